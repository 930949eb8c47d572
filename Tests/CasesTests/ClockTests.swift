import FEEL
import Services
import Testing

@testable import Cases

/// What a time during which the person is awaited does to dates.
@Suite struct ClockTests {
    private static let seeds: [UInt64] = [21, 22, 23, 24]
    private let calendar = WorkingCalendar()

    @Test func `working days of a pause do not count`() throws {
        // Tuesday; five working days lead to the next Tuesday; the pause takes Thursday and Friday.
        let pause = try PausedDays(from: day(11, 25), answerBy: day(12, 9), end: day(11, 27), isAnswered: true)
        let deadline = Clock.workingDeadline(
            after: try day(11, 24), Period(5, .day), pauses: [pause], calendar: calendar)
        #expect(try deadline == day(12, 3))
    }

    @Test func `silence that refuses is suspended until the answer, at most for the time given`() throws {
        let event = try day(11, 2)
        let rule = (after: Period(1, .month), means: SilenceRule.Meaning.refusal)
        let early = try PausedDays(from: day(11, 10), answerBy: day(11, 25), end: day(11, 15), isAnswered: true)
        #expect(try Clock.silenceDate(after: event, rule, pauses: [early]) == day(12, 7))
        let late = try PausedDays(from: day(11, 10), answerBy: day(11, 25), end: day(12, 20), isAnswered: true)
        #expect(try Clock.silenceDate(after: event, rule, pauses: [late]) == day(12, 17))
        let never = try PausedDays(from: day(11, 10), answerBy: day(11, 25), isOverdue: true)
        #expect(try Clock.silenceDate(after: event, rule, pauses: [never]) == day(12, 17))
    }

    @Test func `silence that accepts runs only from the day the request is complete`() throws {
        let event = try day(11, 2)
        let rule = (after: Period(1, .month), means: SilenceRule.Meaning.acceptance)
        let waiting = try PausedDays(from: day(11, 10), answerBy: day(11, 25))
        #expect(Clock.silenceDate(after: event, rule, pauses: [waiting]) == nil)
        let overdue = try PausedDays(from: day(11, 10), answerBy: day(11, 25), isOverdue: true)
        #expect(Clock.silenceDate(after: event, rule, pauses: [overdue]) == nil)
        let answered = try PausedDays(from: day(11, 10), answerBy: day(11, 25), end: day(11, 20), isAnswered: true)
        #expect(try Clock.silenceDate(after: event, rule, pauses: [answered]) == day(12, 20))
    }

    @Test func `what has come to pass before a pause is not undone by it`() throws {
        let event = try day(11, 2)
        for means in SilenceRule.Meaning.allCases {
            let pause = try PausedDays(from: day(12, 10), answerBy: day(12, 25), end: day(12, 12), isAnswered: true)
            #expect(try Clock.silenceDate(after: event, (Period(1, .month), means), pauses: [pause]) == day(12, 2))
        }
    }

    /// The organisation keeps exactly the working days it was given, whatever the pauses.
    @Test(arguments: seeds)
    func `pauses take nothing from the time to work, and add nothing to it`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for _ in 0..<200 {
            let event = CivilDate(daysSinceEpoch: Int.random(in: 20_000...22_000, using: &random))
            let count = Int.random(in: 1...30, using: &random)
            let pauses = pauses(after: event, using: &random)
            let period = Period(count, .day)
            let plain = Clock.workingDeadline(after: event, period, pauses: [], calendar: calendar)
            let deadline = Clock.workingDeadline(after: event, period, pauses: pauses, calendar: calendar)
            #expect(deadline >= plain, "seed \(seed)")
            let stopped = pauses.filter { $0.from < deadline }.reduce(0) { total, pause in
                total + calendar.workingDays(after: pause.from, through: min(pause.last, deadline))
            }
            #expect(calendar.workingDays(after: event, through: deadline) - stopped == count, "seed \(seed)")
            #expect(calendar.isWorkingDay(deadline), "seed \(seed)")
        }
    }

    /// Neither an answer nor its delay can bring the date of silence forward, and a suspension is bounded by what was
    /// given to the person.
    @Test(arguments: seeds)
    func `a pause never brings silence forward, nor suspends it for longer than the time given`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for _ in 0..<200 {
            let event = CivilDate(daysSinceEpoch: Int.random(in: 20_000...22_000, using: &random))
            let pauses = pauses(after: event, using: &random)
            let period = Period(Int.random(in: 1...4, using: &random), .month)
            let plain = period.added(to: event)
            for means in SilenceRule.Meaning.allCases {
                guard let date = Clock.silenceDate(after: event, (period, means), pauses: pauses) else {
                    #expect(means == .acceptance && pauses.contains { $0.end == nil }, "seed \(seed)")
                    continue
                }
                #expect(date >= plain, "seed \(seed)")
                if means != .acceptance {
                    let given = pauses.reduce(0) { $0 + $1.answerBy.daysSinceEpoch - $1.from.daysSinceEpoch }
                    #expect(date.daysSinceEpoch - plain.daysSinceEpoch <= given, "seed \(seed)")
                } else {
                    #expect(date == plain || pauses.contains { $0.end.map(period.added) == date }, "seed \(seed)")
                }
            }
        }
    }

    /// One to three pauses one after another; the last may still be running.
    private func pauses(after event: CivilDate, using random: inout SeededRandom) -> [PausedDays] {
        var pauses: [PausedDays] = []
        var day = event
        for index in 0..<Int.random(in: 1...3, using: &random) {
            let from = day.adding(days: Int.random(in: 0...20, using: &random))
            let answerBy = from.adding(days: Int.random(in: 0...30, using: &random))
            var pause = PausedDays(from: from, answerBy: answerBy)
            if index < 2 || random.next() % 2 == 0 {
                pause.end = from.adding(days: Int.random(in: 0...40, using: &random))
                pause.isAnswered = true
            }
            day = max(pause.end ?? answerBy, answerBy)
            pauses.append(pause)
        }
        return pauses
    }

    private func day(_ month: Int, _ day: Int) throws -> CivilDate {
        try #require(CivilDate(year: 2026, month: month, day: day))
    }
}
