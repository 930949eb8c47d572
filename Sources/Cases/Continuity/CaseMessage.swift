public import Services

/// Words written within a case, by the person or by an agent.
public struct CaseMessage: Sendable, Hashable {
    /// What the words are for.
    public enum Kind: String, Sendable, CaseIterable {
        /// A question, an answer, something to say.
        case message
        /// Information that completes the request, added by the person of their own accord.
        case addition
    }

    /// What the words are for.
    public let kind: Kind
    /// The words, as plain text; empty when only files are sent.
    public let text: String
    /// The files that go with them.
    public let files: [FileReference]

    /// The most files of a message.
    public static let maximumFiles = 5

    /// A message.
    public init(kind: Kind = .message, text: String, files: [FileReference] = []) {
        self.kind = kind
        self.text = text
        self.files = files
    }

    /// Whether two messages say the same: the same file sent twice is another in the store, with the same content.
    func saysTheSame(as other: CaseMessage) -> Bool {
        kind == other.kind && text == other.text && files.map(\.sha256) == other.files.map(\.sha256)
    }
}

/// A message as it stands in a case.
public struct SentMessage: Sendable, Hashable {
    /// The version of its event: unique in the case.
    public let version: Int
    /// When it was sent.
    public let at: Instant
    /// Who wrote it.
    public let author: Author
    /// The message.
    public let message: CaseMessage

    /// Whether the person wrote it.
    public var isFromPerson: Bool { author.isPerson }
}

extension Author {
    /// Whether it is the person whose case it is.
    public var isPerson: Bool { if case .person = self { true } else { false } }
}

extension Case {
    /// Every message of the case, oldest first.
    public var messages: [SentMessage] {
        history.enumerated().compactMap { index, event in
            guard case .messageSent(let message) = event.fact else { return nil }
            return SentMessage(version: index + 1, at: event.at, author: event.author, message: message)
        }
    }

    /// How many messages of agents the person has not seen.
    public var unreadByPerson: Int {
        messages.count { !$0.isFromPerson && $0.version > lastReadByPerson }
    }

    /// What a message decides: the same words sent twice from the same page are one message (a double click).
    ///
    /// - Parameter seen: how many messages the page showed from which it was sent.
    func sending(_ message: CaseMessage, seen: Int, in context: CommandContext) -> TextOutcome {
        let text = message.text.trimmed
        guard !text.isEmpty || !message.files.isEmpty else { return .blank }
        guard text.count <= Self.maximumTextLength, message.files.count <= CaseMessage.maximumFiles else {
            return .tooLong
        }
        let kept = CaseMessage(kind: message.kind, text: text, files: message.files)
        let sinceSeen = messages.dropFirst(max(0, seen))
        if sinceSeen.contains(where: { $0.author.isSame(as: context.actor) && $0.message.saysTheSame(as: kept) }) {
            return .events([])
        }
        return .events([CaseEvent(.messageSent(kept), in: context)])
    }
}

/// What becomes of words.
enum TextOutcome {
    case events([CaseEvent])
    case blank
    case tooLong
}

extension Author {
    /// Whether two authors are one: the person of a case is one, whatever is known of them.
    fileprivate func isSame(as other: Author) -> Bool { isPerson && other.isPerson || self == other }
}

extension CaseEvent {
    /// What a command's author did.
    init(_ fact: Fact, in context: CommandContext) {
        self.init(at: context.at, author: context.actor, channel: context.channel, fact: fact)
    }
}

extension String {
    /// The text without white space at its ends.
    var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
