import Services

/// A sentence taken apart: its words, what they mark, the facts it states and its clauses.
struct StatedSentence {
    struct Word {
        let text: String
        let folded: String
        let stem: String
        let marker: RephrasingMarker?
        /// Whether it says something by itself.
        let isContent: Bool
        /// Whether it is capitalised elsewhere than at the beginning.
        let isName: Bool
        /// Whether it follows the word before it, without a mark between.
        let isAdjacent: Bool
        /// The piece between two marks that it stands in.
        let segment: Int
        /// Its place among words and facts.
        let place: Int
        let role: Role?
    }

    /// What a word's place tells of its part in the sentence, when it tells.
    enum Role: Hashable {
        /// The first of its segment, without a preposition: often who acts.
        case opening
        /// After « à », “to”: often to whom.
        case recipient
        /// After “from”.
        case source
    }

    struct Fact {
        let fact: StatedFact
        let segment: Int
        let place: Int
    }

    /// What is compared as one: pieces of the sentence that say something.
    struct Clause {
        var words: [Word] = []
        var facts: [StatedFact] = []

        var markers: Set<RephrasingMarker> { Set(words.compactMap(\.marker)) }
        /// What it is recognised by.
        var stems: Set<String> {
            Set(
                words.filter { $0.isContent || ($0.marker.map { !RephrasingMarker.polarity.contains($0) } ?? false) }
                    .map(\.stem))
        }
        /// How much it says.
        var weight: Int {
            let telling = words.count { word in
                word.isContent || (word.marker.map { !RephrasingMarker.small.contains($0) } ?? false)
            }
            return telling + facts.count
        }
        var polarity: Set<RephrasingMarker> { markers.intersection(RephrasingMarker.polarity) }
    }

    let words: [Word]
    let facts: [Fact]
    /// Segments after which another matter begins: a semicolon or a colon.
    let ends: Set<Int>
    let clauses: [Clause]

    var markers: Set<RephrasingMarker> { Set(words.compactMap(\.marker)) }
    var content: [Word] { words.filter(\.isContent) }
    /// How many things it says.
    var weight: Int { content.count + facts.count + words.count { $0.marker.map { $0 != .not } ?? false } }

    init(_ text: String, language: Language, stemmer: Stemmer) {
        let tokens = RephrasingToken.tokens(of: text)
        let reader = StatedFactReader(language: language, tokens: tokens, stem: { stemmer.stem($0.lowercased()) })
        var (facts, ends, segment) = ([Fact](), Set<Int>(), 0)
        /// Words and, for what stands between them, `,` or `#`.
        var stream: [(token: RephrasingToken?, folded: String, segment: Int)] = []
        var place = 0
        while place < tokens.count {
            if let (fact, length) = reader.fact(at: place) {
                facts.append(Fact(fact: fact, segment: segment, place: stream.count))
                stream.append((nil, "#", segment))
                place += length
                continue
            }
            let token = tokens[place]
            place += 1
            guard token.kind == .word else {
                if token.kind == .digits {
                    let fact = StatedFact(kind: .code, value: token.text)
                    facts.append(Fact(fact: fact, segment: segment, place: stream.count))
                }
                if [",", ";", ":", "(", ")", "!", "?", "…"].contains(token.text)
                    || (token.text == "." && !token.isSpaced)
                {
                    if [";", ":"].contains(token.text) { ends.insert(segment) }
                    segment += 1
                    stream.append((nil, ",", segment))
                }
                continue
            }
            if RephrasingLexicon.joinsClauses(token.folded, language), !stream.isEmpty { segment += 1 }
            // « où » is not « ou ».
            stream.append((token, token.text.lowercased() == "où" ? "où" : token.folded, segment))
        }
        words = Self.words(stream, language, stemmer)
        self.facts = facts
        self.ends = ends
        clauses = Self.clauses(words, facts, segments: segment, language)
    }

