import Cases
import HTTPTypes
import Services
import Storage
import Testing

@testable import Web

/// Walks every route of the site as those who must not use it.
@Suite struct RouteWalkTests {
    /// Marks the owner's answers: no stranger may ever see it.
    private static let secretName = "Zwykiewicz"

    private struct Walk {
        let town: TestTown
        let owner: SiteClient
        let target: String
        let draft: String
        let contact: String
        let member: String
        let conversation: String
        /// A file of the owner's draft, and one of their case.
        let files: (draft: Identifier, case: Identifier)

        func path(of route: Route) -> String {
            let file = route.path.contains("{draft}") ? files.draft : files.case
            let values = [
                "language": "fr", "service": "acte-naissance", "event": "papiers", "page": "lieu", "case": target,
                "draft": draft, "code": "K7QM2-PX4RT-9BWHC-3FJND", "number": "1", "action": "prendre",
                "file": route.path.hasPrefix("/assets") ? "absent.css" : file.description, "theme": "0b6b5d-5fd0bd.css",
                "job": draft, "export": draft, "view": draft, "batch": draft, "agent": draft, "form": "note",
                "token": String(repeating: "A", count: 43), "contact": contact, "member": member, "message": draft,
                "register": "revenus", "list": draft, "opinion": "1", "question": "email_demandeur",
                "test": draft,
                "breach": draft, "conversation": conversation, "proposal": "1", "sheet": "marche", "collection": "faq",
                "checklist": draft,
            ]
            return values.reduce(route.path) { $0.replacing("{\($1.key)}", with: $1.value) }
        }
    }

    private func walk() async throws -> Walk {
        let town = try await TestTown.make()
        let owner = SiteClient(site: town.site)
        let target = try await town.submittedCase(owner, name: Self.secretName)
        let draft = try await town.completedDraft(owner, name: Self.secretName)
        let person = try await town.signIn(owner, email: "\(Self.secretName)@example.com")
        let store = town.store
        let contact = try await store.database.read { try store.people.contacts(of: person, in: $0)[0].id }
        let member = HouseholdMember(id: contact, label: Self.secretName)
        try await store.database.write { transaction in
            try store.requests.add(member, to: person, now: TestTown.now, in: transaction)
            for id in [target, draft].compactMap({ Identifier($0) }) {
                try store.requests.add(id, to: person, now: TestTown.now, in: transaction)
            }
        }
        let begun = try await owner.postForm(
            "/fr/assistant", [("message", "Bonjour, je suis \(Self.secretName)")], from: "/fr/resume")
        let conversation = try #require(begun.location?.split(separator: "/").last?.prefix { $0 != "#" })
        let files = (
            draft: try await town.storedFile(of: draft, name: Self.secretName, isKept: false),
            case: try await town.storedFile(of: target, name: Self.secretName, isKept: true)
        )
        return Walk(
            town: town, owner: owner, target: target, draft: draft, contact: contact.description,
            member: contact.description, conversation: String(conversation), files: files)
    }

    /// Sends what the route takes, with the token of the visitor's own session.
    ///
    /// - Parameter desk: the page of the desk that this agent may see.
    private func visit(
        _ route: Route, _ walk: Walk, as client: SiteClient, desk: String = "/fr/desk"
    ) async throws -> SiteClient.Answer {
        let path = walk.path(of: route)
        if route.method == .patch { return try await client.send(.patch, path, headers: [:], bytes: [1]) }
        guard route.method == .post else { return try await client.get(path) }
        return try await client.postForm(path, [], from: route.path.contains("/desk") ? desk : "/fr/resume")
    }

    @Test func `every route declares who may use it, and no two are the same`() {
        let routes = SiteApplication.routes
        #expect(routes.count > 30)
        #expect(Set(routes.map { "\($0.method) \($0.path)" }).count == routes.count)
        for route in routes {
            switch route.access {
            case .draftHolder: #expect(route.path.contains("{draft}"))
            case .caseHolder, .caseAgent, .caseOfficer: #expect(route.path.contains("{case}"))
            case .conversationHolder: #expect(route.path.contains("{conversation}"))
            case .everyone:
                #expect(!["{draft}", "{case}", "{conversation}"].contains { route.path.contains($0) })
            case .agent, .staff, .dataProtectionOfficer: #expect(route.path.contains("/desk"))
            case .person: #expect(route.path.contains("/space"))
            }
        }
    }

