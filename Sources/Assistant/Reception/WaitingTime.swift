/// How long somebody who asks now would wait for an agent, told as honestly as what is known allows.
public enum WaitingTime: Sendable, Hashable {
    /// An agent is free.
    case free
    /// Between so many minutes, both rounded up to five.
    case minutes(from: Int, to: Int)
    /// Longer than the office offers to wait.
    case tooLong
    /// Agents are there, and nothing is known of how long conversations last: nothing is invented.
    case unknown
    /// Nobody is there.
    case nobody

    /// What is known of a team at a moment.
    public struct Knowledge: Sendable, Hashable {
        /// How many people wait before.
        public var ahead: Int
        /// How many agents are available.
        public var agents: Int
        /// How many conversations they hold together.
        public var held: Int
        /// How many one of them holds at a time at most.
        public var each: Int
        /// How long the latest conversations lasted, in seconds.
        public var lasted: [Int64]

        /// What is known.
        public init(ahead: Int, agents: Int, held: Int, each: Int, lasted: [Int64]) {
            self.ahead = ahead
            self.agents = agents
            self.held = held
            self.each = each
            self.lasted = lasted
        }

        /// How many conversations the agents there can hold together.
        public var places: Int { agents * each }
        /// How many more they could take now.
        public var free: Int { max(0, places - held) }
    }

    /// With fewer conversations than this, what they lasted says nothing.
    public static let fewestConversations = 5

    /// The wait, from what is known.
    ///
    /// People ahead take free places first. Then a place comes free, on average, every `duration ÷ places`. The range goes
    /// from the lower to the upper quartile of durations, so that half of what happened lies in it.
    ///
    /// - Parameter limit: the longest wait that is offered, in minutes.
    public init(_ known: Knowledge, limit: Int) {
        guard known.agents > 0, known.each > 0 else {
            self = .nobody
            return
        }
        guard known.ahead >= known.free else {
            self = .free
            return
        }
        guard known.lasted.count >= Self.fewestConversations else {
            self = .unknown
            return
        }
        let sorted = known.lasted.sorted()
        // How many places must come free before it is one's turn.
        let turns = Int64(known.ahead - known.free + 1)
        func minutes(_ duration: Int64) -> Int {
            let seconds = max(1, duration) * turns / Int64(known.places)
            return Int((seconds + 299) / 300) * 5
        }
        let from = max(5, minutes(sorted[sorted.count / 4]))
        let to = max(from, minutes(sorted[sorted.count * 3 / 4]))
        self = to > limit ? .tooLong : .minutes(from: from, to: to)
    }

    /// Whether a live conversation is offered.
    public var isLive: Bool {
        switch self {
        case .free, .minutes, .unknown: true
        case .tooLong, .nobody: false
        }
    }
}
