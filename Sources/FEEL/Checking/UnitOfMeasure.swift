/// What a number counts: euros, euros per month, square metres, persons. A product of named units with their powers.
public struct UnitOfMeasure: Sendable, Hashable {
    /// The power of each unit; none is zero.
    private var powers: [String: Int]

    /// A number that counts nothing in particular.
    public static let one = UnitOfMeasure(powers: [:])

    private init(powers: [String: Int]) { self.powers = powers.filter { $0.value != 0 } }

    /// A unit by its name.
    public init(_ name: String) { powers = [name: 1] }

    /// The unit of a product.
    public func times(_ other: UnitOfMeasure) -> UnitOfMeasure {
        UnitOfMeasure(powers: powers.merging(other.powers) { $0 + $1 })
    }

    /// The unit of a quotient.
    public func per(_ other: UnitOfMeasure) -> UnitOfMeasure { times(other.raised(to: -1)) }

    /// The unit of a power.
    public func raised(to exponent: Int) -> UnitOfMeasure {
        UnitOfMeasure(powers: powers.mapValues { $0 &* exponent })
    }
}

extension UnitOfMeasure: CustomStringConvertible {
    /// As an author writes it: `€/month`, `m²`, `1` for a plain number.
    public var description: String {
        func written(_ names: [(key: String, value: Int)]) -> [String] {
            names.sorted { $0.key < $1.key }.map { name, power in
                switch abs(power) {
                case 1: name
                case 2: name + "²"
                case 3: name + "³"
                default: "\(name)^\(abs(power))"
                }
            }
        }
        let above = written(powers.filter { $0.value > 0 })
        return ([above.isEmpty ? "1" : above.joined(separator: "·")] + written(powers.filter { $0.value < 0 }))
            .joined(separator: "/")
    }
}

/// What is known of the unit of an expression.
public enum UnitFinding: Sendable, Hashable {
    /// Nothing: it is no number, or can't be told.
    case anything
    /// One of these: a number written in a formula may turn years into months, or hundredths into whole ones.
    case oneOf(Set<UnitOfMeasure>)
    /// The entries of a list or an element, by the path of names that leads to them.
    case entries(of: [String])

    /// This unit.
    public static func unit(_ unit: UnitOfMeasure) -> UnitFinding { .oneOf([unit]) }
}

extension UnitOfMeasure {
    /// What a written number may be besides a plain number, when something is multiplied by it: 12 is the months of a year,
    /// or twelve times a year.
    static func conversions(of number: Number) -> Set<UnitOfMeasure> {
        guard let whole = Int(exactly: number) else { return [.one] }
        var units: Set<UnitOfMeasure> = [.one]
        for (small, large) in periods[whole] ?? [] {
            units.insert(UnitOfMeasure(small).per(UnitOfMeasure(large)))
            units.insert(UnitOfMeasure.one.per(UnitOfMeasure(large)))
        }
        return units.union(sizes[whole] ?? [])
    }

    /// How many of the first period are in the second.
    private static let periods: [Int: [(String, String)]] = [
        3: [("month", "quarter")], 4: [("quarter", "year")], 7: [("day", "week")], 12: [("month", "year")],
        24: [("hour", "day")], 30: [("day", "month")], 52: [("week", "year")], 60: [("minute", "hour")],
        365: [("day", "year")], 366: [("day", "year")],
    ]

    /// The same of other sizes.
    private static let sizes: [Int: Set<UnitOfMeasure>] = [
        100: [UnitOfMeasure("%"), UnitOfMeasure("cm").per(UnitOfMeasure("m"))],
        1_000: [
            UnitOfMeasure("g").per(UnitOfMeasure("kg")), UnitOfMeasure("kg").per(UnitOfMeasure("t")),
            UnitOfMeasure("m").per(UnitOfMeasure("km")), UnitOfMeasure("Wh").per(UnitOfMeasure("kWh")),
            UnitOfMeasure("kWh").per(UnitOfMeasure("MWh")),
            UnitOfMeasure("L").per(UnitOfMeasure("m").raised(to: 3)),
        ],
        10_000: [UnitOfMeasure("m").raised(to: 2).per(UnitOfMeasure("ha"))],
    ]
}
