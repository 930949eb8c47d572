public import FEEL
public import Services

/// What a service's definition says, as sheets: its texts, its rules in words and its own sheet, one for each language.
///
/// Nobody writes anything for the assistant: whatever a service's page, form and rules say is what it answers from.
public enum ServiceSheets {
    /// The longest text of a section made of rules; more is left to the service's page.
    static let maximumRules = 4_000

    /// The identifier of a service's sheet.
    public static func identifier(of service: String) -> String { "service:\(service)" }

    /// The sheets of a service.
    ///
    /// - Parameter day: the day on which rules are in force.
    public static func sheets(
        of service: ServiceDefinition, organisation: Organisation?, on day: CivilDate
    ) -> [Sheet] {
        service.languages.map { sheet(of: service, organisation: organisation, in: $0, on: day) }
    }

    private static func sheet(
        of service: ServiceDefinition, organisation: Organisation?, in language: Language, on day: CivilDate
    ) -> Sheet {
        let presentation = service.presentation
        let events = organisation?.lifeEvents ?? []
        let themes = presentation.lifeEvents.compactMap { id in events.first { $0.id == id }?.title[language] }
        return Sheet(
            id: identifier(of: service.id), language: language, origin: .service(service.id),
            organisation: service.organisation, title: presentation.title[language], themes: themes,
            keywords: presentation.keywords[language] ?? [],
            sections: presentationSections(service, in: language)
                + (service.sheet[language].map(SheetSections.split) ?? [])
                + eligibilitySections(service, in: language) + questionSections(service, in: language)
                + ruleSections(service, in: language, on: day),
            link: "/\(language.rawValue)/services/\(service.id)", services: [service.id])
    }

    // MARK: Parts

    private static func presentationSections(_ service: ServiceDefinition, in language: Language) -> [Sheet.Section] {
        let (presentation, words) = (service.presentation, KnowledgeWords(language: language))
        var sections = [Sheet.Section(heading: nil, text: presentation.summary[language])]
        func add(_ heading: String, _ lines: [String?]) {
            let text = lines.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "\n")
            if !text.isEmpty { sections.append(Sheet.Section(heading: heading, text: text)) }
        }
        add(words.whatItGives, [presentation.gives?[language]])
        add(words.whoMayAsk, [presentation.who?[language]])
        add(words.whatToHaveAtHand, presentation.atHand.map { $0[language] })
        add(words.howMuch, [presentation.cost?[language]])
        add(words.whenToAsk, [service.period.map(words.period)])
        add(words.decidedBy, [service.simulation?.decidedBy[language]])
        guard service.simulation == nil else { return sections }
        let (objectives, silence) = (service.objectives, service.legal.silence)
        add(
            words.howLong,
            [
                objectives.medianTime.map { words.timeToFill($0.words(in: language)) },
                objectives.decidedWithin.map { words.decided(within: $0.words(in: language)) },
                words.silence(after: silence.after.words(in: language), silence.means), silence.text?[language],
            ])
        add(words.law, service.legal.texts.map(\.reference))
        return sections
    }

    private static func eligibilitySections(_ service: ServiceDefinition, in language: Language) -> [Sheet.Section] {
        let words = KnowledgeWords(language: language)
        var sections: [Sheet.Section] = []
        for exit in service.pages.flatMap(\.exits) {
            let text = exit.content[language]?.words ?? ""
            if !text.isEmpty { sections.append(Sheet.Section(heading: exit.title[language], text: text)) }
        }
        if let eligibility = service.eligibility {
            let text = [eligibility.yes, eligibility.no].compactMap { $0[language]?.words }.joined(separator: "\n")
            if !text.isEmpty { sections.append(Sheet.Section(heading: words.otherCases, text: text)) }
        }
        return sections
    }

    /// What the form explains beside its questions.
    private static func questionSections(_ service: ServiceDefinition, in language: Language) -> [Sheet.Section] {
        service.pages.flatMap(\.questions).compactMap { question in
            let text = [question.help?[language], question.why?[language]].compactMap { $0 }.joined(separator: "\n")
            return text.isEmpty ? nil : Sheet.Section(heading: question.ask[language], text: text)
        }
    }

    private static func ruleSections(
        _ service: ServiceDefinition, in language: Language, on day: CivilDate
    ) -> [Sheet.Section] {
        var text = ""
        for published in service.publishedRules(on: day, in: language) {
            let lines = published.lines.map { line in
                line.condition.map { "\($0) : \(line.value)" } ?? line.value
            }
            let reference = published.reference.map { " (\($0))" } ?? ""
            text += "\(published.rule.label[language])\(reference) : \(lines.joined(separator: " ; "))\n"
            if text.count > maximumRules { break }
        }
        guard !text.isEmpty else { return [] }
        return [
            Sheet.Section(heading: KnowledgeWords(language: language).rules, text: String(text.prefix(maximumRules)))
        ]
    }
}

/// Cuts formatted texts into sections at their headings.
public enum SheetSections {
    /// The sections of a text; headings of every level begin one.
    public static func split(_ text: RichText) -> [Sheet.Section] {
        var sections: [Sheet.Section] = []
        var heading: String?
        var lines: [String] = []
        func close() {
            if heading != nil || !lines.isEmpty {
                sections.append(Sheet.Section(heading: heading, text: lines.joined(separator: "\n")))
            }
        }
        for block in text.blocks {
            if case .heading = block.content {
                close()
                heading = RichText(blocks: [block]).words
                lines = []
            } else {
                let words = RichText(blocks: [block]).plainText
                if !words.isEmpty { lines.append(words) }
            }
        }
        close()
        return sections
    }
}
