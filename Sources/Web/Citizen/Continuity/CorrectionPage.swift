import Cases
import FEEL
import HTML
import HTTPTypes
import Services
import Storage

/// Answering a correction request: just the questions asked, read over, then sent. The pages keep nothing on the server:
/// each form carries all that was typed; documents alone wait with the case until they are sent.
enum CorrectionPage {
    static func show(_ visit: Visit) async throws -> Reply {
        let found = try await visit.loadCase()
        let chosen = try await CorrectionFiles.chosen(visit, for: found.definition)
        guard let answer = CorrectionInHand(visit, found: found, chosen: chosen) else {
            return over(visit, found: found)
        }
        return CorrectionView(visit: visit, answer: answer).form(problems: KeptForm.fileProblems(for: visit))
    }

    /// From the form to the check and back, and away.
    static func answer(_ visit: Visit) async throws -> Reply {
        let brought = try await CorrectionFiles.settle(visit)
        let found = try await visit.loadCase()
        let chosen = try await CorrectionFiles.chosen(visit, for: found.definition)
        guard visit.form["then"] == "send" else {
            guard let answer = CorrectionInHand(visit, found: found, chosen: chosen) else {
                return over(visit, found: found)
            }
            return step(visit, answer: answer, brought: brought)
        }
        let reply = CorrectionReply(
            request: visit.form["request"].flatMap(Int.init) ?? 0,
            raw: CorrectionInHand.raw(visit, definition: found.definition, chosen: chosen),
            language: CorrectionInHand.language(visit, found: found), note: visit.writtenText)
        let (outcome, on) = try await visit.perform(.answerCorrection(reply))
        switch outcome {
        case .success(let changed):
            try await KeptForm.forget(visit)
            try await CorrectionFiles.discardUnsent(visit, for: on.definition)
            return visit.toCase(changed, done: .corrected)
        case .failure(let refusal):
            guard let answer = CorrectionInHand(visit, found: on, chosen: chosen) else { return over(visit, found: on) }
            let view = CorrectionView(visit: visit, answer: answer)
            switch refusal {
            case .problems(let problems): return view.form(problems: problems)
            case .otherCorrection: return view.form(problems: [], notice: visit.texts.otherCorrection)
            case .exit: return view.form(problems: [], notice: visit.texts.correctionExit)
            case .tooLong(let maximum):
                return view.form(problems: [], noteProblem: visit.texts.textTooLong(maximum: maximum))
            default: return over(visit, found: on)
            }
        }
    }

    private static func step(
        _ visit: Visit, answer: CorrectionInHand, brought: CorrectionFiles.Brought
    ) -> Reply {
        let view = CorrectionView(visit: visit, answer: answer)
        guard brought.problems.isEmpty, !brought.isOnlyChoosing else { return view.form(problems: brought.problems) }
        guard visit.form["then"] == "check" else { return view.form(problems: []) }
        // Questions that the answers have just made appear are asked before anything is said to lack.
        let asked = Set(visit.form.all("asked"))
        let known = answer.review.problems.filter { asked.contains($0.question) }
        guard answer.review.problems.isEmpty else { return view.form(problems: known) }
        if answer.review.evaluation.exit != nil { return view.form(problems: [], notice: visit.texts.correctionExit) }
        return view.check()
    }

    private static func over(_ visit: Visit, found: CaseInHand) -> Reply {
        guard visit.route.method == .post else { return .redirect(to: visit.caseAddress(found.case.id).description) }
        return visit.overPage(
            visit.texts.nothingToCorrectTitle, visit.texts.nothingToCorrectText, for: found, kept: visit.writtenText)
    }
}

/// A pending correction with what the person gives to it.
struct CorrectionInHand {
    let found: CaseInHand
    let pending: PendingCorrection
    let raw: [String: RawAnswer]
    /// The documents chosen and not sent yet.
    let chosen: [StoredFile]
    let review: CorrectionReview

