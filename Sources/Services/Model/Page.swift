public import FEEL

/// One idea of the form, shown as one page.
public struct Page: Sendable {
    /// Identifier, unique in the definition, used in addresses.
    public let id: String
    /// The page's heading.
    public let title: LocalizedText
    /// Text shown before the questions.
    public let content: [Language: RichText]
    /// When the page is shown; nil means always.
    public let showIf: Expression?
    /// Questions and groups, in order.
    public let items: [FormItem]
    /// Ways out: a person whom another body serves is told so before going on.
    public let exits: [ExitPage]
    /// Rules whose values are shown at the end of the page.
    public let shows: [String]
    /// Every question of the page, through groups, in order.
    ///
    /// Those of a repeated group are asked once for each element: a person's own form is told by
    /// `Evaluation.items(on:)` and `Evaluation.questions(on:)`.
    public let questions: [Question]
    /// Whether one of its questions, shown at once or not, takes files.
    public let takesFiles: Bool

    init(
        id: String, title: LocalizedText, content: [Language: RichText], showIf: Expression?, items: [FormItem],
        exits: [ExitPage], shows: [String]
    ) {
        self.id = id
        self.title = title
        self.content = content
        self.showIf = showIf
        self.items = items
        self.exits = exits
        self.shows = shows
        questions = items.flatMap(\.questions)
        takesFiles = questions.contains { if case .files = $0.type.control { true } else { false } }
    }
}

/// A page that ends the journey because this service is not the right one, and says where to go instead.
public struct ExitPage: Sendable {
    /// Identifier, unique in the definition.
    public let id: String
    /// The person leaves by this page when the condition is true.
    public let when: Expression
    /// The heading.
    public let title: LocalizedText
    /// What to do instead.
    public let content: [Language: RichText]
    /// Where to do it, if it can be done online.
    public let link: Link?
}

/// A link with its words.
public struct Link: Sendable, Hashable {
    /// Absolute `https:` address.
    public let url: String
    /// What the link says.
    public let text: LocalizedText
}

/// Something asked of a person, or told to them (`information`).
public struct Question: Sendable {
    /// Identifier, unique where it stands and usable as a name in expressions.
    public let id: String
    /// The identifier after those of the repeated groups around it: `enfants.prenom`; the identifier alone elsewhere.
    public let name: String
    /// What kind of answer it takes, with that kind's own settings.
    public let type: any QuestionType
    /// The question, in words.
    public let ask: LocalizedText
    /// A hint shown beside the question.
    public let help: LocalizedText?
    /// Why it is asked, unfolded on demand.
    public let why: LocalizedText?
    /// What the answer is used for, when no rule, condition, letter or list shows it.
    public let usedFor: LocalizedText?
    /// Whether an answer is needed for the form to be complete.
    public let isRequired: Bool
    /// When the question is shown; nil means always.
    public let showIf: Expression?
    /// Further conditions on the answer, each with a message for people.
    public let validations: [Validation]
    /// Why it may be asked, when the answer reveals what the law protects most; nil for others.
    public let sensitive: SensitiveData?
    /// The names it had in earlier versions of the service, by which answers given then follow it.
    public let formerNames: [String]
    /// The register that can fill it in, if the organisation has one for it.
    public let register: RegisterSource?
    /// What the answer is about, the same in every service, so that it can be offered again.
    public let concept: Concept?
    /// The year that it tells of, where that makes it another thing (`Concept.isYearly`).
    public let aboutYear: Expression?
    /// The questions whose answers it proves: it is not asked of whoever had all of them filled in from registers, since
    /// nobody has to prove what the administration has just said (code des relations entre le public et
    /// l'administration, article L. 113-12).
    public let proves: [String]
    /// What is said beside the question: `help`, or what the type says of itself; typeset once, since every page needs it.
    public let hint: LocalizedText?
    /// What must be told with the question whatever `help` says, typeset.
    public let notice: LocalizedText?

