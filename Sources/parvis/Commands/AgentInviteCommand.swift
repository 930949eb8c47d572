import ArgumentParser
import Cases
import Foundation
import Services
import Storage
import Web

extension AgentCommand {
    /// `parvis agent list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the agents of an organisation.")

        @ArgumentParser.Option(help: "The data folder.") var data = "data"
        @ArgumentParser.Option(help: "The identifier of the organisation, as in organisation.yaml.") var organisation:
            String

        func run() async throws {
            let installation = try Installation.open(data: data)
            let store = installation.store
            let organisation = organisation
            let agents = try await store.database.read {
                try store.agents.list(organisation: organisation, limit: 10_000, in: $0)
            }
            let catalogue = LiveCatalogue(store: store)
            try await catalogue.refresh()
            await store.database.close()
            guard !agents.isEmpty || catalogue.snapshot.organisations[organisation] != nil else {
                throw CommandFailure("There is no organisation \(organisation) among those published.")
            }
            for agent in agents {
                let state = agent.isActive ? "" : "  suspended"
                print("\(agent.login)  \(agent.role)  \(agent.office ?? "-")\(state)")
            }
        }
    }

    /// `parvis agent invite`.
    struct Invite: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add an agent who chooses a password by a link.",
            discussion: "Prints the link's path, below the installation's address. It works once, for three days.")

        @ArgumentParser.Option(help: "The data folder.") var data = "data"
        @ArgumentParser.Option(help: "The identifier of the organisation, as in organisation.yaml.") var organisation:
            String
        @ArgumentParser.Option(help: "agent, supervisor or administrator.") var role = "agent"
        @ArgumentParser.Option(help: "The identifier of the office, as in organisation.yaml.") var office: String?
        @ArgumentParser.Option(help: "The name shown to colleagues.") var name: String
        @Argument(help: "The name used to sign in, often an e-mail address.") var login: String

        func run() async throws {
            let role = try Administration.role(role)
            let (administration, store) = try await Administration.open(data: data, organisation: organisation)
            let token = try Administration.value(
                try await administration.invite(login: login, name: name, role: role, office: office))
            await store.database.close()
            print("/fr/desk/invitations/\(token)")
        }
    }

    /// `parvis agent role`.
    struct ChangeRole: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "role", abstract: "Change an agent's role and office.")

        @ArgumentParser.Option(help: "The data folder.") var data = "data"
        @ArgumentParser.Option(help: "The identifier of the office; none without it.") var office: String?
        @Argument(help: "The name used to sign in.") var login: String
        @Argument(help: "agent, supervisor or administrator.") var role: String

        func run() async throws {
            let role = try Administration.role(role)
            let (administration, agent, store) = try await Administration.open(data: data, login: login)
            try Administration.value(try await administration.change(agent.id, role: role, office: office))
            await store.database.close()
            print("\(login) is \(role.rawValue).")
        }
    }

    /// `parvis agent disconnect`.
    struct Disconnect: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "End an agent's sessions.")

        @ArgumentParser.Option(help: "The data folder.") var data = "data"
        @Argument(help: "The name used to sign in.") var login: String

        func run() async throws {
            let (administration, agent, store) = try await Administration.open(data: data, login: login)
            try Administration.value(try await administration.disconnect(agent.id))
            await store.database.close()
            print("The sessions of \(login) have ended.")
        }
    }
}

extension AgentCommand {
    /// `parvis agent reset-code`.
    struct ResetCode: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reset-code",
            abstract: "Ask an agent for no code at sign-in any more, and end their sessions.",
            discussion: "At the desk, it takes two administrators.")

        @ArgumentParser.Option(help: "The data folder.") var data = "data"
        @Argument(help: "The name used to sign in.") var login: String

        func run() async throws {
            let (administration, agent, store) = try await Administration.open(data: data, login: login)
            try Administration.value(try await administration.resetSecondFactor(agent.id))
            await store.database.close()
            print("\(login) signs in with the password alone.")
        }
    }
}

/// What the commands about agents have in common.
private enum Administration {
    static func role(_ name: String) throws -> Role {
        guard let role = Role(rawValue: name) else {
            throw CommandFailure("A role is one of \(Role.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        return role
    }

    static func open(data: String, organisation: String) async throws -> (AgentAdministration, Store) {
        let store = try Installation.open(data: data).store
        let catalogue = LiveCatalogue(store: store)
        try await catalogue.refresh()
        guard let found = catalogue.snapshot.organisations[organisation] else {
            throw CommandFailure("There is no organisation \(organisation) among those published.")
        }
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        return (AgentAdministration(store: store, organisation: found, author: nil, now: now), store)
    }

    static func open(data: String, login: String) async throws -> (AgentAdministration, StoredAgent, Store) {
        let store = try Installation.open(data: data).store
        guard let agent = try await store.database.read({ try store.agents.find(login: login, in: $0) }) else {
            throw CommandFailure("Nobody signs in as \(login).")
        }
        await store.database.close()
        let (administration, opened) = try await open(data: data, organisation: agent.organisation)
        return (administration, agent, opened)
    }

    @discardableResult
    static func value<Value>(_ result: Result<Value, AgentAdministration.Refusal>) throws -> Value {
        switch result {
        case .success(let value): return value
        case .failure(.loginTaken): throw CommandFailure("Somebody signs in so already: choose another name.")
        case .failure(.loginWrong): throw CommandFailure("A name to sign in with holds no space.")
        case .failure(.nameWrong): throw CommandFailure("A name shown to colleagues is needed.")
        case .failure(.officeUnknown): throw CommandFailure("The organisation has no such office.")
        case .failure(.agentUnknown): throw CommandFailure("The organisation has no such agent.")
        case .failure(.notSecured), .failure(.needsAnother):
            throw CommandFailure("No code is asked of this agent.")
        case .failure(.yourself), .failure(.lastAdministrator):
            throw CommandFailure("Somebody must be left who administers: give that role to someone else first.")
        }
    }
}
