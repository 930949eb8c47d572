public import Services

/// What was said between a person and the assistant, and what is kept of it to go on: plain values, small to encode.
///
/// Nothing else is remembered: a reply is a function of a conversation, a message and what surrounds them
/// (`DialogueContext`).
public struct Conversation: Sendable, Hashable, Codable {
    /// Who wrote an entry.
    public enum Author: String, Sendable, Hashable, Codable {
        /// The person who asks.
        case person
        /// The assistant, which is a machine.
        case assistant
        /// An agent of the organisation.
        case agent
        /// The site itself: "An agent has joined".
        case platform
    }

    /// One thing that was said.
    public struct Entry: Sendable, Hashable, Codable {
        /// Who said it.
        public var author: Author
        /// Everything in words, for channels without a screen and for whoever reads it again.
        public var text: String
        /// What it is made of, for a screen; none for what a person or an agent typed.
        public var parts: [Part]
        /// Why the assistant answered so; nil for others.
        public var explanation: Explanation?
        /// The language of its words; nil where it is the conversation's.
        public var language: Language?
        /// Whether the person has said of it whether it helps; nil where they have not. What they said is not kept here.
        public var isJudged: Bool?

        /// Something said.
        public init(
            author: Author, text: String, parts: [Part] = [], explanation: Explanation? = nil, language: Language? = nil
        ) {
            self.author = author
            self.text = text
            self.parts = parts
            self.explanation = explanation
            self.language = language
        }
    }

    /// The most entries that are kept: beyond, the oldest are dropped, save the first one, which says that a machine
    /// answers.
    public static let maximumEntries = 120
    /// The most characters of a message that are read and kept.
    public static let maximumMessage = 2_000

    /// The language it is held in now.
    public var language: Language
    /// What was said, oldest first.
    public var entries: [Entry]
    /// What the assistant keeps in mind.
    public var state: DialogueState

    /// A conversation.
    public init(language: Language, entries: [Entry] = [], state: DialogueState = DialogueState()) {
        self.language = language
        self.entries = entries
        self.state = state
    }

    /// Adds entries at the end, and lets the oldest go where there are too many.
    public mutating func append(_ new: [Entry]) {
        entries += new
        let excess = entries.count - Self.maximumEntries
        if excess > 0 { entries.removeSubrange(1..<(1 + excess)) }
    }
}