    @Test func `a stranger gets nothing of anyone's`() async throws {
        let walk = try await walk()
        for route in SiteApplication.routes {
            let answer = try await visit(route, walk, as: SiteClient(site: walk.town.site))
            expectRefusal(answer, route, strangerToDesk: true)
        }
        await walk.town.remove()
    }

    @Test func `another resident gets nothing of the owner's`() async throws {
        let walk = try await walk()
        let other = SiteClient(site: walk.town.site)
        _ = try await walk.town.submittedCase(other, name: "Autre")
        for route in SiteApplication.routes where !route.path.endsSession {
            expectRefusal(try await visit(route, walk, as: other), route, strangerToDesk: true)
        }
        await walk.town.remove()
    }

    @Test func `another resident who has signed in gets nothing of the owner's`() async throws {
        let walk = try await walk()
        let other = SiteClient(site: walk.town.site)
        _ = try await walk.town.submittedCase(other, name: "Autre")
        _ = try await walk.town.signIn(other, email: "autre@example.com")
        for route in SiteApplication.routes where !route.path.endsSession {
            let answer = try await visit(route, walk, as: other)
            guard route.access == .person else {
                expectRefusal(answer, route, strangerToDesk: true)
                continue
            }
            #expect(!answer.body.contains(Self.secretName), "\(route.method) \(route.path) leaks")
            #expect(answer.status < 500, "\(route.method) \(route.path) answered \(answer.status)")
            if route.path.contains("{contact}") || route.path.contains("{member}") {
                #expect(answer.status == 404, "\(route.method) \(route.path) answered \(answer.status)")
            }
        }
        let store = walk.town.store
        let contact = try #require(Identifier(walk.contact))
        let remains = try await store.database.read { connection in
            let owner = try store.people.contact(
                .email, lookup: SentCode.lookup("\(Self.secretName)@example.com", in: store), in: connection)
            return (owner?.id, try store.requests.members(of: owner?.person ?? contact, in: connection).count)
        }
        #expect(remains.0 == contact && remains.1 == 1)
        await walk.town.remove()
    }

    @Test func `an agent of another organisation gets nothing of this one's`() async throws {
        let walk = try await walk()
        let agent = try await walk.town.agent("voisin", role: .administrator, organisation: "voisine")
        for route in SiteApplication.routes where !route.path.endsSession {
            expectRefusal(try await visit(route, walk, as: agent), route, strangerToDesk: false)
        }
        await walk.town.remove()
    }

    @Test func `an agent can't use the resident's own pages, nor what needs a higher role`() async throws {
        let walk = try await walk()
        let agent = try await walk.town.agent("agent", role: .agent)
        for route in SiteApplication.routes where !route.path.endsSession {
            let answer = try await visit(route, walk, as: agent)
            switch route.access {
            case .draftHolder, .caseHolder, .conversationHolder:
                #expect(answer.status == 404, "\(route.method) \(route.path) answered \(answer.status)")
                #expect(!answer.body.contains(Self.secretName), "\(route.path) leaks")
            case .agent(let role), .caseAgent(let role):
                if role > .agent { #expect(answer.status == 403, "\(route.path) answered \(answer.status)") }
            case .dataProtectionOfficer, .caseOfficer:
                #expect(answer.status == 403, "\(route.path) answered \(answer.status)")
                #expect(!answer.body.contains(Self.secretName), "\(route.path) leaks")
            case .staff:
                #expect(answer.status < 500, "\(route.path) answered \(answer.status)")
            case .person:
                #expect(answer.status == 303 && answer.location?.contains("/sign-in?next=") == true, "\(route.path)")
            case .everyone:
                #expect(answer.status < 500, "\(route.path) answered \(answer.status)")
            }
        }
        await walk.town.remove()
    }

    @Test func `the data-protection officer deals with no case`() async throws {
        let walk = try await walk()
        let officer = try await walk.town.agent("donnees", role: .dataProtectionOfficer)
        for route in SiteApplication.routes where !route.path.endsSession {
            let answer = try await visit(route, walk, as: officer, desk: "/fr/desk/data-protection")
            #expect(!answer.body.contains(Self.secretName), "\(route.method) \(route.path) leaks")
            switch route.access {
            case .draftHolder, .caseHolder, .conversationHolder, .caseOfficer:
                #expect(answer.status == 404, "\(route.path)")
            case .agent, .caseAgent: #expect(answer.status == 403, "\(route.path) answered \(answer.status)")
            case .person, .everyone, .staff, .dataProtectionOfficer: #expect(answer.status < 500, "\(route.path)")
            }
        }
        await walk.town.remove()
    }

    @Test func `the owner reaches their own draft and case`() async throws {
        let walk = try await walk()
        for route in SiteApplication.routes where route.method == .get {
            guard [.draftHolder, .caseHolder, .person].contains(route.access) else { continue }
            if route.path.hasSuffix("/letters/{number}") || route.path.hasSuffix("{token}") { continue }
            // The service asks for no file: its draft has no field to list, and no upload is under way.
            if route.path.hasSuffix("/files") { continue }
            // Nothing of theirs was erased.
            if route.path.hasSuffix("/erasure.json") { continue }
            let answer = try await visit(route, walk, as: walk.owner)
            let isUpload = route.path.hasSuffix("/upload") && answer.status == 204
            #expect(
                answer.status == 200 || answer.status == 303 || isUpload, "\(route.path) answered \(answer.status)")
        }
        await walk.town.remove()
    }

