import ArgumentParser
import Cases
import FEEL
import Foundation
import Services
import Storage
import Web

extension AgentCommand {
    /// `parvis agent delegate`.
    struct Delegate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let an agent sign in a quality, or no more; list what they hold.")

        @ArgumentParser.Option(help: "The data folder.") var data = "data"
        @ArgumentParser.Option(help: "The delegation to give, of organisation.yaml.") var give: String?
        @ArgumentParser.Option(help: "The text that gives it, which decisions bear.") var text: String?
        @ArgumentParser.Option(help: "The delegation to end, at the end of today.") var end: String?
        @Argument(help: "The name used to sign in.") var login: String

        func run() async throws {
            let store = try Installation.open(data: data).store
            guard let agent = try await store.database.read({ try store.agents.find(login: login, in: $0) }) else {
                throw CommandFailure("Nobody signs in as \(login).")
            }
            let catalogue = LiveCatalogue(store: store)
            try await catalogue.refresh()
            guard let organisation = catalogue.snapshot.organisations[agent.organisation] else {
                throw CommandFailure("There is no organisation \(agent.organisation) among those published.")
            }
            let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
            let today = (Zone(name: organisation.timeZone) ?? .utc).date(at: now)
            if let give {
                guard organisation.delegation(give) != nil else {
                    let known = organisation.delegations.map(\.id).joined(separator: ", ")
                    throw CommandFailure("There is no delegation \(give): those of \(organisation.id) are \(known).")
                }
                guard let text, !text.isEmpty else { throw CommandFailure("--text says which text gives it.") }
                let held = HeldDelegation(agent: agent.id, name: give, first: today, last: nil, text: text)
                try await store.database.write {
                    try store.delegations.give(held, organisation: organisation.id, in: $0)
                }
            }
            if let end {
                try await store.database.write { transaction in
                    for held in try store.delegations.held(by: agent.id, on: today, in: transaction)
                    where held.name == end {
                        try store.delegations.end(
                            end, of: agent.id, first: held.first, on: today,
                            organisation: organisation.id, in: transaction)
                    }
                }
            }
            let held = try await store.database.read { try store.delegations.held(by: agent.id, on: today, in: $0) }
            await store.database.close()
            guard !held.isEmpty else {
                print("\(login) holds no delegation.")
                return
            }
            for one in held {
                print(
                    "\(login) holds \(one.name) since \(one.first)\(one.last.map { " until \($0)" } ?? ""), by \(one.text)."
                )
            }
        }
    }
}
