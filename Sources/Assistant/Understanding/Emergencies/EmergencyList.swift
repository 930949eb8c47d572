public import FEEL
public import Services

/// What is recognised as an emergency, and which numbers are shown at once: a list that people wrote and reviewed
/// (`emergencies.yaml`), read word by word. Nothing about it depends on a search or on a model.
public struct EmergencyList: Sendable {
    /// A number to call.
    public struct Number: Sendable, Hashable {
        /// As people dial it.
        public let number: String
        /// Who answers, and when.
        public let label: LocalizedText
    }

    /// A kind of emergency.
    public struct Category: Sendable {
        /// Its identifier.
        public let id: String
        /// What is said before the numbers.
        public let words: LocalizedText
        /// The numbers, the first to call first.
        public let numbers: [Number]
        /// Whether a negation takes it back ("personne n’est blessé"): never where somebody may hide what they feel.
        let isNegatable: Bool
        let patterns: [WordPattern]
        /// Words that may speak of it and often do not: the numbers are shown under the answer, which goes on.
        let watch: [WordPattern]
        let exceptions: [WordPattern]
        /// Whether it is about what somebody feels: a person is offered, and agents are told.
        public let isDistress: Bool
    }

    /// When it was last reviewed.
    public let reviewedOn: CivilDate
    /// In what quality.
    public let reviewedBy: LocalizedText
    /// The kinds of emergency, the gravest first.
    public let categories: [Category]
    /// Figures of speech and administrative words, put aside before anything is recognised.
    let figurative: [WordPattern]

    /// An emergency that was recognised.
    public struct Alarm: Sendable {
        /// Its kind.
        public let category: Category
        /// The pattern that recognised it.
        public let evidence: String
    }

    /// What a message says of emergencies, the gravest first; none for nearly all messages.
    public func alarms(in text: String) -> [Alarm] { find(text, \.patterns) }

    /// What is said above those numbers.
    public static func introduction(in language: Language) -> String {
        AssistantCatalogue.texts(language).inCaseOfDanger
    }

    /// The numbers to show beside the results of a search: of what it certainly says, else of what it may say. Each once.
    public func numbers(for text: String, in language: Language) -> [Conversation.EmergencyNumber] {
        let certain = alarms(in: text)
        return Self.numbers(of: (certain.isEmpty ? concerns(in: text) : certain).map(\.category), in: language)
    }

    /// The numbers of some categories, each once.
    static func numbers(of categories: [Category], in language: Language) -> [Conversation.EmergencyNumber] {
        var seen: Set<String> = []
        return categories.flatMap(\.numbers).filter { seen.insert($0.number).inserted }
            .map { Conversation.EmergencyNumber(number: $0.number, label: $0.label[language]) }
    }

    /// What a message may say of emergencies, where nothing is recognised for sure: numbers are shown under the answer.
    public func concerns(in text: String) -> [Alarm] { find(text, \.watch) }

    private func find(_ text: String, _ patterns: KeyPath<Category, [WordPattern]>) -> [Alarm] {
        let read = MessageWords(text)
        let words = withoutFigures(read.bytes)
        guard !words.isEmpty else { return [] }
        return categories.compactMap { category in
            guard !category.exceptions.contains(where: { $0.match(in: words) != nil }) else { return nil }
            for pattern in category[keyPath: patterns] {
                var start = 0
                while let range = pattern.match(in: words, from: start), !range.isEmpty {
                    if !(category.isNegatable && Self.isNegated(range, read)) {
                        return Alarm(category: category, evidence: pattern.source)
                    }
                    start = range.lowerBound + 1
                }
            }
            return nil
        }
    }

    /// Words with the figures of speech emptied.
    private func withoutFigures(_ words: [[UInt8]]) -> [[UInt8]] {
        var words = words
        for pattern in figurative {
            var start = 0
            while let range = pattern.match(in: words, from: start), !range.isEmpty {
                for place in range { words[place] = [] }
                start = range.upperBound
            }
        }
        return words
    }

    /// Whether a negation stands right before the words, or right after them in a French negative clause.
    private static func isNegated(_ range: Range<Int>, _ words: MessageWords) -> Bool {
        var place = range.lowerBound
        for _ in 0..<2 {
            guard place > 0, !words.beginsClause[place] else { break }
            place -= 1
            if before.contains(words.list[place]) { return true }
        }
        guard range.upperBound < words.list.count, !words.beginsClause[range.upperBound],
            after.contains(words.list[range.upperBound])
        else { return false }
        return words.list[max(range.lowerBound - 3, 0)..<range.upperBound].contains { $0 == "ne" || $0 == "n" }
    }

    private static let before: Set<String> = [
        "pas", "aucun", "aucune", "sans", "jamais", "plus", "no", "not", "never", "without", "nobody", "t", "personne",
    ]
    private static let after: Set<String> = ["pas", "jamais", "plus", "rien", "personne", "aucun", "aucune"]
}
