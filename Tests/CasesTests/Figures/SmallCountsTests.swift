import Testing

@testable import Cases

/// What is published must not tell small counts, neither directly nor by subtraction.
@Suite struct SmallCountsTests {
    @Test func `no small count is shown, and what is hidden can't be found by subtraction`() {
        var random = SeededRandom(seed: 0x5EED)
        for _ in 0..<5_000 {
            let parts = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                Int.random(in: 0...(Bool.random(using: &random) ? 14 : 200), using: &random)
            }
            let published = SmallCounts.publish(parts)
            let hidden = parts.indices.filter { published.parts[$0] == nil }
            for (part, shown) in zip(parts, published.parts) {
                if let shown { #expect(shown == part && shown >= SmallCounts.threshold, "\(parts)") }
            }
            guard let total = published.total else {
                #expect(parts.reduce(0, +) < SmallCounts.threshold && hidden.count == parts.count, "\(parts)")
                continue
            }
            #expect(total == parts.reduce(0, +))
            if !hidden.isEmpty {
                #expect(hidden.count > 1, "\(parts)")
                #expect(hidden.reduce(0) { $0 + parts[$1] } >= SmallCounts.threshold, "\(parts)")
            }
        }
    }

    /// Every triple of counts up to a bound, put beside all others that look the same once published: a hidden part must
    /// have at least two values among them.
    @Test func `whatever is published, a hidden count could be another`() {
        let bound = 24
        var values: [SmallCounts.Published: [Set<Int>]] = [:]
        for first in 0...bound {
            for second in 0...bound {
                for third in 0...bound {
                    let parts = [first, second, third]
                    let published = SmallCounts.publish(parts)
                    var known = values[published] ?? [[], [], []]
                    for index in parts.indices { known[index].insert(parts[index]) }
                    values[published] = known
                }
            }
        }
        for (published, known) in values {
            for (part, possible) in zip(published.parts, known) {
                #expect(part == nil ? possible.count > 1 : possible.count == 1, "\(published)")
            }
        }
    }

    /// The same for what is said of a share.
    @Test func `a share leaves small counts unknown`() {
        let bound = 150
        var possible: [String: Set<Int>] = [:]
        for whole in 0...bound {
            for part in 0...whole {
                guard let share = Share.of(part, rest: whole - part) else { continue }
                possible["\(whole) \(share)", default: []].insert(part)
                if case .percent(let number) = share {
                    #expect(part >= SmallCounts.threshold && whole - part >= SmallCounts.threshold)
                    #expect(abs(Double(part) * 100 / Double(whole) - Double(number)) <= 0.5)
                }
                if case .atLeast(let number) = share { #expect(Double(part) * 100 >= Double(number) * Double(whole)) }
                if case .atMost(let number) = share { #expect(Double(part) * 100 <= Double(number) * Double(whole)) }
            }
        }
        for (share, parts) in possible where !share.contains("percent") {
            #expect(parts.count == SmallCounts.threshold, "\(share): \(parts.sorted())")
        }
    }

    @Test func `counts of a series stand apart`() {
        #expect(SmallCounts.apart([95, 93, 80, 75, 9], from: [100, 60]) == [nil, nil, 80, nil, nil])
        #expect(SmallCounts.apart([90, 79, 70], from: [100, 60]) == [90, 79, nil])
    }
}
