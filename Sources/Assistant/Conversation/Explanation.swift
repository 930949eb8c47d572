public import Services

/// Why the assistant answered as it did, kept with its answer: what it understood and by which words, what it searched for,
/// what it found and how far each signal supports it.
public struct Explanation: Sendable, Hashable, Codable {
    /// What an answer may have been given to: the names of `Dialogue.Intention`, and the opening.
    public enum Understood: String, Sendable, CaseIterable {
        case opening
        case emergency, insult, person, nothing, smallTalk, complaint, technical, question, service, check, benefits
        case lifeEvent, office, myCases, writeMessage, correctCase, words, agree, decline, chosenService, chosenCase,
            answer,
            explainQuestion
        case skip, leave, resume, restart, enough, openForm, keepChecklist, settle, speak, staleChoice
    }

    /// A sheet that was considered.
    public struct Candidate: Sendable, Hashable, Codable {
        /// The sheet's identifier.
        public let sheet: String
        /// Its title.
        public var title: String?
        /// Where to read it.
        public var link: String?
        /// The language it is written in.
        public var language: Language?
        /// The heading of its best passage.
        public let heading: String?
        /// The fused measure, from 0 to 1, with three decimals.
        public let score: Double
        /// Its place by each signal (`Signal.rawValue`), from 1.
        public let ranks: [String: Int]
    }

    /// The intention that was understood.
    public let intention: String
    /// The words or patterns by which it was, in the catalogue’s own writing, cut at a hundred characters.
    public let evidence: [String]
    /// What was searched for, completed with the topic; nil where nothing was.
    public let query: String?
    /// The probability that the first sheet answers, from 0 to 1, with three decimals.
    public let confidence: Double?
    /// Whether it reached the threshold.
    public let isSure: Bool?
    /// The sheets considered, best first, five at most.
    public let candidates: [Candidate]

    /// An explanation.
    public init(intention: String, evidence: [String], query: String? = nil, findings: Findings? = nil) {
        self.intention = intention
        self.evidence = evidence.map { String($0.prefix(100)) }
        self.query = query
        func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
        confidence = findings.map { rounded($0.confidence) }
        isSure = findings?.isSure
        candidates = (findings?.hits ?? []).prefix(5).map { hit in
            Candidate(
                sheet: hit.sheet.id, title: hit.sheet.title, link: hit.sheet.link, language: hit.sheet.language,
                heading: hit.passage.heading, score: rounded(hit.score),
                ranks: Dictionary(uniqueKeysWithValues: hit.signals.map { ($0.key.rawValue, $0.value.rank) }))
        }
    }
}

extension Explanation {
    /// What was understood, in words.
    public func understood(in language: Language) -> String {
        Understood(rawValue: intention).map(AssistantCatalogue.texts(language).understood) ?? intention
    }
}

extension Dialogue.Intention {
    /// Its name, without what it holds: for explanations.
    var name: String { understood.rawValue }

    private var understood: Explanation.Understood {
        switch self {
        case .emergency: .emergency
        case .insult: .insult
        case .person: .person
        case .nothing: .nothing
        case .smallTalk: .smallTalk
        case .complaint: .complaint
        case .technical: .technical
        case .question: .question
        case .service: .service
        case .check: .check
        case .benefits: .benefits
        case .lifeEvent: .lifeEvent
        case .office: .office
        case .myCases: .myCases
        case .writeMessage: .writeMessage
        case .correctCase: .correctCase
        case .words: .words
        case .agree: .agree
        case .decline: .decline
        case .chosenService: .chosenService
        case .chosenCase: .chosenCase
        case .answer: .answer
        case .explainQuestion: .explainQuestion
        case .skip: .skip
        case .leave: .leave
        case .resume: .resume
        case .restart: .restart
        case .enough: .enough
        case .openForm: .openForm
        case .keepChecklist: .keepChecklist
        case .settle: .settle
        case .speak: .speak
        case .staleChoice: .staleChoice
        }
    }
}
