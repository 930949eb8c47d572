import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// What an administrator looks after, each with its page.
enum AdministrationPage {
    static func show(_ visit: Visit) async throws -> Reply {
        let (store, desk) = (visit.site.store, try visit.agentDesk())
        let counts = try await store.database.read { try desk.counts(in: $0) }
        let texts = visit.texts
        let pages: [(String, String, URLReference)] = [
            (texts.agentsTitle, texts.agentsLead, "/desk/admin/agents"),
            (texts.groupsTitle, texts.groupsLead, "/desk/groups"),
            (texts.versions, texts.versionsLead, "/desk/admin/services"),
            (texts.delegations, texts.delegationsLead, "/desk/delegations"),
            (texts.organisationTitle, texts.organisationLead, "/desk/admin/organisation"),
            (texts.archivesTitle, texts.archivesLead, "/desk/archives"),
            (texts.jobs, texts.jobsText, "/desk/jobs"),
            (texts.system, texts.systemLead, "/desk/admin/system"),
        ]
        return try visit.deskPage(texts.administration, place: .administration, counts: counts) { h in
            h.h1(texts.administration)
            for (title, lead, path) in pages {
                h.h2 { h in h.a(title, .href(visit.address(path))) }
                h.p(lead)
            }
        }
    }
}

/// What `organisation.yaml` says, as it is applied: offices and hours, groups, closures, registers.
enum OrganisationPage {
    static func show(_ visit: Visit) async throws -> Reply {
        let (store, desk) = (visit.site.store, try visit.agentDesk())
        let counts = try await store.database.read { try desk.counts(in: $0) }
        let (texts, organisation, language) = (visit.texts, try visit.agentOrganisation(), visit.language)
        return try visit.deskPage(texts.organisationTitle, place: .administration, counts: counts) { h in
            h.put(BackLink(label: texts.administration, reference: visit.address("/desk/admin")))
            h.h1(texts.organisationTitle)
            h.p(texts.organisationLead, .class("lede"))
            h.put(
                FactsList(facts: [
                    FactsList.Fact(term: texts.organisationName, lines: [organisation.name[language]]),
                    FactsList.Fact(term: texts.organisationIdentifier, lines: [organisation.id]),
                    FactsList.Fact(term: texts.organisationPrefix, lines: [organisation.referencePrefix]),
                    FactsList.Fact(term: texts.organisationZone, lines: [organisation.timeZone]),
                ]))
            h.h2(texts.offices)
            for office in organisation.offices {
                h.h3(office.name[language])
                h.put(FactsList(facts: ContactPage.facts(of: office, visit: visit)))
            }
            let ahead = organisation.closures.filter { $0 >= desk.today }.sorted().prefix(12)
            if !ahead.isEmpty {
                h.h2(texts.closuresAhead)
                h.ul { h in for day in ahead { h.li(Formatting.date(day, in: language)) } }
            }
            list(texts.groupsTitle, organisation.groups.map { $0.name[language] }, &h)
            list(texts.organisationRegisters, organisation.registers.map { $0.name[language] }, &h)
            h.h2(texts.rolesTitle)
            h.put(
                FactsList(
                    facts: Role.allCases.map {
                        FactsList.Fact(term: texts.role($0).uppercasedFirst, lines: [texts.roleMeans($0)])
                    }))
        }
    }

    private static func list(_ title: String, _ items: [String], _ h: inout HTMLWriter) {
        guard !items.isEmpty else { return }
        h.h2(title)
        h.ul { h in for item in items { h.li(item) } }
    }
}

/// An agent's own sessions, and nothing of when they were used.
enum OwnSessionsPage {
    static func show(_ visit: Visit) async throws -> Reply { try await view(visit, problem: nil) }

    /// - Parameter problem: what is to mend in the code that turns the second factor off.
    static func view(_ visit: Visit, problem: String?) async throws -> Reply {
        let (store, desk, agent, now) = (
            visit.site.store, try visit.agentDesk(), try visit.signedInAgent(), visit.now
        )
        let (counts, sessions, isSecured) = try await store.database.read { connection in
            (
                try desk.counts(in: connection),
                try store.sessions.count(ofAgent: agent.id, now: now, in: connection),
                try store.secondFactors.find(agent.id, in: connection)?.isConfirmed ?? false
            )
        }
        let texts = visit.texts
        return try visit.deskPage(
            texts.ownSessions, counts: counts, hasErrors: problem != nil,
            status: problem == nil ? .ok : .unprocessableContent
        ) { h in
            if let problem {
                h.put(
                    ErrorSummary(
                        title: texts.errorSummaryTitle, items: [.init(message: problem, target: "code")]))
            }
            if visit.query["done"] == "ended" {
                h.put(Notice(body: Prose(texts.sessionsEnded), tone: .good, isAnnounced: true))
            }
            h.h1(texts.ownSessions)
            h.p(texts.ownSessionsText(sessions))
            if sessions > 1 {
                h.form(.method(.post), .action(visit.address("/desk/account/sessions"))) { h in
                    h.put(visit.formToken)
                    h.put(Button(label: texts.endOtherSessions, act: .submit(), busy: texts.oneMoment))
                }
            }
            SecondFactorPage.section(visit, isOn: isSecured, problem: problem, &h)
        }
    }

    static func endOthers(_ visit: Visit) async throws -> Reply {
        let (store, agent) = (visit.site.store, try visit.signedInAgent())
        guard let session = visit.session else { throw SiteFailure.notFound }
        try await store.database.write {
            try store.sessions.deleteAll(ofAgent: agent.id, except: session.key, in: $0)
        }
        return .redirect(to: visit.address("/desk/account").adding("done", "ended").description)
    }
}
