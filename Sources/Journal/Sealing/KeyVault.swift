/// A key as it is kept: sealed by a master key.
public struct WrappedKey: Sendable, Hashable {
    /// The master key's identifier.
    public let master: String
    /// The sealed key.
    public let bytes: [UInt8]

    /// A wrapped key.
    public init(master: String, bytes: [UInt8]) {
        self.master = master
        self.bytes = bytes
    }
}

/// Whoever holds the master key: a file, the environment, or one day a security module that never gives it out.
public protocol KeyVault: Sendable {
    /// The identifier of the master key that wraps from now on.
    func current() throws -> String

    /// Wraps a key.
    ///
    /// - Parameter name: what the key is called, bound into the seal: no wrapped key can take another's place.
    func wrap(_ key: DataKey, name: [UInt8]) throws -> WrappedKey

    /// Unwraps a key.
    ///
    /// - Throws: `SealError.missingMasterKey` when its master key is not held; `SealError.broken` when it is not the one.
    func unwrap(_ wrapped: WrappedKey, name: [UInt8]) throws -> DataKey
}

/// Master keys in memory: the last wraps, all unwrap.
public struct MasterKeys: KeyVault {
    private static let heading = "parvis-master-key-1"
    private let keys: [(id: String, key: DataKey)]
    private let last: (id: String, key: DataKey)

    /// Keys, the one that wraps last.
    public init(_ former: [DataKey] = [], current: DataKey) {
        last = (Self.identifier(of: current), current)
        keys = former.map { (Self.identifier(of: $0), $0) } + [last]
    }

    /// Reads keys from a file's text, one a line: `parvis-master-key-1`, the identifier, the 32 bytes in hexadecimal. Nil
    /// when a line is anything else, or an identifier is not that of its key.
    public init?(text: String) {
        var keys: [DataKey] = []
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: " ", omittingEmptySubsequences: false)
            guard parts.count == 3, parts[0] == Self.heading, let bytes = Hexadecimal.bytes(parts[2]),
                let key = DataKey(bytes: bytes), Self.identifier(of: key) == parts[1]
            else { return nil }
            keys.append(key)
        }
        guard let current = keys.popLast() else { return nil }
        self.init(keys, current: current)
    }

    /// The text of a file.
    public var text: String {
        keys.map { "\(Self.heading) \($0.id) \(Hexadecimal.text($0.key.bytes))\n" }.joined()
    }

    /// How many keys there are.
    public var count: Int { keys.count }

    /// The same keys, and a new one that wraps from now on.
    public func adding(_ key: DataKey) -> MasterKeys { MasterKeys(keys.map(\.key), current: key) }

    /// The key that wraps alone.
    public func withoutFormer() -> MasterKeys { MasterKeys(current: last.key) }

    /// Whether a key of this identifier is held.
    public func holds(_ id: String) -> Bool { keys.contains { $0.id == id } }

    private static func identifier(of key: DataKey) -> String { "m-" + key.fingerprint }

    /// The identifier of the master key that wraps.
    public func current() -> String { last.id }

    /// Wraps a key under the last master key.
    public func wrap(_ key: DataKey, name: [UInt8]) throws -> WrappedKey {
        WrappedKey(master: last.id, bytes: try last.key.seal(key.bytes, context: Self.context(name)))
    }

    /// Unwraps a key with whichever master key wrapped it.
    public func unwrap(_ wrapped: WrappedKey, name: [UInt8]) throws -> DataKey {
        guard let master = keys.first(where: { $0.id == wrapped.master }) else {
            throw SealError.missingMasterKey(wrapped.master)
        }
        guard let key = DataKey(bytes: try master.key.open(wrapped.bytes, context: Self.context(name))) else {
            throw SealError.broken
        }
        return key
    }

    private static func context(_ name: [UInt8]) -> [UInt8] { Array("parvis wrapped key\n".utf8) + name }
}
