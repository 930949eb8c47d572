import FEEL
import Services
import Testing

@testable import Assistant

/// Days as people say them, on Saturday 28 November 2026.
@Suite struct SpokenDateTests {
    private static let today = CivilDate(year: 2026, month: 11, day: 28) ?? CivilDate(daysSinceEpoch: 0)

    @Test(
        arguments: [
            ("le 3 mars dernier", "2026-03-03"), ("last March 3rd", "2026-03-03"), ("3 mars 2019", "2019-03-03"),
            ("3/3/2026", "2026-03-03"), ("27.03.2019", "2019-03-27"), ("2019-03-27", "2019-03-27"),
            ("hier", "2026-11-27"),
            ("avant-hier", "2026-11-26"), ("aujourd'hui", "2026-11-28"), ("il y a trois jours", "2026-11-25"),
            ("two weeks ago", "2026-11-14"), ("a week ago", "2026-11-21"), ("lundi dernier", "2026-11-23"),
            ("samedi dernier", "2026-11-21"),
            ("last Monday", "2026-11-23"), ("le premier avril 2025", "2025-04-01"), ("1er avril 2025", "2025-04-01"),
            ("the 3rd of March 2026", "2026-03-03"), ("March 3rd, 2026", "2026-03-03"),
            ("le trois mars deux mille vingt-six", "2026-03-03"),
            ("le 31 décembre dernier", "2025-12-31"), ("the twenty-third of June 2020", "2020-06-23"),
            ("le 5 dec. 2024", "2024-12-05"),
            ("le 12 juin cette année", "2026-06-12"), ("yesterday", "2026-11-27"), ("c'était hier soir", "2026-11-27"),
            ("le 3 février prochain", "2027-02-03"), ("né le 14 fevrier 2016", "2016-02-14"),
            ("june 5 2018", "2018-06-05"),
            ("il y a 2 semaines", "2026-11-14"), ("le 29 février dernier", "2024-02-29"),
        ])
    func `a day is understood`(said: String, date: String) throws {
        #expect(
            SpokenDate.heard(in: MessageWords(said), on: Self.today) == .date(try #require(CivilDate(iso8601: date))))
    }

    @Test(
        arguments: [
            "le 3 mars", "en mars", "mars 2019", "3/3/26", "il y a un mois", "last month", "le mois dernier",
            "le 31 février 2025",
            "entre le 3 mars et le 5 avril 2025", "il y a deux ans", "June 2020",
        ])
    func `what is not a whole day is asked again`(said: String) {
        #expect(SpokenDate.heard(in: MessageWords(said), on: Self.today) == .incomplete)
    }

    @Test(arguments: ["bonjour", "oui", "trois enfants", ""])
    func `what is no day is none`(said: String) {
        #expect(SpokenDate.heard(in: MessageWords(said), on: Self.today) == .none)
    }

    @Test func `every day of forty years is read back as it is printed`() {
        var wrong: [String] = []
        for offset in stride(from: -7300, through: 7300, by: 1) {
            let date = Self.today.adding(days: offset)
            for language in Language.allCases {
                for said in [
                    Formatting.date(date, in: language), Formatting.dateWithWeekday(date, in: language),
                    Formatting.digits(date),
                ]
                where SpokenDate.heard(in: MessageWords(said), on: Self.today) != .date(date) {
                    wrong.append(said)
                }
            }
        }
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5))")
    }
}
