import Synchronization

/// How many steps a run may still take, shared with the runs of the decision services that it calls.
final class Budget: Sendable {
    private let left: Mutex<Int>
    private let depth = Mutex(0)

    /// How many pieces of expressions may be nested in one another, all told; what is larger counts as several.
    private static let maximumDepth = 2_000

    init(steps: Int) { left = Mutex(steps) }

    /// Goes deeper; false where that is too deep, which is not to be left then.
    func enter(_ pieces: Int) -> Bool {
        depth.withLock { depth in
            guard depth + pieces <= Self.maximumDepth else { return false }
            depth += pieces
            return true
        }
    }

    /// Comes back from where one had gone.
    func leave(_ pieces: Int) { depth.withLock { $0 -= pieces } }

    /// Uses up some; false when so many are not left.
    func spend(_ amount: Int) -> Bool {
        left.withLock { left in
            guard left >= amount else {
                left = 0
                return false
            }
            left -= amount
            return true
        }
    }

    /// Does something with some of them, as far as there are so many, and uses up those that it takes.
    func share<Result>(_ most: Int, _ work: (inout Int) -> Result) -> Result {
        let given = left.withLock { min($0, most) }
        var steps = given
        let result = work(&steps)
        let taken = given - steps
        left.withLock { $0 = max(0, $0 - taken) }
        return result
    }
}
