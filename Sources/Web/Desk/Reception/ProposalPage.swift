import Assistant
import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// Proposing an answer for the person's form: one question, with the component of their own form.
enum ProposalPage {
    static func show(_ visit: Visit) async throws -> Reply {
        let (opened, form, asked) = try await load(visit, named: visit.query["question"])
        return try view(visit, opened, form, asked, draft: form.inHand.draft)
    }

    static func propose(_ visit: Visit) async throws -> Reply {
        let (opened, form, asked) = try await load(visit, named: visit.form["question"])
        let path = asked.shown.path
        let raw = PostedAnswers.read(visit.form, of: form.definition)[path] ?? RawAnswer()
        switch try await CoFilling.propose(raw, for: asked, of: form, in: opened.found, visit) {
        case .proposed: return DeskTalkPage.back(visit, opened.found.id)
        case .refused:
            var draft = form.inHand.draft
            draft.entries[path] = .raw(raw)
            return try view(visit, opened, form, asked, draft: draft, refusal: visit.texts.proposalRefusedAtOnce)
        case .wrong(let problem):
            var draft = form.inHand.draft
            draft.entries[path] = .raw(raw)
            return try view(visit, opened, form, asked, draft: draft, problems: [problem])
        }
    }

    private static func load(
        _ visit: Visit, named path: String?
    ) async throws -> (DeskTalkPage.Opened, SharedForm, SharedForm.Asked) {
        guard let opened = try await DeskTalkPage.open(visit), opened.part == .talk,
            let form = try await SharedForm.load(opened.found, visit),
            let asked = form.asked(in: form.definition.language(preferring: visit.language)).first(where: {
                $0.shown.path == path
            })
        else { throw SiteFailure.notFound }
        return (opened, form, asked)
    }

    private static func view(
        _ visit: Visit, _ opened: DeskTalkPage.Opened, _ form: SharedForm, _ asked: SharedForm.Asked, draft: Draft,
        problems: [AnswerProblem] = [], refusal: String? = nil
    ) throws -> Reply {
        let texts = visit.texts
        let fields = QuestionFields(
            texts: texts, language: form.definition.language(preferring: visit.language), draft: draft,
            evaluation: form.inHand.evaluation, problems: problems)
        return try visit.deskPage(
            texts.proposeTitle, place: .conversations, counts: nil, hasErrors: !problems.isEmpty || refusal != nil,
            status: problems.isEmpty && refusal == nil ? .ok : .unprocessableContent, stylesheets: ["reception.css"]
        ) { h in
            h.put(BackLink(label: texts.backToConversation, reference: visit.deskTalkAddress(opened.found.id)))
            h.put(fields.errorSummary(for: [asked.shown]))
            if let refusal { h.put(Notice(body: Prose(refusal), tone: .bad, isAnnounced: true)) }
            h.h1(texts.proposeTitle)
            h.p(texts.proposeText, .class("lede"))
            h.p(texts.currentAnswer(asked.printed?.splitLines.joined(separator: ", ") ?? texts.leftEmpty))
            h.form(
                .method(.post), .action(visit.deskTalkAddress(opened.found.id, "/proposal")), .novalidate()
            ) { h in
                h.put(visit.formToken)
                h.put(HiddenValue(name: "question", value: asked.shown.path))
                h.put(HiddenValue(name: "asked", value: asked.shown.path))
                fields.write(asked.shown, to: &h)
                h.put(ButtonRow(buttons: [Button(label: texts.proposeAnswer, act: .submit(), busy: texts.oneMoment)]))
            }
        }
    }
}
