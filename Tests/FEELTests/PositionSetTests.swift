import FEEL
import Testing

/// Sets of positions, beside the standard library's sets.
@Suite struct PositionSetTests {
    @Test func `it holds what a set holds, lowest first, on either side of what it keeps in place`() {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            let (one, other) = (Self.positions(&random), Self.positions(&random))
            var (set, model) = (PositionSet(), Set<Int>())
            for position in one {
                #expect(set.insert(position) == model.insert(position).inserted, "seed \(seed)")
            }
            #expect(Array(set) == model.sorted(), "seed \(seed)")
            #expect((0..<300).allSatisfy { set.contains($0) == model.contains($0) }, "seed \(seed)")
            let left = set.subtracting(PositionSet(other))
            #expect(Array(left) == model.subtracting(other).sorted(), "seed \(seed)")
            #expect(left == PositionSet(model.subtracting(other)), "seed \(seed)")
            set.formUnion(PositionSet(other))
            #expect(Array(set) == model.union(other).sorted(), "seed \(seed)")
            #expect(set.isEmpty == model.union(other).isEmpty, "seed \(seed)")
        }
    }

    private static func positions(_ random: inout SeededGenerator) -> [Int] {
        let limit = [4, 64, 70, 128, 140, 300].randomElement(using: &random) ?? 4
        return (0..<Int.random(in: 0...12, using: &random)).map { _ in Int.random(in: 0..<limit, using: &random) }
    }
}
