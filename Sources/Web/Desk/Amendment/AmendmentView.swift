import Cases
import FEEL
import HTML
import HTTPTypes
import Services

/// The form of an amendment, and the check before it is saved.
struct AmendmentView {
    let visit: Visit
    let current: DeskCase
    let ask: AmendmentAsk
    let review: CorrectionReview

    private var texts: any Texts { visit.texts }
    private var language: Language { ask.language }
    private var reference: String { current.case.submission.reference.description }
    private var address: URLReference { visit.deskAddress(current.case.id, "/answers") }

    /// The questions with the components of the person's own form, then why and on what.
    func form(problems: [AnswerProblem] = [], refusal: RefusalMessage? = nil) throws -> Reply {
        let evaluation = review.evaluation
        let open = Set(review.questions)
        let questions = current.definition.pages.flatMap { evaluation.questions(on: $0) }.filter {
            open.contains($0.path)
        }
        // A document can't be entered: the person is asked for it.
        let needsDocument = questions.contains(where: \.question.takesFiles)
        var draft = Draft(language: language, accessCode: "")
        draft.entries = review.entries
        let fields = QuestionFields(
            texts: texts, language: language, draft: draft, evaluation: evaluation, problems: problems)
        let status: HTTPResponse.Status = refusal?.status ?? (problems.isEmpty ? .ok : .unprocessableContent)
        return try visit.deskPage(
            "\(texts.amendTitle) – \(reference)", counts: current.counts,
            hasErrors: refusal != nil || !problems.isEmpty, status: status
        ) { h in
            h.put(BackLink(label: texts.backToCase, reference: visit.deskAddress(current.case.id)))
            h.put(fields.errorSummary(for: questions))
            summary(refusal, &h)
            h.h1(texts.amendTitle)
            h.p(reference, .class("reference"))
            h.put(Notice(title: texts.whatItDoes, body: Prose(consequence), tone: .accent))
            h.p(texts.amendDocuments, .class("soft"))
            h.form(.method(.post), .action(address), .novalidate()) { h in
                hidden(&h)
                for question in questions where !question.question.takesFiles {
                    write(question, fields: fields, &h)
                }
                if needsDocument { h.put(Notice(body: Prose(texts.amendDocumentNeeded), tone: .wait)) }
                h.put(basisField(error: refusal?.field == .basis ? refusal?.text : nil))
                h.put(whyField(error: refusal?.field == .explanation ? refusal?.text : nil))
                h.put(
                    ButtonRow(buttons: [
                        Button(
                            label: texts.amendSee, act: .submit(name: "then", value: "check"), busy: texts.oneMoment)
                    ]))
            }
        }
    }

    private var consequence: String {
        let address = CaseJobs.emailAddress(of: current.case, definition: current.definition)
        return texts.amendConsequence(hasAddress: address != nil)
    }

    private func summary(_ refusal: RefusalMessage?, _ h: inout HTMLWriter) {
        guard let refusal else { return }
        guard let field = refusal.field else {
            return h.put(Notice(title: refusal.title, body: Prose(refusal.text), tone: .bad, isAnnounced: true))
        }
        let target = field == .basis ? AmendmentPage.basis : AmendmentPage.why
        h.put(ErrorSummary(title: texts.errorSummaryTitle, items: [.init(message: refusal.text, target: target)]))
    }

    private func write(_ question: ShownQuestion, fields: QuestionFields, _ h: inout HTMLWriter) {
        h.put(HiddenValue(name: "asked", value: question.path))
        // Within a list, which element it is about.
        if question.path.contains(".") {
            h.p { h in h.strong(review.evaluation.label(of: question.path, in: language)) }
        }
        if !ask.questions.contains(question.path) {
            h.put(Notice(body: Prose(texts.amendBroughtUp), tone: .neutral))
        }
        fields.write(question, to: &h)
    }

    private func basisField(error: String?) -> Field {
        let items = Amendment.Basis.allCases.map { basis in
            Field.Choices.Item(
                value: basis.rawValue, label: texts.amendBasis(basis), isChosen: ask.basis == basis)
        }
        var field = Field(
            id: AmendmentPage.basis, label: texts.amendBasis,
            control: .choices(Field.Choices(name: AmendmentPage.basis, items: items)), words: visit.fieldWords)
        field.error = error
        return field
    }

    private func whyField(error: String?) -> Field {
        let lines = Field.Lines(name: AmendmentPage.why, value: ask.why, rows: 4, spellcheck: true)
        var field = Field(
            id: AmendmentPage.why, label: texts.amendWhy, control: .lines(lines), words: visit.fieldWords)
        field.hint = texts.amendWhyHint
        field.error = error
        return field
    }

    private func hidden(_ h: inout HTMLWriter) {
        h.put(visit.formToken)
        h.put(HiddenValue(name: "seen", value: String(ask.seen)))
        for question in ask.questions.sorted() { h.put(HiddenValue(name: "question", value: question)) }
    }

    // MARK: Before saving

    /// What changes, old and new: the answers, and what the rules make of them.
    func check() throws -> Reply {
        try visit.deskPage("\(texts.amendCheckTitle) – \(reference)", counts: current.counts) { h in
            h.h1(texts.amendCheckTitle)
            h.p(reference, .class("reference"))
            h.p(texts.amendCheckText)
            h.put(table(ChangesTable.rows(review.changes, found: current.found, visit: visit), texts.amendCheckTitle))
            if !computedRows.isEmpty {
                h.h2(texts.amendComputed)
                h.put(table(computedRows, texts.amendComputed))
            }
            if let basis = ask.basis { h.put(PlainText(texts.amendmentWhy(ask.why, basis: basis))) }
            h.put(Notice(title: texts.whatItDoes, body: Prose(consequence), tone: .accent))
            h.form(.method(.post), .action(address)) { h in
                hidden(&h)
                for question in review.questions { answer(question, &h) }
                h.put(HiddenValue(name: AmendmentPage.why, value: ask.why))
                h.put(HiddenValue(name: AmendmentPage.basis, value: ask.basis?.rawValue ?? ""))
                h.put(
                    ButtonRow(buttons: [
                        Button(
                            label: texts.amendSave, act: .submit(name: "then", value: "save"), busy: texts.sending),
                        Button(
                            label: texts.amendAgain, act: .submit(name: "then", value: "change"), style: .quiet),
                    ]))
            }
        }
    }

    private func answer(_ question: String, _ h: inout HTMLWriter) {
        h.put(HiddenValue(name: "asked", value: question))
        for (part, values) in (ask.raw[question]?.parts ?? [:]).sorted(by: { $0.key < $1.key }) {
            for value in values {
                h.put(HiddenValue(name: PostedAnswers.fieldName(question: question, part: part), value: value))
            }
        }
    }

    private func table(_ rows: [ChangesTable.Row], _ label: String) -> ChangesTable {
        ChangesTable(
            rows: rows, label: label, question: texts.questionHeading, before: texts.before, after: texts.after)
    }

    /// The rules whose values change.
    private var computedRows: [ChangesTable.Row] {
        let (before, after) = (current.case.computed, review.evaluation.computed)
        return current.definition.rules.compactMap { rule in
            guard before[rule.id] != after[rule.id] else { return nil }
            let printed = [before[rule.id], after[rule.id]].map { value in
                value.map { rule.print($0, in: language) }.flatMap { $0.isEmpty ? nil : $0 } ?? texts.noValue
            }
            return ChangesTable.Row(
                question: visit.typeset(rule.label, in: language), before: [printed[0]], after: [printed[1]])
        }
    }
}
