public import FEEL

/// A letter written by the service's authors: Markdown with `{{ expression }}` insertions, in each language.
///
/// Values are substituted after the Markdown is parsed, so that no answer can become mark-up.
public struct LetterTemplate: Sendable {
    /// Its name in the definition, which is also the file's name (`letters/NAME.LANGUAGE.md`).
    public let name: String
    /// Its text by language.
    public let texts: [Language: Text]

    /// The letter in one language.
    public struct Text: Sendable {
        /// The subject line.
        public let subject: TextTemplate<LetterInsertion>
        /// The body.
        public let body: TextTemplate<LetterInsertion>
    }
}

/// What a letter inserts in its text.
public struct LetterInsertion: Sendable {
    /// How its value is obtained.
    public let expression: Expression
    /// The question whose `print` shows the value, when the insertion is just an answer.
    public let question: String?
    /// How the value is read, when the insertion is just a computed value or a parameter.
    public let form: ValueForm?
}
