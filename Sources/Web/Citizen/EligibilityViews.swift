import Cases
import HTML
import HTTPTypes
import Services

/// The questions of an eligibility check.
struct EligibilityQuestionsView {
    /// Why they are shown.
    enum State {
        case first
        /// Some answers are to be mended.
        case wrong
        /// The answers made these necessary.
        case more([String])
        /// These were left empty, and nothing can be said without them.
        case missing([String])
    }

    let visit: Visit
    let check: EligibilityCheckInHand
    let problems: [AnswerProblem]
    let state: State

    func reply() -> Reply {
        let texts = visit.texts
        let fields = EligibilityForm(visit: visit, check: check, problems: problems)
        var frame = check.frame(check.title(texts))
        frame.hasErrors = !problems.isEmpty
        frame.status = problems.isEmpty ? .ok : .unprocessableContent
        return visit.page(frame) { h in
            h.put(BackLink(label: texts.back, reference: visit.address("/services/\(check.service.id)")))
            h.put(fields.errorSummary)
            h.h1(check.title(texts))
            switch state {
            case .first, .wrong:
                h.p(
                    check.service.simulation == nil ? texts.eligibilityText : texts.simulationText, .class("lede"))
            case .more(let questions):
                h.put(links(to: questions, title: texts.eligibilityMore(questions.count), tone: .accent))
            case .missing(let questions):
                h.put(
                    links(
                        to: questions, title: texts.eligibilityVerdict(.unknown), opening: texts.eligibilityMissing,
                        tone: .wait))
            }
            h.put(fields)
        }
    }

    private func links(to questions: [String], title: String, opening: String? = nil, tone: Tone) -> Notice {
        let form = EligibilityForm(visit: visit, check: check, problems: [])
        let items = check.questions.filter { questions.contains($0.path) }.map { shown -> [Prose.Block] in
            [.paragraph([.link([.text(shown.question.ask[check.language])], .fragment(form.focusTarget(of: shown)))])]
        }
        let blocks = (opening.map { [Prose.Block.paragraph([.text($0)])] } ?? []) + [.list(start: nil, items: items)]
        return Notice(title: title, body: Prose(blocks), tone: tone, isAnnounced: true)
    }
}

/// The form of an eligibility check.
struct EligibilityForm: Component {
    let visit: Visit
    let check: EligibilityCheckInHand
    let problems: [AnswerProblem]

    private var fields: QuestionFields {
        QuestionFields(
            texts: visit.texts, language: check.language, draft: check.draft, evaluation: check.evaluation,
            problems: problems)
    }

    var errorSummary: ErrorSummary? { fields.errorSummary(for: check.questions) }

    func focusTarget(of question: ShownQuestion) -> String { fields.focusTarget(of: question) }

    func write(to h: inout HTMLWriter) {
        h.form(
            .method(.post), .action(visit.address("/services/\(check.service.id)/eligibility")), .novalidate()
        ) { h in
            h.put(visit.formToken)
            for page in check.service.pages { write(page, to: &h) }
            h.put(
                ButtonRow(buttons: [
                    Button(label: visit.texts.eligibilityAsk, act: .submit(), busy: visit.texts.oneMoment)
                ]))
        }
    }

    /// The questions of a page, under its title where the form asks them under it too.
    private func write(_ page: Page, to h: inout HTMLWriter) {
        let questions = check.questions.filter { shown in page.questions.contains { $0.name == shown.path } }
        guard !questions.isEmpty else { return }
        if page.questions.count > 1 { h.h2(page.title[check.language]) }
        for question in questions {
            h.put(HiddenValue(name: "asked", value: question.path))
            fields.write(question, to: &h)
        }
    }
}

/// What an eligibility check found: the answer, why, what to do, and the way on.
struct EligibilityResultView {
    let visit: Visit
    let check: EligibilityCheckInHand

    private var finding: EligibilityFinding { check.finding }
    private var texts: any Texts { visit.texts }
    private var language: Language { check.language }

    func reply() -> Reply {
        let simulation = check.service.simulation
        let verdict =
            simulation == nil
            ? texts.eligibilityVerdict(finding.verdict) : texts.simulationVerdict(finding.verdict)
        return visit.page(check.frame(verdict)) { h in
            h.put(BackLink(label: texts.back, reference: visit.address("/services/\(check.service.id)")))
            h.p(check.title(texts), .class("soft"))
            h.h1(verdict)
            if let amount = finding.amount, case .value(let value) = amount.outcome {
                h.put(
                    FactsList(facts: [
                        FactsList.Fact(
                            term: amount.rule.label[language], lines: [amount.rule.print(value, in: language)])
                    ]))
            }
            h.put(words)
            if let simulation { h.put(SimulationNotice(simulation: simulation, texts: texts, language: language)) }
            if finding.exit == nil, simulation == nil { h.put(start) }
            if let exit = finding.exit { advice(exit, &h) }
            if finding.verdict != .yes { h.p(texts.eligibilityHuman) }
            h.h2(texts.eligibilityDecidedBy)
            h.put(SummaryList(rows: finding.decidedBy.compactMap(row)))
            h.h2(texts.eligibilityRules)
            rules(&h)
            h.p(
                simulation == nil ? texts.eligibilityNotADecision : texts.simulationNotADecision, .class("soft"))
            h.details(.class("disclosure")) { h in
                h.summary(texts.eligibilityChange)
                h.put(EligibilityForm(visit: visit, check: check, problems: []))
            }
        }
    }

    private var words: Prose {
        switch finding.verdict {
        case .yes: Prose(check.eligibility.yes[language] ?? RichText())
        case .no: Prose(check.eligibility.no[language] ?? RichText())
        case .unknown: check.eligibility.unknown[language].map { Prose($0) } ?? Prose(texts.eligibilityUnknown)
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
        guard let question = check.service.question(id) else { return nil }
        let value = check.draft.answers[id]?.value
        var row = SummaryList.Row(
            term: question.ask[language],
            lines: value.map { question.type.print($0, in: language).splitLines } ?? [texts.notAnswered])
        row.isAbsent = value == nil
        return row
    }

    private func rules(_ h: inout HTMLWriter) {
        h.put(
            RuleSheet(
                explanations: check.explanations(of: finding.applied), texts: texts, language: language,
                registerName: { $0 }))
    }

    /// Starting a draft that holds these answers.
    private var start: EligibilityStart {
        EligibilityStart(visit: visit, check: check, isAdvised: finding.verdict != .no)
    }
}

/// The button that starts the form with the answers given.
private struct EligibilityStart: Component {
    let visit: Visit
    let check: EligibilityCheckInHand
    let isAdvised: Bool

    func write(to h: inout HTMLWriter) {
        let texts = visit.texts
        h.form(.method(.post), .action(visit.address("/services/\(check.service.id)/start"))) { h in
            h.put(visit.formToken)
            for shown in check.questions {
                guard let value = check.draft.answers[shown.path]?.value else { continue }
                let raw = shown.question.type.edit(value, in: check.language)
                for (part, texts) in raw.parts.sorted(by: { $0.key < $1.key }) {
                    for text in texts {
                        h.put(
                            HiddenValue(name: PostedAnswers.fieldName(question: shown.path, part: part), value: text))
                    }
                }
            }
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
