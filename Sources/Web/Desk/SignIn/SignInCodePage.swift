import HTML
import HTTPTypes
import Services
import Storage

/// The code of the moment, asked of agents who turned a second factor on, once their password is right.
enum SignInCodePage {
    static func show(_ visit: Visit) async throws -> Reply {
        let token = try visit.parameter("token")
        guard try await SignInAttempt(site: visit.site, now: visit.now).isAwaited(token: token) else {
            return .redirect(to: visit.address("/desk/sign-in").description)
        }
        return view(visit, token: token, problem: nil)
    }

    static func signIn(_ visit: Visit) async throws -> Reply {
        let token = try visit.parameter("token")
        let attempt = SignInAttempt(site: visit.site, now: visit.now)
        let code = visit.form["code"] ?? ""
        if let session = try await attempt.signIn(token: token, code: code, replacing: visit.session) {
            return try await SignInPage.enter(visit, token: session)
        }
        guard try await attempt.isAwaited(token: token) else {
            return .redirect(to: visit.address("/desk/sign-in").description)
        }
        return view(visit, token: token, problem: visit.texts.codeRefused)
    }

    static func view(_ visit: Visit, token: String, problem: String?) -> Reply {
        let texts = visit.texts
        var frame = PageFrame(title: texts.secondFactorTitle)
        frame.kind = .desk
        frame.navigation = []
        frame.hasErrors = problem != nil
        frame.status = problem == nil ? .ok : .unprocessableContent
        let line = Field.Line(
            name: "code", inputmode: .numeric, autocomplete: "one-time-code", autocapitalize: "none",
            spellcheck: false, maximumLength: 40, width: 20)
        var field = Field(id: "code", label: texts.secondFactorCode, control: .line(line), words: visit.fieldWords)
        field.hint = texts.secondFactorHint
        field.error = problem
        var address = visit.address("/desk/sign-in/code/\(token)")
        if let next = visit.query["next"] { address = address.adding("next", next) }
        let kept = KeptDeskForm(carriedBy: visit.form)
        var form = SignInForm(
            title: texts.secondFactorTitle, text: texts.secondFactorText, action: address,
            hidden: [visit.formToken] + [kept?.hidden].compactMap { $0 }, fields: [field],
            button: Button(label: texts.signIn, act: .submit(), busy: texts.oneMoment),
            help: Prose(texts.secondFactorHelp))
        if let problem {
            form.errors = ErrorSummary(
                title: texts.errorSummaryTitle, items: [.init(message: problem, target: field.focusTarget)])
        }
        return visit.page(frame) { h in h.put(form) }
    }
}
