import Assistant
import Cases
import Foundation
import HTML
import Services
import Storage

/// What is stored of a conversation: what was said, and the form it led to.
struct ConversationContent: Codable, Sendable, Hashable {
    /// What was said, and what the assistant keeps in mind.
    var conversation: Conversation
    /// The draft that was begun with what was said, as text.
    var draft: String?
    /// The words that it has counted among those that nothing answered.
    var counted: [String]?
    /// The language of the page that the last message came from: whoever has changed it since wants answers in it.
    var page: Language?

    init(_ conversation: Conversation, page: Language? = nil) {
        self.conversation = conversation
        self.page = page
    }

    /// What stored bytes say.
    init(decoding bytes: [UInt8]) throws {
        self = try JSONDecoder().decode(ConversationContent.self, from: Data(bytes))
    }

    /// The bytes to store.
    func encoded() throws -> [UInt8] { Array(try JSONEncoder().encode(self)) }
}

/// A conversation as its pages need it.
struct ConversationInHand: Sendable {
    let stored: StoredConversation
    var content: ConversationContent

    var conversation: Conversation { content.conversation }
}

extension Visit {
    /// How long a conversation is kept after its last words: enough to come back from a telephone call, no more.
    static let conversationSeconds: Int64 = 3_600

    /// The address of a conversation's pages.
    func conversationAddress(_ id: Identifier, _ rest: URLReference = "") -> URLReference {
        address("/assistant/\(id.description)\(rest)")
    }

    /// The conversation that the route names.
    func loadConversation() async throws -> ConversationInHand {
        try await conversation(try authorisedTarget()).orNotFound()
    }

    /// A conversation, unless it is over.
    func conversation(_ id: Identifier) async throws -> ConversationInHand? {
        let (store, now) = (site.store, now)
        guard let stored = try await store.database.read({ try store.conversations.find(id, now: now, in: $0) }) else {
            return nil
        }
        return ConversationInHand(stored: stored, content: try ConversationContent(decoding: stored.content))
    }

    /// Saves what a conversation has become.
    ///
    /// - Parameter count: what it adds to sums, in the same transaction.
    /// - Throws: `StorageError.versionConflict` when somebody said something meanwhile.
    func save(
        _ content: ConversationContent, over stored: StoredConversation, counting count: TurnCount? = nil
    ) async throws {
        let (store, now, bytes) = (site.store, now, try content.encoded())
        let expiresAt = max(stored.expiresAt, now.adding(seconds: Self.conversationSeconds))
        try await store.database.write { transaction in
            try store.conversations.save(
                bytes, of: stored.id, expectedVersion: stored.version, now: now, expiresAt: expiresAt,
                in: transaction)
            try count?.add(to: store, in: transaction)
        }
    }
}

extension ConversationInHand? {
    /// The conversation, or the page that says that it is over.
    fileprivate func orNotFound() throws -> ConversationInHand {
        guard let self else { throw SiteFailure.conversationOver }
        return self
    }
}
