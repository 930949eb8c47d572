import FEEL

/// A telephone number typed outside a service's form, read as forms read it.
public enum TelephoneNumber: Sendable, Hashable {
    /// Nothing was typed.
    case absent
    /// A number, in E.164.
    case number(String)
    /// What is wrong with it, in words.
    case problem(String)

    /// Reads what somebody typed.
    public static func read(_ typed: String, in language: Language) -> TelephoneNumber {
        switch PhoneQuestion().parse(RawAnswer(typed), in: language) {
        case .absent: .absent
        case .value(.string(let number)): .number(number)
        case .value: .absent
        case .problem(let reason): .problem(reason.message[language])
        }
    }

    /// A number as people read it, grouped.
    public static func print(_ number: String, in language: Language) -> String {
        PhoneQuestion().print(.string(number), in: language)
    }

    /// An example of how to write one.
    public static func hint(in language: Language) -> String? { PhoneQuestion().hint(in: language) }
}
