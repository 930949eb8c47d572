import FEEL

/// A service as its author wrote it: every part read, with its place; no name resolved, no expression compiled.
///
/// What could not be read is nil, and was reported.
struct ServiceSource {
    /// The whole of `service.yaml`, for what is missing and has no better place.
    let file: SourceFile
    let id: Located<String>?
    let version: Int?
    let languages: [Language]
    let organisation: Located<String>?
    let presentation: PresentationSource
    let audience: Audience?
    let objectives: Objectives
    let legal: LegalSource
    let office: Located<String>?
    let channels: [Channel]
    let pages: [PageSource]
    let parameters: [ParameterSource]
    let rules: [RuleSource]
    let tests: [TestSource]
    let workflow: WorkflowSource?
    let columns: [ColumnSource]
    let followUp: FollowUpSource?
    let letters: [LetterSource]
    let messages: [MessageSource]
    let sheet: [Language: RichText]
    let eligibility: EligibilitySource?
    /// The questions by whose answers two requests are perhaps the same.
    let duplicates: [Located<String>]
    let effort: [EffortSource]
    /// To which group new cases go: the first that fits.
    let routing: [RouteSource]
    let renewal: RenewalSource?
    let changes: ChangesSource?
    /// The day at which the law is read, when it is not the day of the request.
    let lawDate: ExpressionSource?
    /// Whether the town only tells what others decide, and who does.
    let simulation: SimulationSource?
    /// The rule that tells how much.
    let amount: Located<String>?
    /// What adding months to a date does at the end of a month; nil when it is not said.
    let monthEnds: MonthEnds?
    let period: ApplicationPeriod?
}

/// What a simulation says of itself.
struct SimulationSource {
    let decidedBy: LocalizedText?
    let apply: Link?
}

/// When a granted request can be renewed.
struct RenewalSource {
    let after: Period?
    let askAgain: [Located<String>]
}

/// What can be changed of a granted request.
struct ChangesSource {
    let pages: [Located<String>]
    let within: Period?
}

/// How long a step takes, as the organisation declares it.
struct EffortSource {
    let step: Located<String>
    let period: Period
}

/// A message for agents to send, whose insertions are not compiled yet.
struct MessageSource {
    let id: Located<String>
    let title: LocalizedText?
    /// In as many languages as could be read.
    let texts: [Language: TextTemplate<TemplateInsertion>]
}

/// What a service says of itself, with the names it refers to.
struct PresentationSource {
    let title: LocalizedText?
    let summary: LocalizedText?
    let gives: LocalizedText?
    let who: LocalizedText?
    let atHand: [LocalizedText]
    let cost: LocalizedText?
    let keywords: [Language: [String]]
    let lifeEvents: [Located<String>]
}

/// The law applied, with the court it names.
struct LegalSource {
    let basis: LegalBasis?
    let texts: [LegalText]
    let silence: SilenceRule?
    let appeal: AppealSource?
    let retention: RetentionRule?
    let recipients: [LocalizedText]
    let household: HouseholdRule?
    let delayedDisclosure: DelayedDisclosureSource?
}

/// Whose readings are told later, the groups as names yet.
struct DelayedDisclosureSource {
    let groups: [Located<String>]
    let after: Period
    let reference: String
}

/// An appeal rule whose court is a name yet.
struct AppealSource {
    let before: Located<String>
    let within: Period?
    let text: LocalizedText?
}

/// An expression as written.
struct ExpressionSource {
    /// The text.
    let text: String
    /// Its place.
    let range: SourceRange
    /// The place of a part of the text, given as UTF-8 offsets.
    let locate: (Range<Int>) -> SourceRange

    init(_ scalar: YAMLScalar) {
        text = scalar.text
        range = scalar.range
        locate = { scalar.range(ofUTF8Offsets: $0) }
    }

    init(text: String, range: SourceRange, locate: @escaping (Range<Int>) -> SourceRange) {
        self.text = text
        self.range = range
        self.locate = locate
    }
}

/// A page as written.
struct PageSource {
    let id: Located<String>
    let title: LocalizedText?
    let content: [Language: RichText]
    let showIf: ExpressionSource?
    /// A repeated page holds nothing but the group that it repeats.
    let items: [ItemSource]
    let exits: [ExitSource]
    let shows: [Located<String>]
}

