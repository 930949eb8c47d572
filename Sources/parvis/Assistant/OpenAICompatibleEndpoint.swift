import Assistant
import Foundation
import Synchronization

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A model behind an HTTP endpoint compatible with OpenAI's: llama.cpp's server, vLLM, or one that is paid for.
///
/// URLSession carries it: it comes with the language, where another client would be twenty more modules to build for a
/// part that is off by default.
struct OpenAICompatibleEndpoint: ChatEndpoint {
    /// Why there is no reply.
    enum Failure: Error, Hashable {
        /// It answered something else than 200; a redirection is not followed, so that nothing goes to another host.
        case status(Int)
        /// It sent more than `maximumBytes`.
        case tooLong
        /// It did not answer in HTTP.
        case noResponse
    }

    private let settings: GenerationSettings
    /// Bytes of the longest body that is read.
    private let maximumBytes: Int
    /// Seconds without a byte after which it is given up, besides the limit of whoever asks.
    private let patience: TimeInterval

    init(_ settings: GenerationSettings, maximumBytes: Int = 65_536, patience: TimeInterval = 10) {
        self.settings = settings
        self.maximumBytes = maximumBytes
        self.patience = patience
    }

    func reply(to messages: [RephrasingRequest.Message]) async throws -> String {
        var request = request(settings.base.appending(path: "chat/completions"))
        request.httpMethod = "POST"
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.httpBody = try ChatCompletion.body(messages, model: settings.model)
        return try ChatCompletion.reply(in: try await exchange(request))
    }

    /// Why the endpoint can't be used; nil when it lists its models.
    func complaint() async -> String? {
        do {
            _ = try await exchange(request(settings.base.appending(path: "models")))
            return nil
        } catch Failure.status(let status) {
            return "answers with status \(status)"
        } catch Failure.tooLong {
            // It answers, at length.
            return nil
        } catch {
            return "does not answer"
        }
    }

    private func request(_ url: URL) -> URLRequest {
        var request = URLRequest(url: url, cachePolicy: .reloadIgnoringLocalCacheData, timeoutInterval: patience)
        request.setValue("application/json", forHTTPHeaderField: "Accept")
        if let key = settings.key { request.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization") }
        return request
    }

    private func exchange(_ request: URLRequest) async throws -> Data {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpCookieStorage = nil
        configuration.urlCache = nil
        configuration.urlCredentialStorage = nil
        configuration.timeoutIntervalForRequest = patience
        let exchange = Exchange(maximumBytes: maximumBytes)
        let session = URLSession(configuration: configuration, delegate: exchange, delegateQueue: nil)
        defer { session.finishTasksAndInvalidate() }
        let task = session.dataTask(with: request)
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                exchange.begin(continuation)
                task.resume()
            }
        } onCancel: {
            task.cancel()
            exchange.end(.failure(CancellationError()))
        }
    }
}

/// One request and its answer, read up to a limit.
private final class Exchange: NSObject, URLSessionDataDelegate, Sendable {
    private struct State {
        var body = Data()
        var continuation: CheckedContinuation<Data, any Error>?
        var result: Result<Data, any Error>?
    }

    private let maximumBytes: Int
    private let state = Mutex(State())

    init(maximumBytes: Int) { self.maximumBytes = maximumBytes }

    func begin(_ continuation: CheckedContinuation<Data, any Error>) {
        let result = state.withLock { state in
            if state.result == nil { state.continuation = continuation }
            return state.result
        }
        // It was cancelled before it began.
        if let result { continuation.resume(with: result) }
    }

    func end(_ result: Result<Data, any Error>) {
        let continuation = state.withLock { state in
            guard state.result == nil else { return CheckedContinuation<Data, any Error>?.none }
            state.result = result
            defer { state.continuation = nil }
            return state.continuation
        }
        continuation?.resume(with: result)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let isTooLong = state.withLock { state in
            guard state.body.count + data.count <= maximumBytes else { return true }
            state.body.append(data)
            return false
        }
        guard isTooLong else { return }
        end(.failure(OpenAICompatibleEndpoint.Failure.tooLong))
        dataTask.cancel()
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        end(.failure(OpenAICompatibleEndpoint.Failure.status(response.statusCode)))
        completionHandler(nil)
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        if let error { return end(.failure(error)) }
        guard let response = task.response as? HTTPURLResponse else {
            return end(.failure(OpenAICompatibleEndpoint.Failure.noResponse))
        }
        guard response.statusCode == 200 else {
            return end(.failure(OpenAICompatibleEndpoint.Failure.status(response.statusCode)))
        }
        end(.success(state.withLock { $0.body }))
    }
}
