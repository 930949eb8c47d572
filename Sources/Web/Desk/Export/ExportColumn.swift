import Services

/// A column that an export may have.
enum ExportColumn: Sendable, Hashable {
    case reference, received, state, outcome, decided, deadline, channel
    /// A column of the service's lists, by its place in the definition from which it was chosen.
    case list(Int)
    /// The answers to a question, by its name.
    case answer(String)
    /// The value of a rule.
    case rule(String)

    /// What every case has.
    static let common: [ExportColumn] = [.reference, .received, .state, .outcome, .decided, .deadline, .channel]

    /// The columns that a role may take of a service, in the order in which they are written.
    ///
    /// Answers that reveal what the law protects most, and what rules make of them, leave the cases they were given for by
    /// an administrator's decision only.
    static func offered(of service: ServiceDefinition, to role: Role) -> [ExportColumn] {
        let questions = service.pages.flatMap(\.questions)
        let kept = role >= .administrator ? [] : Set(questions.filter { $0.sensitive != nil }.map(\.name))
        return common + service.columns.indices.map { .list($0) }
            + questions.filter { !$0.isSilent && !kept.contains($0.name) }.map { .answer($0.name) }
            + service.rules.filter { $0.sources.isDisjoint(with: kept) }.map { .rule($0.id) }
    }

    /// Its code, as forms and the record bear it.
    var code: String {
        switch self {
        case .reference: "reference"
        case .received: "received"
        case .state: "state"
        case .outcome: "outcome"
        case .decided: "decided"
        case .deadline: "deadline"
        case .channel: "channel"
        case .list(let index): "list:\(index)"
        case .answer(let name): "answer:\(name)"
        case .rule(let id): "rule:\(id)"
        }
    }

    /// The name by which the form knows it, without what kind it is.
    var name: String {
        switch self {
        case .answer(let name): name
        case .rule(let id): id
        default: code
        }
    }

    /// What a code means; nil when it means nothing.
    init?(code: String) {
        if let common = Self.common.first(where: { $0.code == code }) {
            self = common
            return
        }
        let parts = code.split(separator: ":", maxSplits: 1).map(String.init)
        switch (parts.first, parts.last) {
        case ("list"?, let index?) where parts.count == 2:
            guard let index = Int(index), index >= 0 else { return nil }
            self = .list(index)
        case ("answer"?, let name?) where parts.count == 2: self = .answer(name)
        case ("rule"?, let id?) where parts.count == 2: self = .rule(id)
        default: return nil
        }
    }

    /// Whether the case's answers must be read: the lists' row does not tell.
    var needsAnswers: Bool {
        switch self {
        case .answer, .rule: true
        default: false
        }
    }

    /// What the column is called.
    func heading(in service: ServiceDefinition, texts: any Texts) -> String {
        let language = service.language(preferring: texts.language)
        switch self {
        case .reference: return texts.reference
        case .received: return texts.exportReceived
        case .state: return texts.whereItStands
        case .outcome: return texts.exportOutcome
        case .decided: return texts.exportDecided
        case .deadline: return texts.exportDeadline
        case .channel: return texts.exportChannel
        case .list(let index):
            return service.columns.indices.contains(index) ? service.columns[index].label[language] : code
        case .answer(let name): return service.question(name)?.ask[language] ?? name
        case .rule(let id): return service.rule(id)?.label[language] ?? id
        }
    }
}

extension Question {
    /// Whether no answer is expected: a text among the questions.
    var isSilent: Bool { if case .none = type.control { true } else { false } }
}
