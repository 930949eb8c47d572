public import FEEL

/// A data protection impact assessment (GDPR, article 35) in the format in which the CNIL's PIA tool exports and imports
/// one. What the file holds is kept whole; what this type reads of it is what the platform shows.
public struct ImpactAssessment: Sendable {
    /// The file's name in a service's folder.
    public static let fileName = "pia.json"

    /// Where it stands, as the tool numbers it.
    public enum Status: Int, Sendable, CaseIterable {
        case draft, refused, validated, signed, archived

        /// Whether whoever is responsible has accepted what is left of the risks.
        public var isAccepted: Bool { self == .validated || self == .signed }
    }

    /// What is feared.
    public enum Feared: Int, Sendable, CaseIterable {
        /// Somebody reads what is not for them: section 3.2 of the tool.
        case access = 32
        /// Something is altered: section 3.3.
        case alteration = 33
        /// Something is lost: section 3.4.
        case loss = 34

        /// The question about how grave it would be.
        var severity: Int { rawValue * 10 + 5 }
        /// The question about how likely it is.
        var likelihood: Int { rawValue * 10 + 6 }
    }

    /// The tool's four levels of severity and likelihood.
    public enum Level: Int, Sendable, Comparable, CaseIterable {
        case negligible = 1
        case limited, significant, maximal

        /// Order of levels.
        public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }

    /// How grave and how likely something feared is; nil where the assessment does not say.
    public struct Risk: Sendable, Hashable {
        /// What is feared.
        public let feared: Feared
        /// How grave it would be.
        public let severity: Level?
        /// How likely it is.
        public let likelihood: Level?
    }

    /// The whole file.
    public let tree: JSONTree

    /// What a file holds; nil when it is not what the tool writes.
    public init?(_ tree: JSONTree) {
        guard tree["pia"]?["name"]?.text != nil, case .array? = tree["answers"] else { return nil }
        self.tree = tree
    }

    /// Reads a file's text.
    ///
    /// - Throws: `JSONFailure` when it is not JSON, or not an assessment.
    public init(reading text: String) throws(JSONFailure) {
        let tree = try JSONReader.read(text).tree
        guard let assessment = ImpactAssessment(tree) else {
            throw JSONFailure(offset: 0, message: "an assessment has `pia` with a `name`, and `answers`")
        }
        self = assessment
    }

    /// The file, as the tool opens it: everything that was read, in the same order.
    public var written: String { tree.written + "\n" }

    /// What it is about.
    public var name: String { field("name") ?? "" }

    /// Where it stands.
    public var status: Status { tree["pia"]?["status"]?.integer.flatMap(Status.init) ?? .draft }

    /// Who wrote it.
    public var author: String? { field("author_name") }

    /// Who evaluated it.
    public var evaluator: String? { field("evaluator_name") }

    /// Who answers for it.
    public var validator: String? { field("validator_name") }

    /// What the data-protection officer thinks of it.
    public var officerOpinion: String? { field("dpo_opinion") }

    /// The day on which it was last changed.
    public var day: CivilDate? {
        (field("updated_at") ?? field("created_at")).flatMap { CivilDate(iso8601: String($0.prefix(10))) }
    }

    /// What is feared, and how much.
    public var risks: [Risk] {
        Feared.allCases.map {
            Risk(feared: $0, severity: level(of: $0.severity), likelihood: level(of: $0.likelihood))
        }
    }

    /// How many parts have something to improve or to mend.
    public var actionsLeft: Int {
        tree["evaluations"]?.elements.count { [1, 2].contains($0["status"]?.integer) } ?? 0
    }

    /// The titles of the measures taken.
    public var measures: [String] { tree["measures"]?.elements.compactMap { $0["title"]?.text } ?? [] }

    /// The answer to a question of the tool, as it is written (HTML).
    public func answer(_ question: Int) -> String? {
        entry(question)?["data"]?["text"]?.text.flatMap { $0.isEmpty ? nil : $0 }
    }

    private func level(of question: Int) -> Level? {
        entry(question)?["data"]?["gauge"]?.integer.flatMap(Level.init)
    }

    private func entry(_ question: Int) -> JSONTree? {
        tree["answers"]?.elements.last { $0["reference_to"]?.integer == question }
    }

    private func field(_ key: String) -> String? {
        tree["pia"]?[key]?.text.flatMap { $0.isEmpty ? nil : $0 }
    }
}

/// Why a service needs an impact assessment.
public enum AssessmentReason: Sendable, Hashable {
    /// A question asks for what article 9 protects; its name.
    case sensitive(String)
    /// A rule weighs people's means to say whether they may ask, or how much they get or pay; its identifier.
    case scoring(String)
}

extension ServiceDefinition {
    /// Why the service needs an impact assessment (GDPR, article 35(3)); none for most, and for an estimate, which keeps
    /// nothing.
    ///
    /// Sensitive answers always do. Scoring is an evaluation of people's economic situation that decides: the rule that
    /// tells whether one may ask (`eligibility`) or how much (`amount`), where its value is made, directly or through
    /// other rules, of answers about money, income or tax shares.
    public var assessmentReasons: [AssessmentReason] {
        guard simulation == nil else { return [] }
        let questions = pages.flatMap(\.questions)
        let means = Set(questions.filter { DataCategory($0) == .means }.map(\.name))
        let deciding = [eligibility?.rule, amount].compactMap { $0 }
        return questions.filter { $0.sensitive != nil }.map { .sensitive($0.name) }
            + deciding.compactMap(rule).filter { !$0.sources.isDisjoint(with: means) }.map { .scoring($0.id) }
    }
}
