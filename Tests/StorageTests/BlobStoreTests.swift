import Cases
import Foundation
import Services
import Testing

@testable import Storage

/// Files on disk: nothing is lost that was acknowledged, nothing half written is ever read.
@Suite struct BlobStoreTests {
    private static let codecs: [any PayloadCodec] = [PlainPayloadCodec(), FlippingCodec()]

    private func withStore(
        _ codec: any PayloadCodec, _ body: (FolderBlobStore, String) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            try await body(FolderBlobStore(folder: folder + "/files", codec: codec), folder + "/files")
        }
    }

    private func newBlob() -> Blob {
        var random = SystemRandomNumberGenerator()
        let id = Identifier(at: .start, using: &random)
        return Blob(file: id, owner: Identifier(at: .start, using: &random))
    }

    private func content(_ count: Int, seed: UInt64) -> [UInt8] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    }

    private func readAll(_ blob: Blob, _ store: FolderBlobStore) async throws -> [UInt8]? {
        guard let reader = try await store.open(blob) else { return nil }
        var bytes: [UInt8] = []
        while let chunk = try await reader.next() { bytes += chunk }
        return bytes
    }

    private func files(_ folder: String) -> [URL] {
        let all = FileManager.default.enumerator(at: URL(filePath: folder), includingPropertiesForKeys: nil)
        return (all?.allObjects as? [URL] ?? []).filter { !$0.hasDirectoryPath }
    }

    private func file(_ folder: String) throws -> URL { try #require(files(folder).first) }

    @Test(arguments: 0..<2) func `what is written in pieces is read back, whatever the pieces`(codec: Int) async throws
    {
        try await withStore(Self.codecs[codec]) { store, _ in
            for seed in UInt64(1)...12 {
                var random = SeededGenerator(seed: seed)
                let whole = content(Int.random(in: 1...400_000, using: &random), seed: seed)
                let blob = newBlob()
                var rest = whole[...]
                while !rest.isEmpty {
                    // A connection is cut here and there: the appender is closed and another opened.
                    let appender = try await store.append(to: blob)
                    #expect(appender.length == whole.count - rest.count, "seed \(seed)")
                    for _ in 0..<Int.random(in: 1...4, using: &random) {
                        let piece = rest.prefix(Int.random(in: 0...90_000, using: &random))
                        try await appender.write(Array(piece))
                        rest = rest.dropFirst(piece.count)
                    }
                    let length = try await appender.close()
                    #expect(length == whole.count - rest.count, "seed \(seed)")
                    #expect(try await store.length(of: blob) == length)
                }
                #expect(try await store.open(blob) == nil, "unfinished, seed \(seed)")
                try await store.finish(blob)
                try await store.finish(blob)
                let read = try await readAll(blob, store)
                #expect(read == whole, "seed \(seed)")
            }
        }
    }

    @Test(arguments: 0..<2) func `a crash in the middle leaves what was acknowledged, and no half file`(codec: Int)
        async throws
    {
        try await withStore(Self.codecs[codec]) { store, folder in
            let whole = content(200_000, seed: 3)
            let blob = newBlob()
            var appender = try await store.append(to: blob)
            try await appender.write(Array(whole[..<150_000]))
            #expect(try await appender.close() == 150_000)
            let safe = try Data(contentsOf: file(folder))
            // What a power cut may leave after the last acknowledged byte: part of a chunk, zeros, or rubbish.
            var tails = [Data(content(10, seed: 1)), Data(content(70_000, seed: 2)), Data(count: 100_000)]
            tails.append(safe.prefix(30_000))
            for tail in tails {
                try (safe + tail).write(to: try file(folder))
                let length = try await store.length(of: blob)
                #expect(length == 150_000 || (tail == tails[3] && length != nil))
            }
            try (safe + tails[1]).write(to: try file(folder))
            appender = try await store.append(to: blob)
            #expect(appender.length == 150_000)
            try await appender.write(Array(whole[150_000...]))
            try await appender.close()
            try await store.finish(blob)
            #expect(try await readAll(blob, store) == whole)
        }
    }

    @Test func `two requests never append to one file`() async throws {
        try await withStore(PlainPayloadCodec()) { store, _ in
            let blob = newBlob()
            let first = try await store.append(to: blob)
            await #expect(throws: StorageError.blobBusy) { _ = try await store.append(to: blob) }
            try await first.close()
            try await store.append(to: blob).close()
        }
    }

    @Test func `a sealed chunk read in another place is refused, and nothing stands in clear`() async throws {
        try await withStore(FlippingCodec()) { store, folder in
            let (one, two) = (newBlob(), newBlob())
            let appender = try await store.append(to: one)
            try await appender.write(Array("MARK of a person".utf8))
            try await appender.close()
            try await store.finish(one)
            let stored = try Data(contentsOf: file(folder))
            #expect(stored.range(of: Data("MARK".utf8)) == nil)
            try await store.append(to: two).close()
            let part = folder + "/\(two.file.description.suffix(2))/\(two.file).part"
            try stored.write(to: URL(filePath: part))
            try await store.finish(two)
            await #expect(throws: FlippingCodec.WrongPlace.self) { _ = try await readAll(two, store) }
        }
    }

    @Test func `removing leaves nothing`() async throws {
        try await withStore(PlainPayloadCodec()) { store, folder in
            let blob = newBlob()
            for part in [blob, blob.preview] {
                let appender = try await store.append(to: part)
                try await appender.write([1, 2, 3])
                try await appender.close()
            }
            try await store.finish(blob)
            try await store.remove(file: blob.file)
            try await store.remove(file: blob.file)
            #expect(files(folder).isEmpty)
            #expect(try await store.length(of: blob.preview) == nil)
            #expect(try await store.availableBytes() > 0)
        }
    }
}
