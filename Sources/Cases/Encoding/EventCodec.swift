import FEEL
import Services

/// The binary form of events. Every version ever shipped stays readable; `Tests/CasesTests` keeps a golden example of
/// each. The first byte is the version of the format.
public enum EventCodec {
    /// The version written.
    public static let currentVersion: UInt8 = 1

    /// The event's kind, kept readable beside its sealed payload.
    public static func kind(of event: CaseEvent) -> String {
        switch event.fact {
        case .submitted: "submitted"
        case .opened: "opened"
        case .taken: "taken"
        case .released: "released"
        case .acted: "acted"
        case .accessRestored: "access-restored"
        case .correctionAsked: "correction_asked"
        case .correctionAnswered: "correction_answered"
        case .correctionOverdue: "correction_overdue"
        case .correctionEnded: "correction_ended"
        case .messageSent: "message_sent"
        case .messagesRead: "messages_read"
        case .messagesSettled: "messages_settled"
        case .withdrawn: "withdrawn"
        case .reconsiderationAsked: "reconsideration_asked"
        case .noted: "noted"
        case .assigned: "assigned"
        case .answersAmended: "answers-amended"
        case .linked: "linked"
        case .distinguished: "distinguished"
        case .routed: "routed"
        case .prepared: "prepared"
        case .preparationEnded: "preparation-ended"
        case .merged: "merged"
        case .separated: "separated"
        case .absorbed: "absorbed"
        case .opinion(.asked): "opinion-asked"
        case .opinion(.shown): "opinion-shown"
        case .opinion(.given): "opinion-given"
        case .opinion(.ended): "opinion-ended"
        case .continuation(.takesUp): "takes-up"
        case .continuation(.takenUp): "taken-up"
        case .retention(.announced): "retention-announced"
        case .retention(.closed): "retention-closed"
        case .retention(.held): "retention-held"
        case .retention(.released): "retention-released"
        case .retention(.transferred): "archives-transferred"
        case .rights(.asked): "rights-asked"
        case .rights(.extended): "rights-extended"
        case .rights(.answered): "rights-answered"
        }
    }

    /// Encodes an event.
    public static func encode(_ event: CaseEvent) -> [UInt8] {
        var writer = BinaryWriter()
        writer.byte(currentVersion)
        writer.signed(event.at.milliseconds)
        writer.author(event.author)
        writer.string(event.channel.rawValue)
        writer.fact(event.fact)
        return writer.bytes
    }

    /// Decodes an event of any version shipped.
    public static func decode(_ bytes: some Sequence<UInt8>) throws(DecodingFailure) -> CaseEvent {
        var reader = BinaryReader(bytes)
        let version = try reader.byte()
        guard version == 1 else {
            if version > currentVersion { throw .newerFormat(version) }
            throw .unknownTag("event format", version)
        }
        let at = Instant(milliseconds: try reader.signed())
        let author = try reader.author()
        let channel = try reader.parsed("channel") { Channel(rawValue: $0) }
        let fact = try reader.fact()
        try reader.end()
        return CaseEvent(at: at, author: author, channel: channel, fact: fact)
    }
}

extension BinaryWriter {
    fileprivate mutating func author(_ author: Author) {
        switch author {
        case .person(let person):
            byte(0)
            optional(person) { $0.raw($1.bytes) }
        case .agent(let agent, let role):
            byte(1)
            raw(agent.bytes)
            string(role.rawValue)
        case .system: byte(2)
        case .expert(let request):
            byte(3)
            count(request)
        }
    }

    fileprivate mutating func fact(_ fact: CaseEvent.Fact) {
        switch fact {
        case .submitted(let submission):
            byte(0)
            self.submission(submission)
        case .opened(let office):
            byte(1)
            string(office)
        case .taken: byte(2)
        case .released: byte(3)
        case .acted(let act):
            guard let signature = act.signature else {
                byte(4)
                self.act(act)
                return
            }
            byte(CaseWorkTag.signed)
            self.act(act)
            string(signature.name)
            text(signature.title)
            string(signature.text)
        case .accessRestored(let document):
            byte(14)
            string(document.rawValue)
        case .correctionAsked, .correctionAnswered, .correctionOverdue, .correctionEnded, .messageSent, .messagesRead,
            .messagesSettled, .withdrawn, .reconsiderationAsked, .noted, .assigned:
            continuity(fact)
        case .answersAmended, .linked, .distinguished, .routed, .merged, .separated, .absorbed, .prepared,
            .preparationEnded, .continuation:
            caseWork(fact)
        case .opinion(let fact): opinion(fact)
        case .retention(let fact): retention(fact)
        case .rights(let fact): rights(fact)
        }
    }

