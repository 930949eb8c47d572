import FEEL
import Foundation
import Testing

@testable import Services

/// Local time, remembered or asked of the system.
@Suite struct ZoneTests {
    private static let names = [
        "UTC", "Europe/Paris", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia",
        "Africa/Casablanca",
    ]

    @Test(arguments: names) func `a zone's time is the system's, at any moment and whenever it is asked`(
        name: String
    ) throws {
        let seed = UInt64.random(in: .min ... .max)
        print("seed of \(name): \(seed)")
        var random = SeededGenerator(seed: seed)
        let zone = try #require(Zone(name: name))
        let system = try #require(TimeZone(identifier: name))
        let transition = system.nextDaylightSavingTimeTransition(after: Date(timeIntervalSince1970: 1_700_000_000))
        let change = Int64((transition?.timeIntervalSince1970 ?? 1_711_846_800) * 1000)
        for _ in 0..<2_000 {
            // Half of the moments stand around a change of the clocks, and fall in the same quarters again and again.
            let moment =
                Bool.random(using: &random)
                ? change + Int64.random(in: -7_200_000...7_200_000, using: &random)
                : Int64.random(in: -6_000_000_000_000...6_000_000_000_000, using: &random)
            let date = Date(timeIntervalSince1970: Double(moment) / 1000)
            let local = moment + Int64(system.secondsFromGMT(for: date)) * 1000
            let days = Int((Double(local) / 86_400_000).rounded(.down))
            let instant = Instant(milliseconds: moment)
            #expect(zone.date(at: instant) == CivilDate(daysSinceEpoch: days))
            #expect(zone.minuteOfDay(at: instant) == Int((local - Int64(days) * 86_400_000) / 60_000))
        }
    }

    @Test func `zones of the same name are the same, others are not`() {
        #expect(Zone(name: "Europe/Paris") == Zone(name: "Europe/Paris"))
        #expect(Zone(name: "Europe/Paris") != Zone(name: "Europe/Berlin"))
        #expect(Zone(name: "Europe/Nowhere") == nil)
    }

    @Test func `a minute that local clocks show has its moment, the first when shown twice, none when left out`() throws
    {
        let zone = try #require(Zone(name: "Europe/Paris"))
        func shown(_ date: String, _ minute: Int) throws -> Int64? {
            zone.instant(on: try #require(CivilDate(iso8601: date)), minuteOfDay: minute)?.milliseconds
        }
        // 24 November 2026, 10:30 in Paris is 09:30 UTC.
        #expect(try shown("2026-11-24", 630) == 1_795_512_600_000)
        // On 28 March 2027 clocks go from 2:00 to 3:00; on 25 October 2026 they show 2:30 twice.
        #expect(try shown("2027-03-28", 150) == nil)
        #expect(try shown("2026-10-25", 150) == 1_792_888_200_000)
        #expect(try shown("2026-11-24", 1440) == nil)
        var random = SeededGenerator(seed: 3)
        for _ in 0..<500 {
            let moment = Instant(milliseconds: Int64.random(in: 0...2_000_000_000, using: &random) * 60_000 / 60)
            let minute = zone.minuteOfDay(at: moment)
            let found = try #require(zone.instant(on: zone.date(at: moment), minuteOfDay: minute))
            #expect(zone.minuteOfDay(at: found) == minute && zone.date(at: found) == zone.date(at: moment))
            #expect(found <= moment)
        }
    }
}
