import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// At the counter, with the person present: giving back access to a case whose code or mailbox is lost.
///
/// A supervisor says by which document they checked who the person is; that is in the journal before a code exists. The
/// code is printed and handed over, never sent.
enum RestoreAccessPage {
    static func show(_ visit: Visit) async throws -> Reply {
        try view(try await visit.openDeskCase(), visit: visit, problem: nil)
    }

    static func restore(_ visit: Visit) async throws -> Reply {
        guard let document = visit.form["document"].flatMap({ IdentityDocument(rawValue: $0) }) else {
            return try view(try await visit.openDeskCase(), visit: visit, problem: visit.texts.documentMissing)
        }
        let (outcome, _) = try await visit.perform(.restoreAccess(document))
        guard case .success(let current) = outcome else { throw SiteFailure.forbidden }
        var random = SystemRandomNumberGenerator()
        let code = SecretToken.accessCode(using: &random)
        let new = NewOneTimeCode(
            token: SecretHash(of: code), purpose: RestoredAccess.codePurpose,
            content: RestoredAccess(case: current.case.id.description).content)
        let (store, now) = (visit.site.store, visit.now)
        let expiresAt = now.adding(seconds: RestoredAccess.codeSeconds)
        try await store.database.write { try store.codes.create(new, now: now, expiresAt: expiresAt, in: $0) }
        return try printed(current, code: code, until: expiresAt, visit: visit)
    }

    private static func view(_ current: DeskCase, visit: Visit, problem: String?) throws -> Reply {
        let texts = visit.texts
        var field = Field(
            id: "document", label: texts.documentLegend,
            control: .choices(
                Field.Choices(
                    name: "document",
                    items: IdentityDocument.allCases.map { document in
                        Field.Choices.Item(value: document.rawValue, label: texts.identityDocument(document))
                    })), words: visit.fieldWords)
        field.error = problem
        let title = "\(texts.restoreAccessTitle) – \(current.case.submission.reference.description)"
        return try visit.deskPage(
            title, counts: current.counts, hasErrors: problem != nil,
            status: problem == nil ? .ok : .unprocessableContent
        ) { h in
            h.put(BackLink(label: texts.back, reference: visit.deskAddress(current.case.id)))
            if let problem {
                h.put(
                    ErrorSummary(
                        title: texts.errorSummaryTitle, items: [.init(message: problem, target: field.focusTarget)]))
            }
            h.h1(title)
            h.p(texts.restoreAccessText, .class("lede"))
            h.form(.method(.post), .action(visit.deskAddress(current.case.id, "/access")), .novalidate()) { h in
                h.put(visit.formToken)
                h.put(field)
                h.put(ButtonRow(buttons: [Button(label: texts.giveCode, act: .submit(), busy: texts.oneMoment)]))
            }
        }
    }

    private static func printed(_ current: DeskCase, code: String, until: Instant, visit: Visit) throws -> Reply {
        let texts = visit.texts
        let time = LocalTime(zone: current.found.zone, texts: texts)
        return try visit.deskPage(texts.codeToPrint, counts: current.counts) { h in
            h.put(BackLink(label: texts.back, reference: visit.deskAddress(current.case.id)))
            h.h1(texts.codeToPrint)
            h.p(texts.codeToPrintText, .class("lede"))
            h.put(
                FactsList(facts: [
                    FactsList.Fact(
                        term: texts.reference, lines: [current.case.submission.reference.description]),
                    FactsList.Fact(term: texts.counterCode, lines: [code]),
                    FactsList.Fact(
                        term: texts.whereToType,
                        lines: [visit.site.configuration.publicURL + visit.address("/restore").description]),
                    FactsList.Fact(term: texts.worksUntil, lines: [time.dateAndTime(until)]),
                ]))
        }
    }
}
