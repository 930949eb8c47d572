import FEEL
import Services

/// What happens to opinions. Shipped tags never change meaning.
enum OpinionTag {
    static let asked: UInt8 = 33
    static let shown: UInt8 = 34
    static let given: UInt8 = 35
    static let ended: UInt8 = 47

    /// Every tag of this file.
    static let all: Set<UInt8> = [asked, shown, given, ended]
}

extension BinaryWriter {
    mutating func opinion(_ fact: OpinionFact) {
        switch fact {
        case .asked(let request):
            byte(OpinionTag.asked)
            advisor(request.advisor)
            string(request.question)
            signed(Int64(request.answerBy.daysSinceEpoch))
            list(request.shared) { $0.string($1) }
        case .shown(let request):
            byte(OpinionTag.shown)
            count(request)
        case .given(let opinion):
            byte(OpinionTag.given)
            count(opinion.request)
            string(opinion.stance.rawValue)
            string(opinion.text)
        case .ended(let request, let why):
            byte(OpinionTag.ended)
            count(request)
            string(why)
        }
    }

    private mutating func advisor(_ advisor: Advisor) {
        switch advisor {
        case .colleague(let agent):
            byte(0)
            raw(agent.bytes)
        case .group(let group):
            byte(1)
            string(group)
        case .expert(let name):
            byte(2)
            string(name)
        }
    }
}

extension BinaryReader {
    /// Reads what happened to an opinion, after its tag.
    mutating func opinion(_ tag: UInt8) throws(DecodingFailure) -> OpinionFact {
        switch tag {
        case OpinionTag.asked:
            return .asked(
                OpinionRequest(
                    advisor: try advisor(), question: try string(), answerBy: try date(),
                    shared: try list { (reader) throws(DecodingFailure) in try reader.string() }))
        case OpinionTag.shown: return .shown(request: try version())
        case OpinionTag.given:
            return .given(
                Opinion(
                    request: try version(), stance: try parsed("stance") { Opinion.Stance(rawValue: $0) },
                    text: try string()))
        case OpinionTag.ended: return .ended(request: try version(), why: try string())
        default: throw .unknownTag("event", tag)
        }
    }

    /// The version of an event of the same case.
    mutating func version() throws(DecodingFailure) -> Int {
        guard let version = Int(exactly: try unsigned()) else { throw .invalid("version") }
        return version
    }

    private mutating func advisor() throws(DecodingFailure) -> Advisor {
        switch try byte() {
        case 0: return .colleague(try identifier())
        case 1: return .group(try string())
        case 2: return .expert(try string())
        case let tag: throw .unknownTag("advisor", tag)
        }
    }
}
