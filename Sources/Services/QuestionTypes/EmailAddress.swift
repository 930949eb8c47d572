import FEEL

/// An e-mail address outside of a form: the same rules and the same advice as the question of that type.
public enum EmailAddress {
    /// What was understood of a text.
    public enum Reading: Sendable, Hashable {
        /// An address in its normal form.
        case address(String)
        /// What to say to the person.
        case problem(String)
    }

    /// Reads what a person typed.
    public static func read(_ text: String, in language: Language) -> Reading {
        let question = EmailQuestion()
        switch question.parse(RawAnswer(text), in: language) {
        case .value(.string(let address)): return .address(address)
        case .problem(let reason): return .problem(reason.message[language])
        default: return .problem(question.missing?.message[language] ?? "")
        }
    }

    /// An example, to show beside the field.
    public static func hint(in language: Language) -> String { EmailQuestion().hint(in: language) ?? "" }
}
