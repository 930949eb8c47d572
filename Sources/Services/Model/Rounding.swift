public import FEEL

/// How a rule's number is rounded: to a multiple of a step, exactly.
public struct Rounding: Sendable, Hashable {
    /// The number of which every result is a multiple: 0.01 for cents.
    public let step: Number
    /// What happens between two multiples.
    public let mode: RoundingMode

    /// Rounding to multiples of a number greater than zero.
    public init(to step: Number, _ mode: RoundingMode) {
        self.step = step
        self.mode = mode
    }

    /// The number rounded; nil when the result is larger than a number can be.
    ///
    /// A number is never divided by the step and multiplied again, which could move a value that stands in the middle:
    /// what is left over is compared with half of the step.
    public func apply(to number: Number) -> Number? {
        guard let rest = number.modulo(step), let below = number.subtracting(rest) else { return nil }
        if rest.isZero { return number }
        guard let above = below.adding(step), let double = rest.adding(rest) else { return nil }
        // `below` is the multiple towards minus infinity.
        let isHalf = double == step
        let goesUp: Bool =
            switch mode {
            case .floor: false
            case .ceiling: true
            case .up: !number.isNegative
            case .down: number.isNegative
            case .halfUp: isHalf ? !number.isNegative : double > step
            case .halfDown: isHalf ? number.isNegative : double > step
            case .halfEven: isHalf ? below.divided(by: step)?.modulo(Number(2))?.isZero != true : double > step
            }
        return goesUp ? above : below
    }

    /// The names of modes in definitions.
    enum Mode: String, CaseIterable {
        case halfUp = "half_up"
        case halfEven = "half_even"
        case halfDown = "half_down"
        case up, down, truncate, floor, ceiling

        /// The mode of the expression language; cutting off is rounding towards zero.
        var mode: RoundingMode { RoundingMode(rawValue: rawValue) ?? .down }
    }
}

extension Rule {
    /// What a formula gave, made the rule's value: rounded, and null when it is not of the rule's type.
    static func settle(_ value: Value, type: ValueType, rounding: Rounding?) -> Value {
        guard type.admits(value) else { return .null }
        guard let rounding, case .number(let number) = value else { return value }
        return rounding.apply(to: number).map { .number($0) } ?? .null
    }
}
