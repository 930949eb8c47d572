/// The smallest piece of an expression.
struct Token: Hashable {
    enum Kind: Hashable {
        /// A word: part of a name, or a keyword.
        case word
        /// A numeric literal.
        case number
        /// A string literal, without quotes and escapes.
        case string(String)
        /// Punctuation or an operator.
        case symbol
        /// The end of the source.
        case end
        /// Characters that start nothing; the text says what is wrong.
        case invalid(String)
    }

    let kind: Kind
    /// As written in the source.
    let text: Substring
    /// Offsets in the source's UTF-8.
    let range: Range<Int>

    func `is`(_ symbol: String) -> Bool { kind == .symbol && text == symbol }

    func isWord(_ word: String) -> Bool { kind == .word && text == word }

    /// Words that can't start a name.
    static let keywords: Set<Substring> = [
        "if", "then", "else", "for", "in", "return", "some", "every", "satisfies", "and", "or", "between", "instance",
        "of", "function", "external", "true", "false", "null",
    ]
}
