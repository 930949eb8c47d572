internal import BigInt

extension Number {
    /// The number raised to a power, to 34 digits; nil when there is no real result or it is too large.
    public func raised(to power: Number) -> Number? {
        if power.isZero { return 1 }
        if isZero { return power.isNegative ? nil : .zero }
        if let whole = Int(exactly: power) {
            guard whole.magnitude <= 999_999_999 else { return self == 1 ? 1 : nil }
            let result = Number.power(trimmed, Int(whole.magnitude))
            return whole < 0 ? result.flatMap { Number(1).divided(by: $0) } : result
        }
        guard !isNegative, let logarithm = FixedPoint(self)?.logarithm(), let factor = FixedPoint(power) else {
            return nil
        }
        return logarithm.multiplied(by: factor).exponential()
    }

    /// Repeated squaring with sixty digits, so that the last of the 34 is right.
    private static func power(_ base: Number, _ power: Int) -> Number? {
        func cut(_ value: BigInt, _ exponent: Int) -> (BigInt, Int) {
            let drop = decimalDigits(value.magnitude) - 60
            return drop > 0 ? (dividingByPowerOfTen(value, drop, .halfEven), exponent + drop) : (value, exponent)
        }
        var square = (BigInt(base.coefficient), Int(base.exponent))
        var result = (BigInt(1), 0)
        var rest = power
        while true {
            if rest & 1 == 1 { result = cut(result.0 * square.0, result.1 + square.1) }
            rest >>= 1
            if rest == 0 { return rounding(result.0, exponent: result.1) }
            square = cut(square.0 * square.0, square.1 * 2)
            // Far out of range already: squares only go further.
            if abs(square.1) > 1_000_000 { return square.1 < 0 ? .zero : nil }
        }
    }

    /// The square root to 34 digits; nil below zero.
    public var squareRoot: Number? {
        guard !isNegative else { return nil }
        guard !isZero else { return self }
        // An even exponent and about eighty digits give forty digits of root.
        var digits = 80 - PowersOfTen.digitCount(coefficient.magnitude)
        if (Int(exponent) - digits) % 2 != 0 { digits += 1 }
        let value = BigInt(coefficient) * BigInt(10).power(digits)
        let root = value.squareRoot()
        let exact = root * root == value
        return Number.rounding(exact ? root : root * 10 + 1, exponent: (Int(exponent) - digits) / 2 - (exact ? 0 : 1))?
            .trimmed
    }

    /// The natural logarithm to 34 digits; nil for zero and below.
    public var naturalLogarithm: Number? {
        guard !isNegative, !isZero else { return nil }
        return FixedPoint(self)?.logarithm().number
    }

    /// e raised to this number, to 34 digits; nil when it is too large.
    public var exponential: Number? { FixedPoint(self)?.exponential() }
}

/// A number with seventy digits after the point, for series.
private struct FixedPoint {
    private static let digits = 70
    private static let one = BigInt(10).power(digits)
    private static let logarithmOf2 = series(BigInt(one / 3)) * 2
    private static let logarithmOf10 = logarithmOf2 * 3 + series(BigInt(one / 9)) * 2

    private var value: BigInt
    /// The power of ten set aside, so that a very large or small number keeps its digits.
    private var exponent = 0

    private init(_ value: BigInt) { self.value = value }

    /// Nil for exponents that no series can use.
    init?(_ number: Number) {
        let (coefficient, power) = number.canonical
        let magnitude = PowersOfTen.digitCount(coefficient.magnitude) - 1 + power
        exponent = magnitude
        value = BigInt(coefficient) * BigInt(10).power(FixedPoint.digits + power - magnitude + 40)
        value /= BigInt(10).power(40)
    }

    var number: Number? { Number.rounding(value, exponent: exponent - FixedPoint.digits)?.trimmed }

    /// atanh(z) = z + z³/3 + z⁵/5 + …, of which logarithms are made.
    private static func series(_ argument: BigInt) -> BigInt {
        let square = argument * argument / one
        var (term, sum, divisor) = (argument, argument, 1)
        while !term.isZero {
            term = term * square / one
            divisor += 2
            sum += term / BigInt(divisor)
        }
        return sum
    }

    /// For a number above zero.
    func logarithm() -> FixedPoint {
        var (mantissa, halvings) = (value, 0)
        while mantissa * 2 > FixedPoint.one * 3 {
            mantissa /= 2
            halvings += 1
        }
        let argument = (mantissa - FixedPoint.one) * FixedPoint.one / (mantissa + FixedPoint.one)
        return FixedPoint(
            FixedPoint.series(argument) * 2 + FixedPoint.logarithmOf2 * BigInt(halvings)
                + FixedPoint.logarithmOf10 * BigInt(exponent))
    }

    func multiplied(by other: FixedPoint) -> FixedPoint {
        var product = FixedPoint(value * other.value / FixedPoint.one)
        product.exponent = exponent + other.exponent
        return product
    }

    func exponential() -> Number? {
        // Beyond e^100 000 nothing fits; below 10^-70 the result is one.
        guard exponent <= 5 else { return value.sign == .minus ? .zero : nil }
        guard exponent > -FixedPoint.digits else { return 1 }
        let argument =
            exponent >= 0 ? value * BigInt(10).power(exponent) : value / BigInt(10).power(-exponent)
        let tens = argument / FixedPoint.logarithmOf10
        let rest = (argument - tens * FixedPoint.logarithmOf10) / 256
        var (term, sum, index) = (FixedPoint.one, FixedPoint.one, 1)
        while !term.isZero {
            term = term * rest / FixedPoint.one / BigInt(index)
            sum += term
            index += 1
        }
        for _ in 0..<8 { sum = sum * sum / FixedPoint.one }
        return Number.rounding(sum, exponent: Int(tens) - FixedPoint.digits)?.trimmed
    }
}
