import FEEL
import Testing

@testable import Services

struct DateQuestionTests {
    @Test(arguments: [
        "27/3/2019", "27/03/2019", "27.03.2019", "27-3-2019", "27 3 2019", "27 mars 2019", "le 27 mars 2019",
        "mercredi 27 mars 2019", "27 March 2019", "March 27, 2019", "27th of March 2019", "2019-03-27", "27 MARS 2019",
        "27032019", "27 mar. 2019", " 27 / 03 / 2019 ", "２７/３/２０１９",
    ])
    func readsOneText(text: String) throws {
        let expected = Value.date(try QuestionSample.date(2019, 3, 27))
        for language in Language.allCases {
            #expect(DateQuestion().parse(RawAnswer(text), in: language) == .value(expected))
        }
    }

    @Test(arguments: [
        ("1er", "février", "2020", 2020, 2, 1), ("1", "fevr.", "2020", 2020, 2, 1), ("31", "août", "1999", 1999, 8, 31),
        ("31", "AOUT", "1999", 1999, 8, 31), ("29", "2", "2024", 2024, 2, 29), ("5", "dec", "0987", 987, 12, 5),
        ("14", "juil", "1789", 1789, 7, 14), ("09", "09", "1999", 1999, 9, 9),
    ])
    func readsParts(day: String, month: String, year: String, y: Int, m: Int, d: Int) throws {
        let raw = RawAnswer(parts: ["day": [day], "month": [month], "year": [year]])
        #expect(DateQuestion().parse(raw, in: .fr) == .value(.date(try QuestionSample.date(y, m, d))))
    }

    @Test(arguments: [
        ("31/4/2019", "no-such-date", "Le 31\u{A0}avril n'existe pas\u{A0}: vérifiez le jour et le mois."),
        ("29/2/2023", "no-such-date", "Vérifiez la date\u{A0}: en 2023, le mois de février a 28 jours."),
        ("30 février 2024", "no-such-date", "Le 30\u{A0}février n'existe pas\u{A0}: vérifiez le jour et le mois."),
        ("27/3/19", "short-year", "Écrivez l'année en quatre chiffres, comme 2019."),
        ("27/3/019", "short-year", "Écrivez l'année en quatre chiffres, comme 2019."),
        ("3/27/2019", "month-first", "Indiquez le jour avant le mois, comme dans 27/03/2019."),
        ("27/13/2019", "month", "Indiquez un mois de 1 à 12, ou son nom, comme dans 27/03/2019."),
        ("27 jui 2019", "month", "Indiquez un mois de 1 à 12, ou son nom, comme dans 27/03/2019."),
        ("32/3/2019", "day", "Indiquez un jour de 1 à 31, comme dans 27/03/2019."),
        ("0/3/2019", "day", "Indiquez un jour de 1 à 31, comme dans 27/03/2019."),
        ("hier", "not-a-date", "Saisissez une date comme 27/03/2019."),
        ("27/3", "not-a-date", "Saisissez une date comme 27/03/2019."),
        ("20111012", "not-a-date", "Saisissez une date comme 27/03/2019."),
    ])
    func explains(text: String, code: String, message: String) {
        let reason = DateQuestion().reason(for: text)
        #expect(reason?.code == code)
        #expect(reason?.message[.fr] == message)
    }

    @Test func `says which parts are missing or to mend`() {
        func reason(_ day: String, _ month: String, _ year: String) -> AnswerProblem.Reason? {
            DateQuestion().parse(RawAnswer(parts: ["day": [day], "month": [month], "year": [year]]), in: .fr).problem
        }
        #expect(reason("", "3", "2019")?.part == "day")
        #expect(reason("", "3", "2019")?.message[.fr] == "Indiquez aussi le jour.")
        #expect(reason("27", "", " ")?.message[.fr] == "Indiquez aussi le mois et l'année.")
        #expect(reason("27", "", "")?.message[.en] == "Also give the month and the year.")
        #expect(reason("27", "3", "19")?.part == "year")
        #expect(reason("x", "3", "2019")?.part == "day")
        #expect(reason("1", "x", "2019")?.part == "month")
    }

