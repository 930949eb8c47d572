import Cases
import Foundation
import Services
import Storage

extension Visit {
    /// The breach that the route names, of the officer's organisation, with the names of those who wrote.
    func loadBreach() async throws -> (breach: Breach, names: [Identifier: String]) {
        let (store, agent) = (site.store, try signedInAgent())
        guard let id = Identifier(try parameter("breach")) else { throw SiteFailure.notFound }
        let (entries, names) = try await store.database.read { connection in
            let entries = try store.breaches.entries(of: id, organisation: agent.organisation, in: connection)
            var names: [Identifier: String] = [:]
            for author in Set(entries.map(\.author)) {
                names[author] = try store.agents.find(author, in: connection).map {
                    String(decoding: $0.content, as: UTF8.self)
                }
            }
            return (entries, names)
        }
        guard let breach = try Breach(stored: entries) else { throw SiteFailure.notFound }
        return (breach, names)
    }

    /// A page of the register, the latest first, and whether there are earlier ones.
    func loadBreaches(before: Identifier?, limit: Int) async throws -> (breaches: [Breach], isContinued: Bool) {
        let (store, agent) = (site.store, try signedInAgent())
        let (ids, entries) = try await store.database.read { connection in
            let ids = try store.breaches.list(
                organisation: agent.organisation, before: before, limit: limit + 1, in: connection)
            let shown = ids.prefix(limit)
            guard let first = shown.last, let last = shown.first else { return (ids, [StoredBreachEntry]()) }
            return (
                ids,
                try store.breaches.entries(
                    from: first, through: last, organisation: agent.organisation, in: connection)
            )
        }
        let byBreach = Dictionary(grouping: entries, by: \.breach)
        return (try ids.prefix(limit).compactMap { try Breach(stored: byBreach[$0] ?? []) }, ids.count > limit)
    }

    /// Adds a line to a breach.
    ///
    /// - Returns: false when there is another one of that number already.
    func append(_ entry: BreachEntry, to breach: Identifier, number: Int) async throws -> Bool {
        let (store, agent) = (site.store, try signedInAgent())
        let stored = StoredBreachEntry(
            breach: breach, number: number, at: now, author: agent.id,
            content: Array(try JSONEncoder().encode(entry)))
        return try await store.database.write {
            try store.breaches.append(stored, organisation: agent.organisation, in: $0)
        }
    }
}

extension Breach {
    /// The breach that stored entries tell.
    init?(stored: [StoredBreachEntry]) throws {
        guard let id = stored.first?.breach else { return nil }
        let decoder = JSONDecoder()
        self.init(
            id: id,
            lines: try stored.map { one in
                Line(
                    at: one.at, author: one.author,
                    entry: try decoder.decode(BreachEntry.self, from: Data(one.content)))
            })
    }
}

/// What a page says of a breach: its clock, in words.
struct BreachWords {
    let breach: Breach
    let texts: any Texts
    let time: LocalTime
    let now: Instant

    /// Where telling the authority stands.
    var authority: String {
        switch breach.authority {
        case .due:
            texts.breachClock(
                breach.clock.standing(at: now), deadline: time.dateAndTime(breach.clock.deadline))
        case .told(let moment):
            breach.clock.isPast(moment)
                ? texts.breachToldLate(time.dateAndTime(moment)) : texts.breachToldInTime(time.dateAndTime(moment))
        case .notNeeded(let reason): texts.breachAuthorityNotNeeded(reason)
        }
    }

    /// Where telling the people stands.
    var people: String {
        switch breach.people {
        case .due: texts.breachPeopleDue
        case .told(let moment): texts.breachPeopleTold(time.dateAndTime(moment))
        case .notNeeded(let reason): texts.breachPeopleNotNeeded(reason)
        }
    }

    /// How pressing it is.
    var tone: Tone {
        guard breach.authority == .due else { return breach.people == .due ? .bad : .good }
        return breach.clock.isPast(now) ? .bad : .wait
    }
}
