internal import BigInt

/// How a number that lies between two allowed ones is rounded.
public enum RoundingMode: String, Sendable, Hashable, CaseIterable {
    /// To the nearest; from the middle away from zero.
    case halfUp = "half_up"
    /// To the nearest; from the middle to the even neighbour.
    case halfEven = "half_even"
    /// To the nearest; from the middle towards zero.
    case halfDown = "half_down"
    /// Away from zero.
    case up
    /// Towards zero.
    case down
    /// Towards minus infinity.
    case floor
    /// Towards plus infinity.
    case ceiling

    /// Whether a magnitude cut to `quotient` goes one up, given how what was cut compares with one half.
    func raises(negative: Bool, odd: Bool, remainder: Remainder) -> Bool {
        switch self {
        case .halfUp: remainder != .belowHalf && remainder != .none
        case .halfEven: remainder == .aboveHalf || (remainder == .half && odd)
        case .halfDown: remainder == .aboveHalf
        case .up: remainder != .none
        case .down: false
        case .floor: negative && remainder != .none
        case .ceiling: !negative && remainder != .none
        }
    }

    /// What was cut off, compared with one half of the last digit kept.
    enum Remainder {
        case none, belowHalf, half, aboveHalf
    }
}

extension Number {
    /// The number rounded to `scale` digits after the decimal point; before it when negative.
    /// Nil when the scale is outside −6111…6176 (DMN 1.5, `decimal`) or the result is too large.
    public func rounded(scale: Int = 0, _ mode: RoundingMode) -> Number? {
        guard (-6111...6176).contains(scale) else { return nil }
        let drop = -scale - Int(exponent)
        guard drop > 0, !isZero else { return self }
        let negative = isNegative
        if drop < PowersOfTen.highest {
            let divisor = PowersOfTen.value(drop)
            var (quotient, rest) = coefficient.magnitude.quotientAndRemainder(dividingBy: divisor)
            let half = divisor / 2
            let remainder: RoundingMode.Remainder =
                rest == 0 ? .none : (rest == half ? .half : (rest < half ? .belowHalf : .aboveHalf))
            if mode.raises(negative: negative, odd: quotient & 1 == 1, remainder: remainder) { quotient += 1 }
            let value = Int128(quotient)
            return Number.rounding(negative ? -value : value, exponent: -scale)
        }
        // More digits are cut than a coefficient has: what remains is zero or one unit of the last place.
        guard mode.raises(negative: negative, odd: false, remainder: .belowHalf) else { return .zero }
        return Number.rounding(Int128(negative ? -1 : 1), exponent: -scale)
    }

    /// The largest integer that is not greater.
    public var floor: Number { rounded(.floor) ?? self }

    /// A wide integer divided by a power of ten and rounded.
    static func dividingByPowerOfTen(_ value: BigInt, _ digits: Int, _ mode: RoundingMode) -> BigInt {
        let divisor = BigUInt(10).power(digits)
        var (quotient, rest) = value.magnitude.quotientAndRemainder(dividingBy: divisor)
        let half = divisor / 2
        let remainder: RoundingMode.Remainder =
            rest.isZero ? .none : (rest == half ? .half : (rest < half ? .belowHalf : .aboveHalf))
        let negative = value.sign == .minus
        if mode.raises(negative: negative, odd: quotient & 1 == 1, remainder: remainder) { quotient += 1 }
        return BigInt(sign: negative ? .minus : .plus, magnitude: quotient)
    }
}
