import Cases
import Crypto
import Foundation
import Inspection
import Services
import Storage

/// What became of an examination.
enum Examination: Sendable, Hashable {
    /// The file is what it should be.
    case accepted(StoredFile)
    /// The file is sound, and the virus scanner has not answered yet: it stays in quarantine.
    case waiting(StoredFile)
    /// The file is refused.
    case refused(FileRefusal)
    /// The file was removed meanwhile, or examined already.
    case over
}

/// Examines whole files and decides whether they are taken.
///
/// The server reads a file's bytes to copy and hash them, and looks at the first ones; everything else happens in another
/// process.
struct FileExaminer: Sendable {
    let site: Site

    /// Examines a file in quarantine.
    ///
    /// - Parameter keepsRefusal: whether a refused file stays listed, with the reason, for its owner to see later; when
    ///   the person is told at once, nothing of it stays.
    func examine(_ id: Identifier, keepsRefusal: Bool) async throws -> Examination {
        let store = site.store
        guard var file = try await store.database.read({ try store.files.find(id, in: $0) }), file.state == .received
        else { return .over }
        let folder = "\(site.files.workFolder)/\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let content = "\(folder)/\(FileInspection.contentName)"
        guard try await lay(file.blob, out: content) == file.facts.sha256 else { throw StorageError.damagedBlob }

        guard let verdict = await site.files.inspector?.inspect(folder: folder) else {
            return try await refuse(file, .notExamined, keepsRefusal: keepsRefusal)
        }
        guard case .accepted(let kind, let hasPreview) = verdict else {
            guard case .refused(let refusal) = verdict else { return .over }
            return try await refuse(file, refusal, keepsRefusal: keepsRefusal)
        }
        file.facts.kind = kind
        file.facts.name = FileReference.name(file.facts.name, for: kind)
        switch await site.files.scanner?.scan(file: content) ?? .clean {
        case .infected: return try await refuse(file, .infected, keepsRefusal: keepsRefusal)
        case .unavailable: return try await record(file) ? .waiting(file) : .over
        case .clean: break
        }
        if hasPreview { file.facts.hasPreview = try await keepPreview(of: file, from: folder) }
        file.state = .accepted
        return try await record(file) ? .accepted(file) : .over
    }

    /// Copies a file's bytes to where it is examined and returns their SHA-256 in hexadecimal.
    private func lay(_ blob: Blob, out path: String) async throws -> String {
        guard let reader = try await site.store.blobs.open(blob),
            FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw StorageError.damagedBlob }
        defer { try? handle.close() }
        var hash = SHA256()
        while let bytes = try await reader.next() {
            hash.update(data: bytes)
            try handle.write(contentsOf: bytes)
        }
        return FileHash.text(hash.finalize())
    }

    /// Keeps the picture that the examination made, if it is one: a JPEG of reasonable size.
    private func keepPreview(of file: StoredFile, from folder: String) async throws -> Bool {
        guard let handle = FileHandle(forReadingAtPath: "\(folder)/\(FileInspection.previewName)") else { return false }
        defer { try? handle.close() }
        let data = try handle.read(upToCount: 4_000_001) ?? Data()
        guard data.count <= 4_000_000, case .kind(.jpeg) = FileSniffer.look(at: data.prefix(FileSniffer.length)) else {
            return false
        }
        let appender = try await site.store.blobs.append(to: file.blob.preview)
        // A picture left by an examination that was interrupted stands there whole or in part: it is made anew.
        guard appender.length == 0 else {
            try await appender.close()
            return false
        }
        try await appender.write(Array(data))
        try await appender.close()
        try await site.store.blobs.finish(file.blob.preview)
        return true
    }

    private func record(_ file: StoredFile) async throws -> Bool {
        let (store, now) = (site.store, site.now())
        return try await store.database.write { try store.files.update(file, now: now, in: $0) }
    }

    private func refuse(_ file: StoredFile, _ refusal: FileRefusal, keepsRefusal: Bool) async throws -> Examination {
        var file = file
        file.state = .refused
        file.facts.refusal = refusal.rawValue
        let (store, now, refused) = (site.store, site.now(), file)
        try await store.database.write { transaction in
            if keepsRefusal || refused.isKept {
                try store.files.update(refused, now: now, in: transaction)
            } else {
                try store.files.discard(refused.id, of: refused.owner, now: now, in: transaction)
            }
        }
        // Whatever was found in it, it is not kept.
        try await store.blobs.remove(file: file.id)
        try await store.eraseDiscardedFiles()
        return .refused(refusal)
    }
}

/// SHA-256 of files as text.
enum FileHash {
    static func text(_ digest: SHA256.Digest) -> String {
        digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
