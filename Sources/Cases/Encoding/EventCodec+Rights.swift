import FEEL
import Services

/// What happens to requests about data. Shipped tags never change meaning.
enum RightsTag {
    static let asked: UInt8 = 50
    static let extended: UInt8 = 51
    static let answered: UInt8 = 52

    /// Every tag of this file.
    static let all: Set<UInt8> = [asked, extended, answered]
}

extension BinaryWriter {
    mutating func rights(_ fact: RightsFact) {
        switch fact {
        case .asked(let request):
            byte(RightsTag.asked)
            string(request.kind.rawValue)
            optional(request.about) { $0.string($1.code) }
            string(request.text)
            signed(Int64(request.answerBy.daysSinceEpoch))
        case .extended(let request, let until, let why):
            byte(RightsTag.extended)
            count(request)
            signed(Int64(until.daysSinceEpoch))
            string(why)
        case .answered(let answer):
            byte(RightsTag.answered)
            count(answer.request)
            string(answer.outcome.rawValue)
            string(answer.text)
        }
    }
}

extension BinaryReader {
    /// Reads what happened to a request about data, after its tag.
    mutating func rights(_ tag: UInt8) throws(DecodingFailure) -> RightsFact {
        switch tag {
        case RightsTag.asked:
            return .asked(
                RightsRequest(
                    kind: try parsed("kind of request") { RightsRequest.Kind(rawValue: $0) },
                    about: try optional { (reader) throws(DecodingFailure) in
                        try reader.parsed("reading") { AccessSource(code: $0) }
                    }, text: try string(), answerBy: try date()))
        case RightsTag.extended: return .extended(request: try version(), until: try date(), why: try string())
        case RightsTag.answered:
            return .answered(
                RightsAnswer(
                    request: try version(), outcome: try parsed("outcome") { RightsAnswer.Outcome(rawValue: $0) },
                    text: try string()))
        default: throw .unknownTag("event", tag)
        }
    }
}
