import Cases
import HTML
import Services
import Synchronization

/// Which agents have a case open now: said to each other while they look, and to nobody else. It is kept in this
/// process's memory, said for two minutes after the last sign of life, forgotten soon after, and written nowhere: no
/// event, no figure, no log. With several processes, agents served by different ones don't see each other.
final class DeskPresence: Sendable {
    /// An agent who has a case open.
    struct Looker: Sendable, Hashable {
        let name: String
        /// Since when.
        let since: Instant
        /// The last sign of life.
        var seen: Instant
    }

    /// How long after the last sign of life an agent still counts as looking.
    static let lastsSeconds: Int64 = 120

    private struct State {
        var cases: [Identifier: [Identifier: Looker]] = [:]
        /// When all cases were last looked through for those who are gone.
        var sweptAt = Instant(milliseconds: 0)

        mutating func keepPresent(at id: Identifier, now: Instant) {
            let present = cases[id]?.filter { now < $0.value.seen.adding(seconds: lastsSeconds) }
            cases[id] = present?.isEmpty == false ? present : nil
        }
    }

    private let state = Mutex(State())

    /// Records that an agent looks at a case now, and says who else does, who came first being first.
    func look(_ agent: SignedInAgent, at id: Identifier, now: Instant) -> [Looker] {
        state.withLock { state in
            // All are looked through now and then, not at each look of each agent.
            if now >= state.sweptAt.adding(seconds: Self.lastsSeconds) {
                for other in Array(state.cases.keys) { state.keepPresent(at: other, now: now) }
                state.sweptAt = now
            }
            state.keepPresent(at: id, now: now)
            let since = state.cases[id]?[agent.id]?.since ?? now
            state.cases[id, default: [:]][agent.id] = Looker(name: agent.name, since: since, seen: now)
            return (state.cases[id] ?? [:]).filter { $0.key != agent.id }.values
                .sorted { ($0.since, $0.name) < ($1.since, $1.name) }
        }
    }
}

/// Who else has the case open, kept up to date where there is a script, and heard when it changes.
struct PresenceNote {
    let visit: Visit
    let current: DeskCase

    func write(to h: inout HTMLWriter) {
        let words = Self.words(visit, current.agent, id: current.case.id, zone: current.found.zone)
        h.p(
            words, .class("presence"), .role(.status),
            .data("presence", visit.deskAddress(current.case.id, "/presence").description))
    }

    /// Records that the agent looks, and says who else does; empty when nobody does.
    static func words(_ visit: Visit, _ agent: SignedInAgent, id: Identifier, zone: Zone) -> String {
        visit.site.presence.look(agent, at: id, now: visit.now).map { looker in
            visit.texts.looking(
                looker.name, since: visit.texts.timeOfDay(zone.minuteOfDay(at: looker.since)))
        }.joined(separator: " ")
    }

    /// The page's script says that the case is still open on somebody's screen.
    static func beat(_ visit: Visit) async throws -> Reply {
        struct Present: Encodable { let text: String }
        let zone = visit.site.zone(of: try visit.agentOrganisation())
        return .json(
            Present(
                text: words(visit, try visit.signedInAgent(), id: try visit.authorisedTarget(), zone: zone)))
    }
}