    /// Nil when nothing waits to be corrected.
    init?(_ visit: Visit, found: CaseInHand, chosen: [StoredFile]) {
        let raw = Self.raw(visit, definition: found.definition, chosen: chosen)
        guard let pending = found.case.pendingCorrection,
            let review = found.case.reviewCorrection(
                raw, definition: found.definition, language: Self.language(visit, found: found),
                today: found.date(visit.now))
        else { return nil }
        self.found = found
        self.pending = pending
        self.raw = raw
        self.chosen = chosen
        self.review = review
    }

    static func language(_ visit: Visit, found: CaseInHand) -> Language {
        found.definition.language(preferring: visit.language)
    }

    /// What is given: what was posted to the questions that the form asked, and the documents chosen. A document that is
    /// not chosen anew stays as it was given.
    static func raw(
        _ visit: Visit, definition: ServiceDefinition, chosen: [StoredFile]
    ) -> [String: RawAnswer] {
        let asked = Set(visit.typedForm.all("asked"))
        return PostedAnswers.read(visit.typedForm, of: definition).filter { asked.contains($0.key) }
            .merging(CorrectionFiles.answers(chosen)) { $1 }
    }

    /// Why a question is asked again; nil for one that only the new answers concern.
    func item(_ question: String) -> CorrectionRequest.Item? {
        pending.request.items.first { $0.question == question }
    }
}

/// The pages of a correction.
struct CorrectionView {
    let visit: Visit
    let answer: CorrectionInHand

    private var texts: any Texts { visit.texts }
    private var found: CaseInHand { answer.found }
    private var language: Language { CorrectionInHand.language(visit, found: found) }
    private var address: URLReference { visit.caseAddress(found.case.id, "/correction") }

    /// The questions, with what is to mend.
    func form(problems: [AnswerProblem], notice: String? = nil, noteProblem: String? = nil) -> Reply {
        let evaluation = answer.review.evaluation
        let open = Set(answer.review.questions)
        let questions = found.definition.pages.flatMap { evaluation.questions(on: $0) }.filter {
            open.contains($0.path)
        }
        var draft = Draft(language: language, accessCode: "")
        draft.entries = answer.review.entries
        var fields = QuestionFields(
            texts: texts, language: language, draft: draft, evaluation: evaluation, problems: problems)
        fields.files = CorrectionFiles.fields(visit, chosen: answer.chosen)
        let takesFiles = questions.contains(where: \.question.takesFiles)
        var frame = visit.frame("\(texts.correctionTitle) – \(found.case.submission.reference.description)", for: found)
        frame.hasErrors = !problems.isEmpty || noteProblem != nil
        frame.status = frame.hasErrors ? .unprocessableContent : notice == nil ? .ok : .conflict
        if takesFiles { frame.stylesheets = ["files.css"] }
        return visit.page(frame) { h in
            h.put(BackLink(label: texts.back, reference: visit.caseAddress(found.case.id)))
            h.put(fields.errorSummary(for: questions))
            if let notice { h.put(Notice(body: Prose(notice), tone: .bad, isAnnounced: true)) }
            h.h1(texts.correctionTitle)
            h.p(texts.correctionText(until: found.words(answer.pending.request.answerBy, visit)), .class("lede"))
            h.section(.class("notice notice-accent"), .ariaLabelledBy("asked-title")) { h in
                h.put(Icon.info)
                h.div(.class("notice-body")) { h in
                    h.p(texts.correctionAsked, .class("notice-title"), .id("asked-title"))
                    h.put(PlainText(answer.pending.request.explanation))
                }
            }
            h.form(.method(.post), .action(address), .novalidate(), takesFiles ? .enctype(.multipart) : .none) { h in
                hidden(&h)
                // Enter presses the first button of a form: it must not be one that removes a document.
                if takesFiles { h.put(DefaultButton(label: texts.checkCorrections, name: "then", value: "check")) }
                for question in questions { write(question, fields: fields, &h) }
                h.put(note(problem: noteProblem))
                h.put(
                    ButtonRow(buttons: [
                        Button(
                            label: texts.checkCorrections, act: .submit(name: "then", value: "check"),
                            busy: texts.oneMoment)
                    ]))
            }
        }
    }

