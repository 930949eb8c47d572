import FEEL
import Testing

@testable import Services

struct ValuePrinterTests {
    private func print(_ value: Value) -> [String] { Language.allCases.map { ValuePrinter.print(value, in: $0) } }

    @Test func `simple values in the habits of each language`() throws {
        #expect(print(.null) == ["", ""])
        #expect(print(.boolean(true)) == ["Oui", "Yes"])
        #expect(print(.string("Été")) == ["Été", "Été"])
        #expect(print(.number(try QuestionSample.number("-1234.5"))) == ["\u{2212}1\u{202F}234,5", "\u{2212}1,234.5"])
        #expect(print(.date(try QuestionSample.date(2019, 3, 1))) == ["1er\u{A0}mars 2019", "1\u{A0}March 2019"])
    }

    @Test func `times and durations in words`() throws {
        let time = try #require(CivilTime(hour: 14, minute: 5))
        #expect(print(.time(time)) == ["14\u{A0}h\u{A0}05", "14:05"])
        let moment = CivilDateTime(
            date: try QuestionSample.date(2019, 3, 27), time: try #require(CivilTime(hour: 9, minute: 0)))
        #expect(print(.dateTime(moment)) == ["27\u{A0}mars 2019 à 9\u{A0}h", "27\u{A0}March 2019 at 9:00"])
        #expect(
            print(.yearsAndMonthsDuration(YearsAndMonthsDuration(months: 18)))
                == ["1\u{A0}an et 6\u{A0}mois", "1\u{A0}year and 6\u{A0}months"])
        #expect(
            print(.yearsAndMonthsDuration(YearsAndMonthsDuration(months: -1))) == [
                "\u{2212}1\u{A0}mois", "\u{2212}1\u{A0}month",
            ])
        #expect(print(.daysAndTimeDuration(DaysAndTimeDuration(seconds: 172_800))) == ["2\u{A0}jours", "2\u{A0}days"])
        #expect(print(.daysAndTimeDuration(DaysAndTimeDuration(seconds: 0))) == ["0\u{A0}jour", "0\u{A0}days"])
        #expect(print(.daysAndTimeDuration(DaysAndTimeDuration(seconds: .min))).allSatisfy { !$0.isEmpty })
    }

    @Test func `lists, contexts and ranges`() throws {
        #expect(print(.list([.string("a"), .string("b"), .null, .string("c")])) == ["a, b et c", "a, b and c"])
        #expect(print(.list([])) == ["", ""])
        #expect(print(.context(["name": .string("Zoé"), "age": .integer(7), "none": .null])) == ["Zoé, 7", "Zoé, 7"])
        let range = RangeValue(low: .integer(1), includesLow: true, high: .integer(5), includesHigh: true)
        #expect(print(.range(range)) == ["de 1 à 5", "from 1 to 5"])
        let open = RangeValue(low: .null, includesLow: false, high: .integer(5), includesHigh: true)
        #expect(print(.range(open)) == ["jusqu'à 5", "up to 5"])
    }

    @Test func `deep values are cut short`() {
        let deep = (0..<50).reduce(Value.string("x")) { value, _ in .list([value]) }
        #expect(print(deep) == ["…", "…"])
    }
}
