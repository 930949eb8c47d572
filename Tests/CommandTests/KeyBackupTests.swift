import Cases
import Foundation
import Journal
import Services
import Storage
import Testing

@testable import parvis

/// Copies of the key store: made, kept for a bounded time, restored.
@Suite struct KeyBackupTests {
    private static let begun = Instant(milliseconds: 1_795_600_000_000)
    private static let day: Int64 = 86_400

    /// A key store of some keys and its master key, in a folder.
    private func place(in folder: String, keys count: Int) throws -> (InstallationKeys, SQLiteKeyStore, KeyRing) {
        try FileManager.default.createDirectory(atPath: "\(folder)/keys", withIntermediateDirectories: true)
        let place = InstallationKeys(data: folder, environment: [:])
        let vault = try place.vault(mayCreate: true)
        let store = try SQLiteKeyStore(path: place.storePath)
        let ring = KeyRing(vault: vault, store: store) { Self.begun }
        for number in 0..<count { _ = try ring.key(.subject(identifier(number))) }
        try ring.settle()
        return (place, store, ring)
    }

    private func identifier(_ number: Int) -> Identifier {
        var random = SeededGenerator(seed: UInt64(number))
        return Identifier(at: Self.begun, using: &random)
    }

    private struct SeededGenerator: RandomNumberGenerator {
        var seed: UInt64
        mutating func next() -> UInt64 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return seed
        }
    }

    @Test func `a destroyed key is in no copy once the time told is over`() async throws {
        try await Place.withFolder { folder in
            let (place, store, ring) = try place(in: "\(folder)/data", keys: 3)
            defer { store.close() }
            let copies = KeyBackupFolder(path: "\(folder)/copies", days: 5)
            try FileManager.default.createDirectory(atPath: copies.path, withIntermediateDirectories: true)
            try Data("mine".utf8).write(to: URL(filePath: "\(copies.path)/notes.txt"))
            let erased = KeyName.subject(identifier(1))
            /// In which copies the key is.
            func holding() throws -> Int {
                try copies.copies().count { copy in
                    var isThere = false
                    try KeyBackup.read(copy.path, vault: ring.vault) { page in
                        isThere = isThere || page.contains { $0.name == erased && $0.key != nil }
                    }
                    return isThere
                }
            }
            var now = Self.begun
            _ = try copies.add(store, place: place, at: now)
            try ring.destroy([erased])
            let end = now.adding(seconds: Int64(copies.days) * Self.day)
            #expect(try holding() == 1)
            while now < end {
                now = now.adding(seconds: Self.day)
                let made = try copies.add(store, place: place, at: now)
                #expect(made.keys == 2)
                #expect(try copies.copies().allSatisfy { !copies.isTooOld($0, at: now) })
            }
            #expect(try holding() == 0)
            #expect(try copies.copies().count == copies.days - 1)
            #expect(FileManager.default.fileExists(atPath: "\(copies.path)/notes.txt"))
            let facts = try FileManager.default.attributesOfItem(atPath: try #require(copies.copies().last).path)
            #expect((facts[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        }
    }

    @Test func `a copy in which any byte is changed, or that is cut, is refused`() async throws {
        try await Place.withFolder { folder in
            let (_, store, ring) = try place(in: "\(folder)/data", keys: 2)
            defer { store.close() }
            let path = "\(folder)/copy"
            #expect(try KeyBackup.write(store, vault: ring.vault, at: Self.begun, to: path) == 2)
            let whole = try Data(contentsOf: URL(filePath: path))
            func isRefused(_ bytes: Data) throws -> Bool {
                try bytes.write(to: URL(filePath: path))
                do {
                    try KeyBackup.read(path, vault: ring.vault) { _ in }
                    return false
                } catch is KeyBackup.Problem {
                    return true
                }
            }
            #expect(try !isRefused(whole))
            for place in whole.indices {
                var bytes = whole
                bytes[place] ^= 1
                #expect(try isRefused(bytes), "byte \(place) of \(whole.count)")
            }
            for length in whole.indices { #expect(try isRefused(whole.prefix(length)), "\(length) bytes") }
            #expect(try isRefused(whole + [0]))
            try whole.write(to: URL(filePath: path))
            #expect(throws: KeyBackup.Problem.self) {
                try KeyBackup.read(path, vault: MasterKeys(current: DataKey())) { _ in }
            }
        }
    }

    @Test func `a store of many pages is copied whole, and brings back nothing that was destroyed`() async throws {
        try await Place.withFolder { folder in
            let count = 12_000
            let (_, store, ring) = try place(in: "\(folder)/data", keys: count)
            defer { store.close() }
            try store.setFact("origin", to: "town")
            try ring.destroy([.subject(identifier(0))])
            let path = "\(folder)/copy"
            #expect(try KeyBackup.write(store, vault: ring.vault, at: Self.begun, to: path) == count - 1)
            try ring.destroy([.subject(identifier(1))])
            var (names, facts, added) = (Set<KeyName>(), [String](), 0)
            try KeyBackup.read(path, vault: ring.vault) { page in
                for key in page { names.insert(key.name) }
                added += try store.restore(page)
            } facts: { read in
                facts += read.map { "\($0.name)=\($0.value)" }
            }
            // Nothing comes back.
            #expect(added == 0)
            #expect(names.count == count && facts == ["origin=town"])
            #expect(throws: StorageError.erased) { try ring.existing(.subject(identifier(1))) }
        }
    }

    @Test func `the town's keys are copied, lost and restored by commands, and doctor says how it stands`() async throws
    {
        try await Place.withFolder { folder in
            let (data, copies) = ("\(folder)/data", "\(folder)/copies")
            let environment = ["PARVIS_KEY_BACKUPS": copies]
            func run(_ arguments: String..., days: String = "30") async throws -> Program.Outcome {
                let running = Program.Running(
                    arguments + ["--data", data],
                    environment: environment.merging(["PARVIS_KEY_BACKUP_DAYS": days]) { $1 })
                let status = await running.status()
                return Program.Outcome(status: status, output: running.output.text, errors: running.errors.text)
            }
            func backups(days: String = "30") async throws -> String {
                let lines = try await run("doctor", days: days).output.split(separator: "\n")
                return String(lines.first { $0.contains("Key back-ups") } ?? "")
            }
            #expect(try await run("keys", "backup").errors.contains("made at the first start"))
            #expect(try await run("publish", Place.services).status == 0)
            #expect(try await backups().contains("holds no copy of the keys"))
            #expect(try await run("keys", "backup", days: "0").errors.contains("no copy is to be kept"))
            let made = try await run("keys", "backup")
            #expect(made.status == 0 && made.output.contains("2 keys in \(copies)/keys-"), "\(made.errors)")
            #expect(try await backups().contains("1 copies in \(copies), the last 0 hours old"))

            let copy = try #require(KeyBackupFolder(path: copies, days: 30).copies().first)
            let early = "\(copies)/keys-20260101T000000.000Z.parvis-keys"
            try FileManager.default.copyItem(atPath: copy.path, toPath: early)
            #expect(try await backups().contains("are older than the 30 days that were told"))
            try FileManager.default.removeItem(atPath: copy.path)
            #expect(try await backups(days: "3650").contains("keys made since would be lost"))
            #expect(try await run("keys", "backup").output.contains("1 copies whose time is over"))

            // The key store is lost.
            let last = try #require(KeyBackupFolder(path: copies, days: 30).copies().last)
            for end in ["", "-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: "\(data)/keys/keys.sqlite\(end)")
            }
            #expect(try await run("publish", Place.services).errors.contains("is missing"))
            let checked = try await run("keys", "restore", "--check", last.path)
            #expect(checked.status == 0 && checked.output.contains("is sound: 2 keys and 0 destroyed ones"))
            #expect(!FileManager.default.fileExists(atPath: "\(data)/keys/keys.sqlite"))
            let restored = try await run("keys", "restore", last.path)
            #expect(restored.output.contains("2 of them were added"), "\(restored.errors)")
            #expect(try await run("publish", Place.services).status == 0)
            #expect(try await run("keys", "restore", last.path).output.contains("0 of them were added"))

            // Another town's copy is refused.
            let other = "\(folder)/other"
            _ = try await Program.run("publish", Place.services, "--data", other)
            let foreign = try await Program.run("keys", "restore", last.path, "--data", other)
            #expect(foreign.status == 1 && foreign.errors.contains("needs the master key m-"))
        }
    }
}
