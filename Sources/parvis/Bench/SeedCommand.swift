import ArgumentParser
import Cases
import FEEL
import Foundation
import Services
import Storage
import Web

/// `parvis seed`: prepares what measurements need. Not for installations in use.
struct SeedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seed", abstract: "Prepare cases and drafts for measurements.", shouldDisplay: false,
        subcommands: [Cases.self, Drafts.self], defaultSubcommand: Cases.self)

    /// `parvis seed --cases N`.
    struct Cases: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "cases", abstract: "Make cases with their whole history.",
            discussion: """
                The service acte-naissance must be published in the data folder, and an agent and a supervisor must be \
                registered: `parvis serve --demo` does both. The same seed, number, day, definition and agents give \
                the same cases.
                """)

        @ArgumentParser.Option(help: "The data folder.") var data = "data"
        @ArgumentParser.Option(help: "How many cases.") var cases: Int
        @ArgumentParser.Option(help: "What makes them the same or others.") var seed: UInt64 = 1
        @ArgumentParser.Option(help: "The day before which everything happened, as 2026-09-30; today without it.")
        var day: String?

        func validate() throws {
            guard (1...10_000_000).contains(cases) else { throw ValidationError("--cases is from 1 to 10000000.") }
            guard day == nil || day.flatMap({ CivilDate(iso8601: $0) }) != nil else {
                throw ValidationError("--day is a day, as 2026-09-30.")
            }
        }

        func run() async throws {
            let installation = try Installation.open(data: data)
            let lastDay = day.flatMap { CivilDate(iso8601: $0) } ?? Zone.utc.date(at: Installation.now())
            let caster = try await CaseSeeder.caster(
                of: installation.store, total: cases, seed: seed, lastDay: lastDay)
            let begun = ContinuousClock.now
            try await CaseSeeder(store: installation.store, caster: caster).run()
            let seconds = begun.duration(to: .now) / .seconds(1)
            await installation.store.database.close()
            Console.say(
                "\(cases) cases in \(Int((seconds * 1000).rounded())) ms, \(Int(Double(cases) / seconds)) a second.")
        }
    }

    /// `parvis seed drafts`.
    struct Drafts: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make drafts that are ready to submit, each held by a session of its own.",
            discussion: "Writes a line for each: the draft's identifier, the session's token, the form's token.")

        @ArgumentParser.Option(help: "The data folder.") var data = "data"
        @ArgumentParser.Option(help: "How many drafts.") var count: Int
        @ArgumentParser.Option(help: "The file of lines to write.") var output: String

        /// How many drafts are made in a transaction.
        private static let batch = 500

        func validate() throws {
            guard (1...1_000_000).contains(count) else { throw ValidationError("--count is from 1 to 1000000.") }
        }

        func run() async throws {
            let installation = try Installation.open(data: data)
            let catalogue = LiveCatalogue(store: installation.store)
            try await catalogue.refresh()
            guard let definition = catalogue.snapshot.service(Demonstration.service),
                let organisation = catalogue.snapshot.organisations[definition.organisation],
                let invented = DemonstrationCase.all.first
            else { throw CommandFailure("\(Demonstration.service) is not published in \(data).") }
            let now = Installation.now()
            let replay = CaseReplay(
                definition: definition, organisation: organisation, zone: Zone(name: organisation.timeZone) ?? .utc,
                begun: now)
            var lines = ""
            var random = SystemRandomNumberGenerator()
            for start in stride(from: 0, to: count, by: Self.batch) {
                let drafts = (start..<min(start + Self.batch, count)).map { _ in
                    ReadyDraft(
                        replay.filled(
                            invented, files: [:], on: replay.zone.date(at: now), using: &random), at: now,
                        using: &random)
                }
                try await ReadyDraft.store(drafts, of: definition, in: installation.store, now: now)
                for draft in drafts { lines += "\(draft.id) \(draft.session) \(draft.csrf)\n" }
            }
            await installation.store.database.close()
            try Data(lines.utf8).write(to: URL(filePath: output))
        }
    }
}

/// A draft with nothing left to mend, and the browser session that holds it.
struct ReadyDraft: Sendable {
    let id: Identifier
    let session: String
    let csrf: String
    let draft: Draft

    /// How long it can be used.
    private static let lifeSeconds: Int64 = 86_400

    init(_ draft: Draft, at now: Instant, using random: inout some RandomNumberGenerator) {
        id = Identifier(at: now, using: &random)
        session = SecretToken.random(using: &random)
        csrf = SecretToken.random(using: &random)
        self.draft = draft
    }

    static func store(_ drafts: [ReadyDraft], of definition: ServiceDefinition, in store: Store, now: Instant)
        async throws
    {
        let expiresAt = now.adding(seconds: lifeSeconds)
        try await store.database.write { transaction in
            for ready in drafts {
                let new = NewDraft(
                    id: ready.id, organisation: definition.organisation, service: definition.id,
                    definition: definition.hash, content: DraftCodec.encode(ready.draft))
                try store.drafts.create(
                    new, secret: SecretHash(of: ready.draft.accessCode), now: now, expiresAt: expiresAt, in: transaction
                )
                let key = SecretHash(of: ready.session)
                try store.sessions.create(
                    NewSession(token: key, formSecret: Array(ready.csrf.utf8)), now: now, expiresAt: expiresAt,
                    in: transaction)
                try store.sessions.add(SessionGrant(.draft, ready.id), to: key, in: transaction)
            }
        }
    }
}
