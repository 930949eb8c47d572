import FEEL

/// Words as one searches for them: in lower case, without accents, by their beginning.
public enum FoldedWords {
    /// The lengths of the beginnings under which a word is kept: few, so that an index stays small.
    static let lengths = [3, 4, 6, 9]
    /// The shortest word that is kept.
    public static let shortest = 2
    /// The most words of one text that are kept, and of a search that are looked at.
    static let most = 40
    /// The longest word, in characters; what is longer is cut.
    static let longest = 30

    /// The words of a text, in order, each once.
    public static func of(_ text: String) -> [String] {
        var seen: Set<String> = []
        return AnswerText.folded(text).split { !$0.isLetter && !$0.isNumber }
            .filter { $0.count >= shortest }.map { String($0.prefix(longest)) }
            .filter { seen.insert($0).inserted }.prefix(most).map { $0 }
    }

    /// The keys under which a word is kept.
    static func keys(of word: String) -> [String] {
        guard word.count > shortest else { return [key(word)] }
        return lengths.filter { $0 <= word.count }.map { key(word.prefix($0)) }
    }

    /// The key under which every word that begins so is found, among others: the longest beginning that is kept.
    public static func key(beginning typed: String) -> String {
        let length = lengths.last { $0 <= typed.count } ?? typed.count
        return key(typed.prefix(length))
    }

    private static func key(_ beginning: some StringProtocol) -> String { "word \(beginning)" }
}

extension ServiceDefinition {
    /// What a case is found by among the values that lists show: the beginnings of their words, and, of answers chosen from
    /// a list, the option: its words are the definition's, so that one key stands for all of them.
    public func searchKeys(_ answers: Answers, columns values: [LocalizedText]) -> [String] {
        var keys: Set<String> = []
        for (column, text) in zip(columns, values) {
            if let id = column.question, let question = question(id), let options = question.type.control.options {
                let chosen = answers[id]?.value.optionIDs ?? []
                for option in options where chosen.contains(option.id) { keys.insert(Self.key(option, of: id)) }
                continue
            }
            for language in languages {
                for word in FoldedWords.of(text[language]) { keys.formUnion(FoldedWords.keys(of: word)) }
            }
        }
        return keys.sorted()
    }

    /// The keys of cases among whose listed answers, chosen from a list, a word begins like this one.
    public func searchKeys(ofOptionsBeginning typed: String, in language: Language) -> [String] {
        var keys: [String] = []
        for id in columns.compactMap(\.question) {
            for option in question(id)?.type.control.options ?? []
            where FoldedWords.of(option.label[self.language(preferring: language)]).contains(where: {
                $0.hasPrefix(typed)
            }) {
                keys.append(Self.key(option, of: id))
            }
        }
        return keys
    }

    private static func key(_ option: Option, of question: String) -> String { "option \(question) \(option.id)" }
}

extension Control {
    /// The closed list from which an answer is chosen, if it is.
    var options: [Option]? {
        switch self {
        case .oneOf(let options), .anyOf(let options): options
        default: nil
        }
    }
}

extension Value {
    /// The identifiers of the options chosen.
    fileprivate var optionIDs: [String] {
        switch self {
        case .string(let id): [id]
        case .list(let values): values.flatMap(\.optionIDs)
        default: []
        }
    }
}
