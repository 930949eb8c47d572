import Services

/// One invented request, and what agents did of it.
struct DemonstrationCase: Sendable {
    /// How many days before the demonstration began it was submitted.
    let daysAgo: Int
    /// The language in which the form was filled in.
    let language: Language
    /// The workflow actions done, in order.
    var path: [String] = []
    /// The reasons chosen, shared out among the actions whose lists hold them.
    var reasons: [String] = []
    /// What an agent wrote in their own words, by action.
    var explanations: [String: String] = [:]
    /// What happened after that, in order.
    var life: [Step] = []
    /// What the person typed, by path; by `path.part` where the answer has parts; days as `2019-9-3`, several choices with
    /// commas, files by name.
    let answers: [String: String]

    /// Something that the person or an agent did after submission, besides the workflow's actions.
    enum Step: Sendable {
        /// The person writes.
        case writes(String)
        /// The person adds information.
        case adds(String)
        /// An agent answers.
        case isAnswered(String)
        /// An agent asks to correct questions, and says why.
        case isAsked([String], why: String)
        /// The person corrects answers.
        case corrects([String: String])
        /// The person withdraws the request.
        case withdraws(String)
        /// The person asks for the decision to be reconsidered.
        case contests(String)
    }

    /// Every case: in each state of the workflow, some late, in both languages.
    static let all = open + ended + continuing
}

/// A generator that gives the same numbers for the same seed: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
struct SeededGenerator: RandomNumberGenerator {
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