    init(
        id: String, name: String, type: any QuestionType, ask: LocalizedText, help: LocalizedText?,
        why: LocalizedText?, usedFor: LocalizedText?, isRequired: Bool, showIf: Expression?,
        validations: [Validation], sensitive: SensitiveData?, formerNames: [String], register: RegisterSource?,
        concept: Concept?, aboutYear: Expression?, proves: [String]
    ) {
        self.id = id
        self.name = name
        self.type = type
        self.ask = ask
        self.help = help
        self.why = why
        self.usedFor = usedFor
        self.isRequired = isRequired
        self.showIf = showIf
        self.validations = validations
        self.sensitive = sensitive
        self.formerNames = formerNames
        self.register = register
        self.concept = concept
        self.aboutYear = aboutYear
        self.proves = proves
        hint = help ?? Self.typeset(type.hint)
        notice = Self.typeset(type.notice)
    }

    private static func typeset(_ text: (Language) -> String?) -> LocalizedText? {
        let texts = Language.allCases.compactMap { language in
            text(language).map { (language, Typography.typeset($0, in: language.rawValue)) }
        }
        return texts.isEmpty ? nil : LocalizedText(Dictionary(uniqueKeysWithValues: texts))
    }
}

/// A condition that an answer must meet, beyond what its type asks.
public struct Validation: Sendable {
    /// True when the answer is acceptable; null and false are not.
    public let that: Expression
    /// What the person is told otherwise: what to do, never blame.
    public let message: LocalizedText
}

/// A computed value.
///
/// Shared, never copied: it has some fifteen texts and expressions, and findings hold it.
public final class Rule: Sendable {
    /// Identifier, usable as a name in expressions.
    public let id: String
    /// What it is, for people.
    public let label: LocalizedText
    /// How it is computed.
    public let formula: Expression
    /// When it applies; otherwise its value is null.
    public let appliesIf: Expression?
    /// The text of law that sets it.
    public let reference: String?
    /// The type of its value.
    public let type: ValueType
    /// Questions whose answers its value is made of, directly or through other rules, by `Question.name`.
    public let sources: Set<String>
    /// How people read its value.
    public let form: ValueForm
    /// How its value is rounded; nil leaves every decimal.
    public let rounding: Rounding?
    /// What its formula says line by line, where it is written as a scale, a table, conditions or versions.
    public let lines: [Line]
    /// Since when each version of it is in force, in order; none when there is one for all days.
    public let versions: [Version]

    init(
        id: String, label: LocalizedText, formula: Expression, appliesIf: Expression?, reference: String?,
        type: ValueType, sources: Set<String>, form: ValueForm, rounding: Rounding?, lines: [Line], versions: [Version]
    ) {
        self.id = id
        self.label = label
        self.formula = formula
        self.appliesIf = appliesIf
        self.reference = reference
        self.type = type
        self.sources = sources
        self.form = form
        self.rounding = rounding
        self.lines = lines
        self.versions = versions
    }

    /// A line of a formula: what is given, and on which condition.
    public struct Line: Sendable, Hashable {
        /// Since when it is in force; nil for always.
        public let from: CivilDate?
        /// Nil for what is given otherwise.
        public let condition: Expression?
        /// What is given.
        public let value: Expression
    }

    /// What the law was from a day on.
    public struct Version: Sendable, Hashable {
        /// The first day.
        public let from: CivilDate
        /// The text that sets it.
        public let reference: String?
    }

    /// The text of law that sets it on a day.
    public func reference(on day: CivilDate) -> String? {
        versions.last { $0.from <= day }?.reference ?? reference
    }

    /// The value as people read it.
    public func print(_ value: Value, in language: Language) -> String { form.print(value, in: language) }
}

/// A value that agents' lists show, kept minimal.
public struct ListColumn: Sendable {
    /// The expression as written, which also names the column.
    public let source: String
    /// The heading.
    public let label: LocalizedText
    /// How its value is obtained.
    public let expression: Expression
    /// The question whose `print` shows the value, when the column is just an answer.
    public let question: String?
    /// How the value is read, when the column is just a computed value or a parameter.
    public let form: ValueForm?
}
