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
            let printed = question.type.print(answer.value, in: languages.first ?? .fr)
            let folded = printed.folding(
                options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: Locale(identifier: "en"))
            parts.append(String(folded.filter { $0.isLetter || $0.isNumber }))
        }
        return parts.map { "\($0.count):\($0)" }.joined()
    }
}
