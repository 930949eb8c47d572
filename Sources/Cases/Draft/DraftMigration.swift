public import Services

/// What moving a draft to another version of its service did with what the person gave: all of it is told to them.
public struct DraftMigration: Sendable, Hashable {
    /// An answer of which the person is told.
    public struct Change: Sendable, Hashable {
        /// Where the new version asks it; nil when it does not.
        public let question: String?
        /// The question as it was put to the person, after the element of a list in which it stood.
        public let asked: LocalizedText
        /// The question's own words then.
        public let words: LocalizedText
        /// What they had answered, one line or several.
        public let given: String
        /// What to mend, when the new version refuses the answer.
        public let reason: LocalizedText?
    }

    /// Where the answers stand in the new version that are as they were.
    public internal(set) var kept: [String] = []
    /// Answers kept to questions, options or units that are put in other words: to be read over.
    public internal(set) var reworded: [Change] = []
    /// Answers that the new version does not take: to be given again.
    public internal(set) var askedAgain: [Change] = []
    /// Questions that this person was not asked before, by name.
    public internal(set) var newlyAsked: [String] = []
    /// Answers that the new version does not ask of this person: they will not be sent.
    public internal(set) var dropped: [Change] = []

    /// Whether the person has nothing to read over, to give or to copy.
    public var changesNothing: Bool {
        reworded.isEmpty && askedAgain.isEmpty && newlyAsked.isEmpty && dropped.isEmpty
    }

    /// Nothing at all.
    public init() {}
}
