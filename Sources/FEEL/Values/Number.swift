/// An exact decimal number, as FEEL's `number` (DMN 1.5, 10.3.2.3.1: IEEE 754-2008 decimal128).
///
/// Every value is `coefficient × 10^exponent` with at most 34 significant digits. Sums, differences and products
/// that fit are exact; what does not fit is rounded half to even. Equal numbers are equal and hash alike however they
/// were written: `1.0 == 1`.
///
/// The coefficient is a 128-bit integer kept as two halves, so that a number is 24 plain bytes: copying one costs
/// nothing, and operations on amounts of everyday size never allocate.
public struct Number: Sendable, Hashable, Comparable, CustomStringConvertible, ExpressibleByIntegerLiteral {
    private let high: Int64
    private let low: UInt64
    /// The power of ten that the coefficient is multiplied by.
    let exponent: Int32

    /// The most significant digits that a number holds.
    public static let maximumDigits = 34
    /// The largest exponent of a number in scientific notation.
    static let maximumMagnitude = 6144
    /// The smallest exponent of a coefficient; finer values round to it.
    static let minimumExponent = -6176

    /// The caller promises that the coefficient has at most 34 digits and the exponent is in range.
    init(uncheckedCoefficient coefficient: Int128, exponent: Int) {
        high = Int64(truncatingIfNeeded: coefficient >> 64)
        low = UInt64(truncatingIfNeeded: coefficient)
        self.exponent = coefficient == 0 ? 0 : Int32(truncatingIfNeeded: exponent)
    }

    /// The caller promises that the exponent is in range. Any 64-bit coefficient has fewer than 34 digits.
    init(smallCoefficient coefficient: Int64, exponent: Int32) {
        high = coefficient >> 63
        low = UInt64(bitPattern: coefficient)
        self.exponent = coefficient == 0 ? 0 : exponent
    }

    /// The number equal to an integer.
    public init(_ value: Int) {
        self.init(smallCoefficient: Int64(value), exponent: 0)
    }

    /// The number that an integer literal writes.
    public init(integerLiteral value: Int) {
        self.init(value)
    }

    /// Zero.
    public static let zero = Number(0)

    /// The whole coefficient.
    var coefficient: Int128 {
        (Int128(high) << 64) | Int128(low)
    }

    /// The coefficient when it fits in 64 bits: the common case, and the fast one.
    var smallCoefficient: Int64? {
        let value = Int64(bitPattern: low)
        return high == value >> 63 ? value : nil
    }

    /// Whether the number is zero.
    public var isZero: Bool { high == 0 && low == 0 }

    /// Whether the number is less than zero.
    public var isNegative: Bool { high < 0 }

    /// Whether the number has no fraction.
    public var isInteger: Bool { exponent >= 0 || canonical.exponent >= 0 }

    /// Minus one, zero or one.
    var sign: Int { isNegative ? -1 : (isZero ? 0 : 1) }

    /// The same number without trailing zeros in its coefficient: one form for all ways of writing it.
    var canonical: (coefficient: Int128, exponent: Int) {
        if var small = smallCoefficient {
            guard small != 0 else { return (0, 0) }
            var power = Int(exponent)
            while true {
                let (quotient, remainder) = small.quotientAndRemainder(dividingBy: 10)
                guard remainder == 0 else { return (Int128(small), power) }
                small = quotient
                power += 1
            }
        }
        var (value, power) = (coefficient, Int(exponent))
        for digits in [16, 8, 4, 2, 1] {
            let scale = Int128(PowersOfTen.value(digits))
            while true {
                let (quotient, remainder) = value.quotientAndRemainder(dividingBy: scale)
                guard remainder == 0 else { break }
                value = quotient
                power += digits
            }
        }
        return (value, power)
    }

    public static func == (left: Number, right: Number) -> Bool {
        if left.exponent == right.exponent { return left.high == right.high && left.low == right.low }
        return compare(left, right) == 0
    }

