import Services
import Storage
import Synchronization

/// Definitions compiled from the store, once each: a definition never changes, so its hash says all of it.
///
/// Several catalogues of one process may share one.
public final class CompiledDefinitions: Sendable {
    /// How many are kept: those in force in a large town and their former versions. Beyond, all are forgotten, and
    /// compiled again as they are needed.
    static let maximum = 1_000

    private let known = Mutex<[String: ServiceDefinition]>([:])

    /// None compiled yet.
    public init() {}

    /// The definition with this hash, if it is compiled.
    func definition(hash: String) -> ServiceDefinition? { known.withLock { $0[hash] } }

    /// The service that a stored definition is; nil when it is an organisation.
    func service(_ stored: StoredDefinition) -> ServiceDefinition? {
        if let definition = definition(hash: stored.hash) { return definition }
        // Compiled outside the lock: what is known stays at hand meanwhile.
        guard let definition = PublishedDefinition.compile(stored) else { return nil }
        known.withLock { known in
            if known.count >= Self.maximum { known.removeAll() }
            known[stored.hash] = definition
        }
        return definition
    }
}
