import Cases
import FEEL
import Services
import Web

/// Plays an invented case again from its beginning, through the very commands that people's clicks send. Pure: the same
/// seed and start give the same events, so every event of the demonstration is one that the product could have written.
struct CaseReplay: Sendable {
    /// A case as it is to be stored.
    struct Result: Sendable {
        let id: Identifier
        let draft: Draft
        let draftedAt: Instant
        let events: [CaseEvent]
        /// The documents given with the form, by the path of their question.
        var files: [(path: String, file: DemonstrationFile)] = []
    }

    /// Why a case can't be played: the definition has changed and the invented answers no longer suit it.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    let definition: ServiceDefinition
    let organisation: Organisation
    let zone: Zone
    /// When the demonstration began: everything happened before.
    let begun: Instant
    /// Who works on these cases.
    var team = DemonstrationTeam.town

    private static let seed: UInt64 = 0x5641_4C43_4C41_4952

    /// Plays the case at this place of the list.
    func play(_ invented: DemonstrationCase, at index: Int) throws -> Result {
        let service = definition.id.utf8.reduce(UInt64(5381)) { $0 &* 33 &+ UInt64($1) }
        var random = SeededGenerator(seed: Self.seed &+ service &+ UInt64(index) &* 1_000_003)
        let submittedAt = submission(of: invented, using: &random)
        let draftedAt = submittedAt.adding(seconds: -Int64.random(in: 150...900, using: &random))
        let id = Identifier(at: draftedAt, using: &random)
        let files = try DemonstrationFile.all(in: invented, using: &random)
        let references = files.mapValues(\.reference)
        let draft = filled(invented, files: references, on: zone.date(at: submittedAt), using: &random)
        let context = CommandContext(actor: .person(nil), channel: .web, at: submittedAt)
        let reference = Reference(prefix: organisation.referencePrefix, using: &random)
        let submission = Case.submit(
            draft, definition: definition, reference: reference, today: zone.date(at: submittedAt), in: context)
        let events: [CaseEvent]
        switch submission {
        case .success(let submitted): events = submitted
        case .failure(let refusal):
            throw Failure(
                description:
                    "The answers of demonstration case \(index + 1) of \(definition.id) are not complete: \(refusal.words)."
            )
        }
        var result = try Case(id: id, events: events)
        try act(invented, index: index, on: &result, using: &random)
        try live(invented, on: &result, using: &random)
        return Result(
            id: id, draft: draft, draftedAt: draftedAt, events: result.history,
            files: files.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }

    /// The form as the person filled it in, page by page.
    func filled(
        _ invented: DemonstrationCase, files: [String: FileReference], on today: CivilDate,
        using random: inout some RandomNumberGenerator
    ) -> Draft {
        var draft = Draft(language: invented.language, accessCode: SecretToken.accessCode(using: &random))
        draft.lists = invented.lists(of: definition)
        for page in definition.pages where definition.evaluate(draft.answers, on: today).isShown(page) {
            draft.fillFromDemonstration(page, of: definition, organisation, on: today)
            let given = invented.given(on: page, files: files)
            // A list that an answer of its own page makes appear takes its elements once it is there, as on screen.
            if !draft.record(given, on: page, of: definition, today: today).isEmpty {
                _ = draft.record(given, on: page, of: definition, today: today)
            }
        }
        return draft
    }

    // MARK: What agents did

    private func act(
        _ invented: DemonstrationCase, index: Int, on current: inout Case,
        using random: inout some RandomNumberGenerator
    ) throws {
        let inCharge = index.isMultiple(of: 2) ? team.first : team.second
        var last = current.submittedAt
        for (done, identifier) in invented.path.enumerated() {
            guard let action = definition.workflow.action(identifier) else {
                throw Failure(description: "The workflow has no action \(identifier) any more.")
            }
            let agent = action.by > inCharge.role ? team.supervisor : inCharge
            let moment = officeMoment(after: last, remaining: invented.path.count - done, using: &random)
            try open(
                &current, by: agent, at: moment.adding(seconds: -Int64.random(in: 60...600, using: &random)),
                after: last)
            // Whoever signs takes the case over from whoever prepared it.
            if current.isOpen, let assignee = current.assignee, assignee != agent.identifier(begun: begun) {
                try append(
                    .take(seen: current.changeVersion), to: &current, by: agent, at: moment.adding(seconds: -30))
            }
            let request = ActRequest(
                action: identifier, reasons: action.reasons.map(\.id).filter(invented.reasons.contains),
                explanation: invented.explanations[identifier] ?? "",
                letter: letter(of: action, for: current, reasons: invented.reasons, at: moment),
                signature: signature(of: action),
                mentions: LetterMentions(
                    of: definition, outcome: action.to.flatMap(definition.workflow.state)?.outcome,
                    computed: current.computed,
                    explanations: definition.explanations(
                        answers: current.answers, computed: current.computed, on: current.evaluatedOn,
                        in: definition.language(preferring: current.submission.language)),
                    organisation: organisation,
                    in: definition.language(preferring: current.submission.language)),
                seen: current.changeVersion, zone: zone)
            try append(.act(request), to: &current, by: agent, at: moment)
            last = moment
        }
        // Some of those that wait have been looked at, and one is taken in charge.
        if invented.path.isEmpty, index % 3 == 2 {
            let moment = officeMoment(after: last, remaining: 1, using: &random)
            try open(&current, by: inCharge, at: moment, after: last)
            if index == 5 {
                try append(
                    .take(seen: current.changeVersion), to: &current, by: inCharge, at: moment.adding(seconds: 40))
            }
        }
    }

    private func open(_ current: inout Case, by agent: DemonstrationAgent, at moment: Instant, after last: Instant)
        throws
    {
        try append(.open(office: definition.office), to: &current, by: agent, at: max(moment, last.adding(seconds: 1)))
    }

    func append(
        _ command: CaseCommand, to current: inout Case, by agent: DemonstrationAgent, at moment: Instant
    ) throws {
        let context = CommandContext(
            actor: .agent(agent.identifier(begun: begun), agent.role), organisation: organisation.id, channel: .web,
            at: moment)
        switch current.decide(command, in: context, definition: definition) {
        case .success(let events): for event in events { try current.apply(event) }
        case .failure(let refusal):
            throw Failure(description: "A step of the demonstration is refused (\(refusal.code)).")
        }
    }

    /// What is signed in the demonstration is signed by its supervisor.
    private func signature(of action: WorkflowAction) -> Signature? {
        action.signedBy.flatMap(organisation.delegation).map {
            Signature(
                name: team.supervisor.name, title: $0.title, text: DemonstrationAgent.delegationText)
        }
    }

    private func letter(
        of action: WorkflowAction, for current: Case, reasons: [String], at moment: Instant
    ) -> Letter? {
        guard let name = action.letter else { return nil }
        let language = definition.language(preferring: current.submission.language)
        let facts = LetterFacts(
            reference: current.submission.reference.description, submittedOn: zone.date(at: current.submittedAt),
            decidedOn: zone.date(at: moment), reasons: action.reasons.filter { reasons.contains($0.id) },
            organisation: organisation)
        return definition.letter(
            name, in: language, answers: current.answers, computed: current.computed, facts: facts
        ).map { Letter(language: language, subject: $0.subject, body: $0.body) }
    }

    // MARK: When

    /// When the person sent the form: any time of the day, and always before the demonstration began.
    private func submission(
        of invented: DemonstrationCase, using random: inout some RandomNumberGenerator
    ) -> Instant {
        let drawn = Int64.random(in: 0..<12 * 3600, using: &random)
        guard invented.daysAgo > 0 else { return begun.adding(seconds: -600 - drawn / 12) }
        let day = zone.date(at: begun.adding(seconds: -Int64(invented.daysAgo) * 86_400))
        return zone.startOfDay(day).adding(seconds: 8 * 3600 + drawn)
    }

    /// When an agent came to it: during office hours one to three days later, or sooner when time is short.
    func officeMoment(
        after last: Instant, remaining: Int, using random: inout some RandomNumberGenerator
    ) -> Instant {
        var day = last.adding(seconds: Int64.random(in: 0...2, using: &random) * 86_400 + 43_200)
        for _ in 0..<10 where !organisation.calendar.isWorkingDay(zone.date(at: day)) {
            day = day.adding(seconds: 86_400)
        }
        let moment = zone.startOfDay(zone.date(at: day))
            .adding(seconds: 9 * 3600 + Int64.random(in: 0..<7 * 3600, using: &random))
        let span = begun.milliseconds - last.milliseconds
        let latest = last.milliseconds + span / Int64(remaining + 1)
        return last.milliseconds < moment.milliseconds && moment.milliseconds <= latest
            ? moment : Instant(milliseconds: latest)
    }
}

extension SubmissionRefusal {
    /// What is left to mend in an invented case, by question: nothing here was said by anyone.
    fileprivate var words: String {
        switch self {
        case .problems(let problems): problems.map { "\($0.question) \($0.reason.code)" }.joined(separator: ", ")
        case .exit(let exit): "exit \(exit.id)"
        case .closed(let day): "closed until \(day)"
        }
    }
}
