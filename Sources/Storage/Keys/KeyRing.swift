import Cases
public import Journal
public import Services
import Synchronization

/// The keys in use: unwrapped once, kept in memory for a while, made when something new is to be sealed.
///
/// A new key is durable before what it seals is: `settle` comes before every commit.
public final class KeyRing: Sendable {
    private struct State {
        /// Two halves: what was used lately, and before; together they bound what is kept.
        var recent: [KeyName: DataKey] = [:]
        var former: [KeyName: DataKey] = [:]
        /// Keys that are not durable yet. They are found here whatever is forgotten above: a second key of the same name would
        /// make the first one's seals unreadable.
        var pending: [KeyName: (key: DataKey, wrapped: WrappedKey)] = [:]
        var list: (generation: Int, key: DataKey, until: Instant)?

        mutating func find(_ name: KeyName) -> DataKey? {
            if let key = recent[name] ?? pending[name]?.key { return key }
            guard let key = former[name] else { return nil }
            put(key, name)
            return key
        }

        mutating func put(_ key: DataKey, _ name: KeyName) {
            if recent.count >= KeyRing.half { (former, recent) = (recent, [:]) }
            recent[name] = key
        }

        mutating func forget(_ names: [KeyName]) {
            for name in names {
                recent[name] = nil
                former[name] = nil
            }
        }
    }

    private static let half = 4_096
    /// For how long a process goes on with a list key without looking whether it was renewed.
    static let listSeconds: Int64 = 10
    private let state = Mutex(State())
    private let settling = Mutex(())
    private let now: @Sendable () -> Instant
    /// Whoever holds the master key.
    public let vault: any KeyVault
    /// Where wrapped keys are.
    public let store: any KeyStore

    /// The keys of a store.
    public init(vault: any KeyVault, store: any KeyStore, now: @escaping @Sendable () -> Instant) {
        self.vault = vault
        self.store = store
        self.now = now
    }

    /// The key of a name that something was sealed with.
    ///
    /// - Throws: `StorageError.erased` when it was destroyed, `StorageError.unknownKey` when there is none.
    public func existing(_ name: KeyName) throws -> DataKey {
        guard let key = try look(name) else { throw StorageError.unknownKey(Hexadecimal.text(name.bytes)) }
        return key
    }

    /// The key of a name, made if there is none.
    public func key(_ name: KeyName) throws -> DataKey {
        if let key = try look(name) { return key }
        let key = DataKey()
        let wrapped = try vault.wrap(key, name: name.bytes)
        return state.withLock { state in
            // Another thread may have made it meanwhile.
            if let key = state.find(name) { return key }
            state.put(key, name)
            state.pending[name] = (key, wrapped)
            return key
        }
    }

    /// The key of a name, made durably if there is none; where another process makes it at the same moment, that one's.
    public func durableKey(_ name: KeyName) throws -> DataKey {
        let key = try key(name)
        do {
            try settle()
            return key
        } catch StorageError.duplicate {
            return try existing(name)
        }
    }

    /// Takes over a key that was kept elsewhere before.
    public func adopt(_ key: DataKey, as name: KeyName) throws {
        guard try look(name) == nil else { return }
        let wrapped = try vault.wrap(key, name: name.bytes)
        state.withLock { state in
            state.put(key, name)
            state.pending[name] = (key, wrapped)
        }
        try settle()
    }

    private func look(_ name: KeyName) throws -> DataKey? {
        if let key = state.withLock({ $0.find(name) }) { return key }
        switch try store.find(name) {
        case nil: return nil
        case .destroyed: throw StorageError.erased
        case .held(let wrapped):
            let key = try vault.unwrap(wrapped, name: name.bytes)
            state.withLock { $0.put(key, name) }
            return key
        }
    }

    /// The list key in use, made if there is none.
    func list() throws -> (generation: Int, key: DataKey) {
        let now = now()
        if let list = state.withLock({ $0.list }), now < list.until { return (list.generation, list.key) }
        let generation = max(1, try store.lastListGeneration())
        return (generation, try use(list: generation, from: now))
    }

    private func use(list generation: Int, from now: Instant) throws -> DataKey {
        let key = try key(.list(generation))
        state.withLock { $0.list = (generation, key, now.adding(seconds: Self.listSeconds)) }
        return key
    }

    /// Begins a new list key. Other processes go on with theirs until they look again, within `listSeconds`.
    func renewList() throws -> Int {
        let generation = try store.lastListGeneration() + 1
        _ = try use(list: generation, from: now())
        try settle()
        return generation
    }

    /// Makes durable whatever keys were made since the last time.
    public func settle() throws {
        try settling.withLock { _ in
            let pending = state.withLock { $0.pending }
            guard !pending.isEmpty else { return }
            do {
                try store.add(pending.map { ($0.key, $0.value.wrapped) }, now: now())
                state.withLock { state in
                    for name in pending.keys { state.pending[name] = nil }
                }
            } catch StorageError.duplicate(let name) {
                // Another process made a key of such a name: ours sealed nothing that is committed, and are made anew.
                state.withLock { state in
                    for name in pending.keys { state.pending[name] = nil }
                    state.forget(Array(pending.keys))
                }
                throw StorageError.duplicate(name)
            }
            // On any other error they stay to be added: whoever sealed with one of them is refused until they are.
        }
    }

    /// Destroys keys: in the store first, then in memory.
    public func destroy(_ names: [KeyName]) throws {
        try store.destroy(names, now: now())
        state.withLock { $0.forget(names) }
    }

    /// Forgets what is in memory, as another process may have destroyed keys.
    public func forgetAll() {
        state.withLock { state in
            (state.recent, state.former, state.list) = ([:], [:], nil)
        }
    }
}
