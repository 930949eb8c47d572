public import Cases
import Foundation
public import Services
public import Storage

/// Inviting agents, changing what they may do, suspending and disconnecting them: what the administrators' screens and the
/// commands have in common. Every act is on record.
public struct AgentAdministration: Sendable {
    /// Why nothing is done.
    public enum Refusal: Error, Sendable, Hashable {
        /// The name to sign in with is missing, too long, or holds a space.
        case loginWrong
        /// Somebody signs in so already.
        case loginTaken
        /// The name shown to colleagues is missing or too long.
        case nameWrong
        /// The organisation has no such office.
        case officeUnknown
        /// The organisation has no such agent.
        case agentUnknown
        /// Nobody suspends themselves, nor gives up their own role.
        case yourself
        /// Somebody must be left who administers.
        case lastAdministrator
        /// The agent has no second factor.
        case notSecured
        /// Another administrator must agree: neither the one who asked, nor the agent.
        case needsAnother
    }

    /// How long a link to choose a password works, in seconds: three days.
    public static let linkSeconds: Int64 = 72 * 3_600
    /// The fewest characters a password may have.
    public static let shortestPassword = 12
    /// What the links are for, among codes that work once.
    static let purpose = "agent-invitation"
    private static let longest = 200

    let store: Store
    let organisation: Organisation
    /// Who does it; nil for a command at the server.
    let author: Identifier?
    let now: Instant

    /// The administration of an organisation's agents.
    public init(store: Store, organisation: Organisation, author: Identifier?, now: Instant) {
        self.store = store
        self.organisation = organisation
        self.author = author
        self.now = now
    }

    /// Makes an account that waits for its password.
    ///
    /// - Returns: the secret of the link by which the agent chooses it.
    public func invite(
        login: String, name: String, role: Role, office: String?
    ) async throws -> Result<String, Refusal> {
        let (login, name) = (login.trimmingSpaces, name.trimmingSpaces)
        guard !login.isEmpty, login.count <= Self.longest, !login.contains(where: \.isWhitespace) else {
            return .failure(.loginWrong)
        }
        guard !name.isEmpty, name.count <= Self.longest else { return .failure(.nameWrong) }
        if let office, organisation.office(office) == nil { return .failure(.officeUnknown) }
        var random = SystemRandomNumberGenerator()
        let (id, token) = (Identifier(at: now, using: &random), SecretToken.random(using: &random))
        let agent = NewAgent(
            id: id, organisation: organisation.id, login: login, role: role.rawValue, office: office,
            passwordHash: nil, content: Array(name.utf8))
        let act = act(.invited, of: id)
        do {
            try await store.database.write { transaction in
                try store.agents.create(agent, now: now, in: transaction)
                try addLink(token, of: id, in: transaction)
                try store.administration.add(act, organisation: organisation.id, in: transaction)
            }
        } catch StorageError.duplicate {
            return .failure(.loginTaken)
        }
        return .success(token)
    }

    /// Gives an agent another link to choose a password.
    public func link(for id: Identifier) async throws -> Result<String, Refusal> {
        var random = SystemRandomNumberGenerator()
        let token = SecretToken.random(using: &random)
        let result = try await change(id, .linked) { agent, transaction in
            try addLink(token, of: agent.id, in: transaction)
        }
        return result.map { token }
    }

    /// Changes an agent's role and office. Their sessions go on, in the new role.
    public func change(_ id: Identifier, role: Role, office: String?) async throws -> Result<Void, Refusal> {
        if let office, organisation.office(office) == nil { return .failure(.officeUnknown) }
        let isLoss = { @Sendable (agent: StoredAgent) in agent.role != role.rawValue && role < .administrator }
        return try await change(id, .changed, isLoss: isLoss) { agent, transaction in
            try store.agents.setRole(role.rawValue, office: office, of: agent.id, in: transaction)
        }
    }

    /// Lets an agent sign in no more, or again; their sessions end.
    public func setActive(_ isActive: Bool, _ id: Identifier) async throws -> Result<Void, Refusal> {
        let isLoss = { @Sendable (_: StoredAgent) in !isActive }
        return try await change(id, isActive ? .restored : .suspended, isLoss: isLoss) { agent, transaction in
            try store.agents.setActive(isActive, of: agent.id, in: transaction)
            try store.sessions.deleteAll(ofAgent: agent.id, in: transaction)
        }
    }

