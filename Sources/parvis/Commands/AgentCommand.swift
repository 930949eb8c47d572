import ArgumentParser
import Cases
import Foundation
import Services
import Storage
import Web

/// `parvis agent`.
struct AgentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agent", abstract: "Add agents and change what they may do.",
        subcommands: [
            Add.self, Invite.self, List.self, ChangeRole.self, Groups.self, Delegate.self, SetPassword.self,
            Suspend.self,
            Disconnect.self, ResetCode.self,
        ])

    /// `parvis agent add`.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add an agent.")

        @ArgumentParser.Option(help: "The data folder.") var data = "data"
        @ArgumentParser.Option(help: "The identifier of the organisation, as in organisation.yaml.") var organisation:
            String
        @ArgumentParser.Option(help: "agent, supervisor or administrator.") var role = "agent"
        @ArgumentParser.Option(help: "The identifier of the office, as in organisation.yaml.") var office: String?
        @ArgumentParser.Option(help: "The name shown to colleagues.") var name: String
        @Argument(help: "The name used to sign in, often an e-mail address.") var login: String

        func run() async throws {
            guard let role = Role(rawValue: role) else {
                throw CommandFailure("--role is one of \(Role.allCases.map(\.rawValue).joined(separator: ", ")).")
            }
            let installation = try Installation.open(data: data)
            let password = try PasswordPrompt.read(confirming: true)
            try await check(installation.store)
            do {
                try await AgentRegistration(store: installation.store).add(
                    login: login, name: name, organisation: organisation, role: role, office: office, password: password
                )
            } catch StorageError.duplicate {
                throw CommandFailure("Somebody signs in as \(login) already: choose another name.")
            }
            await installation.store.database.close()
            print("\(login) can sign in.")
        }

        /// An agent of an organisation or office that does not exist would see nothing and never know why.
        private func check(_ store: Store) async throws {
            let catalogue = LiveCatalogue(store: store)
            try await catalogue.refresh()
            let organisations = catalogue.snapshot.organisations
            guard let found = organisations[organisation] else {
                let known = organisations.keys.sorted().joined(separator: ", ")
                throw CommandFailure(
                    known.isEmpty
                        ? "No organisation is published yet: parvis publish services/ --data \(data)"
                        : "There is no organisation \(organisation): those published are \(known).")
            }
            if let office, found.office(office) == nil {
                throw CommandFailure(
                    "There is no office \(office): those of \(organisation) are \(found.offices.map(\.id).joined(separator: ", "))."
                )
            }
        }
    }

    /// `parvis agent set-password`.
    struct SetPassword: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set-password", abstract: "Change an agent's password and end their sessions.")

        @ArgumentParser.Option(help: "The data folder.") var data = "data"
        @Argument(help: "The name used to sign in.") var login: String

        func run() async throws {
            let installation = try Installation.open(data: data)
            let password = try PasswordPrompt.read(confirming: true)
            try await known {
                try await AgentRegistration(store: installation.store).setPassword(password, login: login)
            }
            await installation.store.database.close()
            print("The password of \(login) is changed.")
        }
    }

    /// `parvis agent suspend`.
    struct Suspend: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Stop an agent from signing in, or let them again.")

        @ArgumentParser.Option(help: "The data folder.") var data = "data"
        @Flag(help: "Let them sign in again.") var undo = false
        @Argument(help: "The name used to sign in.") var login: String

        func run() async throws {
            let installation = try Installation.open(data: data)
            try await known { try await AgentRegistration(store: installation.store).setActive(undo, login: login) }
            await installation.store.database.close()
            print(undo ? "\(login) can sign in again." : "\(login) can't sign in any more; their sessions have ended.")
        }
    }
}

/// Says in one sentence that nobody has the name given.
private func known(_ body: () async throws -> Void) async throws {
    do {
        try await body()
    } catch let failure as AgentRegistration.Failure {
        throw CommandFailure(failure.description)
    }
}

/// Reads a password without showing it, or from standard input when it is not a terminal.
enum PasswordPrompt {
    /// The fewest characters a password may have.
    static let minimumLength = 12

    static func read(confirming: Bool) throws -> String {
        let password: String
        if isatty(STDIN_FILENO) == 1 {
            password = ask("Password (at least \(minimumLength) characters): ")
            if confirming, ask("Again: ") != password { throw CommandFailure("The two passwords differ.") }
        } else {
            password = readLine(strippingNewline: true) ?? ""
        }
        guard password.count >= minimumLength else {
            throw CommandFailure("A password has at least \(minimumLength) characters.")
        }
        return password
    }

    private static func ask(_ question: String) -> String {
        guard let text = getpass(question) else { return "" }
        return String(cString: text)
    }
}
