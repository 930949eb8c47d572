import Cases
import HTML
import Services
import Storage

/// Starting a form: a new draft, held by the browser's session.
enum StartDraft {
    static func start(_ visit: Visit) async throws -> Reply {
        // A simulation has a form to try, none to send.
        guard let service = visit.catalogue.service(try visit.parameter("service")), service.simulation == nil else {
            throw SiteFailure.notFound
        }
        var random = SystemRandomNumberGenerator()
        let language = service.language(preferring: visit.language)
        var draft = Draft(language: language, accessCode: SecretToken.accessCode(using: &random))
        draft.entries = EligibilityPage.startingEntries(of: service, visit: visit, in: language)
        return try await create(draft, of: service, visit)
    }

    /// Keeps a new draft for whoever has a session already, without going to it.
    static func keep(_ draft: Draft, of service: ServiceDefinition, _ visit: Visit) async throws -> Identifier? {
        visit.session == nil ? nil : try await make(draft, of: service, visit).id
    }

    /// Keeps a new draft, for the person's space or for the browser to hold, and goes to it.
    static func create(_ draft: Draft, of service: ServiceDefinition, _ visit: Visit) async throws -> Reply {
        let (id, session) = try await make(draft, of: service, visit)
        return session.apply(to: .redirect(to: visit.draftAddress(id).description))
    }

    private static func make(
        _ draft: Draft, of service: ServiceDefinition, _ visit: Visit
    ) async throws -> (id: Identifier, session: SessionOpening) {
        var random = SystemRandomNumberGenerator()
        let new = NewDraft(
            id: Identifier(at: visit.now, using: &random), organisation: service.organisation, service: service.id,
            definition: service.hash, content: DraftCodec.encode(draft))
        let expiresAt = visit.now.adding(seconds: Int64(visit.site.configuration.draftDays) * 86_400)
        let session = SessionOpening(visit: visit, using: &random)
        let (store, now, person) = (visit.site.store, visit.now, visit.person)
        let secret = SecretHash(of: draft.accessCode)
        let counted = visit.figureKey(
            organisation: service.organisation, service: service.id, definition: service.hash)
        try await store.database.write { transaction in
            try store.drafts.create(
                new, secret: secret, now: now, expiresAt: expiresAt, in: transaction)
            if let person {
                // What a signed-in person begins is in their space; the browser needs to hold nothing besides.
                try store.requests.add(new.id, to: person, now: now, in: transaction)
            } else {
                try session.grant(SessionGrant(.draft, new.id), store: store, in: transaction)
            }
            try store.figures.add(Tally.started(by: draft.channel), to: counted, in: transaction)
        }
        return (new.id, session)
    }
}

/// The session in which a browser is given something to hold: the one it has, or a new one.
struct SessionOpening: Sendable {
    private let key: SecretHash
    private let new: (session: NewSession, token: String, expiresAt: Instant)?
    private let now: Instant
    private let memory: SessionMemory
    private let csrfToken: String

    init(visit: Visit, using random: inout some RandomNumberGenerator) {
        now = visit.now
        memory = visit.session?.memory ?? SessionMemory()
        if let session = visit.session {
            key = session.key
            csrfToken = session.csrfToken
            new = nil
        } else {
            let token = SecretToken.random(using: &random)
            key = SecretHash(of: token)
            csrfToken = SecretToken.random(using: &random)
            let session = NewSession(token: key, formSecret: Array(csrfToken.utf8))
            new = (session, token, now.adding(seconds: visit.site.configuration.visitorSessionSeconds))
        }
    }

    /// Gives the session a draft or a case to hold, opening it first if it is new.
    func grant(_ grant: SessionGrant, store: Store, in transaction: any SQLTransaction) throws {
        if let new { try store.sessions.create(new.session, now: now, expiresAt: new.expiresAt, in: transaction) }
        try store.sessions.add(grant, to: key, in: transaction)
    }

    /// Changes what the session remembers, opening it first if it is new.
    func remember(
        store: Store, in transaction: any SQLTransaction, _ change: (inout SessionMemory) -> Void
    ) throws {
        var memory = memory
        change(&memory)
        if let new { try store.sessions.create(new.session, now: now, expiresAt: new.expiresAt, in: transaction) }
        try store.sessions.update(key, content: memory.content, in: transaction)
    }

    /// The hidden field that forms of the answer must bear.
    var formToken: HiddenValue { HiddenValue(name: "csrf", value: csrfToken) }

    /// The answer, giving the browser its new session's cookie.
    func apply(to reply: Reply) -> Reply { new.map { reply.setting(session: $0.token) } ?? reply }
}
