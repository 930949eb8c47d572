import FEEL
import Services
import Testing

@testable import Cases

/// The clock of 72 hours and what may be written down about a breach (GDPR, articles 33 and 34).
@Suite struct BreachTests {
    private static let paris = Zone(name: "Europe/Paris") ?? .utc
    private static let author = Identifier("01890000-0000-7000-8000-000000000001")

    /// A local moment of Paris.
    private func moment(_ date: String, _ hour: Int, _ minute: Int = 0) throws -> Instant {
        let day = try #require(CivilDate(iso8601: date))
        return try #require(Self.paris.instant(on: day, minuteOfDay: hour * 60 + minute))
    }

    private func description(
        known: Instant, risk: BreachDescription.Risk = .risk
    ) -> BreachDescription {
        BreachDescription(
            knownAt: known, nature: "Un courriel envoyé à la mauvaise adresse", kinds: [.confidentiality],
            people: "Parents", peopleCount: 12, records: "Adresses", recordCount: nil, consequences: "Démarchage",
            measures: "Rappel du courriel", risk: risk)
    }

    private func breach(_ entries: [BreachEntry]) throws -> Breach {
        let author = try #require(Self.author)
        return try #require(
            Breach(
                id: author,
                lines: entries.map { Breach.Line(at: Instant(milliseconds: 0), author: author, entry: $0) }))
    }

    @Test func `seventy-two hours run through the week-end and public holidays`() throws {
        // From Friday 30 April 2027 at 17:30, before Labour Day, to Monday 3 May at 17:30.
        let clock = BreachClock(knownAt: try moment("2027-04-30", 17, 30))
        #expect(clock.deadline == (try moment("2027-05-03", 17, 30)))
        #expect(clock.standing(at: clock.knownAt) == .left(minutes: 72 * 60))
        #expect(clock.standing(at: try moment("2027-05-02", 17, 30)) == .left(minutes: 24 * 60))
    }

    @Test(arguments: [("2026-10-24", "2026-10-27", -1), ("2027-03-27", "2027-03-30", 1)])
    func `they are hours, whatever the local clock does`(known: String, third: String, shift: Int) throws {
        let clock = BreachClock(knownAt: try moment(known, 12))
        #expect(clock.deadline.milliseconds - clock.knownAt.milliseconds == 72 * 3_600_000)
        #expect(clock.deadline == (try moment(third, 12 + shift)))
    }

    @Test func `the last moment is in time, the one after is late`() throws {
        let clock = BreachClock(knownAt: try moment("2026-11-24", 9))
        #expect(!clock.isPast(clock.deadline))
        #expect(clock.standing(at: clock.deadline) == .left(minutes: 0))
        #expect(clock.isPast(Instant(milliseconds: clock.deadline.milliseconds + 1)))
        #expect(clock.standing(at: clock.deadline.adding(seconds: 7260)) == .past(minutes: 121))
    }

    @Test func `the authority is told in time, or late with the reasons`() throws {
        let known = try moment("2026-11-24", 9)
        let breach = try breach([.described(description(known: known))])
        let late = known.adding(seconds: 73 * 3600)
        let inTime = known.adding(seconds: 71 * 3600)
        func told(_ at: Instant, _ delay: String = "") -> BreachEntry {
            .authorityTold(at: at.milliseconds, reference: "", delay: delay)
        }
        #expect(breach.authority == .due)
        #expect(breach.refusal(of: told(inTime), now: late) == nil)
        #expect(breach.refusal(of: told(late), now: late) == .delayUnexplained)
        #expect(breach.refusal(of: told(late, "L'agent était absent"), now: late) == nil)
        #expect(breach.refusal(of: told(late), now: inTime) == .inTheFuture)
        #expect(breach.refusal(of: told(known.adding(seconds: -60)), now: late) == .beforeKnown)
    }

    @Test func `that the authority need not be told holds while harm is unlikely, and no longer`() throws {
        let known = try moment("2026-11-24", 9)
        let harmless = BreachEntry.described(description(known: known, risk: .unlikely))
        let serious = BreachEntry.described(description(known: known, risk: .high))
        let reason = BreachEntry.authorityNotTold(reason: "Données chiffrées")
        #expect(try breach([serious]).refusal(of: reason, now: known) == .authorityMustBeTold)
        #expect(try breach([harmless]).refusal(of: reason, now: known) == nil)
        #expect(try breach([harmless, reason]).authority == .notNeeded(reason: "Données chiffrées"))
        #expect(try !breach([harmless, reason]).isOpen)
        let worse = try breach([harmless, reason, serious])
        #expect(worse.authority == .due && worse.people == .due && worse.isOpen)
    }

    @Test func `the people are told when the risk is high, and the latest description counts`() throws {
        let known = try moment("2026-11-24", 9)
        let first = BreachEntry.described(description(known: known))
        #expect(try breach([first]).people == .notNeeded(reason: nil))
        let high = BreachEntry.described(description(known: known, risk: .high))
        #expect(try breach([first, high]).people == .due)
        let told = BreachEntry.peopleTold(at: known.milliseconds, how: "Courrier")
        #expect(try breach([first, high, told]).people == .told(at: known))
        #expect(try breach([first, high, told]).description.risk == .high)
    }

    @Test func `a breach begins with what is known of it, which has already happened, and has an end`() throws {
        let known = try moment("2026-11-24", 9)
        let author = try #require(Self.author)
        #expect(Breach.refusal(ofFirst: .note("?"), now: known) == .notDescribed)
        #expect(Breach(id: author, lines: []) == nil)
        let early = Instant(milliseconds: known.milliseconds - 1)
        #expect(Breach.refusal(ofFirst: .described(description(known: known)), now: early) == .inTheFuture)
        let full = try breach(
            [.described(description(known: known))]
                + Array(repeating: .note("une"), count: Breach.mostEntries - 1))
        #expect(full.refusal(of: .note("de trop"), now: known) == .tooMany)
    }
}
