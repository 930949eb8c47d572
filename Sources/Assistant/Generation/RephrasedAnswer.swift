/// An answer in other words, of which every sentence was checked against the passages that it cites.
public struct RephrasedAnswer: Sendable, Hashable {
    /// A sentence that is supported.
    public struct Sentence: Sendable, Hashable {
        /// Its words, as plain text without the numbers of passages: a page escapes it like any other text.
        public let text: String
        /// The numbers of the passages that support it, from 1, ascending; never empty.
        public let citations: [Int]

        /// A sentence.
        public init(text: String, citations: [Int]) {
            self.text = text
            self.citations = citations
        }
    }

    /// The sentences that stay, in their order; never empty.
    public let sentences: [Sentence]
    /// How many sentences were dropped.
    public let dropped: Int

    /// An answer.
    public init(sentences: [Sentence], dropped: Int) {
        self.sentences = sentences
        self.dropped = dropped
    }
}

/// What says passages in other words. The plain answer never waits for it longer than it promises, and never needs it.
public protocol Rephraser: Sendable {
    /// The passages in other words, or nil on any failure: the plain answer is given then.
    func rephrase(_ request: RephrasingRequest) async -> RephrasedAnswer?
}
