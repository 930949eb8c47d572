import Cases
import Services
import Storage

/// What a request may do, once its session is known.
struct Authorisation: Sendable {
    var session: VisitorSession?
    var agent: SignedInAgent?
    var target: Identifier?
}

/// Enforces a route's access rule, in one read of the store at most.
struct Authoriser: Sendable {
    let site: Site

    /// Checks that whoever holds the session token may use a route.
    ///
    /// What a visitor may not know of is `notFound`, whether it exists or not.
    func authorise(
        _ access: Access, token: String?, parameters: [String: String], path: String, now: Instant
    ) async throws -> Authorisation {
        switch access {
        case .everyone:
            guard let token, let found = try await session(token, grant: nil, now: now) else { return Authorisation() }
            return found.authorisation
        case .draftHolder:
            return try await holder(.draft, parameters["draft"], token: token, now: now)
        case .caseHolder:
            do {
                return try await holder(.case, parameters["case"], token: token, now: now)
            } catch SiteFailure.notFound {
                // A case takes its draft's identifier: who held the draft that was sent, from wherever, sees the case.
                return try await holder(.draft, parameters["case"], token: token, now: now)
            }
        case .agent(let role):
            return try await agent(role, token: token, path: path, now: now)
        case .caseAgent(let role):
            var authorisation = try await agent(role, token: token, path: path, now: now)
            guard let id = parameters["case"].flatMap({ Identifier($0) }), let agent = authorisation.agent,
                let entry = try await site.store.database.read({ try site.store.cases.find(id, in: $0) }),
                entry.organisation == agent.organisation
            else { throw SiteFailure.notFound }
            authorisation.target = id
            return authorisation
        }
    }

    private func holder(
        _ kind: SessionGrant.Kind, _ identifier: String?, token: String?, now: Instant
    ) async throws -> Authorisation {
        guard let token, let id = identifier.flatMap({ Identifier($0) }),
            let found = try await session(token, grant: SessionGrant(kind, id), now: now), found.isGranted
        else { throw SiteFailure.notFound }
        var authorisation = found.authorisation
        authorisation.target = id
        return authorisation
    }

    private func agent(_ role: Role, token: String?, path: String, now: Instant) async throws -> Authorisation {
        guard let token, let found = try await session(token, grant: nil, now: now),
            let agent = found.authorisation.agent
        else { throw SiteFailure.signInNeeded(path: path) }
        guard agent.role >= role else { throw SiteFailure.forbidden }
        return found.authorisation
    }

    private func session(
        _ token: String, grant: SessionGrant?, now: Instant
    ) async throws -> (authorisation: Authorisation, isGranted: Bool)? {
        let key = SecretHash(of: token)
        guard let stored = try await site.store.database.read({ connection in
            try site.store.sessions.find(key, grant: grant, now: now, in: connection)
        }) else { return nil }
        let session = VisitorSession(key: key, csrfToken: String(decoding: stored.formSecret, as: UTF8.self))
        try await keepAlive(stored, key: key, now: now)
        var authorisation = Authorisation(session: session)
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
