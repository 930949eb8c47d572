/// Why a sentence of a model's reply is dropped.
public enum RephrasingRefusal: String, Sendable, Hashable, CaseIterable {
    /// It cites no passage.
    case noCitation
    /// It cites a passage that was not sent.
    case unknownPassage
    /// It holds a link, a tag, formatting, or a character that plain text has no use for.
    case markup
    /// It asks something: nothing supports a question.
    case question
    /// It is longer than a sentence.
    case tooLong
    /// It says too little to be checked.
    case tooShort
    /// It speaks to a model, or of its instructions.
    case instruction
    /// One of its words is not in the passage, nor its synonym.
    case unsupported
    /// It names somebody or something that the passages don't.
    case name
    /// It states a number, a date, an address or a reference that the passage doesn't.
    case fact
    /// It gives a number of the passage to something else than the passage does.
    case attribution
    /// It denies what the passage affirms, or conversely.
    case negation
    /// It obliges where the passage allows, or conversely.
    case modality
    /// It turns a word that bears the meaning round: before for after, at least for at most, free for paid.
    case meaning
    /// It leaves out what narrows the statement: a condition, an exception, for whom it holds.
    case omission
    /// It leans on a sentence that was dropped.
    case orphan
}
