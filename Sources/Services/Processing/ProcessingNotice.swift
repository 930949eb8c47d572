/// What people must be told about their data when a service asks for them (GDPR, articles 13 and 14), drawn from the
/// definition and its organisation: whoever changes the form changes the notice.
public struct ProcessingNotice: Sendable {
    /// What some answers are used for.
    public struct Purpose: Sendable {
        /// In the author's words.
        public let usedFor: LocalizedText
        /// The questions whose answers serve it, in the order of the form.
        public let questions: [Question]
    }

    /// Answers that a register can give instead of the person (article 14).
    public struct Source: Sendable {
        /// The register.
        public let register: Register
        /// The questions that it fills in.
        public let questions: [Question]
    }

    /// The service.
    public let service: ServiceDefinition
    /// Who is responsible: article 13(1)(a).
    public let controller: Organisation
    /// The office where a human being can be reached about the service.
    public let office: Office?
    /// Whom to ask about personal data: article 13(1)(b).
    public let officer: Contact?
    /// What the answers are used for besides the request itself, each use once.
    public let purposes: [Purpose]
    /// On what the processing stands: article 13(1)(c).
    public let basis: LegalBasis
    /// The texts applied.
    public let texts: [LegalText]
    /// Who receives the data: article 13(1)(e).
    public let recipients: [LocalizedText]
    /// Those outside who receive them too, as the organisation says.
    public let outside: [ProcessingFacts.Fact]
    /// Those who process them on its behalf.
    public let processors: [ProcessingFacts.Fact]
    /// Those who decide on their use together with it.
    public let jointControllers: [ProcessingFacts.Fact]
    /// What leaves the European Union: article 13(1)(f); nil where nobody has said whether anything does.
    public let transfers: [ProcessingFacts.Transfer]?
    /// That agents see the household's other requests, where they do.
    public let household: HouseholdRule?
    /// How long they are kept: article 13(2)(a).
    public let retention: RetentionRule
    /// What people may ask: article 13(2)(b) and (c).
    public let rights: [DataRight]
    /// The questions that may be left without an answer; all others must be answered: article 13(2)(e).
    public let optional: [Question]
    /// What the answers are by kind.
    public let categories: [(category: DataCategory, questions: [Question])]
    /// The questions whose answers the law protects most (article 9).
    public let sensitive: [Question]
    /// What is computed from the answers. A person decides all the same: every action of a workflow is somebody's (articles
    /// 13(2)(f) and 22).
    public let computed: [Rule]
    /// From where data come that people don't give: article 14(2)(f).
    public let sources: [Source]

    /// Whether nothing is asked for, decided or kept.
    public var isSimulation: Bool { service.simulation != nil }

    /// Whether every question must be answered.
    public var isAllRequired: Bool { optional.isEmpty }

    /// The notice of a service of an organisation.
    public init(_ service: ServiceDefinition, of organisation: Organisation) {
        let questions = service.pages.flatMap(\.questions).filter { $0.type.missing != nil }
        let legal = service.legal
        self.service = service
        controller = organisation
        office = organisation.office(service.office)
        officer = organisation.dataProtectionOfficer
        purposes = Self.purposes(questions)
        basis = legal.basis
        texts = legal.texts
        recipients = legal.recipients
        household = legal.household
        let facts = organisation.processing
        func concerned(_ all: [ProcessingFacts.Fact]?) -> [ProcessingFacts.Fact] {
            (all ?? []).filter { $0.concerns(service.id) }
        }
        outside = concerned(facts?.recipients)
        processors = concerned(facts?.processors)
        jointControllers = concerned(facts?.jointControllers)
        transfers = facts.map { $0.transfers.filter { $0.fact.concerns(service.id) } }
        retention = legal.retention
        let restsOnConsent = questions.contains { $0.sensitive?.condition == .explicitConsent }
        let given = legal.basis.rights
        rights = restsOnConsent && !given.contains(.withdrawal) ? given + [.withdrawal] : given
        optional = questions.filter { !$0.isRequired }
        categories = service.questionsByCategory
        sensitive = questions.filter { $0.sensitive != nil }
        computed = service.rules
        sources = organisation.registers.compactMap { register in
            let filled = questions.filter { $0.register?.register == register.id }
            return filled.isEmpty ? nil : Source(register: register, questions: filled)
        }
    }

    /// Uses in the order in which the form first has them.
    private static func purposes(_ questions: [Question]) -> [Purpose] {
        var order: [LocalizedText] = []
        var byUse: [LocalizedText: [Question]] = [:]
        for question in questions {
            guard let use = question.usedFor else { continue }
            if byUse[use] == nil { order.append(use) }
            byUse[use, default: []].append(question)
        }
        return order.map { Purpose(usedFor: $0, questions: byUse[$0] ?? []) }
    }
}
