import Cases
public import Services
public import Storage
import Synchronization

/// Every service in force and the organisations that offer them, at one moment. Immutable: a request works on one.
public struct CatalogueSnapshot: Sendable {
    /// Organisations by identifier.
    public let organisations: [String: Organisation]
    /// The current version of each service, in alphabetical order of identifiers.
    public let services: [ServiceDefinition]
    /// The organisation whose home page is the site's: the first published.
    public let home: Organisation?
    /// Pages made of it.
    let kept = KeptPages()
    private let byID: [String: ServiceDefinition]
    private let byHash: [String: ServiceDefinition]

    /// A snapshot.
    public init(organisations: [Organisation], services: [ServiceDefinition]) {
        self.organisations = Dictionary(organisations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.services = services.sorted { $0.id < $1.id }
        home = organisations.first
        byID = Dictionary(services.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        byHash = Dictionary(services.map { ($0.hash, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Nothing published yet.
    public static var empty: CatalogueSnapshot { CatalogueSnapshot(organisations: [], services: []) }

    /// The current version of a service.
    public func service(_ id: String) -> ServiceDefinition? { byID[id] }

    func definition(hash: String) -> ServiceDefinition? { byHash[hash] }
}

/// The published definitions, compiled once each and kept up to date with the store.
///
/// Publication happens in another process (`parvis publish`) as well as in this one (`serve --watch`), so the store is
/// asked which versions are current; definitions themselves never change.
public final class LiveCatalogue: Sendable {
    private struct State {
        var snapshot = CatalogueSnapshot.empty
        var publications: [Publication] = []
    }

    private let store: Store
    private let compiled: CompiledDefinitions
    private let state = Mutex(State())

    /// The catalogue of a store; empty until `refresh`.
    ///
    /// - Parameter compiled: what is compiled already.
    public init(store: Store, compiled: CompiledDefinitions = CompiledDefinitions()) {
        self.store = store
        self.compiled = compiled
    }

    /// What is in force now.
    public var snapshot: CatalogueSnapshot { state.withLock { $0.snapshot } }

    /// Takes up what has been published since.
    ///
    /// - Returns: whether anything changed.
    @discardableResult
    public func refresh() async throws -> Bool {
        let known = state.withLock { $0.publications }
        let store = store
        let loaded = try await store.database.read {
            connection -> (publications: [Publication], stored: [StoredDefinition])? in
            let publications = try store.definitions.current(in: connection)
            guard publications != known else { return nil }
            return (
                publications, try publications.compactMap { try store.definitions.find($0.definition, in: connection) }
            )
        }
        guard let loaded else { return false }
        let snapshot = CatalogueSnapshot(
            organisations: loaded.stored.compactMap { PublishedDefinition.organisation($0) },
            services: loaded.stored.compactMap { compiled.service($0) })
        state.withLock { state in
            state.snapshot = snapshot
            state.publications = loaded.publications
        }
        return true
    }

    /// The version of a service with this hash, current or not; nil when it was never published here.
    public func definition(hash: String) async throws -> ServiceDefinition? {
        if let known = snapshot.definition(hash: hash) ?? compiled.definition(hash: hash) { return known }
        let store = store
        guard let stored = try await store.database.read({ try store.definitions.find(hash, in: $0) }) else {
            return nil
        }
        return compiled.service(stored)
    }
}
