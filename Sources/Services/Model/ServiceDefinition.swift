import FEEL

/// A service as written once by its authors: immutable, checked, and pinned by the hash of its folder.
///
/// Made only by `ServiceCompiler`, so every expression is compiled, every name resolved and every text present in
/// each of `languages`.
public final class ServiceDefinition: Sendable {
    /// The service's identifier, used in addresses: lower-case letters, digits and hyphens.
    public let id: String
    /// SHA-256 of the service's whole folder (see `DefinitionArchive`), in hexadecimal: the version a case is pinned to.
    public let hash: String
    /// The author's own version number, shown to people; the hash is what identifies a version.
    public let version: Int
    /// Languages in which every text is present; the first is the default.
    public let languages: [Language]
    /// Identifier of the organisation that offers the service.
    public let organisation: String
    /// How the service presents itself.
    public let presentation: Presentation
    /// Whom the service is for and what it promises, measured in the open.
    public let audience: Audience
    /// The objectives against which the service is measured.
    public let objectives: Objectives
    /// The law the service applies.
    public let legal: LegalFrame
    /// Identifier of the office where a human being can be reached about this service.
    public let office: String
    /// Channels by which the service is offered today.
    public let channels: [Channel]
    /// The form, in order.
    public let pages: [Page]
    /// Computed values, in an order in which each can be evaluated after those it uses.
    public let rules: [Rule]
    /// What happens to a case after submission.
    public let workflow: Workflow
    /// Letters by their name in the definition.
    public let letters: [String: LetterTemplate]
    /// Messages that agents can choose and send, in the order of the definition.
    public let messages: [MessageTemplate]
    /// The only values that agents' lists show.
    public let columns: [ListColumn]
    /// What everyone can read of its cases; nil when nothing is public.
    public let publicFollowUp: PublicFollowUp?
    /// The explanatory sheet, by language.
    public let sheet: [Language: RichText]
    /// How people learn, before the form, whether they may ask; nil when no rule can tell.
    public let eligibility: Eligibility?
    /// The questions by whose answers two requests are perhaps the same; none when nothing is looked for.
    public let duplicates: [String]
    /// How long the steps of dealing with a case take, as declared.
    public let effort: Effort
    /// To which group of agents new cases go: the first route that fits.
    public let routing: [CaseRoute]
    /// When a granted request can be renewed; nil when it can't.
    public let renewal: RenewalRule?
    /// What can be changed of a granted request; nil when nothing can.
    public let changes: ChangeRule?
    /// Who decides, when the town only tells what others do; nil for what is asked of the town.
    public let simulation: Simulation?
    /// The rule that tells how much; nil when the service has none.
    public let amount: String?
    /// What was found of the risks for people's rights (GDPR, article 35); nil when its folder holds no assessment.
    public let assessment: ImpactAssessment?
    /// The days of the year on which it takes requests; nil when it always does.
    public let period: ApplicationPeriod?
    /// Whether its form may ask for files.
    public let takesFiles: Bool
    /// Names and slots shared by every expression of the definition.
    let plan: EvaluationPlan
    /// Its formulas in words, as far as somebody has read them.
    let formulas = KeptFormulas()
    /// Every question by name.
    let questionsByID: [String: Question]

    init(
        id: String, hash: String, version: Int, languages: [Language], organisation: String,
        presentation: Presentation, audience: Audience, objectives: Objectives, legal: LegalFrame, office: String,
        channels: [Channel], pages: [Page], rules: [Rule], workflow: Workflow, letters: [String: LetterTemplate],
        messages: [MessageTemplate], columns: [ListColumn], publicFollowUp: PublicFollowUp?,
        sheet: [Language: RichText],
        eligibility: Eligibility?, duplicates: [String], effort: Effort, routing: [CaseRoute],
        renewal: RenewalRule?, changes: ChangeRule?, simulation: Simulation?, amount: String?,
        assessment: ImpactAssessment?, period: ApplicationPeriod?, plan: EvaluationPlan
    ) {
        self.id = id
        self.hash = hash
        self.version = version
        self.languages = languages
        self.organisation = organisation
        self.presentation = presentation
        self.audience = audience
        self.objectives = objectives
        self.legal = legal
        self.office = office
        self.channels = channels
        self.pages = pages
        self.rules = rules
        self.workflow = workflow
        self.letters = letters
        self.messages = messages
        self.columns = columns
        self.publicFollowUp = publicFollowUp
        self.sheet = sheet
        self.eligibility = eligibility
        self.duplicates = duplicates
        self.effort = effort
        self.routing = routing
        self.renewal = renewal
        self.changes = changes
        self.simulation = simulation
        self.amount = amount
        self.assessment = assessment
        self.period = period
        self.plan = plan
        takesFiles = pages.contains(where: \.takesFiles)
        questionsByID = Dictionary(
            pages.flatMap(\.questions).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The names of all questions (`Question.name`).
    var questionNames: [String] { Array(questionsByID.keys) }

    /// The question with this name, or whose answer stands at this path (`enfants.2.prenom`); nil when there is none.
    public func question(_ path: String) -> Question? {
        questionsByID[path] ?? questionsByID[AnswerPath.name(of: path)]
    }

    /// The rule with this identifier, or nil.
    public func rule(_ id: String) -> Rule? { rules.first { $0.id == id } }

    /// The page with this identifier, or nil.
    public func page(_ id: String) -> Page? { pages.first { $0.id == id } }

    /// The language to speak in: the one asked for where the service has it, else the service's first.
    public func language(preferring wanted: Language) -> Language {
        languages.contains(wanted) ? wanted : languages.first ?? wanted
    }
}

/// What a service says of itself before anyone starts it.
public struct Presentation: Sendable {
    /// Its name, as an action a person understands ("Obtenir un acte de naissance").
    public let title: LocalizedText
    /// One sentence for lists and search results.
    public let summary: LocalizedText
    /// What the person gets.
    public let gives: LocalizedText?
    /// Who may ask.
    public let who: LocalizedText?
    /// What to have at hand before starting, in order.
    public let atHand: [LocalizedText]
    /// What it costs, in words.
    public let cost: LocalizedText?
    /// Other words people use for it, for search.
    public let keywords: [Language: [String]]
    /// Identifiers of the life events (of `organisation.yaml`) it belongs to.
    public let lifeEvents: [String]
}

/// Whom a service is for.
public struct Audience: Sendable {
    /// The public, in words.
    public let who: LocalizedText
    /// How many people are expected in a year.
    public let perYear: Int?
}

/// What the service promises; each figure is measured and published.
public struct Objectives: Sendable {
    /// Share of started forms that should be completed, as a percentage from 0 to 100.
    public let completedPercent: Int?
    /// Median time to complete the form.
    public let medianTime: Period?
    /// Time within which a decision should be made.
    public let decidedWithin: Period?
}

/// A way in which people reach a service.
public enum Channel: String, Sendable, CaseIterable, Hashable {
    case web, assistant, counter, paper, voice, api

    /// Whether this version of Parvis carries the channel.
    public var isAvailable: Bool { self == .web || self == .assistant }
}
