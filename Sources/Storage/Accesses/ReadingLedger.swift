public import Cases
import Synchronization

/// What a request or a job has read of people so far: every payload that is opened notes itself here, so that nothing
/// can be read that the ledger of the day does not know of.
///
/// Whoever begins something that reads for others than the person binds one (`$current.withValue`), and records what it
/// holds before anything leaves.
public final class ReadingLedger: Sendable {
    /// The ledger of the work under way; nil where the person reads their own, and where nothing leaves.
    @TaskLocal public static var current: ReadingLedger?

    private struct State {
        var opened: [Identifier: AccessParts] = [:]
        var recorded: Set<Identifier> = []
    }

    private let state = Mutex(State())

    /// A ledger with nothing in it.
    public init() {}

    /// Notes that something of somebody was opened.
    public func note(_ parts: AccessParts, of subject: Identifier) {
        state.withLock { $0.opened[subject, default: []].formUnion(parts) }
    }

    /// Says that what is read of a case or an account is on record already: by an event of the case, or with an export.
    public func settle(_ subject: Identifier) {
        state.withLock { _ = $0.recorded.insert(subject) }
    }

    /// What was opened and is not on record yet.
    public var unrecorded: [Identifier: AccessParts] {
        state.withLock { state in state.opened.filter { !state.recorded.contains($0.key) } }
    }
}

/// A codec that notes what it opens in the ledger of the work under way.
struct AccountedPayloadCodec: PayloadCodec {
    let base: any PayloadCodec

    func encode(_ content: [UInt8], context: PayloadContext) throws -> EncodedPayload {
        try base.encode(content, context: context)
    }

    func decode(_ payload: EncodedPayload, context: PayloadContext) throws -> [UInt8] {
        if let ledger = ReadingLedger.current, let subject = context.subject, let parts = context.place.parts {
            ledger.note(parts, of: subject)
        }
        return try base.decode(payload, context: context)
    }

    func settle() throws { try base.settle() }
}

extension PayloadContext.Place {
    /// What of a person is read there; nil for what is no person's, or says of them only that there is work.
    var parts: AccessParts? {
        switch self {
        case .event, .batchItem: .content
        case .caseList: .listed
        case .file: .documents
        case .contact, .personEvent, .householdMember, .checklist: .account
        case .draft: .draft
        case .agent, .session, .job, .oneTimeCode, .deskDraft, .secondFactor, .batch, .savedView, .access,
            .eliminationVisa, .breachEntry, .conversation, .unfoundTerm, .assistantCase, .reception:
            nil
        }
    }
}
