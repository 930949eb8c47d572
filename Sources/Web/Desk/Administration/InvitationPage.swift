import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// Where an agent who was invited, or has lost a password, chooses one. The link works once.
enum InvitationPage {
    /// What is to mend.
    enum Problem: Sendable { case tooShort, tooLong, different }

    static func show(_ visit: Visit) async throws -> Reply {
        let agent = try await invited(visit)
        return try view(visit, login: agent.login, problem: nil)
    }

    static func choose(_ visit: Visit) async throws -> Reply {
        let agent = try await invited(visit)
        let password = visit.form["password"] ?? ""
        var problem: Problem?
        if password.count < AgentAdministration.shortestPassword { problem = .tooShort }
        if password.utf8.count > PasswordHasher.maximumLength { problem = .tooLong }
        if problem == nil, password != visit.form["again"] { problem = .different }
        if let problem { return try view(visit, login: agent.login, problem: problem) }
        let hash = try await PasswordHasher().hash(password)
        let (store, now, token) = (visit.site.store, visit.now, SecretHash(of: try visit.parameter("token")))
        var random = SystemRandomNumberGenerator()
        let act = AdministrationAct(
            id: Identifier(at: now, using: &random), at: now, kind: .joined, author: agent.id, subject: agent.id)
        let isUsed = try await store.database.write { transaction -> Bool in
            guard try store.codes.use(token, now: now, in: transaction) else { return false }
            try store.agents.setPassword(hash, of: agent.id, in: transaction)
            try store.sessions.deleteAll(ofAgent: agent.id, in: transaction)
            try store.administration.add(act, organisation: agent.organisation, in: transaction)
            return true
        }
        guard isUsed else { throw SiteFailure.notFound }
        return .redirect(to: visit.address("/desk/sign-in").description)
    }

    /// The agent whose link it is, while it works.
    private static func invited(_ visit: Visit) async throws -> StoredAgent {
        let token = SecretHash(of: try visit.parameter("token"))
        let (store, now) = (visit.site.store, visit.now)
        let agent = try await store.database.read { connection -> StoredAgent? in
            guard let code = try store.codes.find(token, now: now, in: connection),
                code.purpose == AgentAdministration.purpose,
                let id = Identifier(String(decoding: code.content, as: UTF8.self))
            else { return nil }
            return try store.agents.find(id, in: connection)
        }
        guard let agent, agent.isActive else { throw SiteFailure.notFound }
        return agent
    }

    private static func view(_ visit: Visit, login: String, problem: Problem?) throws -> Reply {
        let texts = visit.texts
        var frame = PageFrame(title: texts.choosePassword)
        frame.kind = .desk
        frame.navigation = []
        frame.hasErrors = problem != nil
        frame.status = problem == nil ? .ok : .unprocessableContent
        func field(_ name: String, _ label: String) -> Field {
            let line = Field.Line(
                name: name, type: .password, autocomplete: "new-password", autocapitalize: "none", spellcheck: false,
                maximumLength: PasswordHasher.maximumLength)
            return Field(id: name, label: label, control: .line(line), words: visit.fieldWords)
        }
        var (password, again) = (field("password", texts.newPassword), field("again", texts.passwordAgain))
        password.hint = texts.passwordHint(AgentAdministration.shortestPassword)
        switch problem {
        case .tooShort: password.error = texts.passwordTooShort(AgentAdministration.shortestPassword)
        case .tooLong: password.error = texts.passwordTooLong
        case .different: again.error = texts.passwordsDiffer
        case nil: break
        }
        let fields = [password, again]
        let items = fields.compactMap { field in
            field.error.map { ErrorSummary.Item(message: $0, target: field.focusTarget) }
        }
        var form = SignInForm(
            title: texts.choosePassword, text: texts.choosePasswordText(login),
            action: visit.address("/desk/invitations/\(try visit.parameter("token"))"), hidden: [visit.formToken],
            fields: fields,
            button: Button(label: texts.savePassword, act: .submit(), busy: texts.oneMoment),
            help: Prose(texts.choosePasswordHelp))
        if !items.isEmpty { form.errors = ErrorSummary(title: texts.errorSummaryTitle, items: items) }
        return visit.page(frame) { h in h.put(form) }
    }
}
