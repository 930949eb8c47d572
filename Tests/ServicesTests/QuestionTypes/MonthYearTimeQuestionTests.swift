import FEEL
import Testing

@testable import Services

struct MonthQuestionTests {
    @Test(arguments: ["mars 2019", "03/2019", "3 2019", "2019-03", "March 2019", "Mars, 2019", "٠٣/٢٠١٩"])
    func reads(text: String) throws {
        let value = Value.date(try QuestionSample.date(2019, 3, 1))
        #expect(MonthQuestion().parse(RawAnswer(text), in: .fr) == .value(value))
    }

    @Test func `reads two parts, and names the one to mend`() throws {
        let type = MonthQuestion()
        let value = Value.date(try QuestionSample.date(2019, 8, 1))
        #expect(type.parse(RawAnswer(parts: ["month": ["août"], "year": ["2019"]]), in: .en) == .value(value))
        func part(_ month: String, _ year: String) -> String? {
            type.parse(RawAnswer(parts: ["month": [month], "year": [year]]), in: .fr).problem?.part
        }
        #expect(part("13", "2019") == "month")
        #expect(part("3", "19") == "year")
        #expect(part("", "2019") == "month")
        #expect(part("3", "") == "year")
    }

    @Test func `is printed in words, and read back`() throws {
        for year in [1, 987, 2019, 9999] {
            for month in 1...12 {
                let value = Value.date(try QuestionSample.date(year, month, 1))
                for language in Language.allCases {
                    let type = MonthQuestion()
                    #expect(type.parse(type.edit(value, in: language), in: language) == .value(value))
                    if year < 1000 { continue }
                    let printed = type.print(value, in: language)
                    #expect(type.parse(RawAnswer(printed), in: language) == .value(value), "\(printed)")
                }
            }
        }
        #expect(MonthQuestion().printed("2019-03") == "mars\u{A0}2019")
    }

    @Test func `has ranges like dates`() throws {
        let type = try QuestionSample.valid(MonthQuestion.self, "{range: '[date(\"2020-04-01\")..today()]'}")
        #expect(type.code(for: "05/2026") == nil)
        #expect(
            type.reason(for: "06/2026")?.message[.fr] == "Saisissez un mois d'avril\u{A0}2020 à mai\u{A0}2026.")
        #expect(
            type.reason(for: "03/2020", in: .en)?.message[.en]
                == "Enter a month from April\u{A0}2020 to May\u{A0}2026.")
        let after = try QuestionSample.valid(MonthQuestion.self, "{range: '> today()'}")
        #expect(after.reason(for: "05/2026")?.message[.fr] == "Saisissez un mois après mai\u{A0}2026.")
    }
}

struct YearQuestionTests {
    @Test(arguments: [
        ("2019", nil), (" 1900 ", nil), ("٢٠١٩", nil), ("19", "not-a-year"), ("0000", "not-a-year"),
        ("20191", "not-a-year"), ("2 019", "not-a-year"), ("-2019", "not-a-year"), ("MMXIX", "not-a-year"),
    ])
    func reads(text: String, code: String?) { #expect(YearQuestion().code(for: text) == code) }

    @Test func `is printed without separators, and has ranges`() throws {
        #expect(YearQuestion().printed("2019") == "2019")
        let type = try QuestionSample.valid(YearQuestion.self, "{range: '[1900..today().year]'}")
        #expect(type.code(for: "2026") == nil)
        #expect(type.reason(for: "2027")?.message[.fr] == "Saisissez une année de 1900 à 2026.")
        #expect(type.reason(for: "1899", in: .en)?.message[.en] == "Enter a year from 1900 to 2026.")
    }

    @Test func `what is printed is read back`() {
        for year in 1000...2200 { #expect(YearQuestion().printed(String(year)) == String(year)) }
    }
}

struct TimeQuestionTests {
    @Test(arguments: [
        ("14:30", 14, 30), ("14h30", 14, 30), ("14 h 30", 14, 30), ("14\u{A0}h\u{A0}30", 14, 30), ("14.30", 14, 30),
        ("1430", 14, 30), ("2:30 pm", 14, 30), ("2.30 p.m.", 14, 30), ("12:05 am", 0, 5), ("12 pm", 12, 0),
        ("9h", 9, 0),
        ("9", 9, 0), ("9 heures", 9, 0), ("9 heures 05", 9, 5), ("midi", 12, 0), ("Minuit", 0, 0), ("0:00", 0, 0),
        ("23:59", 23, 59), ("14h30min", 14, 30), ("１４：３０", 14, 30),
    ])
    func reads(text: String, hour: Int, minute: Int) throws {
        let text = text.replacing("：", with: ":")
        let time = try #require(CivilTime(hour: hour, minute: minute))
        #expect(TimeQuestion().parse(RawAnswer(text), in: .fr) == .value(.time(time)))
    }

    @Test(arguments: ["24:00", "14:60", "14:5", "13 pm", "0 am", "14:30:10", "h30", ":", "14h3", "bientôt", "12345"])
    func explains(text: String) { #expect(TimeQuestion().code(for: text) == "not-a-time") }

    @Test func `every minute of the day is printed and read back`() throws {
        let type = TimeQuestion()
        for minute in 0..<1440 {
            let value = Value.time(try #require(CivilTime(hour: minute / 60, minute: minute % 60)))
            for language in Language.allCases {
                #expect(type.parse(type.edit(value, in: language), in: language) == .value(value))
                let printed = type.print(value, in: language)
                #expect(type.parse(RawAnswer(printed), in: language) == .value(value), "\(printed)")
            }
        }
    }

    @Test func `has ranges`() throws {
        let type = try QuestionSample.valid(
            TimeQuestion.self, "{range: '[time(\"08:00:00\")..time(\"18:30:00\")]'}")
        #expect(type.code(for: "18:30") == nil)
        #expect(type.reason(for: "7:59")?.message[.fr] == "Saisissez une heure de 8\u{A0}h à 18\u{A0}h\u{A0}30.")
        #expect(type.hint(in: .en) == "From 8:00 to 18:30")
    }

    @Test func `seconds and zones are not accepted from elsewhere`() throws {
        let seconds = try #require(CivilTime(hour: 8, minute: 0, second: 1))
        let zoned = try #require(CivilTime(hour: 8, minute: 0, zone: .named("Europe/Paris")))
        #expect(TimeQuestion().problem(with: .time(seconds), on: QuestionSample.today)?.code == "not-normalised")
        #expect(TimeQuestion().problem(with: .time(zoned), on: QuestionSample.today)?.code == "not-a-time")
    }
}
