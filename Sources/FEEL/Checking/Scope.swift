/// The names that an expression may use, with their types, in order. A name's position is the slot of its value.
public struct Scope: Sendable {
    /// The names and types, in order of definition.
    public private(set) var variables: [(name: String, type: ValueType)] = []
    private var positions: [String: Int] = [:]
    /// The names alone; contexts made for this scope share them, which tells that slots agree.
    private(set) var names: [String] = []

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

    /// The slot of a name.
    public func slot(of name: String) -> Int? { positions[name] }

    /// The type of a name.
    public func type(of name: String) -> ValueType? { positions[name].map { variables[$0].type } }
}
