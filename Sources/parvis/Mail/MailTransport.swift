import Services
import Web

/// Something that takes a message on its way.
protocol MailTransport: Sendable {
    /// Hands a message over.
    ///
    /// - Throws: `JobFailure` with a code; the job is tried again.
    func deliver(_ message: MailMessage, at now: Instant) async throws(JobFailure)
}

/// A message as it travels: RFC 5322, with RFC 2045 and 2047 for what isn't ASCII.
struct MailEnvelope: Sendable {
    /// The address that messages come from.
    let from: String

    /// The whole message, lines ended by `\n` as `sendmail` expects them.
    ///
    /// - Throws: when an address could not stand in a header.
    func text(of message: MailMessage, at now: Instant) throws(JobFailure) -> String {
        let to = try Self.address(message.to)
        let from = try Self.address(self.from)
        let domain = from.split(separator: "@").last.map(String.init) ?? "localhost"
        let headers = [
            "Date: \(MailDate.text(now))", "From: \(from)", "To: \(to)",
            "Subject: \(Self.encodedWords(message.subject))",
            "Message-ID: <\(message.identifier)@\(domain)>", "Auto-Submitted: auto-generated", "MIME-Version: 1.0",
            "Content-Language: \(message.language.rawValue)", "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: base64",
        ]
        return headers.joined(separator: "\n") + "\n\n" + Self.base64Lines(message.body) + "\n"
    }

    /// An address fit for a header: printable ASCII, with an international domain in its ASCII form (RFC 3492).
    static func address(_ text: String) throws(JobFailure) -> String {
        guard let at = text.lastIndex(of: "@") else { throw JobFailure("mail.address") }
        let domain = String(text[text.index(after: at)...])
        let ascii = domain.utf8.allSatisfy { $0 < 0x80 } ? domain : InternationalDomain.ascii(domain)
        guard let ascii else { throw JobFailure("mail.address") }
        let address = "\(text[..<at])@\(ascii)"
        let isPlain = address.utf8.allSatisfy { (0x21...0x7E).contains($0) && !",;<>()[]\"\\:".utf8.contains($0) }
        guard isPlain, address.utf8.count <= 254 else { throw JobFailure("mail.address") }
        return address
    }

    /// A subject as encoded words, cut between characters, in lines of at most 76 characters with the header's name
    /// (RFC 2047, section 2).
    static func encodedWords(_ text: String) -> String {
        guard !text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else { return text }
        var words: [String] = []
        var piece = ""
        for character in text {
            if (piece + String(character)).utf8.count > 39 {
                words.append(piece)
                piece = ""
            }
            piece.append(character)
        }
        words.append(piece)
        return words.map { "=?utf-8?B?\(Base64.encode(Array($0.utf8)))?=" }.joined(separator: "\n ")
    }

    private static func base64Lines(_ text: String) -> String {
        // Lines within the text end with CR LF once decoded (RFC 2046, section 4.1.1).
        let encoded = Array(Base64.encode(Array(text.replacing("\n", with: "\r\n").utf8)).utf8)
        return stride(from: 0, to: encoded.count, by: 76)
            .map { String(decoding: encoded[$0..<min($0 + 76, encoded.count)], as: UTF8.self) }
            .joined(separator: "\n")
    }
}
