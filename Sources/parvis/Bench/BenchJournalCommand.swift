import ArgumentParser
import Cases
import FEEL
import Foundation
import Journal
import Services
import Storage
import Web

/// `parvis bench-journal`: what sealing costs a submission, and how long a proof takes.
struct BenchJournalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench-journal", abstract: "Measure sealing and proofs, beside the same without.",
        discussion:
            "Definitions come from --data, a demonstration town; everything is stored in --scratch, which is removed.",
        shouldDisplay: false)

    @ArgumentParser.Option(help: "The data folder of a demonstration town.") var data = "data"
    @ArgumentParser.Option(help: "A folder on the disk to measure.") var scratch: String
    @ArgumentParser.Option(help: "Submissions of a round.") var count = 2_000
    @ArgumentParser.Option(help: "Rounds of each kind, one after the other.") var rounds = 5
    @ArgumentParser.Option(help: "Leaves of the tree whose proofs are timed; 0 for none.") var leaves = 10_000_000

    func run() async throws {
        let installation = try Installation.open(data: data)
        let catalogue = LiveCatalogue(store: installation.store)
        try await catalogue.refresh()
        guard let definition = catalogue.snapshot.service(Demonstration.service),
            let organisation = catalogue.snapshot.organisations[definition.organisation]
        else { throw CommandFailure("\(Demonstration.service) is not published in \(data).") }
        await installation.store.database.close()
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let bench = try JournalBench(folder: scratch, definition: definition, organisation: organisation)
        var times: [JournalBench.Kind: [Double]] = [:]
        for round in 0..<rounds {
            for kind in JournalBench.Kind.allCases {
                times[kind, default: []].append(try await bench.seconds(kind, count: count, round: round))
            }
        }
        func rate(_ kind: JournalBench.Kind) -> Double {
            let sorted = (times[kind] ?? [1]).sorted()
            return Double(count) / sorted[sorted.count / 2]
        }
        for kind in JournalBench.Kind.allCases { Console.say("\(kind.rawValue): \(Int(rate(kind))) a second") }
        let cost = (rate(.plain) / rate(.sealed) - 1) * 100
        Console.say(String(format: "sealing costs %.1f %%", cost))
        Console.say(
            String(
                format: "sealed %.0f %%, unsealed %.0f %% of bare inserts of %d bytes",
                rate(.sealed) / rate(.bare) * 100, rate(.plain) / rate(.bare) * 100, bench.bytes))
        if leaves > 0 {
            let (mean, worst) = try await bench.proofs(leaves: leaves)
            Console.say(
                String(format: "inclusion proof at %d leaves: %.3f ms on average, %.3f ms at most", leaves, mean, worst)
            )
        }
        await bench.close()
    }
}

/// Two stores alike, one sealed and one not.
struct JournalBench {
    enum Kind: String, CaseIterable { case bare, plain, sealed }

    /// Submissions under way at once.
    private static let width = 64
    private let definition: ServiceDefinition
    private let organisation: Organisation
    private let replay: CaseReplay
    private let plain: Store
    private let sealed: Store
    /// What a submission writes.
    let bytes: Int

    init(folder: String, definition: ServiceDefinition, organisation: Organisation) throws {
        self.definition = definition
        self.organisation = organisation
        let zone = Zone(name: organisation.timeZone) ?? .utc
        replay = CaseReplay(definition: definition, organisation: organisation, zone: zone, begun: Installation.now())
        plain = Store(
            database: try SQLiteDatabase.open(path: "\(folder)/plain.sqlite", now: Installation.now()),
            codec: PlainPayloadCodec())
        let keys = KeyRing(
            vault: MasterKeys(current: DataKey()), store: try SQLiteKeyStore(path: "\(folder)/keys.sqlite"),
            now: Installation.now)
        var options = SQLiteDatabase.Options()
        options.beforeCommit = { try keys.settle() }
        sealed = Store(
            database: try SQLiteDatabase.open(
                path: "\(folder)/sealed.sqlite", options: options, now: Installation.now()),
            codec: SealedPayloadCodec(keys: keys))
        bytes = try Self.prepare(1, replay, definition, organisation).map(\.size)[0]
    }

    func close() async {
        await plain.database.close()
        await sealed.database.close()
    }

    /// A draft to store, and what its submission appends.
    private struct Prepared: Sendable {
        let draft: ReadyDraft
        let events: [CaseEvent]
        let summary: CaseSummary

