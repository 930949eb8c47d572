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
    let isKept: Bool
    private let shown: [ShownItem]
    private let earlier: [String: EarlierAnswer]
    /// Documents of earlier cases that are offered, by question.
    var documents: [String: [EarlierDocument]] = [:]

    init(
        visit: Visit, draft: DraftInHand, page: Page, problems: [AnswerProblem],
        earlier: [String: EarlierAnswer] = [:], isKept: Bool = false
    ) {
        self.earlier = earlier
        self.visit = visit
        self.draft = draft
        self.page = page
        self.problems = problems
        self.isKept = isKept
        shown = draft.evaluation.items(on: page)
    }

    func reply() -> Reply {
        let texts = visit.texts
        let language = draft.definition.language(preferring: visit.language)
        let offers = RegisterOffer.offers(on: page, of: draft, visit)
        var fields = QuestionFields(
            texts: texts, language: language, draft: draft.draft, evaluation: draft.evaluation, problems: problems,
            headsPage: headsPage)
        fields.files = draft.fileFields(for: visit, language: language)
        fields.registers = draft.organisation.registers
        for (name, answer) in earlier { fields.earlier[name] = offer(of: answer, for: name) }
        for (name, given) in documents { fields.documents[name] = offer(of: given, for: name) }
        let items = FormItems(
            fields: fields, items: shown, page: page, definition: draft.definition, evaluation: draft.evaluation)
        let service = draft.definition.presentation.title[language]
        var frame = PageFrame(title: "\(page.title[language]) – \(service)")
        frame.hasErrors = !problems.isEmpty
        // Whether it is shown yet or appears as the person types.
        let takesFiles = page.takesFiles
        if takesFiles { frame.stylesheets = ["files.css"] }
        frame.scripts = takesFiles ? ["form.js", "files.js"] : ["form.js"]
        frame.organisation = draft.organisation
        frame.office = draft.definition.office
        return visit.page(frame) { h in
            h.put(backLink)
            h.put(progress(service: service))
            h.put(fields.errorSummary(for: shown.flatMap(\.questions)))
            if isKept { h.put(Notice(body: Prose(texts.keptFormText), tone: .wait, isAnnounced: true)) }
            h.put(removalNotice)
            h.put(RegisterNotice(visit, draft))
            if !headsPage { h.h1(page.title[language]) }
            if let continuation = draft.draft.takesUp {
                let reference = continuation.other.reference.description
                h.p(texts.continuationNotice(continuation.kind, reference: reference), .class("lede"))
            }
            if let content = page.content[language] { h.put(Prose(content)) }
            h.put(DemonstrationNumbers(visit, draft, on: page))
            h.form(
                .id("form"), .method(.post), .action(action), .novalidate(), .data("keep", keepAddress.description),
                .data("not-kept", texts.notKept), .data("focus", visit.query["added"].flatMap(focus)),
                takesFiles ? .enctype(.multipart) : .none
            ) { h in
                h.put(visit.formToken)
                // Enter presses the first button of a form: it must not be one that removes something.
                if hasLists || takesFiles || !offers.isEmpty || !earlier.isEmpty {
                    h.put(DefaultButton(label: texts.continueButton))
                }
                for offer in offers { h.put(offer) }
                h.put(items)
                h.put(
                    ButtonRow(
                        buttons: [
                            Button(label: texts.continueButton, act: .submit(), busy: texts.oneMoment),
                            Button(
                                label: texts.saveAndLeave, act: .submit(name: "then", value: "leave"), style: .quiet),
                        ], note: savedNote ?? "", isLive: true))
            }
        }
    }

    /// What is said of an earlier answer, at its question.
    private func offer(of earlier: EarlierAnswer, for name: String) -> EarlierOffer? {
        guard let question = draft.definition.question(name) else { return nil }
        let language = draft.definition.language(preferring: visit.language)
        let day = visit.site.zone(of: draft.organisation).date(at: earlier.at)
        let address = visit.draftAddress(draft.stored.id, "/pages/\(page.id)/earlier/\(name)")
        return EarlierOffer(
            words: visit.texts.earlierAnswer(
                on: Formatting.date(day, in: language), service: earlier.service[language]),
            lines: question.type.print(earlier.value, in: language).splitLines, take: visit.texts.takeUpAnswer,
            context: question.ask[language],
            action: visit.query["change"] == nil ? address : address.adding("change", "1"))
    }

    /// What is said of earlier documents, at their question.
    private func offer(of documents: [EarlierDocument], for name: String) -> EarlierDocumentOffer? {
        guard let first = documents.first else { return nil }
        let language = draft.definition.language(preferring: visit.language)
        let day = visit.site.zone(of: draft.organisation).date(at: first.at)
        return EarlierDocumentOffer(
            words: visit.texts.earlierDocument(
                on: Formatting.date(day, in: language), service: first.service[language]),
            items: documents.map { document in
                let address = visit.draftAddress(
                    draft.stored.id, "/pages/\(page.id)/earlier/\(name)/documents/\(document.file.id)")
                return EarlierDocumentOffer.Item(
                    name: document.file.name, size: FileSize.words(document.file.size, in: language),
                    action: visit.query["change"] == nil ? address : address.adding("change", "1"))
            }, take: visit.texts.takeUpDocument)
    }

    /// Whether the page's only question is its heading. A page whose questions come and go keeps its own.
    private var headsPage: Bool {
        guard page.items.count == 1 || shown.count == page.items.count, page.shows.isEmpty, page.content.isEmpty,
            shown.count == 1, case .question(let only) = shown[0]
        else { return false }
        return !only.question.type.control.parts.isEmpty
    }

    private var hasLists: Bool {
        shown.contains { if case .question = $0 { false } else { true } }
    }

    private func focus(on element: String) -> String? {
        ElementChanges.target(of: element, in: draft, page, visit)
    }

    private var keepAddress: URLReference { visit.draftAddress(draft.stored.id, "/pages/\(page.id)/keep") }

    /// What was removed a moment ago, with the way to put it back.
    private var removalNotice: RemovalNotice? {
        guard let element = visit.query["removed"] else { return nil }
        var restored = draft.draft
        guard restored.restoreElement(element, on: page, of: draft.definition, today: draft.today) else { return nil }
        let evaluation = draft.definition.evaluate(restored.answers, on: draft.today)
        let name = evaluation.label(of: element, in: draft.definition.language(preferring: visit.language))
        return RemovalNotice(
            text: visit.texts.elementRemoved(name), undo: visit.texts.undo,
            value: ElementChange.restore(element: element).value)
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
