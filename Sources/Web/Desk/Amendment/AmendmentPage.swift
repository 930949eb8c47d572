import Cases
import FEEL
import HTML
import HTTPTypes
import Services

/// Entering or correcting answers for the person: which, the new answers with why and on what, read over old and new,
/// then saved. The pages keep nothing on the server: each form carries all that was typed.
enum AmendmentPage {
    static let why = "amendment-why"
    static let basis = "amendment-basis"

    static func show(_ visit: Visit) async throws -> Reply {
        let current = try await visit.openDeskCase()
        if let refusal = refusal(on: current) {
            let message = try RefusalMessage(refusal, on: current, texts: visit.texts)
            return try DeskCasePage.view(current, visit: visit, refusal: message)
        }
        let amendable = Set(current.case.amendableQuestions(definition: current.definition))
        let questions = Set(visit.query.all("question")).intersection(amendable)
        guard !questions.isEmpty else {
            return try AmendmentChoice(visit: visit, current: current, isMissing: visit.query["then"] != nil).reply()
        }
        let ask = ask(visit, on: current, questions: questions, raw: [:], seen: current.case.changeVersion)
        return try view(visit, current, ask).form()
    }

    static func answer(_ visit: Visit) async throws -> Reply {
        let read = try await visit.readDeskCase()
        let asked = Set(visit.form.all("asked"))
        let given = PostedAnswers.read(visit.form, of: read.definition).filter { asked.contains($0.key) }
        let ask = ask(
            visit, on: read, questions: Set(visit.form.all("question")), raw: given, seen: CaseAssignment.seen(visit))
        guard visit.form["then"] == "save" else { return try await step(visit, ask, asked: asked) }
        switch try await visit.perform(.amend(ask)).outcome {
        case .success(let changed):
            return done(changed, visit: visit)
        case .failure(let refusal):
            if case .changedSince(let event) = refusal, isSame(event, as: ask, by: read.agent) {
                return done(read, visit: visit)
            }
            return try await again(visit, ask, refusal)
        }
    }

    private static func done(_ current: DeskCase, visit: Visit) -> Reply {
        let address = visit.deskAddress(current.case.id).adding("done", DeskCasePage.Done.amended.rawValue)
        return .redirect(to: address.description)
    }

    /// Whether a change is this very amendment, sent twice: a double click.
    private static func isSame(_ event: CaseEvent, as ask: AmendmentAsk, by agent: SignedInAgent) -> Bool {
        guard case .answersAmended(let amendment) = event.fact, case .agent(agent.id, _) = event.author else {
            return false
        }
        return amendment.why == ask.why.trimmingSpaces && amendment.basis == ask.basis
            && ask.questions.isSuperset(of: amendment.changes.map(\.question))
    }

    /// From the form to the check and back; nothing is saved yet.
    private static func step(_ visit: Visit, _ ask: AmendmentAsk, asked: Set<String>) async throws -> Reply {
        let current = try await visit.openDeskCase()
        var ask = ask
        if let refusal = refusal(on: current) { return try await again(visit, ask, refusal) }
        if ask.seen != current.case.changeVersion {
            return try await again(visit, ask, .changedSince(current.case.lastChange))
        }
        ask.seen = current.case.changeVersion
        let view = try view(visit, current, ask)
        guard visit.form["then"] == "check" else { return try view.form() }
        // Questions that the answers have just made appear are asked before anything is said to lack.
        guard view.review.problems.isEmpty else {
            return try view.form(problems: view.review.problems.filter { asked.contains($0.question) })
        }
        if view.review.evaluation.exit != nil { return try again(view, .answersLeadAway) }
        if view.review.changes.isEmpty { return try again(view, .nothingChanges) }
        if ask.basis == nil { return try again(view, .basisRequired) }
        if ask.why.trimmingSpaces.isEmpty { return try again(view, .explanationRequired) }
        return try view.check()
    }

