import Services

/// Compares a sentence of a reply with one of a passage.
struct SentenceSupport {
    let reader: RephrasingReader
    let sentence: StatedSentence
    let evidence: PassageEvidence

    /// Words of the sentence that the evidence doesn't say.
    private var unknown: [StatedSentence.Word] {
        sentence.content.filter { !reader.isSaid($0.stem, among: evidence.stems) }
    }

    /// From 0 to 100: the part of what the sentence says that the evidence says.
    var coverage: Int {
        let markers = sentence.markers.subtracting(RephrasingMarker.modal).subtracting(RephrasingMarker.polarity)
        let count = sentence.content.count + sentence.facts.count + markers.count
        guard count > 0 else { return 0 }
        let facts = sentence.facts.count { fact in !evidence.facts.contains { fact.fact.isStated(by: $0) } }
        let missing = unknown.count + facts + markers.subtracting(evidence.sentence.markers).count
        return 100 * (count - missing) / count
    }

    /// Why the evidence doesn't support the sentence; nil when it does.
    var refusal: RephrasingRefusal? {
        for stated in sentence.facts where !evidence.facts.contains(where: { stated.fact.isStated(by: $0) }) {
            return .fact
        }
        let unknown = unknown
        if unknown.contains(where: \.isName) { return .name }
        // Every word: where one in five might be new, “we throw large items” passed for “we collect”.
        if !unknown.isEmpty { return .unsupported }
        if givesFactsToOthers || SentenceOrder(self).changesParts { return .attribution }
        return markerRefusal ?? clauseRefusal ?? omission
    }

    // MARK: which number is whose

    private var givesFactsToOthers: Bool {
        let theirs = evidence.sentence
        for ours in sentence.facts {
            let own = theirs.facts.filter { ours.fact.isStated(by: $0.fact) }
            let rivals = theirs.facts.filter {
                $0.fact.family == ours.fact.family && !ours.fact.isStated(by: $0.fact)
            }
            guard !own.isEmpty, !rivals.isEmpty else { continue }
            let surroundings = sentence.surroundings(of: ours)
            /// Words in common, less a little for each that the passage says there and the sentence doesn't.
            func nearness(_ facts: [StatedSentence.Fact]) -> Double {
                facts.map { fact in
                    let near = theirs.surroundings(of: fact)
                    let shared = surroundings.count { reader.isSaid($0, among: near) }
                    let left = near.count { !reader.isSaid($0, among: surroundings) }
                    return Double(shared) - 0.01 * Double(left)
                }.max() ?? 0
            }
            if nearness(rivals) > nearness(own) { return true }
            // « à 16 h » alone, where the passage says « à 16 h en hiver et à 20 h en été ».
            let others = rivals.reduce(into: Set<String>()) { $0.formUnion(theirs.surroundings(of: $1)) }
            let only = own.reduce(into: Set<String>()) { $0.formUnion(theirs.surroundings(of: $1)) }.subtracting(others)
            let foreign = others.subtracting(
                own.reduce(into: Set<String>()) { $0.formUnion(theirs.surroundings(of: $1)) })
            let isAlone = sentence.facts.count { $0.fact.family == ours.fact.family } == 1
            if isAlone, foreign.contains(where: { reader.isSaid($0, among: surroundings) }) { return true }
            if !only.isEmpty, !only.contains(where: { reader.isSaid($0, among: surroundings) }) { return true }
        }
        return false
    }

    // MARK: clause by clause

    /// The clauses of the passage that a clause says again: those that share most with it.
    private func counterparts(of clause: StatedSentence.Clause) -> [StatedSentence.Clause] {
        let clauses = evidence.sentence.clauses
        let stems = clause.stems
        func shared(_ other: StatedSentence.Clause) -> Double {
            let theirs = other.stems
            let words = stems.count { reader.isSaid($0, among: theirs) }
            let facts = clause.facts.count { fact in other.facts.contains { fact.isStated(by: $0) } }
            // Among clauses that share as much, the one that says little else.
            return Double(words + 2 * facts) - 0.01 * Double(theirs.count)
        }
        let most = clauses.map(shared).max() ?? 0
        return clauses.filter { shared($0) >= most - 0.005 }
    }

    private var clauseRefusal: RephrasingRefusal? {
        let all = evidence.sentence.markers
        if deniesWords { return .negation }
        for clause in sentence.clauses {
            let ours = clause.markers
            for other in counterparts(of: clause) {
                let theirs = other.markers
                guard clause.polarity == other.polarity || isComplement(clause) else { return .negation }
                let modal = ours.intersection(RephrasingMarker.modal)
                let theirModal = theirs.intersection(RephrasingMarker.modal)
                var allowed = theirModal.isEmpty ? all.intersection(RephrasingMarker.modal) : theirModal
                // « Apportez … » obliges, whatever the rest of the sentence allows.
                if asks(other) { allowed = theirModal.union([.must]) }
                guard modal.isSubset(of: allowed) else { return .modality }
                // « Vous pouvez recevoir » is not « vous recevez ».
                let softened = theirModal.subtracting([.must])
                guard softened.isSubset(of: sentence.markers) else { return .modality }
                let kept = theirs.intersection(RephrasingMarker.kept).subtracting([.condition])
                guard kept.isSubset(of: sentence.markers) else { return .omission }
            }
        }
        return nil
    }

