/// What an evaluation went through, noted while it runs: what was looked at, which branches were taken, and which values
/// that are not known yet the result depends on.
///
/// A value that is not known is not null: null is an answer of its own ("no", "does not apply"), while what is not known
/// may still become anything. Every computation over something unknown is unknown, but for what is settled without it:
/// `false and …`, `true or …`, a quantifier that one element settles, both branches of an `if` that give the same, a
/// product of which one factor is zero.
///
/// One evaluation has one, on one thread, and no access to its parts calls back into it: the checks of exclusive access at
/// run time, which appraising would go through at each name it reads, are left out.
final class Trace {
    /// The slots whose values are not known.
    let unknown: PositionSet
    private let hasUnknown: Bool
    /// The slots read.
    @exclusivity(unchecked) var reads: PositionSet = []
    /// What the value computed last depends on and is not known.
    @exclusivity(unchecked) private(set) var missing = Missing()
    /// Whether `missing` holds anything.
    @exclusivity(unchecked) private var isAnythingMissing = false
    /// The branches taken, in order.
    @exclusivity(unchecked) var branches: [BranchTaken] = []

    init(unknown: PositionSet) {
        self.unknown = unknown
        hasUnknown = !unknown.isEmpty
    }

    func read(_ slot: Int) {
        reads.insert(slot)
        if hasUnknown, unknown.contains(slot) {
            missing.first.insert(slot)
            isAnythingMissing = true
        }
    }

    /// Notes what a value depends on.
    func add(_ more: Missing) {
        if more.isEmpty { return }
        missing.add(more)
        isAnythingMissing = true
    }

    /// Notes what matters only if something that is missing turns out so.
    func add(later: PositionSet) {
        missing.later.formUnion(later)
        isAnythingMissing = true
    }

    /// Runs something and gives what it depends on apart from what was found before.
    func apart(_ body: () -> Value) -> (value: Value, missing: Missing) {
        // Most often nothing was missing before, nor is after.
        if !isAnythingMissing {
            let value = body()
            guard isAnythingMissing else { return (value, Missing()) }
            defer { isAnythingMissing = false }
            let needed = missing
            missing = Missing()
            return (value, needed)
        }
        let before = missing
        missing = Missing()
        isAnythingMissing = false
        let value = body()
        defer {
            missing = before
            isAnythingMissing = true
        }
        return (value, missing)
    }
}

/// The unknown slots that a value depends on.
struct Missing {
    /// Those to be known first.
    var first: PositionSet = []
    /// Those that matter only if a condition, which is not known either, turns out so.
    var later: PositionSet = []

    /// Whether the value is certain.
    var isEmpty: Bool { first.isEmpty }

    mutating func add(_ more: Missing) {
        if more.isEmpty { return }
        first.formUnion(more.first)
        later.formUnion(more.later)
    }
}

/// The branch of a conditional that an evaluation took.
public struct BranchTaken: Sendable, Hashable {
    /// The conditional: a position in `Expression.conditionals`.
    public let conditional: Int
    /// Whether its condition was true.
    public let holds: Bool

    /// The branch of a conditional.
    public init(conditional: Int, holds: Bool) {
        self.conditional = conditional
        self.holds = holds
    }
}

/// An `if` of an expression: where its parts stand in the source, as offsets into its UTF-8.
public struct Conditional: Sendable, Hashable {
    /// The condition.
    public let condition: Range<Int>
    /// What is given when the condition is true.
    public let then: Range<Int>
    /// What is given otherwise.
    public let otherwise: Range<Int>
}

/// What an expression gives while some of its inputs are not known. Slots are those of the scope.
public struct Appraisal: Sendable {
    /// The value; of no meaning while something is missing.
    public let value: Value
    /// The unknown slots to be known first: the conditions on which others matter. Empty when the value is certain.
    public let missing: PositionSet
    /// Unknown slots that matter only if those of `missing` turn out so.
    public let later: PositionSet
    /// The slots that were looked at to find it.
    public let reads: PositionSet
    /// The branches taken, in order.
    public let branches: [BranchTaken]
    /// Why parts of the value, or the whole, are null.
    public let diagnostics: [ExpressionDiagnostic]
}
