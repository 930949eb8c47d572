import Cases
import Services
import Storage

/// What a request may do, once its session is known.
struct Authorisation: Sendable {
    var session: VisitorSession?
    var agent: SignedInAgent?
    var person: Identifier?
    var target: Identifier?
    /// The draft that the route names, read with the session that holds it.
    var draft: StoredDraft?
}

/// Enforces a route's access rule, in one read of the store at most.
struct Authoriser: Sendable {
    let site: Site

    /// Checks that whoever holds the session token may use a route.
    ///
    /// - Parameter takesClosed: whether the route is also for a case that agents have no more.
    ///
    /// What a visitor may not know of is `notFound`, whether it exists or not.
    func authorise(
        _ access: Access, token: String?, parameters: [String: String], path: String, takesClosed: Bool = false,
        now: Instant
    ) async throws -> Authorisation {
        switch access {
        case .everyone:
            guard let token, let found = try await session(token, now: now) else { return Authorisation() }
            return found.authorisation
        case .draftHolder:
            return try await holder([.draft], parameters["draft"], token: token, now: now)
        case .caseHolder:
            // A case takes its draft's identifier: who held the draft that was sent, from wherever, sees the case.
            return try await holder([.case, .draft], parameters["case"], token: token, now: now)
        case .conversationHolder:
            do {
                return try await holder([.conversation], parameters["conversation"], token: token, now: now)
            } catch SiteFailure.notFound { throw SiteFailure.conversationOver }
        case .person:
            guard let token, let found = try await session(token, now: now), found.authorisation.person != nil else {
                throw SiteFailure.personSignInNeeded(path: path)
            }
            return found.authorisation
        case .staff:
            return try await staff(token: token, path: path, now: now) { _ in true }
        case .dataProtectionOfficer:
            return try await staff(token: token, path: path, now: now) { $0 == .dataProtectionOfficer }
        case .agent(let role):
            return try await agent(role, token: token, path: path, now: now)
        case .caseOfficer:
            let officer = try await staff(token: token, path: path, now: now) { $0 == .dataProtectionOfficer }
            return try await officer.of(parameters["case"], takesClosed: true, site: site)
        case .caseAgent(let role):
            return try await agent(role, token: token, path: path, now: now)
                .of(parameters["case"], takesClosed: takesClosed, site: site)
        }
    }

    /// Checks that the session has one of the grants that let see the target.
    private func holder(
        _ kinds: [SessionGrant.Kind], _ identifier: String?, token: String?, now: Instant
    ) async throws -> Authorisation {
        guard let token, let id = identifier.flatMap({ Identifier($0) }),
            let found = try await session(token, grants: kinds.map { SessionGrant($0, id) }, now: now), found.isGranted
        else { throw SiteFailure.notFound }
        var authorisation = found.authorisation
        authorisation.target = id
        return authorisation
    }

    private func agent(_ role: Role, token: String?, path: String, now: Instant) async throws -> Authorisation {
        try await staff(token: token, path: path, now: now) { $0 >= role }
    }

    /// Checks that an agent has signed in, and that their role is one that may.
    private func staff(
        token: String?, path: String, now: Instant, may: (Role) -> Bool
    ) async throws -> Authorisation {
        guard let token, let found = try await session(token, now: now),
            let agent = found.authorisation.agent
        else { throw SiteFailure.signInNeeded(path: path) }
        guard may(agent.role) else { throw SiteFailure.forbidden }
        return found.authorisation
    }

    /// The session of a token with, in the same read, the draft it is about to use.
    ///
    /// - Parameter grants: any of them lets the request go on.
    private func session(
        _ token: String, grants: [SessionGrant] = [], now: Instant
    ) async throws -> (authorisation: Authorisation, isGranted: Bool)? {
        let key = SecretHash(of: token)
        let store = site.store
        let found = try await store.database.read { connection -> (session: StoredSession, draft: StoredDraft?)? in
            guard var session = try store.sessions.find(key, grant: grants.first, now: now, in: connection) else {
                return nil
            }
            for other in grants.dropFirst() where !session.isGranted {
                guard let again = try store.sessions.find(key, grant: other, now: now, in: connection) else {
                    return nil
                }
                session = again
            }
            guard grants.count == 1, let grant = grants.first, grant.kind == .draft, session.isGranted else {
                return (session, nil)
            }
            return (session, try store.drafts.find(grant.target, now: now, in: connection))
        }
        guard let (stored, draft) = found else { return nil }
        let session = VisitorSession(
            key: key, csrfToken: String(decoding: stored.formSecret, as: UTF8.self), content: stored.content)
        try await keepAlive(stored, key: key, now: now)
        var authorisation = Authorisation(session: session, person: stored.person, draft: draft)
        if let agent = stored.agent, let role = Role(rawValue: agent.role) {
            authorisation.agent = SignedInAgent(
                id: agent.id, organisation: agent.organisation, role: role, office: agent.office,
                name: String(decoding: stored.content, as: UTF8.self))
        }
        return (authorisation, stored.isGranted)
    }

    /// Prolongs a session in use, at most once in a tenth of its idle time, so that reading pages costs no write.
    private func keepAlive(_ stored: StoredSession, key: SecretHash, now: Instant) async throws {
        let configuration = site.configuration
        let idle = stored.agent == nil ? configuration.visitorSessionSeconds : configuration.agentIdleSeconds
        guard now > stored.seenAt.adding(seconds: idle / 10) else { return }
        var expiresAt = now.adding(seconds: idle)
        if stored.agent != nil {
            expiresAt = min(expiresAt, stored.createdAt.adding(seconds: configuration.agentSessionSeconds))
        }
        let until = expiresAt
        try await site.store.database.write { transaction in
            try site.store.sessions.touch(key, now: now, expiresAt: until, in: transaction)
        }
    }
}

extension Authorisation {
    /// The same for a case of the agent's organisation; any other does not exist for them.
    ///
    /// - Parameter takesClosed: whether it may be one whose active period has passed, which agents have no more.
    fileprivate func of(_ identifier: String?, takesClosed: Bool, site: Site) async throws -> Authorisation {
        let store = site.store
        guard let id = identifier.flatMap({ Identifier($0) }), let agent,
            let entry = try await store.database.read({ connection -> CaseEntry? in
                let isGone = try store.retention.find(id, in: connection)?.step.isClosed ?? false
                return isGone && !takesClosed ? nil : try store.cases.find(id, in: connection)
            }),
            entry.organisation == agent.organisation
        else { throw SiteFailure.notFound }
        var authorisation = self
        authorisation.target = id
        return authorisation
    }
}
