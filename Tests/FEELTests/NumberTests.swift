import Testing

@testable import FEEL

@Suite("Numbers")
struct NumberTests {
    @Test(
        "are written plainly",
        arguments: [
            ("0", "0"), ("-0", "0"), ("1.50", "1.5"), ("007", "7"), (".5", "0.5"), ("1e3", "1000"), ("12e-4", "0.0012"),
            ("1234567890123456789012345678901234", "1234567890123456789012345678901234"),
            ("12345678901234567890123456789012345", "12345678901234567890123456789012340"),
            ("9999999999999999999999999999999999.5", "10000000000000000000000000000000000"),
            ("0.1234567890123456789012345678901234567891", "0.1234567890123456789012345678901235"),
        ])
    func text(source: String, expected: String) {
        #expect(Number(source)?.description == expected)
    }

    @Test(
        "refuse what is no number",
        arguments: ["", "-", ".", "1.", "1..2", "1.2.3", "e5", "1e", "١", "1e7000", "0x1", " 1"])
    func noNumber(source: String) {
        #expect(Number(source) == nil)
    }

    @Test("are equal and hash alike however they are written")
    func equality() {
        #expect(Number("1.0") == 1)
        #expect(Set([Number.literal("1"), .literal("1.00"), .literal("10e-1"), .literal("0.1e1")]).count == 1)
        #expect(Set([Number.literal("1e30"), .literal("1000000000000000000000000000000")]).count == 1)
        #expect(Number.literal("1e6000") > .literal("9999999999999999999999999999999999"))
        #expect(Number.literal("-1e-6000") < 0)
        #expect(Number.literal("1.1") < .literal("1.10000000000000000001"))
    }

    @Test("keep to their range without using memory")
    func range() {
        #expect(Number.literal("9e6144").adding(.literal("9e6144")) == nil)
        #expect(Number.literal("9e6144").multiplied(by: 10) == nil)
        #expect(Number(10).raised(to: 1_000_000_000) == nil)
        #expect(Number("1e-7000") == 0)
        #expect(Number(1).divided(by: 0) == nil)
        #expect(Number.literal("1e6144").adding(.literal("1e-6000")) == .literal("1e6144"))
        #expect(Number(2).rounded(scale: 7000, .down) == nil)
    }

    @Test(
        "divide to 34 digits, half to even",
        arguments: [
            ("1", "3", "0.3333333333333333333333333333333333"), ("2", "3", "0.6666666666666666666666666666666667"),
            ("21600", "12", "1800"), ("9", "2.5", "3.6"), ("-1", "8", "-0.125"), ("1e-6000", "1e100", "1e-6100"),
            (
                "1", "1234567890123456789012345678901234",
                "0.0000000000000000000000000000000008100000072900000663390006036849059"
            ),
        ])
    func division(left: String, right: String, expected: String) {
        #expect(Number.literal(left).divided(by: .literal(right)) == Number(expected))
    }

    @Test(
        "round as told",
        arguments: [
            (RoundingMode.halfUp, ["3", "-3", "2", "-1", "3", "-3"]), (.halfEven, ["2", "-2", "2", "-1", "3", "-3"]),
            (.halfDown, ["2", "-2", "2", "-1", "3", "-3"]), (.up, ["3", "-3", "2", "-2", "3", "-3"]),
            (.down, ["2", "-2", "1", "-1", "2", "-2"]), (.floor, ["2", "-3", "1", "-2", "2", "-3"]),
            (.ceiling, ["3", "-2", "2", "-1", "3", "-2"]),
        ])
    func rounding(mode: RoundingMode, expected: [String]) {
        let numbers = ["2.5", "-2.5", "1.6", "-1.4", "2.51", "-2.51"]
        #expect(numbers.map { Number.literal($0).rounded(mode)?.description } == expected)
        let cents = numbers.map { Number.literal($0 + "e-2").rounded(scale: 2, mode) }
        #expect(cents == expected.map { Number($0 + "e-2") })
    }

    @Test("are turned into integers only exactly")
    func integers() {
        #expect(Int(exactly: Number.literal("1e18")) == 1_000_000_000_000_000_000)
        #expect(Int(exactly: Number.literal("1e19")) == nil)
        #expect(Int(exactly: Number.literal("2.50")) == nil)
        #expect(Int(exactly: Number(.min)) == .min)
        #expect(Number(.min).negated.description == "9223372036854775808")
    }

