/// Numbers put in classes before they are counted, so that no person's own number is kept.
public struct Classes: Sendable, Hashable {
    /// The greatest number of each class but the last, in increasing order; the last class has no end.
    public let ends: [Int]

    /// The code of the class without end.
    public static let beyond = "more"

    /// Classes that end at these numbers.
    public init(endingAt ends: [Int]) { self.ends = ends }

    /// The code of the class in which a number falls: its end, so that counts stay readable should classes change.
    public func code(of number: Int) -> String { ends.first { number <= $0 }.map(String.init) ?? Self.beyond }

    /// The median of what was counted in classes, as far as classes tell; nil when nothing was counted.
    ///
    /// Of an even count, the lower of the two in the middle. It lies in the class that is given; within it, the estimate
    /// supposes numbers evenly spread.
    ///
    /// - Parameter counts: how many fell in each class, by code. Codes that are no number and not `more` are ignored.
    public func median(of counts: [String: Int]) -> ClassMedian? {
        var counted: [(end: Int?, count: Int)] = []
        for (code, count) in counts where count > 0 {
            if let end = Int(code) {
                counted.append((end, count))
            } else if code == Self.beyond {
                counted.append((nil, count))
            }
        }
        counted.sort { ($0.end ?? .max) < ($1.end ?? .max) }
        let total = counted.reduce(0) { $0 + $1.count }
        guard total > 0 else { return nil }
        let rank = (total + 1) / 2
        var before = 0
        for (end, count) in counted {
            guard before + count < rank else {
                return ClassMedian(above: start(of: end), upTo: end, share: Double(rank - before) / Double(count))
            }
            before += count
        }
        return nil
    }

    /// The number that a class begins after; -1 for the first, which holds 0.
    private func start(of end: Int?) -> Int { ends.last { $0 < end ?? .max } ?? -1 }
}

/// Where a median lies.
public struct ClassMedian: Sendable, Hashable {
    /// It is greater than this; -1 in the first class.
    public let above: Int
    /// And not greater than this; nil in the class without end.
    public let upTo: Int?
    /// The estimate.
    public let estimate: Int

    init(above: Int, upTo: Int?, share: Double) {
        self.above = above
        self.upTo = upTo
        let low = max(above, 0)
        estimate = upTo.map { low + Int((Double($0 - low) * share).rounded()) } ?? low
    }
}

/// Times to complete a form, in seconds: each class ends a quarter to a half later than the one before.
public enum TimeClass {
    /// The classes.
    public static let classes = Classes(endingAt: [
        30, 45, 60, 90, 120, 150, 180, 240, 300, 360, 420, 480, 600, 720, 900, 1_200, 1_500, 1_800, 2_400, 3_000, 3_600,
        5_400, 7_200, 14_400, 28_800, 86_400, 259_200, 604_800, 1_209_600,
    ])
}

/// Delays of decisions, in working days: one by one for a month, then by weeks and months.
public enum DelayClass {
    /// The classes.
    public static let classes = Classes(
        endingAt: Array(0...22) + [25, 30, 35, 40, 45, 50, 60, 70, 80, 100, 120, 150, 200, 250])
}
