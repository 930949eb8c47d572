import HTML
import HTTPTypes
import Services
import Storage

/// The way into the desk, and out of it.
enum SignInPage {
    /// What is wrong with an attempt.
    enum Problem: Sendable {
        case loginMissing, passwordMissing
        /// Whatever the reason.
        case refused
    }

    static func show(_ visit: Visit) async throws -> Reply {
        if visit.agent != nil { return .redirect(to: destination(visit)) }
        return view(visit, problems: [])
    }

    static func signIn(_ visit: Visit) async throws -> Reply {
        let login = visit.form["login"]?.trimmingSpaces ?? ""
        let password = visit.form["password"] ?? ""
        var missing: [Problem] = []
        if login.isEmpty { missing.append(.loginMissing) }
        if password.isEmpty { missing.append(.passwordMissing) }
        guard missing.isEmpty else { return view(visit, problems: missing) }
        let attempt = SignInAttempt(site: visit.site, now: visit.now)
        switch try await attempt.signIn(login: login, password: password, replacing: visit.session) {
        case nil: return view(visit, problems: [.refused])
        case .code(let token): return SignInCodePage.view(visit, token: token, problem: nil)
        case .session(let token): return try await enter(visit, token: token)
        }
    }

    /// Where an agent comes to who has just signed in, with what they had typed.
    static func enter(_ visit: Visit, token: String) async throws -> Reply {
        guard let kept = KeptDeskForm(carriedBy: visit.form) else {
            return Reply.redirect(to: destination(visit)).setting(session: token)
        }
        return try kept.view(try await signedIn(visit, token: token)).setting(session: token)
    }

    /// The visit of an agent who has just signed in.
    private static func signedIn(_ visit: Visit, token: String) async throws -> Visit {
        let authorisation = try await Authoriser(site: visit.site).authorise(
            .staff, token: token, parameters: [:], path: visit.path, now: visit.now)
        return Visit(
            site: visit.site, route: visit.route, language: visit.language, path: visit.path, parameters: [:],
            query: visit.query, rawQuery: visit.rawQuery, form: FormData(), now: visit.now, catalogue: visit.catalogue,
            session: authorisation.session, agent: authorisation.agent, target: nil, draft: nil, person: nil,
            userAgent: visit.userAgent)
    }

    /// The way in for an agent whose session had ended, with what they typed.
    static func carrying(_ kept: KeptDeskForm, visit: Visit) -> Reply { view(visit, problems: [], kept: kept) }

    static func signOut(_ visit: Visit) async throws -> Reply {
        if let session = visit.session {
            let store = visit.site.store
            try await store.database.write { try store.sessions.delete(session.key, in: $0) }
        }
        return Reply.redirect(to: visit.address("/desk/sign-in").description).endingSession()
    }

    static func destination(_ visit: Visit) -> String {
        SignInReturn.path(visit.query["next"], language: visit.language)
    }
}

// MARK: View

extension SignInPage {
    private static func view(_ visit: Visit, problems: [Problem], kept: KeptDeskForm? = nil) -> Reply {
        let texts = visit.texts
        let kept = kept ?? KeptDeskForm(carriedBy: visit.form)
        var frame = PageFrame(title: texts.signInTitle)
        frame.kind = .desk
        frame.navigation = []
        frame.hasErrors = !problems.isEmpty
        frame.status = problems.isEmpty ? .ok : .unprocessableContent
        let fields = [loginField(visit, problems), passwordField(visit, problems)]
        let items = fields.compactMap { field in
            field.error.map { ErrorSummary.Item(message: $0, target: field.focusTarget) }
        }
        var form = SignInForm(
            title: texts.signInTitle, text: kept == nil ? texts.signInText : texts.typedIsCarried,
            action: action(visit), hidden: [visit.formToken] + [kept?.hidden].compactMap { $0 },
            fields: fields, button: Button(label: texts.signIn, act: .submit(), busy: texts.oneMoment),
            help: Prose(texts.signInHelp))
        if !items.isEmpty { form.errors = ErrorSummary(title: texts.errorSummaryTitle, items: items) }
        return visit.page(frame) { h in
            h.put(form)
            demonstrationAccounts(visit, kept: kept, &h)
        }
    }

    private static func action(_ visit: Visit) -> URLReference {
        let address = visit.address("/desk/sign-in")
        return visit.query["next"].map { address.adding("next", $0) } ?? address
    }

    private static func loginField(_ visit: Visit, _ problems: [Problem]) -> Field {
        let line = Field.Line(
            name: "login", value: visit.form["login"] ?? "", autocomplete: "username", autocapitalize: "none",
            spellcheck: false, maximumLength: 200)
        var field = Field(id: "login", label: visit.texts.login, control: .line(line), words: visit.fieldWords)
        if problems.contains(.refused) { field.error = visit.texts.signInRefused }
        if problems.contains(.loginMissing) { field.error = visit.texts.loginMissing }
        return field
    }

    private static func passwordField(_ visit: Visit, _ problems: [Problem]) -> Field {
        let line = Field.Line(
            name: "password", type: .password, autocomplete: "current-password", autocapitalize: "none",
            spellcheck: false, maximumLength: PasswordHasher.maximumLength)
        var field = Field(id: "password", label: visit.texts.password, control: .line(line), words: visit.fieldWords)
        if problems.contains(.passwordMissing) { field.error = visit.texts.passwordMissing }
        return field
    }

    /// In the demonstration, the accounts that anyone may try, each a press away.
    private static func demonstrationAccounts(
        _ visit: Visit, kept: KeptDeskForm?, _ h: inout HTMLWriter
    ) {
        let configuration = visit.site.configuration
        guard configuration.isDemonstration, !configuration.demonstrationAccounts.isEmpty else { return }
        let texts = visit.texts
        h.section(.class("sign-in"), .ariaLabelledBy("demonstration-accounts")) { h in
            h.h2(texts.demonstrationAccounts, .id("demonstration-accounts"))
            h.p(texts.demonstrationAccountsText)
            h.ul(.role(.list)) { h in
                for account in configuration.demonstrationAccounts {
                    h.li { h in
                        h.p { h in
                            h.strong(texts.role(account.role))
                            h.br()
                            h.code(account.login)
                            h.text(" · ")
                            h.code(account.password)
                        }
                        h.form(.method(.post), .action(action(visit))) { h in
                            h.put(visit.formToken)
                            h.put(kept?.hidden)
                            h.put(HiddenValue(name: "login", value: account.login))
                            h.put(HiddenValue(name: "password", value: account.password))
                            h.put(
                                Button(
                                    label: texts.signInAs(account.role), act: .submit(), style: .quiet,
                                    busy: texts.oneMoment, context: account.login))
                        }
                    }
                }
            }
        }
    }
}

extension String {
    /// The text without white space around it.
    var trimmingSpaces: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
