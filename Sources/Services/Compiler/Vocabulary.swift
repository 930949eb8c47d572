import FEEL

/// The keys that definitions may use, by the kind of mapping they stand in.
///
/// Each reader declares its keys one by one as it asks for them; `MappingReader.finish(_:)` keeps this list and the
/// readers in step, and a test keeps `docs/definition.md` in step with this list.
struct Vocabulary: Sendable {
    /// What the mapping describes, as messages and the reference name it.
    let subject: String
    /// The keys understood today.
    let keys: [String]
    /// Keys that the language knows and this version of Parvis does not carry yet.
    let later: [String]

    private init(_ subject: String, _ keys: [String], later: [String] = []) {
        self.subject = subject
        self.keys = keys
        self.later = later
    }

    static let service = Vocabulary(
        "the service",
        [
            "service", "version", "languages", "title", "summary", "organisation", "gives", "who", "at_hand", "cost",
            "keywords", "life_events", "channels", "audience", "objectives", "legal", "human", "pages",
            "parameters", "rules", "tests", "workflow", "lists", "public_follow_up", "eligibility", "messages",
            "duplicates", "effort", "routing", "renewal", "changes", "law_date", "simulation", "amount", "month_ends",
            "period",
        ],
        later: ["appointments", "duties"])
    static let period = Vocabulary("`period`", ["opens", "closes"])
    static let audience = Vocabulary("`audience`", ["who", "per_year"])
    static let objectives = Vocabulary("`objectives`", ["completed", "median_time", "decided_within"])
    static let eligibility = Vocabulary("`eligibility`", ["rule", "yes", "no", "unknown", "assume", "benefit"])
    static let human = Vocabulary("`human`", ["office"])
    static let hourlyCost = Vocabulary("`hourly_cost`", ["amount", "ref"])

    static let legal = Vocabulary(
        "`legal`", ["basis", "texts", "silence", "appeal", "retention", "notice", "household", "delayed_disclosure"])
    static let legalText = Vocabulary("a text of law", ["ref", "url"])
    static let silence = Vocabulary("`silence`", ["after", "means", "ref", "text"])
    static let appeal = Vocabulary("`appeal`", ["before", "within", "text"])
    static let retention = Vocabulary("`retention`", ["active", "then", "notice", "grace", "sample"])
    static let sample = Vocabulary("`sample`", ["one_in"])
    static let notice = Vocabulary("`notice`", ["recipients"])
    static let household = Vocabulary("`household`", ["ref", "why"])
    static let delayedDisclosure = Vocabulary("`delayed_disclosure`", ["groups", "for", "ref"])

    static let page = Vocabulary(
        "a page", ["id", "title", "content", "show_if", "questions", "repeat", "shows", "exits"])
    static let group = Vocabulary(
        "a group", ["id", "type", "title", "content", "show_if", "questions", "repeat", "shows"])
    static let repetition = Vocabulary("`repeat`", ["as", "from", "to", "one", "add", "title"])
    /// The keys of every question; each type adds its own.
    static let question = Vocabulary(
        "a question",
        [
            "id", "type", "ask", "help", "why", "used_for", "show_if", "required", "validate", "sensitive", "renamed",
            "source", "concept", "about_year", "proves",
        ])
    static let sensitive = Vocabulary("`sensitive`", ["condition", "text"])
    static let registerSource = Vocabulary("`source`", ["register", "field", "by"])
    static let validation = Vocabulary("`validate`", ["that", "message"])
    static let exit = Vocabulary("a way out", ["id", "when", "title", "content", "link"])
    static let link = Vocabulary("`link`", ["url", "text"])

    static let parameter = Vocabulary("a parameter", ["label", "unit", "values", "refs"])
    static let rule = Vocabulary(
        "a rule",
        [
            "label", "type", "options", "unit", "is", "scale", "table", "conditions", "versions", "decision",
            "applies_if",
            "round", "ref",
        ])
    static let scale = Vocabulary("`scale`", ["of", "by", "steps"])
    static let step = Vocabulary("a step", ["below", "up_to", "value", "rate"])
    static let table = Vocabulary("`table`", ["hit", "inputs", "rows"])
    static let row = Vocabulary("a row", ["when", "then"])
    static let condition = Vocabulary("an element of `conditions`", ["if", "then", "otherwise"])
    static let decision = Vocabulary("`decision`", ["model", "name", "given"])
    static let version = Vocabulary("a version of a rule", ["ref", "is", "scale", "table", "conditions"])
    static let simulation = Vocabulary("`simulation`", ["decided_by", "apply"])
    static let round = Vocabulary("`round`", ["to", "mode"])
    static let test = Vocabulary("a test", ["name", "on", "given", "expect"])

