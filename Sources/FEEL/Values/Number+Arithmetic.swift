internal import BigInt

extension Number {
    /// The sum, or nil when it is too large for a number.
    public func adding(_ other: Number) -> Number? {
        if exponent == other.exponent, let left = smallCoefficient, let right = other.smallCoefficient {
            let (sum, overflow) = left.addingReportingOverflow(right)
            if !overflow { return Number(smallCoefficient: sum, exponent: exponent) }
        }
        if isZero { return other }
        if other.isZero { return self }
        let (upper, lower) = exponent >= other.exponent ? (self, other) : (other, self)
        let shift = Int(upper.exponent) - Int(lower.exponent)
        if shift <= PowersOfTen.highest {
            let (scaled, overflow) = upper.coefficient.multipliedReportingOverflow(
                by: Int128(truncatingIfNeeded: PowersOfTen.value(shift)))
            // 10^38 fits in a signed 128-bit integer, so the conversion above is exact.
            if !overflow {
                let (sum, sumOverflow) = scaled.addingReportingOverflow(lower.coefficient)
                if !sumOverflow { return Number.rounding(sum, exponent: Int(lower.exponent)) }
            }
        }
        return Number.addWide(upper, lower, shift: shift)
    }

    /// Far below the last digit of `upper`, only the sign of `lower` can matter: it is moved closer, so that the
    /// work stays small however far apart the exponents are.
    private static func addWide(_ upper: Number, _ lower: Number, shift: Int) -> Number? {
        let farthest = 80
        let low = shift > farthest ? BigInt(lower.sign) : BigInt(lower.coefficient)
        let distance = min(shift, farthest)
        let sum = BigInt(upper.coefficient) * BigInt(10).power(distance) + low
        return rounding(sum, exponent: Int(upper.exponent) - distance)
    }

    /// The difference, or nil when it is too large for a number.
    public func subtracting(_ other: Number) -> Number? {
        if exponent == other.exponent, let left = smallCoefficient, let right = other.smallCoefficient {
            let (difference, overflow) = left.subtractingReportingOverflow(right)
            if !overflow { return Number(smallCoefficient: difference, exponent: exponent) }
        }
        return adding(other.negated)
    }

    /// The number with the opposite sign.
    public var negated: Number {
        Number(uncheckedCoefficient: -coefficient, exponent: Int(exponent))
    }

    /// The distance from zero.
    public var magnitude: Number { isNegative ? negated : self }

    /// The product, or nil when it is too large for a number.
    public func multiplied(by other: Number) -> Number? {
        let power = Int(exponent) + Int(other.exponent)
        if let left = smallCoefficient, let right = other.smallCoefficient {
            let (product, overflow) = left.multipliedReportingOverflow(by: right)
            if !overflow { return Number.rounding(Int128(product), exponent: power) }
        }
        let (product, overflow) = coefficient.multipliedReportingOverflow(by: other.coefficient)
        if !overflow { return Number.rounding(product, exponent: power) }
        return Number.rounding(BigInt(coefficient) * BigInt(other.coefficient), exponent: power)
    }

    /// The quotient to 34 digits, half to even; nil when the divisor is zero or the result is too large.
    public func divided(by other: Number) -> Number? {
        guard !other.isZero else { return nil }
        guard !isZero else { return self }
        if let dividend = smallCoefficient, let divisor = other.smallCoefficient {
            return Number.divideSmall(dividend, by: divisor, exponent: Int(exponent) - Int(other.exponent))
        }
        return dividedWide(by: other)
    }