    @Test func `a form without its token, or from another site, changes nothing`() async throws {
        let walk = try await walk()
        for route in SiteApplication.routes where route.method == .post && !route.path.hasPrefix("/{language}/desk") {
            let path = walk.path(of: route)
            let withoutToken = try await walk.owner.post(path, [])
            let keeping = [
                "/pages/{page}", "/correction", "/withdrawal", "/reconsideration", "/messages", "/addition", "/data",
            ]
            if keeping.contains(where: route.path.hasSuffix) {
                // What was typed is kept and shown again; the draft or the case has not changed.
                #expect(withoutToken.status == 303 && withoutToken.location == path)
            } else {
                #expect(withoutToken.status == 403, "\(path) without a token answered \(withoutToken.status)")
            }
            for headers: HTTPFields in [
                [HTTPField.Name("Sec-Fetch-Site")!: "cross-site"], [.origin: "https://ailleurs.example"],
            ] {
                let forged = try await walk.owner.send(.post, path, headers: headers, body: "csrf=x")
                #expect(forged.status == 403, "\(path) from elsewhere answered \(forged.status)")
            }
        }
        await walk.town.remove()
    }

    @Test func `every answer bears the security headers`() async throws {
        let walk = try await walk()
        for route in SiteApplication.routes where route.method == .get {
            let answer = try await visit(route, walk, as: walk.owner)
            let policy = answer.headers[.contentSecurityPolicy] ?? ""
            #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "\(route.path)")
            #expect(answer.headers[.xContentTypeOptions] == "nosniff")
        }
        await walk.town.remove()
    }

    private func expectRefusal(_ answer: SiteClient.Answer, _ route: Route, strangerToDesk: Bool) {
        #expect(!answer.body.contains(Self.secretName), "\(route.method) \(route.path) leaks")
        switch route.access {
        case .draftHolder, .caseHolder, .conversationHolder:
            #expect(answer.status == 404, "\(route.method) \(route.path) answered \(answer.status)")
        case .agent, .caseAgent, .staff, .dataProtectionOfficer, .caseOfficer:
            if strangerToDesk {
                #expect(
                    answer.status == 303 && answer.location?.contains("/desk/sign-in") == true,
                    "\(route.method) \(route.path) answered \(answer.status)")
            } else if case .caseAgent = route.access {
                #expect(answer.status == 404, "\(route.method) \(route.path) answered \(answer.status)")
            } else if route.access == .dataProtectionOfficer {
                #expect(answer.status == 403, "\(route.method) \(route.path) answered \(answer.status)")
            }
        case .person:
            #expect(
                answer.status == 303 && answer.location?.contains("/sign-in?next=") == true,
                "\(route.method) \(route.path) answered \(answer.status)")
        case .everyone:
            #expect(answer.status < 500, "\(route.method) \(route.path) answered \(answer.status)")
        }
    }
}

extension String {
    fileprivate var endsSession: Bool {
        hasSuffix("/sign-out") || hasSuffix("/forget") || hasSuffix("/desk/sign-in") || hasSuffix("/space/delete")
    }
}
