import Logging
import ServiceLifecycle
import Web

/// Takes up, within a second, what another process publishes.
struct CatalogueRefresher: Service {
    let catalogue: LiveCatalogue
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    if try await catalogue.refresh() { logger.info("published services changed") }
                } catch {
                    logger.error("the published services can't be read", metadata: ["error": "\(type(of: error))"])
                }
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }
}
