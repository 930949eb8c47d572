import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// The organisation's agents: invited, given another role or office, suspended, disconnected.
enum AgentsPage {
    /// What the page shows.
    struct Model: Sendable {
        let organisation: Organisation
        let agents: [StoredAgent]
        /// How many sessions each has open.
        let sessions: [Identifier: Int]
        /// Who has a second factor, and who asked that it be forgotten.
        let secured: [Identifier: [Identifier]]
        let acts: [AdministrationAct]
        let counts: CaseCounts
        /// The link just given, to hand over.
        var link: String?
        /// Why nothing was done.
        var refusal: AgentAdministration.Refusal?

        func name(_ id: Identifier) -> String? {
            agents.first { $0.id == id }.map { String(decoding: $0.content, as: UTF8.self) }
        }
    }

    private static let actsShown = 20

    static func show(_ visit: Visit) async throws -> Reply {
        try AgentsView(visit: visit, model: try await load(visit)).reply()
    }

    static func invite(_ visit: Visit) async throws -> Reply {
        let role = visit.form["role"].flatMap(Role.init(rawValue:)) ?? .agent
        let office = visit.form["office"].flatMap { $0.isEmpty ? nil : $0 }
        let result = try await administration(visit).invite(
            login: visit.form["login"] ?? "", name: visit.form["name"] ?? "", role: role, office: office)
        return try await answer(visit, result.map { $0 })
    }

    static func link(_ visit: Visit) async throws -> Reply {
        try await answer(visit, try await administration(visit).link(for: try subject(visit)).map { $0 })
    }

    static func change(_ visit: Visit) async throws -> Reply {
        guard let role = visit.form["role"].flatMap(Role.init(rawValue:)) else { throw SiteFailure.notFound }
        let office = visit.form["office"].flatMap { $0.isEmpty ? nil : $0 }
        let result = try await administration(visit).change(try subject(visit), role: role, office: office)
        return try await answer(visit, result.map { nil })
    }

    static func suspend(_ visit: Visit) async throws -> Reply { try await setActive(false, visit) }
    static func restore(_ visit: Visit) async throws -> Reply { try await setActive(true, visit) }

    static func disconnect(_ visit: Visit) async throws -> Reply {
        try await answer(visit, try await administration(visit).disconnect(try subject(visit)).map { nil })
    }

    /// Asks that a second factor be forgotten, or agrees to it.
    static func resetSecondFactor(_ visit: Visit) async throws -> Reply {
        try await answer(visit, try await administration(visit).resetSecondFactor(try subject(visit)).map { _ in nil })
    }

    private static func setActive(_ isActive: Bool, _ visit: Visit) async throws -> Reply {
        try await answer(visit, try await administration(visit).setActive(isActive, try subject(visit)).map { nil })
    }

    // MARK: What they have in common

    private static func administration(_ visit: Visit) throws -> AgentAdministration {
        AgentAdministration(
            store: visit.site.store, organisation: try visit.agentOrganisation(), author: try visit.signedInAgent().id,
            now: visit.now)
    }

    private static func subject(_ visit: Visit) throws -> Identifier {
        guard let id = Identifier(try visit.parameter("agent")) else { throw SiteFailure.notFound }
        return id
    }

    /// The page again: with a link to hand over, which is shown once, or with why nothing was done.
    private static func answer(
        _ visit: Visit, _ result: Result<String?, AgentAdministration.Refusal>
    ) async throws -> Reply {
        switch result {
        case .failure(.agentUnknown): throw SiteFailure.notFound
        case .failure(let refusal):
            var model = try await load(visit)
            model.refusal = refusal
            return try AgentsView(visit: visit, model: model).reply()
        case .success(nil):
            return .redirect(to: visit.address("/desk/admin/agents").adding("done", "yes").description)
        case .success(let token?):
            var model = try await load(visit)
            model.link = visit.site.configuration.publicURL + visit.address("/desk/invitations/\(token)").description
            return try AgentsView(visit: visit, model: model).reply()
        }
    }

    private static func load(_ visit: Visit) async throws -> Model {
        let (store, desk, now) = (visit.site.store, try visit.agentDesk(), visit.now)
        let administration = try administration(visit)
        let organisation = administration.organisation
        return try await store.database.read { connection in
            let agents = try administration.all(in: connection)
            let since = now.adding(seconds: -AgentAdministration.resetSeconds)
            var secured: [Identifier: [Identifier]] = [:]
            for id in try store.secondFactors.secured(organisation: organisation.id, in: connection) {
                secured[id] = try administration.askers(id, since: since, in: connection)
            }
            let sessions = try store.sessions.counts(organisation: organisation.id, now: now, in: connection)
            return Model(
                organisation: organisation, agents: agents, sessions: sessions, secured: secured,
                acts: try store.administration.list(
                    organisation: organisation.id, limit: actsShown, in: connection),
                counts: try desk.counts(in: connection))
        }
    }
}

/// The view of the agents.
struct AgentsView {
    let visit: Visit
    let model: AgentsPage.Model

    private var texts: any Texts { visit.texts }

