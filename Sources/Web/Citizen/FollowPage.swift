import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// Following a case by its reference and access code, and leaving a shared computer.
enum FollowPage {
    static func show(_ visit: Visit) async throws -> Reply { view(visit, problems: []) }

    static func open(_ visit: Visit) async throws -> Reply {
        let texts = visit.texts
        let reference = Reference(visit.form["reference"] ?? "")
        let code = SecretToken.accessCode(typed: visit.form["code"] ?? "")
        var problems: [(field: String, message: String)] = []
        if reference == nil { problems.append(("reference", texts.referenceMalformed)) }
        if code == nil { problems.append(("code", texts.codeMalformed)) }
        guard let reference, let code else { return view(visit, problems: problems) }
        let store = visit.site.store
        let id = try await store.database.read { try store.cases.find(reference: reference.description, in: $0)?.id }
        if let id, let reply = try await AccessCode.open(code, expecting: id, visit: visit) { return reply }
        return view(visit, problems: [("reference", texts.referenceAndCodeUnknown)])
    }

    static func openLink(_ visit: Visit) async throws -> Reply {
        guard let code = SecretToken.accessCode(typed: try visit.parameter("code")),
            let reply = try await AccessCode.open(code, visit: visit)
        else { return view(visit, problems: [("code", visit.texts.codeUnknown)]) }
        return reply
    }

    /// Ends the browser's session: nothing can be seen from this computer any more without the code.
    static func forget(_ visit: Visit) async throws -> Reply {
        if let session = visit.session {
            let store = visit.site.store
            try await store.database.write { try store.sessions.delete(session.key, in: $0) }
        }
        return .redirect(to: visit.address("").description).endingSession()
    }

    private static func view(_ visit: Visit, problems: [(field: String, message: String)]) -> Reply {
        let texts = visit.texts
        var frame = PageFrame(title: texts.followTitle)
        frame.hasErrors = !problems.isEmpty
        frame.status = problems.isEmpty ? .ok : .unprocessableContent
        return visit.page(frame) { h in
            if !problems.isEmpty {
                h.put(
                    ErrorSummary(
                        title: texts.errorSummaryTitle,
                        items: problems.map { ErrorSummary.Item(message: $0.message, target: $0.field) }))
            }
            h.h1(texts.followTitle)
            h.p(texts.followText, .class("lede"))
            h.form(.method(.post), .action(visit.address("/follow")), .novalidate()) { h in
                h.put(visit.formToken)
                for (name, label, hint) in [
                    ("reference", texts.reference, texts.referenceHint),
                    ("code", texts.accessCode, texts.accessCodeHint),
                ] {
                    var field = Field(
                        id: name, label: label,
                        control: .line(
                            Field.Line(
                                name: name, value: visit.form[name] ?? "", autocomplete: "off",
                                autocapitalize: "characters", spellcheck: false)),
                        words: Field.Words(
                            error: texts.errorTitlePrefix, optional: texts.optional, why: texts.whyDoWeAsk))
                    field.hint = hint
                    field.error = problems.first { $0.field == name }?.message
                    h.put(field)
                }
                h.put(ButtonRow(buttons: [Button(label: texts.open, act: .submit(), busy: texts.oneMoment)]))
            }
            h.p(texts.codeLost, .class("soft"))
        }
    }
}
