import FEEL
import Services

/// The events of a case's life after submission. Shipped tags never change meaning.
private enum EventTag {
    static let correctionAsked: UInt8 = 5
    static let correctionAnswered: UInt8 = 6
    static let correctionOverdue: UInt8 = 7
    static let correctionEnded: UInt8 = 8
    static let messageSent: UInt8 = 9
    static let messagesRead: UInt8 = 10
    static let messagesSettled: UInt8 = 11
    static let withdrawn: UInt8 = 12
    static let reconsiderationAsked: UInt8 = 13
    /// A message with files; one without keeps its first form.
    static let messageWithFiles: UInt8 = 15
    static let noted: UInt8 = 16
    static let assigned: UInt8 = 17
}

extension BinaryWriter {
    /// Writes an event of this file; any other is none of it.
    mutating func continuity(_ fact: CaseEvent.Fact) {
        switch fact {
        case .submitted, .opened, .taken, .released, .acted, .accessRestored, .answersAmended, .linked,
            .distinguished, .routed, .merged, .separated, .absorbed, .prepared,
            .preparationEnded, .opinion, .continuation, .retention, .rights:
            return
        case .correctionAsked(let request):
            byte(EventTag.correctionAsked)
            correctionRequest(request)
        case .correctionAnswered(let answer):
            byte(EventTag.correctionAnswered)
            correctionAnswer(answer)
        case .correctionOverdue: byte(EventTag.correctionOverdue)
        case .correctionEnded(let explanation):
            byte(EventTag.correctionEnded)
            string(explanation)
        case .messageSent(let message):
            byte(message.files.isEmpty ? EventTag.messageSent : EventTag.messageWithFiles)
            string(message.kind.rawValue)
            string(message.text)
            if !message.files.isEmpty { value(.list(message.files.map(\.value))) }
        case .messagesRead: byte(EventTag.messagesRead)
        case .messagesSettled: byte(EventTag.messagesSettled)
        case .withdrawn(let reason):
            byte(EventTag.withdrawn)
            optional(reason) { $0.string($1) }
        case .reconsiderationAsked(let request):
            byte(EventTag.reconsiderationAsked)
            string(request.text)
            string(request.state)
            string(request.answerWithin.description)
        case .noted(let text):
            byte(EventTag.noted)
            string(text)
        case .assigned(let agent):
            byte(EventTag.assigned)
            raw(agent.bytes)
        }
    }

    private mutating func correctionRequest(_ request: CorrectionRequest) {
        string(request.action)
        list(request.items) { writer, item in
            writer.string(item.question)
            writer.optional(item.why) { $0.string($1) }
        }
        string(request.explanation)
        signed(Int64(request.answerBy.daysSinceEpoch))
        byte(request.stopsClock ? 1 : 0)
    }

    private mutating func correctionAnswer(_ answer: CorrectionAnswer) {
        changes(answer.changes)
        computed(answer.computed)
        signed(Int64(answer.evaluatedOn.daysSinceEpoch))
        optional(answer.note) { $0.string($1) }
    }

    /// Writes answers as they were and as they became.
    mutating func changes(_ changes: [AnswerChange]) {
        list(changes) { writer, change in
            writer.string(change.question)
            writer.optional(change.before) { $0.answer($1) }
            writer.optional(change.after) { $0.answer($1) }
        }
    }

    /// Writes the values of rules.
    mutating func computed(_ values: [String: Value]) {
        list(values.sorted { $0.key < $1.key }) { writer, entry in
            writer.string(entry.key)
            writer.value(entry.value)
        }
    }
}

extension BinaryReader {
    /// Reads an event of this file, after its tag.
    mutating func continuity(_ tag: UInt8) throws(DecodingFailure) -> CaseEvent.Fact {
        switch tag {
        case EventTag.correctionAsked: return .correctionAsked(try correctionRequest())
        case EventTag.correctionAnswered: return .correctionAnswered(try correctionAnswer())
        case EventTag.correctionOverdue: return .correctionOverdue
        case EventTag.correctionEnded: return .correctionEnded(explanation: try string())
        case EventTag.messageSent:
            let kind = try parsed("kind of message") { CaseMessage.Kind(rawValue: $0) }
            return .messageSent(CaseMessage(kind: kind, text: try string()))
        case EventTag.messageWithFiles:
            let kind = try parsed("kind of message") { CaseMessage.Kind(rawValue: $0) }
            let text = try string()
            let files = FileReference.all(in: try value())
            guard !files.isEmpty else { throw .invalid("files of a message") }
            return .messageSent(CaseMessage(kind: kind, text: text, files: files))
        case EventTag.messagesRead: return .messagesRead
        case EventTag.messagesSettled: return .messagesSettled
        case EventTag.withdrawn:
            return .withdrawn(reason: try optional { (reader) throws(DecodingFailure) in try reader.string() })
        case EventTag.reconsiderationAsked:
            return .reconsiderationAsked(
                Reconsideration(
                    text: try string(), state: try string(), answerWithin: try parsed("period") { Period(iso: $0) }))
        case EventTag.noted: return .noted(try string())
        case EventTag.assigned: return .assigned(to: try identifier())
        default: throw .unknownTag("event", tag)
        }
    }

    private mutating func correctionRequest() throws(DecodingFailure) -> CorrectionRequest {
        CorrectionRequest(
            action: try string(),
            items: try list { (reader) throws(DecodingFailure) in
                CorrectionRequest.Item(
                    question: try reader.string(),
                    why: try reader.optional { (reader) throws(DecodingFailure) in try reader.string() })
            }, explanation: try string(), answerBy: try date(), stopsClock: try flag())
    }

    private mutating func correctionAnswer() throws(DecodingFailure) -> CorrectionAnswer {
        CorrectionAnswer(
            changes: try changes(), computed: try computed(), evaluatedOn: try date(),
            note: try optional { (reader) throws(DecodingFailure) in try reader.string() })
    }

    /// Reads answers as they were and as they became.
    mutating func changes() throws(DecodingFailure) -> [AnswerChange] {
        try list { (reader) throws(DecodingFailure) in
            AnswerChange(
                question: try reader.string(),
                before: try reader.optional { (reader) throws(DecodingFailure) in try reader.answer() },
                after: try reader.optional { (reader) throws(DecodingFailure) in try reader.answer() })
        }
    }

    /// Reads the values of rules.
    mutating func computed() throws(DecodingFailure) -> [String: Value] {
        Dictionary(
            try list { (reader) throws(DecodingFailure) in (try reader.string(), try reader.value()) },
            uniquingKeysWith: { _, last in last })
    }

    /// Reads a local date.
    mutating func date() throws(DecodingFailure) -> CivilDate {
        let days = try signed()
        guard abs(days) < 400_000_000 else { throw .invalid("date") }
        return CivilDate(daysSinceEpoch: Int(days))
    }

    private mutating func flag() throws(DecodingFailure) -> Bool {
        switch try byte() {
        case 0: return false
        case 1: return true
        case let tag: throw .unknownTag("flag", tag)
        }
    }
}
