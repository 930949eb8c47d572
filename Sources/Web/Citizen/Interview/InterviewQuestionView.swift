import Cases
import FEEL
import HTML
import HTTPTypes
import Services

/// One question of an interview, with what was answered so far and the way to change it.
struct InterviewQuestionView {
    let visit: Visit
    let interview: InterviewInHand
    let subject: InterviewInHand.Subject
    let state: InterviewInHand.State
    /// What the whole interview is called.
    let title: String
    /// Where answers are sent.
    let action: URLReference
    let back: URLReference
    /// Said on the first page.
    let opening: String
    /// How far one is: nil in an interview about one service, whose length depends on the answers.
    var progress: String?

    private var texts: any Texts { visit.texts }
    private var language: Language { interview.language }
    private var names: InterviewInHand.Names { interview.names }

    func reply(in frame: PageFrame) throws -> Reply {
        guard let definition = interview.definition(subject), let question = interview.question(subject),
            let page = definition.pages.first(where: { $0.questions.contains { $0.name == subject.question } })
        else { throw SiteFailure.notFound }
        let language = definition.language(preferring: visit.language)
        let fields = fields(language)
        let shown = ShownQuestion(at: names.path(subject), question)
        var frame = frame
        frame.office = frame.office ?? definition.office
        frame.title = "\(question.ask[language]) – \(title)"
        if case .wrong = state {
            frame.hasErrors = true
            frame.status = .unprocessableContent
        }
        return visit.page(frame) { h in
            h.put(BackLink(label: texts.back, reference: back))
            h.p(caption(definition), .class("soft"))
            h.put(fields.errorSummary(for: [shown]))
            if state == .missing {
                h.put(Notice(body: Prose(texts.interviewMissing), tone: .wait, isAnnounced: true))
            }
            // What the form says before its questions holds here too.
            if let content = page.content[language] {
                h.h1(page.title[language])
                h.put(Prose(content))
            }
            if interview.given.isEmpty, state == .first { h.p(opening, .class("lede")) }
            h.form(.method(.post), .action(action), .novalidate()) { h in
                h.put(visit.formToken)
                h.put(kept)
                h.put(HiddenValue(name: "asked", value: names.path(subject)))
                fields.write(shown, to: &h)
                h.put(buttons)
                if let progress { h.p(progress, .class("soft")) }
                h.put(InterviewAnswers(visit: visit, interview: interview, besides: subject))
            }
        }
    }

    /// The service is named where there are several.
    private func caption(_ definition: ServiceDefinition) -> String {
        interview.purpose == .benefits
            ? texts.interviewFor(title, definition.presentation.title[interview.language]) : title
    }

    private func fields(_ language: Language) -> QuestionFields {
        let path = names.path(subject)
        var draft = Draft(language: language, accessCode: "")
        if let raw = interview.raw[subject] {
            draft.entries[path] = .raw(raw)
        } else if let answer = interview.given[subject] {
            draft.entries[path] = .answer(answer)
        }
        var problems: [AnswerProblem] = []
        if case .wrong(let reason) = state { problems = [AnswerProblem(question: path, reason: reason)] }
        let page = interview.definition(subject)?.pages.first { $0.questions.contains { $0.name == subject.question } }
        // Alone, the question is the page's heading.
        return QuestionFields(
            texts: texts, language: language, draft: draft, evaluation: nil, problems: problems,
            headsPage: page?.content[language] == nil)
    }

    private var kept: some Component {
        KeptAnswers(interview: interview, besides: subject)
    }

    private var buttons: ButtonRow {
        var buttons = [
            Button(label: texts.continueButton, act: .submit(), busy: texts.oneMoment),
            Button(
                label: texts.interviewSkip, act: .submit(name: "skip", value: names.path(subject)), style: .quiet),
        ]
        if interview.purpose == .benefits, !interview.given.isEmpty {
            buttons.append(
                Button(label: texts.interviewEnough, act: .submit(name: "enough", value: "yes"), style: .link))
        }
        return ButtonRow(buttons: buttons)
    }
}

/// What travels from page to page of an interview.
struct KeptAnswers: Component {
    let interview: InterviewInHand
    /// The question that the page itself asks.
    var besides: InterviewInHand.Subject?

    func write(to h: inout HTMLWriter) {
        h.put(HiddenAnswers(interview, interview.given.filter { $0.key != besides }))
        h.put(HiddenAnswers(interview, interview.former, prefix: InterviewInHand.Names.former))
        for subject in interview.skipped.sorted(by: { ($0.service, $0.question) < ($1.service, $1.question) })
        where subject != besides {
            h.put(HiddenValue(name: "skipped", value: interview.names.path(subject)))
        }
    }
}

/// What was answered so far, each with the button that changes it; inside the form that sends it.
struct InterviewAnswers: Component {
    let visit: Visit
    let interview: InterviewInHand
    var besides: InterviewInHand.Subject?
    /// Whether it comes unfolded.
    var isOpen = false

    func write(to h: inout HTMLWriter) {
        let texts = visit.texts
        let language = interview.language
        let rows = rows(texts, language)
        guard !rows.isEmpty else { return }
        h.details(.class("disclosure"), .open(isOpen)) { h in
            h.summary(texts.interviewAnswers(rows.count))
            h.put(SummaryList(rows: rows))
        }
    }

    private func rows(_ texts: any Texts, _ language: Language) -> [SummaryList.Row] {
        let skipped = interview.skipped.sorted { ($0.service, $0.question) < ($1.service, $1.question) }
        return (interview.answered + skipped).filter { $0 != besides }.compactMap { subject in
            guard let question = interview.question(subject) else { return nil }
            let value = interview.given[subject]?.value
            var row = SummaryList.Row(
                term: question.ask[language],
                lines: value.map { question.type.print($0, in: language).splitLines } ?? [texts.interviewNotKnown])
            row.isAbsent = value == nil
            row.button = Button(
                label: texts.change, act: .submit(name: "change", value: interview.names.path(subject)),
                style: .link, context: question.ask[language])
            return row
        }
    }
}
