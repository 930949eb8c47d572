import Assistant
import Cases
import Foundation
import Services
import Storage

/// What is kept, sealed, of somebody who asked for a person: how they are reached, and what agents noted.
struct ReceptionDetails: Codable, Sendable, Hashable {
    /// A value that an agent proposes for a question of the person's form.
    struct Proposal: Codable, Sendable, Hashable {
        /// What became of it.
        enum Outcome: String, Codable, Sendable {
            case pending, accepted, refused
            /// The form has changed so that it can't be taken up.
            case lapsed
        }

        /// Its place among those of the conversation, from 1.
        let number: Int
        /// The question's path.
        let path: String
        /// The page that asks it.
        let page: String
        /// The question, as people read it.
        let label: String
        /// What stood there when it was proposed, as people read it; nil where nothing did.
        let before: String?
        /// What is proposed, as people read it.
        let after: String
        /// The same as the question's type reads it.
        let parts: [String: [String]]
        var outcome = Outcome.pending
    }

    /// What the person calls themself.
    var name: String?
    var phone: String?
    var email: String?
    /// The form that the person shows to agents, as text.
    var draft: String?
    /// The reference of the case that it is about.
    var reference: String?
    var proposals: [Proposal] = []
    /// What agents noted for each other before they call.
    var notes: [String] = []
    /// What the person was told at the end.
    var summary: String?
    /// Agents who have been told of in the conversation as having opened it, as text.
    var openedBy: [String] = []
    /// Why it ended.
    var end: String?

    init() {}

    /// What stored bytes say.
    init(decoding bytes: [UInt8]) throws { self = try JSONDecoder().decode(ReceptionDetails.self, from: Data(bytes)) }

    /// The bytes to store.
    func encoded() throws -> [UInt8] { Array(try JSONEncoder().encode(self)) }

    /// Whether the person can be called or written to.
    var isReachable: Bool { phone != nil || email != nil }

    /// What waits for the person's word.
    var pending: [Proposal] { proposals.filter { $0.outcome == .pending } }

    /// Takes back what waits for the person's word: the form that it was for is not shown any more.
    mutating func withdrawProposals() { proposals.removeAll { $0.outcome == .pending } }
}

/// A conversation with an agent as its pages need it.
struct ReceptionInHand: Sendable {
    let stored: StoredReception
    let details: ReceptionDetails
    let conversation: ConversationInHand
    let team: ReceptionTeam
    /// When the person is called back; nil when nothing is promised.
    let callback: CallbackTime?

    var id: Identifier { stored.id }
    var content: ConversationContent { conversation.content }

    /// The form that agents may see.
    var draft: Identifier? { details.draft.flatMap { Identifier($0) } }

    /// What may help, from what the assistant found: sheets and services, each once.
    var suggestions: [Conversation.SheetLink] {
        var seen: Set<String> = []
        return conversation.conversation.entries.reversed().flatMap(\.parts).flatMap { part in
            switch part {
            case .passage(let passage):
                [Conversation.SheetLink(sheet: passage.sheet, title: passage.title, link: passage.link)]
            case .closest(let links): links
            default: [Conversation.SheetLink]()
            }
        }.filter { seen.insert($0.link).inserted }
    }
}

/// The office whose agents receive, with its hours.
struct ReceptionTeam: Sendable {
    let organisation: Organisation
    let hours: ReceptionHours

    var id: String { hours.office.id }
    var rule: ReceptionRule { hours.rule }
    var zone: Zone { hours.zone }

    /// An office of an organisation; nil when it receives nobody.
    init?(_ office: Office?, of organisation: Organisation, zone: Zone) {
        guard let office, let hours = ReceptionHours(office, zone: zone, calendar: organisation.calendar) else {
            return nil
        }
        self.organisation = organisation
        self.hours = hours
    }

    func name(_ language: Language) -> String { hours.office.name[language] }
}
