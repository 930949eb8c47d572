import HTML
import HTTPTypes
import Services
import Storage

/// The way into one's own space: an address, then the code or the link that it receives.
enum PersonSignInPage {
    static func show(_ visit: Visit) async throws -> Reply {
        if visit.person != nil {
            return .redirect(to: ReturnPath.path(visit.query["next"], language: visit.language))
        }
        return view(visit, problem: nil)
    }

    static func send(_ visit: Visit) async throws -> Reply {
        let typed = visit.form["email"] ?? ""
        guard case .address(let address) = EmailAddress.read(typed, in: visit.language) else {
            return view(visit, problem: EmailEntry.problem(with: typed, visit: visit))
        }
        var code = SentCode(.signIn, address: address)
        code.next = visit.query["next"]
        guard let token = try await code.send(visit) else { return view(visit, problem: visit.texts.enoughCodes) }
        return .redirect(to: visit.address("/sign-in/code/\(token)").description)
    }

    private static func view(_ visit: Visit, problem: String?) -> Reply {
        let texts = visit.texts
        var action = visit.address("/sign-in")
        if let next = visit.query["next"] { action = action.adding("next", next) }
        var frame = PageFrame(title: texts.personSignInTitle)
        frame.hasErrors = problem != nil
        frame.status = problem == nil ? .ok : .unprocessableContent
        return visit.page(frame) { h in
            if let problem {
                h.put(ErrorSummary(title: texts.errorSummaryTitle, items: [.init(message: problem, target: "email")]))
            }
            h.h1(texts.personSignInTitle)
            h.p(texts.personSignInText, .class("lede"))
            h.form(.method(.post), .action(action), .novalidate()) { h in
                h.put(visit.formToken)
                h.put(EmailEntry.field(visit, value: visit.form["email"] ?? "", problem: problem))
                h.put(ButtonRow(buttons: [Button(label: texts.sendCode, act: .submit(), busy: texts.oneMoment)]))
            }
            h.p(texts.accountOptional, .class("soft"))
            h.details { h in
                h.summary(texts.lostAddress)
                h.p(texts.lostAddressText)
            }
        }
    }
}

/// The field for an address, with the advice that every form gives.
enum EmailEntry {
    static func field(_ visit: Visit, value: String, problem: String?) -> Field {
        var field = Field(
            id: "email", label: visit.texts.yourEmail, control: .line(Field.email(name: "email", value: value)),
            words: visit.fieldWords)
        field.hint = EmailAddress.hint(in: visit.language)
        field.error = problem
        return field
    }

    /// What to say of an address that can't be one.
    static func problem(with typed: String, visit: Visit) -> String {
        switch EmailAddress.read(typed, in: visit.language) {
        case .problem(let message): Typography.typeset(message, in: visit.language.rawValue)
        case .address: ""
        }
    }
}
