import Cases
import FEEL
import HTML
import HTTPTypes
import Services

/// Asking the person to correct or complete answers: which, why, until when.
enum CorrectionAskPage {
    /// The page as it is filled in.
    struct Form {
        var chosen: Set<String> = []
        var whys: [String: String] = [:]
        var explanation = ""
        var seen: Int
    }

    static func show(_ visit: Visit) async throws -> Reply {
        let current = try await visit.openDeskCase()
        let action = try action(visit, of: current)
        if let refusal = refusal(of: action, on: current) {
            let message = try RefusalMessage(refusal, on: current, texts: visit.texts)
            return try DeskCasePage.view(current, visit: visit, refusal: message)
        }
        return try view(visit, current: current, action: action, form: Form(seen: current.case.changeVersion))
    }

    static func ask(_ visit: Visit) async throws -> Reply {
        let read = try await visit.readDeskCase()
        let action = try action(visit, of: read)
        var form = Form(seen: CaseAssignment.seen(visit))
        form.chosen = Set(visit.form.all("question"))
        form.explanation = (visit.form["explanation"] ?? "").linesEndedByLineFeeds
        for question in read.case.askableQuestions(definition: read.definition) {
            form.whys[question] = visit.form["why.\(question)"] ?? ""
        }
        // A reason written beside a question that was not ticked ticks it: nobody explains what they do not ask.
        form.chosen.formUnion(form.whys.filter { !$0.value.trimmingSpaces.isEmpty }.keys)
        let ask = CorrectionAsk(
            action: action.id, items: form.chosen.sorted().map { ($0, form.whys[$0] ?? "") },
            explanation: form.explanation, answerBy: answerBy(action, of: read, visit), seen: form.seen)
        switch try await visit.perform(.askCorrection(ask)).outcome {
        case .success(let changed):
            return .redirect(
                to: visit.deskAddress(changed.case.id).adding("done", DeskCasePage.Done.asked.rawValue).description)
        case .failure(let refusal):
            if case .changedSince(let event) = refusal, isSame(event, as: ask, by: read.agent) {
                return .redirect(to: visit.deskAddress(read.case.id).adding("done", "asked").description)
            }
            let current = try await visit.openDeskCase()
            form.seen = current.case.changeVersion
            let message = try RefusalMessage(refusal, on: current, texts: visit.texts)
            return try view(visit, current: current, action: action, form: form, refusal: message)
        }
    }

    /// Whether a change is this very request, sent twice: a double click.
    private static func isSame(_ event: CaseEvent, as ask: CorrectionAsk, by agent: SignedInAgent) -> Bool {
        guard case .correctionAsked(let request) = event.fact, case .agent(agent.id, _) = event.author else {
            return false
        }
        return Set(request.items.map(\.question)) == Set(ask.items.map(\.question))
            && request.explanation == ask.explanation.trimmingSpaces
    }

    /// The last day for the answer: the time that the definition gives, put off to a working day.
    private static func answerBy(_ action: WorkflowAction, of current: DeskCase, _ visit: Visit) -> CivilDate {
        let found = current.found
        let period = action.correction?.answerWithin ?? CorrectionRule.defaultAnswerWithin
        return found.organisation.calendar.workingDay(onOrAfter: period.added(to: found.date(visit.now)))
    }

    private static func action(_ visit: Visit, of current: DeskCase) throws -> WorkflowAction {
        guard let action = current.definition.workflow.action(try visit.parameter("action")), action.correction != nil
        else { throw SiteFailure.notFound }
        guard current.agent.role >= current.case.least(for: action) else { throw SiteFailure.forbidden }
        return action
    }

    private static func refusal(of action: WorkflowAction, on current: DeskCase) -> CaseRefusal? {
        let available = current.case.availableActions(for: current.agent.role, definition: current.definition)
        guard available.contains(where: { $0.id == action.id }) else { return .actionNotAvailable }
        if let assignee = current.case.assignee, assignee != current.agent.id { return .takenByAnother }
        return nil
    }

    // MARK: View

