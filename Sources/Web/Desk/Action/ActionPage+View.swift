import Cases
import FEEL
import HTML
import HTTPTypes
import Services

/// The view of an action's pages.
struct ActionPageView {
    let model: ActionPage.Model
    let step: ActionFlow.Step
    let visit: Visit

    private var texts: any Texts { visit.texts }
    private var current: DeskCase { model.current }
    private var action: WorkflowAction { model.action }
    private var language: Language { current.definition.language(preferring: visit.language) }
    private var label: String { visit.typeset(action.label, in: language) }
    private var address: URLReference { visit.deskAddress(current.case.id, "/actions/\(action.id)") }
    private var previewAddress: URLReference { visit.deskAddress(current.case.id, "/actions/\(action.id)/preview") }

    func reply() throws -> Reply {
        let title = step == .letter ? texts.letterTitle(label) : label
        return try visit.deskPage(
            "\(title) – \(current.case.submission.reference.description)", counts: current.counts,
            hasErrors: model.hasErrors, status: model.status
        ) { h in
            h.put(BackLink(label: texts.backToCase, reference: visit.deskAddress(current.case.id)))
            PresenceNote(visit: visit, current: current).write(to: &h)
            notices(&h)
            h.h1(title)
            h.p(.class("soft")) { h in
                h.text(visit.typeset(current.definition.presentation.title, in: language))
                h.text(" · ")
                h.span(current.case.submission.reference.description, .class("reference"))
            }
            h.put(Notice(title: texts.whatItDoes, body: Prose(consequence), tone: .accent))
            switch step {
            case .reasons: reasons(&h)
            case .letter: letter(&h)
            case .confirmation: confirmation(&h)
            }
        }
    }

    private var consequence: String { DeskCasePage.consequence(of: action, on: current, texts: texts) }

    // MARK: What stands above

    private func notices(_ h: inout HTMLWriter) {
        if let notice = model.notice {
            let kept = hasWritten ? texts.keepYourText : nil
            let words = [notice.text, model.canConfirm ? texts.decideOnCurrent : kept].compactMap { $0 }
            h.put(
                Notice(
                    title: notice.title, body: Prose(words.joined(separator: " ")), tone: .bad, isAnnounced: true))
            h.put(
                ButtonRow(buttons: [
                    Button(
                        label: texts.seeCurrentCase, act: .go(visit.deskAddress(current.case.id)), style: .quiet)
                ]))
        }
        if !model.problems.isEmpty {
            h.put(
                ErrorSummary(
                    title: texts.errorSummaryTitle,
                    items: model.problems.map { problem in
                        ErrorSummary.Item(message: problem.text, target: problem.field?.rawValue ?? "content")
                    }))
        }
        if model.isBegun, let begun = current.begun(draftForm) {
            let words = visit.draftWords(begun, zone: current.found.zone)
            h.put(Notice(title: texts.letterBegun, body: Prose(words), tone: .accent, isAnnounced: true))
        }
        if model.isLetterChanged { h.put(Notice(body: Prose(texts.letterChanged), tone: .wait, isAnnounced: true)) }
    }

    /// Whether the agent has written something that the page still shows.
    private var hasWritten: Bool {
        !model.form.basis.explanation.isEmpty || model.form.letter != nil
    }

    private func problem(_ field: ActionField) -> String? { model.problems.first { $0.field == field }?.text }

    // MARK: What is begun and not sent

    private var draftForm: String { BegunForm.letter(action.id) }
    private var draft: Attribute { .data("draft", visit.draftAddress(draftForm, of: current.case.id).description) }
    private var draftFails: Attribute { .data("not-kept", texts.draftNotKept) }

    private func draftButtons(_ send: Button?) -> DraftButtons {
        DraftButtons(visit: visit, current: current, form: draftForm, send: send)
    }

    // MARK: Reasons

