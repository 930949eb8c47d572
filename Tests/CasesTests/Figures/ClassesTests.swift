import Testing

@testable import Cases

/// Medians from classes.
@Suite struct ClassesTests {
    @Test(arguments: [TimeClass.classes, DelayClass.classes])
    func `the true median lies in the class that is given`(classes: Classes) {
        for seed in UInt64(1)...300 {
            var random = SeededRandom(seed: seed)
            let greatest =
                (classes.ends.last ?? 0) * (seed.isMultiple(of: 3) ? 2 : 1) / (seed.isMultiple(of: 2) ? 40 : 1)
            let numbers = (0..<Int.random(in: 1...60, using: &random)).map { _ in
                Int.random(in: 0...max(greatest, 3), using: &random)
            }
            var counts: [String: Int] = [:]
            for number in numbers { counts[classes.code(of: number), default: 0] += 1 }
            let median = numbers.sorted()[(numbers.count - 1) / 2]
            guard let found = classes.median(of: counts) else {
                Issue.record("no median, seed \(seed)")
                continue
            }
            #expect(found.above < median, "seed \(seed)")
            if let end = found.upTo {
                #expect(median <= end, "seed \(seed)")
                #expect(found.above <= found.estimate && found.estimate <= end, "seed \(seed)")
            } else {
                #expect(median > classes.ends.last ?? 0, "seed \(seed)")
            }
        }
    }

    @Test func `classes are in order, and times are told within half`() {
        for classes in [TimeClass.classes, DelayClass.classes] {
            #expect(zip(classes.ends, classes.ends.dropFirst()).allSatisfy(<))
        }
        // Up to an hour, a class is never wider than half of what it begins at.
        for (low, high) in zip(TimeClass.classes.ends, TimeClass.classes.ends.dropFirst()) where high <= 3_600 {
            #expect(Double(high) <= 1.5 * Double(low), "\(low) to \(high)")
        }
    }

    @Test func `nothing counted has no median, and what is not a class is ignored`() {
        #expect(TimeClass.classes.median(of: [:]) == nil)
        #expect(TimeClass.classes.median(of: ["300": 0, "soon": 4]) == nil)
        #expect(TimeClass.classes.median(of: ["300": 3, "more": 1])?.upTo == 300)
        #expect(DelayClass.classes.median(of: ["4": 5])?.above == 3)
    }
}
