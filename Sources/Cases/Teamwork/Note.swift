public import Services

/// What an agent wrote on a case for colleagues.
public struct CaseNote: Sendable, Hashable {
    /// The version of its event: unique in the case.
    public let version: Int
    /// When it was written.
    public let at: Instant
    /// Who wrote it.
    public let author: Author
    /// The words, as plain text.
    public let text: String
}

extension Case {
    /// The longest note, in characters.
    public static let maximumNoteLength = 5_000

    /// Every note of the case, oldest first. They are part of the file: the person's copy of it includes them (GDPR,
    /// article 15).
    public var notes: [CaseNote] {
        history.enumerated().compactMap { index, event in
            guard case .noted(let text) = event.fact else { return nil }
            return CaseNote(version: index + 1, at: event.at, author: event.author, text: text)
        }
    }

    /// Writes a note; the same words sent twice from the same page are one note (a double click).
    ///
    /// - Parameter seen: how many notes the page showed from which it was sent.
    func writeNote(_ written: String, seen: Int, in context: CommandContext) -> Result<[CaseEvent], CaseRefusal> {
        let text = written.trimmed
        guard !text.isEmpty else { return .failure(.noteRequired) }
        let maximum = Self.maximumNoteLength
        guard text.count <= maximum else { return .failure(.noteTooLong(maximum: maximum)) }
        let sinceSeen = notes.dropFirst(max(0, seen))
        if sinceSeen.contains(where: { $0.author == context.actor && $0.text == text }) { return .success([]) }
        return .success([CaseEvent(.noted(text), in: context)])
    }
}