    /// Whether a word that the passage only denies is affirmed, or conversely.
    private var deniesWords: Bool {
        sentence.clauses.contains { clause in
            guard !isComplement(clause) else { return false }
            return clause.words.contains { word in
                guard word.isContent else { return false }
                let theirs = evidence.sentence.clauses.filter { other in
                    other.words.contains { $0.isContent && reader.isSaid(word.stem, among: reader.stems(of: $0)) }
                }
                return !theirs.isEmpty && theirs.allSatisfy { $0.polarity != clause.polarity }
            }
        }
    }

    /// Whether a clause only says where, when or what for, in a sentence that denies as the passage does: « Pour
    /// déposer le dossier, … ».
    private func isComplement(_ clause: StatedSentence.Clause) -> Bool {
        guard let first = clause.words.first, RephrasingLexicon.prepositions.contains(first.folded) else {
            return false
        }
        let polarity = RephrasingMarker.polarity
        return clause.polarity.isEmpty
            && sentence.markers.intersection(polarity) == evidence.sentence.markers.intersection(polarity)
    }

    /// Whether a clause is an imperative, which « vous devez » says again.
    private func asks(_ clause: StatedSentence.Clause) -> Bool {
        guard let first = clause.words.first(where: { $0.isContent || $0.marker != nil }) else { return false }
        if reader.language == .fr { return first.folded.hasSuffix("ez") && first.isContent }
        guard let second = clause.words.dropFirst().first, clause.words.first?.folded == first.folded else {
            return false
        }
        return first.isContent && RephrasingLexicon.isArticle(second.folded, .en)
    }

    // MARK: words that bear the meaning

    private var markerRefusal: RephrasingRefusal? {
        let ours = sentence.markers.subtracting(RephrasingMarker.modal).subtracting(RephrasingMarker.polarity)
        return ours.isSubset(of: evidence.sentence.markers) ? nil : .meaning
    }

    /// What the passage says and the sentence leaves out, though it narrows what it says.
    private var omission: RephrasingRefusal? {
        let theirs = evidence.sentence
        if theirs.markers.contains(.condition), !sentence.markers.contains(.condition) { return .omission }
        if theirs.markers.contains(.or), !sentence.markers.contains(.or) { return .omission }
        if SentenceOrder(self).widensSubject { return .omission }
        // An amount goes with those for whom it holds: « gratuit pour les familles … », « la première année », « par an ».
        let price: Set<RephrasingMarker> = [.free, .paid]
        let ours = sentence.facts.map(\.fact)
        let families = Set(ours.map(\.family))
        let said = reader.stems(of: sentence)
        for clause in theirs.clauses {
            let grants =
                !clause.markers.intersection(price).isDisjoint(with: sentence.markers)
                || ours.contains { fact in fact.isMeasure && clause.facts.contains { fact.isStated(by: $0) } }
            // « Les deux parents » may not become « un parent ».
            let counted = clause.facts.filter {
                $0.kind == .number && !$0.isMeasure && !$0.unit.isEmpty && said.contains($0.unit)
            }
            if counted.contains(where: { number in !ours.contains { $0.isStated(by: number) } }) { return .omission }
            guard grants || (!clause.polarity.isEmpty && isSaidAgain(clause)) else { continue }
            let spans = clause.facts.filter { fact in
                let isSpan = fact.kind == .number ? RephrasingNumbers.spans.contains(fact.unit) : fact.kind != .code
                return isSpan && !families.contains(fact.family)
            }
            if grants, !spans.isEmpty { return .omission }
            let periods = clause.words.filter { RephrasingNumbers.measures[$0.folded] != nil }
            if grants, !periods.isEmpty, !periods.contains(where: { reader.isSaid($0.stem, among: said) }) {
                return .omission
            }
            guard let start = clause.words.firstIndex(where: { ["pour", "for"].contains($0.folded) }) else { continue }
            let complement = clause.words[(start + 1)...].filter(\.isContent)
            if !complement.isEmpty, !complement.contains(where: { reader.isSaid($0.stem, among: said) }) {
                return .omission
            }
        }
        return nil
    }

    /// Whether the sentence takes up most of a clause.
    private func isSaidAgain(_ clause: StatedSentence.Clause) -> Bool {
        let said = reader.stems(of: sentence)
        let stems = clause.stems
        return 2 * stems.count { reader.isSaid($0, among: said) } >= stems.count
    }
}