    /// Ends an agent's sessions.
    public func disconnect(_ id: Identifier) async throws -> Result<Void, Refusal> {
        try await change(id, .disconnected) { agent, transaction in
            try store.sessions.deleteAll(ofAgent: agent.id, in: transaction)
        }
    }

    /// How long a request to forget a second factor waits for another administrator, in seconds.
    static let resetSeconds: Int64 = 24 * 3_600

    /// Forgets an agent's second factor once two administrators want it, neither of them the agent; a command at the server
    /// does it alone. The agent's sessions end.
    ///
    /// - Returns: whether it is done; false when it is asked for, and waits for another administrator.
    public func resetSecondFactor(_ id: Identifier) async throws -> Result<Bool, Refusal> {
        guard id != author else { return .failure(.needsAnother) }
        let since = now.adding(seconds: -Self.resetSeconds)
        let (asked, done) = (act(.resetAsked, of: id), act(.reset, of: id))
        return try await store.database.write { transaction -> Result<Bool, Refusal> in
            guard let agent = try store.agents.find(id, in: transaction), agent.organisation == organisation.id else {
                return .failure(.agentUnknown)
            }
            guard try store.secondFactors.find(id, in: transaction)?.isConfirmed ?? false else {
                return .failure(.notSecured)
            }
            if let author {
                let askers = try self.askers(id, since: since, in: transaction)
                guard !askers.contains(author) else { return .failure(.needsAnother) }
                guard !askers.isEmpty else {
                    try store.administration.add(asked, organisation: organisation.id, in: transaction)
                    return .success(false)
                }
            }
            try store.secondFactors.delete(id, in: transaction)
            try store.sessions.deleteAll(ofAgent: id, in: transaction)
            try store.administration.add(done, organisation: organisation.id, in: transaction)
            return .success(true)
        }
    }

    /// Who asked lately that a second factor be forgotten, since it last was, or was turned on.
    func askers(
        _ id: Identifier, since: Instant, in connection: any SQLConnection
    ) throws -> [Identifier] {
        try store.administration.list(of: id, since: since, limit: 100, in: connection)
            .prefix { $0.kind != .reset && $0.kind != .secured }
            .filter { $0.kind == .resetAsked }.compactMap(\.author)
    }

    // MARK: What all have in common

    /// - Parameter isLoss: whether the agent loses what only they may have: nobody does it to themselves, and the last
    ///   administrator stays.
    private func change(
        _ id: Identifier, _ kind: AdministrationAct.Kind,
        isLoss: @escaping @Sendable (StoredAgent) -> Bool = { _ in false },
        _ body: @escaping @Sendable (StoredAgent, any SQLTransaction) throws -> Void
    ) async throws -> Result<Void, Refusal> {
        let act = act(kind, of: id)
        return try await store.database.write { transaction -> Result<Void, Refusal> in
            guard let agent = try store.agents.find(id, in: transaction), agent.organisation == organisation.id else {
                return .failure(.agentUnknown)
            }
            if isLoss(agent) {
                if agent.id == author { return .failure(.yourself) }
                if agent.isActive, agent.role == Role.administrator.rawValue,
                    try administrators(in: transaction) == [agent.id]
                {
                    return .failure(.lastAdministrator)
                }
            }
            try body(agent, transaction)
            try store.administration.add(act, organisation: organisation.id, in: transaction)
            return .success(())
        }
    }

    private func administrators(in connection: any SQLConnection) throws -> [Identifier] {
        try all(in: connection).filter { $0.isActive && $0.role == Role.administrator.rawValue }.map(\.id)
    }

    private static let pageSize = 200

    /// Every agent of the organisation, by login.
    func all(in connection: any SQLConnection) throws -> [StoredAgent] {
        var all: [StoredAgent] = []
        while true {
            let page = try store.agents.list(
                organisation: organisation.id, after: all.last?.login ?? "", limit: Self.pageSize, in: connection)
            all += page
            if page.count < Self.pageSize { return all }
        }
    }

    private func addLink(_ token: String, of id: Identifier, in transaction: any SQLTransaction) throws {
        try store.codes.create(
            NewOneTimeCode(
                token: SecretHash(of: token), purpose: Self.purpose, content: Array(id.description.utf8)),
            now: now, expiresAt: now.adding(seconds: Self.linkSeconds), in: transaction)
    }

    private func act(_ kind: AdministrationAct.Kind, of subject: Identifier) -> AdministrationAct {
        var random = SystemRandomNumberGenerator()
        return AdministrationAct(
            id: Identifier(at: now, using: &random), at: now, kind: kind, author: author, subject: subject)
    }
}
