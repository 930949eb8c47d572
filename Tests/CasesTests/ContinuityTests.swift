import FEEL
import Foundation
import Services
import Testing

@testable import Cases

/// The life of the town's own case after submission: what the person and the agents ask of each other.
@Suite struct ContinuityTests {
    /// Tuesday 24 November 2026, 10 h in Paris.
    private static let received = Instant(milliseconds: 1_795_514_400_000)

    private let definition: ServiceDefinition
    private let zone: Zone
    private let calendar = WorkingCalendar()
    private let agent: Identifier
    private let supervisor: Identifier

    init() throws {
        definition = try ShippedCatalogue.service("acte-naissance")
        zone = try #require(Zone(name: "Europe/Paris"))
        var random = SeededRandom(seed: 5)
        agent = Identifier(at: Self.received, using: &random)
        supervisor = Identifier(at: Self.received, using: &random)
    }

    // MARK: Messages

    @Test func `words go both ways, wait for an answer and are marked read`() throws {
        var current = try examined()
        try current.ask(.write(CaseMessage(text: "  Où en êtes-vous ?\n"), seen: 0), self, day: 1)
        #expect(current.messages.map(\.message.text) == ["Où en êtes-vous ?"])
        #expect(current.awaitsReply)
        #expect(current.unreadByPerson == 0)
        try current.perform(.write(CaseMessage(text: "Bientôt."), seen: 1), self, day: 2)
        #expect(!current.awaitsReply)
        #expect(current.unreadByPerson == 1)
        let change = current.changeVersion
        try current.ask(.read, self, day: 3)
        #expect(current.unreadByPerson == 0)
        #expect(current.changeVersion == change, "being read changes nothing of the case")
        try current.ask(.read, self, day: 3)
        #expect(current.history.count { $0.fact == .messagesRead } == 1)
    }

    @Test func `a double click sends one message, and the same words later are another`() throws {
        var current = try examined()
        let words = CaseMessage(text: "Bonjour")
        try current.ask(.write(words, seen: 0), self, day: 1)
        try current.ask(.write(words, seen: 0), self, day: 1)
        #expect(current.messages.count == 1)
        try current.ask(.write(words, seen: 1), self, day: 2)
        #expect(current.messages.count == 2)
    }

    @Test func `blank or endless words are refused`() throws {
        let current = try examined()
        #expect(refusal(current, HolderCommand.write(CaseMessage(text: " \n "), seen: 0)) == "holder.blank")
        let endless = String(repeating: "a", count: Case.maximumTextLength + 1)
        #expect(refusal(current, HolderCommand.write(CaseMessage(text: endless), seen: 0)) == "holder.too-long")
        #expect(refusal(current, .withdraw(reason: endless)) == "holder.too-long")
    }

    @Test func `a message that came meanwhile is not settled unread`() throws {
        var current = try examined()
        try current.ask(.write(CaseMessage(text: "Un"), seen: 0), self, day: 1)
        try current.ask(.write(CaseMessage(text: "Deux"), seen: 1), self, day: 1)
        guard
            case .failure(.changedSince) = current.decide(
                .settleMessages(seen: 1), in: by(agent, day: 2), definition: definition)
        else {
            Issue.record("an unseen message was settled")
            return
        }
        try current.perform(.settleMessages(seen: 2), self, day: 2)
        #expect(!current.awaitsReply)
    }

    // MARK: Corrections

    @Test func `a correction is answered on just the questions asked, and rules are evaluated again`() throws {
        var current = try asked(["date_naissance"])
        #expect(current.isClockStopped)
        let review = try #require(
            current.reviewCorrection(birth(1984), definition: definition, language: .fr, today: day(5)))
        #expect(review.questions == ["date_naissance"])
        #expect(review.problems.isEmpty)
        // An answer that was not asked cannot be slipped in.
        var raw = birth(1984)
        raw["nom_naissance"] = RawAnswer("Autre")
        try current.ask(.answerCorrection(reply(current, raw)), self, day: 5)
        #expect(
            current.answers["date_naissance"]?.value == .date(try #require(CivilDate(year: 1984, month: 5, day: 17))))
        #expect(current.answers["nom_naissance"]?.value == .string("Benali"))
        #expect(current.pendingCorrection == nil)
        #expect(!current.isClockStopped)
        guard case .correctionAnswered(let answer) = current.lastChange.fact else { return }
        #expect(answer.changes.map(\.question) == ["date_naissance"])
        #expect(answer.changes.first?.before?.value == .date(try #require(CivilDate(year: 1994, month: 5, day: 17))))
        #expect(current.evaluatedOn == day(5))
        #expect(current.submission.evaluatedOn == day(0))
    }

