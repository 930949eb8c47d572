public import FEEL
public import Services

/// What a person asks about the data that are held on them (GDPR, articles 15 to 18 and 21).
public struct RightsRequest: Sendable, Hashable {
    /// Which right.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Why, and by whom, the data were read.
        case question
        /// That something wrong be put right (article 16).
        case rectification
        /// That the data be used no longer, for reasons of the person's own (article 21).
        case objection
        /// That the data be erased (article 17).
        case erasure
    }

    /// Which right.
    public let kind: Kind
    /// What looked at the case, when the question is about that.
    public let about: AccessSource?
    /// The person's words; may be empty for a question about a reading.
    public let text: String
    /// The last day for the answer.
    public let answerBy: CivilDate

    /// A request.
    public init(kind: Kind, about: AccessSource?, text: String, answerBy: CivilDate) {
        self.kind = kind
        self.about = about
        self.text = text
        self.answerBy = answerBy
    }
}

/// What stands in the record of who looked at a case.
public enum AccessSource: Sendable, Hashable {
    /// A reading.
    case reading(Identifier)
    /// An event of the case at this version: it was opened by an agent, or shown to somebody outside.
    case event(Int)
    /// A file of many cases, in which this one was.
    case export(Identifier)

    /// As an address or a form says it.
    public var code: String {
        switch self {
        case .reading(let id): "r-\(id)"
        case .event(let version): "e-\(version)"
        case .export(let id): "x-\(id)"
        }
    }

    /// Reads what `code` wrote.
    public init?(code: String) {
        let rest = String(code.dropFirst(2))
        switch code.prefix(2) {
        case "r-":
            guard let id = Identifier(rest) else { return nil }
            self = .reading(id)
        case "e-":
            guard let version = Int(rest), version > 0 else { return nil }
            self = .event(version)
        case "x-":
            guard let id = Identifier(rest) else { return nil }
            self = .export(id)
        default: return nil
        }
    }
}

/// The answer to a request about data.
public struct RightsAnswer: Sendable, Hashable {
    /// What was done.
    public enum Outcome: String, Sendable, Hashable, CaseIterable {
        /// The question is answered, nothing else was asked.
        case answered
        /// What was asked is done.
        case granted
        /// A part of it is.
        case partly
        /// It is not: the words say why, and before whom to complain (article 12(4)).
        case refused
    }

    /// The version of the event that asked.
    public let request: Int
    /// What was done.
    public let outcome: Outcome
    /// In words.
    public let text: String

    /// An answer.
    public init(request: Int, outcome: Outcome, text: String) {
        self.request = request
        self.outcome = outcome
        self.text = text
    }
}

/// What happens to requests about data.
public enum RightsFact: Sendable, Hashable {
    /// The person asked.
    case asked(RightsRequest)
    /// More time is needed, until this day and for this reason (article 12(3)).
    case extended(request: Int, until: CivilDate, why: String)
    /// It was answered.
    case answered(RightsAnswer)
}

/// A request about data as the case knows it.
public struct AskedRight: Sendable, Hashable {
    /// The version of the event that asked: unique in the case.
    public let version: Int
    /// When it was asked.
    public let at: Instant
    /// What.
    public let request: RightsRequest
    /// The last day for the answer: the request's, or the one to which it was put off.
    public internal(set) var answerBy: CivilDate
    /// Why more time was needed.
    public internal(set) var extendedBecause: String?
    /// The answer, and when it was given.
    public internal(set) var answer: Answer?

    /// An answer, and when it was given.
    public struct Answer: Sendable, Hashable {
        /// When.
        public let at: Instant
        /// What.
        public let content: RightsAnswer
    }
}

extension Case {
    /// What the person has asked about their data, oldest first.
    public var rights: [AskedRight] {
        var asked: [AskedRight] = []
        for (index, event) in history.enumerated() {
            guard case .rights(let fact) = event.fact else { continue }
            switch fact {
            case .asked(let request):
                asked.append(
                    AskedRight(version: index + 1, at: event.at, request: request, answerBy: request.answerBy))
            case .extended(let version, let until, let why):
                guard let place = asked.firstIndex(where: { $0.version == version }) else { continue }
                asked[place].answerBy = until
                asked[place].extendedBecause = why
            case .answered(let answer):
                guard let place = asked.firstIndex(where: { $0.version == answer.request }) else { continue }
                asked[place].answer = AskedRight.Answer(at: event.at, content: answer)
            }
        }
        return asked
    }
}
