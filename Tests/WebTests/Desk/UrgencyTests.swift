import FEEL
import Services
import Testing

@testable import Web

@Suite struct UrgencyTests {
    private static let today = CivilDate(daysSinceEpoch: 20_600)

    private static func urgency(_ days: Int) -> Urgency { Urgency(due: today.adding(days: days), today: today) }

    @Test(arguments: [
        (-2, "2 jours de retard", "2 days late"), (-1, "1 jour de retard", "1 day late"), (0, "Aujourd’hui", "Today"),
        (1, "Demain", "Tomorrow"), (12, "Dans 12 jours", "In 12 days"),
    ])
    func `days left are told in words`(days: Int, french: String, english: String) {
        #expect(Self.urgency(days).words(FrenchTexts()) == french)
        #expect(Self.urgency(days).words(EnglishTexts()) == english)
    }

    @Test func `colours follow the days left`() {
        #expect(Self.urgency(-1).tone == .bad)
        #expect(Self.urgency(2).tone == .bad)
        #expect(Self.urgency(3).tone == .wait)
        #expect(Self.urgency(6).tone == .good)
        #expect(Urgency(due: nil, today: Self.today).tone == .neutral)
    }

    @Test func `only a day that has passed is late`() {
        #expect(Self.urgency(-1).isLate)
        #expect(!Self.urgency(0).isLate)
        #expect(!Urgency(due: nil, today: Self.today).isLate)
    }

    @Test func `a stored deadline is the end of its day, also when clocks change`() throws {
        let zone = try #require(Zone(name: "Europe/Paris"))
        for offset in 0..<400 {
            let day = Self.today.adding(days: offset)
            #expect(zone.dueDay(zone.startOfDay(day.adding(days: 1))) == day, "\(day)")
        }
    }
}
