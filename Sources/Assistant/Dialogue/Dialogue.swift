public import Services

/// The assistant's side of a conversation, without any store, clock or network: what a message means in its conversation,
/// then what is answered to it.
///
/// A search stands between the two, because it may wait: `reading` says what to search for, `reply` is given what was found.
public enum Dialogue {
    /// What the assistant says first: that it is a machine, and what it can do (Regulation (EU) 2024/1689, article 50).
    public static func opening(in language: Language, context: DialogueContext) -> Conversation {
        let texts = AssistantCatalogue.texts(language)
        let name = context.organisation.name[language]
        let choices =
            [Conversation.Choice(id: ChoiceID.benefits, label: texts.benefitsChoice)].filter { _ in
                context.services.contains(where: \.isInterviewedBenefit)
            } + [
                Conversation.Choice(id: ChoiceID.myCases, label: texts.myCasesChoice),
                Conversation.Choice(id: ChoiceID.person, label: texts.personChoice),
            ]
        var composer = Composer(texts: texts)
        composer.say(texts.opening(organisation: name))
        composer.add(.choices(choices))
        return Conversation(
            language: language,
            entries: [composer.entry(Explanation(intention: "opening", evidence: []))])
    }

    /// What a message means in its conversation.
    public static func reading(
        of message: Message, in conversation: Conversation, context: DialogueContext
    ) -> Reading {
        Reader(conversation: conversation.following(message, services: context.services), context: context)
            .read(message)
    }

    /// The language in which a message is answered.
    public static func language(for message: Message, in conversation: Conversation) -> Language {
        conversation.following(message, services: []).language
    }

    /// The reply to a message.
    ///
    /// - Parameters:
    ///   - reading: what `reading(of:in:context:)` gave for it.
    ///   - findings: what was found for `reading.query`; nil where nothing was searched for, or the search failed.
    public static func reply(
        to message: Message, reading: Reading, findings: Findings?, in conversation: Conversation,
        context: DialogueContext
    ) -> Turn {
        let following = conversation.following(message, services: context.services)
        var replier = Replier(
            conversation: following, before: conversation.language, context: context, reading: reading,
            findings: findings, message: message)
        return replier.reply()
    }

    /// What came of a message.
    public struct Turn: Sendable, Hashable {
        /// The conversation, with what the person said and what the assistant answered.
        public let conversation: Conversation
        /// What the assistant answered: the last entries of the conversation.
        public let entries: [Conversation.Entry]
        /// What the person asked for or agreed to, to be done by the site: the only effects that a message can have.
        public let acts: [Act]
    }

    /// What the site does for the person, at their word.
    public enum Act: Sendable, Hashable {
        /// Make a draft of the service with these answers, each "said to the assistant and to be confirmed"
        /// (`Provenance.assistant`), and show its form.
        case openForm(Conversation.FormOffer)
        /// Send a message about a case, which the person has read again and agreed to.
        case sendMessage(Conversation.MessageProposal)
        /// Hand the conversation over to a person.
        case handOver(Conversation.PersonOffer.Reason)
        /// Keep a checklist in the person's space.
        case keepChecklist(Conversation.Checklist)
    }
}

/// The identifiers of choices: few, closed, and checked again when they come back.
enum ChoiceID {
    static let yes = "yes"
    static let no = "no"
    static let skip = "skip"
    static let person = "person"
    static let benefits = "benefits"
    static let myCases = "my-cases"
    static let resume = "resume"
    static let leave = "leave"
    static let enough = "enough"
    static let restart = "restart"
    static let before = "keep-before"
    static let now = "keep-now"
    static let wrong = "wrong"
    static let write = "write"
    static let correct = "correct"
    static func service(_ id: String) -> String { "service:" + id }
    static func check(_ id: String) -> String { "check:" + id }
    static func form(_ id: String) -> String { "form:" + id }
    static func caseOf(_ id: String) -> String { "case:" + id }
    static func option(_ id: String) -> String { "option:" + id }
    static func keep(_ event: String) -> String { "keep:" + event }
    static func speak(_ language: Language) -> String { "language:" + language.rawValue }
    /// The language that a choice asks for, if it is one of a language.
    static func language(_ id: String) -> Language? {
        id.hasPrefix("language:") ? Language(rawValue: String(id.dropFirst("language:".count))) : nil
    }
    static func change(_ subject: InterviewState.Subject) -> String { "change:\(subject.service)/\(subject.question)" }
}

/// Puts an entry together, its words along with its parts.
struct Composer {
    let texts: any AssistantTexts
    private(set) var parts: [Conversation.Part] = []
    private var lines: [String] = []

    init(texts: any AssistantTexts) { self.texts = texts }

    /// Words of the assistant's own.
    mutating func say(_ text: String) {
        parts.append(.text(text))
        lines.append(text)
    }

    /// A part, with its words.
    mutating func add(_ part: Conversation.Part) {
        let words = texts.plain(part)
        guard !words.isEmpty else { return }
        parts.append(part)
        lines.append(words)
    }

    /// Whether nothing was said.
    var isEmpty: Bool { parts.isEmpty }

    func entry(_ explanation: Explanation) -> Conversation.Entry {
        Conversation.Entry(
            author: .assistant, text: lines.joined(separator: "\n\n"), parts: parts, explanation: explanation,
            language: texts.language)
    }
}
