public import Cases
import Foundation
public import Services
public import Storage

/// Adds agents and changes how they sign in; used by the command line and, later, by administrators' screens.
public struct AgentRegistration: Sendable {
    /// Why an agent can't be registered or changed.
    public enum Failure: Error, Sendable, CustomStringConvertible {
        /// No agent signs in with this name.
        case unknownLogin

        /// One sentence for the operator.
        public var description: String { "Nobody signs in with this name." }
    }

    private let store: Store
    private let hasher: PasswordHasher

    /// Registration in a store.
    public init(store: Store, hasher: PasswordHasher = PasswordHasher()) {
        self.store = store
        self.hasher = hasher
    }

    /// Adds an agent.
    ///
    /// - Throws: `StorageError.duplicate` when the login is taken.
    @discardableResult
    public func add(
        login: String, name: String, organisation: String, role: Role, office: String?, password: String
    ) async throws -> Identifier {
        var random = SystemRandomNumberGenerator()
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        let id = Identifier(at: now, using: &random)
        let agent = NewAgent(
            id: id, organisation: organisation, login: login, role: role.rawValue, office: office,
            passwordHash: try await hasher.hash(password), content: Array(name.utf8))
        try await store.database.write { try store.agents.create(agent, now: now, in: $0) }
        return id
    }

    /// Changes a password and ends the agent's sessions.
    public func setPassword(_ password: String, login: String) async throws {
        let hash = try await hasher.hash(password)
        try await change(login) { agent, transaction in
            try store.agents.setPassword(hash, of: agent.id, in: transaction)
        }
    }

    /// Lets an agent sign in, or not any more.
    public func setActive(_ isActive: Bool, login: String) async throws {
        try await change(login) { agent, transaction in
            try store.agents.setActive(isActive, of: agent.id, in: transaction)
        }
    }

    private func change(
        _ login: String, _ body: @escaping @Sendable (StoredAgent, any SQLTransaction) throws -> Void
    ) async throws {
        try await store.database.write { transaction in
            guard let agent = try store.agents.find(login: login, in: transaction) else { throw Failure.unknownLogin }
            try body(agent, transaction)
            try store.sessions.deleteAll(ofAgent: agent.id, in: transaction)
        }
    }
}
