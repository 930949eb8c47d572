import FEEL
import Foundation
import Services

/// What a population gets, and what a reform would change: sums, winners and losers. No household can be told from it.
struct PopulationSummary: Sendable {
    private(set) var count = 0
    private(set) var receiving = 0
    private(set) var cost = Number.zero
    private(set) var reformCost = Number.zero
    private(set) var winners = 0
    private(set) var losers = 0
    /// How many households gain or lose how much, by classes of `Self.limits`.
    private(set) var classes = [Int](repeating: 0, count: Self.limits.count + 1)

    private static let limits: [Number] = [-100, -50, -10, 0, 1, 10, 50, 100].map { Number($0) }

    mutating func add(_ value: Number?, _ reform: Number??) {
        count += 1
        let before = value ?? .zero
        if before > .zero { receiving += 1 }
        cost = cost.adding(before) ?? cost
        guard let reform else { return }
        let after = reform ?? .zero
        reformCost = reformCost.adding(after) ?? reformCost
        if after > before { winners += 1 }
        if after < before { losers += 1 }
        guard let change = after.subtracting(before) else { return }
        classes[Self.limits.firstIndex { change < $0 } ?? Self.limits.count] += 1
    }

    mutating func add(_ other: PopulationSummary) {
        count += other.count
        receiving += other.receiving
        cost = cost.adding(other.cost) ?? cost
        reformCost = reformCost.adding(other.reformCost) ?? reformCost
        winners += other.winners
        losers += other.losers
        for index in classes.indices { classes[index] += other.classes[index] }
    }

    /// The figures and, for a reform, how gains and losses are spread.
    func table(of rule: Rule?, hasReform: Bool) -> String {
        var rows = [("Households", "\(count)")]
        guard let rule else { return Self.aligned(rows) }
        rows.append(("Receiving", "\(receiving)"))
        rows.append((rule.label[.en], rule.print(.number(cost), in: .en)))
        guard hasReform else { return Self.aligned(rows) }
        rows.append(("Under the reform", rule.print(.number(reformCost), in: .en)))
        rows.append(("Difference", rule.print(.number(reformCost.subtracting(cost) ?? .zero), in: .en)))
        rows.append(("Winners", "\(winners)"))
        rows.append(("Losers", "\(losers)"))
        return Self.aligned(rows) + "\n\nGain by household\n" + Self.aligned(plot)
    }

    private var plot: [(String, String)] {
        let names =
            ["less than -100"]
            + zip(Self.limits, Self.limits.dropFirst()).map { $0 == .zero ? "none" : "\($0) to \($1)" } + [
                "100 or more"
            ]
        let highest = max(classes.max() ?? 1, 1)
        return zip(names, classes).map { name, count in
            (name, String(repeating: "█", count: (count * 40 + highest - 1) / highest) + " \(count)")
        }
    }

    private static func aligned(_ rows: [(String, String)]) -> String {
        let width = rows.map(\.0.count).max() ?? 0
        return rows.map { $0.0.padding(toLength: width + 2, withPad: " ", startingAt: 0) + $0.1 }
            .joined(separator: "\n")
    }
}
