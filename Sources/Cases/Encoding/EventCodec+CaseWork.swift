import FEEL
import Services

/// What agents do to a case besides deciding it. Shipped tags never change meaning.
enum CaseWorkTag {
    static let answersAmended: UInt8 = 30
    static let linked: UInt8 = 31
    static let distinguished: UInt8 = 32
    static let takesUp: UInt8 = 36
    static let takenUp: UInt8 = 37
    static let routed: UInt8 = 40
    static let merged: UInt8 = 41
    static let separated: UInt8 = 42
    static let absorbed: UInt8 = 43
    static let prepared: UInt8 = 44
    static let preparationEnded: UInt8 = 45
    /// An act with its signature: `acted` without one has a tag of its own.
    static let signed: UInt8 = 46

    /// Every tag of this file.
    static let all: Set<UInt8> = [
        answersAmended, linked, distinguished, routed, merged, separated, absorbed, prepared, preparationEnded,
        takesUp, takenUp,
    ]
}

extension BinaryWriter {
    /// Writes an event of this file; any other is none of it.
    mutating func caseWork(_ fact: CaseEvent.Fact) {
        switch fact {
        case .answersAmended(let amendment):
            byte(CaseWorkTag.answersAmended)
            changes(amendment.changes)
            computed(amendment.computed)
            signed(Int64(amendment.evaluatedOn.daysSinceEpoch))
            string(amendment.basis.rawValue)
            string(amendment.why)
        case .linked(let other, let why):
            byte(CaseWorkTag.linked)
            related(other)
            string(why)
        case .distinguished(let other):
            byte(CaseWorkTag.distinguished)
            related(other)
        case .routed(let group, let why):
            byte(CaseWorkTag.routed)
            string(group)
            optional(why) { $0.string($1) }
        case .merged(let other, let why):
            byte(CaseWorkTag.merged)
            related(other)
            string(why)
        case .separated(let why):
            byte(CaseWorkTag.separated)
            string(why)
        case .absorbed(let other, let why):
            byte(CaseWorkTag.absorbed)
            related(other)
            string(why)
        case .prepared(let act):
            byte(CaseWorkTag.prepared)
            self.act(act)
        case .preparationEnded(let why):
            byte(CaseWorkTag.preparationEnded)
            string(why)
        case .continuation(.takesUp(let continuation)):
            byte(CaseWorkTag.takesUp)
            self.continuation(continuation)
        case .continuation(.takenUp(let continuation)):
            byte(CaseWorkTag.takenUp)
            self.continuation(continuation)
        default: return
        }
    }

    mutating func continuation(_ continuation: Continuation) {
        string(continuation.kind.rawValue)
        related(continuation.other)
    }

    private mutating func related(_ other: RelatedCase) {
        raw(other.id.bytes)
        string(other.reference.description)
    }
}

extension BinaryReader {
    /// Reads an event of this file, after its tag.
    mutating func caseWork(_ tag: UInt8) throws(DecodingFailure) -> CaseEvent.Fact {
        switch tag {
        case CaseWorkTag.answersAmended:
            return .answersAmended(
                Amendment(
                    changes: try changes(), computed: try computed(), evaluatedOn: try date(),
                    basis: try parsed("basis") { Amendment.Basis(rawValue: $0) }, why: try string()))
        case CaseWorkTag.linked: return .linked(try related(), why: try string())
        case CaseWorkTag.distinguished: return .distinguished(try related())
        case CaseWorkTag.prepared: return .prepared(try act())
        case CaseWorkTag.takesUp: return .continuation(.takesUp(try continuation()))
        case CaseWorkTag.takenUp: return .continuation(.takenUp(try continuation()))
        case CaseWorkTag.preparationEnded: return .preparationEnded(why: try string())
        case CaseWorkTag.merged: return .merged(into: try related(), why: try string())
        case CaseWorkTag.separated: return .separated(why: try string())
        case CaseWorkTag.absorbed: return .absorbed(try related(), why: try string())
        case CaseWorkTag.routed:
            return .routed(
                to: try string(),
                why: try optional { (reader) throws(DecodingFailure) in try reader.string() })
        default: throw .unknownTag("event", tag)
        }
    }

    mutating func continuation() throws(DecodingFailure) -> Continuation {
        Continuation(
            kind: try parsed("kind of continuation") { Continuation.Kind(rawValue: $0) }, other: try related())
    }

    private mutating func related() throws(DecodingFailure) -> RelatedCase {
        RelatedCase(id: try identifier(), reference: try parsed("reference") { Reference($0) })
    }
}
