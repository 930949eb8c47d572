import Cases
import Foundation
import Journal
import Services
import Subprocess
import SystemPackage
import Testing
import Web

@testable import Storage
@testable import parvis

/// The demonstration town's journal, whole and tampered with.
@Suite struct JournalTests {
    private static let begun = Instant(milliseconds: 1_795_600_000_000)

    /// A town whose every event is a leaf of the log.
    private func town(in data: String) async throws -> (Installation, NoteSigner) {
        let installation = try await PreparedTown.copy(to: data, begun: Self.begun)
        let signer = try LogSigner.make(keys: installation.keys, address: "http://localhost:8080")
        try await LogSequencer.integrate(in: installation.store, signer: signer, at: Self.begun)
        return (installation, signer)
    }

    private func examine(
        _ store: Store, _ signer: NoteSigner, against kept: String? = nil
    ) async throws -> JournalExamination {
        var examination = JournalExamination(store: store, verifier: signer.verifier, compiled: PreparedTown.compiled)
        let checkpoint = kept.flatMap { text in
            SignedNote(text).flatMap { note in Checkpoint(text: note.text).map { (note, $0) } }
        }
        try await examination.run(against: checkpoint) { _ in }
        return examination
    }

    private func head(_ store: Store) async throws -> LogHead {
        try #require(try await store.database.read { try store.log.head(in: $0) })
    }

