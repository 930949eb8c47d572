import Cases
import Synchronization

/// Uploads under way, by file: of two requests that bring bytes of the same file, the later goes on.
///
/// A telephone that changes network leaves its request behind without a word: the server would wait for the rest of it,
/// and keep the file from the request by which the telephone goes on. As "Resumable Uploads for HTTP" recommends
/// (draft-ietf-httpbis-resumable-upload, "Concurrency"), the earlier one is ended, and what it brought is kept.
final class UploadsUnderWay: Sendable {
    /// What came of a request.
    enum Outcome: Sendable {
        /// The file has so many bytes now.
        case received(length: Int)
        /// The request began elsewhere than where the file ends, which has so many bytes.
        case misplaced(length: Int)
        /// More bytes came than were announced.
        case tooLong
    }

    private let tasks = Mutex<[Identifier: Task<Outcome, any Error>]>([:])

    /// Runs the body once the request before it has ended.
    func receive(
        _ file: Identifier, _ body: @escaping @Sendable () async throws -> Outcome
    ) async throws -> Outcome {
        let task = tasks.withLock { tasks in
            let earlier = tasks[file]
            let task = Task {
                earlier?.cancel()
                _ = await earlier?.result
                return try await body()
            }
            tasks[file] = task
            return task
        }
        defer {
            tasks.withLock { tasks in
                if tasks[file] == task { tasks[file] = nil }
            }
        }
        return try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            task.cancel()
        }
    }
}
