import Cases
import Foundation
import Journal
import Services
import Synchronization
import Testing

@testable import Storage

/// What is stored is sealed under keys kept apart from it.
@Suite struct SealingTests {
    private let everywhere = PersonalContentTests()

    private func ring(_ folder: String, _ master: MasterKeys) throws -> KeyRing {
        KeyRing(vault: master, store: try SQLiteKeyStore(path: folder + "/keys.sqlite"), now: { .start })
    }

    private func open(_ folder: String, _ keys: KeyRing) throws -> SQLiteDatabase {
        var options = SQLiteDatabase.Options()
        options.beforeCommit = { try keys.settle() }
        return try SQLiteDatabase.open(path: folder + "/parvis.sqlite", options: options, now: .start)
    }

    private var places: Set<String> { Set(PayloadContext.Place.allCases.map { "MARK-\($0.rawValue)" }) }

    /// Every mark found in the raw bytes of a folder's files, keys and logs included.
    private func marks(under folder: String) throws -> Set<String> {
        let files = try #require(FileManager.default.enumerator(atPath: folder)).compactMap { $0 as? String }
        return try files.reduce(into: []) { found, file in
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: folder + "/" + file, isDirectory: &isFolder)
            if !isFolder.boolValue { try found.formUnion(everywhere.marks(in: folder + "/" + file)) }
        }
    }

    private func openEverything(_ database: any Database, _ codec: any PayloadCodec) async throws -> Set<String> {
        try await database.read { connection in
            var found: Set<String> = []
            for column in SealedColumn.all {
                let columns = (column.keys + column.facts + ["key_id", "payload"]).joined(separator: ", ")
                for row in try connection.query(.test("SELECT \(columns) FROM \(column.table)"), []) {
                    let payload = try row.payload(column.keys.count + column.facts.count)
                    let content = try codec.decode(payload, context: column.context(row))
                    let text = String(decoding: content, as: UTF8.self)
                    if text.contains("MARK-\(column.place.rawValue)") { found.insert("MARK-\(column.place.rawValue)") }
                }
            }
            return found
        }
    }

    @Test func `nothing personal can be read in the files, and everything with the keys`() async throws {
        try await withTemporaryFolder { folder in
            let master = MasterKeys(current: DataKey())
            let keys = try ring(folder, master)
            let database = try open(folder, keys)
            let codec = SealedPayloadCodec(keys: keys)
            try await database.write { try everywhere.writeEverywhere(codec: codec, in: $0) }
            #expect(try marks(under: folder).isEmpty)
            await database.close()
            #expect(try marks(under: folder).isEmpty)
            let again = try ring(folder, master)
            let reopened = try open(folder, again)
            #expect(try await openEverything(reopened, SealedPayloadCodec(keys: again)) == places)
            await reopened.close()
        }
    }

    @Test func `a town that ran unsealed is sealed in place, interrupted and resumed`() async throws {
        struct Stop: Error {}
        try await withTemporaryFolder { folder in
            let files = folder + "/files"
            let plainBlobs = try FolderBlobStore(folder: files, codec: PlainPayloadCodec())
            let id = Identifiers().next()
            let blob = Blob(file: id, owner: id)
            let appender = try await plainBlobs.append(to: blob)
            let long = Array(repeating: "MARK-files.payload ".bytes, count: 10_000).flatMap(\.self)
            try await appender.write(long)
            try await appender.close()
            try await plainBlobs.finish(blob)
            let plain = try SQLiteDatabase.open(path: folder + "/parvis.sqlite", now: .start)
            try await plain.write { try everywhere.writeEverywhere(codec: PlainPayloadCodec(), in: $0) }
            // As an earlier version wrote it: without a promise.
            try await plain.write { transaction in
                let old = SQLStatement.test(
                    """
                    INSERT INTO events (stream, version, organisation, kind, occurred_at, key_id, payload)
                    VALUES ($1, 2, 'o', 'k', 0, 'plain', $2)
                    """)
                try transaction.execute(old, [.identifier(id), .blob("MARK-events.payload, old".bytes)])
            }
            await plain.close()
            #expect(try marks(under: folder) == places)
            #expect(try !SealingUpgrade.isDone(path: folder + "/parvis.sqlite"))

            let keys = try ring(folder, MasterKeys(current: DataKey()))
            func upgrade(_ progress: @escaping (SealingUpgrade.Progress) throws -> Void) throws {
                try SealingUpgrade(path: folder + "/parvis.sqlite", files: files, keys: keys, progress: progress).run()
            }
            #expect(throws: Stop.self) { try upgrade { if $0 == .rows(3) { throw Stop() } } }
            #expect(throws: Stop.self) { try upgrade { if case .files = $0 { throw Stop() } } }
            #expect(try !SealingUpgrade.isDone(path: folder + "/parvis.sqlite"))
            try upgrade { _ in }
            #expect(try SealingUpgrade.isDone(path: folder + "/parvis.sqlite"))
            #expect(try marks(under: folder).isEmpty)

            let codec = SealedPayloadCodec(keys: keys)
            let database = try open(folder, keys)
            #expect(try await openEverything(database, codec) == places)
            let stored = try await database.read { try EventStore(codec: codec).load(id, in: $0) }
            #expect(stored.map(\.content) == ["MARK-events.payload".bytes, "MARK-events.payload, old".bytes])
            // The events can't be changed afterwards any more than before.
            await #expect(throws: StorageError.self) {
                try await database.write { _ = try $0.execute(.test("UPDATE events SET kind = 'x'"), []) }
            }
            let reader = try #require(try await FolderBlobStore(folder: files, codec: codec).open(blob))
            var content: [UInt8] = []
            while let chunk = try await reader.next() { content += chunk }
            #expect(content == long)
            await database.close()
        }
    }

    @Test(arguments: [
        "UPDATE events SET version = 3 WHERE version = 1", "UPDATE events SET kind = 'other' WHERE version = 1",
        "UPDATE events SET payload = zeroblob(60) WHERE version = 1",
        "UPDATE events SET commitment = zeroblob(32) WHERE version = 1",
        "UPDATE events SET key_id = 'plain' WHERE version = 1",
    ])
    func `an event that is changed or moved is refused`(change: String) async throws {
        try await withTemporaryFolder { folder in
            let keys = try ring(folder, MasterKeys(current: DataKey()))
            let database = try open(folder, keys)
            let events = EventStore(codec: SealedPayloadCodec(keys: keys))
            let id = Identifiers().next()
            try await database.write { transaction in
                let event = NewEvent(organisation: "o", kind: "k", at: .start, content: "content".bytes)
                try events.append(to: id, expectedVersion: 0, [event], in: transaction)
                _ = try events.load(id, in: transaction)
                try transaction.execute(.test("DROP TRIGGER events_are_never_changed"), [])
                try transaction.execute(.test(change), [])
            }
            await #expect(throws: StorageError.self) { try await database.read { try events.load(id, in: $0) } }
            await database.close()
        }
    }

    @Test func `what was sealed under a destroyed key can't be read nor added to`() async throws {
        try await withTemporaryFolder { folder in
            let keys = try ring(folder, MasterKeys(current: DataKey()))
            let database = try open(folder, keys)
            let events = EventStore(codec: SealedPayloadCodec(keys: keys))
            let identifiers = Identifiers()
            let (one, two) = (identifiers.next(), identifiers.next())
            let event = NewEvent(organisation: "o", kind: "k", at: .start, content: "content".bytes)
            try await database.write { transaction in
                for id in [one, two] { try events.append(to: id, expectedVersion: 0, [event], in: transaction) }
            }
            guard case .held(let wrapped) = try keys.store.find(.subject(one)) else { return #expect(Bool(false)) }
            try keys.destroy([.subject(one)])
            await #expect(throws: StorageError.erased) { try await database.read { try events.load(one, in: $0) } }
            await #expect(throws: StorageError.erased) {
                try await database.write { try events.append(to: one, expectedVersion: 1, [event], in: $0) }
            }
            #expect(try await database.read { try events.load(two, in: $0) }.count == 1)
            #expect(try keys.store.listDestroyed(after: nil, limit: 9).map(\.name) == [.subject(one)])
            // Not even the wrapped key is left in the key store's files.
            for file in ["keys.sqlite", "keys.sqlite-wal"] {
                let bytes = try Data(contentsOf: URL(filePath: folder + "/" + file))
                #expect(bytes.range(of: Data(wrapped.bytes)) == nil, "\(file)")
            }
            await database.close()
        }
    }

    @Test func `nothing is committed whose key can't be kept`() async throws {
        try await withTemporaryFolder { folder in
            let keys = try ring(folder, MasterKeys(current: DataKey()))
            let database = try open(folder, keys)
            let events = EventStore(codec: SealedPayloadCodec(keys: keys))
            let id = Identifiers().next()
            let event = NewEvent(organisation: "o", kind: "k", at: .start, content: "content".bytes)
            // Somebody else made a key of that name between our look and our commit.
            await #expect(throws: StorageError.self) {
                try await database.write { transaction in
                    try events.append(to: id, expectedVersion: 0, [event], in: transaction)
                    try keys.store.add([(.subject(id), WrappedKey(master: "m", bytes: [1]))], now: .start)
                }
            }
            #expect(try await database.read { try events.currentVersion(of: id, in: $0) } == 0)
            await database.close()
        }
    }

    @Test func `a key that is not kept yet is found again, whatever is forgotten meanwhile`() async throws {
        try await withTemporaryFolder { folder in
            let keys = try ring(folder, MasterKeys(current: DataKey()))
            let identifiers = Identifiers()
            let name = KeyName.subject(identifiers.next())
            let key = try keys.key(name)
            keys.forgetAll()
            #expect(try keys.key(name).bytes == key.bytes)
            // More new keys in one transaction than are kept in memory.
            for _ in 0..<9_000 { _ = try keys.key(.subject(identifiers.next())) }
            #expect(try keys.key(name).bytes == key.bytes)
            try keys.settle()
            keys.forgetAll()
            #expect(try keys.existing(name).bytes == key.bytes)
            #expect(try keys.store.count(wrappedBy: keys.vault.current()).all == 9_001)
        }
    }

    @Test func `keys are wrapped anew while they are used, interrupted and resumed`() async throws {
        struct Stop: Error {}
        try await withTemporaryFolder { folder in
            let path = folder + "/master.key"
            try FileKeyVault.create(path: path)
            let vault = try FileKeyVault(path: path)
            let store = try SQLiteKeyStore(path: folder + "/keys.sqlite")
            let keys = KeyRing(vault: vault, store: store, now: { .start })
            let database = try open(folder, keys)
            let codec = SealedPayloadCodec(keys: keys)
            let identifiers = Identifiers()
            let names = (0..<1_200).map { _ in KeyName.subject(identifiers.next()) }
            for name in names { _ = try keys.key(name) }
            try keys.settle()
            try await database.write { try everywhere.writeEverywhere(codec: codec, in: $0) }

            let other = try FileKeyVault(path: path)
            let before = try other.current()
            try other.renew()
            let rotation = KeyRotation(vault: other, store: store)
            #expect(throws: Stop.self) { try rotation.run { done, _ in if done >= 1_000 { throw Stop() } } }
            #expect(try rotation.isNeeded())
            // The server, which opened the file before, wraps new keys with the new master key.
            let late = KeyName.subject(identifiers.next())
            _ = try keys.key(late)
            try keys.settle()
            guard case .held(let wrapped) = try store.find(late) else { return #expect(Bool(false)) }
            #expect(try wrapped.master == other.current() && wrapped.master != before)
            try rotation.run()
            #expect(try !rotation.isNeeded())
            try other.forgetFormer()

            let fresh = KeyRing(vault: try FileKeyVault(path: path), store: store, now: { .start })
            #expect(try await openEverything(database, SealedPayloadCodec(keys: fresh)) == places)
            for name in names { _ = try fresh.existing(name) }
            await database.close()
        }
    }

    @Test func `a master key that others can read, or that is damaged or gone, is refused`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/master.key"
            #expect(throws: FileKeyVault.Problem.missing) { try FileKeyVault(path: path) }
            try FileKeyVault.create(path: path)
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
            #expect(mode?.intValue == 0o600)
            let text = try String(contentsOfFile: path, encoding: .utf8)
            try FileKeyVault.create(path: path)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == text, "a key that is there is kept")
            chmod(path, 0o640)
            #expect(throws: FileKeyVault.Problem.open(mode: 0o640)) { try FileKeyVault(path: path) }
            chmod(path, 0o600)
            try text.dropLast(3).write(toFile: path, atomically: false, encoding: .utf8)
            #expect(throws: FileKeyVault.Problem.damaged) { try FileKeyVault(path: path) }
        }
    }

    @Test func `keys wrapped under another master key or another name are refused`() throws {
        let (one, two) = (MasterKeys(current: DataKey()), MasterKeys(current: DataKey()))
        let key = DataKey()
        let wrapped = try one.wrap(key, name: [1])
        #expect(try one.unwrap(wrapped, name: [1]).bytes == key.bytes)
        #expect(throws: SealError.missingMasterKey(wrapped.master)) { try two.unwrap(wrapped, name: [1]) }
        #expect(throws: SealError.broken) { try one.unwrap(wrapped, name: [2]) }
        #expect(MasterKeys(text: one.text)?.text == one.text)
        #expect(MasterKeys(text: one.text.replacing(" m-", with: " m-0")) == nil)
    }
}
