import Services

/// One, or several, of the answers of a closed list, in the words in which people say them.
enum SpokenChoice {
    /// What a message says of a list.
    enum Heard: Sendable, Hashable {
        case options([String])
        /// Several fit where one is asked.
        case several([String])
        case none
    }

    /// The options that a message names: by their words, or by their place ("la deuxième").
    static func heard(in words: MessageWords, among options: [Option], language: Language, takesSeveral: Bool) -> Heard
    {
        if takesSeveral, all.first(in: words.bytes) != nil { return .options(options.map(\.id)) }
        let labels = options.map { content(MessageWords($0.label[language]).list) }
        // A word counts for an option when no other option has it.
        var owners: [String: Set<Int>] = [:]
        for (index, label) in labels.enumerated() {
            for word in label { owners[word, default: []].insert(index) }
        }
        let said = Set(content(words.list))
        let sentence = " " + words.list.joined(separator: " ") + " "
        let scores = labels.indices.map { index -> Int in
            let whole = " " + MessageWords(options[index].label[language]).list.joined(separator: " ") + " "
            if sentence.contains(whole) { return 100 }
            return labels[index].filter { word in
                owners[word]?.count == 1 && said.contains { near($0, word) }
            }.count
        }
        let best = scores.max() ?? 0
        if best > 0 {
            let chosen =
                takesSeveral ? scores.indices.filter { scores[$0] > 0 } : scores.indices.filter { scores[$0] == best }
            let ids = chosen.map { options[$0].id }
            return takesSeveral || ids.count == 1 ? .options(ids) : .several(ids)
        }
        if let place = place(words), options.indices.contains(place) { return .options([options[place].id]) }
        return .none
    }

    private static func content(_ words: [String]) -> [String] {
        words.filter { $0.count >= 3 && !empty.contains($0) }
    }

    /// The same word, its plural, or one slip of typing away from it.
    private static func near(_ said: String, _ word: String) -> Bool {
        if said == word || said + "s" == word || said == word + "s" || said + "e" == word { return true }
        guard said.count >= 5, word.count >= 5, said.first == word.first else { return false }
        return WordPattern.isOneSlip(Array(said.utf8), Array(word.utf8))
    }

    private static func place(_ words: MessageWords) -> Int? {
        guard words.list.count <= 4 else { return nil }
        for word in words.list {
            if let place = places[word] { return place }
            if words.list.count == 1, let number = Int(word), number > 0 { return number - 1 }
        }
        return nil
    }

    private static let all = PatternList(["tous", "toutes", "all [of] [them]", "every day", "tout"])
    private static let places: [String: Int] = [
        "premier": 0, "premiere": 0, "first": 0, "deuxieme": 1, "second": 1, "seconde": 1, "troisieme": 2, "third": 2,
        "quatrieme": 3, "fourth": 3,
    ]
    private static let empty: Set<String> = [
        "les", "des", "une", "que", "qui", "est", "dans", "sur", "par", "pour", "avec", "mon", "mes", "son", "ses",
        "the",
        "and", "that", "with", "for", "from", "you", "suis", "vous", "nous", "have", "has",
    ]
}
