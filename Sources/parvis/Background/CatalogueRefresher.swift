import Logging
import ServiceLifecycle
import Services
import Web

/// Takes up, within a second, what another process publishes.
struct CatalogueRefresher: Service {
    let catalogue: LiveCatalogue
    let knowledge: LiveKnowledge
    let now: @Sendable () -> Instant
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    if try await catalogue.refresh() { logger.info("published services changed") }
                    if try await knowledge.refresh(now: now()) {
                        logger.info("what the assistant answers from changed")
                    }
                } catch {
                    logger.error("the published services can't be read", metadata: ["error": "\(type(of: error))"])
                }
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }
}
