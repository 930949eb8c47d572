import Assistant
import Cases
import FEEL
import Services
import Storage

/// What is done with conversations that people asked to have with an agent: each act is one transaction, in which what was
/// said, who waits and what is counted change together.
struct Reception: Sendable {
    let site: Site
    let now: Instant

    private var store: Store { site.store }
    private var database: any Database { store.database }

    /// How often an act is tried again when somebody said something meanwhile.
    private static let maximumAttempts = 5
    /// How long what is promised is kept at most beyond its day, in seconds: a call made late is still made.
    private static let promisedSeconds: Int64 = 60 * 86_400

    /// When what ends now is forgotten.
    var keptUntil: Instant { now.adding(seconds: Int64(site.configuration.receptionDays) * 86_400) }

    // MARK: Reading

    /// A conversation with an agent; nil when no agent was asked for, or it is forgotten.
    func load(_ id: Identifier) async throws -> ReceptionInHand? {
        let (store, now) = (store, now)
        let found = try await database.read { connection -> (StoredReception, StoredConversation, CallbackTime?)? in
            guard let reception = try store.receptions.find(id, in: connection),
                let conversation = try store.conversations.find(id, now: now, in: connection)
            else { return nil }
            return (reception, conversation, try store.callbacks.promised(to: id, in: connection))
        }
        guard let (stored, conversation, callback) = found,
            let organisation = site.catalogue.snapshot.organisations[stored.organisation],
            let team = site.team(stored.team, of: organisation)
        else { return nil }
        return ReceptionInHand(
            stored: stored, details: try ReceptionDetails(decoding: stored.content),
            conversation: ConversationInHand(
                stored: conversation, content: try ConversationContent(decoding: conversation.content)), team: team,
            callback: callback)
    }

    // MARK: Changing

    /// Changes what is kept of a conversation and of its reception, in one transaction with whatever else `act` does.
    ///
    /// - Parameters:
    ///   - act: changes what it is given; false undoes everything.
    ///   - expiry: until when the conversation is kept; at least as long as it was, unless it ends.
    /// - Returns: false when there is none, or `act` refused.
    @discardableResult
    func change(
        _ id: Identifier, keeping expiry: Instant? = nil, isEnding: Bool = false,
        _ act: @escaping @Sendable (inout Change, any SQLTransaction) throws -> Bool
    ) async throws -> Bool {
        let (store, now, kept) = (store, now, expiry ?? keptUntil)
        for _ in 0..<Self.maximumAttempts {
            do {
                return try await database.write { transaction in
                    guard let reception = try store.receptions.find(id, in: transaction),
                        let stored = try store.conversations.find(id, now: now, in: transaction)
                    else { return false }
                    let before = Change(
                        reception: reception, details: try ReceptionDetails(decoding: reception.content),
                        content: try ConversationContent(decoding: stored.content))
                    var change = before
                    guard try act(&change, transaction) else { throw Refused() }
                    if change.details != before.details {
                        try store.receptions.save(
                            change.details.encoded(), of: id, expectedVersion: reception.version, in: transaction)
                    }
                    if change.content != before.content || isEnding {
                        try store.conversations.save(
                            change.content.encoded(), of: id, expectedVersion: stored.version, now: now,
                            expiresAt: isEnding ? kept : max(stored.expiresAt, kept), in: transaction)
                    }
                    return true
                }
            } catch is Refused {
                return false
            } catch StorageError.versionConflict {
                continue
            }
        }
        throw SiteFailure.busy
    }

    /// What an act changes.
    struct Change: Sendable {
        /// The reception as it is before the act.
        let reception: StoredReception
        var details: ReceptionDetails
        var content: ConversationContent

        /// Adds something that somebody said.
        mutating func say(_ author: Conversation.Author, _ text: String) {
            content.conversation.append([Conversation.Entry(author: author, text: text)])
        }

        /// The language in which the person is spoken to.
        var language: Language { content.conversation.language }
    }

    private struct Refused: Error {}

    /// Adds what somebody said.
    func say(_ text: String, by author: Conversation.Author, in id: Identifier) async throws -> Bool {
        try await change(id) { change, _ in
            change.say(author, text)
            return true
        }
    }

    // MARK: Asking

    /// What somebody wants of an office.
    enum Wish: Sendable, Hashable {
        /// To be answered here.
        case live
        /// To be called back.
        case callback(CallbackTime)
    }

    /// What somebody asks.
    struct Request: Sendable {
        let id: Identifier
        let team: ReceptionTeam
        let service: String?
        let isUrgent: Bool
        let details: ReceptionDetails
        let wish: Wish
    }

