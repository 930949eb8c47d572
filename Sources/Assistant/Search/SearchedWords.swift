import Services

/// A question as it is searched: in plain words, without what says nothing, with the long forms of its abbreviations.
struct SearchedWords: Sendable {
    /// A word to look for.
    struct Word: Sendable, Hashable {
        /// In lower case, with the accents that were typed.
        let text: String
        /// Without accents.
        let folded: String
        /// What it counts, from 0 to 1: less for a word that was added.
        let share: Float
    }

    /// What is longer is not read: nobody asks in more.
    static let longest = 2_000
    /// Words beyond are not looked for.
    static let mostWords = 48
    /// What a word of an abbreviation's other form counts.
    static let addedShare: Float = 0.5

    /// Distinct words to look for.
    let words: [Word]
    /// The question in plain words, for the embedding.
    let plain: String
    /// How many words it had, those that say nothing included.
    let typedCount: Int

    /// Reads a question. `isKnown` says whether a word, without accents, stands in any sheet.
    init(_ query: String, language: Language, isKnown: (String) -> Bool) {
        let abbreviations = Abbreviations.of(language)
        let typed = Words.list(query.prefix(Self.longest), atMost: Self.mostWords)
        typedCount = typed.count
        var tokens: [String] = []
        var isRewritten = false
        for (index, word) in typed.enumerated() {
            let folded = Words.folded(word)
            if let written = abbreviations.typed[folded], !Self.isElision(word, in: query, before: index, of: typed) {
                isRewritten = true
                tokens += written.split(separator: " ").map(String.init)
            } else if let parts = Self.separated(folded, word: word, language: language, isKnown: isKnown) {
                isRewritten = true
                tokens += parts
            } else {
                tokens.append(word)
            }
        }
        let stop = StopWords.of(language)
        let folded = tokens.map { Words.folded($0) }
        var kept = tokens.indices.filter { !stop.contains(folded[$0]) }
        if kept.isEmpty { kept = Array(tokens.indices) }
        var words: [Word] = []
        var seen: Set<String> = []
        for index in kept where seen.insert(folded[index]).inserted {
            words.append(Word(text: tokens[index], folded: folded[index], share: 1))
        }
        var added: [String] = []
        for word in Array(words) {
            for form in abbreviations.longForms[word.folded] ?? [] {
                added.append(form.joined(separator: " "))
                for part in form where !stop.contains(part) && seen.insert(part).inserted {
                    words.append(Word(text: part, folded: part, share: Self.addedShare))
                }
            }
        }
        let content = kept.map { folded[$0] }
        for start in content.indices {
            for (form, short) in abbreviations.shortForms[content[start]] ?? []
            where form.count > 1 && content[start...].starts(with: form) && seen.insert(short).inserted {
                words.append(Word(text: short, folded: short, share: Self.addedShare))
            }
        }
        self.words = words
        var plain = isRewritten ? tokens.joined(separator: " ") : String(query.prefix(Self.longest))
        if !added.isEmpty { plain += " (\(added.joined(separator: ", ")))" }
        self.plain = plain
    }

    /// Whether a single letter is what an apostrophe left of a word: `c` in `c'est` is not `c` typed for it.
    private static func isElision(_ word: String, in query: String, before index: Int, of words: [String]) -> Bool {
        guard word.count == 1, index + 1 < words.count else { return false }
        let lowered = query.lowercased()
        return ["'", "’", "ʼ"].contains { lowered.contains("\(word)\($0)\(words[index + 1])") }
    }

    /// A word whose apostrophe was not typed, in two: `didentité`. Only when it is unknown and its rest is known.
    private static func separated(
        _ folded: String, word: String, language: Language, isKnown: (String) -> Bool
    ) -> [String]? {
        guard language == .fr, word.count > 4, folded.count == word.count, !isKnown(folded) else { return nil }
        for elided in ["qu", "d", "l", "j", "m", "t", "s", "n", "c"] where folded.hasPrefix(elided) {
            let rest = folded.dropFirst(elided.count)
            guard let first = rest.first, "aeiouyh".contains(first), isKnown(String(rest)) else { continue }
            return [elided, String(word.dropFirst(elided.count))]
        }
        return nil
    }
}
