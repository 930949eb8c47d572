import Cases
import Foundation
import HTTPTypes
import Services
import Testing

@testable import Storage
@testable import Web

/// Walks everything that reads people's data for somebody else: no page, file or job without a record.
@Suite struct AccessWalkTests {
    private static let name = "Zwykiewicz"

    /// What is on record of a case.
    private func records(_ town: TestTown, _ id: Identifier) async throws -> [SubjectAccess] {
        try await town.store.database.read { try town.store.accesses.list(of: id, limit: 1000, in: $0) }
    }

    private func agent(_ town: TestTown, _ login: String) async throws -> Identifier {
        try #require(try await town.store.database.read { try town.store.agents.find(login: login, in: $0) }).id
    }

    @Test(arguments: [Role.agent, .administrator, .dataProtectionOfficer])
    func `no route of the desk shows anything of a case that is not on record`(role: Role) async throws {
        let town = try await TestTown.make()
        let resident = SiteClient(site: town.site)
        let text = try await town.submittedCase(resident, name: Self.name)
        let id = try #require(Identifier(text))
        let file = try await town.storedFile(of: text, name: Self.name, isKept: true)
        _ = try await resident.postForm(
            "/fr/cases/\(text)/data", [("kind", "rectification"), ("text", "Mon nom"), ("seen", "0")],
            from: "/fr/cases/\(text)/data")
        let asked = try #require(try await CaseRepository(store: town.store).load(id)?.rights.first?.version)
        let reference = try #require(try await CaseRepository(store: town.store).load(id)).submission.reference
        var shown = 0
        for (index, route) in SiteApplication.routes.enumerated() where route.isAccounted && route.method == .get {
            if route.path.hasSuffix("{token}") || route.path.hasPrefix("/assets") { continue }
            let values = [
                "language": "fr", "service": "acte-naissance", "case": text, "number": String(asked),
                "action": "prendre", "file": file.description, "event": "papiers", "theme": "0b6b5d-5fd0bd.css",
                "export": text, "batch": text, "agent": text, "opinion": "1", "year": "2026",
            ]
            var path = values.reduce(route.path) { $0.replacing("{\($1.key)}", with: $1.value) }
            if path.hasSuffix("/desk/search") { path += "?q=\(reference)" }
            if path.hasSuffix("/desk/batch") { path += "?case=\(text)" }
            // An agent of their own, so that what was shown a moment ago is not the same reading.
            let login = "a\(index)"
            let client = try await town.agent(login, role: role)
            let answer = try await client.get(path)
            #expect(answer.status != 500, "\(route.path)")
            // The officer's list says that somebody asked, by reference: nothing that is sealed.
            if route.path.hasSuffix("/desk/data-protection") { continue }
            let isShown = answer.body.contains(Self.name) || answer.body.contains(reference.description)
            guard answer.status == 200, isShown || route.path.contains("{case}") else { continue }
            shown += 1
            let who = try await self.agent(town, login)
            let isRead = try await records(town, id).contains { read in
                if case .agent(who, role, _) = read.access.reader { true } else { false }
            }
            let isOpened = try await CaseRepository(store: town.store).load(id)?.history.contains { event in
                if case .opened = event.fact { event.author.agent == who } else { false }
            }
            #expect(isRead || isOpened == true, "\(route.path) shows a case without a record")
        }
        #expect(shown >= (role == .dataProtectionOfficer ? 1 : 8), "\(shown) routes showed something")
        await town.remove()
    }

    @Test func `what has no task can show nothing`() async throws {
        let town = try await TestTown.make()
        let id = try #require(Identifier(try await town.submittedCase(SiteClient(site: town.site))))
        let job = ClaimedJob(kind: "invented", subject: nil)
        await #expect(throws: UnaccountedReading.self) {
            try await town.site.accounting(for: job, at: TestTown.now) {
                _ = try await town.site.cases.load(id)
            }
        }
        // A job that reads nothing needs no record.
        try await town.site.accounting(for: job, at: TestTown.now) {}
        #expect(try await records(town, id).isEmpty)
        await town.remove()
    }

    @Test func `jobs that read a case are on record, before they send anything`() async throws {
        let town = try await TestTown.make()
        let id = try #require(Identifier(try await town.submittedCase(SiteClient(site: town.site))))
        for (kind, task) in [
            (JobKind.mail, AccessTask.message), (JobKind.correctionOverdue, .upkeep), (JobKind.relateCases, .upkeep),
            (JobKind.takeUpCase, .upkeep), (JobKind.batch, .batch),
        ] {
            let before = try await records(town, id).count
            try await town.site.accounting(
                for: ClaimedJob(kind: kind, subject: id), at: TestTown.now.adding(seconds: Int64(before) * 3_600)
            ) {
                let now = try await records(town, id)
                #expect(now.first?.access.task == task && now.first?.access.reader == .platform, "\(kind)")
                _ = try await town.site.cases.load(id)
            }
            #expect(try await records(town, id).count == before + 1, "\(kind)")
        }
        await town.remove()
    }

    @Test func `a list that is looked at again within minutes is one reading, later another`() async throws {
        let clock = TestClock()
        let town = try await TestTown.make(clock: { clock.now })
        let id = try #require(Identifier(try await town.submittedCase(SiteClient(site: town.site))))
        let agent = try await town.agent("nadia", role: .agent)
        for _ in 0..<3 { _ = try await agent.get("/fr/desk") }
        #expect(try await records(town, id).count == 1)
        let first = try #require(try await records(town, id).first)
        #expect(first.access.task == .inbox && first.parts == .listed && first.access.channel == .web)
        clock.pass(minutes: 11)
        _ = try await agent.get("/fr/desk")
        #expect(try await records(town, id).count == 2)
        await town.remove()
    }
}

extension ClaimedJob {
    fileprivate init(kind: String, subject: Identifier?) {
        var random = SystemRandomNumberGenerator()
        self.init(
            id: Identifier(at: TestTown.now, using: &random), organisation: "mairie", kind: kind, subject: subject,
            attempt: 1, maxAttempts: 1, runAt: TestTown.now, content: [])
    }
}
