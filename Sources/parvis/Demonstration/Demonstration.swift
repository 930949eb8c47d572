import Cases
import FEEL
import Foundation
import Services
import Storage
import Web

/// The demonstration town: its definitions published, its agents registered, hundreds of cases in every state.
///
/// Prepared once for a data folder. A restart keeps everything and seeds nothing twice; a preparation that was
/// interrupted is taken up where it stopped.
struct Demonstration: Sendable {
    /// The service without which there is no demonstration; the others are shown when they are sound.
    static let service = "acte-naissance"
    /// The settings that say when the demonstration began and whether it is complete.
    private static let begunKey = "demonstration.begun"
    private static let completeKey = "demonstration.complete"
    /// How long the access codes of its cases open them.
    private static let linkSeconds: Int64 = 3 * 365 * 86_400

    let installation: Installation
    let now: Instant
    /// The folder of the town's definitions, when it is not to be looked for.
    var services: String?

    /// The accounts that the sign-in page shows.
    static var accounts: [DemonstrationAccount] {
        DemonstrationAgent.all.map {
            DemonstrationAccount(login: $0.login, password: DemonstrationAgent.password, role: $0.role)
        }
    }

    /// Publishes the town's definitions, and seeds the rest if that is not done yet.
    func prepare() async throws {
        let folder = try services ?? ServicesFolder.find()
        let catalogue = CatalogueLoader.load(folder)
        for diagnostic in catalogue.diagnostics where diagnostic.severity == .error {
            Console.warn(DiagnosticRenderer().render(diagnostic))
        }
        _ = try await Publisher(store: installation.store).publish(catalogue, now: now)
        try DemonstrationRegister.write(to: installation.data)
        let store = installation.store
        let isComplete = try await store.database.read { try store.settings.value(of: Self.completeKey, in: $0) != nil }
        if isComplete { return }
        let begun = try await begin()
        let stories = stories(of: catalogue, begun: begun)
        guard let first = stories.first(where: { $0.replay.definition.id == Self.service }) else {
            throw CommandFailure("The demonstration needs the service \(Self.service) of \(folder), without errors.")
        }
        // Each organisation's people work in the office of the first of its services.
        let offices = ([first] + stories).map { ($0.replay.organisation.id, $0.replay.definition.office) }
        try await seedAgents(in: Dictionary(offices, uniquingKeysWith: { known, _ in known }), begun: begun)
        for story in stories { try await seedCases(story) }
        // Sums can't be recognised: they are added together with the note that they are.
        let counted = stories.map { DemonstrationFigures(replay: $0.replay, cases: $0.cases).counted() }
        try await store.database.write { transaction in
            for (key, tallies) in counted.joined() { try store.figures.add(tallies, to: key, in: transaction) }
            try store.settings.set(Self.completeKey, to: "yes", in: transaction)
        }
    }

    /// What is told of a service.
    private struct Story {
        let replay: CaseReplay
        let cases: [DemonstrationCase]
    }

    /// What is told of each service that the demonstration knows.
    private func stories(of catalogue: Catalogue, begun: Instant) -> [Story] {
        let organisations = catalogue.organisations.compactMap(\.compilation.organisation)
        return catalogue.definitions.compactMap { definition in
            guard let organisation = organisations.first(where: { $0.id == definition.organisation }) else {
                return nil
            }
            let zone = Zone(name: organisation.timeZone) ?? .utc
            let cases =
                definition.id == Self.service
                ? DemonstrationCase.all
                : DemonstrationInventor.cases(of: definition.id, on: zone.date(at: begun))
            guard !cases.isEmpty else { return nil }
            let replay = CaseReplay(
                definition: definition, organisation: organisation, zone: zone, begun: begun,
                team: .of(organisation.id))
            return Story(replay: replay, cases: cases)
        }
    }

    /// Prints how to sign in and where to look.
    static func announce(port: Int) {
        let logins = DemonstrationAgent.all.map { "    \($0.login) (\($0.role.rawValue))" }.joined(separator: "\n")
        let numbers = DemonstrationRegister.households.prefix(1)
            .map { "\($0.name): \($0.taxNumber), \($0.noticeReference)" }.joined(separator: "\n")
        Console.say(
            """

            The demonstration town, Val-Clair. Everything in it is invented.
              Residents   http://localhost:\(port)/fr   or   http://localhost:\(port)/en
              Messages    http://localhost:\(port)/demo/mail
              The desk    http://localhost:\(port)/fr/desk, password \(DemonstrationAgent.password)
            \(logins)
              School meals fill in the income of invented people: \(numbers)

            """)
    }

    /// When the demonstration began: now, or what an interrupted preparation noted.
    private func begin() async throws -> Instant {
        let (store, now) = (installation.store, now)
        return try await store.database.write { transaction in
            if let noted = try store.settings.value(of: Self.begunKey, in: transaction).flatMap({ Int64($0) }) {
                return Instant(milliseconds: noted)
            }
            try store.settings.set(Self.begunKey, to: String(now.milliseconds), in: transaction)
            return now
        }
    }

