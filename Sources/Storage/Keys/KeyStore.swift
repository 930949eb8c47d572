public import Cases
public import Journal
public import Services

/// What a key is called.
public struct KeyName: Sendable, Hashable {
    /// The bytes under which it is kept: an identifier's 16, or a word and a number.
    public let bytes: [UInt8]

    /// A name read back.
    public init(bytes: [UInt8]) { self.bytes = bytes }

    /// The key of a case, a draft, a person or an agent.
    public static func subject(_ id: Identifier) -> KeyName { KeyName(bytes: id.bytes) }
    /// The key of what lists show; a new one takes its place after erasures.
    public static func list(_ generation: Int) -> KeyName { KeyName(bytes: Array("list-\(generation)".utf8)) }
    /// The installation's own key: sessions, codes, what belongs to no one case.
    public static let town = KeyName(bytes: Array("town-1".utf8))
    /// The key of look-ups and blind indexes.
    public static let lookup = KeyName(bytes: Array("lookup-1".utf8))

    /// The key that signs the log.
    public static let log = KeyName(bytes: Array("log-1".utf8))

    /// The case, draft, person or agent whose key it is.
    public var subject: Identifier? { Identifier(bytes: bytes) }
    /// The generation of a list key.
    public var listGeneration: Int? {
        let text = String(decoding: bytes, as: UTF8.self)
        return text.hasPrefix("list-") ? Int(text.dropFirst(5)) : nil
    }
}

/// A key as it stands in the key store.
public enum KeyEntry: Sendable, Hashable {
    /// It is there.
    case held(WrappedKey)
    /// It was destroyed.
    case destroyed(Instant)
}

/// Where wrapped keys are, apart from what they seal: it is backed up separately and for a bounded time, so that destroying
/// a key reaches every copy of what it sealed.
///
/// Calls block; they come from writers' and readers' threads.
public protocol KeyStore: Sendable {
    /// The key of a name; nil when there never was one.
    func find(_ name: KeyName) throws -> KeyEntry?
    /// Adds keys durably, all or none.
    ///
    /// - Throws: `StorageError.duplicate` when a name is taken.
    func add(_ keys: [(name: KeyName, key: WrappedKey)], now: Instant) throws
    /// Some keys that another master key than this one wrapped, in the order of their names.
    func list(notWrappedBy master: String, after: KeyName?, limit: Int) throws -> [(name: KeyName, key: WrappedKey)]
    /// How many keys are held, and how many of them this master key wrapped.
    func count(wrappedBy master: String) throws -> (all: Int, wrapped: Int)
    /// Puts keys wrapped anew in place of those that are unchanged since they were listed.
    func replace(_ keys: [(name: KeyName, former: WrappedKey, key: WrappedKey)]) throws
    /// Destroys keys, durably; those that are not there are remembered as destroyed too.
    func destroy(_ names: [KeyName], now: Instant) throws
    /// Names of keys destroyed, in order.
    func listDestroyed(after: KeyName?, limit: Int) throws -> [(name: KeyName, at: Instant)]
    /// The greatest generation of list keys; 0 when there is none.
    func lastListGeneration() throws -> Int
    /// Everything that is known of keys, held and destroyed, in the order of their names, some at a time.
    func entries(after: KeyName?, limit: Int) throws -> [StoredKey]
    /// Adds, all or none, what the store knows nothing of; what it has stays, and what was destroyed stays destroyed.
    ///
    /// - Returns: how many were added.
    func restore(_ keys: [StoredKey]) throws -> Int
    /// Every fact about the store itself.
    func facts() throws -> [(name: String, value: String)]
    /// A fact about the store itself.
    func fact(_ name: String) throws -> String?
    /// Notes a fact.
    func setFact(_ name: String, to value: String) throws
    /// Lets go of the file.
    func close()
}
