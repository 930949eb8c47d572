import FEEL
import Testing

@testable import Services

struct RoundingTests {
    @Test(arguments: [
        ("3.744", "3.74", "3.74", "3.75", "3.74", "3.75", "3.74"),
        ("3.745", "3.75", "3.74", "3.75", "3.74", "3.75", "3.74"),
        ("3.755", "3.76", "3.76", "3.76", "3.75", "3.76", "3.75"),
        ("-3.745", "-3.75", "-3.74", "-3.75", "-3.74", "-3.74", "-3.75"),
        ("-3.741", "-3.74", "-3.74", "-3.75", "-3.74", "-3.74", "-3.75"),
        ("3.74", "3.74", "3.74", "3.74", "3.74", "3.74", "3.74"),
        ("0", "0", "0", "0", "0", "0", "0"), ("-0.001", "0", "0", "-0.01", "0", "0", "-0.01"),
    ])
    func roundsToCents(
        number: String, halfUp: String, halfEven: String, up: String, truncate: String, ceiling: String, floor: String
    ) throws {
        let step = try QuestionSample.number("0.01")
        let expected: [(Rounding.Mode, String)] = [
            (.halfUp, halfUp), (.halfEven, halfEven), (.up, up), (.truncate, truncate), (.down, truncate),
            (.ceiling, ceiling), (.floor, floor),
        ]
        for (mode, text) in expected {
            let found = Rounding(to: step, mode.mode).apply(to: try QuestionSample.number(number))
            #expect(try found == QuestionSample.number(text), "\(number) \(mode)")
        }
    }

    @Test(arguments: [
        ("0.025", "0.05", "0.05"), ("1.02", "0.05", "1"), ("1.03", "0.05", "1.05"), ("17", "10", "20"),
        ("15", "10", "20"),
        ("14.99999999999999999999999999999999", "10", "10"), ("0.1", "0.03", "0.09"), ("0.105", "0.03", "0.12"),
        ("12345678901234567890.125", "0.25", "12345678901234567890.25"),
    ])
    func roundsToAnyStep(number: String, step: String, expected: String) throws {
        let rounding = Rounding(to: try QuestionSample.number(step), .halfUp)
        #expect(try rounding.apply(to: QuestionSample.number(number)) == QuestionSample.number(expected))
    }

    @Test func `agrees with rounding to decimals, and is a multiple nearby`() throws {
        for seed in UInt64(1)...500 {
            var random = SeededGenerator(seed: seed)
            let whole = Int(random.next() >> UInt64(random.number(20...60)))
            let text = random.pick(["", "-"]) + "\(whole).\(random.number(0...99999))"
            let number = try QuestionSample.number(text)
            let scale = random.number(0...3)
            let step = try QuestionSample.number(["1", "0.1", "0.01", "0.001"][scale])
            for mode in RoundingMode.allCases {
                let found = try #require(Rounding(to: step, mode).apply(to: number))
                #expect(found == number.rounded(scale: scale, mode), "seed \(seed): \(text) \(mode)")
                let distance = try #require(found.subtracting(number))
                #expect(distance < step && distance > step.negated, "seed \(seed)")
            }
        }
    }
}
