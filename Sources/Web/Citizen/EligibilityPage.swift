import Cases
import FEEL
import HTML
import Services

/// Whether one may ask, learnt before the form: without an account, without a draft, and without anything being kept.
///
/// Answers travel in the bodies of forms only: they stand in no address, no log and no store.
enum EligibilityPage {
    static func show(_ visit: Visit) async throws -> Reply {
        let check = try EligibilityCheckInHand(visit, given: [:])
        return EligibilityQuestionsView(visit: visit, check: check, problems: [], state: .first).reply()
    }

    static func answer(_ visit: Visit) async throws -> Reply {
        let asked = Set(visit.form.all("asked"))
        let check = try EligibilityCheckInHand(visit, given: given(to: asked, visit: visit))
        let problems = check.problems(asked: asked)
        if !problems.isEmpty {
            return EligibilityQuestionsView(visit: visit, check: check, problems: problems, state: .wrong).reply()
        }
        let finding = check.finding
        let appeared = finding.missing.filter { !asked.contains($0) }
        guard finding.missing.isEmpty else {
            // Questions that were left empty are asked again without blame, with those that the answers made necessary.
            let left = finding.missing.filter(asked.contains)
            let state: EligibilityQuestionsView.State = left.isEmpty ? .more(appeared) : .missing(finding.missing)
            return EligibilityQuestionsView(visit: visit, check: check, problems: [], state: state).reply()
        }
        return EligibilityResultView(visit: visit, check: check).reply()
    }

    /// What a draft that is started from here holds already.
    static func startingEntries(
        of service: ServiceDefinition, visit: Visit, in language: Language
    ) -> [String: Draft.Entry] {
        guard let eligibility = service.eligibility else { return [:] }
        let given = PostedAnswers.read(visit.form, of: service)
        return eligibility.questions.reduce(into: [:]) { entries, id in
            guard let question = service.question(id), let raw = given[id] else { return }
            switch question.type.parse(raw, in: language) {
            case .absent: break
            case .value(let value): entries[id] = .answer(Answer(value))
            case .problem: entries[id] = .raw(raw)
            }
        }
    }

    private static func given(to asked: Set<String>, visit: Visit) throws -> [String: RawAnswer] {
        guard let service = visit.catalogue.service(try visit.parameter("service")) else { throw SiteFailure.notFound }
        let questions = Set(service.eligibility?.questions ?? []).intersection(asked)
        return PostedAnswers.read(visit.form, of: service).filter { questions.contains($0.key) }
    }
}

/// Answers being looked at, for as long as one request.
struct EligibilityCheckInHand: Sendable {
    let service: ServiceDefinition
    let eligibility: Eligibility
    let organisation: Organisation?
    let language: Language
    /// What was given, in the shape that fields are filled from; never stored.
    let draft: Draft
    let finding: EligibilityFinding
    /// What the whole form makes of the answers.
    let evaluation: Evaluation
    private let today: CivilDate

    init(_ visit: Visit, given: [String: RawAnswer]) throws {
        guard let service = visit.catalogue.service(try visit.parameter("service")),
            let eligibility = service.eligibility
        else { throw SiteFailure.notFound }
        self.service = service
        self.eligibility = eligibility
        organisation = visit.catalogue.organisations[service.organisation]
        language = service.language(preferring: visit.language)
        today = (organisation.map(visit.site.zone) ?? .utc).date(at: visit.now)
        var draft = Draft(language: language, accessCode: "")
        for (id, raw) in given {
            switch service.question(id)?.type.parse(raw, in: language) {
            case .value(let value): draft.entries[id] = .answer(Answer(value))
            case .problem: draft.entries[id] = .raw(raw)
            case .absent, nil: break
            }
        }
        self.draft = draft
        evaluation = service.evaluate(draft.answers, on: today)
        guard let finding = service.eligibility(draft.answers, on: today) else { throw SiteFailure.notFound }
        self.finding = finding
    }

    /// The questions to show, in the order of the form.
    var questions: [ShownQuestion] {
        eligibility.questions.compactMap { id in
            finding.isAsked(id) || isWrong(id) ? service.question(id).map { ShownQuestion(at: id, $0) } : nil
        }
    }

    /// Whether something was answered that is to be mended: it is shown even where it decides nothing.
    private func isWrong(_ id: String) -> Bool {
        switch draft.entries[id] {
        case .raw?: true
        case .answer(let answer)?: service.question(id)?.type.problem(with: answer.value, on: today) != nil
        case nil: false
        }
    }

    /// What was answered and has to be mended. An answer that is only missing is no mistake here.
    func problems(asked: Set<String>) -> [AnswerProblem] {
        let known = Dictionary(
            service.pages.flatMap(evaluation.problems).map { ($0.question, $0) },
            uniquingKeysWith: { first, _ in first })
        return questions.filter { asked.contains($0.path) }.compactMap { shown in
            switch draft.entries[shown.path] {
            case .raw(let raw):
                guard case .problem(let reason) = shown.question.type.parse(raw, in: language) else { return nil }
                return AnswerProblem(question: shown.path, reason: reason)
            case .answer: return known[shown.path]
            case nil: return nil
            }
        }
    }

    /// What the check is called.
    func title(_ texts: any Texts) -> String {
        service.simulation == nil ? texts.eligibilityTitle : texts.simulationTitle
    }

    /// How the rules that told were applied to these answers.
    func explanations(of applied: [(rule: Rule, value: Value)]) -> [RuleExplanation] {
        let values = Dictionary(applied.map { ($0.rule.id, $0.value) }, uniquingKeysWith: { first, _ in first })
        let all = service.explanations(answers: draft.answers, computed: values, on: today, in: language)
        return applied.compactMap { rule, _ in all.first { $0.rule.id == rule.id } }
    }

    /// A frame for a page of the check.
    func frame(_ title: String) -> PageFrame {
        var frame = PageFrame(title: "\(title) – \(service.presentation.title[language])")
        frame.organisation = organisation
        frame.office = service.office
        return frame
    }
}

/// The way to the check, on the service's page.
struct EligibilityOffer: Component {
    let service: String
    let visit: Visit
    /// Whether it is all that the service offers.
    var isSimulation = false

    func write(to h: inout HTMLWriter) {
        h.put(
            ButtonRow(
                buttons: [
                    Button(
                        label: isSimulation ? visit.texts.simulationOffer : visit.texts.eligibilityOffer,
                        act: .go(visit.address("/services/\(service)/eligibility")),
                        style: isSimulation ? .primary : .quiet)
                ], note: visit.texts.eligibilityOfferNote))
    }
}
