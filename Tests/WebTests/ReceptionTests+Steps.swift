import Assistant
import Cases
import FEEL
import Foundation
import Services
import Testing

@testable import Storage
@testable import Web

/// What people and agents do in the tests of the reception.
extension ReceptionTests {
    /// Somebody who asks for a person of the civil registry, now or by a call.
    func ask(
        _ town: TestTown, _ client: SiteClient, wish: String = "live", about text: String = "Bonjour, une question",
        _ more: [(String, String)] = []
    ) async throws -> Identifier {
        let fields = [("service", "acte-naissance"), ("message", text), ("wish", wish)] + more
        let answer = try await client.postForm("/fr/person", fields, from: "/fr/person?service=acte-naissance")
        let id = answer.location.flatMap { $0.split(separator: "/").last }.flatMap { Identifier(String($0)) }
        return try #require(id, "\(answer.status): \(answer.body)")
    }

    /// A town, somebody at its site, and an agent of the civil registry who is there for people.
    func atWork(
        clock: @escaping @Sendable () -> Instant = { TestTown.now }
    ) async throws -> (TestTown, SiteClient, SiteClient) {
        let town = try await TestTown.make(clock: clock)
        let agent = try await town.agent("nadia", role: .agent)
        try await available(agent)
        return (town, SiteClient(site: town.site), agent)
    }

    func available(_ agent: SiteClient, _ state: String = "available", team: String = "etat-civil") async throws {
        let desk = "/fr/desk/conversations"
        let answer = try await agent.postForm("\(desk)/presence", [("presence", state), ("team", team)], from: desk)
        #expect(answer.status == 303)
    }

    func take(_ agent: SiteClient, _ id: Identifier) async throws -> SiteClient.Answer {
        let desk = "/fr/desk/conversations"
        return try await agent.postForm("\(desk)/\(id)/take", [], from: desk)
    }

    func say(_ text: String, _ client: SiteClient, _ path: String) async throws {
        let answer = try await client.postForm(path, [("message", text)], from: path)
        #expect(answer.status == 303, "\(answer.body)")
    }

    /// What was said last, whoever reads it: the browser's own session ends before a call is late.
    func words(_ town: TestTown, _ id: Identifier, _ now: Instant) async throws -> String {
        let found = try #require(try await Reception(site: town.site, now: now).load(id))
        return found.conversation.conversation.entries.last?.text ?? ""
    }

    func content(_ town: TestTown, _ draft: String) async throws -> Draft {
        let id = try #require(Identifier(draft))
        let stored = try await town.store.database.read {
            try town.store.drafts.find(id, now: TestTown.now, in: $0)
        }
        return try DraftCodec.decode(try #require(stored).content)
    }

    func name(_ town: TestTown, _ draft: String) async throws -> String? {
        guard case .answer(let answer)? = try await content(town, draft).entries["nom_naissance"],
            case .string(let name) = answer.value
        else { return nil }
        return name
    }

    func sums(_ town: TestTown, _ now: Instant) async throws -> [ReceptionSum] {
        let day = Zone.utc.date(at: now)
        return try await town.store.database.read {
            try town.store.receptions.sums(
                organisation: "mairie", team: "etat-civil", from: day.adding(days: -3), through: day, in: $0)
        }
    }

    func mails(_ town: TestTown, at now: Instant) async throws -> [MailMessage] {
        let jobs = try await town.store.database.write {
            try town.store.jobs.claim(limit: 50, now: now, leaseUntil: now.adding(seconds: 1), in: $0)
        }
        return jobs.filter { $0.kind == JobKind.receptionMail }.compactMap {
            town.site.receptionMessage($0.content, identifier: "m")
        }
    }
}

extension TestTown {
    /// Another server of the same town, over the same store.
    func secondServer(live: LiveEvents = LiveEvents(pause: {})) async throws -> Site {
        let catalogue = LiveCatalogue(store: store)
        try await catalogue.refresh()
        return try Site(
            store: store, catalogue: catalogue, configuration: site.configuration, logger: site.logger, live: live,
            signer: site.signer, now: site.now)
    }
}

extension Instant {
    /// Long before another moment.
    static func start(of other: Instant) -> Instant { other.adding(seconds: -400 * 86_400) }
}
