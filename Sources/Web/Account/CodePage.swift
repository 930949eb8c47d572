import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// "We sent you a message": the page that asks for the code, in the browser where it was asked for.
enum CodePage {
    static func show(_ visit: Visit) async throws -> Reply {
        guard let code = try await code(visit) else { return gone(visit) }
        return view(visit, code: code, problem: nil)
    }

    /// Tries the code that was typed.
    static func enter(_ visit: Visit) async throws -> Reply {
        guard let code = try await code(visit) else { return gone(visit) }
        let digits = (visit.form["code"] ?? "").filter { !$0.isWhitespace && $0 != "-" }
        guard digits.utf8.count == 6, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return view(visit, code: code, problem: visit.texts.sixDigits)
        }
        let store = visit.site.store
        let token = try visit.parameter("token")
        let given = SentCode.hash(digits, token: token, in: store)
        switch code.purpose {
        case .signIn:
            let outcome = try await store.database.write { transaction -> PersonSignIn.Outcome? in
                guard
                    try store.codes.attempt(SecretHash(of: token), given: given, now: visit.now, in: transaction) != nil
                else { return nil }
                return try PersonSignIn.open(address: code.address, visit: visit, in: transaction)
            }
            if let outcome { return PersonSignIn.reply(outcome, next: code.next, visit: visit) }
        case .contact:
            if let reply = try await ContactChange.confirm(code, token: token, given: given, visit: visit) {
                return reply
            }
        case .restored:
            let reply = try await RestoredAddressPage.confirm(code, token: token, given: given, visit: visit)
            if let reply { return reply }
        }
        guard try await self.code(visit) != nil else { return gone(visit) }
        return view(visit, code: code, problem: visit.texts.wrongCode)
    }

    /// The code that the address names, while it can be used, and by whoever it was made for.
    private static func code(_ visit: Visit) async throws -> SentCode? {
        let (store, now) = (visit.site.store, visit.now)
        let token = SecretHash(of: try visit.parameter("token"))
        let stored = try await store.database.read { try store.codes.find(token, now: now, in: $0) }
        guard let code = stored.flatMap({ SentCode($0.content) }), code.purpose == purpose(of: visit),
            code.purpose != .contact || code.person == visit.person?.description
        else { return nil }
        return code
    }

    private static func purpose(of visit: Visit) -> SentCode.Purpose {
        if visit.route.access == .person { return .contact }
        return visit.route.path.contains("/restore/") ? .restored : .signIn
    }

    private static func view(_ visit: Visit, code: SentCode, problem: String?) -> Reply {
        let texts = visit.texts
        var field = Field(
            id: "code", label: texts.sixDigitCode,
            control: .line(
                Field.Line(
                    name: "code", value: problem == nil ? "" : visit.form["code"] ?? "", inputmode: .numeric,
                    autocomplete: "one-time-code", spellcheck: false, width: 10)), words: visit.fieldWords)
        field.hint = texts.sixDigitHint
        field.error = problem
        var frame = PageFrame(title: texts.codeSentTitle)
        frame.hasErrors = problem != nil
        frame.status = problem == nil ? .ok : .unprocessableContent
        let again = code.purpose == .signIn ? visit.address("/sign-in") : visit.address("/space/information")
        return visit.page(frame) { h in
            if let problem {
                h.put(ErrorSummary(title: texts.errorSummaryTitle, items: [.init(message: problem, target: "code")]))
            }
            h.h1(texts.codeSentTitle)
            h.p(texts.codeSentText(to: code.address, hasLink: code.purpose == .signIn), .class("lede"))
            if visit.site.mailbox != nil {
                h.p { h in h.a(texts.readDemonstrationMail, .href(visit.address("/demo/mail"))) }
            }
            h.form(.method(.post), .action(URLReference(checking: visit.path) ?? again), .novalidate()) { h in
                h.put(visit.formToken)
                h.put(field)
                h.put(
                    ButtonRow(buttons: [
                        Button(
                            label: code.purpose == .signIn ? texts.personSignIn : texts.confirm, act: .submit(),
                            busy: texts.oneMoment),
                        Button(label: texts.askAnotherCode, act: .go(again), style: .quiet),
                    ]))
            }
            h.p(texts.nothingReceived, .class("soft"))
        }
    }

    /// A code that was used, is too old, or was guessed at too often: all the same to whoever asks.
    private static func gone(_ visit: Visit) -> Reply {
        let texts = visit.texts
        var frame = PageFrame(title: texts.codeGoneTitle)
        frame.status = .gone
        let again = visit.route.access == .person ? visit.address("/space/information") : visit.address("/sign-in")
        return visit.page(frame) { h in
            h.h1(texts.codeGoneTitle)
            h.p(texts.codeGoneText, .class("lede"))
            h.put(ButtonRow(buttons: [Button(label: texts.askAnotherCode, act: .go(again))]))
        }
    }
}

/// The link of a message: it asks for one press, so that programs which follow links in mail sign nobody in.
enum SignInLinkPage {
    static func show(_ visit: Visit) async throws -> Reply {
        guard let code = try await find(visit) else { return gone(visit) }
        let texts = visit.texts
        return visit.page(PageFrame(title: texts.linkTitle)) { h in
            h.h1(texts.linkTitle)
            h.p(texts.linkText(code.address), .class("lede"))
            h.form(.method(.post), .action(URLReference(checking: visit.path) ?? visit.address("/sign-in"))) { h in
                h.put(visit.formToken)
                h.put(ButtonRow(buttons: [Button(label: texts.personSignIn, act: .submit(), busy: texts.oneMoment)]))
            }
            h.p(texts.linkNotYours, .class("soft"))
        }
    }

    static func open(_ visit: Visit) async throws -> Reply {
        let (store, link) = (visit.site.store, SecretHash(of: try visit.parameter("token")))
        let found = try await store.database.write { transaction -> (PersonSignIn.Outcome, SentCode)? in
            guard let stored = try store.codes.find(link: link, now: visit.now, in: transaction),
                let code = SentCode(stored.content), code.purpose == .signIn,
                try store.codes.use(stored.token, now: visit.now, in: transaction)
            else { return nil }
            return (try PersonSignIn.open(address: code.address, visit: visit, in: transaction), code)
        }
        guard let (outcome, code) = found else { return gone(visit) }
        return PersonSignIn.reply(outcome, next: code.next, visit: visit)
    }

    private static func find(_ visit: Visit) async throws -> SentCode? {
        let (store, now, link) = (visit.site.store, visit.now, SecretHash(of: try visit.parameter("token")))
        let stored = try await store.database.read { try store.codes.find(link: link, now: now, in: $0) }
        return stored.flatMap { SentCode($0.content) }
    }

    private static func gone(_ visit: Visit) -> Reply {
        let texts = visit.texts
        var frame = PageFrame(title: texts.codeGoneTitle)
        frame.status = .gone
        return visit.page(frame) { h in
            h.h1(texts.codeGoneTitle)
            h.p(texts.codeGoneText, .class("lede"))
            h.put(ButtonRow(buttons: [Button(label: texts.askAnotherCode, act: .go(visit.address("/sign-in")))]))
        }
    }
}
