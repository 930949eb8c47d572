import FEEL
import Services

/// The end of a case's retention. Shipped tags never change meaning.
enum RetentionTag {
    static let announced: UInt8 = 60
    static let closed: UInt8 = 61
    static let held: UInt8 = 62
    static let released: UInt8 = 63
    static let transferred: UInt8 = 64

    /// Every tag of this file.
    static let all: ClosedRange<UInt8> = 60...64
}

extension BinaryWriter {
    mutating func retention(_ fact: RetentionFact) {
        switch fact {
        case .announced(let notice):
            byte(RetentionTag.announced)
            day(notice.endsOn)
            day(notice.keptUntil)
            string(notice.then.rawValue)
        case .closed(let until):
            byte(RetentionTag.closed)
            day(until)
        case .held(let hold):
            byte(RetentionTag.held)
            string(hold.reason)
            day(hold.reviewOn)
            optional(hold.delay) { writer, delay in
                writer.day(delay.until)
                writer.string(delay.reference)
            }
        case .released(let why, let hiddenUntil):
            byte(RetentionTag.released)
            string(why)
            optional(hiddenUntil) { $0.day($1) }
        case .transferred(let list):
            byte(RetentionTag.transferred)
            raw(list.bytes)
        }
    }

    private mutating func day(_ date: CivilDate) { signed(Int64(date.daysSinceEpoch)) }
}

extension BinaryReader {
    /// Reads an event of this file, after its tag.
    mutating func retention(_ tag: UInt8) throws(DecodingFailure) -> RetentionFact {
        switch tag {
        case RetentionTag.announced:
            return .announced(
                RetentionNotice(
                    endsOn: try date(), keptUntil: try date(),
                    then: try parsed("fate") { RetentionRule.Fate(rawValue: $0) }))
        case RetentionTag.closed: return .closed(until: try date())
        case RetentionTag.held:
            return .held(
                LegalHold(
                    reason: try string(), reviewOn: try date(),
                    delay: try optional { (reader) throws(DecodingFailure) in
                        LegalHold.Delay(until: try reader.date(), reference: try reader.string())
                    }))
        case RetentionTag.released:
            return .released(
                why: try string(),
                hiddenUntil: try optional { (reader) throws(DecodingFailure) in try reader.date() })
        case RetentionTag.transferred: return .transferred(list: try identifier())
        default: throw .unknownTag("event", tag)
        }
    }
}
