import Cases
import FEEL
import Foundation
import Logging
import Services
import Storage
import Testing
import Web

@testable import parvis

/// What follows from a request for corrections when time passes: one reminder, then the word that the time is over.
@Suite struct CorrectionJobTests {
    private static let begun = Instant(milliseconds: 1_795_600_000_000)

    /// A case whose person was asked to correct an answer, with the jobs that follow.
    private struct Scene {
        let installation: Installation
        let site: Site
        let runner: JobRunner
        let definition: ServiceDefinition
        let organisation: Organisation
        let id: Identifier

        var zone: Zone { Zone(name: organisation.timeZone) ?? .utc }

        func current() async throws -> Case {
            try #require(try await CaseRepository(store: installation.store).load(id))
        }

        /// Appends what was decided with the work that follows, as pages do.
        func append(_ events: [CaseEvent], to current: Case) async throws {
            var (updated, random) = (current, SeededGenerator(seed: UInt64(current.version)))
            for event in events { try updated.apply(event) }
            let jobs = CaseJobs.following(events, on: updated, definition: definition, zone: zone, using: &random)
            let (definition, organisation, zone) = (definition, organisation, zone)
            try await CaseRepository(store: installation.store).append(events, to: current, jobs: jobs) { changed in
                changed.summary(definition: definition, organisation: organisation, zone: zone)
            }
        }

        /// How many messages were written, and the latest.
        func mail() throws -> [String] {
            let folder = "\(installation.data)/outbox"
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            return try names.filter { $0.hasSuffix(".eml") }
                .map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }
        }

