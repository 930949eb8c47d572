import Services

/// A sentence of a passage, as something that may support a sentence of an answer.
struct PassageEvidence {
    /// The number of its passage, from 1.
    let passage: Int
    /// Its place in the passage.
    let place: Int
    let sentence: StatedSentence
    /// Stems that it says, or that its heading or the sentence that it leans on says; synonyms under one name.
    let stems: Set<String>
    let facts: [StatedFact]

    /// Cuts a passage into what may support a sentence.
    ///
    /// An item of a list is read with the line that announces it. A question supports nothing, nor does a sentence that
    /// speaks to a model, nor what follows it in its paragraph.
    static func all(of passage: RephrasingRequest.Passage, number: Int, reader: RephrasingReader) -> [PassageEvidence] {
        let heading = passage.heading.map(reader.sentence)
        let headingFacts = passage.heading?.contains("?") ?? true ? [] : heading?.facts.map(\.fact) ?? []
        var (found, previous) = ([PassageEvidence](), StatedSentence?.none)
        func add(_ sentence: StatedSentence, at place: Int, leaningOn previous: StatedSentence?) {
            var stems = reader.stems(of: sentence)
            if let heading { stems.formUnion(reader.stems(of: heading)) }
            if let previous,
                sentence.words.prefix(3).contains(where: { RephrasingLexicon.leansBack($0.folded, reader.language) })
            {
                stems.formUnion(reader.stems(of: previous))
            }
            found.append(
                PassageEvidence(
                    passage: number, place: place, sentence: sentence, stems: stems,
                    facts: sentence.facts.map(\.fact) + headingFacts))
        }
        var place = 0
        var (announcement, items) = (String?.none, [String]())
        func endList() {
            if let announcement, items.count > 1 {
                add(reader.sentence(announcement + " " + items.joined(separator: ", ")), at: place, leaningOn: previous)
            }
            (announcement, items) = (nil, [])
        }
        for line in passage.text.split(whereSeparator: \.isNewline) {
            let text = line.trimming { $0.isWhitespace || "-•*–".contains($0) }
            if let announced = announcement, text.count <= 200, items.count < 15, !text.hasSuffix(":") {
                place += 1
                items.append(String(text.trimming { ";,.".contains($0) }))
                if !speaksToModel(String(text)) {
                    add(reader.sentence("\(announced) \(text)"), at: place, leaningOn: previous)
                }
                continue
            }
            endList()
            for text in SentenceSplitter.sentences(of: String(text)) {
                place += 1
                if speaksToModel(text) { break }
                if text.hasSuffix(":") { announcement = text }
                guard !text.hasSuffix("?") else { continue }
                let sentence = reader.sentence(text)
                add(sentence, at: place, leaningOn: previous)
                previous = sentence
            }
        }
        endList()
        return found
    }

    /// Whether a sentence is addressed to a model rather than to people.
    static func speaksToModel(_ text: String) -> Bool {
        let folded = Words.plain(text)
        let obeys = [
            "ignore", "oublie", "disregard", "forget", "override", "ne tiens pas compte", "ne tenez pas compte",
        ]
        let whom = [
            "instruction", "consigne", "precedent", "previous", "prompt", "regles", "rules", "above", "ci-dessus",
        ]
        if obeys.contains(where: folded.contains), whom.contains(where: folded.contains) { return true }
        let openings = [
            "prompt", "tu es un", "you are a", "you are now", "reponds que", "repondez que", "dis que", "dites que",
            "say that", "tell the user", "answer that", "respond with", "assistant:", "system:", "en tant qu'ia",
            "as an ai",
            "modele de langue", "language model", "ecris que", "affirme que",
        ]
        return openings.contains(where: folded.contains)
    }
}

/// Reads sentences in one language, for one check.
final class RephrasingReader {
    let language: Language
    private let stemmer: Stemmer
    /// The first stem of the group that each stem belongs to.
    private let groups: [String: String]

    init(language: Language) {
        self.language = language
        stemmer = Stemmer(language)
        var groups: [String: String] = [:]
        for words in RephrasingLexicon.synonyms(language) {
            let stems = words.map(stemmer.stem)
            for stem in stems { groups[stem] = "=" + (stems.first ?? stem) }
        }
        self.groups = groups
    }

    func sentence(_ text: String) -> StatedSentence { StatedSentence(text, language: language, stemmer: stemmer) }

    func stems(of sentence: StatedSentence) -> Set<String> {
        sentence.words.reduce(into: []) { $0.formUnion(stems(of: $1)) }
    }

    func stems(of word: StatedSentence.Word) -> Set<String> {
        groups[word.stem].map { [word.stem, $0] } ?? [word.stem]
    }

    /// Whether a stem is said among others: itself, a word of its group, or one of its family (« inscrire »,
    /// « inscription »).
    func isSaid(_ stem: String, among stems: Set<String>) -> Bool {
        if stems.contains(stem) { return true }
        if let group = groups[stem], stems.contains(group) { return true }
        let (mine, length) = (stem.utf8, stem.utf8.count)
        guard length >= 5, let first = mine.first else { return false }
        return stems.contains { other in
            let theirs = other.utf8
            guard theirs.first == first, abs(theirs.count - length) <= 3 else { return false }
            let shared = zip(mine, theirs).prefix { $0 == $1 }.count
            let isFamily = shared >= 6 || (shared >= 5 && shared == min(length, theirs.count))
            return isFamily && length - shared <= 3 && theirs.count - shared <= 3
        }
    }
}
