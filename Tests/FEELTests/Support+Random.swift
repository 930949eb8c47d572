/// A small generator (SplitMix64) whose seed makes a run repeatable; tests print the seed with what failed.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

/// Decimal arithmetic as done on paper, digit by digit: slow, plain, and nothing in common with `Number`.
struct PaperNumber: Equatable {
    var negative = false
    /// Digits of the whole number, the last one first, without leading zeros.
    var digits: [Int] = []
    /// How many of them stand after the point.
    var scale = 0

    init(_ text: String) {
        for character in text {
            if character == "-" { negative = true }
            if character == "." {
                scale =
                    text.count - 1
                    - (text.firstIndex(of: ".").map { text.distance(from: text.startIndex, to: $0) } ?? 0)
            }
            if let digit = character.wholeNumberValue { digits.insert(digit, at: 0) }
        }
        normalize()
    }

    private mutating func normalize() {
        while digits.last == 0 { digits.removeLast() }
        while scale > 0, digits.first == 0 {
            digits.removeFirst()
            scale -= 1
        }
        if digits.isEmpty { (negative, scale) = (false, 0) }
    }

    private func aligned(_ other: PaperNumber) -> ([Int], [Int]) {
        let most = max(scale, other.scale)
        return (
            [Int](repeating: 0, count: most - scale) + digits,
            [Int](repeating: 0, count: most - other.scale) + other.digits
        )
    }

    private static func less(_ left: [Int], _ right: [Int]) -> Bool {
        for index in (0..<max(left.count, right.count)).reversed() {
            let (first, second) = (index < left.count ? left[index] : 0, index < right.count ? right[index] : 0)
            if first != second { return first < second }
        }
        return false
    }

    static func + (left: PaperNumber, right: PaperNumber) -> PaperNumber {
        let (first, second) = left.aligned(right)
        let swapped = less(first, second)
        let (large, small) = swapped ? (second, first) : (first, second)
        let sign = left.negative == right.negative ? 1 : -1
        var (result, carry) = (PaperNumber("0"), 0)
        for index in 0...large.count {
            let sum = (index < large.count ? large[index] : 0) + sign * (index < small.count ? small[index] : 0) + carry
            result.digits.append((sum + 10) % 10)
            carry = sum < 0 ? -1 : sum / 10
        }
        result.negative = swapped ? right.negative : left.negative
        result.scale = max(left.scale, right.scale)
        result.normalize()
        return result
    }

    static func * (left: PaperNumber, right: PaperNumber) -> PaperNumber {
        var result = PaperNumber("0")
        result.digits = [Int](repeating: 0, count: left.digits.count + right.digits.count + 1)
        for (first, digit) in left.digits.enumerated() {
            for (second, other) in right.digits.enumerated() { result.digits[first + second] += digit * other }
        }
        for index in result.digits.indices.dropLast() {
            result.digits[index + 1] += result.digits[index] / 10
            result.digits[index] %= 10
        }
        result.negative = left.negative != right.negative
        result.scale = left.scale + right.scale
        result.normalize()
        return result
    }

    /// Half to even at 34 digits.
    func rounded() -> PaperNumber {
        var result = self
        let extra = digits.count - 34
        guard extra > 0 else { return result }
        let cut = Array(digits[..<extra])
        let half = cut[extra - 1] == 5 && cut.dropLast().allSatisfy { $0 == 0 }
        let raises = half ? digits[extra] % 2 == 1 : cut[extra - 1] >= 5
        result.digits = [Int](repeating: 0, count: extra) + digits[extra...]
        guard raises else {
            result.normalize()
            return result
        }
        var unit = PaperNumber("0")
        unit.digits = [Int](repeating: 0, count: extra) + [1]
        unit.scale = scale
        unit.negative = negative
        return result + unit
    }
}
