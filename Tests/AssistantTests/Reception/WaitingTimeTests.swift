import Assistant
import Testing

/// What people are told of the wait is what is known, and nothing is invented.
@Suite struct WaitingTimeTests {
    private func wait(
        ahead: Int, agents: Int, held: Int, each: Int = 2, lasted: [Int64] = [300, 400, 600, 900, 1_200, 1_500],
        limit: Int = 30
    ) -> WaitingTime {
        WaitingTime(
            WaitingTime.Knowledge(ahead: ahead, agents: agents, held: held, each: each, lasted: lasted), limit: limit)
    }

    @Test func `without anybody there, nobody is promised`() {
        #expect(wait(ahead: 0, agents: 0, held: 0) == .nobody)
        #expect(!wait(ahead: 0, agents: 0, held: 0).isLive)
    }

    @Test func `a free place is free only for whom nobody waits before`() {
        #expect(wait(ahead: 0, agents: 1, held: 1) == .free)
        #expect(wait(ahead: 0, agents: 1, held: 2) != .free)
        #expect(wait(ahead: 1, agents: 1, held: 1) != .free)
        #expect(wait(ahead: 1, agents: 2, held: 1) == .free)
    }

    @Test func `a wait is a range of minutes rounded up to five`() {
        // One turn over two places: half of 400 s to half of 1,200 s.
        #expect(wait(ahead: 0, agents: 1, held: 2) == .minutes(from: 5, to: 10))
        #expect(wait(ahead: 2, agents: 1, held: 2) == .minutes(from: 10, to: 30))
    }

    @Test func `beyond what the office offers, it is too long`() {
        #expect(wait(ahead: 3, agents: 1, held: 2) == .tooLong)
        #expect(wait(ahead: 0, agents: 1, held: 2, limit: 5) == .tooLong)
    }

    @Test func `a few conversations say nothing of how long the next last`() {
        #expect(wait(ahead: 0, agents: 1, held: 2, lasted: [300, 300, 300, 300]) == .unknown)
        #expect(wait(ahead: 0, agents: 1, held: 2, lasted: []) == .unknown)
        #expect(wait(ahead: 0, agents: 1, held: 2, lasted: []).isLive)
    }

    /// More people before never makes a shorter wait, more agents never a longer one.
    @Test(arguments: 0..<8) func `more before is never sooner, more agents never later`(seed: Int) {
        var random = SeededNumbers(seed: UInt64(seed))
        for _ in 0..<300 {
            let agents = Int.random(in: 1...5, using: &random)
            let each = Int.random(in: 1...3, using: &random)
            let held = Int.random(in: 0...(agents * each), using: &random)
            let ahead = Int.random(in: 0...20, using: &random)
            let lasted = (0..<Int.random(in: 5...30, using: &random)).map { _ in
                Int64.random(in: 20...5_000, using: &random)
            }
            func rank(_ wait: WaitingTime) -> Int {
                switch wait {
                case .free: 0
                case .minutes(_, let to): to
                case .tooLong: 10_000
                case .unknown, .nobody: -1
                }
            }
            func at(_ ahead: Int, _ agents: Int) -> Int {
                rank(wait(ahead: ahead, agents: agents, held: held, each: each, lasted: lasted, limit: 120))
            }
            #expect(at(ahead, agents) <= at(ahead + 1, agents), "seed \(seed)")
            #expect(at(ahead, agents + 1) <= at(ahead, agents), "seed \(seed)")
            #expect(at(ahead, agents) >= 0)
        }
    }
}

/// SplitMix64 (Steele, Lea and Flood, 2014): the same numbers for the same seed.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
