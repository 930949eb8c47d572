import Cases
import Services
import Storage

/// One attempt to sign in: a password tried, a session opened.
struct SignInAttempt: Sendable {
    let site: Site
    let now: Instant

    /// One for the process, so that hashes are computed one at a time and their memory stays bounded.
    private static let passwords = PasswordHasher()

    /// Opens an agent's session in place of the browser's former one.
    ///
    /// An unknown name, a wrong password, a suspended account and one that must wait give the same answer after the
    /// same work, so that a stranger learns nothing.
    ///
    /// - Returns: the new session's token, the token of the page that asks for a code, or nil when the attempt is refused.
    func signIn(login: String, password: String, replacing former: VisitorSession?) async throws -> Outcome? {
        let store = site.store
        let known = try await store.database.read { try store.agents.find(login: login, in: $0) }
        let isRight = try await Self.passwords.verify(password, against: known?.passwordHash)
        guard let known else { return nil }
        return try await store.database.write { transaction -> Outcome? in
            // Read again: while this password was being tried, others may have been.
            guard let agent = try store.agents.find(known.id, in: transaction) else { return nil }
            if let blockedUntil = agent.blockedUntil, blockedUntil > now { return nil }
            guard isRight, agent.isActive, agent.passwordHash == known.passwordHash else {
                try recordFailure(of: agent, in: transaction)
                return nil
            }
            guard try store.secondFactors.find(agent.id, in: transaction)?.isConfirmed ?? false else {
                return .session(try open(agent, replacing: former, in: transaction))
            }
            // Wrong codes count with wrong passwords: they are forgotten once both are right.
            var random = SystemRandomNumberGenerator()
            let token = SecretToken.random(using: &random)
            try store.codes.create(
                NewOneTimeCode(
                    token: SecretHash(of: token), purpose: Self.purpose, content: Array(agent.id.description.utf8)),
                now: now, expiresAt: now.adding(seconds: Self.codeSeconds), in: transaction)
            return .code(token)
        }
    }

    /// Opens the session of an agent who has given the right password, once the code of the moment is right too, or one of
    /// recovery.
    ///
    /// - Returns: the new session's token; nil when the code is wrong, or the page too old.
    func signIn(token: String, code typed: String, replacing former: VisitorSession?) async throws -> String? {
        let store = site.store
        let hash = SecretHash(of: token)
        return try await store.database.write { transaction -> String? in
            guard let agent = try agent(waiting: hash, in: transaction),
                agent.blockedUntil.map({ $0 <= now }) ?? true,
                let factor = try store.secondFactors.find(agent.id, in: transaction), factor.isConfirmed
            else { return nil }
            var isRight = false
            if let step = TimeCode.step(of: typed, secret: factor.secret, at: now, after: factor.lastStep) {
                isRight = try store.secondFactors.accept(step: step, of: agent.id, in: transaction)
            } else {
                isRight = try store.secondFactors.use(
                    code: TimeCode.recoveryHash(typed), of: agent.id, in: transaction)
            }
            guard isRight else {
                try recordFailure(of: agent, in: transaction)
                return nil
            }
            guard try store.codes.use(hash, now: now, in: transaction) else { return nil }
            return try open(agent, replacing: former, in: transaction)
        }
    }

    /// Whether somebody who has given the right password is still awaited with a code.
    func isAwaited(token: String) async throws -> Bool {
        try await site.store.database.read { try agent(waiting: SecretHash(of: token), in: $0) != nil }
    }

    /// What a right password opens.
    enum Outcome: Sendable {
        /// A session.
        case session(String)
        /// The page that asks for a code.
        case code(String)
    }

    static let purpose = "agent-second-factor"
    private static let codeSeconds: Int64 = 5 * 60

    private func agent(waiting token: SecretHash, in connection: any SQLConnection) throws -> StoredAgent? {
        guard let code = try site.store.codes.find(token, now: now, in: connection), code.purpose == Self.purpose,
            let id = Identifier(String(decoding: code.content, as: UTF8.self)),
            let agent = try site.store.agents.find(id, in: connection), agent.isActive
        else { return nil }
        return agent
    }

    private func recordFailure(of agent: StoredAgent, in transaction: any SQLTransaction) throws {
        let wait = SignInPolicy.blockSeconds(afterFailures: agent.failedSignIns + 1)
        try site.store.agents.recordFailedSignIn(
            of: agent.id, blockedUntil: wait == 0 ? nil : now.adding(seconds: wait), in: transaction)
    }

    private func open(
        _ agent: StoredAgent, replacing former: VisitorSession?, in transaction: any SQLTransaction
    ) throws -> String {
        let (store, configuration) = (site.store, site.configuration)
        var random = SystemRandomNumberGenerator()
        let token = SecretToken.random(using: &random)
        let formSecret = Array(SecretToken.random(using: &random).utf8)
        let expiresAt = now.adding(seconds: min(configuration.agentIdleSeconds, configuration.agentSessionSeconds))
        if agent.failedSignIns > 0 { try store.agents.clearFailedSignIns(of: agent.id, in: transaction) }
        if let former { try store.sessions.delete(former.key, in: transaction) }
        try store.sessions.create(
            NewSession(
                token: SecretHash(of: token), formSecret: formSecret, agent: agent.id, content: agent.content),
            now: now, expiresAt: expiresAt, in: transaction)
        return token
    }
}
