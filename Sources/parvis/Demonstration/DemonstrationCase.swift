import Services

/// One invented request for a birth certificate, and what the town's agents did of it.
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
    /// What the person typed, by question; by `question.part` where the answer has parts.
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

    /// What the person gave to a question, as its control would send it.
    func given(to question: Question) -> RawAnswer {
        switch question.type.control {
        case .date:
            let parts = (answers[question.id] ?? "").split(separator: "-").map(String.init)
            guard parts.count == 3 else { return RawAnswer() }
            return RawAnswer(parts: ["year": [parts[0]], "month": [parts[1]], "day": [parts[2]]])
        case .group(let lines):
            var parts: [String: [String]] = [:]
            for line in lines {
                if let text = answers["\(question.id).\(line.part)"] { parts[line.part] = [text] }
            }
            return RawAnswer(parts: parts)
        default:
            return answers[question.id].map { RawAnswer($0) } ?? RawAnswer()
        }
    }
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
