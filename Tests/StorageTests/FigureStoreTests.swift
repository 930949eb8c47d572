import Cases
import FEEL
import Services
import Testing

@testable import Storage

/// Sums add up, whoever adds.
@Suite struct FigureStoreTests {
    private let figures = FigureStore()
    private let day = CivilDate(daysSinceEpoch: 20_000)

    private func key(_ service: String, definition: String = "v1", day: CivilDate) -> FigureKey {
        FigureKey(organisation: "mairie", service: service, definition: definition, day: day)
    }

    @Test(arguments: Driver.allCases)
    func `tallies of versions and days add up, and only those of the service and period`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            try await database.write { transaction in
                for (service, definition, offset) in [
                    ("a", "v1", 0), ("a", "v1", 0), ("a", "v2", 0), ("a", "v2", 3), ("a", "v1", -1), ("a", "v1", 4),
                    ("b", "v1", 0),
                ] {
                    try figures.add(
                        [Tally(.page, "one"), Tally(.page, "two", count: -1), Tally(.sent, "web")],
                        to: key(service, definition: definition, day: day.adding(days: offset)), in: transaction)
                }
            }
            let period = FigurePeriod(first: day, last: day.adding(days: 3))
            let sums = try await database.read {
                try figures.sums(organisation: "mairie", service: "a", over: period, in: $0)
            }
            #expect(sums.count(.page, "one") == 4)
            #expect(sums.count(.page, "two") == 0)
            #expect(sums.total(.sent) == 4)
            #expect(sums.total(.started) == 0)
        }
    }

    @Test(arguments: Driver.allCases)
    func `sums are given by day, those of the service and period`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            try await database.write { transaction in
                for (service, definition, offset) in [
                    ("a", "v1", 0), ("a", "v2", 0), ("a", "v1", 2), ("a", "v1", -1), ("a", "v1", 4), ("b", "v1", 0),
                ] {
                    try figures.add(
                        [Tally(.corrected, "nom"), Tally(.step, "accorder", count: 2)],
                        to: key(service, definition: definition, day: day.adding(days: offset)), in: transaction)
                }
            }
            let period = FigurePeriod(first: day, last: day.adding(days: 3))
            let days = try await database.read {
                try figures.days(organisation: "mairie", service: "a", over: period, in: $0)
            }
            #expect(days.count == 6)
            let first = FigureSums(days.filter { $0.day == day }.map(\.tally))
            #expect(first.count(.corrected, "nom") == 2 && first.count(.step, "accorder") == 4)
            let last = FigureSums(days.filter { $0.day == day.adding(days: 2) }.map(\.tally))
            #expect(last.count(.corrected, "nom") == 1 && last.count(.step, "accorder") == 2)
        }
    }

    @Test(arguments: Driver.allCases)
    func `what is rolled back is not counted`(driver: Driver) async throws {
        struct Refused: Error {}
        try await driver.withDatabase { database in
            await #expect(throws: Refused.self) {
                try await database.write { transaction in
                    try figures.add([Tally(.started, "web")], to: key("a", day: day), in: transaction)
                    throw Refused()
                }
            }
            let period = FigurePeriod(first: day, last: day)
            let sums = try await database.read {
                try figures.sums(organisation: "mairie", service: "a", over: period, in: $0)
            }
            #expect(sums.total(.started) == 0)
        }
    }
}
