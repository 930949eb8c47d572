public import FEEL

/// A kind of answer. Each conformance lives in one file of `QuestionTypes/` and holds all that the platform knows of it:
/// how an answer is parsed, normalised, validated, described and printed, and with which control it is asked.
///
/// Channels know only this protocol: adding a kind of question adds a file, an entry in `QuestionTypes.all`, and nothing
/// else unless it needs a new `Control`.
public protocol QuestionType: Sendable {
    /// The type of its values in expressions.
    var valueType: ValueType { get }

    /// With what it is asked.
    var control: Control { get }

    /// Turns what a person gave into a normalised value, absence, or a problem with a message that says what to do.
    ///
    /// Never traps, whatever the input. `language` decides how numbers and dates are read.
    func parse(_ raw: RawAnswer, in language: Language) -> ParsedAnswer

    /// What is wrong with a well-formed value on this day, if anything (ranges, lengths, patterns).
    ///
    /// Called for every channel, at entry and again at submission: a value may come from elsewhere than `parse`.
    func problem(with value: Value, on today: CivilDate) -> AnswerProblem.Reason?

    /// What to say when an answer is needed and none was given; nil when the type takes no answer.
    var missing: AnswerProblem.Reason? { get }

    /// A short hint of what is expected ("Par exemple 27 3 2019"), shown when the author wrote no help.
    func hint(in language: Language) -> String?

    /// What must be told with the question, whatever help the author wrote: what signing means, how to take a consent
    /// back. Nil for most types.
    func notice(in language: Language) -> String?

    /// The value as people read it.
    func print(_ value: Value, in language: Language) -> String

    /// The value as it stands in the control, so that `parse(edit(value)) == value`.
    func edit(_ value: Value, in language: Language) -> RawAnswer
}

extension QuestionType {
    /// Nothing in particular.
    public func notice(in language: Language) -> String? { nil }
}

/// What a person gave, before it is understood: one or more texts per part of the control.
public struct RawAnswer: Sendable, Hashable {
    /// Texts by part; the only part of a simple control is `""`.
    public var parts: [String: [String]]

    /// An answer with the given parts.
    public init(parts: [String: [String]] = [:]) { self.parts = parts }

    /// An answer with one text.
    public init(_ text: String) { parts = ["": [text]] }

    /// The first text of a part, or the empty string.
    public subscript(part: String) -> String { parts[part]?.first ?? "" }

    /// The text of a simple control.
    public var text: String { self[""] }

    /// Every text of the simple control (check boxes).
    public var texts: [String] { parts[""] ?? [] }

    /// Whether nothing but white space was given.
    public var isBlank: Bool { parts.values.allSatisfy { $0.allSatisfy { $0.allSatisfy(\.isWhitespace) } } }
}

/// What `QuestionType.parse` made of an answer.
public enum ParsedAnswer: Sendable, Hashable {
    /// Nothing was given.
    case absent
    /// A normalised value.
    case value(Value)
    /// Something that can't be understood.
    case problem(AnswerProblem.Reason)
}

/// Something to mend in an answer, tied to its question.
public struct AnswerProblem: Sendable, Hashable, Error {
    /// The question it belongs to.
    public let question: String
    /// What is wrong.
    public let reason: Reason

    /// A problem with one question's answer.
    public init(question: String, reason: Reason) {
        self.question = question
        self.reason = reason
    }

    /// What is wrong with an answer, whatever the question.
    public struct Reason: Sendable, Hashable {
        /// Stable code, for programs (`required`, `too-long`, `not-a-date`…).
        public let code: String
        /// The part of the control it concerns, if one (`day`, `postcode`…).
        public let part: String?
        /// What to do, in each language.
        public let message: LocalizedText

        /// A reason with its message.
        public init(code: String, part: String? = nil, message: LocalizedText) {
            self.code = code
            self.part = part
            self.message = message
        }
    }
}

/// With what a question is asked, independent of any channel's technique.
public enum Control: Sendable {
    /// One line of text.
    case line(LineControl)
    /// Several lines of text.
    case lines(rows: Int, maximumLength: Int?)
    /// Yes or no.
    case yesNo
    /// One of several.
    case oneOf([Option])
    /// Any of several.
    case anyOf([Option])
    /// One of many, folded in a list to search by typing; in the alphabetical order of each language.
    case select([Language: [Option]])
    /// One box to tick, beside the words that it stands for.
    case checkBox(Option)
    /// Day, month and year, in parts `day`, `month`, `year`.
    case date
    /// Month and year, in parts `month`, `year`.
    case month
    /// Several lines that make one answer, each with a part of its own.
    case group([LineControl])
    /// Files.
    case files(FileControl)
    /// Nothing is asked.
    case none
}

/// Files to choose.
public struct FileControl: Sendable, Hashable {
    /// The most files that a question may ever take.
    public static let mostFiles = 20
    /// The largest file where a definition says nothing, in bytes.
    public static let usualSize = 10_000_000
    /// The kinds where a definition says nothing.
    public static let usualKinds = [FileKind.pdf] + FileGroup.image.kinds

    /// The kinds accepted.
    public let kinds: [FileKind]
    /// The most bytes of one file.
    public let maximumSize: Int
    /// The most files.
    public let maximumCount: Int

    /// Files with limits.
    public init(
        kinds: [FileKind] = FileControl.usualKinds, maximumSize: Int = FileControl.usualSize, maximumCount: Int = 1
    ) {
        self.kinds = kinds
        self.maximumSize = maximumSize
        self.maximumCount = maximumCount
    }
}

/// A line of text to fill in.
public struct LineControl: Sendable {
    /// What kind of keyboard helps.
    public enum Keyboard: String, Sendable { case text, numeric, decimal, email, telephone }
    /// The part of the answer it fills; `""` when alone.
    public let part: String
    /// Its label within a group; nil when the question is its label.
    public let label: LocalizedText?
    /// The keyboard to show.
    public let keyboard: Keyboard
    /// HTML `autocomplete` token (WCAG 2.2, 1.3.5), if any.
    public let autocomplete: String?
    /// Expected number of characters, to size the field; nil for a full line.
    public let width: Int?
    /// Whether the line may be left empty within its group.
    public let isOptional: Bool
    /// What the number typed counts, shown after the line: "€".
    public let unit: LocalizedText?

    /// A line.
    public init(
        part: String = "", label: LocalizedText? = nil, keyboard: Keyboard = .text, autocomplete: String? = nil,
        width: Int? = nil, isOptional: Bool = false, unit: LocalizedText? = nil
    ) {
        self.part = part
        self.label = label
        self.keyboard = keyboard
        self.autocomplete = autocomplete
        self.width = width
        self.isOptional = isOptional
        self.unit = unit
    }
}

/// One possible answer of a closed list.
public struct Option: Sendable, Hashable {
    /// Its value in expressions.
    public let id: String
    /// What people read.
    public let label: LocalizedText
    /// More about it.
    public let help: LocalizedText?

    /// An option.
    public init(id: String, label: LocalizedText, help: LocalizedText? = nil) {
        self.id = id
        self.label = label
        self.help = help
    }
}