/// A question or a group as written.
enum ItemSource {
    case question(QuestionSource)
    case group(GroupSource)
}

/// A group as written, or what a repeated page repeats.
struct GroupSource {
    let id: Located<String>
    let title: LocalizedText?
    let content: [Language: RichText]
    let showIf: ExpressionSource?
    let items: [ItemSource]
    let repetition: RepetitionSource?
    let shows: [Located<String>]
    let isWholePage: Bool
}

/// How a group is repeated, as written.
struct RepetitionSource {
    let elementName: Located<String>
    let from: ExpressionSource
    let to: ExpressionSource?
    let noun: LocalizedText?
    let add: LocalizedText?
    let titles: [Language: TextTemplate<TemplateInsertion>]
    let range: SourceRange
}

/// A way out as written.
struct ExitSource {
    let id: Located<String>
    let when: ExpressionSource?
    let title: LocalizedText?
    let content: [Language: RichText]
    let link: Link?
}

/// A question as written.
struct QuestionSource {
    let id: Located<String>
    let type: (any QuestionType)?
    let ask: LocalizedText?
    let help: LocalizedText?
    let why: LocalizedText?
    let usedFor: LocalizedText?
    let isRequired: Bool
    let showIf: ExpressionSource?
    let validations: [ValidationSource]
    let sensitive: Located<SensitiveSource>?
    /// The names that the question had in earlier versions.
    let formerNames: [Located<String>]
    /// The register that fills it in.
    let register: RegisterSourceText?
    /// What the answer is about, the same in every service.
    let concept: Located<Concept>?
    /// The year that it tells of.
    let aboutYear: ExpressionSource?
    /// The answers that a document proves.
    let proves: [Located<String>]
}

/// Why a sensitive answer may be asked for, as written.
struct SensitiveSource {
    let condition: SensitiveData.Condition?
    let text: String?
}

/// A further condition as written.
struct ValidationSource {
    let that: ExpressionSource?
    let message: LocalizedText?
}

/// A rule as written.
struct RuleSource {
    let id: Located<String>
    let label: LocalizedText?
    let type: Located<ValueType>?
    /// Whether the value is a duration of either kind, which no one type tells.
    let isDuration: Bool
    let form: ValueForm
    let formula: FormulaSource?
    let appliesIf: ExpressionSource?
    let rounding: Rounding?
    let reference: String?
}

/// A parameter as written, its values in the order of the file.
struct ParameterSource {
    let id: Located<String>
    let label: LocalizedText?
    let form: ValueForm
    let values: [Located<Parameter.DatedValue>]
}

/// A test of the rules as written.
struct TestSource {
    let name: Located<String>?
    let day: CivilDate?
    let given: [YAMLMapping.Entry]
    let expect: [YAMLMapping.Entry]
}

/// The workflow as written.
struct WorkflowSource {
    let start: Located<String>?
    let states: [StateSource]
    let actions: [ActionSource]
    let reconsideration: ReconsiderationSource?
}

/// How a decision is reconsidered, as written.
struct ReconsiderationSource {
    let to: Located<String>?
    let within: Period?
    let answerWithin: Period?
}

/// A state as written.
struct StateSource {
    let id: Located<String>
    let label: LocalizedText?
    let outcome: Outcome?
    let deadline: Period?
    let actions: [Located<String>]
}

/// An action as written.
struct ActionSource {
    let id: Located<String>
    let label: LocalizedText?
    let consequence: LocalizedText?
    let to: Located<String>?
    let by: Role?
    let letter: Located<String>?
    let reasons: [Reason]
    let reasonsLabel: LocalizedText?
    let isReasonRequired: Bool
    let asksPerson: Bool
    let stopsClock: Bool
    let answerWithin: Period?
    /// How long after a decision it can be done.
    let within: Located<Period>?
    /// The delegation under which it is signed.
    let signedBy: Located<String>?
}

/// A list column as written.
struct ColumnSource {
    let value: ExpressionSource
    let label: LocalizedText?
}

/// The files of a letter, by language.
struct LetterSource {
    let name: String
    let files: [Language: SourceFile]
}
