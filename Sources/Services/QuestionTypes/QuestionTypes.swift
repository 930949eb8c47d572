import FEEL

/// A type of question that authors can name in a definition.
///
/// A conformance reads its own settings: the keys of a question besides those that every question has.
protocol DefinedQuestionType: QuestionType {
    /// Its name under `type:`.
    static var name: String { get }

    /// The keys it reads, each once.
    static var keys: [String] { get }

    /// A question of this type to look at and to test.
    static var specimen: QuestionSpecimen { get }

    /// Reads the settings from the question's mapping.
    ///
    /// What is wrong is reported to the reader's diagnostics, and a usable type is made all the same, so that the rest of
    /// the definition can be checked.
    init(reading settings: MappingReader, context: QuestionContext)
}

/// What a type of question needs to know of the definition it stands in.
struct QuestionContext: Sendable {
    /// The languages in which every text must be given.
    let languages: [Language]
    /// What adding months to a date does at the end of a month; nil when the definition does not say.
    var monthEnds: MonthEnds? = .lastDay

    /// The names usable in a question's own settings: none.
    var scope: Scope {
        var scope = Scope()
        scope.monthEnds = monthEnds
        return scope
    }
}

/// The types of question that definitions may use.
enum QuestionTypes {
    /// Every type by its name.
    static let all: [String: any DefinedQuestionType.Type] = Dictionary(
        uniqueKeysWithValues: list.map { ($0.name, $0) })

    /// Every type, in the order of the reference.
    static let list: [any DefinedQuestionType.Type] = [
        TextQuestion.self,
        LongTextQuestion.self,
        NumberQuestion.self,
        MoneyQuestion.self,
        YesNoQuestion.self,
        ChoiceQuestion.self,
        ChoicesQuestion.self,
        DateQuestion.self,
        MonthQuestion.self,
        YearQuestion.self,
        TimeQuestion.self,
        EmailQuestion.self,
        PhoneQuestion.self,
        AddressQuestion.self,
        CountryQuestion.self,
        IBANQuestion.self,
        SIRENQuestion.self,
        SIRETQuestion.self,
        NIRQuestion.self,
        ConsentQuestion.self,
        SignatureQuestion.self,
        FileQuestion.self,
        InformationQuestion.self,
    ]
}
