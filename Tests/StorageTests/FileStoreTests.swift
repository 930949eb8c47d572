import Cases
import Foundation
import Services
import Testing

@testable import Storage

/// What is known of files, and what becomes of those that belong to nothing.
@Suite struct FileStoreTests {
    private let identifiers = Identifiers()
    private static let sha = String(repeating: "ab", count: 32)

    private func withStore(_ body: (Store) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let codec = FlippingCodec()
            let database = try SQLiteDatabase.open(path: folder + "/parvis.sqlite", now: .start)
            let blobs = try FolderBlobStore(folder: folder + "/files", codec: codec)
            let store = Store(database: database, codec: codec, blobs: blobs)
            let result: Result<Void, any Error>
            do { result = .success(try await body(store)) } catch { result = .failure(error) }
            await database.close()
            try result.get()
        }
    }

    private func draft(_ store: Store) async throws -> Identifier {
        let id = identifiers.next()
        try await store.database.write { transaction in
            try store.drafts.create(
                NewDraft(id: id, organisation: "o", service: "s", definition: "d", content: []),
                secret: SecretHash(of: id.description), now: .start, expiresAt: .start.adding(seconds: 86_400),
                in: transaction)
        }
        return id
    }

    private func file(_ store: Store, of owner: Identifier, state: FileState) async throws -> Identifier {
        let id = identifiers.next()
        try await store.database.write { transaction in
            let facts = FileFacts(slot: "avis", name: "avis.pdf", fingerprint: "1700000000")
            try store.files.create(
                NewFile(id: id, owner: owner, organisation: "o", size: 3, facts: facts), now: .start, in: transaction)
            guard var file = try store.files.find(id, in: transaction) else { return }
            file.state = state
            file.facts.kind = .pdf
            file.facts.sha256 = Self.sha
            file.facts.hasPreview = true
            try store.files.update(file, now: .start, in: transaction)
        }
        let appender = try await store.blobs.append(to: Blob(file: id, owner: owner))
        try await appender.write([1, 2, 3])
        try await appender.close()
        return id
    }

    @Test func `where a copy was taken from is kept with it, sealed; a file that was sent has no such place`() throws {
        var copied = FileFacts(
            slot: "avis", name: "avis.pdf", origin: FileOrigin(reference: "VC-7K2M-9QFX", at: .start))
        copied.kind = .pdf
        copied.sha256 = Self.sha
        #expect(try FileFactsCodec.decode(FileFactsCodec.encode(copied)) == copied)
        let sent = FileFacts(slot: "avis", name: "avis.pdf")
        #expect(try FileFactsCodec.decode(FileFactsCodec.encode(sent)).origin == nil)
        // What was written before there were copies is read for ever.
        #expect(FileFactsCodec.encode(sent).first == 1)
        #expect(throws: StorageError.self) {
            try FileFactsCodec.decode([3] + FileFactsCodec.encode(copied).dropFirst())
        }
        #expect(throws: StorageError.self) {
            try FileFactsCodec.decode([1] + FileFactsCodec.encode(copied).dropFirst())
        }
    }

    @Test func `what is known comes back, to its owner alone`() async throws {
        try await withStore { store in
            let (owner, other) = (try await draft(store), try await draft(store))
            let id = try await file(store, of: owner, state: .accepted)
            try await store.database.read { connection in
                let found = try #require(try store.files.find(id, of: owner, in: connection))
                #expect(found.facts.slot == "avis" && found.facts.fingerprint == "1700000000" && found.facts.hasPreview)
                let reference = FileReference(
                    id: id.description, name: "avis.pdf", kind: .pdf, size: 3, sha256: Self.sha)
                #expect(found.reference == reference && reference != nil)
                #expect(try store.files.find(id, of: other, in: connection) == nil)
                #expect(try store.files.all(of: owner, in: connection).map(\.id) == [id])
                #expect(try store.files.all(of: other, in: connection).isEmpty)
            }
        }
    }

    @Test func `only whole files of the owner are kept, and what is kept is no longer removed`() async throws {
        try await withStore { store in
            let (owner, other) = (try await draft(store), try await draft(store))
            let whole = try await file(store, of: owner, state: .received)
            let arriving = try await file(store, of: owner, state: .uploading)
            func keep(_ id: Identifier, _ owner: Identifier) async throws {
                let reference = try #require(
                    FileReference(id: id.description, name: "a.pdf", kind: .pdf, size: 3, sha256: Self.sha))
                try await store.database.write { transaction in
                    try store.files.keep([reference], of: owner, now: .start, in: transaction)
                }
            }
            for (id, owner) in [(whole, other), (arriving, owner)] {
                await #expect(throws: StorageError.versionConflict(current: 0)) { try await keep(id, owner) }
            }
            try await keep(whole, owner)
            try await store.database.write { transaction in
                let isRemoved = try store.files.discard(whole, of: owner, now: .start, in: transaction)
                let others = try store.files.discardUnkept(of: owner, now: .start, in: transaction)
                #expect(!isRemoved && others == 1)
            }
            #expect(try await store.eraseDiscardedFiles() == 1)
            #expect(try await store.blobs.length(of: Blob(file: arriving, owner: owner)) == nil)
            #expect(try await store.blobs.length(of: Blob(file: whole, owner: owner)) == 3)
        }
    }

    @Test func `uploads given up and files of drafts that are no more are erased, others stay`() async throws {
        try await withStore { store in
            let (gone, alive) = (try await draft(store), try await draft(store))
            _ = try await file(store, of: gone, state: .accepted)
            let kept = try await file(store, of: alive, state: .accepted)
            _ = try await file(store, of: alive, state: .uploading)
            let later = Instant.start.adding(seconds: 3 * 86_400)
            let counts = try await store.database.write { transaction in
                _ = try store.drafts.delete(gone, in: transaction)
                return [
                    try store.files.discardAbandoned(before: .start, now: later, limit: 10, in: transaction),
                    try store.files.discardOrphans(before: .start, now: later, limit: 10, in: transaction),
                    try store.files.discardOrphans(before: .start, now: later, limit: 10, in: transaction),
                ]
            }
            #expect(counts == [1, 1, 0])
            #expect(try await store.eraseDiscardedFiles(limit: 1) == 1)
            #expect(try await store.eraseDiscardedFiles() == 1)
            #expect(try await store.database.read { try store.files.all(of: alive, in: $0).map(\.id) } == [kept])
        }
    }

    @Test func `a file removed before its bytes were erased is erased after a restart`() async throws {
        try await withStore { store in
            let owner = try await draft(store)
            let id = try await file(store, of: owner, state: .accepted)
            try await store.database.write { transaction in
                _ = try store.files.discard(id, of: owner, now: .start, in: transaction)
            }
            // The process stopped here. Nothing shows the file any more; the next cleaning erases it.
            #expect(try await store.database.read { try store.files.find(id, in: $0) } == nil)
            #expect(try await store.blobs.length(of: Blob(file: id, owner: owner)) == 3)
            #expect(try await store.eraseDiscardedFiles() == 1)
            #expect(try await store.blobs.length(of: Blob(file: id, owner: owner)) == nil)
        }
    }
}
