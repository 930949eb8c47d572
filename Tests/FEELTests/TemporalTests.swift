import FEEL
import Testing

@Suite("Dates, times and durations")
struct TemporalTests {
    @Test("Days and dates agree with a calendar walked day by day, a million days either way")
    func calendar() throws {
        for direction in [1, -1] {
            var (year, month, day) = (1970, 1, 1)
            var weekday = 4
            for count in 0...1_000_000 {
                let number = count * direction
                let date = CivilDate(daysSinceEpoch: number)
                if date.year != year || date.month != month || date.day != day || date.daysSinceEpoch != number
                    || date.weekday != weekday
                {
                    Issue.record("day \(number): \(date), not \(year)-\(month)-\(day), \(weekday)")
                    return
                }
                (year, month, day) = direction > 0 ? Walk.after(year, month, day) : Walk.before(year, month, day)
                weekday = (weekday - 1 + direction + 7) % 7 + 1
            }
        }
        #expect(CivilDate(year: 2026, month: 10, day: 1)?.dayOfYear == 274)
        #expect(CivilDate(year: 2021, month: 1, day: 3)?.weekOfYear == 53)
    }

    private enum Walk {
        static let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

        static func length(_ year: Int, _ month: Int) -> Int {
            let leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
            return month == 2 && leap ? 29 : lengths[month - 1]
        }

        static func after(_ year: Int, _ month: Int, _ day: Int) -> (Int, Int, Int) {
            if day < length(year, month) { return (year, month, day + 1) }
            return month < 12 ? (year, month + 1, 1) : (year + 1, 1, 1)
        }

        static func before(_ year: Int, _ month: Int, _ day: Int) -> (Int, Int, Int) {
            if day > 1 { return (year, month, day - 1) }
            return month > 1 ? (year, month - 1, length(year, month - 1)) : (year - 1, 12, 31)
        }
    }

    @Test(
        "Months are added with the month's end kept in bounds",
        arguments: [
            ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-03-31", -1, "2026-02-28"),
            ("2026-12-15", 1, "2027-01-15"), ("2026-01-15", -13, "2024-12-15"), ("0000-01-01", -1, "-0001-12-01"),
        ])
    func months(source: String, months: Int, expected: String) throws {
        let date = try #require(CivilDate(iso8601: source))
        #expect(date.adding(months: months).description == expected)
    }

    @Test(
        "What is no date, time or duration is refused",
        arguments: [
            "2026-02-29", "2026-13-01", "2026-1-1", "26-01-01", "02026-01-01", "2026-01-01 ", "25:00:00", "10:60:00",
            "10:30",
            "10:00:00+15:00", "10:00:00@", "P", "PT", "P1", "P1DT", "P1M1Y", "P1Y1D", "PT1.5H", "1D", "P-1D", "", "T",
            "-",
            "P99999999999999999999D", "P9999999999999999999Y",
        ])
    func refused(source: String) {
        #expect(CivilDate(iso8601: source) == nil)
        #expect(CivilTime(iso8601: source) == nil)
        #expect(CivilDateTime(iso8601: source) == nil)
        #expect(DaysAndTimeDuration(iso8601: source) == nil)
        #expect(YearsAndMonthsDuration(iso8601: source) == nil)
    }

    @Test(
        "Printing brings them into one form",
        arguments: [
            ("@\"PT36H\"", "@\"P1DT12H\""), ("@\"-PT0.5S\"", "@\"-PT0.5S\""), ("@\"P18M\"", "@\"P1Y6M\""),
            ("@\"P0D\"", "@\"PT0S\""),
            ("@\"10:00:00.500\"", "@\"10:00:00.5\""), ("@\"10:00:00+00:00\"", "@\"10:00:00Z\""),
            ("@\"2026-10-01T24:00:00\"", "@\"2026-10-02T00:00:00\""),
            ("@\"10:00:00@Europe/Paris\"", "@\"10:00:00@Europe/Paris\""),
            ("@\"-2026-10-01\"", "@\"-2026-10-01\""), ("@\"12026-10-01\"", "@\"12026-10-01\""),
        ])
    func printing(source: String, expected: String) {
        #expect(value(source).description == expected)
    }

    @Test("Times with offsets compare as moments; one without an offset has no place among them")
    func zones() {
        #expect(value("@\"10:00:00Z\" = @\"12:00:00+02:00\"") == true)
        #expect(value("@\"2026-10-01T00:00:00+02:00\" < @\"2026-10-01T00:00:00Z\"") == true)
        #expect(value("@\"10:00:00\" < @\"12:00:00+02:00\"") == .null)
        #expect(value("@\"23:00:00\" + @\"PT2H\"") == value("@\"01:00:00\""))
        #expect(value("@\"2026-10-25T02:30:00Z\" - @\"2026-10-25T02:30:00+02:00\"") == value("@\"PT2H\""))
    }

    @Test("A value is read as it was printed", arguments: 1...20)
    func roundTrip(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            let original = random.value(depth: 3)
            let printed = original.description
            #expect(value(printed) == original, "seed \(seed): \(printed)")
        }
    }
}

extension SeededGenerator {
    /// Any value that a literal can write.
    mutating func value(depth: Int) -> Value {
        let days = Int.random(in: -1_000_000...1_000_000, using: &self)
        let nanosecond = Bool.random(using: &self) ? 0 : Int.random(in: 0...999_999_999, using: &self)
        let date = CivilDate(daysSinceEpoch: days)
        let zones: [TimeZoneReference?] = [nil, .offset(seconds: 0), .offset(seconds: -5400), .named("Europe/Paris")]
        let time =
            CivilTime(
                hour: abs(days) % 24, minute: abs(days) % 60, second: abs(days) % 59, nanosecond: nanosecond,
                zone: zones[Int.random(in: 0..<4, using: &self)]) ?? .midnight
        switch Int.random(in: 0..<(depth > 0 ? 12 : 9), using: &self) {
        case 0: return .null
        case 1: return .boolean(Bool.random(using: &self))
        case 2, 3: return .number(.literal(decimal()))
        case 4: return .string(["", "a", "é\"\\\n", "🦊 \u{301}", "{x: 1}"][Int.random(in: 0..<5, using: &self)])
        case 5: return .date(date)
        case 6: return .time(time)
        case 7: return .dateTime(CivilDateTime(date: date, time: time))
        case 8:
            return Bool.random(using: &self)
                ? .daysAndTimeDuration(DaysAndTimeDuration(seconds: days, nanoseconds: nanosecond))
                : .yearsAndMonthsDuration(YearsAndMonthsDuration(months: days))
        case 9: return .list((0..<Int.random(in: 0...3, using: &self)).map { _ in value(depth: depth - 1) })
        case 10:
            let names = ["a", "deux mots", "\"q\"", "é", ""].shuffled(using: &self).prefix(
                Int.random(in: 0...3, using: &self))
            return .context(Context(names.map { ($0, value(depth: depth - 1)) }))
        default:
            let (low, high) = (Number.literal(decimal()), Number.literal(decimal()))
            return .range(
                RangeValue(
                    low: .number(low), includesLow: Bool.random(using: &self), high: .number(high),
                    includesHigh: Bool.random(using: &self)))
        }
    }
}
