import FEEL
import Foundation

extension ServiceDefinition {
    /// What two requests for the same thing have in common: the answers to the questions that the definition names, as
    /// people write them in several ways made one (case, accents, punctuation and spaces do not count). Nil when the
    /// definition names none, or one of them is not answered: nothing is said of what is not known.
    public func duplicateKey(of answers: Answers) -> String? {
        guard !duplicates.isEmpty else { return nil }
        var parts: [String] = []
        for id in duplicates {
            guard let question = question(id), let answer = answers[id], answer.value != .null else { return nil }
            parts.append(Self.essence(of: question.type.print(answer.value, in: languages.first ?? .fr)))
        }
        return parts.map { "\($0.count):\($0)" }.joined()
    }

    /// Letters and digits alone, without case, accents or width.
    private static func essence(of text: String) -> String {
        // Text in plain letters, which is most of it, needs none of what Unicode knows: the result is the same.
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            return String(decoding: text.utf8.compactMap(plain), as: UTF8.self)
        }
        let folded = text.folding(
            options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: foldingLocale)
        return String(folded.filter { $0.isLetter || $0.isNumber })
    }

    /// An ASCII letter in lower case, or a digit; nil for anything else.
    private static func plain(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        default: nil
        }
    }

    private static let foldingLocale = Locale(identifier: "en")
}
