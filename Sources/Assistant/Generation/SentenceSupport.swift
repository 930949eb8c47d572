import Services

/// Compares a sentence of a reply with one of a passage.
struct SentenceSupport {
    let reader: RephrasingReader
    let sentence: StatedSentence
    let evidence: PassageEvidence

    /// Words in a hundred that must be said by the passage: a verb in five may be another one, a name never.
    static let leastCoverage = 80

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
        for stated in sentence.facts where !evidence.facts.contains(where: { stated.fact.isStated(by: $0) }) { return .fact }
        let (content, unknown) = (sentence.content, unknown)
        if unknown.contains(where: \.isName) { return .name }
        if unknown.contains(where: \.isNamed) { return .unsupported }
        if 100 * (content.count - unknown.count) < Self.leastCoverage * content.count { return .unsupported }
        if givesFactsToOthers { return .attribution }
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
        for clause in sentence.clauses {
            let ours = clause.markers
            for other in counterparts(of: clause) {
                let theirs = other.markers
                guard ours.intersection(RephrasingMarker.polarity) == theirs.intersection(RephrasingMarker.polarity)
                else { return .negation }
                let modal = ours.intersection(RephrasingMarker.modal)
                let theirModal = theirs.intersection(RephrasingMarker.modal)
                var allowed = theirModal.isEmpty ? all.intersection(RephrasingMarker.modal) : theirModal
                if asks(other) { allowed.insert(.must) }
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

    /// Whether a clause is an imperative, which « vous devez » says again.
    private func asks(_ clause: StatedSentence.Clause) -> Bool {
        guard let first = clause.words.first(where: { $0.isContent || $0.marker != nil }) else { return false }
        if reader.language == .fr { return first.folded.hasSuffix("ez") && first.isContent }
        guard let second = clause.words.dropFirst().first, clause.words.first?.folded == first.folded else { return false }
        return first.isContent && RephrasingLexicon.isDeterminer(second.folded, .en)
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
        let grants = sentence.facts.contains { $0.fact.isMeasure } || !sentence.markers.isDisjoint(with: [.free, .paid])
        guard grants else { return nil }
        // An amount goes with those for whom it holds: « gratuit pour les familles … ».
        let said = reader.stems(of: sentence)
        for clause in sentence.clauses {
            for other in counterparts(of: clause) {
                guard let start = other.words.firstIndex(where: { ["pour", "for"].contains($0.folded) }) else { continue }
                let complement = other.words[(start + 1)...].filter(\.isContent)
                if !complement.isEmpty, !complement.contains(where: { reader.isSaid($0.stem, among: said) }) { return .omission }
            }
        }
        return nil
    }
}
