public import Cases

/// The only door through which personal content enters and leaves the store.
///
/// A town's codec seals (`SealedPayloadCodec`); the plain one leaves bytes as they are, for what was stored before sealing.
public protocol PayloadCodec: Sendable {
    /// Turns content into what is stored.
    func encode(_ content: [UInt8], context: PayloadContext) throws -> EncodedPayload

    /// Turns what is stored into content again.
    ///
    /// - Throws: `StorageError.unknownKey` when the key is not held.
    func decode(_ payload: EncodedPayload, context: PayloadContext) throws -> [UInt8]

    /// Makes durable whatever the payloads encoded so far need to be read again: comes before every commit.
    func settle() throws
}

extension PayloadCodec {
    /// Nothing to make durable.
    public func settle() throws {}
}

/// A payload as stored: bytes, and which key sealed them.
public struct EncodedPayload: Sendable, Hashable {
    /// The key's identifier; never the key.
    public let keyID: String
    /// The bytes.
    public let bytes: [UInt8]

    /// A payload.
    public init(keyID: String, bytes: [UInt8]) {
        self.keyID = keyID
        self.bytes = bytes
    }
}

/// Where a payload belongs. A sealing codec binds it into the seal, so that no payload can be moved to another place.
public struct PayloadContext: Sendable, Hashable {
    /// The places that hold personal content.
    public enum Place: String, Sendable, Hashable, CaseIterable {
        /// An event of a stream.
        case event = "events.payload"
        /// What lists show of a case.
        case caseList = "cases.payload"
        /// A draft's answers.
        case draft = "drafts.payload"
        /// An agent's name.
        case agent = "agents.payload"
        /// What a session remembers.
        case session = "sessions.payload"
        /// A job's arguments.
        case job = "jobs.payload"
        /// What is known of a file; with a longer row, a chunk of its content.
        case file = "files.payload"
        /// The address of a person's contact.
        case contact = "contacts.payload"
        /// What happened to a person's account.
        case personEvent = "person_events.payload"
        /// What a code that works once allows.
        case oneTimeCode = "one_time_codes.payload"
        /// What an agent has begun to write on a case.
        case deskDraft = "desk_drafts.payload"
        /// The secret of an agent's second factor.
        case secondFactor = "second_factors.payload"
        /// What an agent does to several cases.
        case batch = "batches.payload"
        /// What is done to one of them.
        case batchItem = "batch_items.payload"
        /// The name of a view that an agent keeps.
        case savedView = "saved_views.payload"
        /// What a person calls somebody of their household.
        case householdMember = "household_members.payload"
        /// By whom the archives gave their visa, when and under which reference.
        case eliminationVisa = "elimination_lists.payload"
        /// Who read personal data, and what for.
        case access = "accesses.payload"
        /// What was written down about a breach of personal data.
        case breachEntry = "breach_entries.payload"
        /// What a person means to do about an event of their life.
        case checklist = "checklists.payload"
        /// What was said in a conversation.
        case conversation = "conversations.payload"
        /// A word of questions that no sheet answered.
        case unfoundTerm = "unfound_terms.payload"
        /// A question whose right answer an agent has marked.
        case assistantCase = "assistant_cases.payload"
        /// How a person who asked for an agent is reached, and what agents noted of it.
        case reception = "receptions.payload"
    }

    /// The table and column.
    public let place: Place
    /// The row's key.
    public let row: [UInt8]
    /// The version of the thing, where it has versions; otherwise 0.
    public let version: Int
    /// Whose key seals the payload: a case, a draft, an agent, a person; nil for the installation's own.
    public let subject: Identifier?
    /// What kind of event it is, where kinds stand beside the payload; otherwise empty.
    public let kind: String

    /// A context.
    public init(
        place: Place, row: [UInt8], version: Int = 0, subject: Identifier? = nil, kind: String = ""
    ) {
        self.place = place
        self.row = row
        self.version = version
        self.subject = subject
        self.kind = kind
    }
}

/// Stores content as it is, under the key identifier "plain".
public struct PlainPayloadCodec: PayloadCodec {
    /// The key identifier of unsealed payloads.
    public static let keyID = "plain"

    /// The codec.
    public init() {}

    /// Leaves the bytes as they are.
    public func encode(_ content: [UInt8], context: PayloadContext) -> EncodedPayload {
        EncodedPayload(keyID: Self.keyID, bytes: content)
    }

    /// Leaves the bytes as they are.
    public func decode(_ payload: EncodedPayload, context: PayloadContext) throws -> [UInt8] {
        guard payload.keyID == Self.keyID else { throw StorageError.unknownKey(payload.keyID) }
        return payload.bytes
    }
}