    private func reasons(_ h: inout HTMLWriter) {
        let next = model.flow.sendsLetter
        h.form(.method(.post), .action(next ? previewAddress : address), .novalidate(), draft, draftFails) { h in
            always(&h)
            letterFields(&h)
            if !action.reasons.isEmpty { h.put(reasonsField) }
            h.put(explanationField)
            if next {
                h.put(draftButtons(Button(label: texts.writeTheLetter, act: .submit(), busy: texts.oneMoment)))
            } else {
                confirm(texts.confirm(label), &h)
            }
        }
    }

    private var reasonsField: Field {
        let items = action.reasons.map { reason in
            Field.Choices.Item(
                value: reason.id, label: visit.typeset(reason.text, in: language),
                isChosen: model.form.basis.reasons.contains(reason.id))
        }
        var field = Field(
            id: ActionField.reasons.rawValue, label: action.reasonsLabel?[language] ?? texts.reasons,
            control: .choices(Field.Choices(kind: .many, name: "reason", items: items)), words: visit.fieldWords)
        field.hint = texts.reasonsHint
        field.error = problem(.reasons)
        return field
    }

    private var explanationField: Field {
        let lines = Field.Lines(name: "explanation", value: model.form.basis.explanation, rows: 4, spellcheck: true)
        var field = Field(
            id: ActionField.explanation.rawValue, label: texts.explanation, control: .lines(lines),
            words: visit.fieldWords)
        field.hint = texts.explanationHint
        field.error = problem(.explanation)
        field.isOptional = !action.isReasonRequired
        return field
    }

    // MARK: Letter

    private func letter(_ h: inout HTMLWriter) {
        let letter = model.form.letter ?? ActionForm.LetterText(subject: "", body: "")
        let language = LetterDraft.language(of: current.found)
        h.form(.method(.post), .action(address), .novalidate(), draft, draftFails) { h in
            always(&h)
            reasonFields(&h)
            h.put(HiddenValue(name: "shown", value: letter.mark))
            h.put(sheet(letter, language: language))
            if !LetterDraft.mentions(of: action, on: current.found).added(to: letter.body).isEmpty {
                h.p(texts.mentionsAreAdded, .class("soft"))
            }
            h.details(.class("disclosure"), .open(model.hasErrors || model.isLetterChanged || isEdited)) { h in
                h.summary(texts.editLetter)
                h.p(texts.letterLanguage(language), .class("soft"))
                h.put(subjectField(letter))
                h.put(bodyField(letter))
                h.div(.class("button-row")) { h in
                    intent(.preview, texts.seeLetter, &h)
                    if isEdited { intent(.rewrite, texts.rewriteLetter, &h) }
                }
                if isBehind { h.p(texts.letterKept) }
            }
            h.put(draftButtons(nil))
            confirm(texts.sendLetter(label), &h)
        }
    }

    /// Whether the letter is not the one that was written from its reasons.
    private var isEdited: Bool {
        guard let letter = model.form.letter else { return false }
        let draft = LetterDraft(current: current.found, action: action, today: current.found.date(visit.now))
        return draft.text(model.form.letterBasis) != letter
    }

    /// Whether the reasons changed after the letter had been edited.
    private var isBehind: Bool { model.form.letterBasis != model.form.basis }

    private func sheet(_ letter: ActionForm.LetterText, language: Language) -> Letter {
        let organisation = current.found.organisation
        let office = organisation.office(current.definition.office)
        let words = language.texts
        return Letter(
            label: texts.letterName, language: language.rawValue,
            sender: [organisation.name[language], office?.name[language]].compactMap { $0 }
                + (office?.contact.address ?? []),
            recipient: [],
            placeAndDate: words.letterDate(
                place: organisation.name[language], Formatting.date(current.found.date(visit.now), in: language)),
            reference: words.referenceIs(current.case.submission.reference.description),
            subject: letter.subject,
            body: Prose(
                RichText(markdown: LetterDraft.mentions(of: action, on: current.found).completing(letter.body))
                    .typeset(in: language)), signature: [])
    }

