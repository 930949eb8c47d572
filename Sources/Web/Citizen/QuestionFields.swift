import Cases
import HTML
import Services

/// Turns a definition's questions into the fields of a page, with what was given and what is to mend.
struct QuestionFields {
    let texts: any Texts
    let language: Language
    let draft: Draft
    /// What names a question among those of lists; nil where there are none.
    let evaluation: Evaluation?
    let problems: [AnswerProblem]
    let headsPage: Bool
    /// The field of a file question, with the files that it has; without a draft, it has none.
    var files: (@Sendable (String, FileControl) -> FileField)?
    /// The organisation's registers, by whose names answers filled in from them are marked.
    var registers: [Register] = []
    /// What the person answered earlier where the same is asked again, by path.
    var earlier: [String: EarlierOffer] = [:]
    /// What the person gave earlier where the same document is asked again, by path.
    var documents: [String: EarlierDocumentOffer] = [:]
    private let reasons: [String: AnswerProblem.Reason]

    init(
        texts: any Texts, language: Language, draft: Draft, evaluation: Evaluation?, problems: [AnswerProblem] = [],
        headsPage: Bool = false
    ) {
        self.texts = texts
        self.language = language
        self.draft = draft
        self.evaluation = evaluation
        self.problems = problems
        self.headsPage = headsPage
        reasons = Dictionary(problems.map { ($0.question, $0.reason) }, uniquingKeysWith: { first, _ in first })
    }