    public static func < (left: Number, right: Number) -> Bool {
        if left.exponent == right.exponent {
            return left.high == right.high ? left.low < right.low : left.high < right.high
        }
        return compare(left, right) < 0
    }

    public func hash(into hasher: inout Hasher) {
        let form = canonical
        hasher.combine(form.coefficient)
        hasher.combine(form.exponent)
    }

    /// Negative, zero or positive as `left` is less than, equal to or greater than `right`.
    private static func compare(_ left: Number, _ right: Number) -> Int {
        if let first = left.smallCoefficient, let second = right.smallCoefficient,
            abs(Int(left.exponent) - Int(right.exponent)) <= 18
        {
            // A product of 64 bits and 60 fits in 128.
            let shift = Int(left.exponent) - Int(right.exponent)
            let scale = Int128(PowersOfTen.small(abs(shift)))
            let (a, b) = shift > 0 ? (Int128(first) * scale, Int128(second)) : (Int128(first), Int128(second) * scale)
            return a < b ? -1 : (a == b ? 0 : 1)
        }
        let (leftSign, rightSign) = (left.sign, right.sign)
        if leftSign != rightSign { return leftSign < rightSign ? -1 : 1 }
        if leftSign == 0 { return 0 }
        let (leftMagnitude, rightMagnitude) = (left.magnitudeExponent, right.magnitudeExponent)
        if leftMagnitude != rightMagnitude { return (leftMagnitude < rightMagnitude ? -1 : 1) * leftSign }
        // With the same magnitude the exponents differ by 33 at most, and 68 digits need more than 128 bits.
        let difference = Int(left.exponent) - Int(right.exponent)
        let order =
            difference > 0
            ? compareScaled(left.coefficient.magnitude, by: difference, with: right.coefficient.magnitude)
            : -compareScaled(right.coefficient.magnitude, by: -difference, with: left.coefficient.magnitude)
        return order * leftSign
    }

    private static func compareScaled(_ left: UInt128, by digits: Int, with right: UInt128) -> Int {
        let (high, low) = left.multipliedFullWidth(by: PowersOfTen.value(digits))
        if high != 0 { return 1 }
        return low == right ? 0 : (low < right ? -1 : 1)
    }

    /// The exponent in scientific notation of a number that is not zero.
    var magnitudeExponent: Int {
        PowersOfTen.digitCount(coefficient.magnitude) - 1 + Int(exponent)
    }
}

/// Powers of ten that fit in 128 bits.
enum PowersOfTen {
    /// The highest power in the table.
    static let highest = 38

    private static let table: [UInt128] = {
        var powers: [UInt128] = [1]
        for _ in 0..<highest { powers.append(powers[powers.count - 1] * 10) }
        return powers
    }()

    /// Ten to the power `digits`, from 0 to 38.
    static func value(_ digits: Int) -> UInt128 { table[digits] }

    private static let smallTable: [UInt64] = table.prefix(20).map { UInt64($0) }

    /// Ten to the power `digits`, from 0 to 19.
    static func small(_ digits: Int) -> UInt64 { smallTable[digits] }

    /// How many decimal digits a value has; one for zero.
    static func digitCount(_ value: UInt128) -> Int {
        guard value != 0 else { return 1 }
        // 1233 / 4096 approximates log10(2) from above closely enough for 128 bits to be one off at most.
        let estimate = ((128 - value.leadingZeroBitCount) * 1233) >> 12
        return value >= table[estimate] ? estimate + 1 : estimate
    }
}

extension Int {
    /// The integer equal to a number, or nil when the number has a fraction or is too large.
    public init?(exactly number: Number) {
        let (coefficient, exponent) = number.canonical
        guard exponent >= 0, exponent <= 18 else { return nil }
        let (product, overflow) = coefficient.multipliedReportingOverflow(by: Int128(PowersOfTen.value(exponent)))
        guard !overflow, let value = Int(exactly: product) else { return nil }
        self = value
    }
}
