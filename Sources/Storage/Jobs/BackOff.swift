/// How long to wait before trying again: twice as long after each failure, up to a ceiling, and never the same for all,
/// so that jobs that failed together do not all come back together.
public struct BackOff: Sendable, Hashable {
    /// Seconds after the first failure.
    public let first: Int
    /// Seconds at most.
    public let ceiling: Int

    private static let year = 366 * 86_400

    /// - Parameters:
    ///   - first: seconds after the first failure, from 1 to a year.
    ///   - ceiling: seconds at most, up to a year.
    public init(first: Int = 10, ceiling: Int = 6 * 3600) {
        self.first = min(max(1, first), Self.year)
        self.ceiling = min(max(self.first, ceiling), Self.year)
    }

    /// Milliseconds to wait.
    ///
    /// - Parameters:
    ///   - attempts: attempts made so far, from 1.
    ///   - random: half of the wait is certain, up to another half is drawn.
    public func milliseconds(afterAttempts attempts: Int, using random: inout some RandomNumberGenerator) -> Int {
        let longest = min(first << min(max(attempts, 1) - 1, 30), ceiling) * 1000
        return longest / 2 + Int.random(in: 0...longest / 2, using: &random)
    }
}