        /// Does everything that is due at a moment, whatever it brings with it.
        func run(at moment: Instant) async throws {
            while try await runner.runDue(at: moment) > 0 {}
        }
    }

    private func withScene(_ body: (Scene) async throws -> Void) async throws {
        try await Place.withFolder { folder in
            let installation = try await PreparedTown.copy(to: folder, begun: Self.begun)
            let catalogue = LiveCatalogue(store: installation.store, compiled: PreparedTown.compiled)
            try await catalogue.refresh()
            let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            let site = try Site(
                store: installation.store, catalogue: catalogue,
                configuration: SiteConfiguration(publicURL: "http://localhost:8080"), logger: logger
            ) { Self.begun }
            let transport = OutboxTransport(
                folder: "\(folder)/outbox", envelope: MailEnvelope(from: "ne-pas-repondre@val-clair.example"))
            let runner = JobRunner(
                store: installation.store,
                handlers: [
                    JobKind.mail: MailHandler(site: site, transport: transport),
                    JobKind.correctionOverdue: CorrectionOverdueHandler(site: site),
                ], logger: logger)
            let definition = try #require(catalogue.snapshot.service(Demonstration.service))
            let organisation = try #require(catalogue.snapshot.organisations[definition.organisation])
            let found = try await asked(definition, organisation, installation)
            let scene = Scene(
                installation: installation, site: site, runner: runner, definition: definition,
                organisation: organisation, id: found.case.id)
            try await scene.append(found.events, to: found.case)
            try await body(scene)
            await installation.store.database.close()
        }
    }

    /// A case of somebody who gave an e-mail address, and what asking them to correct an answer decides.
    private func asked(
        _ definition: ServiceDefinition, _ organisation: Organisation, _ installation: Installation
    ) async throws -> (case: Case, events: [CaseEvent]) {
        let store = installation.store
        let action = try #require(definition.workflow.actions.first { $0.correction != nil })
        let zone = Zone(name: organisation.timeZone) ?? .utc
        let entries = try await store.database.read { connection in
            try store.cases.listReceived(
                organisation: organisation.id, service: definition.id, limit: 100, in: connection
            ).entries
        }
        for entry in entries {
            guard let found = try await CaseRepository(store: store).load(entry.id), found.pendingCorrection == nil,
                CaseJobs.emailAddress(of: found, definition: definition) != nil,
                definition.workflow.state(found.state)?.actions.contains(action.id) == true,
                let question = found.askableQuestions(definition: definition).first
            else { continue }
            let agent = found.assignee ?? DemonstrationAgent.first.identifier(begun: Self.begun)
            let ask = CorrectionAsk(
                action: action.id, items: [(question: question, why: "")], explanation: "Merci de vérifier.",
                answerBy: zone.date(at: Self.begun).adding(days: 20), seen: found.changeVersion)
            let context = CommandContext(
                actor: .agent(agent, .supervisor), organisation: organisation.id, channel: .web, at: Self.begun)
            return (found, try found.decide(.askCorrection(ask), in: context, definition: definition).get())
        }
        throw CommandFailure("no case of the demonstration can be asked to correct anything")
    }

    /// Eight o'clock, five days before the last day; and the first moment after it.
    private func moments(_ scene: Scene, _ pending: PendingCorrection) -> (reminder: Instant, over: Instant) {
        let last = pending.request.answerBy
        return (
            scene.zone.startOfDay(last.adding(days: -5)).adding(seconds: 8 * 3600),
            scene.zone.startOfDay(last.adding(days: 1))
        )
    }

    @Test func `a person is reminded once, then told that the time has passed, and the case comes back`() async throws {
        try await withScene { scene in
            let pending = try #require(try await scene.current().pendingCorrection)
            let (reminder, over) = moments(scene, pending)
            try await scene.run(at: Self.begun.adding(seconds: 1))
            #expect(try scene.mail().count == 1, "what is asked is told at once")
            try await scene.run(at: reminder.adding(seconds: -1))
            #expect(try scene.mail().count == 1)
            try await scene.run(at: reminder)
            #expect(try scene.mail().count == 2)
            try await scene.run(at: over.adding(seconds: -1))
            #expect(try scene.mail().count == 2)
            #expect(try await scene.current().pendingCorrection?.isOverdue == false)

            try await scene.run(at: over)
            #expect(try scene.mail().count == 3)
            let current = try await scene.current()
            #expect(current.pendingCorrection?.isOverdue == true, "the person may still answer")
            #expect(current.history.count { $0.fact == .correctionOverdue } == 1)
            // Done twice, as a job may be, it does no harm.
            try await scene.site.recordOverdueCorrection(of: scene.id, request: pending.version, at: over)
            try await scene.run(at: over.adding(seconds: 90_000))
            #expect(try await scene.current().version == current.version)
            #expect(try scene.mail().count == 3)
        }
    }

    @Test func `whoever has answered is neither reminded nor told that time has passed`() async throws {
        try await withScene { scene in
            let asked = try await scene.current()
            let pending = try #require(asked.pendingCorrection)
            try await scene.run(at: Self.begun.adding(seconds: 1))
            let context = CommandContext(actor: .person(nil), channel: .web, at: Self.begun.adding(seconds: 60))
            let reply = CorrectionReply(request: pending.version, raw: [:], language: .fr)
            let events = try asked.decide(
                .answerCorrection(reply), in: context, definition: scene.definition, zone: scene.zone,
                calendar: scene.organisation.calendar
            ).get()
            try await scene.append(events, to: asked)
            try await scene.run(at: Self.begun.adding(seconds: 61))
            let (told, version) = (try scene.mail().count, try await scene.current().version)
            let (reminder, over) = moments(scene, pending)
            try await scene.run(at: reminder)
            try await scene.run(at: over)
            #expect(try scene.mail().count == told)
            #expect(try await scene.current().version == version)
            #expect(!(try await scene.current()).history.contains { $0.fact == .correctionOverdue })
        }
    }

    @Test func `a job that says nothing of which request is a failure, not a silence`() async throws {
        try await withScene { scene in
            var random = SeededGenerator(seed: 90_001)
            let store = scene.installation.store
            let job = NewJob(
                id: Identifier(at: Self.begun, using: &random), organisation: "mairie",
                kind: JobKind.correctionOverdue, idempotencyKey: "test:overdue", subject: nil, runAt: Self.begun,
                maxAttempts: 1, content: [])
            try await store.database.write { _ = try store.jobs.enqueue(job, now: Self.begun, in: $0) }
            try await scene.run(at: Self.begun.adding(seconds: 1))
            let dead = try await store.database.read { try store.jobs.dead(organisation: "mairie", limit: 10, in: $0) }
            #expect(dead.map(\.lastError) == ["correction-overdue.arguments"])
        }
    }
}