    /// A quotient of two coefficients of 64 bits, digit after digit as one divides on paper but many at a time: never more
    /// than 38 digits, in plain memory.
    private static func divideSmall(_ dividend: Int64, by divisor: Int64, exponent: Int) -> Number? {
        let negative = (dividend < 0) != (divisor < 0)
        let by = divisor.magnitude
        var (first, rest) = dividend.magnitude.quotientAndRemainder(dividingBy: by)
        var quotient = UInt128(first)
        var digits = 0
        // Most quotients in practice end within a few decimals.
        var step = 3
        while rest != 0 {
            let known = quotient == 0 ? 0 : PowersOfTen.digitCount(quotient)
            guard known < maximumDigits + 2 else { break }
            let count = min(step, maximumDigits + 2 - known)
            let product = rest.multipliedFullWidth(by: PowersOfTen.small(count))
            (first, rest) = by.dividingFullWidth((high: product.high, low: product.low))
            quotient = quotient * PowersOfTen.value(count) + UInt128(first)
            digits += count
            step = step == 3 ? 6 : 19
        }
        var power = exponent - digits
        let excess = PowersOfTen.digitCount(quotient) - maximumDigits
        if excess > 0 {
            let divisor = PowersOfTen.value(excess)
            var (kept, cut) = quotient.quotientAndRemainder(dividingBy: divisor)
            let half = divisor / 2
            if cut > half || (cut == half && (rest != 0 || kept & 1 == 1)) { kept += 1 }
            quotient = kept
            power += excess
        }
        let result = Number.rounding(negative ? -Int128(quotient) : Int128(quotient), exponent: power)
        // What ends has zeros at its end, from dividing many digits at a time.
        return digits > 0 && quotient % 10 == 0 ? result?.trimmed : result
    }

    /// The same for coefficients of any size.
    func dividedWide(by other: Number) -> Number? {
        guard !other.isZero else { return nil }
        guard !isZero else { return self }
        let power = Int(exponent) - Int(other.exponent)
        let (dividend, divisor) = (coefficient.magnitude, other.coefficient.magnitude)
        let digits = max(
            0, Number.maximumDigits + 2 + PowersOfTen.digitCount(divisor) - PowersOfTen.digitCount(dividend))
        let negative = isNegative != other.isNegative
        if digits <= PowersOfTen.highest {
            let (scaled, overflow) = dividend.multipliedReportingOverflow(by: PowersOfTen.value(digits))
            if !overflow {
                let (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: divisor)
                return Number.quotient(
                    BigInt(quotient), inexact: remainder != 0, negative: negative, exponent: power - digits)
            }
        }
        let (quotient, remainder) = (BigInt(dividend) * BigInt(10).power(digits))
            .quotientAndRemainder(dividingBy: BigInt(divisor))
        return Number.quotient(quotient, inexact: !remainder.isZero, negative: negative, exponent: power - digits)
    }

    /// A sticky digit after the quotient tells the rounding that something was left over.
    private static func quotient(_ quotient: BigInt, inexact: Bool, negative: Bool, exponent: Int) -> Number? {
        let value = inexact ? quotient * 10 + 1 : quotient
        return rounding(negative ? -value : value, exponent: inexact ? exponent - 1 : exponent)?.trimmed
    }

    /// The same number with the shortest coefficient, so that what follows takes the fast path again.
    var trimmed: Number {
        let form = canonical
        return Number(uncheckedCoefficient: form.coefficient, exponent: form.exponent)
    }

    /// What is left after taking away the largest multiple of `divisor`, with the divisor's sign (DMN 1.5, `modulo`);
    /// nil when the divisor is zero.
    public func modulo(_ divisor: Number) -> Number? {
        guard !divisor.isZero else { return nil }
        if let remainder = smallRemainder(divisor) { return remainder }
        return moduloWide(divisor)
    }

