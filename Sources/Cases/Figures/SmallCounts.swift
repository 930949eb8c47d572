/// Hides counts so small that they could point at someone, and enough others that no subtraction finds them again.
public enum SmallCounts {
    /// Counts below this are hidden.
    public static let threshold = 10

    /// A total and its parts as they may be published; nil where hidden.
    public struct Published: Sendable, Hashable {
        /// The sum of the parts.
        public let total: Int?
        /// The parts, in order.
        public let parts: [Int?]
    }

    /// What may be published of the parts of a total.
    ///
    /// Parts below the threshold are hidden, zero included. Since the total is published beside them, the smallest of the
    /// others are hidden too, equal ones together, until at least two are hidden, their sum is not small itself, and they
    /// are not all just below the threshold: only then could each of them be another. A small total hides everything.
    ///
    /// - Parameter parts: counts that exclude one another.
    public static func publish(_ parts: [Int]) -> Published {
        let total = parts.reduce(0, +)
        guard total >= threshold else { return Published(total: nil, parts: parts.map { _ in nil }) }
        guard parts.contains(where: { $0 < threshold }) else { return Published(total: total, parts: parts) }
        var limit = threshold - 1
        while !isEnough(parts.filter { $0 <= limit }), let next = parts.filter({ $0 > limit }).min() { limit = next }
        return Published(total: total, parts: parts.map { $0 <= limit ? nil : $0 })
    }

    private static func isEnough(_ hidden: [Int]) -> Bool {
        hidden.count > 1 && hidden.reduce(0, +) >= threshold && hidden.contains { $0 != threshold - 1 }
    }

    /// Whether the sum of some parts may be told beside what is published of them: what it leaves to guess is none of them,
    /// or several whose sum is not small.
    static func admitsSum(_ parts: [Int], _ published: [Int?], _ group: [Int]) -> Bool {
        let hidden = group.filter { published[$0] == nil }
        return hidden.isEmpty || (hidden.count > 1 && hidden.reduce(0) { $0 + parts[$1] } >= threshold)
    }

    /// The counts of a series that may be published: each stands apart from every other published by at least the
    /// threshold, so that no difference between two of them is a small count.
    ///
    /// - Parameters:
    ///   - counts: the series, those that come first preferred.
    ///   - published: counts published already.
    public static func apart(_ counts: [Int], from published: [Int]) -> [Int?] {
        var shown = published
        return counts.map { count in
            guard count >= threshold, shown.allSatisfy({ abs($0 - count) >= threshold }) else { return nil }
            shown.append(count)
            return count
        }
    }
}

/// A share of a whole, as far as it may be published.
public enum Share: Sendable, Hashable {
    /// So many per cent, rounded.
    case percent(Int)
    /// At least so many per cent: the rest is fewer than the threshold.
    case atLeast(Int)
    /// At most so many per cent: it is fewer than the threshold.
    case atMost(Int)

    /// What may be said of a part and the rest of a whole; nil when that is nothing.
    ///
    /// Bounds are only given of a whole of at least twice the threshold, where they leave ten counts possible.
    public static func of(_ part: Int, rest: Int) -> Share? {
        let threshold = SmallCounts.threshold
        let whole = part + rest
        if part >= threshold, rest >= threshold { return .percent(Int((Double(part) * 100 / Double(whole)).rounded())) }
        guard whole >= 2 * threshold, part >= 0, rest >= 0 else { return nil }
        let small = Double(threshold - 1) * 100 / Double(whole)
        return rest < threshold ? .atLeast(Int((100 - small).rounded(.down))) : .atMost(Int(small.rounded(.up)))
    }
}