    /// The form with all that was typed, and why nothing was done.
    private static func again(_ visit: Visit, _ ask: AmendmentAsk, _ refusal: CaseRefusal) async throws -> Reply {
        let current = try await visit.openDeskCase()
        var ask = ask
        // What changed is now said: confirming again is deciding on the case as it is.
        ask.seen = current.case.changeVersion
        if refusal == .questionRequired {
            return try AmendmentChoice(visit: visit, current: current, isMissing: true).reply()
        }
        return try again(try view(visit, current, ask), refusal)
    }

    private static func again(_ view: AmendmentView, _ refusal: CaseRefusal) throws -> Reply {
        let message = try RefusalMessage(refusal, on: view.current, texts: view.visit.texts)
        if case .answersToMend(let problems) = refusal { return try view.form(problems: problems) }
        return try view.form(refusal: message)
    }

    private static func ask(
        _ visit: Visit, on current: DeskCase, questions: Set<String>, raw: [String: RawAnswer], seen: Int
    ) -> AmendmentAsk {
        AmendmentAsk(
            questions: questions, raw: raw, language: current.definition.language(preferring: visit.language),
            basis: visit.form[basis].flatMap(Amendment.Basis.init(rawValue:)),
            why: (visit.form[why] ?? "").linesEndedByLineFeeds, today: current.found.date(visit.now), seen: seen)
    }

    private static func view(_ visit: Visit, _ current: DeskCase, _ ask: AmendmentAsk) throws -> AmendmentView {
        guard let review = current.case.reviewAmendment(ask, definition: current.definition) else {
            throw SiteFailure.notFound
        }
        return AmendmentView(visit: visit, current: current, ask: ask, review: review)
    }

    /// What stands against changing answers at all.
    private static func refusal(on current: DeskCase) -> CaseRefusal? {
        if !current.case.isOpen { return .actionNotAvailable }
        return current.case.canAmend(current.agent.id) ? nil : .takenByAnother
    }
}

/// The page that asks which answers to change, when none was chosen on the page of the case.
struct AmendmentChoice {
    let visit: Visit
    let current: DeskCase
    let isMissing: Bool

    private var texts: any Texts { visit.texts }

    func reply() throws -> Reply {
        let reference = current.case.submission.reference.description
        let words = ContinuityWords(found: current.found, texts: texts)
        let items = current.case.amendableQuestions(definition: current.definition).map { question in
            let printed = words.printed(current.case.answers[question], of: question) ?? texts.leftEmpty
            return Field.Choices.Item(
                value: question, label: words.label(of: question),
                hint: texts.currentAnswer(printed.splitLines.joined(separator: ", ")))
        }
        var field = Field(
            id: ActionField.questions.rawValue, label: texts.amendChoose,
            control: .choices(Field.Choices(kind: .many, name: "question", items: items)), words: visit.fieldWords)
        field.hint = texts.amendChooseHint
        field.error = isMissing ? texts.questionRequired : nil
        return try visit.deskPage(
            "\(texts.amendChooseTitle) – \(reference)", counts: current.counts, hasErrors: isMissing,
            status: isMissing ? .unprocessableContent : .ok
        ) { h in
            h.put(BackLink(label: texts.backToCase, reference: visit.deskAddress(current.case.id)))
            if isMissing {
                h.put(
                    ErrorSummary(
                        title: texts.errorSummaryTitle,
                        items: [.init(message: texts.questionRequired, target: field.focusTarget)]))
            }
            h.h1(texts.amendChooseTitle)
            h.p(reference, .class("reference"))
            h.p(texts.amendDocuments)
            h.form(.method(.get), .action(visit.deskAddress(current.case.id, "/answers")), .novalidate()) { h in
                h.put(HiddenValue(name: "then", value: "fill"))
                h.put(field)
                h.put(ButtonRow(buttons: [Button(label: texts.continueButton, act: .submit())]))
            }
        }
    }
}
