internal import BigInt

extension Number {
    /// Reads a FEEL numeric literal: an optional sign, digits with at most one point, an optional exponent.
    /// Nil for anything else, and for numbers too large to hold. More than 34 digits are rounded half to even.
    public init?(_ text: some StringProtocol) {
        var bytes = Substring(text).utf8
        let negative = bytes.first == UInt8(ascii: "-")
        if negative || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
        guard let number = Number.parse(bytes) else { return nil }
        self = negative ? number.negated : number
    }

    /// Reads digits with at most one point and a sign, as files of figures have them; nil for anything else, and for more
    /// than 18 digits.
    public init?(plainDigits bytes: UnsafeBufferPointer<UInt8>) {
        var (value, decimals, digits) = (Int64(0), Int32(0), 0)
        var hasPoint = false
        var index = bytes.first == UInt8(ascii: "-") ? 1 : 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "."), !hasPoint {
                hasPoint = true
                continue
            }
            guard let digit = byte.decimalDigit, digits < 18 else { return nil }
            value = value * 10 + Int64(digit)
            digits += 1
            if hasPoint { decimals += 1 }
        }
        guard digits > 0, bytes.last != UInt8(ascii: ".") else { return nil }
        self.init(smallCoefficient: bytes.first == UInt8(ascii: "-") ? -value : value, exponent: -decimals)
    }

    /// How many decimals it has, without zeros at the end.
    public var decimals: Int { exponent >= 0 ? 0 : max(0, -canonical.exponent) }

    private static func parse(_ bytes: Substring.UTF8View) -> Number? {
        var digits = DigitCollector()
        var rest = bytes[...]
        while let byte = rest.first {
            if byte == UInt8(ascii: ".") {
                guard !digits.afterPoint else { return nil }
                digits.point()
            } else if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
                break
            } else {
                guard digits.append(byte) else { return nil }
            }
            rest.removeFirst()
        }
        guard digits.count > 0, digits.endsWithDigit else { return nil }
        var power = 0
        if !rest.isEmpty {
            rest.removeFirst()
            guard let written = exponent(rest) else { return nil }
            power = written
        }
        return digits.number(power: power)
    }

    private static func exponent(_ bytes: Substring.UTF8View) -> Int? {
        var rest = bytes[...]
        let negative = rest.first == UInt8(ascii: "-")
        if negative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        guard !rest.isEmpty else { return nil }
        var value = 0
        for byte in rest {
            guard let digit = byte.decimalDigit else { return nil }
            // Larger exponents are out of range in any case; the bound only keeps this from overflowing.
            value = min(value * 10 + digit, 1_000_000_000)
        }
        return negative ? -value : value
    }

    /// Gathers digits: the first 37 exactly, and whether anything but zeros came after them.
    private struct DigitCollector {
        private(set) var afterPoint = false
        private(set) var count = 0
        private(set) var endsWithDigit = false
        private var coefficient: Int128 = 0
        private var significant = 0
        private var power = 0
        private var sticky = false

        mutating func point() {
            (afterPoint, endsWithDigit) = (true, false)
        }

        mutating func append(_ byte: UInt8) -> Bool {
            guard let digit = byte.decimalDigit else { return false }
            count += 1
            endsWithDigit = true
            if significant < 37 {
                coefficient = coefficient * 10 + Int128(digit)
                if coefficient != 0 { significant += 1 }
                if afterPoint { power -= 1 }
            } else {
                if digit != 0 { sticky = true }
                if !afterPoint { power += 1 }
            }
            return true
        }

        func number(power extra: Int) -> Number? {
            if sticky { return Number.rounding(coefficient * 10 + 1, exponent: power + extra - 1) }
            return Number.rounding(coefficient, exponent: power + extra)
        }
    }

    /// The number in plain decimal notation, without exponent or needless zeros: `-0.5`, `1200`.
    public var description: String {
        let (coefficient, exponent) = canonical
        if exponent == 0, let small = Int(exactly: coefficient) { return String(small) }
        let digits = String(coefficient.magnitude)
        let sign = coefficient < 0 ? "-" : ""
        if exponent >= 0 { return sign + digits + String(repeating: "0", count: exponent) }
        let point = digits.utf8.count + exponent
        if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
        return sign + digits.prefix(point) + "." + digits.dropFirst(point)
    }

    /// Writes the number as `description` does, without a text in between for those of everyday size.
    public func write(to bytes: inout [UInt8]) {
        guard exponent <= 0, exponent >= -40 else {
            bytes.append(contentsOf: description.utf8)
            return
        }
        guard var rest = smallCoefficient?.magnitude, exponent >= -18 else {
            writeWide(to: &bytes)
            return
        }
        var power = Int(exponent)
        while power < 0, rest % 10 == 0 {
            rest /= 10
            power += 1
        }
        if isNegative { bytes.append(UInt8(ascii: "-")) }
        let start = bytes.count
        // Backwards: the decimals, the point, then the rest with one digit at least.
        var written = 0
        repeat {
            if written == -power, written > 0 { bytes.append(UInt8(ascii: ".")) }
            bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
            written += 1
        } while rest > 0 || written <= -power
        bytes[start...].reverse()
    }

    /// The same for more than 64 bits: as two halves of 18 digits and what stands before them.
    private func writeWide(to bytes: inout [UInt8]) {
        let form = canonical
        guard form.exponent < 0 else {
            bytes.append(contentsOf: description.utf8)
            return
        }
        if isNegative { bytes.append(UInt8(ascii: "-")) }
        let start = bytes.count
        var (rest, written) = (form.coefficient.magnitude, 0)
        repeat {
            let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: PowersOfTen.value(18))
            var part = UInt64(remainder)
            rest = quotient
            for _ in 0..<18 {
                if written == -form.exponent, written > 0 { bytes.append(UInt8(ascii: ".")) }
                bytes.append(UInt8(ascii: "0") + UInt8(part % 10))
                part /= 10
                written += 1
                if rest == 0, part == 0, written > -form.exponent { break }
            }
        } while rest > 0 || written <= -form.exponent
        bytes[start...].reverse()
    }
}

extension UInt8 {
    /// The digit that an ASCII character writes.
    var decimalDigit: Int? {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) ? Int(self &- UInt8(ascii: "0")) : nil
    }
}