    private func write(_ question: ShownQuestion, fields: QuestionFields, _ h: inout HTMLWriter) {
        h.put(HiddenValue(name: "asked", value: question.path))
        // Within a list, which element it is about.
        if question.path.contains(".") {
            h.p { h in h.strong(answer.review.evaluation.label(of: question.path, in: language)) }
        }
        if let item = answer.item(question.path) {
            if let why = item.why { h.put(Notice(body: Prose(texts.correctionNote(why)), tone: .neutral)) }
        } else {
            h.put(Notice(body: Prose(texts.correctionAppeared), tone: .neutral))
        }
        if question.question.takesFiles, let given = found.case.answers[question.path] {
            let names = FileReference.all(in: given.value).map(\.name).joined(separator: ", ")
            h.p(texts.correctionReplaces(names), .class("soft"))
        }
        fields.write(question, to: &h)
    }

    private func note(problem: String?) -> Field {
        let lines = Field.Lines(name: HolderForm.field, value: visit.writtenText, rows: 3, spellcheck: true)
        var field = Field(
            id: HolderForm.field, label: texts.correctionFreeNote, control: .lines(lines), words: visit.fieldWords)
        field.hint = texts.correctionFreeNoteHint
        field.error = problem
        field.isOptional = true
        return field
    }

    private func hidden(_ h: inout HTMLWriter) {
        h.put(visit.formToken)
        h.put(HiddenValue(name: "request", value: String(answer.pending.version)))
    }

    /// The corrections, old and new, before they are sent.
    func check() -> Reply {
        let frame = visit.frame(
            "\(texts.correctionCheckTitle) – \(found.case.submission.reference.description)", for: found)
        return visit.page(frame) { h in
            h.h1(texts.correctionCheckTitle)
            h.p(texts.correctionCheckText)
            if answer.review.changes.isEmpty { h.p(texts.nothingChanges, .class("lede")) }
            h.put(
                ChangesTable(
                    rows: ChangesTable.rows(answer.review.changes, found: found, visit: visit),
                    label: texts.correctionCheckTitle, question: texts.questionHeading, before: texts.before,
                    after: texts.after))
            h.form(.method(.post), .action(address)) { h in
                hidden(&h)
                for question in answer.review.questions {
                    h.put(HiddenValue(name: "asked", value: question))
                    // Which documents are sent, the store says, never a form.
                    guard found.definition.question(question)?.takesFiles != true else { continue }
                    for (part, values) in (answer.raw[question]?.parts ?? [:]).sorted(by: { $0.key < $1.key }) {
                        for value in values {
                            h.put(
                                HiddenValue(
                                    name: PostedAnswers.fieldName(question: question, part: part), value: value))
                        }
                    }
                }
                h.put(HiddenValue(name: HolderForm.field, value: visit.writtenText))
                h.put(
                    ButtonRow(buttons: [
                        Button(
                            label: texts.sendCorrections, act: .submit(name: "then", value: "send"),
                            busy: texts.sending),
                        Button(
                            label: texts.changeAgain, act: .submit(name: "then", value: "change"), style: .quiet),
                    ]))
            }
        }
    }
}

/// Answers as they were and as they become, one a row.
struct ChangesTable: Component {
    /// A change in words; nil where there is no answer.
    struct Row {
        let question: String
        let before: [String]
        let after: [String]
    }

    let rows: [Row]
    /// What the table is.
    let label: String
    let question: String
    let before: String
    let after: String