    @Test("agree with arithmetic on paper, whatever the digits", arguments: 1...20)
    func paper(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<150 {
            let (first, second) = (random.decimal(), random.decimal())
            let (left, right) = (Number.literal(first), Number.literal(second))
            let (paperLeft, paperRight) = (PaperNumber(first), PaperNumber(second))
            #expect(
                left.adding(right).map { PaperNumber($0.description) } == (paperLeft + paperRight).rounded(),
                "seed \(seed): \(first) + \(second)")
            #expect(
                left.multiplied(by: right).map { PaperNumber($0.description) } == (paperLeft * paperRight).rounded(),
                "seed \(seed): \(first) * \(second)")
            var opposite = paperRight
            opposite.negative = !opposite.negative && !opposite.digits.isEmpty
            let difference = paperLeft + opposite
            #expect(
                left.subtracting(right).map { PaperNumber($0.description) } == difference.rounded(),
                "seed \(seed): \(first) - \(second)")
            #expect((left < right) == difference.negative, "seed \(seed): \(first) < \(second)")
            #expect((left == right) == difference.digits.isEmpty, "seed \(seed): \(first) = \(second)")
            #expect(Number(left.description) == left, "seed \(seed): \(first)")
        }
    }

    @Test("the quick ways give what the wide ones give", arguments: [41, 42, 43] as [UInt64])
    func quickAndWide(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        func number() -> Number {
            let digits = Int.random(in: 0...18, using: &random)
            let size = Int64(PowersOfTen.small(digits))
            let coefficient = Int64.random(in: -size...size, using: &random)
            let exact = [Int64(1), 2, 3, 8, 25, 7, 1_000, 999_999_999_999_999_999, .max, .min + 1]
            let chosen =
                Int.random(in: 0...3, using: &random) == 0 ? exact.randomElement(using: &random) ?? 1 : coefficient
            return Number(smallCoefficient: chosen, exponent: Int32.random(in: -12...12, using: &random))
        }
        for _ in 0..<3_000 {
            let (left, right) = (number(), number())
            #expect(left.divided(by: right) == left.dividedWide(by: right), "seed \(seed): \(left) ÷ \(right)")
            #expect(left.modulo(right) == left.moduloWide(right), "seed \(seed): \(left) modulo \(right)")
            // The order is that of the difference.
            let difference = left.subtracting(right) ?? .zero
            #expect((left < right) == difference.isNegative, "seed \(seed): \(left) < \(right)")
            #expect((left == right) == difference.isZero, "seed \(seed): \(left) = \(right)")
        }
    }

    @Test("undo a multiplication by dividing, and leave a remainder below the divisor", arguments: 1...10)
    func inverse(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let left = Number(Int.random(in: -1_000_000_000...1_000_000_000, using: &random))
            let right = Number(Int.random(in: 1...1_000_000_000, using: &random)).multiplied(by: .literal("0.001")) ?? 1
            #expect(left.multiplied(by: right)?.divided(by: right) == left, "seed \(seed): \(left) \(right)")
            let remainder = left.modulo(right) ?? -1
            #expect(!remainder.isNegative && remainder < right, "seed \(seed): \(left) modulo \(right)")
            let whole = left.subtracting(remainder)?.divided(by: right)
            #expect(whole?.isInteger == true, "seed \(seed): \(left) modulo \(right)")
        }
    }

    @Test(
        "have roots, powers and logarithms to the last digit",
        arguments: [
            ("sqrt(2)", "1.414213562373095048801688724209698"), ("sqrt(0.25)", "0.5"),
            ("sqrt(1e-7)", "0.0003162277660168379331998893544432719"),
            ("2 ** 0.5", "1.414213562373095048801688724209698"), ("2 ** -2", "0.25"),
            ("1.0001 ** 100000", "22015.45604855219864570145658165872"),
            ("exp(1)", "2.718281828459045235360287471352662"), ("log(10)", "2.302585092994045684017991454684364"),
            ("exp(-20.5)", "0.000000001250152866386742628937553119231222"),
            ("log(0.001)", "-6.907755278982137052053974364053093"),
        ])
    func powers(source: String, expected: String) {
        #expect(value(source) == .number(.literal(expected)))
    }
}

extension SeededGenerator {
    /// A decimal of up to 34 digits, small ones as often as large ones, with up to 20 after the point.
    mutating func decimal() -> String {
        let count = Int.random(in: 1...34, using: &self)
        var text = Bool.random(using: &self) ? "-" : ""
        let point = Int.random(in: 0...min(count, 20), using: &self)
        for index in 0..<count {
            if index == count - point { text += index == 0 ? "0." : "." }
            // Nines and zeros make carries and roundings.
            text +=
                Bool.random(using: &self)
                ? "\(Int.random(in: 0...9, using: &self))" : (Bool.random(using: &self) ? "9" : "0")
        }
        return text
    }
}