    private static func words(
        _ stream: [(token: RephrasingToken?, folded: String, segment: Int)], _ language: Language,
        _ stemmer: Stemmer
    ) -> [Word] {
        let folded = stream.map(\.folded)
        var words: [Word] = []
        for (place, entry) in stream.enumerated() {
            guard let token = entry.token else { continue }
            let isFunction = RephrasingLexicon.isFunction(token.folded, language)
            let marker = RephrasingMarker.marker(at: place, in: folded, language)
            let isContent = !isFunction && marker == nil && token.text.count > 1
            let isParty = isContent || marker.map(RephrasingMarker.parties.contains) ?? false
            let opens = words.allSatisfy {
                $0.segment != entry.segment || RephrasingLexicon.isArticle($0.folded, language)
            }
            words.append(
                Word(
                    text: token.text, folded: token.folded, stem: stemmer.stem(token.text.lowercased()), marker: marker,
                    isContent: isContent, isName: token.isCapitalised && !words.isEmpty && !isFunction,
                    isAdjacent: place > 0 && stream[place - 1].token != nil, segment: entry.segment, place: place,
                    role: isParty ? (opens ? .opening : role(after: folded[..<place], language)) : nil))
        }
        return words
    }

    /// What the preposition before a word, with or without an article, tells of its part.
    private static func role(after words: ArraySlice<String>, _ language: Language) -> Role? {
        guard let last = words.last else { return nil }
        let isArticle = RephrasingLexicon.isArticle(last, language)
        let preposition = isArticle ? words.dropLast().last ?? "" : last
        if preposition == "from" { return .source }
        // Without an article, « à » and “to” are as often before a verb.
        let recipient: Set<String> = isArticle ? ["a", "to", "into"] : ["au", "aux", "into"]
        return recipient.contains(preposition) ? .recipient : nil
    }

    /// Segments put together until each clause says two things at least; what is denied stays apart from what is
    /// affirmed, except in a list: « piles et peintures ne sont pas acceptées ».
    private static func clauses(_ words: [Word], _ facts: [Fact], segments: Int, _ language: Language) -> [Clause] {
        var clauses: [Clause] = []
        for segment in 0...segments {
            let piece = Clause(
                words: words.filter { $0.segment == segment },
                facts: facts.filter { $0.segment == segment }.map(\.fact))
            guard !piece.words.isEmpty || !piece.facts.isEmpty else { continue }
            let isJoined = piece.words.first.map { RephrasingLexicon.joinsClauses($0.folded, language) } ?? false
            guard let last = clauses.last, last.weight < 2 || piece.weight < 2,
                last.polarity == piece.polarity || last.weight == 0 || piece.weight == 0
                    || (isJoined && (piece.polarity.isEmpty || last.weight < 2))
            else {
                clauses.append(piece)
                continue
            }
            clauses[clauses.count - 1].words += piece.words
            clauses[clauses.count - 1].facts += piece.facts
        }
        return clauses
    }

    /// Stems that say for whom or for what a fact holds: those of its segment and of segments beside it without a fact.
    /// « 3 € pour un enfant et 6 € pour un adulte »: a segment that begins by its fact takes up the words that stand
    /// before the first one.
    func surroundings(of fact: Fact) -> Set<String> {
        let stated = Set(facts.map(\.segment))
        var segments: Set<Int> = [fact.segment]
        if !stated.contains(fact.segment - 1), !ends.contains(fact.segment - 1) { segments.insert(fact.segment - 1) }
        if !stated.contains(fact.segment + 1), !ends.contains(fact.segment) { segments.insert(fact.segment + 1) }
        var near = words.filter { segments.contains($0.segment) }
        let begins = !words.contains { $0.segment == fact.segment && $0.isContent && $0.place < fact.place }
        if begins, let first = facts.first(where: { $0.fact.family == fact.fact.family }), first.segment < fact.segment
        {
            near += words.filter { $0.segment == first.segment && $0.place < first.place }
        }
        return Set(
            near.filter { $0.isContent || ($0.marker.map { !RephrasingMarker.modal.contains($0) } ?? false) }.map(
                \.stem))
    }
}
