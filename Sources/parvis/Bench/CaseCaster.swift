import Cases
import FEEL
import Services
import Storage

/// Casts any number of cases from the demonstration's. Pure: the same seed, number, last day, definition and agents give
/// the same cases, whatever part of them is asked for first.
///
/// Nineteen in twenty are decided and spread over two years; the others came in the last days, and most of them are open.
/// They come in the order in which they were received, as in a store that filled with time.
struct CaseCaster: Sendable {
    private let definition: ServiceDefinition
    private let organisation: Organisation
    private let zone: Zone
    private let begun: Instant
    private let moulds: [CaseMould]
    private let ordinary: [Colleague]
    private let supervisors: [Colleague]
    let total: Int
    let seed: UInt64

    /// An agent whose name stands on cases.
    struct Colleague: Sendable {
        let id: Identifier
        let role: Role
    }

    /// The decided ones are at least so many days old, and spread over so many days more.
    private static let recentDays = 20
    private static let decidedDays = 700

    /// - Parameters:
    ///   - replay: plays the demonstration's cases; all of it happened before its beginning.
    ///   - agents: who works on the cases: at least an agent and a supervisor.
    /// - Throws: `CaseReplay.Failure` when the demonstration's cases no longer suit the definition.
    init(replay: CaseReplay, agents: [Colleague], total: Int, seed: UInt64) throws {
        definition = replay.definition
        organisation = replay.organisation
        zone = replay.zone
        begun = replay.begun
        let today = zone.date(at: begun)
        moulds = try DemonstrationCase.all.enumerated().map { index, invented in
            try CaseMould(replay.play(invented, at: index), daysAgo: invented.daysAgo, today: today)
        }
        ordinary = agents.filter { $0.role == .agent }
        supervisors = agents.filter { $0.role == .supervisor }
        guard !ordinary.isEmpty, !supervisors.isEmpty else {
            throw CaseReplay.Failure(
                description: "Cases need people to work on them: an agent and a supervisor at least (parvis agent add)."
            )
        }
        self.total = total
        self.seed = seed
    }

    /// The cases at these places, in order.
    func cases(_ places: Range<Int>) throws -> [NewCase] {
        try places.map { place in
            let whole = try self.case(at: place)
            return NewCase(
                whole, summary: whole.summary(definition: definition, organisation: organisation, zone: zone))
        }
    }

    private func `case`(at place: Int) throws -> Case {
        let mixed = (seed ^ (UInt64(place) &* 0xD134_2543_DE82_EF95)) &* 0x2545_F491_4F6C_DD1D
        let today = zone.date(at: begun)
        var inventor = DemonstrationInventor(random: SeededGenerator(seed: mixed), today: today)
        let (mould, age) = try mould(at: place, using: &inventor)
        let cast = Cast(
            mould: mould, days: age - mould.daysAgo, seconds: Int64(inventor.draw(0...3_599)),
            reference: reference(at: place),
            first: ordinary[inventor.draw(0...(ordinary.count - 1))],
            second: ordinary[inventor.draw(0...(ordinary.count - 1))],
            supervisor: supervisors[inventor.draw(0...(supervisors.count - 1))])
        let answers = answers(of: cast, using: &inventor)
        let events = mould.events.map { event in
            CaseEvent(
                at: moment(event.at, of: cast), author: author(event.author, of: cast), channel: event.channel,
                fact: fact(event, answers: answers, of: cast))
        }
        let received = events.first?.at ?? begun
        let id = Identifier(at: received.adding(seconds: -300), using: &inventor.random)
        return try Case(id: id, events: events)
    }

    /// What one case takes from its mould, and what it does not.
    private struct Cast {
        let mould: CaseMould
        /// By how much it is earlier than its mould.
        let days: Int
        let seconds: Int64
        let reference: Reference
        let first: Colleague
        let second: Colleague
        let supervisor: Colleague
    }

    // MARK: Which and when

    private func mould(
        at place: Int, using inventor: inout DemonstrationInventor
    ) throws -> (mould: CaseMould, age: Int) {
        let old = total - max(1, total / 20)
        let isRecent = place >= old
        let age =
            isRecent
            ? Self.recentDays * (total - 1 - place) / (total - old)
            : Self.recentDays + Self.decidedDays * (old - 1 - place) / old
        let isOpen = isRecent && !place.isMultiple(of: 3)
        let suited = moulds.filter { $0.isOpen == isOpen && $0.suits(age: age) }
        // In the last days few are decided yet.
        let choice = suited.isEmpty ? moulds.filter { $0.suits(age: age) } : suited
        guard !choice.isEmpty else {
            throw CaseReplay.Failure(description: "No case of the demonstration can be \(age) days old.")
        }
        return (choice[inventor.draw(0...(choice.count - 1))], age)
    }

