import FEEL
import Services
import Testing

struct PeriodTests {
    @Test(arguments: [
        ("P2M", "2 mois", "2 months"), ("P1M", "1 mois", "1 month"), ("P5D", "5 jours", "5 days"),
        ("PT6M", "6 minutes", "6 minutes"), ("PT1M", "1 minute", "1 minute"), ("P1Y", "1 an", "1 year"),
        ("P2Y", "2 ans", "2 years"), ("P2W", "2 semaines", "2 weeks"),
        ("P1Y6M", "1 an et 6 mois", "1 year and 6 months"),
        (
            "P1Y2M3DT4H5M6S", "1 an, 2 mois, 3 jours, 4 heures, 5 minutes et 6 secondes",
            "1 year, 2 months, 3 days, 4 hours, 5 minutes and 6 seconds"
        ),
        ("P1000D", "1\u{202F}000 jours", "1,000 days"),
    ])
    func wordsAndRoundTrip(iso: String, french: String, english: String) throws {
        let period = try #require(Period(iso: iso))
        #expect(period.description == iso)
        #expect(spaced(period.words(in: .fr)) == french)
        #expect(spaced(period.words(in: .en)) == english)
    }

    /// With ordinary spaces in the place of no-break spaces.
    private func spaced(_ text: String) -> String { text.replacing("\u{A0}", with: " ") }

    @Test func aNoBreakSpaceJoinsNumberAndUnit() {
        #expect(Period(iso: "P2M")?.words(in: .fr) == "2\u{A0}mois")
    }

    @Test(arguments: [
        "", "P", "PT", "P2", "2M", "P2m", "P2H", "PT2D", "P-2M", "-P2M", "P1.5D", "P0D", "P2M1Y", "P1M1M", "P2M ",
        " P2M",
        "P12345D", "PT5MT5S", "P5DT", "P٢M", "P1Y2M3", "2 mois",
    ])
    func whatIsNotAPeriodIsRefused(text: String) {
        #expect(Period(iso: text) == nil)
    }

    @Test func lengths() throws {
        let period = try #require(Period(iso: "P1Y2M2W3DT1H2M3S"))
        #expect(period.months == 14)
        #expect(period.days == 17)
        #expect(period.timeOfDay == 3723)
        #expect(period.seconds == nil)
        #expect(Period(iso: "P1DT6M")?.seconds == 86_760)
        #expect(Period(6, .minute) == Period(iso: "PT6M"))
        #expect(Period(0, .day) == Period(iso: "P1D"))
    }

    @Test(arguments: [
        ("P2M", "2026-01-31", "2026-03-31"), ("P1M", "2026-01-31", "2026-02-28"), ("P1M", "2028-01-31", "2028-02-29"),
        ("P1Y", "2028-02-29", "2029-02-28"), ("P1M1D", "2026-01-31", "2026-03-01"), ("P2W", "2026-12-25", "2027-01-08"),
        ("PT6M", "2026-12-25", "2026-12-25"),
    ])
    func addedToADate(iso: String, from: String, to: String) throws {
        #expect(try #require(Period(iso: iso)).added(to: date(from)) == date(to))
    }

    @Test func everyPeriodRoundTrips() throws {
        for seed in UInt64(1)...500 {
            var random = SeededGenerator(seed: seed)
            var iso = "P"
            for letter in ["Y", "M", "W", "D"] where random.number(0...2) == 0 {
                iso += "\(random.number(1...9999))\(letter)"
            }
            var time = ""
            for letter in ["H", "M", "S"] where random.number(0...2) == 0 {
                time += "\(random.number(1...9999))\(letter)"
            }
            if !time.isEmpty { iso += "T" + time }
            #expect((Period(iso: iso)?.description ?? "P") == iso, "seed \(seed)")
        }
    }
}

/// A date written as 2026-12-31.
func date(_ text: String) -> CivilDate {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, let date = CivilDate(year: parts[0], month: parts[1], day: parts[2]) else {
        Issue.record("\(text) is not a date")
        return CivilDate(daysSinceEpoch: 0)
    }
    return date
}
