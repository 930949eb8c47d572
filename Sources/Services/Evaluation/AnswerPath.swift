public import FEEL

/// Where an answer stands among a form's answers: the question's identifier, after the list's identifier and the element's
/// key for each repeated group around it: `adresse`, `enfants.2.prenom`, `foyers.1.enfants.3.prenom`.
public enum AnswerPath {
    /// The path of an element of a list.
    public static func element(_ key: Int, of list: String) -> String { "\(list).\(key)" }

    /// The list and key of an element's path; nil when it is none.
    public static func listAndKey(of element: String) -> (list: String, key: Int)? {
        guard let dot = element.lastIndex(of: "."), let key = Int(element[element.index(after: dot)...]), key > 0 else {
            return nil
        }
        return (String(element[..<dot]), key)
    }

    /// The name of the question or group that a path leads to: the path without keys.
    public static func name(of path: String) -> String {
        guard path.utf8.contains(UInt8(ascii: ".")) else { return path }
        return path.split(separator: ".", omittingEmptySubsequences: false)
            .filter { !($0.first?.isNumber ?? false) }.joined(separator: ".")
    }
}

/// The elements of a repeated group, by keys that are never given twice while a form is filled in: a page left open
/// elsewhere can't take one element for another.
///
/// Kept among answers under the list's path, so that elements to which nothing was answered count too.
public struct ElementKeys: Sendable, Hashable {
    /// The elements' keys, from 1, ascending.
    public private(set) var keys: [Int]
    /// The greatest key ever given.
    public private(set) var last: Int

    /// Elements by their keys.
    public init(_ keys: [Int] = [], last: Int = 0) {
        self.keys = Array(Set(keys.filter { $0 > 0 })).sorted().prefix(Repetition.maximumCount).map { $0 }
        self.last = max(last, self.keys.last ?? 0)
    }

    /// Adds an element.
    ///
    /// - Returns: its key.
    @discardableResult
    public mutating func add() -> Int {
        last += 1
        keys.append(last)
        return last
    }

    /// Removes an element; its key is not given again.
    public mutating func remove(_ key: Int) { keys.removeAll { $0 == key } }

    /// Puts back an element that was removed; does nothing when that key was never given.
    public mutating func restore(_ key: Int) {
        guard key > 0, key <= last, !keys.contains(key) else { return }
        keys = (keys + [key]).sorted()
    }

    /// The same with more elements, until there are so many.
    func padded(to count: Int) -> ElementKeys {
        var copy = self
        while copy.keys.count < count { copy.add() }
        return copy
    }

    /// What stands for them among answers: the keys in a list; in a context with the last key when it was removed.
    public var value: Value {
        let list = Value.list(keys.map { .integer($0) })
        return last == keys.last ?? 0 ? list : .context(Context([("keys", list), ("last", .integer(last))]))
    }

    /// Reads what `value` wrote; nil for anything else.
    public init?(_ value: Value) {
        switch value {
        case .list(let values):
            let keys = values.compactMap(Self.integer)
            guard keys.count == values.count, keys.count <= Repetition.maximumCount else { return nil }
            self.init(keys)
        case .context(let context):
            guard case .list(let values)? = context["keys"], let last = context["last"].flatMap(Self.integer),
                let keys = ElementKeys(.list(values))
            else { return nil }
            self.init(keys.keys, last: last)
        default: return nil
        }
    }

    private static func integer(_ value: Value) -> Int? {
        guard case .number(let number) = value, let key = Int(exactly: number), key > 0, key < 1_000_000 else {
            return nil
        }
        return key
    }
}