    /// The same time of the day, days and some minutes earlier.
    private func moment(_ instant: Instant, of cast: Cast) -> Instant {
        let date = zone.date(at: instant)
        let inDay = instant.milliseconds - zone.startOfDay(date).milliseconds
        let start = zone.startOfDay(date.adding(days: -cast.days)).milliseconds
        return Instant(milliseconds: start + inDay - cast.seconds * 1000)
    }

    /// A reference that no other place has with any seed: the place, scattered over the seven characters that are drawn.
    private func reference(at place: Int) -> Reference {
        var digits = ScatteredDigits(number: (UInt64(place) &+ seed &* 0x5851_F42D_4C95) &* 0x0002_7BB2_EE6B)
        return Reference(prefix: organisation.referencePrefix, using: &digits)
    }

    /// Gives the 35 low bits of a number, five at a time, as the highest of each word: what draws among 32 take.
    /// Multiplying by an odd number has sent each place to a number of its own.
    private struct ScatteredDigits: RandomNumberGenerator {
        var number: UInt64

        mutating func next() -> UInt64 {
            defer { number >>= 5 }
            return number << 59
        }
    }

    // MARK: Who

    private func author(_ author: Author, of cast: Cast) -> Author {
        guard case .agent(let id, _) = author else { return author }
        let colleague =
            id == DemonstrationAgent.first.identifier(begun: begun)
            ? cast.first : id == DemonstrationAgent.second.identifier(begun: begun) ? cast.second : cast.supervisor
        return .agent(colleague.id, colleague.role)
    }

    /// Other people's names and addresses; the day of birth moves as the day of the request did, so that ages and what
    /// rules make of them stay.
    private func answers(of cast: Cast, using inventor: inout DemonstrationInventor) -> Answers {
        guard case .submitted(let submission) = cast.mould.events.first?.fact else { return [:] }
        var given = inventor.person(
            first: "prenom_demandeur", family: "nom_demandeur", email: "email_demandeur", emailPercent: 100)
        let isTheirOwn = submission.answers["qualite"]?.value == .string("titulaire")
        let first = isTheirOwn ? given["prenom_demandeur"] ?? "" : inventor.firstName()
        given["nom_naissance"] = isTheirOwn ? given["nom_demandeur"] : inventor.familyName()
        given["prenoms"] = "\(first) \(inventor.firstName())"
        var answers = submission.answers
        for (question, answer) in submission.answers where !cast.mould.corrected.contains(question) {
            if let text = given[question] {
                answers[question] = Answer(.string(text), by: answer.provenance)
            } else if case .date(let day) = answer.value {
                answers[question] = Answer(.date(day.adding(days: -cast.days)), by: answer.provenance)
            }
        }
        return answers
    }

    // MARK: What

    private func fact(_ event: CaseEvent, answers: Answers, of cast: Cast) -> CaseEvent.Fact {
        switch event.fact {
        case .submitted(let submission):
            return .submitted(
                Submission(
                    organisation: submission.organisation, service: submission.service,
                    definition: submission.definition, reference: cast.reference, language: submission.language,
                    answers: answers, computed: submission.computed,
                    evaluatedOn: submission.evaluatedOn.adding(days: -cast.days),
                    initialState: submission.initialState))
        case .acted(let act):
            return .acted(
                Act(
                    action: act.action, state: act.state, outcome: act.outcome, reasons: act.reasons,
                    explanation: act.explanation, letter: letter(of: act, at: event.at, answers: answers, of: cast)))
        case .correctionAsked(let request):
            let day = request.answerBy.adding(days: -cast.days)
            return .correctionAsked(
                CorrectionRequest(
                    action: request.action, items: request.items, explanation: request.explanation,
                    answerBy: organisation.calendar.workingDay(onOrAfter: day), stopsClock: request.stopsClock))
        case .correctionAnswered(let answer):
            return .correctionAnswered(
                CorrectionAnswer(
                    changes: answer.changes, computed: answer.computed,
                    evaluatedOn: answer.evaluatedOn.adding(days: -cast.days), note: answer.note))
        default: return event.fact
        }
    }

    /// The letter written again for these people.
    private func letter(of act: Act, at instant: Instant, answers: Answers, of cast: Cast) -> Letter? {
        guard let sent = act.letter, let name = definition.workflow.action(act.action)?.letter,
            case .submitted(let submission) = cast.mould.events.first?.fact
        else { return act.letter }
        let facts = LetterFacts(
            reference: cast.reference.description, submittedOn: submission.evaluatedOn.adding(days: -cast.days),
            decidedOn: zone.date(at: moment(instant, of: cast)), reasons: act.reasons, organisation: organisation)
        let mentions = LetterMentions(
            of: definition, outcome: act.outcome, computed: submission.computed, organisation: organisation,
            in: sent.language)
        return definition.letter(
            name, in: sent.language, answers: answers, computed: submission.computed, facts: facts
        ).map { Letter(language: sent.language, subject: $0.subject, body: mentions.completing($0.body)) }
    }
}
