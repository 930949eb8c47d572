import FEEL
import Foundation
public import Services

/// The register of processing activities in one language: in words, for a page and for a terminal, and as JSON. All three
/// are made of the same lines.
public struct ProcessingRegisterDocument: Sendable {
    /// One processing.
    struct Entry: Sendable {
        /// `service:cantine`, `platform:journal`.
        let id: String
        let title: String
        let lines: [(term: RegisterTerm, lines: [String])]
    }

    let register: ProcessingRegister
    let language: Language
    private var texts: any Texts { language.texts }
    let services: [Entry]
    let platform: [Entry]

    /// The document of a register.
    public init(_ register: ProcessingRegister, in language: Language) {
        self.register = register
        self.language = language
        let words = RegisterWords(register: register, texts: language.texts, language: language)
        services = register.entries.map(words.entry)
        platform = register.platform.map(words.entry)
    }

    /// Measures, and whether each is on.
    var measures: [(words: String, isOn: Bool)] {
        SecurityMeasure.allCases.map { measure in
            (texts.securityMeasure(measure, running: register.running), measure.isOn(register.running))
        }
            + (register.organisation.processing?.measures ?? []).map {
                (Typography.typeset($0[language], in: language.rawValue), true)
            }
    }

    /// What there is to say about the age of what people wrote.
    var review: (words: [String], isOld: Bool) {
        guard let facts = register.organisation.processing else { return ([texts.registerNeverReviewed], true) }
        let day = Formatting.date(facts.reviewed, in: language)
        let old = facts.old(on: register.day).filter { $0.reviewed != facts.reviewed }.map { $0.name[language] }
        let whole =
            ProcessingFacts.isOld(facts.reviewed, on: register.day)
            ? texts.registerReviewIsOld(day) : texts.registerReviewed(day, by: facts.reviewedBy[language])
        return ([whole] + (old.isEmpty ? [] : [texts.registerFactsToReview(old)]), register.needsReview)
    }

    /// For a terminal.
    public var text: String {
        var lines = [
            texts.processingRegister,
            texts.registerOf(register.organisation.name[language], on: Formatting.date(register.day, in: language)), "",
        ]
        lines += review.words + [""]
        for (title, entries) in [(texts.registerServices, services), (texts.registerPlatform, platform)] {
            lines += [title.uppercased(), ""]
            for entry in entries {
                lines.append("\(entry.title)  [\(entry.id)]")
                for line in entry.lines {
                    lines.append("  \(texts.registerTerm(line.term))")
                    lines += line.lines.map { "    - \($0)" }
                }
                lines.append("")
            }
        }
        lines.append(texts.registerMeasuresTitle.uppercased())
        lines += measures.map {
            "  - \($0.words) (\(($0.isOn ? texts.registerOn : texts.registerOff).lowercasedFirst))"
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// For programs: an object in UTF-8, its keys sorted. Codes do not change with the language, words do.
    public func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let facts = register.organisation.processing
        let contact = register.organisation.dataProtectionOfficer
        let document = Content(
            organisation: register.organisation.id, controller: register.organisation.name[language],
            dataProtectionOfficer: [contact?.address ?? [], [contact?.phone, contact?.email].compactMap { $0 }]
                .flatMap { $0 },
            language: language.rawValue, day: register.day.description, reviewed: facts?.reviewed.description,
            reviewedBy: facts?.reviewedBy[language], needsReview: register.needsReview,
            processings: (services + platform).map { entry in
                Content.Processing(
                    id: entry.id, title: entry.title,
                    content: Dictionary(
                        entry.lines.map { ($0.term.rawValue, $0.lines) }, uniquingKeysWith: { first, _ in first }))
            },
            measures: Dictionary(
                SecurityMeasure.allCases.map { ($0.rawValue, $0.isOn(register.running)) },
                uniquingKeysWith: { first, _ in first }),
            organisationMeasures: (facts?.measures ?? []).map { $0[language] })
        return Array(try encoder.encode(document)) + [0x0A]
    }

    private struct Content: Encodable {
        struct Processing: Encodable {
            let id: String
            let title: String
            let content: [String: [String]]
        }

        let organisation: String
        let controller: String
        let dataProtectionOfficer: [String]
        let language: String
        let day: String
        let reviewed: String?
        let reviewedBy: String?
        let needsReview: Bool
        let processings: [Processing]
        let measures: [String: Bool]
        let organisationMeasures: [String]

        enum CodingKeys: String, CodingKey {
            case organisation, controller, language, day, reviewed, processings, measures
            case dataProtectionOfficer = "data_protection_officer"
            case reviewedBy = "reviewed_by"
            case needsReview = "needs_review"
            case organisationMeasures = "organisation_measures"
        }
    }
}

/// The words of each processing.
private struct RegisterWords {
    let register: ProcessingRegister
    let texts: any Texts
    let language: Language

