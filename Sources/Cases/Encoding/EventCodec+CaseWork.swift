import FEEL
import Services

/// What agents do to a case besides deciding it. Shipped tags never change meaning.
enum CaseWorkTag {
    static let answersAmended: UInt8 = 30

    /// Every tag of this file.
    static let all: Set<UInt8> = [answersAmended]
}

extension BinaryWriter {
    /// Writes an event of this file; any other is none of it.
    mutating func caseWork(_ fact: CaseEvent.Fact) {
        guard case .answersAmended(let amendment) = fact else { return }
        byte(CaseWorkTag.answersAmended)
        changes(amendment.changes)
        computed(amendment.computed)
        signed(Int64(amendment.evaluatedOn.daysSinceEpoch))
        string(amendment.basis.rawValue)
        string(amendment.why)
    }
}

extension BinaryReader {
    /// Reads an event of this file, after its tag.
    mutating func caseWork(_ tag: UInt8) throws(DecodingFailure) -> CaseEvent.Fact {
        guard tag == CaseWorkTag.answersAmended else { throw .unknownTag("event", tag) }
        return .answersAmended(
            Amendment(
                changes: try changes(), computed: try computed(), evaluatedOn: try date(),
                basis: try parsed("basis") { Amendment.Basis(rawValue: $0) }, why: try string()))
    }
}
