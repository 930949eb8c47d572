import Services
import Synchronization

/// Pages that are the same for everyone without a session, kept as they were made.
///
/// They belong to one snapshot of the catalogue and end with it: what is published is seen at once, and nothing has to be
/// invalidated. A page also says whether an office is open now, so it is made anew each minute.
final class KeptPages: Sendable {
    private struct Page {
        let reply: Reply
        let minute: Int64
    }

    /// Beyond this number of addresses, all are forgotten: a site has a few dozen such pages, and anyone can ask for
    /// the same one under many spellings of its address.
    private static let maximum = 256

    private let pages = Mutex<[String: Page]>([:])

    /// The page of an address, if it was made in this minute.
    func page(_ path: String, at now: Instant) -> Reply? {
        let minute = Self.minute(of: now)
        guard let page = pages.withLock({ $0[path] }), page.minute == minute else { return nil }
        return page.reply
    }

    /// Keeps a page.
    func keep(_ reply: Reply, for path: String, at now: Instant) {
        let page = Page(reply: reply, minute: Self.minute(of: now))
        pages.withLock { pages in
            if pages.count >= Self.maximum { pages.removeAll() }
            pages[path] = page
        }
    }

    private static func minute(of instant: Instant) -> Int64 { instant.milliseconds / 60_000 }
}