    /// Changes as the page's language writes them.
    static func rows(_ changes: [AnswerChange], found: CaseInHand, visit: Visit) -> [Row] {
        let words = ContinuityWords(found: found, texts: visit.texts)
        return changes.map { change in
            Row(
                question: words.label(of: change.question),
                before: words.printed(change.before, of: change.question)?.splitLines ?? [visit.texts.noAnswer],
                after: words.printed(change.after, of: change.question)?.splitLines ?? [visit.texts.noAnswer])
        }
    }

    func write(to h: inout HTMLWriter) {
        guard !rows.isEmpty else { return }
        h.div(.class("table-scroll"), .role(.region), .ariaLabel(label), .tabindex(0)) { h in
            h.table(.class("changes")) { h in
                h.thead { h in
                    h.tr { h in
                        for heading in [question, before, after] { h.th(heading, .scope(.column)) }
                    }
                }
                h.tbody { h in
                    for row in rows {
                        h.tr { h in
                            h.th(row.question, .scope(.row))
                            cell(row.before, &h)
                            cell(row.after, &h)
                        }
                    }
                }
            }
        }
    }

    private func cell(_ lines: [String], _ h: inout HTMLWriter) {
        h.td { h in
            for line in lines { h.div(line, .dir(.auto)) }
        }
    }
}

/// The facts of a case's life after submission, in words that both sides read.
struct ContinuityWords {
    let found: CaseInHand
    let texts: any Texts
    private let evaluation: Evaluation
    private let language: Language

    init(found: CaseInHand, texts: any Texts) {
        self.found = found
        self.texts = texts
        language = found.definition.language(preferring: texts.language)
        evaluation = found.definition.evaluate(found.case.answers, on: found.case.evaluatedOn)
    }

    /// More about a fact, for timelines; nil when the title says all.
    static func detail(of fact: CaseEvent.Fact, found: CaseInHand, texts: any Texts) -> String? {
        switch fact {
        case .correctionAsked(let request): ContinuityWords(found: found, texts: texts).detail(of: request)
        case .correctionAnswered(let answer): ContinuityWords(found: found, texts: texts).detail(of: answer)
        case .answersAmended(let amendment): ContinuityWords(found: found, texts: texts).detail(of: amendment)
        case .correctionEnded(let explanation): explanation
        case .withdrawn(let reason): reason
        case .reconsiderationAsked(let request): request.text
        default: nil
        }
    }

    private func detail(of request: CorrectionRequest) -> String {
        "\(request.explanation) (\(request.items.map { label(of: $0.question) }.joined(separator: ", ")))"
    }

    private func detail(of answer: CorrectionAnswer) -> String {
        let changes = answer.changes.map { change in
            texts.changed(
                label(of: change.question), from: printed(change.before, of: change.question),
                to: printed(change.after, of: change.question))
        }
        let words = (changes.isEmpty ? [texts.answersConfirmed] : changes) + [answer.note].compactMap { $0 }
        return words.joined(separator: " · ")
    }

    private func detail(of amendment: Amendment) -> String {
        let changes = amendment.changes.map { change in
            texts.changed(
                label(of: change.question), from: printed(change.before, of: change.question),
                to: printed(change.after, of: change.question))
        }
        return (changes + [texts.amendmentWhy(amendment.why, basis: amendment.basis)]).joined(separator: " · ")
    }

    /// The words of a question, after the titles of the elements it stands in.
    func label(of path: String) -> String {
        let label = evaluation.label(of: path, in: language)
        let known = label.isEmpty ? found.definition.question(path)?.ask[language] ?? path : label
        return Typography.typeset(known, in: language.rawValue)
    }

    /// An answer as people read it; nil when there is none.
    func printed(_ answer: Answer?, of question: String) -> String? {
        guard let answer else { return nil }
        return found.definition.question(question)?.type.print(answer.value, in: language)
            ?? ValuePrinter.print(answer.value, in: language)
    }
}
