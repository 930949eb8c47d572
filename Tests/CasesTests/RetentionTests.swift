import FEEL
import Services
import Testing

@testable import Cases

/// The end of a case's retention, as dates and events: pure.
@Suite struct RetentionTests {
    private let zone: Zone
    private let agent: Identifier

    init() throws {
        zone = try #require(Zone(name: "Europe/Paris"))
        var random = SeededRandom(seed: 11)
        agent = Identifier(at: Instant(milliseconds: 1_795_000_000_000), using: &random)
    }

    private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso8601: text)) }

    private func definition(_ retention: String) throws -> ServiceDefinition {
        var sketch = FormSketch(pages: [.init(id: "who", questions: [.init(id: "name", type: "text")])])
        sketch.retention = retention
        return try sketch.compiled()
    }

    /// A moment of a day: ten in the morning where the town is.
    private func moment(_ text: String) throws -> Instant { zone.startOfDay(try day(text)).adding(seconds: 36_000) }

    /// A case of the town, sent a month before it was closed.
    private func closed(on ended: String, _ definition: ServiceDefinition) throws -> Case {
        var random = SeededRandom(seed: 3)
        let (end, sent) = (try moment(ended), try moment("2020-01-15"))
        let submission = Submission(
            organisation: "town", service: "dogs", definition: definition.hash,
            reference: Reference(prefix: "TN", using: &random), language: .en, answers: [:], computed: [:],
            evaluatedOn: zone.date(at: sent), initialState: "received")
        let act = Act(
            action: "close", state: "closed", outcome: .closed, reasons: [], explanation: nil, letter: nil)
        return try Case(
            id: agent,
            events: [
                CaseEvent(at: sent, author: .person(nil), channel: .web, fact: .submitted(submission)),
                CaseEvent(at: end, author: .agent(agent, .agent), channel: .web, fact: .acted(act)),
            ])
    }

    private func run(_ current: inout Case, _ definition: ServiceDefinition, on day: String) throws {
        for event in current.decideRetention(definition: definition, zone: zone, at: try moment(day)) {
            try current.apply(event)
        }
    }

    private func context(_ day: String, role: Role = .supervisor, organisation: String = "town") throws
        -> CommandContext
    {
        CommandContext(
            actor: .agent(agent, role), organisation: organisation, channel: .web, at: try moment(day))
    }

    private func hold(
        _ current: inout Case, on today: String, review: String, delay: (until: CivilDate?, reference: String)? = nil
    ) throws {
        let events = try current.decide(
            .hold(reason: "An appeal.", reviewOn: day(review), delay: delay), in: context(today), zone: zone
        ).get()
        for event in events { try current.apply(event) }
    }

    @Test(arguments: [
        // The last day of a shorter month; a leap day; and back from one.
        ("P1M", "2021-01-31", "2021-02-28"), ("P1M", "2024-01-31", "2024-02-29"), ("P1Y", "2024-02-29", "2025-02-28"),
        ("P4Y", "2024-02-29", "2028-02-29"), ("P2Y", "2022-02-28", "2024-02-28"), ("P1Y6M", "2021-08-31", "2023-02-28"),
        ("P10D", "2024-02-25", "2024-03-06"), ("P1M1D", "2023-01-31", "2023-03-01"),
    ])
    func `the active period is counted from the day of the end`(active: String, ended: String, last: String) throws {
        let rule = try definition("{active: \(active), then: destroy}").legal.retention
        #expect(try rule.lastDay(endedOn: day(ended)) == day(last))
    }

    @Test func `the end is counted where the organisation is, not in Greenwich`() throws {
        let dogs = try definition("{active: P1Y, then: destroy}")
        let current = try closed(on: "2023-05-10", dogs)
        var late = current
        // Half past eleven in the evening of the 9th in Greenwich is the 10th in Paris.
        let act = Act(action: "close", state: "closed", outcome: .closed, reasons: [], explanation: nil, letter: nil)
        let evening = Zone.utc.startOfDay(try day("2023-05-09")).adding(seconds: 23 * 3600 + 1800)
        try late.apply(CaseEvent(at: evening, author: .system, channel: .web, fact: .acted(act)))
        #expect(
            late.retentionDue(definition: dogs, zone: zone) == current.retentionDue(definition: dogs, zone: zone))
    }

    @Test(arguments: [
        ("", "2024-04-10"), (", notice: P2M", "2024-03-10"), (", notice: P1W", "2024-05-03"),
        // Longer than the active period: told at once.
        (", notice: P2Y", "2023-05-10"),
    ])
    func `the person is told as long before as the service says, and never before the end`(more: String, on: String)
        throws
    {
        let dogs = try definition("{active: P1Y, then: destroy\(more)}")
        let current = try closed(on: "2023-05-10", dogs)
        #expect(try current.retentionDue(definition: dogs, zone: zone) == RetentionDue(.announce, on: day(on)))
    }

    @Test func `notice, end, grace, then erasure, each when it is due and once`() throws {
        let dogs = try definition("{active: P1Y, then: destroy, grace: P15D}")
        var current = try closed(on: "2023-05-10", dogs)
        try run(&current, dogs, on: "2024-04-09")
        #expect(current.version == 2)
        for _ in 0..<2 { try run(&current, dogs, on: "2024-04-10") }
        let notice = RetentionNotice(endsOn: try day("2024-05-10"), keptUntil: try day("2024-05-25"), then: .destroy)
        #expect(current.retention.notice == notice && current.version == 3)
        try run(&current, dogs, on: "2024-05-10")
        #expect(!current.isClosedToAgents)
        for _ in 0..<2 { try run(&current, dogs, on: "2024-05-11") }
        #expect(try current.isClosedToAgents && current.retention.closedUntil == day("2024-05-25"))
        #expect(current.version == 4)
        #expect(try !current.mayBeErased(on: day("2024-05-25")))
        #expect(try current.mayBeErased(on: day("2024-05-26")))
        #expect(try current.retentionDue(definition: dogs, zone: zone) == RetentionDue(.erase, on: day("2024-05-26")))
    }

    @Test func `a platform that is late shortens neither notice nor grace`() throws {
        let dogs = try definition("{active: P1Y, then: destroy}")
        var current = try closed(on: "2021-05-10", dogs)
        try run(&current, dogs, on: "2026-03-01")
        #expect(try current.retention.notice?.endsOn == day("2026-03-31"))
        #expect(try current.retention.notice?.keptUntil == day("2026-04-30"))
        try run(&current, dogs, on: "2026-07-01")
        #expect(try current.retention.closedUntil == day("2026-07-30"))
        #expect(try !current.mayBeErased(on: day("2026-07-30")))
    }

    @Test func `a case that is taken up again starts again when it ends anew`() throws {
        let dogs = try definition("{active: P1Y, then: destroy}")
        var current = try closed(on: "2023-05-10", dogs)
        try run(&current, dogs, on: "2024-04-10")
        let request = Reconsideration(text: "Please.", state: "received", answerWithin: Period(2, .month))
        try current.apply(
            CaseEvent(
                at: moment("2024-04-20"), author: .person(nil), channel: .web, fact: .reconsiderationAsked(request)))
        #expect(current.retention.notice == nil)
        #expect(current.retentionDue(definition: dogs, zone: zone) == nil)
        #expect(try !current.mayBeErased(on: day("2030-01-01")))
        let act = Act(action: "close", state: "closed", outcome: .closed, reasons: [], explanation: nil, letter: nil)
        try current.apply(
            CaseEvent(at: moment("2024-06-01"), author: .agent(agent, .agent), channel: .web, fact: .acted(act)))
        #expect(
            try current.retentionDue(definition: dogs, zone: zone) == RetentionDue(.announce, on: day("2025-05-02")))
    }

    @Test func `agents have a closed case no more, and its person can only take their copy`() throws {
        let dogs = try definition("{active: P1Y, then: destroy}")
        var current = try closed(on: "2023-05-10", dogs)
        try run(&current, dogs, on: "2024-04-10")
        let open = current.decide(.open(office: "hall"), in: try context("2024-05-01"), definition: dogs)
        #expect((try? open.get().count) == 1)
        try run(&current, dogs, on: "2024-05-11")
        let refused = current.decide(.open(office: "hall"), in: try context("2024-05-12"), definition: dogs)
        #expect(refused == .failure(.notFound))
        let written = current.decide(
            .write(CaseMessage(text: "Hello?"), seen: 0),
            in: CommandContext(actor: .person(nil), channel: .web, at: try moment("2024-05-12")), definition: dogs,
            zone: zone, calendar: WorkingCalendar())
        guard case .failure(.alreadyEnded) = written else {
            Issue.record("a message was taken that nobody would read")
            return
        }
    }

    @Test func `a hold stops everything, and lifting it begins with a notice of its own`() throws {
        let dogs = try definition("{active: P1Y, then: destroy}")
        var current = try closed(on: "2023-05-10", dogs)
        try run(&current, dogs, on: "2024-04-10")
        try run(&current, dogs, on: "2024-05-11")
        // Agents have it no more, and it can still be held.
        try hold(&current, on: "2024-05-20", review: "2024-12-31")
        #expect(try !current.mayBeErased(on: day("2030-01-01")))
        #expect(!current.isClosedToAgents)
        #expect(
            try current.retentionDue(definition: dogs, zone: zone) == RetentionDue(.review, on: day("2024-12-31")))
        try run(&current, dogs, on: "2025-01-05")
        #expect(current.retention.notice == nil && current.retention.hold != nil)
        let lifted = try current.decide(.release(why: "Judged."), in: context("2025-02-01"), zone: zone).get()
        for event in lifted { try current.apply(event) }
        try run(&current, dogs, on: "2025-02-02")
        #expect(try current.retention.notice?.endsOn == day("2025-03-04"))
        #expect(try !current.mayBeErased(on: day("2025-02-03")))
    }

    @Test func `a hold has a reason, a day, and somebody who answers for the service`() throws {
        let dogs = try definition("{active: P1Y, then: destroy}")
        let current = try closed(on: "2023-05-10", dogs)
        let review = try day("2024-01-01")
        func refusal(_ command: HoldCommand, _ context: CommandContext) -> HoldRefusal? {
            if case .failure(let refusal) = current.decide(command, in: context, zone: zone) { refusal } else { nil }
        }
        let today = try context("2023-06-01")
        #expect(refusal(.hold(reason: " ", reviewOn: review, delay: nil), today) == .reasonRequired)
        #expect(refusal(.hold(reason: "a", reviewOn: nil, delay: nil), today) == .reviewDay)
        #expect(try refusal(.hold(reason: "a", reviewOn: day("2023-06-01"), delay: nil), today) == .reviewDay)
        #expect(try refusal(.hold(reason: "a", reviewOn: day("2025-06-02"), delay: nil), today) == .reviewDay)
        #expect(refusal(.hold(reason: "a", reviewOn: review, delay: (nil, "CPP 11")), today) == .delayDay)
        #expect(
            try refusal(.hold(reason: "a", reviewOn: review, delay: (day("2024-06-02"), "CPP 11")), today) == .delayDay)
        #expect(refusal(.hold(reason: "a", reviewOn: review, delay: (review, " ")), today) == .delayReference)
        #expect(refusal(.release(why: "a"), today) == .notHeld)
        let right = HoldCommand.hold(reason: "a", reviewOn: review, delay: nil)
        #expect(try refusal(right, context("2023-06-01", role: .agent)) == .roleTooLow)
        #expect(try refusal(right, context("2023-06-01", role: .dataProtectionOfficer)) == .roleTooLow)
        #expect(try refusal(right, context("2023-06-01", organisation: "other")) == .notFound)
        #expect(refusal(right, today) == nil)
    }

    @Test func `the person reads of a hold, unless the law delays it, and then after the delay`() throws {
        let dogs = try definition("{active: P1Y, then: destroy}")
        var current = try closed(on: "2023-05-10", dogs)
        try hold(&current, on: "2023-06-01", review: "2024-01-01", delay: (day("2023-09-01"), "CPP, art. 11"))
        let held = try #require(current.retention.hold)
        #expect(try !held.isShown(on: day("2023-09-01")) && held.isShown(on: day("2023-09-02")))
        let lifted = try current.decide(.release(why: "Done."), in: context("2023-07-01"), zone: zone).get()
        guard case .retention(let fact) = lifted[0].fact else { return }
        // That it is lifted would tell that it was set.
        #expect(try !fact.isShown(on: day("2023-07-02")) && fact.isShown(on: day("2023-09-02")))
    }

    @Test func `what the archives decide on goes to their list, and nothing else`() throws {
        for (rule, step) in [
            ("then: archives_visa", RetentionStep.list), ("then: keep", .list), ("then: destroy", .erase),
        ] {
            let dogs = try definition("{active: P1Y, \(rule)}")
            var current = try closed(on: "2023-05-10", dogs)
            try run(&current, dogs, on: "2024-04-10")
            try run(&current, dogs, on: "2024-05-11")
            #expect(current.retentionDue(definition: dogs, zone: zone)?.step == step)
        }
    }

    @Test func `final fates are destroy, keep and sample, and are written and read back`() throws {
        let fates: [(String, RetentionRule.FinalFate)] = [
            ("then: destroy", .destroy), ("then: archives_visa", .destroy), ("then: keep", .keep),
            ("then: archives_visa, sample: {one_in: 20}", .sample(oneIn: 20)),
        ]
        for (text, fate) in fates {
            let rule = try definition("{active: P5Y, \(text)}").legal.retention
            #expect(rule.finalFate == fate)
            let written = EliminationRule(rule)
            #expect(EliminationRule(written.description) == written)
        }
        let sample = try EliminationRule(definition("{active: P5Y, \(fates[3].0)}").legal.retention)
        #expect([1, 19, 20, 21, 400].map(sample.kept) == [1, 1, 1, 2, 20])
        #expect(EliminationRule("P5Y burn") == nil && EliminationRule("P5Y sample 1") == nil)
    }

    @Test func `why a case was erased is written and read back`() throws {
        let visa = RetentionGround.Visa(reference: "AD 75: 2026/12", date: try day("2026-11-03"))
        for ground in [
            RetentionGround(service: "dogs", active: Period(5, .year)),
            RetentionGround(service: "dogs", active: Period(1, .year), visa: visa),
        ] {
            #expect(RetentionGround(ground.description) == ground)
        }
        #expect(RetentionGround("asked for by the person; visa: none needed") == nil)
    }
}
