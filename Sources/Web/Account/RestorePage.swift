import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// For whoever was given a code at the counter: opens the case, then lets them set a new address for their space.
enum RestorePage {
    static func show(_ visit: Visit) async throws -> Reply { view(visit, problem: nil) }

    static func open(_ visit: Visit) async throws -> Reply {
        guard let code = SecretToken.accessCode(typed: visit.form["code"] ?? "") else {
            return view(visit, problem: visit.texts.codeMalformed)
        }
        var random = SystemRandomNumberGenerator()
        let opening = SessionOpening(visit: visit, using: &random)
        let token = SecretToken.random(using: &random)
        let (store, now) = (visit.site.store, visit.now)
        let access = try await store.database.write { transaction -> RestoredAccess? in
            let key = SecretHash(of: code)
            guard let stored = try store.codes.find(key, now: now, in: transaction),
                stored.purpose == RestoredAccess.codePurpose, var access = RestoredAccess(stored.content),
                let id = Identifier(access.case), try store.codes.use(key, now: now, in: transaction)
            else { return nil }
            try opening.grant(SessionGrant(.case, id), store: store, in: transaction)
            access.person = try store.requests.owner(of: id, in: transaction)?.description
            guard access.person != nil else { return access }
            try store.codes.create(
                NewOneTimeCode(
                    token: SecretHash(of: token), purpose: RestoredAccess.addressPurpose, content: access.content),
                now: now, expiresAt: now.adding(seconds: RestoredAccess.codeSeconds), in: transaction)
            return access
        }
        guard let access, let id = Identifier(access.case) else {
            return view(visit, problem: visit.texts.counterCodeUnknown)
        }
        let next = access.person == nil ? visit.caseAddress(id) : visit.address("/restore/\(token)")
        return opening.apply(to: .redirect(to: next.description))
    }

    private static func view(_ visit: Visit, problem: String?) -> Reply {
        let texts = visit.texts
        var field = Field(
            id: "code", label: texts.counterCode,
            control: .line(
                Field.Line(
                    name: "code", value: visit.form["code"] ?? "", autocomplete: "off", autocapitalize: "characters",
                    spellcheck: false)), words: visit.fieldWords)
        field.hint = texts.accessCodeHint
        field.error = problem
        var frame = PageFrame(title: texts.restoreTitle)
        frame.hasErrors = problem != nil
        frame.status = problem == nil ? .ok : .unprocessableContent
        return visit.page(frame) { h in
            if let problem {
                h.put(ErrorSummary(title: texts.errorSummaryTitle, items: [.init(message: problem, target: "code")]))
            }
            h.h1(texts.restoreTitle)
            h.p(texts.restoreText, .class("lede"))
            h.form(.method(.post), .action(visit.address("/restore")), .novalidate()) { h in
                h.put(visit.formToken)
                h.put(field)
                h.put(ButtonRow(buttons: [Button(label: texts.open, act: .submit(), busy: texts.oneMoment)]))
            }
        }
    }
}

/// Setting a new address after the counter gave access back.
enum RestoredAddressPage {
    static func show(_ visit: Visit) async throws -> Reply {
        guard let access = try await access(visit) else { throw SiteFailure.notFound }
        return view(visit, access: access, problem: nil)
    }

    static func send(_ visit: Visit) async throws -> Reply {
        guard let access = try await access(visit) else { throw SiteFailure.notFound }
        let typed = visit.form["email"] ?? ""
        guard case .address(let address) = EmailAddress.read(typed, in: visit.language) else {
            return view(visit, access: access, problem: EmailEntry.problem(with: typed, visit: visit))
        }
        var code = SentCode(.restored, address: address)
        code.person = access.person
        code.right = try visit.parameter("token")
        guard let token = try await code.send(visit) else {
            return view(visit, access: access, problem: visit.texts.enoughCodes)
        }
        return .redirect(to: visit.address("/restore/code/\(token)").description)
    }

