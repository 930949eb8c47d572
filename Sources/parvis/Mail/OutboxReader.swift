import Foundation
import Web

/// Reads back the messages that `OutboxTransport` kept, for the demonstration's own page.
struct OutboxReader: DemonstrationMailbox {
    let folder: String

    func messages(limit: Int) async -> [DemonstrationMessage] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        // A message is named after its job, whose identifier orders by time: newest first, and only those are read.
        return names.filter { $0.hasSuffix(".eml") }.sorted(by: >).prefix(limit).compactMap { name in
            guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else { return nil }
            return Self.message(String(decoding: data, as: UTF8.self), id: String(name.dropLast(4)))
        }
    }

    /// A message as `MailEnvelope` writes it; nil when it is something else.
    static func message(_ text: String, id: String) -> DemonstrationMessage? {
        guard let end = text.range(of: "\n\n") else { return nil }
        // A line that begins with a space goes on with the header before it (RFC 5322, section 2.2.3).
        let head = text[..<end.lowerBound].replacing("\n ", with: " ")
        var headers: [String: String] = [:]
        for line in head.split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            headers[line[..<colon].lowercased()] = String(line[line.index(after: colon)...].drop { $0 == " " })
        }
        guard let to = headers["to"], let subject = headers["subject"],
            let body = decoded(text[end.upperBound...].filter { !$0.isWhitespace })
        else { return nil }
        return DemonstrationMessage(
            id: id, to: to, subject: plainWords(subject), body: body.replacing("\r\n", with: "\n"),
            language: headers["content-language"] ?? "fr")
    }

    /// A subject without its encoded words (RFC 2047); spaces between two of them are not part of the text.
    private static func plainWords(_ subject: String) -> String {
        var text = ""
        for word in subject.split(separator: " ") {
            let isEncoded = word.hasPrefix("=?utf-8?B?") && word.hasSuffix("?=")
            guard isEncoded else {
                text += (text.isEmpty ? "" : " ") + word
                continue
            }
            text += decoded(String(word.dropFirst(10).dropLast(2))) ?? ""
        }
        return text
    }

    private static func decoded(_ base64: String) -> String? {
        Data(base64Encoded: base64).map { String(decoding: $0, as: UTF8.self) }
    }
}