    private mutating func submission(_ submission: Submission) {
        string(submission.organisation)
        string(submission.service)
        string(submission.definition)
        string(submission.reference.description)
        string(submission.language.rawValue)
        answers(submission.answers)
        computed(submission.computed)
        signed(Int64(submission.evaluatedOn.daysSinceEpoch))
        string(submission.initialState)
    }

    mutating func act(_ act: Act) {
        string(act.action)
        string(act.state)
        optional(act.outcome) { $0.string($1.rawValue) }
        list(act.reasons) { writer, reason in
            writer.string(reason.id)
            writer.text(reason.text)
        }
        optional(act.explanation) { $0.string($1) }
        optional(act.letter) { writer, letter in
            writer.string(letter.language.rawValue)
            writer.string(letter.subject)
            writer.string(letter.body)
        }
    }
}

extension BinaryReader {
    mutating func identifier() throws(DecodingFailure) -> Identifier {
        guard let identifier = Identifier(bytes: try raw(16)) else { throw .invalid("identifier") }
        return identifier
    }

    fileprivate mutating func author() throws(DecodingFailure) -> Author {
        switch try byte() {
        case 0:
            return .person(try optional { (reader) throws(DecodingFailure) in try reader.identifier() })
        case 1:
            return .agent(try identifier(), try parsed("role") { Role(rawValue: $0) })
        case 2: return .system
        case 3: return .expert(request: try version())
        case let tag: throw .unknownTag("author", tag)
        }
    }

    fileprivate mutating func fact() throws(DecodingFailure) -> CaseEvent.Fact {
        switch try byte() {
        case 0: return .submitted(try submission())
        case 1: return .opened(office: try string())
        case 2: return .taken
        case 3: return .released
        case 4: return .acted(try act())
        case CaseWorkTag.signed:
            let act = try act()
            let signature = Signature(name: try string(), title: try text(), text: try string())
            return .acted(
                Act(
                    action: act.action, state: act.state, outcome: act.outcome, reasons: act.reasons,
                    explanation: act.explanation, letter: act.letter, signature: signature))
        case 14: return .accessRestored(try parsed("identity document") { IdentityDocument(rawValue: $0) })
        case let tag where OpinionTag.all.contains(tag): return .opinion(try opinion(tag))
        case let tag where RetentionTag.all.contains(tag): return .retention(try retention(tag))
        case let tag where RightsTag.all.contains(tag): return .rights(try rights(tag))
        case let tag where CaseWorkTag.all.contains(tag): return try caseWork(tag)
        case let tag: return try continuity(tag)
        }
    }

    private mutating func submission() throws(DecodingFailure) -> Submission {
        Submission(
            organisation: try string(), service: try string(), definition: try string(),
            reference: try parsed("reference") { Reference($0) },
            language: try parsed("language") { Language(rawValue: $0) },
            answers: try answers(),
            computed: try computed(), evaluatedOn: try date(), initialState: try string())
    }

    mutating func act() throws(DecodingFailure) -> Act {
        Act(
            action: try string(), state: try string(),
            outcome: try optional { (reader) throws(DecodingFailure) in
                try reader.parsed("outcome") { Outcome(rawValue: $0) }
            },
            reasons: try list { (reader) throws(DecodingFailure) in
                Reason(id: try reader.string(), text: try reader.text())
            },
            explanation: try optional { (reader) throws(DecodingFailure) in try reader.string() },
            letter: try optional { (reader) throws(DecodingFailure) in
                Letter(
                    language: try reader.parsed("language") { Language(rawValue: $0) },
                    subject: try reader.string(), body: try reader.string())
            })
    }
}