    func reply() throws -> Reply {
        let fields = inviteFields
        let status: HTTPResponse.Status = model.refusal == nil ? .ok : .unprocessableContent
        return try visit.deskPage(
            texts.agentsTitle, place: .administration, counts: model.counts, hasErrors: model.refusal != nil,
            status: status
        ) { h in
            h.put(BackLink(label: texts.administration, reference: visit.address("/desk/admin")))
            if let refusal = model.refusal {
                let target = fields.first { $0.error != nil }?.focusTarget ?? "agents"
                h.put(
                    ErrorSummary(
                        title: texts.errorSummaryTitle, items: [.init(message: texts.refused(refusal), target: target)])
                )
            }
            if let link = model.link {
                h.put(
                    Notice(
                        title: texts.invitationLink, body: Prose(texts.invitationLinkText), tone: .good,
                        isAnnounced: true))
                h.p { h in h.code(link) }
            } else if visit.query["done"] != nil, model.refusal == nil {
                h.put(Notice(body: Prose(texts.agentIsChanged), tone: .good, isAnnounced: true))
            }
            h.h1(texts.agentsTitle)
            h.p(texts.agentsLead, .class("lede"))
            h.h2(texts.inviteAgent)
            h.form(.method(.post), .action(visit.address("/desk/admin/agents")), .novalidate()) { h in
                h.put(visit.formToken)
                for field in fields { h.put(field) }
                h.put(ButtonRow(buttons: [Button(label: texts.invite, act: .submit(), busy: texts.oneMoment)]))
            }
            h.h2(texts.agentsOf(model.organisation.name[visit.language]), .id("agents"))
            for agent in model.agents { card(agent, &h) }
            h.h2(texts.administrationActs)
            if model.acts.isEmpty { h.p(texts.noAct, .class("soft")) }
            h.ul { h in for act in model.acts { h.li(words(act)) } }
        }
    }

    private var inviteFields: [Field] {
        // What was typed stays until it has served.
        let isDone = model.link != nil
        let login = Field.Line(
            name: "login", value: isDone ? "" : visit.form["login"] ?? "", autocomplete: "off", autocapitalize: "none",
            spellcheck: false, maximumLength: 200)
        var first = Field(id: "login", label: texts.login, control: .line(login), words: visit.fieldWords)
        first.hint = texts.loginHint
        let name = Field.Line(
            name: "name", value: isDone ? "" : visit.form["name"] ?? "", autocomplete: "off",
            maximumLength: 200)
        var second = Field(id: "name", label: texts.agentName, control: .line(name), words: visit.fieldWords)
        switch model.refusal {
        case .loginWrong, .loginTaken: first.error = model.refusal.map(texts.refused)
        case .nameWrong: second.error = model.refusal.map(texts.refused)
        default: break
        }
        return [first, second] + placeFields("new", role: .agent, office: nil)
    }

    private func placeFields(_ id: String, role: Role, office: String?) -> [Field] {
        let roles = Role.allCases.map {
            Field.Choices.Item(
                value: $0.rawValue, label: texts.role($0).uppercasedFirst, hint: texts.roleMeans($0),
                isChosen: $0 == role)
        }
        let offices = model.organisation.offices.map {
            Field.Choices.Item(value: $0.id, label: $0.name[visit.language], isChosen: $0.id == office)
        }
        return [
            Field(
                id: "role-\(id)", label: texts.agentRole,
                control: .choices(Field.Choices(name: "role", items: roles)), words: visit.fieldWords),
            Field(
                id: "office-\(id)", label: texts.agentOffice, isOptional: true,
                control: .select(Field.Select(name: "office", prompt: texts.noOfficeChosen, items: offices)),
                words: visit.fieldWords),
        ]
    }

    private func card(_ agent: StoredAgent, _ h: inout HTMLWriter) {
        let name = String(decoding: agent.content, as: UTF8.self)
        let role = Role(rawValue: agent.role) ?? .agent
        let state = agent.isActive ? (agent.passwordHash == nil ? texts.agentWaits : nil) : texts.agentIsSuspended
        h.details(.class("disclosure")) { h in
            h.summary(
                [name, agent.login, texts.role(role), state].compactMap { $0 }.joined(separator: " · "))
            h.p(texts.openSessions(model.sessions[agent.id] ?? 0))
            form(agent, name, "/role", texts.saveRole, &h) { h in
                for field in placeFields(agent.id.description, role: role, office: agent.office) { h.put(field) }
            }
            form(agent, name, "/link", texts.newLink, &h) { _ in }
            form(agent, name, "/sessions", texts.endSessions, &h) { _ in }
            if let askers = model.secured[agent.id] {
                let words = askers.first.map { texts.resetIsAsked(by: model.name($0) ?? texts.someone(nil)) }
                form(agent, name, "/second-factor", askers.isEmpty ? texts.askReset : texts.agreeReset, &h) { h in
                    h.p(words ?? texts.resetConsequence, .class("consequence"))
                }
            }
            if agent.isActive {
                form(agent, name, "/suspend", texts.suspendAgent, &h) { h in
                    h.p(texts.suspendConsequence, .class("consequence"))
                }
            } else {
                form(agent, name, "/restore", texts.restoreAgent, &h) { _ in }
            }
        }
    }

    private func form(
        _ agent: StoredAgent, _ name: String, _ path: URLReference, _ label: String, _ h: inout HTMLWriter,
        _ content: (inout HTMLWriter) -> Void
    ) {
        let address = visit.address("/desk/admin/agents/\(agent.id.description)\(path)")
        h.form(.method(.post), .action(address)) { h in
            h.put(visit.formToken)
            content(&h)
            h.put(
                Button(
                    label: label, act: .submit(), style: .quiet, busy: texts.oneMoment, context: "\u{A0}: " + name))
        }
    }

    private func words(_ act: AdministrationAct) -> String {
        let time = LocalTime(zone: visit.site.zone(of: model.organisation), texts: texts)
        let author = act.author.map { model.name($0) ?? texts.someone(nil) } ?? texts.atTheServer
        return texts.administered(
            act.kind, of: model.name(act.subject) ?? texts.someone(nil), by: author, on: time.dateAndTime(act.at))
    }
}
