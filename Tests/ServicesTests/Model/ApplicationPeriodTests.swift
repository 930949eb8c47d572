import FEEL
import Services
import Testing

/// The days of the year on which a service takes requests.
@Suite struct ApplicationPeriodTests {
    private func period(_ opens: String, _ closes: String) throws -> ApplicationPeriod {
        ApplicationPeriod(
            opens: try #require(ApplicationPeriod.Day(opens)), closes: try #require(ApplicationPeriod.Day(closes)))
    }

    private func date(_ text: String) throws -> CivilDate { try #require(CivilDate(iso8601: text)) }

    @Test func `both ends are in it`() throws {
        let spring = try period("03-01", "05-31")
        for day in ["2026-03-01", "2026-04-15", "2026-05-31"] { #expect(spring.contains(try date(day)), "\(day)") }
        for day in ["2026-02-28", "2026-06-01", "2026-12-31"] { #expect(!spring.contains(try date(day)), "\(day)") }
        #expect(spring.opening(onOrAfter: try date("2026-11-24")) == (try date("2027-03-01")))
        #expect(spring.opening(onOrAfter: try date("2026-02-01")) == (try date("2026-03-01")))
        #expect(spring.closing(onOrAfter: try date("2026-04-15")) == (try date("2026-05-31")))
        #expect(spring.opens.words(in: .fr) == "1er\u{A0}mars" && spring.closes.words(in: .en) == "31\u{A0}May")
    }

    @Test func `it may lie beyond the new year`() throws {
        let winter = try period("11-15", "01-31")
        for day in ["2026-11-15", "2026-12-31", "2027-01-01", "2027-01-31"] { #expect(winter.contains(try date(day))) }
        for day in ["2026-11-14", "2027-02-01"] { #expect(!winter.contains(try date(day))) }
        #expect(winter.opening(onOrAfter: try date("2027-02-01")) == (try date("2027-11-15")))
        #expect(winter.closing(onOrAfter: try date("2026-12-01")) == (try date("2027-01-31")))
    }

    @Test(arguments: 0..<800)
    func `the day it opens is in it, and none before is`(offset: Int) throws {
        let start = try date("2026-01-01").adding(days: offset)
        for ends in [
            ("03-01", "05-31"), ("11-15", "01-31"), ("02-28", "02-28"), ("03-01", "02-28"), ("12-31", "12-31"),
        ] {
            let period = try period(ends.0, ends.1)
            guard !period.contains(start) else { continue }
            let opening = period.opening(onOrAfter: start)
            #expect(opening > start)
            #expect(
                !(0..<(opening.daysSinceEpoch - start.daysSinceEpoch)).contains {
                    period.contains(start.adding(days: $0))
                })
        }
    }

    @Test(arguments: [
        "", "3-1", "03/01", "13-01", "02-30", "02-29", "00-10", "2026-03-01", "03-01-", "-3-01", "+1-01", "01-+1",
        "mars",
    ])
    func `what is no day of the year is none`(text: String) { #expect(ApplicationPeriod.Day(text) == nil) }
}
