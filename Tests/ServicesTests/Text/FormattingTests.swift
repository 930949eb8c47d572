import FEEL
import Services
import Testing

struct FormattingTests {
    @Test(arguments: [
        ("2026-12-31", "31\u{A0}décembre 2026", "31\u{A0}December 2026", "31/12/2026"),
        ("2027-01-01", "1er\u{A0}janvier 2027", "1\u{A0}January 2027", "01/01/2027"),
        ("2026-08-15", "15\u{A0}août 2026", "15\u{A0}August 2026", "15/08/2026"),
    ])
    func dates(day: String, french: String, english: String, digits: String) {
        #expect(Formatting.date(date(day), in: .fr) == french)
        #expect(Formatting.date(date(day), in: .en) == english)
        #expect(Formatting.digits(date(day)) == digits)
    }

    @Test func weekdays() {
        #expect(Formatting.dateWithWeekday(date("2026-12-31"), in: .fr) == "jeudi 31\u{A0}décembre 2026")
        #expect(Formatting.dateWithWeekday(date("1969-12-31"), in: .en) == "Wednesday 31\u{A0}December 1969")
        #expect(Formatting.weekdayName(7, in: .fr) == "dimanche")
        #expect(Formatting.weekdayName(8, in: .fr) == "")
        #expect(Formatting.monthName(0, in: .en) == "")
        #expect(Formatting.dayAndMonth(day: 1, month: 5, in: .fr) == "1er\u{A0}mai")
    }

    @Test(arguments: [
        ("1234.5", 2, "1\u{202F}234,50", "1,234.50"), ("1234.5", 0, "1\u{202F}234,5", "1,234.5"),
        ("0", 0, "0", "0"), ("999", 0, "999", "999"), ("1000", 0, "1\u{202F}000", "1,000"),
        ("-1234567.891", 2, "\u{2212}1\u{202F}234\u{202F}567,891", "\u{2212}1,234,567.891"),
        ("0.05", 2, "0,05", "0.05"), ("6", 2, "6,00", "6.00"),
    ])
    func numbers(plain: String, decimals: Int, french: String, english: String) throws {
        let number = try #require(Number(plain))
        #expect(Formatting.number(number, in: .fr, minimumDecimals: decimals) == french)
        #expect(Formatting.number(number, in: .en, minimumDecimals: decimals) == english)
    }

    @Test func integers() {
        #expect(Formatting.integer(1_234_567, in: .fr) == "1\u{202F}234\u{202F}567")
        #expect(Formatting.integer(-12, in: .en) == "\u{2212}12")
        #expect(Formatting.integer(.min, in: .en) == "\u{2212}9,223,372,036,854,775,808")
    }
}
