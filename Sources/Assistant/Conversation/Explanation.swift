/// Why the assistant answered as it did, kept with its answer: what it understood and by which words, what it searched for,
/// what it found and how far each signal supports it.
public struct Explanation: Sendable, Hashable, Codable {
    /// A sheet that was considered.
    public struct Candidate: Sendable, Hashable, Codable {
        /// The sheet's identifier.
        public let sheet: String
        /// The heading of its best passage.
        public let heading: String?
        /// The fused measure, from 0 to 1, with three decimals.
        public let score: Double
        /// Its place by each signal (`Signal.rawValue`), from 1.
        public let ranks: [String: Int]
    }

    /// The intention that was understood.
    public let intention: String
    /// The words or patterns by which it was, in the catalogue’s own writing, cut at a hundred characters.
    public let evidence: [String]
    /// What was searched for, completed with the topic; nil where nothing was.
    public let query: String?
    /// The probability that the first sheet answers, from 0 to 1, with three decimals.
    public let confidence: Double?
    /// Whether it reached the threshold.
    public let isSure: Bool?
    /// The sheets considered, best first, five at most.
    public let candidates: [Candidate]

    /// An explanation.
    public init(intention: String, evidence: [String], query: String? = nil, findings: Findings? = nil) {
        self.intention = intention
        self.evidence = evidence.map { String($0.prefix(100)) }
        self.query = query
        func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
        confidence = findings.map { rounded($0.confidence) }
        isSure = findings?.isSure
        candidates = (findings?.hits ?? []).prefix(5).map { hit in
            Candidate(
                sheet: hit.sheet.id, heading: hit.passage.heading, score: rounded(hit.score),
                ranks: Dictionary(uniqueKeysWithValues: hit.signals.map { ($0.key.rawValue, $0.value.rank) }))
        }
    }
}
