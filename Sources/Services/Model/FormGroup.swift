public import FEEL

/// One thing of a page: a question, or a group of them.
public enum FormItem: Sendable {
    /// A question, or something told.
    case question(Question)
    /// Questions that belong together.
    case group(FormGroup)

    /// The questions in it, through groups, in order.
    var questions: [Question] {
        switch self {
        case .question(let question): [question]
        case .group(let group): group.questions
        }
    }
}

/// Questions that belong together under a heading, asked once, or once for each element of a list.
public struct FormGroup: Sendable {
    /// Identifier, unique where it stands; the list's name when the group is repeated.
    public let id: String
    /// The identifier after those of the repeated groups around it: `foyers.enfants`. Answers of the element whose key
    /// is 2 stand under `foyers.1.enfants.2`.
    public let name: String
    /// The heading.
    public let title: LocalizedText
    /// Text shown before the questions.
    public let content: [Language: RichText]
    /// When the group is shown; nil means always.
    public let showIf: Expression?
    /// What it holds, in order.
    public let items: [FormItem]
    /// How it is repeated; nil when it is asked once.
    public let repetition: Repetition?
    /// Rules whose values are shown after it.
    public let shows: [String]
    /// Whether it is the whole of its page, whose title is then its own.
    public let isWholePage: Bool

    /// The questions in it, through groups, in order.
    public var questions: [Question] { items.flatMap(\.questions) }
}

/// How a group is repeated.
public struct Repetition: Sendable {
    /// The most elements that a list may have, whatever a definition says.
    public static let maximumCount = 100

    /// The name by which an element's own expressions call it.
    public let elementName: String
    /// The least number of elements.
    public let minimum: Expression
    /// The greatest number of elements.
    public let maximum: Expression
    /// What one of them is called: "Enfant".
    public let noun: LocalizedText
    /// What the button that adds one says.
    public let add: LocalizedText
    /// What tells an element from the others, shown after its number, by language.
    let titles: [Language: TextTemplate<LetterInsertion>]
}
