import Services

/// Compares the order of what two sentences say: who pays whom, what comes first, from when to when.
struct SentenceOrder {
    private let reader: RephrasingReader
    private let ours: StatedSentence
    private let theirs: StatedSentence

    init(_ support: SentenceSupport) {
        reader = support.reader
        ours = support.sentence
        theirs = support.evidence.sentence
    }

    /// Whether the sentence gives to one the part of another, or puts last what comes first.
    var changesParts: Bool {
        exchangesRoles || reversesRange || reversesAroundWord || reversesSequence || reversesOwner
    }

    /// Whether a word that tells which ones is left out: « les enfants » for « les enfants gardés », “homes” for “empty
    /// homes”.
    var widensSubject: Bool {
        ours.words.contains { word in
            guard word.role == .opening else { return false }
            let same = theirs.words.enumerated().filter { isSame(word, $0.element) }
            guard let (place, other) = same.first, same.count == 1 else { return false }
            let beside: [StatedSentence.Word]
            if reader.language == .en {
                beside = theirs.words[..<place].filter {
                    $0.isContent && $0.segment == other.segment && isBeside($0, other, within: 2)
                }
            } else {
                beside = theirs.words[(place + 1)...].prefix(1).filter { $0.isContent && $0.isAdjacent }
            }
            return beside.contains { narrowing in !ours.content.contains { isSame(narrowing, $0) } }
        }
    }

    private func isBeside(_ one: StatedSentence.Word, _ other: StatedSentence.Word, within places: Int) -> Bool {
        one.place < other.place && other.place - one.place < places
    }

    /// « Le quartier de l’école » for « l’école du quartier ».
    private var reversesOwner: Bool {
        func pairs(_ sentence: StatedSentence) -> [(StatedSentence.Word, StatedSentence.Word)] {
            sentence.words.indices.compactMap { place in
                guard ["de", "du", "des", "d", "of"].contains(sentence.words[place].folded), place > 0,
                    sentence.words[place - 1].isContent,
                    let owner = sentence.words[(place + 1)...].prefix(2).first(where: \.isContent)
                else { return nil }
                return (sentence.words[place - 1], owner)
            }
        }
        let stated = pairs(theirs)
        return pairs(ours).contains { owned, owner in
            stated.contains { isSame(owned, $0.1) && isSame(owner, $0.0) }
        }
    }

    private func isSame(_ one: StatedSentence.Word, _ other: StatedSentence.Word) -> Bool {
        reader.isSaid(one.stem, among: reader.stems(of: other))
    }

    /// Whether who acts becomes to whom, or conversely.
    private var exchangesRoles: Bool {
        ours.words.contains { word in
            guard let role = word.role else { return false }
            let same = theirs.words.filter { ($0.isContent || $0.role != nil) && isSame(word, $0) }
            return !same.isEmpty && same.allSatisfy { $0.role != nil && $0.role != role }
        }
    }

    /// « de 9 h à 18 h », turned round.
    private var reversesRange: Bool {
        for (first, second) in zip(ours.facts, ours.facts.dropFirst())
        where first.segment == second.segment && first.fact.family == second.fact.family {
            let starts = theirs.facts.filter { first.fact.isStated(by: $0.fact) }
            let ends = theirs.facts.filter { second.fact.isStated(by: $0.fact) }
            let pairs = starts.flatMap { start in
                ends.filter { $0.segment == start.segment }.map { (start.place, $0.place) }
            }
            if !pairs.isEmpty, pairs.allSatisfy({ $0.0 > $0.1 }) { return true }
        }
        return false
    }

    /// Whether two words change places around a third: « le locataire paie le propriétaire ». A passive does so rightly.
    private var reversesAroundWord: Bool {
        func hasAgent(_ sentence: StatedSentence) -> Bool {
            sentence.words.contains { ["par", "by"].contains($0.folded) }
        }
        guard hasAgent(ours) == hasAgent(theirs) else { return false }
        for segment in Set(ours.content.map(\.segment)) {
            let mine = ours.content.filter { $0.segment == segment }
            for other in Set(theirs.content.map(\.segment)) {
                let places = mine.compactMap { word in
                    theirs.content.first { $0.segment == other && isSame(word, $0) }?.place
                }
                if Self.fallsThrice(places) { return true }
            }
        }
        return false
    }

    /// Whether three places, one after the other, go down.
    private static func fallsThrice(_ places: [Int]) -> Bool {
        places.indices.contains { middle in
            places[..<middle].contains { $0 > places[middle] }
                && places[(middle + 1)...].contains { $0 < places[middle] }
        }
    }

    /// Whether what is done first is said to be done last.
    private var reversesSequence: Bool {
        guard ours.words.contains(where: { RephrasingLexicon.sequence.contains($0.folded) }) else { return false }
        let places = ours.content.compactMap { word in theirs.content.first { isSame(word, $0) }?.place }
        return zip(places, places.dropFirst()).contains { $0 > $1 }
    }
}
