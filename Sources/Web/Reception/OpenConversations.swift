import Cases
import HTML
import Services
import Storage

/// A conversation of this browser that goes on: with an agent, or with the assistant.
struct OpenConversation: Sendable, Hashable {
    let id: Identifier
    /// Whether it is an agent's to answer, or waits for one.
    let isWithPerson: Bool
}

extension Visit {
    /// How many conversations of a browser are looked at.
    private static let mostConversations = 20

    /// The conversations of this session that can be gone on with, latest first.
    func openConversations() async throws -> [OpenConversation] {
        guard let key = session?.key else { return [] }
        let (store, now) = (site.store, now)
        return try await store.database.read { connection in
            let latest = try store.sessions.grants(
                of: .conversation, for: key, limit: Self.mostConversations, in: connection)
            return try latest.compactMap { id in
                guard try store.conversations.version(id, now: now, in: connection) != nil else { return nil }
                let reception = try store.receptions.find(id, in: connection)
                if reception?.status == .closed { return nil }
                return OpenConversation(id: id, isWithPerson: reception != nil)
            }
        }
    }

    /// The way back to them, where people look for it.
    func wayBack(to conversations: [OpenConversation], _ h: inout HTMLWriter) {
        guard !conversations.isEmpty else { return }
        let items = conversations.map { one in
            let words = one.isWithPerson ? texts.backToYourConversation : texts.backToAssistant
            let address = one.isWithPerson ? personAddress(one.id) : conversationAddress(one.id)
            return [Prose.Block.paragraph([.link([.text(words)], address)])]
        }
        let body: [Prose.Block] = items.count == 1 ? items[0] : [.list(start: nil, items: items)]
        h.put(Notice(title: texts.conversationGoesOn, body: Prose(body), tone: .accent))
    }
}
