import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// Coming back to a draft or a case, from anywhere, with its access code.
enum ResumePage {
    static func show(_ visit: Visit) async throws -> Reply { view(visit, typed: "", problem: nil) }

    static func open(_ visit: Visit) async throws -> Reply {
        let typed = visit.form["code"] ?? ""
        guard let code = SecretToken.accessCode(typed: typed) else {
            return view(visit, typed: typed, problem: visit.texts.codeMalformed)
        }
        guard let reply = try await AccessCode.open(code, visit: visit) else {
            return view(visit, typed: typed, problem: visit.texts.codeUnknown)
        }
        return returning(reply, visit: visit)
    }

    /// Whoever comes from a page of the draft that the code opens goes back to that very page.
    private static func returning(_ reply: Reply, visit: Visit) -> Reply {
        guard let wanted = visit.query["next"], let opened = reply.headers[.location],
            wanted.hasPrefix(opened + "/pages/")
        else { return reply }
        var reply = reply
        reply.headers[.location] = ReturnPath.path(wanted, language: visit.language)
        return reply
    }

    static func openLink(_ visit: Visit) async throws -> Reply {
        let typed = try visit.parameter("code")
        guard let code = SecretToken.accessCode(typed: typed) else {
            return view(visit, typed: typed, problem: visit.texts.codeMalformed)
        }
        return try await AccessCode.open(code, visit: visit)
            ?? view(visit, typed: typed, problem: visit.texts.codeUnknown)
    }

    private static func view(_ visit: Visit, typed: String, problem: String?) -> Reply {
        let texts = visit.texts
        var field = Field(
            id: "code", label: texts.accessCode,
            control: .line(
                Field.Line(
                    name: "code", value: typed, autocomplete: "off", autocapitalize: "characters", spellcheck: false)),
            words: Field.Words(error: texts.errorTitlePrefix, optional: texts.optional, why: texts.whyDoWeAsk))
        field.hint = texts.accessCodeHint
        field.error = problem
        var frame = PageFrame(title: texts.resumeTitle)
        frame.hasErrors = problem != nil
        frame.status = problem == nil ? .ok : .unprocessableContent
        return visit.page(frame) { h in
            if let problem {
                h.put(ErrorSummary(title: texts.errorSummaryTitle, items: [.init(message: problem, target: "code")]))
            }
            h.h1(texts.resumeTitle)
            h.p(texts.resumeText, .class("lede"))
            var action = visit.address("/resume")
            if let next = visit.query["next"] { action = action.adding("next", next) }
            h.form(.method(.post), .action(action), .novalidate()) { h in
                h.put(visit.formToken)
                h.put(field)
                h.put(ButtonRow(buttons: [Button(label: texts.open, act: .submit(), busy: texts.oneMoment)]))
            }
        }
    }
}

/// What an access code opens.
enum AccessCode {
    /// Gives the browser what the code opens and sends it there; nil when it opens nothing.
    ///
    /// - Parameter expected: the case that the code must open, when a reference was given beside it.
    static func open(_ code: String, expecting expected: Identifier? = nil, visit: Visit) async throws -> Reply? {
        let (store, now) = (visit.site.store, visit.now)
        let secret = SecretHash(of: code)
        guard
            let grant = try await store.database.read({ connection -> SessionGrant? in
                if let link = try store.links.find(secret, now: now, in: connection) {
                    return SessionGrant(.case, link.caseID)
                }
                return try store.drafts.find(secret: secret, now: now, in: connection).map {
                    SessionGrant(.draft, $0.id)
                }
            })
        else { return nil }
        if let expected, grant != SessionGrant(.case, expected) { return nil }
        var random = SystemRandomNumberGenerator()
        let session = SessionOpening(visit: visit, using: &random)
        try await store.database.write { try session.grant(grant, store: store, in: $0) }
        let address = grant.kind == .case ? visit.caseAddress(grant.target) : visit.draftAddress(grant.target)
        return session.apply(to: .redirect(to: address.description))
    }
}
