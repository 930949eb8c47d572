import Cases
import FEEL
import Services
import Storage

/// An agent of the organisation, as colleagues choose among them.
struct Colleague: Sendable, Hashable {
    let id: Identifier
    /// Name and office; and until when they are away, when they are.
    let label: String
}

extension Visit {
    /// How many agents are read at once.
    private static let colleaguesRead = 200

    /// The active agents of the organisation who deal with cases, by name.
    func colleagues() async throws -> [Colleague] {
        let (store, agent, organisation) = (site.store, try signedInAgent(), try agentOrganisation())
        let today = try agentDesk().today
        let (stored, absences) = try await store.database.read { connection in
            var all: [StoredAgent] = []
            while true {
                let page = try store.agents.list(
                    organisation: agent.organisation, after: all.last?.login ?? "", limit: Self.colleaguesRead,
                    in: connection)
                all += page
                guard page.count == Self.colleaguesRead else { break }
            }
            return (
                all, try store.absences.list(organisation: agent.organisation, from: today, in: connection)
            )
        }
        let away = Dictionary(
            absences.filter { $0.first <= today }.map { ($0.agent, $0.last) }, uniquingKeysWith: max)
        return stored.filter { $0.isActive && $0.role != Role.dataProtectionOfficer.rawValue }
            .map { one in
                let name = String(decoding: one.content, as: UTF8.self)
                let office = one.office.flatMap { organisation.office($0)?.name[language] }
                let until = away[one.id].map { texts.awayUntil(Formatting.date($0, in: language)) }
                return Colleague(id: one.id, label: [name, office, until].compactMap { $0 }.joined(separator: ", "))
            }
            .sorted { ($0.label, $0.id) < ($1.label, $1.id) }
    }

    /// The active agent of the organisation whom a form names; nil when it names none.
    func colleague(named field: String) async throws -> Identifier? {
        guard let chosen = form[field].flatMap({ Identifier($0) }) else { return nil }
        let (store, agent) = (site.store, try signedInAgent())
        let known = try await store.database.read { try store.agents.find(chosen, in: $0) }
        return known.flatMap {
            let dealsWithCases = $0.role != Role.dataProtectionOfficer.rawValue
            return $0.isActive && dealsWithCases && $0.organisation == agent.organisation ? $0.id : nil
        }
    }
}
