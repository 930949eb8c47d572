import ServiceLifecycle
import Web

/// Ends what pages listen to when the server is told to stop, so that it need not wait for them.
struct LiveEventsEnd: Service {
    let live: LiveEvents

    func run() async throws {
        try await gracefulShutdown()
        live.end()
    }
}
