import Cases
import FEEL
import Foundation
import Services
import Storage
import Testing

@testable import Web

/// A town whose cases end, and time that passes by years.
struct RetentionTown {
    let town: TestTown
    let clock: TestClock

    var store: Store { town.store }

    static func make(_ edit: (String) -> String = { $0 }) async throws -> RetentionTown {
        let clock = TestClock()
        let town = try await TestTown.make(clock: { clock.now })
        try await town.publish { edit($0) }
        return RetentionTown(town: town, clock: clock)
    }

    func current(_ id: Identifier) async throws -> Case { try #require(try await town.site.cases.load(id)) }

    private func inHand(_ id: Identifier) async throws -> CaseInHand {
        let found = try await current(id)
        let definition = try #require(try await town.site.catalogue.definition(hash: found.submission.definition))
        let organisation = try #require(town.site.catalogue.snapshot.organisations["mairie"])
        return CaseInHand(
            case: found, definition: definition, organisation: organisation, zone: town.site.zone(of: organisation))
    }

    /// Appends something to a case, as pages do.
    func append(_ fact: CaseEvent.Fact, to id: Identifier, by author: Author = .system) async throws {
        let found = try await inHand(id)
        let event = CaseEvent(at: clock.now, author: author, channel: .web, fact: fact)
        try await town.site.cases.append([event], to: found.case) { changed in
            changed.summary(definition: found.definition, organisation: found.organisation, zone: found.zone)
        }
    }

    /// Sends a request that is granted at once; gives the case, and the code that opens it.
    func granted(name: String = "Benali") async throws -> (id: Identifier, code: String) {
        let text = try await town.submittedCase(SiteClient(site: town.site), name: name)
        let id = try #require(Identifier(text))
        let act = Act(
            action: "accorder", state: "accorde", outcome: .granted, reasons: [], explanation: nil,
            letter: Letter(language: .fr, subject: "Votre acte est prêt", body: "Bonjour Élodie."))
        try await append(.acted(act), to: id, by: .agent(id, .agent))
        let (store, now) = (store, clock.now)
        let draft = try await store.database.read { try store.drafts.find(id, now: now, in: $0) }
        return (id: id, code: try DraftCodec.decode(try #require(draft).content).accessCode)
    }

    /// A browser that came by the person's link.
    func holder(_ code: String) async throws -> SiteClient {
        let client = SiteClient(site: town.site)
        let answer = try await client.get("/fr/follow/\(code)")
        try #require(answer.status == 303, "the link answered \(answer.status)")
        return client
    }

    /// Lets days pass, and does what the job does short of erasing.
    func pass(days: Int64) async throws {
        clock.pass(minutes: days * 1440)
        let (store, now) = (store, clock.now)
        for step in [RetentionStep.compute, .announce, .close, .list] {
            let due = try await store.database.read { try store.retention.due(step, at: now, limit: 100, in: $0) }
            for case let due in due { try await town.site.applyRetention(to: due, at: now) }
        }
    }

    /// A year and two months: announced, closed, and past its grace.
    func passAll() async throws {
        try await pass(days: 340)
        try await pass(days: 40)
        try await pass(days: 40)
    }
}