    private func subjectField(_ letter: ActionForm.LetterText) -> Field {
        let line = Field.Line(name: "subject", value: letter.subject, autocomplete: "off", spellcheck: true)
        return Field(
            id: ActionField.subject.rawValue, label: texts.letterSubject, control: .line(line), words: visit.fieldWords)
    }

    private func bodyField(_ letter: ActionForm.LetterText) -> Field {
        let lines = Field.Lines(name: "body", value: letter.body, rows: 14, spellcheck: true)
        var field = Field(
            id: ActionField.letter.rawValue, label: texts.letterBody, control: .lines(lines), words: visit.fieldWords)
        field.hint = texts.letterBodyHint
        field.error = problem(.letter)
        return field
    }

    // MARK: Confirmation

    private func confirmation(_ h: inout HTMLWriter) {
        h.form(.method(.post), .action(address), .novalidate()) { h in
            always(&h)
            confirm(texts.confirm(label), &h)
        }
    }

    /// The act, with the ways back beside it. Nothing to press when the workflow does not offer the action any more.
    private func confirm(_ label: String, _ h: inout HTMLWriter) {
        if let words = otherwise { h.put(Notice(title: texts.ruleFoundOtherwise, body: Prose(words), tone: .neutral)) }
        h.div(.class("button-row")) { h in
            if model.canConfirm {
                let style: Button.Style = model.outcome == .refused ? .danger : .primary
                h.put(Button(label: label, act: .submit(), style: style, busy: texts.oneMoment))
            }
            if step == .letter, model.flow.asksWhy { intent(.reasons, texts.backToReasons, &h) }
            h.a(texts.cancel, .href(visit.deskAddress(current.case.id)))
        }
        h.p(texts.whatThePersonSees, .class("soft"))
    }

    /// What the rule that tells who may ask found, where this decision says otherwise: it is to be checked, and nothing
    /// keeps the agent from deciding.
    private var otherwise: String? {
        guard let eligibility = current.definition.eligibility,
            let rule = current.definition.rule(eligibility.rule),
            case .boolean(let found)? = current.case.computed[eligibility.rule],
            model.outcome == (found ? .refused : .granted)
        else { return nil }
        return texts.ruleFoundOtherwiseText(
            visit.typeset(rule.label, in: language), found: found, sendsLetter: model.flow.sendsLetter)
    }

    /// A button that leads to another page of the action with all that is filled in.
    private func intent(_ intent: ActionForm.Intent, _ label: String, _ h: inout HTMLWriter) {
        h.button(
            .class("button button-quiet"), .type(.submit), .name("then"), .value(intent.rawValue),
            .formaction(previewAddress)
        ) { h in h.span(label, .data("label")) }
    }

    // MARK: What forms carry along

    private func always(_ h: inout HTMLWriter) {
        h.put(visit.formToken)
        h.put(HiddenValue(name: "seen", value: String(model.form.seen)))
    }

    private func reasonFields(_ h: inout HTMLWriter) {
        for reason in model.form.basis.reasons { h.put(HiddenValue(name: "reason", value: reason)) }
        h.put(HiddenValue(name: "explanation", value: model.form.basis.explanation))
        letterBasisFields(&h)
    }

    private func letterFields(_ h: inout HTMLWriter) {
        guard let letter = model.form.letter else { return }
        h.put(HiddenValue(name: "subject", value: letter.subject))
        h.put(HiddenValue(name: "body", value: letter.body))
        h.put(HiddenValue(name: "shown", value: model.form.shown ?? ""))
        letterBasisFields(&h)
    }

    private func letterBasisFields(_ h: inout HTMLWriter) {
        for reason in model.form.letterBasis.reasons { h.put(HiddenValue(name: "letter-reason", value: reason)) }
        h.put(HiddenValue(name: "letter-explanation", value: model.form.letterBasis.explanation))
    }
}
