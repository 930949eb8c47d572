import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// The one optional question after a form is sent, whose answers are only ever counted.
enum SatisfactionPage {
    /// Counts an answer, once for each session and case.
    static func answer(_ visit: Visit) async throws -> Reply {
        let found = try await visit.loadCase()
        guard let choice = visit.form["satisfaction"].flatMap(Satisfaction.init(rawValue:)) else {
            return page(visit, found: found, sentence: visit.texts.satisfactionChoose, isError: true)
        }
        guard let session = visit.session?.key else { throw SiteFailure.notFound }
        let submission = found.case.submission
        let key = visit.figureKey(
            organisation: submission.organisation, service: submission.service, definition: submission.definition)
        let (store, id) = (visit.site.store, found.case.id)
        try await store.database.write { transaction in
            guard try store.sessions.addOnce(SessionGrant(.rated, id), to: session, in: transaction) else { return }
            try store.figures.add(Tally.answered(choice), to: key, in: transaction)
        }
        return .redirect(to: visit.caseAddress(id, "/opinion").description)
    }

    /// Says that the answer is counted, once it is.
    static func thanks(_ visit: Visit) async throws -> Reply {
        let found = try await visit.loadCase()
        guard try await visit.hasOpinion(on: found.case.id) else {
            return .redirect(to: visit.caseAddress(found.case.id, "/receipt").description)
        }
        return page(visit, found: found, sentence: visit.texts.satisfactionThanks, isError: false)
    }

    private static func page(_ visit: Visit, found: CaseInHand, sentence: String, isError: Bool) -> Reply {
        let texts = visit.texts
        var frame = visit.frame(texts.satisfactionQuestion, for: found)
        frame.hasErrors = isError
        if isError { frame.status = .unprocessableContent }
        return visit.page(frame) { h in
            if isError {
                h.put(
                    ErrorSummary(
                        title: texts.errorSummaryTitle,
                        items: [ErrorSummary.Item(message: sentence, target: "satisfaction")]))
                h.put(SatisfactionForm(visit: visit, found: found, error: sentence, headsPage: true))
            } else {
                h.h1(sentence)
            }
            h.put(
                ButtonRow(buttons: [
                    Button(label: texts.followThisCase, act: .go(visit.caseAddress(found.case.id)), style: .quiet)
                ]))
        }
    }
}

extension Visit {
    /// Whether an opinion on a case was given in this session.
    func hasOpinion(on id: Identifier) async throws -> Bool {
        guard let key = session?.key else { return false }
        let (store, now) = (site.store, now)
        return try await store.database.read {
            try store.sessions.find(key, grant: SessionGrant(.rated, id), now: now, in: $0)?.isGranted ?? false
        }
    }
}

/// The question, as a form.
struct SatisfactionForm: Component {
    let visit: Visit
    let found: CaseInHand
    var error: String?
    /// Whether the question is the page's heading.
    var headsPage = false

    func write(to h: inout HTMLWriter) {
        let texts = visit.texts
        var field = Field(
            id: "satisfaction", label: texts.satisfactionQuestion,
            control: .choices(
                Field.Choices(
                    name: "satisfaction",
                    items: Satisfaction.allCases.map { answer in
                        Field.Choices.Item(value: answer.rawValue, label: texts.satisfaction(answer))
                    })),
            words: Field.Words(error: texts.errorTitlePrefix, optional: texts.optional, why: texts.whyDoWeAsk))
        field.labelStyle = headsPage ? .pageHeading : .ordinary
        field.hint = texts.satisfactionHint
        field.error = error
        h.form(
            .method(.post), .action(visit.caseAddress(found.case.id, "/opinion")), .class("satisfaction"), .novalidate()
        ) { h in
            h.put(visit.formToken)
            h.put(field)
            h.put(
                ButtonRow(buttons: [
                    Button(label: texts.satisfactionSend, act: .submit(), style: .quiet, busy: texts.oneMoment)
                ]))
        }
    }
}
