import FEEL
import Services
import Testing

struct PublicHolidayTests {
    /// Dates published for years past and to come; 1818 and 1943 are the extremes of the range.
    @Test(arguments: [
        "1818-03-22", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23", "2019-04-21", "2024-03-31",
        "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25", "2049-04-18", "2076-04-19",
    ])
    func easter(expected: String) {
        let sunday = date(expected)
        #expect(PublicHoliday.easterSunday(year: sunday.year) == sunday)
    }

    /// The second algorithm: Gauss's, with Lichtenberg's correction (H. Lichtenberg, Historia Mathematica 24, 1997).
    @Test func easterAgreesWithGauss() {
        for year in 1583...4000 {
            let k = year / 100
            let m = 15 + (3 * k + 3) / 4 - (8 * k + 13) / 25
            let s = 2 - (3 * k + 3) / 4
            let a = year % 19
            let d = (19 * a + m) % 30
            let r = (d + a / 11) / 29
            let og = 21 + d - r
            let sz = 7 - (year + year / 4 + s) % 7
            let marchDay = og + 7 - (og - sz) % 7
            let expected = CivilDate(year: year, month: 3, day: 1)?.adding(days: marchDay - 1)
            #expect(PublicHoliday.easterSunday(year: year) == expected, "\(year)")
        }
        #expect(PublicHoliday.easterSunday(year: 1582) == nil)
    }

    @Test func holidaysOf2026() {
        let start = date("2026-01-01")
        let found = (0..<365).map { start.adding(days: $0) }.filter { WorkingCalendar().holiday(on: $0) != nil }
        #expect(
            found
                == [
                    "2026-01-01", "2026-04-06", "2026-05-01", "2026-05-08", "2026-05-14", "2026-05-25", "2026-07-14",
                    "2026-08-15", "2026-11-01", "2026-11-11", "2026-12-25",
                ].map(date))
        let alsace = WorkingCalendar(region: .alsaceMoselle)
        #expect(alsace.holiday(on: date("2026-04-03")) == .goodFriday)
        #expect(alsace.holiday(on: date("2026-12-26")) == .secondChristmasDay)
        #expect(WorkingCalendar().holiday(on: date("2026-04-03")) == nil)
        #expect(PublicHoliday.allCases.allSatisfy { !$0.name[.fr].isEmpty && $0.name.has(.en) })
    }
}

struct WorkingCalendarTests {
    private let calendar = WorkingCalendar(closures: [date("2026-05-15")])

    @Test func workingDays() {
        #expect(calendar.isWorkingDay(date("2026-05-13")))
        #expect(!calendar.isWorkingDay(date("2026-05-14")))
        #expect(!calendar.isWorkingDay(date("2026-05-15")))
        #expect(!calendar.isWorkingDay(date("2026-05-16")))
        #expect(!calendar.isWorkingDay(date("1969-12-28")))
        #expect(calendar.workingDay(onOrAfter: date("2026-05-14")) == date("2026-05-18"))
        #expect(calendar.adding(workingDays: 1, to: date("2026-05-13")) == date("2026-05-18"))
        #expect(calendar.adding(workingDays: 0, to: date("2026-05-16")) == date("2026-05-16"))
        #expect(calendar.workingDays(after: date("2026-05-11"), through: date("2026-05-18")) == 3)
        #expect(WorkingCalendar(weekend: Set(1...7)).isWorkingDay(date("2026-05-16")))
    }

    @Test(arguments: [
        ("P5D", "2026-11-24", "2026-12-01"), ("P5D", "2026-12-21", "2026-12-29"), ("P1M", "2026-04-14", "2026-05-18"),
        ("P1W", "2026-05-06", "2026-05-13"), ("P1W1D", "2026-05-06", "2026-05-18"), ("P2M", "2026-10-31", "2026-12-31"),
    ])
    func workingDeadline(iso: String, event: String, expected: String) throws {
        #expect(calendar.workingDeadline(after: date(event), try #require(Period(iso: iso))) == date(expected))
    }

    @Test(arguments: [
        // 15 March 2026 is a Sunday, put off to Monday 16, which is also where the "délai franc" ends by itself.
        ("P2M", "2026-01-15", WorkingCalendar.Counting.ordinary, "2026-03-16"),
        ("P2M", "2026-01-15", .frank, "2026-03-16"),
        ("P2M", "2026-02-10", .ordinary, "2026-04-10"),
        ("P2M", "2026-02-10", .frank, "2026-04-13"),
        ("P1M", "2026-01-31", .ordinary, "2026-03-02"),
        ("P15D", "2026-04-29", .ordinary, "2026-05-15"),
    ])
    func proceduralDeadline(iso: String, event: String, counting: WorkingCalendar.Counting, expected: String) throws {
        let period = try #require(Period(iso: iso))
        #expect(calendar.proceduralDeadline(after: date(event), period, counting: counting) == date(expected))
    }

    @Test func addingAndCountingAreInverse() {
        for seed in UInt64(1)...300 {
            var random = SeededGenerator(seed: seed)
            let start = date("2020-01-01").adding(days: random.number(0...4000))
            let closures = Set((0..<random.number(0...20)).map { _ in start.adding(days: random.number(0...60)) })
            let calendar = WorkingCalendar(closures: closures)
            let count = random.number(1...40)
            let end = calendar.adding(workingDays: count, to: start)
            #expect(calendar.isWorkingDay(end), "seed \(seed)")
            #expect(calendar.workingDays(after: start, through: end) == count, "seed \(seed)")
        }
    }
}
