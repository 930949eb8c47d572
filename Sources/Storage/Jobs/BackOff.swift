/// How long to wait before trying again: twice as long after each failure, up to a ceiling, and never the same for all,
/// so that jobs that failed together do not all come back together.
public struct BackOff: Sendable, Hashable {
    /// Seconds after the first failure.
    public let first: Int
    /// Seconds at most.
    public let ceiling: Int

    /// - Parameters:
    ///   - first: seconds after the first failure, at least 1.
    ///   - ceiling: seconds at most.
    public init(first: Int = 10, ceiling: Int = 6 * 3600) {
        self.first = max(1, first)
        self.ceiling = max(self.first, ceiling)
    }

    /// Milliseconds to wait.
    ///
    /// - Parameters:
    ///   - attempts: attempts made so far, from 1.
    ///   - random: half of the wait is certain, up to another half is drawn.
    public func milliseconds(afterAttempts attempts: Int, using random: inout some RandomNumberGenerator) -> Int {
        let (seconds, isTooLong) = first.multipliedReportingOverflow(by: 1 << min(max(attempts, 1) - 1, 30))
        let longest = (isTooLong ? ceiling : min(seconds, ceiling)) * 1000
        return longest / 2 + Int.random(in: 0...longest / 2, using: &random)
    }
}
