import Cases
import HTML
import Services
import Storage

/// The view of a form's page.
struct FormPageView {
    let visit: Visit
    let draft: DraftInHand
    let page: Page
    let problems: [AnswerProblem]
    /// Whether it shows again what could not be taken when it was sent.
    var isKept = false

    func reply() -> Reply {
        let texts = visit.texts
        let language = draft.definition.language(preferring: visit.language)
        var fields = QuestionFields(
            texts: texts, language: language, draft: draft.draft, problems: problems, headsPage: headsPage)
        let (visit, draft) = (visit, draft)
        fields.files = { field, control in
            visit.fileField(of: field, control: control, files: draft.files, owner: draft.stored.id, language: language)
        }
        let questions = page.questions.filter { draft.evaluation.isShown($0.id) }
        let service = draft.definition.presentation.title[language]
        var frame = PageFrame(title: "\(page.title[language]) – \(service)")
        frame.hasErrors = !problems.isEmpty
        let takesFiles = questions.contains { if case .files = $0.type.control { true } else { false } }
        if takesFiles {
            frame.stylesheets = ["files.css"]
            frame.scripts = ["files.js"]
        }
        frame.organisation = draft.organisation
        frame.office = draft.definition.office
        return visit.page(frame) { h in
            h.put(backLink)
            h.put(progress(service: service))
            h.put(fields.errorSummary(for: questions))
            if isKept { h.put(Notice(body: Prose(texts.keptFormText), tone: .wait, isAnnounced: true)) }
            if !headsPage { h.h1(page.title[language]) }
            if let content = page.content[language] { h.put(Prose(content)) }
            h.form(.method(.post), .action(action), .novalidate(), takesFiles ? .enctype(.multipart) : .none) { h in
                h.put(visit.formToken)
                if takesFiles { h.put(DefaultButton(label: texts.continueButton)) }
                for question in questions {
                    h.put(HiddenValue(name: "asked", value: question.id))
                    fields.write(question, to: &h)
                }
                h.put(
                    ButtonRow(
                        buttons: [
                            Button(label: texts.continueButton, act: .submit(), busy: texts.oneMoment),
                            Button(
                                label: texts.saveAndLeave, act: .submit(name: "then", value: "leave"), style: .quiet),
                        ], note: savedNote))
            }
        }
    }

    /// Whether the page's only question is its heading.
    private var headsPage: Bool {
        let shown = page.questions.filter { draft.evaluation.isShown($0.id) }
        return shown.count == 1 && page.content.isEmpty && !shown[0].type.control.parts.isEmpty
    }

    private var action: URLReference {
        let address = visit.draftAddress(draft.stored.id, "/pages/\(page.id)")
        return visit.query["change"] == nil ? address : address.adding("change", "1")
    }

    private var backLink: BackLink? {
        let texts = visit.texts
        if visit.query["change"] != nil {
            return BackLink(label: texts.back, reference: visit.draftAddress(draft.stored.id, "/check"))
        }
        guard let index = draft.pages.firstIndex(where: { $0.id == page.id }) else { return nil }
        if index == 0 {
            return BackLink(label: texts.back, reference: visit.address("/services/\(draft.definition.id)"))
        }
        return BackLink(
            label: texts.back, reference: visit.draftAddress(draft.stored.id, "/pages/\(draft.pages[index - 1].id)"))
    }

    private func progress(service: String) -> StepProgress {
        let count = draft.pages.count + 1
        let current = (draft.pages.firstIndex { $0.id == page.id } ?? 0) + 1
        return StepProgress(
            service: service, text: visit.texts.step(current, of: count), current: current, count: count)
    }

    private var savedNote: String? {
        guard draft.stored.version > 1 else { return nil }
        let zone = visit.site.zone(of: draft.organisation)
        return visit.texts.draftSaved(at: visit.texts.timeOfDay(zone.minuteOfDay(at: draft.stored.updatedAt)))
    }
}

/// What the Enter key presses, before any button that adds or removes something; neither seen nor heard.
struct DefaultButton: Component, Sendable {
    let label: String

    func write(to h: inout HTMLWriter) {
        h.button(.type(.submit), .class("visually-hidden"), .tabindex(-1), .ariaHidden()) { h in h.text(label) }
    }
}
