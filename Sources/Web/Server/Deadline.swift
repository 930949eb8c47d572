import Cases
import Synchronization

/// The result of some work, or a failure once too much time has passed: whoever waits is never held back, even by work that
/// can't be interrupted.
func within<Output: Sendable>(
    _ limit: Duration, _ work: @escaping @Sendable () async throws -> Output
) async throws -> Output {
    let answer = FirstAnswer<Output>()
    return try await withCheckedThrowingContinuation { continuation in
        answer.hold(continuation)
        let working = Task {
            do { answer.give(.success(try await work())) } catch { answer.give(.failure(error)) }
        }
        Task {
            try? await Task.sleep(for: limit)
            answer.give(.failure(RegisterFailure.timeout))
            working.cancel()
        }
    }
}

/// Hands on the first of several answers.
private final class FirstAnswer<Output: Sendable>: Sendable {
    private let waiting = Mutex<CheckedContinuation<Output, any Error>?>(nil)

    func hold(_ continuation: CheckedContinuation<Output, any Error>) { waiting.withLock { $0 = continuation } }

    func give(_ result: Result<Output, any Error>) {
        let continuation = waiting.withLock { waiting in
            defer { waiting = nil }
            return waiting
        }
        continuation?.resume(with: result)
    }
}
