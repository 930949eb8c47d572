import ArgumentParser
import Cases
import Foundation
import Services
import Storage
import Web

extension AgentCommand {
    /// `parvis agent groups`.
    struct Groups: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the groups that an agent is in, or put them in others.")

        @ArgumentParser.Option(help: "The data folder.") var data = "data"
        @ArgumentParser.Option(help: "The groups, of organisation.yaml, separated by commas; empty for none.")
        var set: String?
        @Argument(help: "The name used to sign in.") var login: String

        func run() async throws {
            let installation = try Installation.open(data: data)
            let store = installation.store
            guard let agent = try await store.database.read({ try store.agents.find(login: login, in: $0) }) else {
                throw CommandFailure("Nobody signs in as \(login).")
            }
            if let set {
                let groups = set.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
                    .filter { !$0.isEmpty }
                try await check(groups, organisation: agent.organisation, store)
                try await store.database.write {
                    try store.groups.set(groups, of: agent.id, organisation: agent.organisation, in: $0)
                }
            }
            let groups = try await store.database.read { try store.groups.all(of: agent.id, in: $0) }
            await store.database.close()
            print(groups.isEmpty ? "\(login) is in no group." : "\(login) is in: \(groups.joined(separator: ", ")).")
        }

        private func check(_ groups: [String], organisation: String, _ store: Store) async throws {
            let catalogue = LiveCatalogue(store: store)
            try await catalogue.refresh()
            let known = catalogue.snapshot.organisations[organisation]?.groups.map(\.id) ?? []
            guard let unknown = groups.first(where: { !known.contains($0) }) else { return }
            throw CommandFailure(
                known.isEmpty
                    ? "\(organisation) has no groups: add them under `groups` of organisation.yaml, then publish."
                    : "There is no group \(unknown): those of \(organisation) are \(known.joined(separator: ", ")).")
        }
    }
}
