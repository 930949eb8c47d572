import Cases
import FEEL
import Foundation
import Journal
import Logging
import Services
import Storage
import Synchronization
import Testing

@testable import Web
@testable import parvis

/// The daily job that applies each service's periods, over a town that is sealed: time passes as the test says.
@Suite struct RetentionJobTests {
    private static let begun = Instant(milliseconds: 1_795_600_000_000)

    private final class Clock: Sendable {
        private let moment = Mutex(RetentionJobTests.begun)
        var now: Instant { moment.withLock { $0 } }
        func pass(days: Int64) { moment.withLock { $0 = $0.adding(seconds: days * 86_400) } }
    }

    private struct Scene {
        let installation: Installation
        let site: Site
        let runner: JobRunner
        let clock: Clock
        let signer: NoteSigner

        var store: Store { installation.store }

        func current(_ id: Identifier) async throws -> Case {
            try #require(try await CaseRepository(store: store).load(id))
        }

        /// Lets days pass, then does the day's job and what it brings with it.
        func pass(days: Int64) async throws {
            clock.pass(days: days)
            try await Retention.schedule(in: store, at: clock.now)
            try await work()
        }

        func work() async throws {
            while try await runner.runDue(at: clock.now) > 0 {}
        }

        func inHand(_ id: Identifier) async throws -> CaseInHand {
            let found = try await current(id)
            let definition = try #require(try await site.catalogue.definition(hash: found.submission.definition))
            let organisation = try #require(
                site.catalogue.snapshot.organisations[found.submission.organisation])
            return CaseInHand(
                case: found, definition: definition, organisation: organisation,
                zone: Zone(name: organisation.timeZone) ?? .utc)
        }

        func append(_ fact: CaseEvent.Fact, to id: Identifier) async throws {
            let found = try await inHand(id)
            let event = CaseEvent(at: clock.now, author: .agent(id, .supervisor), channel: .web, fact: fact)
            try await CaseRepository(store: store).append([event], to: found.case) { changed in
                changed.summary(definition: found.definition, organisation: found.organisation, zone: found.zone)
            }
        }

