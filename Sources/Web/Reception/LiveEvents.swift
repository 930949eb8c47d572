import HTTPTypes
import Services
import Synchronization

/// Pages that are told at once when something changes (server-sent events: WHATWG HTML, section 9.2).
///
/// A stream says only that something changed; the page then fetches itself anew, with the rights of whoever looks. What
/// changed is read from the store at each tick, so that it does not matter which server wrote it. A stream ends after
/// half a minute, and browsers come back by themselves: nothing stays open for whoever has left.
public final class LiveEvents: Sendable {
    private struct State {
        var open = 0
        var isEnding = false
    }

    /// How many streams one server keeps open; whoever comes beyond looks again now and then.
    static let mostOpen = 500
    /// How many ticks a stream lasts.
    static let ticks = 30
    /// After how many ticks without change something is sent, so that a line that died is noticed.
    static let heartbeat = 10

    private let state = Mutex(State())
    private let pause: @Sendable () async throws -> Void

    /// - Parameter pause: waits for the next tick: a second, where nothing else is said.
    public init(pause: @escaping @Sendable () async throws -> Void = { try await Task.sleep(for: .seconds(1)) }) {
        self.pause = pause
    }

    /// Ends every stream at its next tick, and opens no other: the server is about to stop.
    public func end() { state.withLock { $0.isEnding = true } }

    /// A place among the open streams, free again once nobody holds it.
    private final class Place: Sendable {
        let events: LiveEvents
        init(_ events: LiveEvents) { self.events = events }
        deinit { events.state.withLock { $0.open -= 1 } }
    }

    private func place() -> Place? {
        let isFree = state.withLock { state in
            guard !state.isEnding, state.open < Self.mostOpen else { return false }
            state.open += 1
            return true
        }
        return isFree ? Place(self) : nil
    }

    private var isEnding: Bool { state.withLock { $0.isEnding } }

    /// A stream that tells whenever a mark changes.
    ///
    /// - Parameters:
    ///   - seen: the mark that the page has, from its address or from where an earlier stream ended.
    ///   - mark: what stands now; nil when there is nothing to look at any more.
    func reply(seen: String, mark: @escaping @Sendable () async throws -> String?) -> Reply {
        guard let place = place() else {
            return Reply(status: .serviceUnavailable, headers: [.cacheControl: "no-store", .retryAfter: "15"])
        }
        var reply = Reply(
            status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"])
        let stream = Stream(place: place, last: seen, mark: mark, pause: pause)
        reply.stream = { try await stream.next() }
        return reply
    }

    /// What one page is sent.
    private final class Stream: Sendable {
        private struct Progress {
            var last: String
            var ticks = 0
            var hasBegun = false
            var hasEnded = false
        }

        private let place: Place
        private let mark: @Sendable () async throws -> String?
        private let pause: @Sendable () async throws -> Void
        private let progress: Mutex<Progress>

        init(
            place: Place, last: String, mark: @escaping @Sendable () async throws -> String?,
            pause: @escaping @Sendable () async throws -> Void
        ) {
            self.place = place
            self.mark = mark
            self.pause = pause
            progress = Mutex(Progress(last: last))
        }

        /// The next words of the stream; nil at its end.
        func next() async throws -> [UInt8]? {
            let isFirst = progress.withLock { progress in
                defer { progress.hasBegun = true }
                return !progress.hasBegun
            }
            // Sent at once, so that the page knows that it is heard.
            if isFirst { return Array("retry: 1000\n\n".utf8) }
            while !place.events.isEnding, progress.withLock({ !$0.hasEnded && $0.ticks < LiveEvents.ticks }) {
                guard let now = try await mark() else {
                    progress.withLock { $0.hasEnded = true }
                    return Array("event: end\ndata: end\n\n".utf8)
                }
                let hasChanged = progress.withLock { progress in
                    defer { progress.last = now }
                    return progress.last != now
                }
                if hasChanged { return Array("id: \(now)\ndata: \(now)\n\n".utf8) }
                try await pause()
                let isSilent = progress.withLock { progress in
                    progress.ticks += 1
                    return progress.ticks.isMultiple(of: LiveEvents.heartbeat)
                }
                if isSilent { return Array(":\n\n".utf8) }
            }
            return nil
        }
    }
}

extension Visit {
    /// The mark that a page which listens has seen: where an earlier stream of it ended, else the one in its address.
    var seenMark: String { headers[.lastEventID] ?? query["seen"] ?? "" }
}

extension HTTPField.Name {
    /// Where a stream goes on from.
    static let lastEventID = HTTPField.Name("Last-Event-ID") ?? .ifMatch
}