    @Test func `a sound journal has no fault, and grows from one checkpoint to the next`() async throws {
        try await Place.withFolder { folder in
            let (installation, signer) = try await town(in: folder)
            let store = installation.store
            let first = try await head(store)
            let sound = try await examine(store, signer, against: first.note)
            #expect(sound.faults == [])
            #expect(sound.events == first.size && sound.cases > 40 && sound.waiting == 0)

            let stream = try await store.database.read { try store.log.leaves(from: 0, limit: 1, in: $0) }[0].stream
            let found = try await CaseRepository(store: store).load(stream)
            #expect(found != nil)
            // Nothing new: nothing is signed anew.
            try await LogSequencer.integrate(in: store, signer: signer, at: Self.begun)
            #expect(try await head(store) == first)
            await store.database.close()

            let command = try await Program.run("journal", "verify", "--data", folder)
            #expect(
                command.status == 0
                    && command.output.contains(
                        "\(first.size) events, \(sound.cases) cases, 0 erased, \(sound.files) files, 0 faults")
            )
        }
    }

    /// A way to tamper with the store, and what must be said of it.
    struct Tampering: Sendable, CustomTestStringConvertible {
        let statements: [String]
        let said: String
        var testDescription: String { statements.joined(separator: "; ") }
    }

    private static let third = "(SELECT min(position) + 3 FROM events)"
    static let tamperings: [Tampering] = [
        Tampering(
            statements: [
                "UPDATE events SET payload = CAST(substr(payload, 1, 40) || x'00015e7a' || substr(payload, 45) AS BLOB) WHERE position = \(third)"
            ],
            said: "was changed"),
        Tampering(statements: ["UPDATE events SET kind = 'other' WHERE position = \(third)"], said: "was changed"),
        Tampering(
            statements: ["UPDATE events SET occurred_at = occurred_at - 1 WHERE position = \(third)"],
            said: "was changed"),
        Tampering(
            statements: ["UPDATE events SET organisation = 'x' WHERE position = \(third)"], said: "was changed"),
        Tampering(
            statements: ["UPDATE events SET commitment = zeroblob(32) WHERE position = \(third)"], said: "was changed"),
        Tampering(statements: ["UPDATE events SET key_id = 's-0' WHERE position = \(third)"], said: "was changed"),
        Tampering(statements: ["DELETE FROM events WHERE position = \(third)"], said: "is gone"),
        Tampering(
            statements: ["DELETE FROM events WHERE position = (SELECT max(position) FROM events)"], said: "is gone"),
        Tampering(
            statements: [
                "UPDATE events SET position = -1 WHERE position = \(third)",
                "UPDATE events SET position = (SELECT min(position) FROM events WHERE position > 0) + 3 WHERE position = -1",
                "UPDATE events SET position = 1000000 WHERE position = 2",
                "UPDATE events SET position = 2 WHERE position = 1",
                "UPDATE events SET position = 1 WHERE position = 1000000",
            ], said: "were reordered"),
        Tampering(
            statements: [
                """
                INSERT INTO events (position, stream, version, organisation, kind, occurred_at, key_id, payload)
                SELECT 0, zeroblob(16), 1, organisation, kind, occurred_at, key_id, payload FROM events WHERE position = 2
                """
            ], said: "was put in afterwards"),
        Tampering(
            statements: ["UPDATE log_leaves SET entry = zeroblob(32) WHERE leaf = 5"], said: "is not that of its leaves"
        ),
        Tampering(statements: ["DELETE FROM log_leaves WHERE leaf = 5"], said: "is in no leaf of the log"),
        Tampering(
            statements: ["UPDATE log_tiles SET hashes = zeroblob(length(hashes)) WHERE level = 0 AND number = 0"],
            said: "The log's tile/0/000"),
        Tampering(
            statements: ["UPDATE log_checkpoints SET note = replace(note, 'localhost', 'localhosu')"],
            said: "is not signed by this town's key"),
        Tampering(
            statements: ["UPDATE log_tiles SET hashes = zeroblob(length(hashes)) WHERE level = 1"],
            said: "The log's tile/1/000"),
        Tampering(
            statements: [
                "INSERT INTO log_checkpoints SELECT 7, 7, 0, 0, replace(note, char(10) || size || char(10), char(10) || '7' || char(10)) FROM log_checkpoints"
            ],
            said: "The checkpoint of 7 events is not signed by this town's key"),
        Tampering(
            statements: ["DELETE FROM log_checkpoints"], said: "has no checkpoint any more"),
        Tampering(
            statements: ["UPDATE cases SET state = 'refused' WHERE id = (SELECT min(id) FROM cases)"],
            said: "The lists do not show case"),
        Tampering(
            statements: ["UPDATE cases SET payload = zeroblob(60) WHERE id = (SELECT min(id) FROM cases)"],
            said: "Something sealed in cases.payload was changed"),
        Tampering(statements: ["DELETE FROM cases WHERE id = (SELECT min(id) FROM cases)"], said: "is in no list"),
    ]

    @Test func `whatever is tampered with is detected and named`() async throws {
        try await Place.withFolder { folder in
            let whole = "\(folder)/whole"
            let (installation, signer) = try await town(in: whole)
            await installation.store.database.close()
            for (number, tampering) in Self.tamperings.enumerated() {
                let data = "\(folder)/\(number)"
                try FileManager.default.copyItem(atPath: whole, toPath: data)
                let copy = try Installation.open(data: data)
                try await copy.store.database.write { transaction in
                    for trigger in ["changed", "removed"] {
                        try transaction.execute(
                            SQLStatement("drop \(trigger)", "DROP TRIGGER events_are_never_\(trigger)"), [])
                    }
                    for statement in tampering.statements {
                        try transaction.execute(SQLStatement(statement, statement), [])
                    }
                }
                let found = try await examine(copy.store, signer).faults
                #expect(found.contains { $0.contains(tampering.said) }, "\(tampering.statements): \(found)")
                await copy.store.database.close()
                try FileManager.default.removeItem(atPath: data)
            }
        }
    }

    @Test(.enabled(if: Self.go != nil, "Go is not installed: apt-get install golang-go golang-golang-x-mod-dev"))
    func `Go's own packages accept our checkpoint, tiles and proofs`() async throws {
        let go = try #require(Self.go)
        try await Place.withFolder { folder in
            let (installation, signer) = try await town(in: "\(folder)/data")
            let (store, stream) = (
                installation.store, try #require(Identifier(bytes: [UInt8](repeating: 7, count: 16)))
            )
            // Enough that the tree has a second level of tiles.
            try await store.database.write { transaction in
                for version in 0..<700 {
                    let event = NewEvent(organisation: "mairie", kind: "k", at: Self.begun, content: [1])
                    try store.events.append(to: stream, expectedVersion: version, [event], in: transaction)
                }
            }
            try await LogSequencer.integrate(in: store, signer: signer, at: Self.begun)
            let head = try await head(store)
            let log = URL(filePath: "\(folder)/log")
            try await store.database.read { connection in
                for tile in Tile.all(size: head.size) {
                    let file = log.appending(path: tile.path)
                    try FileManager.default.createDirectory(
                        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                    try Data(try #require(try store.log.bytes(of: tile, in: connection))).write(to: file)
                }
                let tree = StoredTree(connection)
                let proofs = try stride(from: 0, to: head.size, by: 7).map { index in
                    let hashes =
                        try [tree.hash(level: 0, index: index)] + tree.inclusionProof(of: index, size: head.size)
                    return "\(index) " + hashes.map { Hexadecimal.text($0.bytes) }.joined(separator: " ")
                }
                try proofs.joined(separator: "\n").write(
                    to: log.appending(path: "proofs"), atomically: true, encoding: .utf8)
            }
            try head.note.write(to: log.appending(path: "checkpoint"), atomically: true, encoding: .utf8)
            try signer.verifier.description.write(to: log.appending(path: "key"), atomically: true, encoding: .utf8)
            await store.database.close()

            let program = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Log/check.go").path
            let environment: [Environment.Key: String] = [
                "GO111MODULE": "off", "GOPATH": "/usr/share/gocode", "CGO_ENABLED": "0", "GOCACHE": "\(folder)/cache",
                "HOME": folder,
            ]
            func check() async throws -> String {
                let result = try await Subprocess.run(
                    .path(FilePath(go)), arguments: ["run", program, log.path],
                    environment: .inherit.updating(environment.mapValues(Optional.some)),
                    output: .string(limit: 10_000), error: .string(limit: 10_000))
                return result.standardOutput + result.standardError
            }
            let words = try await check()
            #expect(words == "\(head.size) leaves, \((head.size + 6) / 7) proofs\n", "\(words)")
            // What was changed is refused.
            let tile = log.appending(path: "tile/0/001")
            var bytes = try Data(contentsOf: tile)
            bytes[40] ^= 1
            try bytes.write(to: tile)
            #expect(try await check().contains("exit status 1"))
        }
    }

    private static var go: String? {
        ["/usr/bin/go", "/usr/local/go/bin/go"].first {
            FileManager.default.isExecutableFile(atPath: $0)
                && FileManager.default.fileExists(atPath: "/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog")
        }
    }

    @Test func `a folder rolled back to an older copy is found out by a checkpoint kept elsewhere`() async throws {
        try await Place.withFolder { folder in
            let (data, older) = ("\(folder)/data", "\(folder)/older")
            let (installation, signer) = try await town(in: data)
            let store = installation.store
            await store.database.close()
            try FileManager.default.copyItem(atPath: data, toPath: older)
            // The town goes on: somebody sends something more.
            let again = try Installation.open(data: data)
            let next = again.store
            let event = NewEvent(organisation: "mairie", kind: "k", at: Self.begun, content: [1])
            let id = Identifier(bytes: [UInt8](repeating: 7, count: 16))
            try await next.database.write { transaction in
                try next.events.append(to: try #require(id), expectedVersion: 0, [event], in: transaction)
            }
            try await LogSequencer.integrate(in: next, signer: signer, at: Self.begun)
            let kept = try await head(next).note
            await next.database.close()

            let back = try Installation.open(data: older)
            #expect(try await examine(back.store, signer).faults == [])
            let against = try await examine(back.store, signer, against: kept)
            #expect(against.faults.contains { $0.contains("it was rolled back") })
            await back.store.database.close()
            try kept.write(toFile: "\(folder)/kept", atomically: true, encoding: .utf8)
            let command = try await Program.run("journal", "verify", "--data", older, "--against", "\(folder)/kept")
            #expect(
                command.status == 1 && command.output.contains("it was rolled back"),
                "\(command.output)\(command.errors)")
        }
    }

    @Test func `a case is erased in every copy, and the log shows that nothing else was touched`() async throws {
        try await Place.withFolder { folder in
            let (data, copy, keys) = ("\(folder)/data", "\(folder)/copy", "\(folder)/keys")
            let (installation, signer) = try await town(in: data)
            let store = installation.store
            let before = try await head(store)
            let entries = try await store.database.read { connection in
                try store.cases.identifiers(after: nil, limit: 500, in: connection).compactMap {
                    try store.cases.find($0, in: connection)
                }
            }
            let ended = try #require(entries.first { $0.outcome != nil })
            let open = try #require(entries.first { $0.outcome == nil })
            await store.database.close()
            try FileManager.default.copyItem(atPath: data, toPath: copy)
            try FileManager.default.copyItem(atPath: "\(data)/keys", toPath: keys)
            let receipt = "\(folder)/erasure.json"
            func erase(_ reference: String) async throws -> Program.Outcome {
                try await Program.run(
                    "erase", reference, "--reason", "GDPR art. 17", "--visa", "2026-12", "--receipt", receipt, "--data",
                    data, "--alone")
            }
            try Data().write(to: URL(filePath: receipt))
            let taken = try await erase(ended.reference)
            #expect(taken.status == 1 && taken.errors.contains("is there already"))
            try FileManager.default.removeItem(atPath: receipt)
            let refused = try await erase(open.reference)
            #expect(refused.status == 1 && refused.errors.contains("is under way"))
            let erased = try await erase(ended.reference)
            #expect(erased.status == 0, "\(erased.errors)")
            let key = signer.verifier.description
            let checked = try await Program.run("verify", receipt, "--key", key)
            #expect(checked.status == 0 && checked.output.contains("No copy can be read from"))
            try String(contentsOfFile: receipt, encoding: .utf8).replacing("art. 17", with: "art. 18")
                .write(toFile: receipt, atomically: true, encoding: .utf8)
            #expect(try await Program.run("verify", receipt).status == 1)
            #expect(try await erase(ended.reference).errors.contains("There is no case"))

            // The log is the same, and whole; the case is in no list.
            let again = try Installation.open(data: data)
            #expect(try await head(again.store) == before)
            let sound = try await examine(again.store, signer, against: before.note)
            #expect(sound.faults == [] && sound.erased == 1 && sound.cases == entries.count - 1)
            await #expect(throws: StorageError.erased) { try await CaseRepository(store: again.store).load(ended.id) }
            // Whoever still held the key adds nothing to it.
            let late = NewEvent(organisation: ended.organisation, kind: "k", at: Self.begun, content: [1])
            let plain = EventStore(codec: PlainPayloadCodec())
            await #expect(throws: StorageError.erased) {
                try await again.store.database.write {
                    try plain.append(to: ended.id, expectedVersion: ended.version, [late], in: $0)
                }
            }
            await again.store.database.close()

            // The row of the lists, in the database of before, can't be read with the keys of now either.
            let former = try Installation.open(data: data)
            #expect(throws: StorageError.erased) { try former.keys.existing(.list(1)) }
            #expect(try former.keys.store.lastListGeneration() == 2)
            await former.store.database.close()

            // The database of before, with the keys of now: erased again, though nobody told it.
            try FileManager.default.removeItem(atPath: "\(copy)/keys")
            try FileManager.default.copyItem(atPath: "\(data)/keys", toPath: "\(copy)/keys")
            try await expectReplay(in: copy, of: ended.id, signer: signer)
            // The keys of before, with the database of now.
            try FileManager.default.removeItem(atPath: "\(data)/keys")
            try FileManager.default.copyItem(atPath: keys, toPath: "\(data)/keys")
            try await expectReplay(in: data, of: ended.id, signer: signer)
        }
    }

    private func expectReplay(in data: String, of id: Identifier, signer: NoteSigner) async throws {
        let restored = try Installation.open(data: data)
        let restoration = Restoration(installation: restored)
        #expect(try await restoration.run(at: Self.begun) == 1)
        #expect(try await restoration.run(at: Self.begun) == 0)
        await #expect(throws: StorageError.erased) { try await CaseRepository(store: restored.store).load(id) }
        let sound = try await examine(restored.store, signer)
        #expect(sound.faults == [] && sound.erased == 1)
        await restored.store.database.close()
    }

    @Test func `a receipt is checked without the town, first as a promise, then with its proof`() async throws {
        try await Place.withFolder { folder in
            let (installation, signer) = try await town(in: "\(folder)/data")
            let store = installation.store
            func file(_ receipt: DepositReceipt?, _ name: String) throws -> String {
                let path = "\(folder)/\(name).json"
                try Data(try #require(receipt).json()).write(to: URL(filePath: path))
                return path
            }
            let leaf = try await store.database.read { try store.log.leaves(from: 3, limit: 1, in: $0) }[0]
            let proven = try await store.database.read {
                try store.log.receipt(
                    of: leaf.stream, version: leaf.version, reference: "ABC", signer: signer, in: $0)
            }
            let promise = try await store.database.read { connection in
                try store.log.journalLeaf(of: leaf.stream, version: leaf.version, in: connection).map {
                    try DepositReceipt(reference: "ABC", leaf: $0, signer: signer)
                }
            }
            await store.database.close()
            let key = signer.verifier.description
            let first = try await Program.run("verify", try file(promise, "promise"), "--key", key)
            #expect(first.status == 0 && first.output.contains("A promise"))
            let path = try file(proven, "proof")
            let second = try await Program.run("verify", path)
            #expect(second.status == 0 && second.output.contains("Shown to be in the journal"))
            let text = try String(contentsOfFile: path, encoding: .utf8)
            for (from, to, said) in [
                ("\"ABC\"", "\"ABD\"", "The promise is of another deposit"),
                ("\"index\" : 3", "\"index\" : 4", "does not lead to the journal"),
                ("parvis-receipt-1", "parvis-receipt-2", "This is no receipt"),
                ("\"version\" : \(leaf.version)", "\"version\" : 9", "The promise is of another deposit"),
            ] {
                try text.replacing(from, with: to).write(toFile: path, atomically: true, encoding: .utf8)
                let outcome = try await Program.run("verify", path)
                #expect(outcome.status == 1 && outcome.errors.contains(said), "\(from): \(outcome.errors)")
            }
            let other = try #require(NoteSigner(name: signer.name, seed: [UInt8](repeating: 1, count: 32)))
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            let wrong = try await Program.run("verify", path, "--key", other.verifier.description)
            #expect(wrong.status == 1 && wrong.errors.contains("another key"))
        }
    }
}
