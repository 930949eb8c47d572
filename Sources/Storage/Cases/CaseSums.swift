import Cases
public import Services
import Synchronization

/// Sums over an organisation's cases, kept in memory until one of its cases changes or the minute is over.
///
/// Agents look at their lists far more often than cases change, and the sums cost more than the page of the list they
/// stand beside. How often the cases have changed is read in the same view of the store as the sums, so that whoever
/// wrote, in this process or another, the next reader sees sums of what was written.
final class KeptSums<Key: Hashable & Sendable, Sum: Sendable>: Sendable {
    private struct Kept {
        let changes: Int
        let minute: Int
        let sum: Sum
    }

    private let kept = Mutex<[Key: Kept]>([:])
    private let most: Int

    /// - Parameter most: how many sums are kept; beyond it all are dropped, which costs no more than computing them again.
    init(most: Int) { self.most = most }

    /// The sum under a key: the one kept if it still holds, else the one computed, which is kept.
    ///
    /// - Parameters:
    ///   - changes: how often the organisation's cases have changed, as the reader sees it.
    ///   - now: what is late depends on it; sums are made anew each minute.
    func sum(_ key: Key, changes: Int, now: Instant, compute: () throws -> Sum) rethrows -> Sum {
        let minute = Int(now.milliseconds) / 60_000
        let found = kept.withLock { $0[key] }
        if let found, found.changes == changes, found.minute == minute { return found.sum }
        let sum = try compute()
        kept.withLock { kept in
            if kept.count >= most, kept[key] == nil { kept.removeAll() }
            kept[key] = Kept(changes: changes, minute: minute, sum: sum)
        }
        return sum
    }
}

/// Whose cases are counted.
struct CountedPlace: Sendable, Hashable {
    let organisation: String
    let workplace: Workplace
}

/// What is summed over an organisation's cases and kept.
final class CaseSums: Sendable {
    let counts = KeptSums<CountedPlace, CaseCounts>(most: 4_096)
    let services = KeptSums<String, [ServiceLoad]>(most: 256)
    let groups = KeptSums<String, [GroupLoad]>(most: 256)
}

extension CaseStatements {
    static let change = SQLStatement(
        "cases.change",
        """
        INSERT INTO case_changes (organisation, changes) VALUES ($1, 1)
        ON CONFLICT (organisation) DO UPDATE SET changes = case_changes.changes + 1
        """)
    static let changes = SQLStatement("cases.changes", "SELECT changes FROM case_changes WHERE organisation = $1")

    static let sums = [change, changes]
}

extension CaseProjection {
    /// How often the cases of an organisation have changed.
    func changes(of organisation: String, in connection: any SQLConnection) throws -> Int {
        try connection.first(CaseStatements.changes, [.text(organisation)])?.integer(0) ?? 0
    }

    /// How many open cases of an organisation there are for an agent to look at.
    ///
    /// - Parameter now: deadlines not later than this have passed.
    public func counts(
        organisation: String, of workplace: Workplace, now: Instant, in connection: any SQLConnection
    ) throws -> CaseCounts {
        let place = CountedPlace(organisation: organisation, workplace: workplace)
        return try sums.counts.sum(place, changes: changes(of: organisation, in: connection), now: now) {
            try count(place, now: now, in: connection)
        }
    }

    private func count(_ place: CountedPlace, now: Instant, in connection: any SQLConnection) throws -> CaseCounts {
        let (organisation, workplace) = (place.organisation, place.workplace)
        func sum(_ statement: SQLStatement, _ values: [[SQLValue]]) throws -> Int {
            let counts = try values.map { try connection.first(statement, [.text(organisation)] + $0)?.integer(0) ?? 0 }
            return min(counts.reduce(0, +), CaseCounts.most + 1)
        }
        func count(_ latest: Int) throws -> (mine: Int, unassigned: Int) {
            let agents = [workplace.agent] + workplace.standsInFor
            let mine = try sum(CaseStatements.countOfAgent, agents.map { [.identifier($0), .integer(latest)] })
            guard let queues = workplace.queues else {
                return (mine, try sum(CaseStatements.countUnassigned, [[.integer(latest)]]))
            }
            return (
                mine, try sum(CaseStatements.countUnassignedOfGroup, queues.map { [.text($0), .integer(latest)] })
            )
        }
        let all = try count(Int.max)
        let late = try count(Int(now.milliseconds))
        return CaseCounts(
            open: try countOpen(organisation: organisation, in: connection), mine: all.mine,
            unassigned: all.unassigned, late: late.mine + late.unassigned,
            awaitingReply: try connection.first(CaseStatements.countAwaitingReply, [.text(organisation)])?.integer(0)
                ?? 0)
    }
}
