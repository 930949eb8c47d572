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
    /// - Returns: the new session's token, or nil when the attempt is refused.
    func signIn(login: String, password: String, replacing former: VisitorSession?) async throws -> String? {
        let store = site.store
        let known = try await store.database.read { try store.agents.find(login: login, in: $0) }
        let isRight = try await Self.passwords.verify(password, against: known?.passwordHash)
        guard let known else { return nil }

        var random = SystemRandomNumberGenerator()
        let token = SecretToken.random(using: &random)
        let formSecret = Array(SecretToken.random(using: &random).utf8)
        let configuration = site.configuration
        let (now, expiresAt) = (
            now, now.adding(seconds: min(configuration.agentIdleSeconds, configuration.agentSessionSeconds))
        )
        return try await store.database.write { transaction in
            // Read again: while this password was being tried, others may have been.
            guard let agent = try store.agents.find(known.id, in: transaction) else { return nil }
            if let blockedUntil = agent.blockedUntil, blockedUntil > now { return nil }
            guard isRight, agent.isActive, agent.passwordHash == known.passwordHash else {
                let wait = SignInPolicy.blockSeconds(afterFailures: agent.failedSignIns + 1)
                try store.agents.recordFailedSignIn(
                    of: agent.id, blockedUntil: wait == 0 ? nil : now.adding(seconds: wait), in: transaction)
                return nil
            }
            if agent.failedSignIns > 0 { try store.agents.clearFailedSignIns(of: agent.id, in: transaction) }
            if let former { try store.sessions.delete(former.key, in: transaction) }
            try store.sessions.create(
                NewSession(
                    token: SecretHash(of: token), formSecret: formSecret, agent: agent.id, content: agent.content),
                now: now, expiresAt: expiresAt, in: transaction)
            return token
        }
    }
}