    /// The same where both coefficients fit in 128 bits once they have one exponent.
    private func smallRemainder(_ divisor: Number) -> Number? {
        let shift = Int(exponent) - Int(divisor.exponent)
        guard abs(shift) <= PowersOfTen.highest - 1 else { return nil }
        let scale = Int128(truncatingIfNeeded: PowersOfTen.value(abs(shift)))
        let (left, isLeftTooLarge) = coefficient.multipliedReportingOverflow(by: shift > 0 ? scale : 1)
        let (right, isRightTooLarge) = divisor.coefficient.multipliedReportingOverflow(by: shift < 0 ? scale : 1)
        guard !isLeftTooLarge, !isRightTooLarge else { return nil }
        var remainder: Int128
        if let small = Int64(exactly: left), let by = Int64(exactly: right), by != -1 {
            remainder = Int128(small % by)
        } else {
            guard right != -1 else { return .zero }
            remainder = left % right
        }
        if remainder != 0, (remainder < 0) != (right < 0) { remainder += right }
        return Number.rounding(remainder, exponent: Int(min(exponent, divisor.exponent)))
    }

    /// The same for coefficients of any size.
    func moduloWide(_ divisor: Number) -> Number? {
        guard !divisor.isZero else { return nil }
        let power = min(exponent, divisor.exponent)
        let left = BigInt(coefficient) * BigInt(10).power(Int(exponent - power))
        let right = BigInt(divisor.coefficient) * BigInt(10).power(Int(divisor.exponent - power))
        var remainder = left % right
        if !remainder.isZero, (remainder.sign == .minus) != divisor.isNegative { remainder += right }
        return Number.rounding(remainder, exponent: Int(power))
    }

    /// The number nearest to `coefficient × 10^exponent`, or nil when it is too large.
    static func rounding(_ coefficient: Int128, exponent: Int) -> Number? {
        let magnitude = coefficient.magnitude
        if magnitude < PowersOfTen.value(maximumDigits), exponent >= minimumExponent,
            exponent <= maximumMagnitude - maximumDigits
        {
            return Number(uncheckedCoefficient: coefficient, exponent: exponent)
        }
        return rounding(BigInt(coefficient), exponent: exponent)
    }

    /// The number nearest to `coefficient × 10^exponent`, or nil when it is too large.
    static func rounding(_ coefficient: BigInt, exponent: Int) -> Number? {
        guard !coefficient.isZero else { return .zero }
        var (value, power) = (coefficient, exponent)
        let digits = decimalDigits(value.magnitude)
        let drop = max(digits - maximumDigits, minimumExponent - power)
        if drop > 0 {
            value = drop > digits ? 0 : dividingByPowerOfTen(value, drop, .halfEven)
            power += drop
            // Rounding 99…9 up gives one digit more, and its last one is a zero.
            if decimalDigits(value.magnitude) > maximumDigits {
                value /= 10
                power += 1
            }
        }
        guard !value.isZero else { return .zero }
        guard decimalDigits(value.magnitude) - 1 + power <= maximumMagnitude else { return nil }
        // Kept low enough that adding two coefficients of 64 bits stays in range.
        let excess = max(0, power - (maximumMagnitude - maximumDigits))
        return Number(uncheckedCoefficient: int128(value * BigInt(10).power(excess)), exponent: power - excess)
    }

    /// How many decimal digits a wide integer has.
    static func decimalDigits(_ value: BigUInt) -> Int {
        guard value.bitWidth > 126 else { return PowersOfTen.digitCount(uint128(value)) }
        let estimate = Int((Double(value.bitWidth - 1) * 0.301_029_995_663_981).rounded(.down))
        return value >= BigUInt(10).power(estimate + 1)
            ? estimate + 2
            : (value >= BigUInt(10).power(estimate) ? estimate + 1 : estimate)
    }

    private static func uint128(_ value: BigUInt) -> UInt128 {
        var result: UInt128 = 0
        for (index, word) in value.words.prefix(2).enumerated() { result |= UInt128(word) << (64 * index) }
        return result
    }

    /// The caller promises that the value has at most 34 digits.
    private static func int128(_ value: BigInt) -> Int128 {
        let magnitude = Int128(truncatingIfNeeded: uint128(value.magnitude))
        return value.sign == .minus ? -magnitude : magnitude
    }
}