    /// Adds the address that the code proves; nil when the code is wrong.
    static func confirm(_ code: SentCode, token: String, given: [UInt8], visit: Visit) async throws -> Reply? {
        guard let right = code.right, let person = code.person.flatMap({ Identifier($0) }) else { return nil }
        let (store, now) = (visit.site.store, visit.now)
        let isRight = try await store.database.write { transaction in
            try store.codes.attempt(SecretHash(of: token), given: given, now: now, in: transaction) != nil
        }
        guard isRight else { return nil }
        let outcome = try await store.database.write { transaction -> PersonSignIn.Outcome? in
            guard try store.codes.use(SecretHash(of: right), now: now, in: transaction) else { return nil }
            return try RestoredAccess.add(code.address, to: person, visit: visit, in: transaction)
        }
        if let outcome { return PersonSignIn.reply(outcome, next: nil, visit: visit) }
        return ContactChange.taken(visit)
    }

    private static func access(_ visit: Visit) async throws -> RestoredAccess? {
        let (store, now, token) = (visit.site.store, visit.now, SecretHash(of: try visit.parameter("token")))
        let stored = try await store.database.read { try store.codes.find(token, now: now, in: $0) }
        guard let stored, stored.purpose == RestoredAccess.addressPurpose else { return nil }
        return RestoredAccess(stored.content)
    }

    private static func view(_ visit: Visit, access: RestoredAccess, problem: String?) -> Reply {
        let texts = visit.texts
        var frame = PageFrame(title: texts.newAddressTitle)
        frame.hasErrors = problem != nil
        frame.status = problem == nil ? .ok : .unprocessableContent
        return visit.page(frame) { h in
            if let problem {
                h.put(ErrorSummary(title: texts.errorSummaryTitle, items: [.init(message: problem, target: "email")]))
            }
            h.h1(texts.newAddressTitle)
            h.p(texts.newAddressText, .class("lede"))
            h.form(.method(.post), .action(URLReference(checking: visit.path) ?? .refused), .novalidate()) { h in
                h.put(visit.formToken)
                h.put(EmailEntry.field(visit, value: visit.form["email"] ?? "", problem: problem))
                h.put(ButtonRow(buttons: [Button(label: texts.sendCode, act: .submit(), busy: texts.oneMoment)]))
            }
            if let id = Identifier(access.case) {
                h.p { h in h.a(texts.followThisCase, .href(visit.caseAddress(id))) }
            }
        }
    }
}

/// An older address refuses the one that was set at the counter: one press, without signing in.
enum ObjectionPage {
    static func show(_ visit: Visit) async throws -> Reply {
        guard let (_, address) = try await contested(visit) else { throw SiteFailure.notFound }
        let texts = visit.texts
        return visit.page(PageFrame(title: texts.objectionTitle)) { h in
            h.h1(texts.objectionTitle)
            h.p(texts.objectionText(address), .class("lede"))
            h.form(.method(.post), .action(URLReference(checking: visit.path) ?? .refused)) { h in
                h.put(visit.formToken)
                h.put(ButtonRow(buttons: [Button(label: texts.object, act: .submit(), style: .danger)]))
            }
        }
    }

    static func object(_ visit: Visit) async throws -> Reply {
        guard let (contact, address) = try await contested(visit) else { throw SiteFailure.notFound }
        var random = SystemRandomNumberGenerator()
        let (store, now) = (visit.site.store, visit.now)
        let (token, id) = (SecretHash(of: try visit.parameter("token")), Identifier(at: now, using: &random))
        try await store.database.write { transaction in
            guard try store.codes.use(token, now: now, in: transaction) else { return }
            try store.people.removeContact(contact.id, of: contact.person, in: transaction)
            try store.people.record(
                PersonEvent(.accessContested, at: now, detail: address), id: id, of: contact.person, in: transaction)
        }
        let texts = visit.texts
        return visit.page(PageFrame(title: texts.objectedTitle)) { h in
            h.h1(texts.objectedTitle)
            h.p(texts.objectedText, .class("lede"))
        }
    }

    private static func contested(_ visit: Visit) async throws -> (StoredContact, String)? {
        let (store, now, token) = (visit.site.store, visit.now, SecretHash(of: try visit.parameter("token")))
        return try await store.database.read { connection -> (StoredContact, String)? in
            guard let stored = try store.codes.find(token, now: now, in: connection),
                stored.purpose == RestoredAccess.objectionPurpose, let access = RestoredAccess(stored.content),
                let person = access.person.flatMap({ Identifier($0) }),
                let contact = try store.people.contacts(of: person, in: connection)
                    .first(where: { $0.id.description == access.contact })
            else { return nil }
            return (contact, contact.value)
        }
    }
}