        /// The bytes of content that the submission writes.
        var size: Int {
            events.reduce(0) { $0 + EventCodec.encode($1).count } + CaseEntry(summary).content.count
                + DraftCodec.encode(draft.draft.emptied()).count
        }
    }

    private static func prepare(
        _ count: Int, _ replay: CaseReplay, _ definition: ServiceDefinition, _ organisation: Organisation
    ) throws -> [Prepared] {
        guard let invented = DemonstrationCase.all.first else { return [] }
        let now = Installation.now()
        let today = replay.zone.date(at: now)
        var random = SystemRandomNumberGenerator()
        return try (0..<count).map { _ in
            let draft = ReadyDraft(
                replay.filled(invented, files: [:], on: today, using: &random), at: now, using: &random)
            let outcome = Case.submit(
                draft.draft, definition: definition,
                reference: Reference(prefix: organisation.referencePrefix, using: &random), today: today,
                in: CommandContext(actor: .person(nil), channel: .web, at: now))
            guard case .success(let events) = outcome else {
                throw CommandFailure("The demonstration's draft can't be sent.")
            }
            let summary = try Case(id: draft.id, events: events).summary(
                definition: definition, organisation: organisation, zone: replay.zone)
            return Prepared(draft: draft, events: events, summary: summary)
        }
    }

    /// The seconds that so many submissions take, or as many bare insertions.
    func seconds(_ kind: Kind, count: Int, round: Int) async throws -> Double {
        let store = kind == .sealed ? sealed : plain
        if kind == .bare {
            let content = [UInt8](repeating: 7, count: bytes)
            return try await timed(Array(0..<count)) { number in
                try await store.database.write {
                    try InsertCeiling().insert(content, number: round * count + number, in: $0)
                }
            }
        }
        let prepared = try Self.prepare(count, replay, definition, organisation)
        let now = Installation.now()
        try await ReadyDraft.store(prepared.map(\.draft), of: definition, in: store, now: now)
        let repository = CaseRepository(store: store)
        let stored = try await store.database.read { connection in
            try prepared.compactMap { one in
                try store.drafts.find(one.draft.id, now: now, in: connection).map { (one, $0) }
            }
        }
        return try await timed(stored) { one, draft in
            try await repository.create(
                one.events, from: draft, emptied: one.draft.draft.emptied(),
                accessCode: SecretHash(of: one.draft.draft.accessCode), session: SecretHash(of: one.draft.session),
                linkExpiresAt: now.adding(seconds: 3_600), summary: one.summary)
        }
    }

    private func timed<Element: Sendable>(
        _ elements: [Element], _ act: @escaping @Sendable (Element) async throws -> Void
    ) async throws -> Double {
        let begun = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for first in 0..<Self.width {
                group.addTask {
                    for index in stride(from: first, to: elements.count, by: Self.width) {
                        try await act(elements[index])
                    }
                }
            }
            try await group.waitForAll()
        }
        return begun.duration(to: .now) / .seconds(1)
    }

    /// Milliseconds for an inclusion proof, read from the store and checked: on average and at most.
    func proofs(leaves: Int) async throws -> (mean: Double, worst: Double) {
        let log = plain.log
        let chunk = 256 * 256
        var root = MerkleHash.empty
        for start in stride(from: 0, to: leaves, by: chunk) {
            let hashes = (start..<min(start + chunk, leaves)).map { number in
                MerkleHash.leaf(withUnsafeBytes(of: UInt64(number), Array.init))
            }
            root = try await plain.database.write { try log.grow(from: start, by: hashes, in: $0) }
        }
        let end = root
        return try await plain.database.read { connection in
            var (sum, worst) = (0.0, 0.0)
            let samples = 1_000
            var random = SystemRandomNumberGenerator()
            for _ in 0..<samples {
                let index = Int.random(in: 0..<leaves, using: &random)
                let begun = ContinuousClock.now
                let proof = try StoredTree(connection).inclusionProof(of: index, size: leaves)
                let time = begun.duration(to: .now) / .milliseconds(1)
                try MerkleProof.checkInclusion(
                    of: .leaf(withUnsafeBytes(of: UInt64(index), Array.init)), at: UInt64(index), size: UInt64(leaves),
                    root: end, proof: proof)
                (sum, worst) = (sum + time, max(worst, time))
            }
            return (sum / Double(samples), worst)
        }
    }
}
