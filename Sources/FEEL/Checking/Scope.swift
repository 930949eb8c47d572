/// The names that an expression may use, with their types, in order. A name's position is the slot of its value.
public struct Scope: Sendable {
    /// The names and types, in order of definition.
    public private(set) var variables: [(name: String, type: ValueType)] = []
    /// Types that expressions may name besides the standard's, as after `instance of`.
    public var types: [String: ValueType] = [:]
    /// What adding months does at the end of a month; nil where it has to be said and was not, which makes it an error.
    public var monthEnds: MonthEnds? = .lastDay
    private var positions: [String: Int] = [:]
    /// The names alone by slot, empty where a slot has none; contexts made for this scope share them, which tells that
    /// slots agree.
    private(set) var names: [String] = []
    /// Names given to slots that have none of their own.
    private var aliases: [String] = []

    /// A scope without names.
    public init() {}

    /// A scope of these names.
    public init(_ variables: some Sequence<(String, ValueType)>) {
        for (name, type) in variables { define(name, type) }
    }

    /// Adds a name, or gives an existing one a new type. Its words are kept as written, without spaces around them.
    public mutating func define(_ name: String, _ type: ValueType) {
        if let position = positions[name] {
            variables[position].type = type
            return
        }
        positions[name] = variables.count
        variables.append((name, type))
        names.append(name)
    }

    /// Adds a slot that no name of this scope reaches; `naming(_:_:)` makes scopes that reach it.
    ///
    /// - Returns: the slot.
    public mutating func reserve(_ type: ValueType) -> Int {
        variables.append(("", type))
        names.append("")
        return variables.count - 1
    }

    /// The same slots, one of which bears a name besides: what is compiled for it is evaluated in contexts of this scope.
    public func naming(_ slot: Int, _ name: String) -> Scope {
        var scope = self
        scope.positions[name] = slot
        scope.aliases.append(name)
        return scope
    }

    /// The names that expressions can use, in order of definition.
    var visibleNames: [String] { names.filter { !$0.isEmpty } + aliases }

    /// The slot of a name.
    public func slot(of name: String) -> Int? { positions[name] }

    /// The type of a name.
    public func type(of name: String) -> ValueType? { positions[name].map { variables[$0].type } }
}
