import Cases
import Foundation
import HTTPTypes
import Services
import Storage
import Synchronization

extension Visit {
    /// The file that the route names, when it belongs to this draft or case.
    func file(of owner: Identifier) async throws -> StoredFile? {
        guard let id = Identifier(try parameter("file")) else { return nil }
        let store = site.store
        return try await store.database.read { try store.files.find(id, of: owner, in: $0) }
    }

    /// Hands out a file as its owner sent it: as a download under its own name, which no browser opens as a page.
    func download(_ file: StoredFile) async throws -> Reply {
        guard let reference = file.reference, let reader = try await site.store.blobs.open(file.blob) else {
            throw SiteFailure.notFound
        }
        var reply = Reply(
            status: .ok,
            headers: [
                .contentType: reference.kind.mediaType, .contentLength: String(file.size),
                .cacheControl: "private, no-store",
                .contentDisposition: Self.disposition(reference.name),
            ])
        reply.isSandboxed = true
        reply.stream = { try await reader.next() }
        return reply
    }

    /// Hands out the picture of a file, made here.
    func preview(of file: StoredFile) async throws -> Reply {
        guard file.facts.hasPreview, let reader = try await site.store.blobs.open(file.blob.preview) else {
            throw SiteFailure.notFound
        }
        var reply = Reply(
            status: .ok, headers: [.contentType: "image/jpeg", .cacheControl: "private, no-store"])
        reply.isSandboxed = true
        reply.stream = { try await reader.next() }
        return reply
    }

    /// A file name that every browser reads (RFC 6266): plain letters first, then the whole name in UTF-8 (RFC 8187).
    static func disposition(_ name: String) -> String {
        let plain = String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber || " ._-".contains($0)) ? $0 : "_" })
        var allowed = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
        allowed.insert(charactersIn: "._-~")
        let encoded = name.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
        return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(encoded)"
    }
}

/// Counts uploads under way, over the whole process.
final class UploadCounter: Sendable {
    private let count = Mutex(0)

    /// Lets one more in, unless there are so many already.
    func enter(limit: Int) -> Bool {
        count.withLock { count in
            guard count < limit else { return false }
            count += 1
            return true
        }
    }

    func leave() { count.withLock { $0 -= 1 } }
}
