import Cases
import FEEL
import HTML
import Services

/// What an eligibility check found: the answer, why, what to do, and the way on.
struct EligibilityResultView {
    let visit: Visit
    let interview: InterviewInHand
    let found: JointInterview.Finding

    private var finding: EligibilityFinding { found.finding }
    private var service: ServiceDefinition { found.definition }
    private var texts: any Texts { visit.texts }
    private var language: Language { interview.language }

    func reply(in frame: PageFrame) -> Reply {
        let simulation = service.simulation
        let details = FindingDetails(visit: visit, found: found, today: interview.today)
        let verdict = details.verdict
        var frame = frame
        frame.title = "\(verdict) – \(service.presentation.title[language])"
        return visit.page(frame) { h in
            h.put(BackLink(label: texts.back, reference: visit.address("/services/\(service.id)")))
            h.p(EligibilityPage.title(of: service, texts), .class("soft"))
            h.h1(verdict)
            h.put(details.amount)
            h.put(InterviewChanges(visit: visit, interview: interview))
            h.put(details.words)
            if let simulation { h.put(SimulationNotice(simulation: simulation, texts: texts, language: language)) }
            if finding.exit == nil, simulation == nil { h.put(EligibilityStart(visit: visit, found: found)) }
            if let exit = finding.exit { advice(exit, &h) }
            if finding.verdict != .yes { h.p(texts.eligibilityHuman) }
            if !finding.decidedBy.isEmpty {
                h.h2(texts.eligibilityDecidedBy)
                h.put(SummaryList(rows: finding.decidedBy.compactMap(row)))
            }
            h.h2(texts.eligibilityRules)
            h.put(details.rules)
            h.p(
                simulation == nil ? texts.eligibilityNotADecision : texts.simulationNotADecision, .class("soft"))
            h.h2(texts.whatIfOffer)
            h.p(texts.whatIfText)
            h.form(.method(.post), .action(visit.address("/services/\(service.id)/eligibility")), .novalidate()) { h in
                h.put(visit.formToken)
                h.put(KeptAnswers(interview: interview))
                h.put(InterviewAnswers(visit: visit, interview: interview))
            }
        }
    }

    private func advice(_ exit: ExitPage, _ h: inout HTMLWriter) {
        h.h2(texts.eligibilityInstead)
        h.h3(exit.title[language])
        if let content = exit.content[language] { h.put(Prose(content)) }
        if let link = exit.link, let url = URLReference(checking: link.url) {
            h.put(ButtonRow(buttons: [Button(label: link.text[language], act: .go(url), icon: .arrow, iconLast: true)]))
        }
    }

    private func row(_ id: String) -> SummaryList.Row? {
        guard let question = service.question(id) else { return nil }
        let value = found.answers[id]?.value
        var row = SummaryList.Row(
            term: question.ask[language],
            lines: value.map { question.type.print($0, in: language).splitLines } ?? [texts.notAnswered])
        row.isAbsent = value == nil
        return row
    }
}

/// What is known of a service, in parts that pages put together.
struct FindingDetails {
    let visit: Visit
    let found: JointInterview.Finding
    let today: CivilDate

    private var service: ServiceDefinition { found.definition }
    private var language: Language { service.language(preferring: visit.language) }

    /// Whether one may ask, in words.
    var verdict: String {
        service.simulation == nil
            ? visit.texts.eligibilityVerdict(found.finding.verdict)
            : visit.texts.simulationVerdict(found.finding.verdict)
    }

    /// How much, once it is known.
    var amount: FactsList? {
        guard let amount = found.finding.amount, case .value(let value) = amount.outcome else { return nil }
        return FactsList(facts: [
            FactsList.Fact(term: amount.rule.label[language], lines: [amount.rule.print(value, in: language)])
        ])
    }

    /// What the service says of it.
    var words: Prose {
        guard let eligibility = service.eligibility else { return Prose(RichText()) }
        return switch found.finding.verdict {
        case .yes: Prose(eligibility.yes[language] ?? RichText())
        case .no: Prose(eligibility.no[language] ?? RichText())
        case .unknown: eligibility.unknown[language].map { Prose($0) } ?? Prose(visit.texts.eligibilityUnknown)
        }
    }

    /// How the rules that told were applied to these answers.
    var rules: RuleSheet {
        let applied = found.finding.applied
        let values = Dictionary(applied.map { ($0.rule.id, $0.value) }, uniquingKeysWith: { first, _ in first })
        let all = service.explanations(answers: found.answers, computed: values, on: today, in: language)
        return RuleSheet(
            explanations: applied.compactMap { rule, _ in all.first { $0.rule.id == rule.id } }, texts: visit.texts,
            language: language, registerName: { $0 })
    }

    /// The questions whose answers are missing, in words.
    var missing: [String] {
        found.finding.missing.compactMap { service.question($0)?.ask[language] }
    }
}

/// The button that starts the form with the answers given.
struct EligibilityStart: Component {
    let visit: Visit
    let found: JointInterview.Finding

    func write(to h: inout HTMLWriter) {
        let texts = visit.texts
        let service = found.definition
        let language = service.language(preferring: visit.language)
        let isAdvised = found.finding.verdict != .no
        let answers = (service.eligibility?.questions ?? []).compactMap {
            id -> (path: String, question: Question, value: Value)? in
            guard let question = service.question(id), let answer = found.answers[id] else { return nil }
            return (id, question, answer.value)
        }
        h.form(.method(.post), .action(visit.address("/services/\(service.id)/start"))) { h in
            h.put(visit.formToken)
            h.put(HiddenAnswers(answers, language))
            h.put(
                ButtonRow(
                    buttons: [
                        Button(
                            label: isAdvised ? texts.eligibilityStart : texts.eligibilityStartAnyway, act: .submit(),
                            style: isAdvised ? .primary : .quiet, busy: texts.oneMoment)
                    ], note: texts.eligibilityStartNote))
        }
    }
}
