public import Journal

/// Wraps every key anew under the master key in use, some at a time, while the town is served: what the keys seal is not
/// touched. It may stop anywhere; beginning again goes on with what is left.
public struct KeyRotation {
    /// The keys of one transaction.
    static let chunk = 500

    private let vault: any KeyVault
    private let store: any KeyStore

    /// The rotation of a store's keys.
    public init(vault: any KeyVault, store: any KeyStore) {
        self.vault = vault
        self.store = store
    }

    /// Whether some keys are still wrapped by another master key.
    public func isNeeded() throws -> Bool {
        try !store.list(notWrappedBy: vault.current(), after: nil, limit: 1).isEmpty
    }

    /// Wraps what is left.
    ///
    /// - Parameter progress: told after each transaction how many keys are done, of how many.
    /// - Returns: how many keys were wrapped anew.
    @discardableResult
    public func run(progress: (_ done: Int, _ all: Int) throws -> Void = { _, _ in }) throws -> Int {
        let master = try vault.current()
        var rewrapped = 0
        while true {
            // A key made meanwhile by a process that read the master keys a moment before is found by the next round.
            var last: KeyName?
            var round = 0
            while true {
                let keys = try store.list(notWrappedBy: master, after: last, limit: Self.chunk)
                guard let end = keys.last else { break }
                try store.replace(
                    keys.map { name, former in
                        let key = try vault.unwrap(former, name: name.bytes)
                        return (name, former, try vault.wrap(key, name: name.bytes))
                    })
                last = end.name
                round += keys.count
                let (all, wrapped) = try store.count(wrappedBy: master)
                try progress(wrapped, all)
            }
            rewrapped += round
            if round == 0 { return rewrapped }
        }
    }
}