    /// - Parameter offices: the office where the people of each organisation work.
    private func seedAgents(in offices: [String: String], begun: Instant) async throws {
        // One hash for all: hashing is slow on purpose, and the password is printed at each start.
        let hash = try await PasswordHasher().hash(DemonstrationAgent.password)
        let store = installation.store
        try await store.database.write { transaction in
            for agent in DemonstrationAgent.all {
                guard let office = offices[agent.organisation],
                    try store.agents.find(login: agent.login, in: transaction) == nil
                else { continue }
                try store.agents.create(
                    NewAgent(
                        id: agent.identifier(begun: begun), organisation: agent.organisation, login: agent.login,
                        role: agent.role.rawValue, office: office, passwordHash: hash, content: Array(agent.name.utf8)),
                    now: begun, in: transaction)
                for delegation in agent.delegations {
                    let held = HeldDelegation(
                        agent: agent.identifier(begun: begun), name: delegation,
                        first: Zone.utc.date(at: begun).adding(days: -1), last: nil,
                        text: DemonstrationAgent.delegationText)
                    try store.delegations.give(held, organisation: agent.organisation, in: transaction)
                }
                try store.groups.set(
                    agent.groups, of: agent.identifier(begun: begun), organisation: agent.organisation,
                    in: transaction)
            }
        }
    }

    private func seedCases(_ story: Story) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, invented) in story.cases.enumerated() {
                let played = try story.replay.play(invented, at: index)
                group.addTask { try await store(played, replay: story.replay) }
            }
            try await group.waitForAll()
        }
    }

    /// Stores a case as far as it is not stored yet: its draft, its submission, then what agents did.
    private func store(_ played: CaseReplay.Result, replay: CaseReplay) async throws {
        let repository = CaseRepository(store: installation.store)
        let summary = { @Sendable (current: Case) in
            current.summary(definition: replay.definition, organisation: replay.organisation, zone: replay.zone)
        }
        var current = try await repository.load(played.id)
        if current == nil {
            let submitted = try Case(id: played.id, events: played.events.prefix(1))
            let draft = try await storedDraft(of: played, replay: replay)
            try await storeFiles(of: played, organisation: replay.organisation.id)
            // Nobody waits for an acknowledgement of what is invented: no message is sent.
            try await repository.create(
                submitted.history, from: draft, emptied: played.draft.emptied(),
                accessCode: SecretHash(of: played.draft.accessCode), session: nil,
                linkExpiresAt: replay.begun.adding(seconds: Self.linkSeconds),
                counted: replay.countedSubmission(played), summary: summary(submitted))
            current = submitted
        }
        guard let current else { return }
        try await repository.append(
            Array(played.events.dropFirst(current.version)), to: current, counted: replay.countedDecision(played),
            summary: summary)
    }

    /// Stores the documents given with a form, as if they had been received and found sound.
    private func storeFiles(of played: CaseReplay.Result, organisation: String) async throws {
        let store = installation.store
        for (path, file) in played.files {
            guard let id = Identifier(file.reference.id) else { continue }
            let blob = Blob(file: id, owner: played.id)
            let new = NewFile(
                id: id, owner: played.id, organisation: organisation, size: file.bytes.count,
                facts: FileFacts(slot: path, name: file.reference.name))
            let known = try await store.database.write { transaction -> StoredFile? in
                if let known = try store.files.find(id, in: transaction) { return known }
                try store.files.create(new, now: played.draftedAt, in: transaction)
                return try store.files.find(id, in: transaction)
            }
            guard var stored = known, stored.state == .uploading else { continue }
            let appender = try await store.blobs.append(to: blob)
            if appender.length == 0 { try await appender.write(file.bytes) }
            try await appender.close()
            try await store.blobs.finish(blob)
            stored.state = .accepted
            stored.facts.kind = file.reference.kind
            stored.facts.sha256 = file.reference.sha256
            let accepted = stored
            try await store.database.write { transaction in
                _ = try store.files.update(accepted, now: played.draftedAt, in: transaction)
            }
        }
    }

    private func storedDraft(of played: CaseReplay.Result, replay: CaseReplay) async throws -> StoredDraft {
        let (store, definition) = (installation.store, replay.definition)
        return try await store.database.write { transaction in
            if let stored = try store.drafts.find(played.id, now: replay.begun, in: transaction) { return stored }
            let new = NewDraft(
                id: played.id, organisation: definition.organisation, service: definition.id,
                definition: definition.hash, content: DraftCodec.encode(played.draft))
            try store.drafts.create(
                new, secret: SecretHash(of: played.draft.accessCode), now: played.draftedAt,
                expiresAt: replay.begun.adding(seconds: Self.linkSeconds), in: transaction)
            let blank = Draft(language: played.draft.language, accessCode: "")
            try store.figures.add(
                Tally.started(by: .web) + Tally.saved(blank, played.draft), to: replay.figureKey(at: played.draftedAt),
                in: transaction)
            guard let stored = try store.drafts.find(played.id, now: replay.begun, in: transaction) else {
                throw StorageError.refused("demonstration draft")
            }
            return stored
        }
    }
}
