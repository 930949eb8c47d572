import Crypto
import Foundation
import HTTPTypes

/// Style sheet, script and images, read once at start and served under names that bear their hash, so that browsers may
/// keep them for ever.
struct Assets: Sendable {
    struct File: Sendable {
        let type: String
        let bytes: [UInt8]
    }

    /// Why the assets can't be served.
    struct Missing: Error, CustomStringConvertible {
        let description: String
    }

    private let files: [String: File]
    private let addresses: [String: String]

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
        "png": "image/png", "json": "application/json; charset=utf-8", "ico": "image/x-icon",
    ]

    /// Reads the folder that is shipped beside the binary.
    static func load() throws -> Assets {
        guard let folder = Bundle.module.resourceURL?.appending(path: "Assets") else {
            throw Missing(description: "The folder of style sheets and scripts is missing beside the binary.")
        }
        var files: [String: File] = [:]
        var addresses: [String: String] = [:]
        for url in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            guard let type = types[url.pathExtension] else { continue }
            let bytes = [UInt8](try Data(contentsOf: url))
            let digest = SHA256.hash(data: bytes).prefix(6).map { byte in
                String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
            }.joined()
            let name = "\(url.deletingPathExtension().lastPathComponent).\(digest).\(url.pathExtension)"
            files[name] = File(type: type, bytes: bytes)
            addresses[url.lastPathComponent] = "/assets/\(name)"
        }
        guard addresses["parvis.css"] != nil else {
            throw Missing(description: "The style sheet is missing from \(folder.path).")
        }
        return Assets(files: files, addresses: addresses)
    }

    /// The address of a file by its plain name; the plain name itself when there is no such file.
    func address(_ name: String) -> String { addresses[name] ?? "/assets/\(name)" }

    /// The bytes of a file by its plain name.
    func bytes(_ name: String) -> [UInt8]? {
        addresses[name].flatMap { files[String($0.dropFirst("/assets/".utf8.count))]?.bytes }
    }

    /// The answer to a request for a hashed name.
    func reply(to name: String) throws(SiteFailure) -> Reply {
        guard let file = files[name] else { throw .notFound }
        return Reply(
            status: .ok,
            headers: [.contentType: file.type, .cacheControl: "public, max-age=31536000, immutable"], body: file.bytes)
    }
}