    private static func view(
        _ visit: Visit, current: DeskCase, action: WorkflowAction, form: Form, refusal: RefusalMessage? = nil
    ) throws -> Reply {
        let texts = visit.texts
        let language = current.definition.language(preferring: visit.language)
        let label = visit.typeset(action.label, in: language)
        let until = LocalTime(zone: current.found.zone, texts: texts).date(answerBy(action, of: current, visit))
        return try visit.deskPage(
            "\(label) – \(current.case.submission.reference.description)", counts: current.counts,
            hasErrors: refusal != nil, status: refusal?.status ?? .ok
        ) { h in
            h.put(BackLink(label: texts.backToCase, reference: visit.deskAddress(current.case.id)))
            if let refusal, let field = refusal.field {
                let target = field == .letter ? ActionField.explanation.rawValue : field.rawValue
                h.put(
                    ErrorSummary(
                        title: texts.errorSummaryTitle,
                        items: [ErrorSummary.Item(message: refusal.text, target: target)]))
            } else if let refusal {
                h.put(Notice(title: refusal.title, body: Prose(refusal.text), tone: .bad, isAnnounced: true))
            }
            h.h1(label)
            h.p(.class("soft")) { h in
                h.text(visit.typeset(current.definition.presentation.title, in: language))
                h.text(" · ")
                h.span(current.case.submission.reference.description, .class("reference"))
            }
            h.put(
                Notice(
                    title: texts.whatItDoes,
                    body: Prose(texts.askDeadline(until, stopsClock: action.correction?.stopsClock ?? false)),
                    tone: .accent))
            h.p(texts.correctionLaw, .class("soft"))
            let address = visit.deskAddress(current.case.id, "/corrections/\(action.id)")
            h.form(.method(.post), .action(address), .novalidate()) { h in
                h.put(visit.formToken)
                h.put(HiddenValue(name: "seen", value: String(form.seen)))
                questions(
                    visit, current: current, form: form, problem: refusal?.field == .questions ? refusal : nil, &h)
                h.put(explanation(visit, form: form, refusal: refusal))
                h.put(ButtonRow(buttons: [Button(label: texts.confirm(label), act: .submit(), busy: texts.sending)]))
            }
        }
    }

    private static func questions(
        _ visit: Visit, current: DeskCase, form: Form, problem: RefusalMessage?, _ h: inout HTMLWriter
    ) {
        let texts = visit.texts
        let words = ContinuityWords(found: current.found, texts: texts)
        let askable = current.case.askableQuestions(definition: current.definition)
        h.fieldset(.class("field", "field-wrong", if: problem != nil), .ariaDescribedBy("questions-hint")) { h in
            h.legend(texts.questionsToCorrect, .class("label"))
            h.p(texts.questionsToCorrectHint, .class("hint"), .id("questions-hint"))
            if let problem { h.p(problem.text, .class("error-message")) }
            h.div(.class("choices")) { h in
                for (index, question) in askable.enumerated() {
                    let id = index == 0 ? ActionField.questions.rawValue : "question-\(index + 1)"
                    let printed = words.printed(current.case.answers[question], of: question) ?? texts.leftEmpty
                    h.div(.class("choice")) { h in
                        h.input(
                            .type(.checkbox), .id(id), .name("question"), .value(question),
                            .checked(form.chosen.contains(question)), .ariaDescribedBy(id + "-now"))
                        h.label(words.label(of: question), .for(id))
                        h.p(.class("hint"), .id(id + "-now")) { h in
                            h.bdi(texts.currentAnswer(printed.splitLines.joined(separator: ", ")))
                        }
                        h.div(.class("correction-why")) { h in
                            h.label(.class("part-label"), .for(id + "-why")) { h in
                                h.text(texts.whyThisQuestion(words.label(of: question)))
                                h.span(" " + texts.optional, .class("optional"))
                            }
                            h.input(
                                .type(.text), .class("input input-full"), .id(id + "-why"), .name("why.\(question)"),
                                .value(form.whys[question] ?? ""), .dir(.auto), .autocomplete("off"))
                        }
                    }
                }
            }
        }
    }

    private static func explanation(_ visit: Visit, form: Form, refusal: RefusalMessage?) -> Field {
        let lines = Field.Lines(name: "explanation", value: form.explanation, rows: 5, spellcheck: true)
        var field = Field(
            id: ActionField.explanation.rawValue, label: visit.texts.askExplanation, control: .lines(lines),
            words: visit.fieldWords)
        field.hint = visit.texts.askExplanationHint
        if let refusal, refusal.field == .explanation || refusal.field == .letter { field.error = refusal.text }
        return field
    }
}
