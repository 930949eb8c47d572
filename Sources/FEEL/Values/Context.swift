internal import OrderedCollections

/// Named values in the order in which they were written (FEEL `context`). Two contexts with the same entries are equal
/// in any order.
public struct Context: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    private var storage: OrderedDictionary<String, Value>

    /// A context without entries.
    public init() {
        storage = [:]
    }

    /// A context of these entries; of two with the same name, the later value counts.
    public init(_ entries: some Sequence<(String, Value)>) {
        storage = OrderedDictionary(entries.map { ($0.0, $0.1) }, uniquingKeysWith: { _, later in later })
    }

    /// A context of these entries; of two with the same name, the later value counts.
    public init(dictionaryLiteral elements: (String, Value)...) {
        self.init(elements)
    }

    /// The value of an entry; nil when there is no such entry. Setting nil removes it.
    public subscript(name: String) -> Value? {
        get { storage[name] }
        set { storage[name] = newValue }
    }

    /// The names, in order.
    public var names: [String] { Array(storage.keys) }

    /// The entries, in order.
    public var entries: [(name: String, value: Value)] { storage.elements.map { ($0.key, $0.value) } }

    /// How many entries there are.
    public var count: Int { storage.count }

    public static func == (left: Context, right: Context) -> Bool {
        left.count == right.count && left.storage.allSatisfy { right.storage[$0.key] == $0.value }
    }

    public func hash(into hasher: inout Hasher) {
        // The same entries in another order hash alike.
        var sum = 0
        for (name, value) in storage {
            var entry = Hasher()
            entry.combine(name)
            entry.combine(value)
            sum = sum &+ entry.finalize()
        }
        hasher.combine(sum)
    }
}
