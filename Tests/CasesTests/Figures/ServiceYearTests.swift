import FEEL
import Services
import Testing

@testable import Cases

@Suite struct ServiceYearTests {
    private func day(_ month: Int, _ day: Int, year: Int = 2026) throws -> CivilDate {
        try #require(CivilDate(year: year, month: month, day: day))
    }

    @Test func `months hold what was counted in them, and the year holds them all`() throws {
        let year = ServiceYear(
            2026,
            of: [
                (try day(1, 1), Tally(.sent, "web", count: 3)), (try day(1, 31), Tally(.sent, "counter")),
                (try day(12, 31), Tally(.sent, "web", count: 2)), (try day(2, 3), Tally(.decided, "2")),
                (try day(2, 3), Tally(.onTime, "yes")), (try day(2, 4), Tally(.onTime, "no")),
                (try day(2, 4), Tally(.onTime, "yes")), (try day(12, 31, year: 2025), Tally(.sent, "web", count: 90)),
            ])
        #expect(year.months.map(\.number) == Array(1...12))
        #expect(year.months.map(\.received) == [4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2])
        #expect(year.sums.total(.sent) == 6, "another year's are not of this one")
        #expect(year.months[1].decided == 1 && year.months[1].onTimePercent == 66)
        #expect(year.months[0].onTimePercent == nil && year.onTimePercent == 66)
    }

    @Test(arguments: [UInt64(3), 4, 5])
    func `months add up to the year`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let first = try day(1, 1)
        let days = (0..<500).map { _ in
            (
                day: first.adding(days: Int.random(in: 0..<365, using: &random)),
                tally: Tally(
                    Measure.allCases.randomElement(using: &random) ?? .sent,
                    "a\(Int.random(in: 0..<3, using: &random))",
                    count: Int.random(in: 1...5, using: &random))
            )
        }
        let year = ServiceYear(2026, of: days)
        for measure in Measure.allCases {
            let sum = year.months.reduce(0) { $0 + $1.sums.total(measure) }
            #expect(sum == year.sums.total(measure), "seed \(seed), \(measure)")
        }
    }

    @Test func `the questions asked again come the most often first`() throws {
        let year = ServiceYear(
            2026,
            of: [
                (try day(3, 1), Tally(.corrected, "nom", count: 2)),
                (try day(4, 1), Tally(.corrected, "adresse", count: 5)),
                (try day(5, 1), Tally(.corrected, "nom")), (try day(5, 1), Tally(.corrected, "age", count: 3)),
            ])
        #expect(year.causes.map(\.question) == ["adresse", "age", "nom"])
        #expect(year.causes.map(\.count) == [5, 3, 3])
    }

    @Test func `work is what steps are declared to take, and cost what an hour costs`() throws {
        let year = ServiceYear(
            2026,
            of: [
                (try day(3, 1), Tally(.sent, "web", count: 10)), (try day(3, 2), Tally(.step, "accorder", count: 8)),
                (try day(3, 2), Tally(.step, Effort.message, count: 2)),
                (try day(3, 2), Tally(.decided, "1", count: 8)),
                (try day(3, 2), Tally(.step, "inconnu", count: 99)),
            ])
        #expect(year.work(Effort()) == nil, "nothing is declared")
        let effort = Effort(seconds: [Effort.receiving: 120, "accorder": 360, Effort.message: 60, "refuser": 900])
        let work = try #require(year.work(effort))
        #expect(work.seconds == 10 * 120 + 8 * 360 + 2 * 60)
        #expect(work.perDecision == 525)
        #expect(work.steps.map(\.step) == ["accorder", Effort.receiving, Effort.message, "refuser"])
        let hourly = HourlyCost(amount: try #require(Number("34.50")), reference: "")
        #expect(hourly.cost(seconds: 525) == Number("5.03"))
    }

    @Test func `work by group is what its steps are declared to take, and a group of two is not told apart`() throws {
        let first = try day(3, 1)
        let tallies = [
            Tally(.groupStep, "nord receive", count: 4), Tally(.groupStep, "nord accorder", count: 2),
            Tally(.groupStep, "nord inconnue", count: 9), Tally(.groupDecided, "nord", count: 2),
            Tally(.groupStep, "sud accorder", count: 5), Tally(.groupStep, "ouest receive"),
        ]
        let year = ServiceYear(first.year, of: tallies.map { (first, $0) })
        let effort = Effort(seconds: ["receive": 60, "accorder": 600])
        let groups = try #require(year.workByGroup(effort, people: ["nord": 3, "sud": 2, "ouest": 4]))
        #expect(groups.map(\.group) == ["nord", "ouest"])
        #expect(groups[0].work.seconds == 4 * 60 + 2 * 600 && groups[0].work.perDecision == 720)
        #expect(groups[1].work.seconds == 60 && groups[1].work.perDecision == nil)
        #expect(year.workByGroup(Effort(seconds: [:]), people: [:]) == nil)
    }

    @Test func `steps are counted of what agents do, whoever they are, and questions of a list once`() throws {
        var random = SeededRandom(seed: 9)
        let moment = Instant(milliseconds: 1_790_000_000_000)
        let agent = Author.agent(Identifier(at: moment, using: &random), .agent)
        func event(_ fact: CaseEvent.Fact, by author: Author) -> CaseEvent {
            CaseEvent(at: moment, author: author, channel: .web, fact: fact)
        }
        let act = Act(
            action: "accorder", state: "accorde", outcome: .granted, reasons: [], explanation: nil, letter: nil)
        let request = CorrectionRequest(
            action: "demander",
            items: ["enfants.1.prenom", "enfants.2.prenom", "adresse"].map { .init(question: $0, why: "") },
            explanation: "", answerBy: try day(3, 1), stopsClock: true)
        let words = CaseMessage(kind: .message, text: "Bonjour")
        let tallies = Tally.worked([
            event(.opened(office: "accueil"), by: agent), event(.acted(act), by: agent),
            event(.correctionAsked(request), by: agent), event(.messageSent(words), by: agent),
            event(.messageSent(words), by: .person(nil)), event(.noted("à voir"), by: agent),
        ])
        #expect(
            tallies == [
                Tally(.step, "accorder"), Tally(.step, "demander"), Tally(.corrected, "adresse"),
                Tally(.corrected, "enfants.prenom"), Tally(.step, "message"),
            ])
        // The same again under the case's group, if it belongs to one.
        let inGroup = Tally.worked([event(.acted(act), by: agent)], in: "nord")
        #expect(inGroup == [Tally(.step, "accorder"), Tally(.groupStep, "nord accorder")])
    }
}