    @Test func `questions that new answers bring up are asked too, and what they hide is recorded as gone`() throws {
        var current = try asked(["type_acte"])
        let filiation = ["type_acte": RawAnswer("copie_integrale")]
        let review = try #require(
            current.reviewCorrection(filiation, definition: definition, language: .fr, today: day(5)))
        #expect(review.questions.contains("qualite"))
        #expect(review.problems.map(\.question).contains("qualite"))
        guard
            case .failure(.problems(let problems)) = decide(
                current, .answerCorrection(reply(current, filiation)), day: 5)
        else {
            Issue.record("an incomplete correction was accepted")
            return
        }
        #expect(problems.map(\.question).contains("qualite"))
        let complete = filiation.merging([
            "qualite": RawAnswer("titulaire"), "nombre_parents": RawAnswer("un"), "parent1_nom": RawAnswer("Benali"),
            "parent1_prenom": RawAnswer("Karim"),
        ]) { $1 }
        try current.ask(.answerCorrection(reply(current, complete)), self, day: 5)
        #expect(current.answers["qualite"]?.value == .string("titulaire"))
        #expect(current.computed["filiation_demandee"] == .boolean(true))
        // And back: what is not asked any more is not kept.
        try current.perform(.askCorrection(ask(current, ["type_acte"], day: 6)), self, day: 6)
        let back = ["type_acte": RawAnswer("extrait_sans_filiation")]
        try current.ask(.answerCorrection(reply(current, back)), self, day: 7)
        #expect(current.answers["qualite"] == nil)
        guard case .correctionAnswered(let answer) = current.lastChange.fact else { return }
        #expect(answer.changes.contains { $0.question == "qualite" && $0.after == nil && $0.before != nil })
    }

    @Test func `a second click, a second tab and an older page change nothing twice`() throws {
        var current = try asked(["date_naissance"])
        let first = reply(current, birth(1984))
        try current.ask(.answerCorrection(first), self, day: 5)
        let version = current.version
        try current.ask(.answerCorrection(first), self, day: 5)
        #expect(current.version == version)
        try current.perform(.askCorrection(ask(current, ["prenoms"], day: 6)), self, day: 6)
        var old = first
        old.request = 99
        #expect(refusal(current, .answerCorrection(old)) == "holder.other-correction")
        try current.perform(
            .endCorrection(explanation: "Trouvé au registre.", seen: current.changeVersion), self, day: 7)
        #expect(refusal(current, .answerCorrection(old)) == "holder.nothing-to-correct")
    }

    @Test func `an agent asks only questions of this form, says why, and only once at a time`() throws {
        let current = try examined()
        func refused(_ questions: [String], _ explanation: String = "Merci.") -> String? {
            var request = ask(current, questions, day: 1)
            request.explanation = explanation
            return refusal(current, .askCorrection(request))
        }
        #expect(refused([]) == "case.question-required")
        #expect(refused(["qualite"]) == "case.question-required", "it is not shown to this person")
        #expect(refused(["inconnue"]) == "case.question-required")
        #expect(refused(["prenoms"], " ") == "case.explanation-required")
        #expect(refused(["prenoms"]) == nil)
        let waiting = try asked(["prenoms"])
        #expect(refusal(waiting, .askCorrection(ask(waiting, ["prenoms"], day: 2))) == "case.action-not-available")
    }

    @Test
    func `nobody decides against a person who still has time; afterwards agents may, and the person may still answer`()
        throws
    {
        var current = try asked(["prenoms"])
        let letter = Letter(language: .fr, subject: "Refus", body: "Non.")
        let request = try #require(current.pendingCorrection?.version)
        func refuse(_ current: Case) -> CaseCommand {
            .act(ActRequest(action: "refuser", reasons: ["mineur"], letter: letter, seen: current.changeVersion))
        }
        #expect(refusal(current, refuse(current)) == "case.person-awaited")
        #expect(current.correctionOverdue(request: request, today: day(16), at: Self.at(16)).isEmpty, "not over yet")
        for event in current.correctionOverdue(request: request, today: day(17), at: Self.at(17)) {
            try current.apply(event)
        }
        #expect(current.pendingCorrection?.isOverdue == true)
        #expect(current.isOpen, "the passing of time decides nothing")
        #expect(!current.isClockStopped)
        #expect(current.correctionOverdue(request: request, today: day(18), at: Self.at(18)).isEmpty)
        #expect(refusal(current, refuse(current)) == nil)
        try current.ask(.answerCorrection(reply(current, ["prenoms": RawAnswer("Samira")])), self, day: 20)
        #expect(current.pendingCorrection == nil)
    }

    @Test func `both sides see until when time stands still, and the new dates`() throws {
        var current = try asked(["prenoms"])
        let before = current.deadlines(definition: definition, zone: zone, calendar: calendar)
        #expect(before.pausedUntil == day(16))
        #expect(before.next == day(16))
        let promised = current.answerPromisedBy(definition: definition, zone: zone, calendar: calendar)
        #expect(try #require(promised) > day(16), "nothing is promised while the person has time")
        // Two months from the submission, and the fifteen days given.
        #expect(before.silence == Period(2, .month).added(to: day(0)).adding(days: 15))
        try current.ask(.answerCorrection(reply(current, ["prenoms": RawAnswer("Samira")])), self, day: 4)
        let after = current.deadlines(definition: definition, zone: zone, calendar: calendar)
        #expect(after.pausedUntil == nil)
        #expect(after.silence == Period(2, .month).added(to: day(0)).adding(days: 3))
        #expect(try #require(after.state) > calendar.workingDeadline(after: day(0), Period(5, .day)))
    }

    // MARK: Withdrawal

    @Test func `the person withdraws once, and nobody decides after that`() throws {
        var current = try asked(["prenoms"])
        try current.ask(.withdraw(reason: " Plus besoin. "), self, day: 2)
        #expect(current.outcome == .closed)
        #expect(current.isWithdrawn)
        #expect(current.pendingCorrection == nil)
        #expect(!current.isClockStopped)
        #expect(current.lastChange.fact == .withdrawn(reason: "Plus besoin."))
        let version = current.version
        try current.ask(.withdraw(reason: ""), self, day: 2)
        #expect(current.version == version)
        #expect(
            refusal(current, HolderCommand.write(CaseMessage(kind: .addition, text: "x"), seen: 0))
                == "holder.already-ended")
        let act = ActRequest(action: "prendre", seen: current.changeVersion)
        #expect(refusal(current, .act(act)) == "case.action-not-available")
        #expect(current.availableActions(for: .administrator, definition: definition).isEmpty)
        #expect(refusal(current, .askReconsideration("Pourquoi ?")) == "holder.no-reconsideration")
    }

    @Test func `what is decided can't be withdrawn`() throws {
        let current = try refused()
        #expect(refusal(current, .withdraw(reason: "")) == "holder.already-ended")
    }

    // MARK: Reconsideration

    @Test func `a refusal is reconsidered once, by a supervisor, with dates of its own`() throws {
        var current = try refused()
        #expect(refusal(current, .askReconsideration(" ")) == "holder.blank")
        try current.ask(.askReconsideration("Mon lien est prouvé."), self, day: 10)
        #expect(current.isOpen)
        #expect(current.isUnderReconsideration)
        #expect(current.assignee == nil)
        let deadlines = current.deadlines(definition: definition, zone: zone, calendar: calendar)
        #expect(deadlines.silence == Period(2, .month).added(to: day(10)))
        #expect(deadlines.silenceMeans == .refusal)
        let version = current.version
        try current.ask(.askReconsideration("Mon lien est prouvé."), self, day: 10)
        #expect(current.version == version, "asked twice, received once")

        let letter = Letter(language: .fr, subject: "Réexamen", body: "Oui.")
        func grant() -> ActRequest { ActRequest(action: "accorder", letter: letter, seen: current.changeVersion) }
        #expect(refusal(current, .act(grant())) == "case.role-too-low")
        #expect(current.availableActions(for: .agent, definition: definition).isEmpty)
        try current.perform(.act(grant()), self, day: 12, as: supervisor, .supervisor)
        #expect(current.outcome == .granted)
        #expect(!current.isUnderReconsideration)
        #expect(refusal(current, .askReconsideration("Encore")) == "holder.no-reconsideration")
    }

    @Test func `a granted request, or one still examined, has nothing to reconsider`() throws {
        #expect(refusal(try examined(), .askReconsideration("x")) == "holder.no-reconsideration")
        var granted = try examined()
        let letter = Letter(language: .fr, subject: "Accord", body: "Oui.")
        try granted.perform(
            .act(ActRequest(action: "accorder", letter: letter, seen: granted.changeVersion)), self, day: 1)
        #expect(refusal(granted, .askReconsideration("x")) == "holder.no-reconsideration")
    }

    @Test func `the person's commands are not an agent's, nor the other way round`() throws {
        let current = try examined()
        for command in [HolderCommand.read, .withdraw(reason: ""), .askReconsideration("x")] {
            let outcome = current.decide(
                command, in: by(agent, day: 1), definition: definition, zone: zone, calendar: calendar)
            guard case .failure(.notFound) = outcome else {
                Issue.record("\(command) was done for an agent")
                continue
            }
        }
        let person = CommandContext(actor: .person(nil), channel: .web, at: Self.received)
        for command in [
            CaseCommand.write(CaseMessage(text: "x"), seen: 0), .settleMessages(seen: 0),
            .endCorrection(explanation: "x", seen: 2), .askCorrection(ask(current, ["prenoms"], day: 1)),
        ] {
            guard case .failure(.notFound) = current.decide(command, in: person, definition: definition) else {
                Issue.record("\(command) was done for the person")
                continue
            }
        }
    }

    // MARK: Helpers

    private static func at(_ day: Int) -> Instant { received.adding(seconds: Int64(day) * 86_400 + 60) }

    private func day(_ day: Int) -> CivilDate { zone.date(at: Self.at(day)) }

    fileprivate func by(_ agent: Identifier, _ role: Role = .agent, day: Int) -> CommandContext {
        CommandContext(actor: .agent(agent, role), organisation: "mairie", channel: .web, at: Self.at(day))
    }

    private func birth(_ year: Int) -> [String: RawAnswer] {
        ["date_naissance": RawAnswer(parts: ["day": ["17"], "month": ["5"], "year": [String(year)]])]
    }

    private func reply(_ current: Case, _ raw: [String: RawAnswer]) -> CorrectionReply {
        CorrectionReply(request: current.pendingCorrection?.version ?? 0, raw: raw, language: .fr)
    }

    /// A request that gives fifteen days.
    private func ask(_ current: Case, _ questions: [String], day asked: Int) -> CorrectionAsk {
        CorrectionAsk(
            action: "demander_correction", items: questions.map { ($0, "") }, explanation: "Vérifiez.",
            answerBy: day(asked).adding(days: 15), seen: current.changeVersion)
    }

    private func received() throws -> Case {
        var draft = Draft(language: .fr, accessCode: "K7QM2-PX4RT-9BWHC-3FJND")
        let given: [String: Value] = [
            "lieu_naissance": .string("val_clair"), "type_acte": .string("extrait_sans_filiation"),
            "nom_naissance": .string("Benali"), "prenoms": .string("Samira"),
            "date_naissance": .date(try #require(CivilDate(year: 1994, month: 5, day: 17))),
            "mode_remise": .string("guichet"), "nombre_exemplaires": .number(1),
            "prenom_demandeur": .string("Samira"), "nom_demandeur": .string("Benali"),
        ]
        draft.entries = given.mapValues { .answer(Answer($0)) }
        var random = SeededRandom(seed: 2)
        let events = try Case.submit(
            draft, definition: definition, reference: Reference(prefix: "VC", using: &random), today: day(0),
            in: CommandContext(actor: .person(nil), channel: .web, at: Self.received)
        ).get()
        return try Case(id: supervisor, events: events)
    }

    private func examined() throws -> Case {
        var current = try received()
        try current.perform(.act(ActRequest(action: "prendre", seen: 1)), self, day: 0)
        return current
    }

    private func asked(_ questions: [String]) throws -> Case {
        var current = try examined()
        try current.perform(.askCorrection(ask(current, questions, day: 1)), self, day: 1)
        return current
    }

    private func refused() throws -> Case {
        var current = try examined()
        let letter = Letter(language: .fr, subject: "Refus", body: "Non.")
        let refuse = ActRequest(action: "refuser", reasons: ["mineur"], letter: letter, seen: current.changeVersion)
        try current.perform(.act(refuse), self, day: 3)
        return current
    }

    fileprivate func decide(_ current: Case, _ command: HolderCommand, day: Int) -> Result<[CaseEvent], HolderRefusal> {
        current.decide(
            command, in: CommandContext(actor: .person(nil), channel: .web, at: Self.at(day)), definition: definition,
            zone: zone, calendar: calendar)
    }

    private func refusal(_ current: Case, _ command: HolderCommand) -> String? {
        if case .failure(let refusal) = decide(current, command, day: 12) { refusal.code } else { nil }
    }

    private func refusal(_ current: Case, _ command: CaseCommand) -> String? {
        if case .failure(let refusal) = current.decide(command, in: by(agent, day: 12), definition: definition) {
            refusal.code
        } else {
            nil
        }
    }

    fileprivate var firstAgent: Identifier { agent }
    fileprivate var ownDefinition: ServiceDefinition { definition }
}

extension Case {
    /// Decides as an agent and folds, as the store does.
    fileprivate mutating func perform(
        _ command: CaseCommand, _ tests: ContinuityTests, day: Int, as agent: Identifier? = nil, _ role: Role = .agent
    ) throws {
        let context = tests.by(agent ?? tests.firstAgent, role, day: day)
        for event in try decide(command, in: context, definition: tests.ownDefinition).get() { try apply(event) }
    }

    /// The same as the person.
    fileprivate mutating func ask(_ command: HolderCommand, _ tests: ContinuityTests, day: Int) throws {
        for event in try tests.decide(self, command, day: day).get() { try apply(event) }
    }
}
