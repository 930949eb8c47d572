import Dispatch
import Synchronization

/// A bounded queue between the server's tasks and the store's threads: adding never waits, taking does.
final class WorkQueue<Work: Sendable>: Sendable {
    private struct State {
        var waiting: [Work] = []
        var isClosed = false
    }

    private let state = Mutex(State())
    /// Signalled once for every piece of work, and once more at the end, which each thread hands on to the next.
    private let available = DispatchSemaphore(value: 0)
    private let limit: Int

    /// - Parameter limit: how many pieces of work may wait.
    init(limit: Int) { self.limit = limit }

    /// How many pieces of work are waiting.
    var count: Int { state.withLock { $0.waiting.count } }

    /// Adds a piece of work, or fails when too many are waiting.
    func add(_ work: Work) throws(StorageError) {
        let refusal: StorageError? = state.withLock { state in
            if state.isClosed { return .closed }
            if state.waiting.count >= limit { return .busy }
            state.waiting.append(work)
            return nil
        }
        if let refusal { throw refusal }
        available.signal()
    }

    /// Waits for work and takes what is there, oldest first; nothing once the queue is closed and empty.
    ///
    /// - Parameter maximum: how many pieces to take at most.
    func take(upTo maximum: Int) -> [Work] {
        available.wait()
        let taken = state.withLock { state in
            guard state.waiting.count > maximum else {
                defer { state.waiting.removeAll(keepingCapacity: true) }
                return state.waiting
            }
            defer { state.waiting.removeFirst(maximum) }
            return Array(state.waiting.prefix(maximum))
        }
        guard !taken.isEmpty else {
            available.signal()
            return []
        }
        // Every other piece taken has its own signal, already given or about to be.
        for _ in 1..<taken.count { available.wait() }
        return taken
    }

    /// Refuses new work. What waits is still taken.
    func close() {
        let wasOpen = state.withLock { state in
            defer { state.isClosed = true }
            return !state.isClosed
        }
        if wasOpen { available.signal() }
    }
}