    /// Puts somebody in the queue, or promises them a call, within a transaction in which the conversation is there.
    ///
    /// - Returns: false when the moment was promised to somebody else meanwhile.
    func ask(_ request: Request, in transaction: any SQLTransaction) throws -> Bool {
        let organisation = request.team.organisation.id
        let new = NewReception(
            id: request.id, organisation: organisation, team: request.team.id, service: request.service,
            isUrgent: request.isUrgent, content: try request.details.encoded())
        if try store.receptions.ask(new, now: now, expiresAt: keptUntil, in: transaction) {
            try count(.asked, of: request.team, in: transaction)
        } else if try store.receptions.askAgain(
            request.id, team: request.team.id, now: now, expiresAt: keptUntil, in: transaction)
        {
            try count(.asked, of: request.team, in: transaction)
        }
        try store.conversations.prolong(request.id, until: keptUntil, in: transaction)
        guard case .callback(let time) = request.wish else { return true }
        return try promise(time, to: request.id, team: request.team, in: transaction)
    }

    /// Promises a call; one that was promised before is given back.
    func promise(
        _ time: CallbackTime, to id: Identifier, team: ReceptionTeam, in transaction: any SQLTransaction
    ) throws -> Bool {
        // Only a moment within the hours declared, whatever was sent.
        guard team.hours.callbackTimes(after: now).contains(time) else { return false }
        try store.callbacks.cancel(id, in: transaction)
        guard
            try store.callbacks.promise(
                time, to: id, organisation: team.organisation.id, team: team.id, in: transaction)
        else { return false }
        let until = team.zone.startOfDay(time.day).adding(seconds: Self.promisedSeconds)
        if let held = try store.receptions.find(id, in: transaction), held.status == .live, let agent = held.agent {
            try store.receptionPresence.givePlace(of: agent, in: transaction)
        }
        guard try store.receptions.awaitCallback(id, expiresAt: until, in: transaction) else { return false }
        try store.conversations.prolong(id, until: until, in: transaction)
        try count(.promised, of: team, in: transaction)
        return true
    }

    /// Counts something of an office's day.
    func count(
        _ measure: ReceptionMeasure, _ detail: String = "", of team: ReceptionTeam, in transaction: any SQLTransaction
    ) throws {
        try store.receptions.count(
            measure, detail, organisation: team.organisation.id, team: team.id, day: team.zone.date(at: now),
            in: transaction)
    }

    // MARK: Ending

    /// Ends a conversation.
    ///
    /// - Parameters:
    ///   - summary: what the person is told, where an agent wrote something.
    ///   - words: that it has ended, as the person reads it.
    func end(
        _ found: ReceptionInHand, because end: ReceptionEnd, summary: String? = nil,
        words: @escaping @Sendable (Language) -> String,
        mail: NewJob? = nil
    ) async throws -> Bool {
        let (reception, store, now, kept) = (self, store, now, keptUntil)
        let team = found.team
        return try await change(found.id, keeping: kept, isEnding: true) { change, transaction in
            let stored = change.reception
            guard try store.receptions.close(found.id, now: now, expiresAt: kept, in: transaction) else { return false }
            switch stored.status {
            case .live:
                if let agent = stored.agent { try store.receptionPresence.givePlace(of: agent, in: transaction) }
                let seconds = stored.takenAt.map { (now.milliseconds - $0.milliseconds) / 1000 } ?? 0
                try reception.count(
                    .lasted, ReceptionMeasure.durationClass(of: seconds), of: team, in: transaction)
            case .waiting: try reception.count(.abandoned, of: team, in: transaction)
            case .callback:
                let promised = try store.callbacks.promised(to: found.id, in: transaction)
                if end == .person {
                    try store.callbacks.cancel(found.id, in: transaction)
                } else if let promised, try store.callbacks.complete(found.id, in: transaction) {
                    let isKept = team.zone.date(at: now) <= promised.day
                    try reception.count(isKept ? .kept : .late, of: team, in: transaction)
                }
            case .closed: break
            }
            try reception.count(.ended, end.rawValue, of: team, in: transaction)
            change.details.end = end.rawValue
            if let summary {
                change.details.summary = summary
                change.say(.agent, summary)
            }
            change.say(.platform, words(change.language))
            // Nothing waits for an answer any more.
            for index in change.details.proposals.indices where change.details.proposals[index].outcome == .pending {
                change.details.proposals[index].outcome = .lapsed
            }
            if let mail { try store.jobs.enqueue(mail, now: now, in: transaction) }
            return true
        }
    }

    /// Puts what agents who are there no more held back in the queue, where it keeps its place.
    func recoverAbandoned(of team: ReceptionTeam) async throws {
        let (store, now, organisation) = (store, now, team.organisation.id)
        let gone = try await database.read {
            try store.receptionPresence.gone(team.id, organisation: organisation, now: now, in: $0)
        }
        for one in gone {
            _ = try await release(one.conversation, by: one.agent, to: team) {
                site.texts(in: $0).receptionAgentGone
            }
        }
    }

    /// Puts a conversation that an agent holds back in the queue of an office.
    func release(
        _ id: Identifier, by agent: Identifier, to team: ReceptionTeam, words: @escaping @Sendable (Language) -> String
    ) async throws -> Bool {
        let store = store
        return try await change(id) { change, transaction in
            guard try store.receptions.release(id, by: agent, to: team.id, in: transaction) else { return false }
            try store.receptionPresence.givePlace(of: agent, in: transaction)
            change.say(.platform, words(change.language))
            return true
        }
    }
}
