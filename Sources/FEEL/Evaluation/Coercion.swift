/// The implicit conversions of arguments and results (DMN 1.5, 10.3.2.9.4).
enum Coercion {
    /// The value as a type wants it: a list of one stands for its element and the reverse, a date for its midnight in
    /// UTC. Nil when it can't.
    static func value(_ value: Value, for type: ValueType) -> Value? {
        if type == .any || type.admits(value) { return value }
        switch (type, value) {
        case (.list(let element), _) where element.admits(value): return .list([value])
        case (_, .list(let values)) where values.count == 1 && !values[0].isNull && type.admits(values[0]):
            return values[0]
        case (.dateTime, .date(let date)):
            return CivilTime(hour: 0, minute: 0, zone: .offset(seconds: 0))
                .map { .dateTime(CivilDateTime(date: date, time: $0)) }
        default: return nil
        }
    }

    /// A result brought to the type that is wanted of it; null, and why, when it is of another.
    final class ResultNode: Node {
        let node: any Node
        let type: ValueType
        let range: Range<Int>

        init(_ node: any Node, _ type: ValueType, _ range: Range<Int>) {
            self.node = node
            self.type = type
            self.range = range
        }

        func evaluate(_ machine: Machine) -> Value {
            let value = node.evaluate(machine)
            if let result = Coercion.value(value, for: type) { return result }
            return machine.fail(
                "result-type", "This gives \(value.kindInWords); \(type.inWords) is needed.", at: range)
        }
    }
}
