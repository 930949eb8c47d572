import Cases
import HTTPTypes
import Journal
import Services
import Storage

/// The log as standard tools and independent witnesses read it (C2SP `tlog-tiles`): `/log/checkpoint`, `/log/tile/…`, and
/// the key that signs it at `/log/key`. Nothing of it says anything of anybody: entries are hashes over salted promises.
enum LogRoutes {
    /// Where the log begins.
    static let prefix = "/log"

    static func routes() -> [Route] {
        [
            .get("/log/checkpoint", access: .everyone) { visit in
                guard let head = try await visit.site.store.database.read({ try visit.site.store.log.head(in: $0) })
                else { throw SiteFailure.notFound }
                return reply(Array(head.note.utf8), type: "text/plain; charset=utf-8", caching: "no-cache")
            },
            // The last checkpoint that witnesses have vouched for, and how they bring their word.
            .get("/log/cosigned", access: .everyone) { visit in
                guard
                    let head = try await visit.site.store.database.read({
                        try visit.site.store.log.lastCosigned(in: $0)
                    })
                else { throw SiteFailure.notFound }
                return reply(Array(head.note.utf8), type: "text/plain; charset=utf-8", caching: "no-cache")
            },
            .patch("/log/checkpoint", access: .everyone, limit: .upload, handler: LogCosigning.take),
            .get("/{language}/log", access: .everyone, handler: LogPage.show),
            .get("/log/key", access: .everyone) { visit in
                guard let signer = visit.site.signer else { throw SiteFailure.notFound }
                let text = signer.verifier.description + "\n"
                return reply(Array(text.utf8), type: "text/plain; charset=utf-8", caching: "no-cache")
            },
            // A tile's number has a step for each three digits, and one more for the width of an unfinished tile.
            tile("{a}"), tile("{a}", "{b}"), tile("{a}", "{b}", "{c}"), tile("{a}", "{b}", "{c}", "{d}"),
        ]
    }

    private static func tile(_ steps: String...) -> Route {
        let names = steps.map { String($0.dropFirst().dropLast()) }
        return .get("/log/tile/{level}/" + steps.joined(separator: "/"), access: .everyone) { visit in
            let path = try (["level"] + names).map { try visit.parameter($0) }.joined(separator: "/")
            guard let tile = Tile(path),
                let bytes = try await visit.site.store.database.read({ connection in
                    try visit.site.store.log.bytes(of: tile, in: connection)
                })
            else { throw SiteFailure.notFound }
            // A tile never changes once it is there: an unfinished one has its width in its address.
            return reply(bytes, type: "application/octet-stream", caching: "public, max-age=31536000, immutable")
        }
    }

    private static func reply(_ bytes: [UInt8], type: String, caching: String) -> Reply {
        Reply(status: .ok, headers: [.contentType: type, .cacheControl: caching], body: bytes)
    }
}

/// The receipt of a deposit as a file, which is checked without the town: `parvis verify`.
enum ReceiptFile {
    static func download(_ visit: Visit) async throws -> Reply {
        guard let signer = visit.site.signer else { throw SiteFailure.notFound }
        let (store, id) = (visit.site.store, try visit.authorisedTarget())
        // It remains when the case is erased: it holds nothing of the content.
        let erased = try await store.database.read { try store.erasures.facts(ofReceipt: id, in: $0)?.reference }
        let reference: String
        if let erased {
            reference = erased
        } else {
            reference = try await visit.loadCase().case.submission.reference.description
        }
        let receipt = try await store.database.read { connection in
            try store.log.receipt(of: id, version: 1, reference: reference, signer: signer, in: connection)
        }
        guard let receipt else { throw SiteFailure.notFound }
        return reply(try receipt.json(), name: "\(reference)-receipt.json")
    }

    /// A receipt as a file to keep.
    static func reply(_ json: [UInt8], name: String) -> Reply {
        Reply(
            status: .ok,
            headers: [
                .contentType: "application/json; charset=utf-8", .cacheControl: "no-store",
                .contentDisposition: Visit.disposition(name),
            ], body: json)
    }
}
