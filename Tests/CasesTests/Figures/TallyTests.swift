import FEEL
import Services
import Testing

@testable import Cases

/// What is counted of a form's life.
@Suite struct TallyTests {
    private func draft(_ pages: Set<String>) -> Draft {
        var draft = Draft(language: .fr, accessCode: "")
        draft.completedPages = pages
        return draft
    }

    @Test func `a page counts once for a form, whatever is changed and mended`() {
        let steps: [Set<String>] = [[], ["a"], ["a", "b"], ["b"], ["b"], ["a", "b"], ["a", "b", "c"]]
        let tallies = zip(steps, steps.dropFirst()).flatMap { Tally.saved(draft($0), draft($1)) }
        let sums = FigureSums(tallies)
        for page in ["a", "b", "c"] { #expect(sums.count(.page, page) == 1) }
        #expect(tallies.filter { $0.detail == "a" }.map(\.count) == [1, -1, 1])
    }

    @Test func `a form sent is counted by channel and class of time`() {
        let begun = Instant(milliseconds: 1_000_000)
        let tallies = Tally.sent(by: .web, begunAt: begun, sentAt: begun.adding(seconds: 245))
        #expect(tallies == [Tally(.sent, "web"), Tally(.time, "300")])
        #expect(Tally.sent(by: .web, begunAt: begun, sentAt: begun.adding(seconds: -5)).last == Tally(.time, "30"))
        #expect(
            Tally.sent(by: .web, begunAt: begun, sentAt: begun.adding(seconds: 99_999_999)).last == Tally(.time, "more")
        )
    }

    @Test func `a decision is counted in working days, against the objective`() throws {
        // From Thursday 30 April 2026: 1 May is a holiday, then a weekend.
        let received = try #require(CivilDate(year: 2026, month: 4, day: 30))
        let objective = try #require(Period(iso: "P3D"))
        let calendar = WorkingCalendar()
        func tallies(_ day: Int) throws -> [Tally] {
            let decided = try #require(CivilDate(year: 2026, month: 5, day: day))
            return Tally.decided(
                received: received, decided: decided, outcome: .refused, objective: objective, calendar: calendar)
        }
        #expect(try tallies(4) == [Tally(.decided, "1"), Tally(.outcome, "refused"), Tally(.onTime, "yes")])
        #expect(try tallies(6) == [Tally(.decided, "3"), Tally(.outcome, "refused"), Tally(.onTime, "yes")])
        #expect(try tallies(7) == [Tally(.decided, "4"), Tally(.outcome, "refused"), Tally(.onTime, "no")])
    }

    @Test func `figures are published over whole weeks only`() throws {
        let monday = try #require(CivilDate(year: 2026, month: 11, day: 23))
        let periods = (0..<7).map { FigurePeriod.published(on: monday.adding(days: $0)) }
        #expect(Set(periods).count == 1)
        #expect(periods[0].last == monday.adding(days: -1))
        #expect(periods[0].last.daysSinceEpoch - periods[0].first.daysSinceEpoch == 52 * 7 - 1)
        #expect(FigurePeriod.published(on: monday.adding(days: 7)) != periods[0])
    }
}
