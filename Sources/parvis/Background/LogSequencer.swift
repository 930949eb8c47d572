import Journal
import Logging
import ServiceLifecycle
import Services
import Storage

/// The key that signs the log, and the log's name.
enum LogSigner {
    private static let fact = "log name"

    /// The signer of an installation, made at the first start. The name is the address of that moment, and stays: whoever
    /// follows a log knows it by its name.
    static func make(keys: KeyRing, address: String) throws -> NoteSigner {
        let key = try keys.durableKey(.log)
        let name: String
        if let known = try keys.store.fact(fact) {
            name = known
        } else {
            let host = address.split(separator: "://").last ?? ""
            name = (host.hasSuffix("/") ? host.dropLast() : host) + "/log"
            try keys.store.setFact(fact, to: name)
        }
        guard let signer = NoteSigner(name: name, seed: key.bytes) else {
            throw CommandFailure("The setting publicURL is an address such as https://services.example.org.")
        }
        return signer
    }

    /// The signer of an installation that has served before; nil where none was made.
    static func existing(keys: KeyRing) throws -> NoteSigner? {
        guard let name = try keys.store.fact(fact) else { return nil }
        return NoteSigner(name: name, seed: try keys.existing(.log).bytes)
    }
}

/// Makes leaves of new events, and signs the log, within a second of their being written.
struct LogSequencer: Service {
    /// The events of one transaction: others' writes wait no longer than that.
    static let batch = 500

    /// Rounds after which keys are read again: another process may have destroyed some.
    private static let forgettingRounds = 60

    let store: Store
    let keys: KeyRing
    let signer: NoteSigner
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var round = 0
            while !Task.isCancelled {
                round += 1
                if round.isMultiple(of: Self.forgettingRounds) { keys.forgetAll() }
                do {
                    try await Self.integrate(in: store, signer: signer, at: Installation.now())
                } catch {
                    logger.error("the log can't be brought forward", metadata: ["error": "\(type(of: error))"])
                }
                try? await Task.sleep(for: .milliseconds(500))
            }
        }
    }

    /// Integrates every event that is no leaf yet.
    static func integrate(in store: Store, signer: NoteSigner, at now: Instant) async throws {
        while try await store.database.read({ try store.log.isBehind(in: $0) }) {
            let count = try await store.database.write { transaction in
                try store.log.integrate(limit: batch, signer: signer, now: now, in: transaction)
            }
            if count < batch { return }
        }
    }
}
