/// Something of a turn that is counted: how it ended, which sheet was shown. Nothing in it tells who asked, in which
/// conversation, or in which words.
public struct TurnTally: Sendable, Hashable {
    /// What is counted.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Conversations that began; without key.
        case conversations
        /// Turns, by `TurnOutcome`.
        case turns
        /// Sheets that were quoted as an answer, by identifier.
        case sheets
        /// The sheet that came nearest where none answered for sure, by identifier.
        case closest
        /// Times a person was offered, by `Conversation.PersonOffer.Reason`.
        case offered
        /// Conversations handed over to a person, by `Conversation.PersonOffer.Reason`.
        case handedOver = "handed_over"
        /// Times a person said that a sheet's passage helped, by the sheet's identifier.
        case useful
        /// Times a person said that it did not, by the sheet's identifier.
        case notUseful = "not_useful"
    }

    /// What is counted.
    public let kind: Kind
    /// Of what: a code or a sheet's identifier.
    public let key: String

    /// One more of something.
    public init(_ kind: Kind, _ key: String = "") {
        self.kind = kind
        self.key = key
    }
}

/// How a turn ended.
public enum TurnOutcome: String, Sendable, Hashable, CaseIterable {
    /// A sheet was quoted as the answer.
    case answered
    /// The nearest sheets were shown, none of them as the answer.
    case unsure
    /// No sheet came near.
    case nothingFound = "nothing_found"
    /// The search could not be made.
    case failed
    /// Numbers to call were given. Only that it happened is counted.
    case emergency
    /// A question was asked, or the rules told something.
    case interview
    /// Services were proposed, or a form was offered.
    case services
    /// It was about the person's own cases.
    case cases
    /// A person was asked for.
    case person
    /// Anything else: a greeting, a choice that holds no more.
    case other

    /// Whether something was asked that no sheet answered.
    public var isUnfound: Bool { self == .unsure || self == .nothingFound }

    /// How the assistant's entries of a turn ended it.
    public init(of entries: [Conversation.Entry]) {
        let answers = entries.filter { $0.author == .assistant }
        let shown = Set(answers.flatMap(\.parts).map(Shown.init))
        let searched = answers.compactMap(\.explanation).last { $0.isSure != nil }
        // A service shown for want of better answers nothing; one that was recognised does, whatever is shown besides.
        let isRecognised = answers.contains { ["lifeEvent", "service"].contains($0.explanation?.intention) }
        if shown.contains(.numbers) {
            self = .emergency
        } else if shown.contains(.passage) {
            self = .answered
        } else if shown.contains(.services), isRecognised || searched?.isSure != false {
            self = .services
        } else if let searched, searched.isSure == false {
            self = searched.candidates.isEmpty ? .nothingFound : .unsure
        } else if shown.contains(.interview) {
            self = .interview
        } else if shown.contains(.cases) {
            self = .cases
        } else if shown.contains(.askedPerson) {
            self = .person
        } else if answers.contains(where: { $0.explanation?.query != nil && $0.explanation?.isSure == nil }) {
            self = .failed
        } else {
            self = .other
        }
    }

    /// What a part shows, as far as it tells how a turn ended.
    private enum Shown {
        case numbers, passage, closest, services, interview, cases, askedPerson, other

        init(_ part: Conversation.Part) {
            self =
                switch part {
                case .numbers: .numbers
                case .passage: .passage
                case .closest: .closest
                case .services, .openForm, .checklist: .services
                case .question, .result, .understood: .interview
                case .caseStatus, .caseLink, .confirmMessage, .signIn: .cases
                case .offerPerson(let offer): offer.reason == .asked ? .askedPerson : .other
                case .text, .choices, .spoken: .other
                }
        }
    }
}

extension TurnTally {
    /// What is counted of a turn.
    ///
    /// - Parameters:
    ///   - entries: what the assistant answered.
    ///   - acts: what the site was asked to do.
    public static func of(_ entries: [Conversation.Entry], acts: [Dialogue.Act] = []) -> [TurnTally] {
        let outcome = TurnOutcome(of: entries)
        var tallies = [TurnTally(.turns, outcome.rawValue)]
        // Of an emergency nothing more is counted: neither what was said nor what was shown.
        guard outcome != .emergency else { return tallies }
        let answers = entries.filter { $0.author == .assistant }
        for part in answers.flatMap(\.parts) {
            switch part {
            case .passage(let passage): tallies.append(TurnTally(.sheets, passage.sheet))
            case .offerPerson(let offer): tallies.append(TurnTally(.offered, offer.reason.rawValue))
            default: continue
            }
        }
        if outcome == .unsure, let nearest = answers.compactMap({ $0.explanation?.candidates.first }).last {
            tallies.append(TurnTally(.closest, nearest.sheet))
        }
        for case .handOver(let reason) in acts { tallies.append(TurnTally(.handedOver, reason.rawValue)) }
        return tallies
    }
}