    @Test func `what is edited is read back`() throws {
        for seed in UInt64(1)...500 {
            var random = SeededGenerator(seed: seed)
            let first = try QuestionSample.date(1, 1, 1).daysSinceEpoch
            let last = try QuestionSample.date(9999, 12, 31).daysSinceEpoch
            let value = Value.date(CivilDate(daysSinceEpoch: random.number(first...last)))
            for language in Language.allCases {
                #expect(
                    DateQuestion().parse(DateQuestion().edit(value, in: language), in: language) == .value(value),
                    "seed \(seed)")
                #expect(DateQuestion().problem(with: value, on: QuestionSample.today) == nil, "seed \(seed)")
                let year = try QuestionSample.date(1000, 1, 1).daysSinceEpoch
                if case .date(let date) = value, date.daysSinceEpoch >= year {
                    let printed = RawAnswer(DateQuestion().print(value, in: language))
                    #expect(
                        DateQuestion().parse(printed, in: language) == .value(value), "seed \(seed): \(printed.text)")
                }
            }
        }
    }

    @Test func `prints in the habits of the language`() throws {
        #expect(DateQuestion().printed("27/3/2019") == "27\u{A0}mars 2019")
        #expect(DateQuestion().printed("27/3/2019", in: .en) == "27\u{A0}March 2019")
        #expect(DateQuestion().printed("1/8/2019") == "1er\u{A0}août 2019")
    }

    @Test func `a range up to today asks for a date in the past`() throws {
        let type = try QuestionSample.valid(DateQuestion.self, "{range: '[date(\"1900-01-01\")..today()]'}")
        let today = try QuestionSample.date(2026, 5, 20)
        #expect(type.code(for: "20/5/2026", on: today) == nil)
        let tomorrow = type.reason(for: "21/5/2026", on: today)
        #expect(tomorrow?.message[.fr] == "Saisissez une date passée, comme 27/03/2019.")
        #expect(tomorrow?.message[.en] == "Enter a date in the past, like 27/03/2019.")
        let old = type.reason(for: "31/12/1899", on: today)
        #expect(old?.message[.fr] == "Saisissez une date du 1er\u{A0}janvier 1900 au 20\u{A0}mai 2026.")
        #expect(type.missing?.message[.fr] == "Saisissez une date comme 27/03/2019.")
        #expect(type.hint(in: .fr) == "Par exemple 27 3 2019")
        // The same definition on another day.
        #expect(type.code(for: "21/5/2026", on: try QuestionSample.date(2026, 5, 21)) == nil)
    }

    @Test(arguments: [
        (">= today()", "19/5/2026", "Saisissez la date d'aujourd'hui ou une date à venir, comme 19/06/2026."),
        ("> today()", "20/5/2026", "Saisissez une date à venir, comme 19/06/2026."),
        ("< today()", "20/5/2026", "Saisissez une date passée, comme 27/03/2019."),
        (">= date(\"2020-01-01\")", "31/12/2019", "Saisissez une date à partir du 1er\u{A0}janvier 2020."),
        ("< date(\"2020-01-01\")", "1/1/2020", "Saisissez une date avant le 1er\u{A0}janvier 2020."),
        (
            "[date(\"2020-01-01\")..date(\"2020-12-31\")[", "31/12/2020",
            "Saisissez une date à partir du 1er\u{A0}janvier 2020 et avant le 31\u{A0}décembre 2020."
        ),
        ("date(\"2020-01-01\"), date(\"2021-01-01\")", "1/1/2022", "Saisissez une autre date."),
    ])
    func saysWhatTheRangeExpects(range: String, text: String, message: String) throws {
        let type = try QuestionSample.valid(DateQuestion.self, "{range: '\(range)'}")
        #expect(type.reason(for: text, on: try QuestionSample.date(2026, 5, 20))?.message[.fr] == message)
    }

    @Test func `a date to come has no example from the past`() throws {
        let type = try QuestionSample.valid(DateQuestion.self, "{range: '> today()'}")
        #expect(type.hint(in: .fr) == "Le jour, le mois et l'année, en chiffres")
        #expect(type.missing?.message[.en] == "Enter a date: day, month and year.")
    }

    @Test func `a range of another type is an error`() throws {
        let bag = try QuestionSample.question(DateQuestion.self, "{range: '[1..20]'}").diagnostics
        #expect(bag.hasErrors)
        #expect(try QuestionSample.question(DateQuestion.self, "{range: '[today()..tomorow]'}").diagnostics.hasErrors)
    }
}