        func mail() throws -> [String] {
            let folder = "\(installation.data)/outbox"
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            return try names.filter { $0.hasSuffix(".eml") }
                .map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }
        }

        /// An ended case under a fate; with an address to write to when that is wanted.
        func ended(_ fate: RetentionRule.Fate, hasAddress: Bool = false) async throws -> Identifier {
            let entries = try await store.database.read { connection in
                try store.cases.identifiers(after: nil, limit: 500, in: connection).compactMap {
                    try store.cases.find($0, in: connection)
                }
            }
            for entry in entries where entry.outcome != nil {
                let found = try await inHand(entry.id)
                let address = CaseJobs.emailAddress(of: found.case, definition: found.definition)
                if found.definition.legal.retention.then == fate, !hasAddress || address != nil { return entry.id }
            }
            throw CommandFailure("no case of the demonstration has ended under \(fate)")
        }
    }

    private func withScene(_ body: (Scene) async throws -> Void) async throws {
        try await Place.withFolder { folder in
            let installation = try await PreparedTown.copy(to: folder, begun: Self.begun)
            let catalogue = LiveCatalogue(store: installation.store, compiled: PreparedTown.compiled)
            try await catalogue.refresh()
            let signer = try LogSigner.make(keys: installation.keys, address: "http://localhost:8080")
            let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            let clock = Clock()
            let site = try Site(
                store: installation.store, catalogue: catalogue,
                configuration: SiteConfiguration(publicURL: "http://localhost:8080"), logger: logger, signer: signer
            ) { clock.now }
            let transport = OutboxTransport(
                folder: "\(folder)/outbox", envelope: MailEnvelope(from: "ne-pas-repondre@val-clair.example"))
            var retention = RetentionHandler(site: site, keys: installation.keys, keyBackupDays: 30)
            retention.batch = 3
            retention.pause = {}
            let runner = JobRunner(
                store: installation.store,
                handlers: [
                    JobKind.mail: MailHandler(site: site, transport: transport), JobKind.retention: retention,
                    JobKind.correctionOverdue: CorrectionOverdueHandler(site: site),
                    JobKind.cleanup: CleanupHandler(store: installation.store),
                ], logger: logger)
            let scene = Scene(installation: installation, site: site, runner: runner, clock: clock, signer: signer)
            try await body(scene)
            await installation.store.database.close()
        }
    }

    @Test func `told by e-mail, closed, then erased in every copy; the receipt of deposit still verifies`() async throws
    {
        try await withScene { scene in
            let store = scene.store
            let id = try await scene.ended(.destroy, hasAddress: true)
            let reference = try await scene.current(id).submission.reference.description
            try await LogSequencer.integrate(in: store, signer: scene.signer, at: Self.begun)
            try await scene.work()
            let rule = try await scene.inHand(id).definition.legal.retention
            let active = Int64(try await Self.days(of: rule.active, from: scene.inHand(id)))
            try await scene.pass(days: active - 15)
            let notice = try #require(try await scene.current(id).retention.notice)
            let mail = try scene.mail().map(Self.readable).filter { $0.contains(reference) }
            #expect(mail.contains { $0.contains(Formatting.date(notice.keptUntil, in: .fr)) }, "\(mail)")
            // A day's job done twice is done once.
            let version = try await scene.current(id).version
            try await scene.pass(days: 1)
            #expect(try await scene.current(id).version == version)
            try await scene.pass(days: 40)
            #expect(try await scene.current(id).isClosedToAgents)
            #expect(try await store.database.read { try store.erasures.find(id, in: $0) } == nil)
            try await scene.pass(days: 40)

            let erasure = try #require(try await store.database.read { try store.erasures.find(id, in: $0) })
            #expect(RetentionGround(erasure.reason)?.active == rule.active)
            await #expect(throws: StorageError.erased) { try await CaseRepository(store: store).load(id) }
            #expect(try await store.database.read { try store.cases.find(id, in: $0) } == nil)
            #expect(try await store.database.read { try store.retention.find(id, in: $0) } == nil)
            #expect(try scene.installation.keys.store.lastListGeneration() >= 2)

            // What the person kept still verifies, without the town; and can be fetched again.
            let facts = try #require(try await store.database.read { try store.erasures.facts(ofReceipt: id, in: $0) })
            #expect(facts.reference == reference)
            let receipt = try #require(
                try await store.database.read {
                    try store.log.receipt(
                        of: id, version: 1, reference: facts.reference, signer: scene.signer, in: $0)
                })
            #expect(receipt.inclusion != nil)
            let path = "\(scene.installation.data)/receipt.json"
            try Data(receipt.json()).write(to: URL(filePath: path))
            let verified = try await Program.run("verify", path, "--key", scene.signer.verifier.description)
            #expect(verified.status == 0, "\(verified.output) \(verified.errors)")
            // The log shows that nothing else was touched.
            try await LogSequencer.integrate(in: store, signer: scene.signer, at: scene.clock.now)
            var examination = JournalExamination(
                store: store, verifier: scene.signer.verifier, compiled: PreparedTown.compiled)
            try await examination.run(against: nil) { _ in }
            #expect(examination.faults == [] && examination.erased >= 1)
        }
    }

    @Test func `what the person asks to be erased, and is granted, is erased that day unless it is held`() async throws
    {
        try await withScene { scene in
            let (store, id) = (scene.store, try await scene.ended(.destroy))
            let day = try await scene.inHand(id).date(scene.clock.now)
            try await scene.append(
                .rights(.asked(RightsRequest(kind: .erasure, about: nil, text: "Tout", answerBy: day))), to: id)
            let asked = try #require(try await scene.current(id).rights.first)
            try await scene.pass(days: 1)
            #expect(
                try await store.database.read { try store.erasures.find(id, in: $0) } == nil, "asked is not granted")
            let hold = LegalHold(reason: "Recours", reviewOn: day.adding(days: 30), delay: nil)
            try await scene.append(.retention(.held(hold)), to: id)
            try await scene.append(
                .rights(.answered(RightsAnswer(request: asked.version, outcome: .granted, text: "Oui"))), to: id)
            try await scene.pass(days: 1)
            #expect(try await store.database.read { try store.erasures.find(id, in: $0) } == nil, "a hold comes first")
            try await scene.append(.retention(.released(why: "Jugé", hiddenUntil: nil)), to: id)
            try await scene.pass(days: 1)
            let erasure = try #require(try await store.database.read { try store.erasures.find(id, in: $0) })
            #expect(RetentionGround(erasure.reason)?.isAskedFor == true)
            await #expect(throws: StorageError.erased) { _ = try await CaseRepository(store: store).load(id) }
        }
    }

    @Test func `nothing is erased without its announcement, nor while it is held, nor without the archives' visa`()
        async throws
    {
        try await withScene { scene in
            let store = scene.store
            let held = try await scene.ended(.destroy)
            let review = Zone.utc.date(at: scene.clock.now).adding(days: 200)
            try await scene.append(.retention(.held(LegalHold(reason: "Recours", reviewOn: review))), to: held)
            let listed = try await scene.ended(.archivesVisa)
            // A first run after ten years: everything is late, and still told first.
            try await scene.pass(days: 3_650)
            #expect(try await store.database.read { try store.erasures.list(after: nil, limit: 5, in: $0) } == [])
            #expect(try await scene.current(listed).retention.notice != nil)
            try await scene.pass(days: 40)
            try await scene.pass(days: 40)
            #expect(try await scene.current(held).retention.notice == nil)
            let lists = try await store.database.read {
                try store.eliminations.list(organisation: "mairie", limit: 20, in: $0)
            }
            let services = try await Set([scene.current(listed).submission.service])
            let list = try #require(lists.first { services.contains($0.service) })
            #expect(list.cases > 0 && list.state == .open)
            #expect(try await scene.current(listed).isClosedToAgents)

            // The visa, and nothing else, lets those to be destroyed be erased; those drawn to be kept stay.
            let now = scene.clock.now
            let items = try await store.database.read {
                try store.eliminations.items(of: list.id, limit: 500, in: $0).map(\.id)
            }
            let kept = try #require(items.first)
            let visa = try ArchivesVisa(
                name: "Mme Petit", date: Zone.utc.date(at: now), reference: "AD 2036/12"
            ).stored()
            let isSigned = try await store.database.write { transaction in
                _ = try store.eliminations.close(list.id, seed: [1], at: now, in: transaction) { _ in [kept] }
                return try store.eliminations.sign(list.id, visa: visa, in: transaction)
            }
            #expect(isSigned)
            try await scene.pass(days: 1)
            for case let id in items {
                let erasure = try await store.database.read { try store.erasures.find(id, in: $0) }
                #expect((erasure == nil) == (id == kept))
                if let erasure { #expect(RetentionGround(erasure.reason)?.visa?.reference == "AD 2036/12") }
            }
            #expect(try await scene.current(kept).isClosedToAgents)
            let done = try await store.database.read { try store.eliminations.find(list.id, in: $0) }
            #expect(done?.state == .done)
            // The other lists wait.
            #expect(lists.filter { $0.id != list.id }.allSatisfy { $0.state == .open })
        }
    }

    @Test func `cases that ended before the platform knew of retention are worked out by the first run`() async throws {
        try await withScene { scene in
            let store = scene.store
            let id = try await scene.ended(.archivesVisa)
            let expected = try #require(try await store.database.read { try store.retention.find(id, in: $0) })
            let (organisation, service) = (expected.organisation, expected.service)
            try await store.database.write {
                try store.retention.set(
                    (step: .compute, at: Self.begun), of: id, organisation: organisation, service: service, in: $0)
            }
            try await scene.pass(days: 0)
            #expect(try await store.database.read { try store.retention.find(id, in: $0) } == expected)
        }
    }

    @Test func `one job a day, whatever the number of servers`() async throws {
        try await withScene { scene in
            let store = scene.store
            for minutes in [0, 1, 600] {
                try await Retention.schedule(in: store, at: Self.begun.adding(seconds: Int64(minutes)))
            }
            let jobs = try await store.database.write {
                try store.jobs.claim(
                    limit: 100, now: Self.begun.adding(seconds: 700), leaseUntil: Self.begun.adding(seconds: 800),
                    in: $0)
            }
            #expect(jobs.filter { $0.kind == JobKind.retention }.count == 1)
        }
    }

    /// How many days a period has from the end of a case.
    private static func days(of period: Period, from found: CaseInHand) async throws -> Int {
        let ended = try #require(found.case.endedAt)
        let today = found.date(begun)
        return period.added(to: found.date(ended)).daysSinceEpoch - today.daysSinceEpoch
    }

    /// A message's words, which travel in base64.
    private static func readable(_ message: String) -> String {
        let lines = message.replacing("\r\n", with: "\n")
        guard let blank = lines.firstRange(of: "\n\n"),
            let body = Data(base64Encoded: String(lines[blank.upperBound...]), options: .ignoreUnknownCharacters)
        else { return message }
        return String(decoding: body, as: UTF8.self)
    }
}
