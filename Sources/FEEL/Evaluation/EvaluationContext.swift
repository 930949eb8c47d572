/// What an evaluation may look at: the values of names, and the moment that `today()` and `now()` give. Nothing is read
/// from a clock.
public struct EvaluationContext: Sendable {
    /// The day that `today()` gives.
    public var today: CivilDate
    /// The moment that `now()` gives.
    public var now: CivilDateTime
    /// How many elements and iterations one evaluation may go through before it is stopped.
    public var maximumSteps = Machine.maximumSteps

    /// The names of the scope by whose slots the values are kept; empty when they are kept by name.
    let names: [String]
    private(set) var values: [Value]
    private let named: [String: Value]
    private let scope: Scope?

    /// Values by name. Names that are missing are null.
    ///
    /// `now` is midnight of `today`, without a zone, when it is not given.
    public init(values: [String: Value], today: CivilDate, now: CivilDateTime? = nil) {
        self.today = today
        self.now = now ?? CivilDateTime(date: today, time: .midnight)
        named = values
        names = []
        self.values = []
        scope = nil
    }

    /// Values by the slots of a scope, all null at first: the fast way for expressions compiled for that scope.
    public init(scope: Scope, today: CivilDate, now: CivilDateTime? = nil) {
        self.today = today
        self.now = now ?? CivilDateTime(date: today, time: .midnight)
        named = [:]
        names = scope.names
        values = [Value](repeating: .null, count: scope.names.count)
        self.scope = scope
    }

    /// The value in a slot of the scope.
    public subscript(slot slot: Int) -> Value {
        get { values[slot] }
        set { values[slot] = newValue }
    }

    /// The value of a name. Setting a name that the scope doesn't have does nothing.
    public subscript(name: String) -> Value {
        get {
            guard let scope else { return named[name] ?? .null }
            return scope.slot(of: name).map { values[$0] } ?? .null
        }
        set {
            if let slot = scope?.slot(of: name) { values[slot] = newValue }
        }
    }

    /// The values by the slots of an expression's scope: as they are when it is the same scope, looked up by name
    /// otherwise.
    func inputs(for names: [String], used: [Int]) -> [Value] {
        if scope != nil, self.names == names { return values }
        guard let last = used.max() else { return [] }
        var inputs = [Value](repeating: .null, count: last + 1)
        for slot in used { inputs[slot] = self[names[slot]] }
        return inputs
    }
}

/// What an evaluation gave.
public struct ExpressionEvaluation: Sendable, Hashable {
    /// The result.
    public let value: Value
    /// Why parts of it, or the whole, are null. Empty when nothing went wrong.
    public let diagnostics: [ExpressionDiagnostic]

    /// A result of these parts.
    public init(value: Value, diagnostics: [ExpressionDiagnostic]) {
        self.value = value
        self.diagnostics = diagnostics
    }
}
