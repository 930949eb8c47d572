import Cases
import FEEL
import Services
import Testing

@testable import Storage

@Suite struct GroupStoreTests {
    private let groups = GroupStore()
    private let absences = AbsenceStore()
    private let identifiers = Identifiers()
    private static let day = CivilDate(daysSinceEpoch: 20_000)

    @Test(arguments: Driver.allCases)
    func `an agent is in exactly the groups last said, and organisations do not meet`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            let (ada, bob, far) = (identifiers.next(), identifiers.next(), identifiers.next())
            try await database.write { transaction in
                try groups.set(["south", "north", "north"], of: ada, organisation: "here", in: transaction)
                try groups.set(["north"], of: bob, organisation: "here", in: transaction)
                try groups.set(["north"], of: far, organisation: "there", in: transaction)
            }
            #expect(try await database.read { try groups.all(of: ada, in: $0) } == ["north", "south"])
            let members = try await database.read { try groups.members(of: "here", in: $0) }
            #expect(members == ["north": [ada, bob], "south": [ada]])
            try await database.write { try groups.set([], of: ada, organisation: "here", in: $0) }
            #expect(try await database.read { try groups.all(of: ada, in: $0) }.isEmpty)
            #expect(try await database.read { try groups.members(of: "here", in: $0) } == ["north": [bob]])
        }
    }

    @Test(arguments: Driver.allCases)
    func `colleagues stand in from the first day to the last, and what is over is forgotten`(driver: Driver)
        async throws
    {
        try await driver.withDatabase { database in
            let (ada, bob) = (identifiers.next(), identifiers.next())
            let absence = Absence(agent: ada, first: Self.day, last: Self.day.adding(days: 2), standIn: bob)
            try await database.write { try absences.put(absence, organisation: "here", in: $0) }
            for (offset, stands) in [(-1, false), (0, true), (2, true), (3, false)] {
                let found = try await database.read {
                    try absences.standingIn(bob, on: Self.day.adding(days: offset), in: $0)
                }
                #expect(found == (stands ? [ada] : []), "day \(offset)")
            }
            // Said again from the same day: the last word counts.
            let shorter = Absence(agent: ada, first: Self.day, last: Self.day.adding(days: 1), standIn: bob)
            try await database.write { try absences.put(shorter, organisation: "here", in: $0) }
            #expect(
                try await database.read { try absences.list(organisation: "here", from: Self.day, in: $0) } == [shorter]
            )
            #expect(
                try await database.read { try absences.list(organisation: "there", from: Self.day, in: $0) }.isEmpty)
            // Another organisation's supervisor undoes nothing.
            try await database.write {
                try absences.delete(ada, first: Self.day, organisation: "there", in: $0)
                try absences.forget(before: Self.day.adding(days: 1), in: $0)
            }
            #expect(
                try await database.read { try absences.list(organisation: "here", from: Self.day, in: $0) } == [shorter]
            )
            try await database.write { try absences.forget(before: Self.day.adding(days: 2), in: $0) }
            #expect(
                try await database.read { try absences.list(organisation: "here", from: Self.day, in: $0) }.isEmpty)
        }
    }
}
