import Assistant
import Foundation
import Services

/// The cases of `Tests/Rephrasings/rephrasings.txt`.
struct RephrasingCase: Sendable, CustomStringConvertible {
    enum Kind: Character {
        case faithful = "="
        case lie = "!"
        case faithfulButDropped = "~"
        case lieThatPasses = "?"
    }

    let kind: Kind
    /// The reason that is expected of a lie's refusal.
    let reason: String?
    let sentence: String
    let request: RephrasingRequest

    var description: String { sentence }

    static func all() throws -> [RephrasingCase] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Rephrasings/rephrasings.txt")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        var cases: [RephrasingCase] = []
        var (language, passages) = (Language.fr, [RephrasingRequest.Passage]())
        for line in lines.drop(while: { !$0.hasPrefix("## ") }) {
            if line.hasPrefix("## ") {
                (language, passages) = (line.hasSuffix("(fr)") ? .fr : .en, [])
            } else if line.hasPrefix("["), let end = line.firstIndex(of: "]") {
                let parts = line[line.index(after: end)...].split(separator: " | ", maxSplits: 1)
                passages.append(
                    .init(
                        heading: parts[0].trimmingCharacters(in: .whitespaces),
                        text: String(parts[1]).replacing(" / ", with: "\n")))
            } else if let kind = line.first.flatMap(Kind.init) {
                var text = line.dropFirst(2)
                var reason: String?
                if kind == .lie, let colon = text.firstIndex(of: ":") {
                    reason = String(text[..<colon])
                    text = text[text.index(colon, offsetBy: 2)...]
                }
                cases.append(
                    RephrasingCase(
                        kind: kind, reason: reason, sentence: String(text),
                        request: RephrasingRequest(question: "?", passages: passages, language: language)))
            }
        }
        return cases
    }
}