    func entry(_ entry: ProcessingRegister.Entry) -> ProcessingRegisterDocument.Entry {
        let notice = entry.notice
        let service = notice.service
        let lines = RegisterTerm.allCases.map { ($0, self.lines($0, entry)) }.filter { !$0.1.isEmpty }
        return ProcessingRegisterDocument.Entry(
            id: "service:\(service.id)", title: typeset(service.presentation.title), lines: lines)
    }

    func entry(_ processing: PlatformProcessing) -> ProcessingRegisterDocument.Entry {
        let lines = RegisterTerm.allCases.compactMap { term -> (RegisterTerm, [String])? in
            if let words = texts.platform(processing, term, running: register.running) { return (term, [words]) }
            switch term {
            case .legalBasis: return (term, [texts.legalBasis(processing.basis)])
            case .recipients: return (term, [texts.registerNobody])
            case .transfers: return (term, transfers([], isKnown: true))
            default: return nil
            }
        }
        return ProcessingRegisterDocument.Entry(
            id: "platform:\(processing.rawValue)", title: texts.platformTitle(processing), lines: lines)
    }

    private func lines(_ term: RegisterTerm, _ entry: ProcessingRegister.Entry) -> [String] {
        let notice = entry.notice
        return switch term {
        case .purposes:
            [typeset(notice.service.presentation.summary)] + notice.purposes.map { typeset($0.usedFor) }
        case .legalBasis: [texts.legalBasis(notice.basis)] + notice.texts.map { typeset($0.reference) }
        case .jointControllers: notice.jointControllers.map(fact)
        case .people: people(entry)
        case .data:
            notice.categories.map { category, questions in
                "\(texts.dataCategory(category)): \(questions.map { typeset($0.ask) }.joined(separator: " · "))"
            }.map { typeset($0) }
        case .sensitive:
            notice.sensitive.compactMap { question in
                question.sensitive.map {
                    texts.registerSensitive(typeset(question.ask), point: $0.condition.point, text: $0.text)
                }
            }
        case .sources:
            notice.sources.map { "\(typeset($0.register.name)), \(typeset($0.register.law.reference))" }
        case .recipients:
            notice.recipients.isEmpty && notice.outside.isEmpty
                ? [texts.registerNobody] : notice.recipients.map(typeset) + notice.outside.map(fact)
        case .processors: notice.processors.map(fact)
        case .transfers: transfers(notice.transfers ?? [], isKnown: notice.transfers != nil)
        case .retention:
            [
                texts.dataKept(notice.retention.active.words(in: language), then: notice.retention.then),
                texts.registerDrafts(days: register.running.draftDays),
            ]
        case .assessment:
            [AssessmentWords(notice.service, in: language)].flatMap { [$0.status] + $0.lines }
        case .notice: ["/\(language.rawValue)/services/\(notice.service.id)/data"]
        }
    }

    private func people(_ entry: ProcessingRegister.Entry) -> [String] {
        let hasWords = entry.notice.categories.contains { $0.category == .words }
        return [typeset(entry.notice.service.audience.who)]
            + entry.others.map { texts.registerOthers(typeset($0)) } + (hasWords ? [texts.registerFreeWords] : [])
    }

    private func transfers(_ transfers: [ProcessingFacts.Transfer], isKnown: Bool) -> [String] {
        guard isKnown else { return [texts.registerTransfersUnknown] }
        guard !transfers.isEmpty else { return [texts.registerNoTransfer] }
        return transfers.map {
            [$0.fact.name, $0.country, $0.fact.about, $0.safeguard].map(typeset).joined(separator: " – ")
        }
    }

    private func fact(_ fact: ProcessingFacts.Fact) -> String { "\(typeset(fact.name)) – \(typeset(fact.about))" }

    private func typeset(_ text: LocalizedText) -> String { typeset(text[language]) }

    private func typeset(_ text: String) -> String { Typography.typeset(text, in: language.rawValue) }
}