    static let workflow = Vocabulary("`workflow`", ["start", "states", "actions", "reconsideration"])
    static let reconsideration = Vocabulary("`reconsideration`", ["to", "within", "answer_within"])
    /// A reason also has its text in each language, under the language's code.
    static let reason = Vocabulary("a reason", ["id"])
    static let state = Vocabulary("a state", ["label", "outcome", "deadline", "actions"])
    static let action = Vocabulary(
        "an action",
        [
            "label", "consequence", "to", "by", "letter", "reasons", "reasons_label", "reason_required", "asks_person",
            "stops_clock", "answer_within", "within", "signed_by",
        ])

    static let renewal = Vocabulary("`renewal`", ["after", "ask_again"])
    static let changes = Vocabulary("`changes`", ["pages", "within"])
    static let route = Vocabulary("a route", ["to", "when"])
    static let lists = Vocabulary("`lists`", ["columns"])
    static let column = Vocabulary("a column", ["value", "label"])
    static let followUp = Vocabulary("`public_follow_up`", ["states", "columns"])
    static let message = Vocabulary("a message", ["title", "text"])
    /// The front matter of a letter.
    static let letter = Vocabulary("the letter's heading", ["subject"])

    static let organisation = Vocabulary(
        "the organisation",
        [
            "organisation", "name", "reference", "languages", "time_zone", "accent", "offices", "courts",
            "life_events", "data_protection", "closures", "registers", "hourly_cost",
            "groups", "delegations", "processing",
        ],
        later: ["agents", "roles"])
    static let workGroup = Vocabulary("a group of agents", ["name"])
    static let processing = Vocabulary(
        "`processing`",
        [
            "reviewed", "reviewed_by", "joint_controllers", "processors", "recipients", "transfers", "measures",
        ])
    static let processingFact = Vocabulary("somebody under `processing`", ["name", "about", "services", "reviewed"])
    static let processingTransfer = Vocabulary(
        "a transfer", ["name", "about", "services", "reviewed", "country", "safeguard"])
    static let delegation = Vocabulary("a delegation", ["title"])
    static let register = Vocabulary("a register", ["name", "holder", "law", "basis", "connection", "keys"])
    static let accent = Vocabulary("`accent`", ["light", "dark"])
    static let office = Vocabulary("an office", ["name", "address", "phone", "email", "hours", "reception"])
    static let reception = Vocabulary(
        "`reception`", ["live_minutes_at_most", "conversations_at_once", "callbacks", "answers"])
    static let receptionAnswer = Vocabulary("an answer under `reception`", ["title", "text"])
    static let callbacks = Vocabulary("`callbacks`", ["minutes", "hours"])
    static let court = Vocabulary("a court", ["name", "address", "phone", "email"])
    static let contact = Vocabulary("`data_protection`", ["address", "phone", "email"])
    static let lifeEvent = Vocabulary("a life event", ["title", "icon"])
    static let sheet = Vocabulary(
        "a sheet", ["title", "themes", "keywords", "services", "reviewed", "valid_until", "source"])

    /// What a rule's value may be.
    static let ruleTypes: [String: ValueType] = [
        "number": .number, "text": .string, "yes_no": .boolean, "date": .date, "money": .number,
        "choice": .string, "duration": .any, "list": .list(.any),
    ]
    /// Names that other languages give to these types.
    static let otherTypeNames = [
        "boolean": "yes_no", "bool": "yes_no", "string": "text", "integer": "number", "decimal": "number",
    ]
    /// Types that the language knows and this version of Parvis does not carry yet.
    static let laterQuestionTypes: Set<String> = ["slot", "person"]

    /// Every vocabulary, in the order of the reference.
    static let all: [Vocabulary] = [
        service, audience, objectives, period, eligibility, human, hourlyCost, legal, legalText, silence, appeal,
        retention,
        sample, notice, household, delayedDisclosure, page,
        group, repetition, question, sensitive, registerSource, validation, exit, link, parameter, rule, scale, step,
        table, row, condition, version, decision, round, test, simulation,
        workflow, state, action, reason, reconsideration, route, renewal, changes, lists,
        column, followUp, letter, message, organisation, accent,
        office, reception, callbacks, receptionAnswer, court,
        contact, lifeEvent, register, workGroup, delegation, processing,
        processingFact, processingTransfer, sheet,
    ]
}

extension MappingReader {
    /// Declares the vocabulary's later keys, and reports the keys that are in neither list.
    func finish(_ vocabulary: Vocabulary) {
        for key in vocabulary.later { later(key) }
        assert(
            Set(knownKeys).isSubset(of: vocabulary.keys + vocabulary.later),
            "keys asked for and absent from the vocabulary of \(vocabulary.subject)")
        assert(
            Set(vocabulary.keys).isSubset(of: knownKeys), "keys of \(vocabulary.subject) that nothing asked for")
        finish()
    }
}
