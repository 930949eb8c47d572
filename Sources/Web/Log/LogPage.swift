import HTML
import HTTPTypes
import Journal
import NIOCore
import Services
import Storage

/// The journal in plain words: how far it is, and which witnesses have vouched for it.
enum LogPage {
    static func show(_ visit: Visit) async throws -> Reply {
        let (store, witnesses) = (visit.site.store, visit.site.configuration.witnesses)
        let read = try await store.database.read { connection in
            (
                size: try store.log.head(in: connection)?.size ?? 0,
                witnessed: try store.log.witnessed(by: witnesses, in: connection)
            )
        }
        let texts = visit.texts
        return visit.page(PageFrame(title: texts.logTitle)) { h in
            h.h1(texts.logTitle)
            for paragraph in texts.logParagraphs { h.p(paragraph) }
            h.p(texts.logSize(read.size))
            h.h2(texts.logWitnesses)
            if let witnessed = read.witnessed {
                h.ul { h in
                    for one in witnessed.witnesses {
                        let moment = Instant(milliseconds: Int64(clamping: one.seconds) &* 1000)
                        h.li(texts.logWitness(one.name, at: visit.moment(moment), size: witnessed.size))
                    }
                }
            } else {
                h.p(texts.logNoWitness)
            }
            h.h2(texts.logFiles)
            h.ul { h in
                for path in ["/log/checkpoint", "/log/cosigned", "/log/key"] as [URLReference] {
                    if path == "/log/cosigned", read.witnessed == nil { continue }
                    h.li { h in h.a(path.description, .href(path)) }
                }
            }
        }
    }
}

/// A witness brings its word on a checkpoint (C2SP `tlog-cosignature`): the checkpoint as it stands here, with the witness's
/// line among its signatures. The town asks nobody: witnesses come.
enum LogCosigning {
    /// A checkpoint and a few signatures.
    private static let largest = 8 * 1024

    static func take(_ visit: Visit) async throws -> Reply {
        guard let body = visit.body else { throw SiteFailure.notFound }
        let buffer: ByteBuffer
        do {
            buffer = try await body.collect(upTo: largest)
        } catch is NIOTooManyBytesError {
            throw SiteFailure.tooLarge
        }
        let text = String(decoding: buffer.readableBytesView, as: UTF8.self)
        let (store, witnesses) = (visit.site.store, visit.site.configuration.witnesses)
        guard let note = SignedNote(text) else { return reply(.badRequest, "not a signed note\n") }
        let outcome = try await store.database.write { transaction in
            try store.log.cosign(note, by: witnesses, in: transaction)
        }
        return switch outcome {
        case .accepted: reply(.ok, "taken\n")
        case .unknown: reply(.conflict, "not a checkpoint that is kept here\n")
        case .unsigned: reply(.forbidden, "no witness that is known here has signed it\n")
        }
    }

    private static func reply(_ status: HTTPResponse.Status, _ text: String) -> Reply {
        Reply(
            status: status, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: Array(text.utf8))
    }
}