    /// The list of what is to mend, or nil when nothing is.
    func errorSummary(for questions: [ShownQuestion]) -> ErrorSummary? {
        guard !problems.isEmpty else { return nil }
        let byPath = Dictionary(questions.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let items = problems.map { problem in
            let message = typeset(problem.reason.message[language])
            // Among several questions, each line says which one it is about.
            let name =
                headsPage ? "" : (evaluation?.label(of: problem.question, in: language) ?? problem.question) + " – "
            return ErrorSummary.Item(
                message: name + message,
                target: byPath[problem.question].map { field($0).focusTarget } ?? problem.question)
        }
        return ErrorSummary(title: texts.errorSummaryTitle, items: items)
    }

    /// What is to mend at a path, in words.
    func error(at path: String) -> String? { (reasons[path]?.message[language]).map(typeset) }

    /// The identifier of the control that gets the focus for a question.
    func focusTarget(of shown: ShownQuestion) -> String { field(shown).focusTarget }

    /// Writes a question, or the text of an information block.
    func write(_ shown: ShownQuestion, to h: inout HTMLWriter) {
        if case .none = shown.question.type.control {
            h.put(
                InformationBlock(
                    title: shown.question.ask[language], body: Prose(shown.question.help?[language] ?? "")))
        } else {
            h.put(field(shown))
            h.put(earlier[shown.path])
            h.put(documents[shown.path])
        }
    }

    /// That an answer comes from a register, or corrects what a register said.
    private func mark(of shown: ShownQuestion) -> String? {
        if case .answer(let answer)? = draft.entries[shown.path], case .register(let register) = answer.provenance {
            return texts.filledFrom(name(of: register))
        }
        if case .answer(let answer)? = draft.entries[shown.path], answer.provenance == .assistant {
            return texts.assistantMark
        }
        guard let statement = draft.statements[shown.path] else { return nil }
        return texts.correctedFrom(
            name(of: statement.register), said: shown.question.type.print(statement.value, in: language))
    }

    private func name(of register: String) -> String {
        registers.first { $0.id == register }?.name[language] ?? register
    }

    private func field(_ shown: ShownQuestion) -> Field {
        let question = shown.question
        let problem = reasons[shown.path]
        var field = Field(
            id: shown.path, label: question.ask[language], control: control(of: shown, problem: problem),
            words: Field.Words(error: texts.errorTitlePrefix, optional: texts.optional, why: texts.whyDoWeAsk))
        field.labelStyle = headsPage ? .pageHeading : .ordinary
        field.hint = question.hint?[language]
        field.error = (problem?.message[language]).map(typeset)
        field.notices = [
            question.sensitive.map(texts.sensitiveNotice), question.notice?[language],
        ]
        .compactMap { $0 }
        if let mark = mark(of: shown) { field.notices.append(mark) }
        field.why = (question.why ?? question.usedFor)?[language]
        field.isOptional = !question.isRequired
        return field
    }

    /// Question types write their messages plainly, for every channel; definitions come typeset.
    private func typeset(_ text: String) -> String { Typography.typeset(text, in: language.rawValue) }

    private func given(to shown: ShownQuestion) -> RawAnswer {
        switch draft.entries[shown.path] {
        case .answer(let answer): shown.question.type.edit(answer.value, in: language)
        case .raw(let raw): raw
        case nil: RawAnswer()
        }
    }

    private func control(of question: ShownQuestion, problem: AnswerProblem.Reason?) -> Field.Control {
        let raw = given(to: question)
        switch question.question.type.control {
        case .line(let line):
            return .line(self.line(line, question: question, raw: raw, problem: problem))
        case .group(let lines):
            return .group(lines.map { self.line($0, question: question, raw: raw, problem: problem) })
        case .lines(let rows, let maximum):
            var lines = Field.Lines(name: question.path, value: raw.text)
            lines.rows = rows
            lines.maximumLength = maximum
            return .lines(lines)
        case .yesNo:
            return .choices(choices(Self.yesOrNo, .one, question, raw, isInline: true))
        case .oneOf(let options):
            return .choices(choices(options, .one, question, raw))
        case .anyOf(let options):
            return .choices(choices(options, .many, question, raw))
        case .checkBox(let option):
            return .choices(choices([option], .many, question, raw))
        case .select(let options):
            return .select(select(options[language] ?? [], question, raw))
        case .date:
            return .date(dateParts(["day", "month", "year"], question, raw: raw, problem: problem))
        case .month:
            return .date(dateParts(["month", "year"], question, raw: raw, problem: problem))
        case .files(let control):
            return .files(files?(question.path, control) ?? FileField(question.path, control: control, texts: texts))
        case .none:
            return .group([])
        }
    }

    private func line(
        _ line: LineControl, question: ShownQuestion, raw: RawAnswer, problem: AnswerProblem.Reason?
    ) -> Field.Line {
        let isAlone = line.part.isEmpty
        var field = Field.Line(
            part: line.part, name: PostedAnswers.fieldName(question: question.path, part: line.part),
            value: raw[line.part], label: (line.label?[language]).map(typeset))
        field.isWrong = problem.map { $0.part == line.part || isAlone } ?? false
        field.isOptional = line.isOptional
        field.autocomplete = line.autocomplete
        field.width = line.width
        field.unit = line.unit?[language]
        switch line.keyboard {
        case .text: break
        case .numeric: field.inputmode = .numeric
        case .decimal: field.inputmode = .decimal
        case .email:
            field.type = .email
            field.inputmode = .email
            field.autocapitalize = "none"
            field.spellcheck = false
        case .telephone:
            field.type = .tel
            field.inputmode = .tel
        }
        return field
    }

    /// What a yes or no is answered with, as `yes_no` reads it.
    private static let yesOrNo = [
        Option(id: "yes", label: LocalizedText(fr: "Oui", en: "Yes")),
        Option(id: "no", label: LocalizedText(fr: "Non", en: "No")),
    ]

    private func choices(
        _ options: [Option], _ kind: Field.Choices.Kind, _ question: ShownQuestion, _ raw: RawAnswer,
        isInline: Bool = false
    ) -> Field.Choices {
        Field.Choices(
            kind: kind, name: question.path,
            items: options.map { option in
                Field.Choices.Item(
                    value: option.id, label: option.label[language], hint: option.help?[language],
                    isChosen: raw.texts.contains(option.id))
            }, isInline: isInline)
    }

    private func select(_ options: [Option], _ question: ShownQuestion, _ raw: RawAnswer) -> Field.Select {
        Field.Select(
            name: question.path, prompt: texts.chooseFromList,
            items: options.map {
                Field.Choices.Item(value: $0.id, label: $0.label[language], isChosen: raw.text == $0.id)
            })
    }

    private func dateParts(
        _ parts: [String], _ question: ShownQuestion, raw: RawAnswer, problem: AnswerProblem.Reason?
    ) -> [Field.Line] {
        let labels = ["day": texts.day, "month": texts.month, "year": texts.year]
        return parts.map { part in
            Field.datePart(
                part, name: PostedAnswers.fieldName(question: question.path, part: part), value: raw[part],
                label: labels[part] ?? part, width: part == "year" ? 4 : 2,
                isWrong: problem.map { $0.part == nil || $0.part == part } ?? false)
        }
    }
}
