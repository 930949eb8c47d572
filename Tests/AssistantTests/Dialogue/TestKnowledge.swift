import Services

@testable import Assistant

/// Sheets made of the services' own texts: enough for dialogues, smaller than what the product makes.
enum TestKnowledge {
    static func sheets(of services: [ServiceDefinition], besides more: [Sheet] = []) -> [Sheet] {
        services.flatMap { service in service.languages.map { sheet(of: service, in: $0) } } + more
    }

    static func index(of services: [ServiceDefinition], besides more: [Sheet] = []) -> SearchIndex {
        SearchIndex(sheets(of: services, besides: more).map(AnalysedSheet.init), vectors: .none)
    }

    private static func sheet(of service: ServiceDefinition, in language: Language) -> Sheet {
        let presentation = service.presentation
        func titled(_ french: String, _ english: String, _ text: String?) -> Sheet.Section? {
            text.flatMap { $0.isEmpty ? nil : Sheet.Section(heading: language == .fr ? french : english, text: $0) }
        }
        var sections = [Sheet.Section(heading: nil, text: presentation.summary[language])]
        sections += [
            titled("Ce que vous obtenez", "What you get", presentation.gives?[language]),
            titled("Qui peut demander ?", "Who can ask?", presentation.who?[language]),
            titled(
                "Ce qu’il faut préparer", "What to have at hand",
                presentation.atHand.map { $0[language] }.joined(separator: "\n")),
            titled("Combien ça coûte ?", "What does it cost?", presentation.cost?[language]),
            titled(
                "En combien de temps ?", "How long does it take?",
                service.objectives.decidedWithin.map {
                    language == .fr
                        ? "Réponse sous \($0.words(in: .fr)) en général."
                        : "Usually answered within \($0.words(in: .en))."
                }),
        ].compactMap { $0 }
        sections += parts(of: service.sheet[language] ?? RichText())
        return Sheet(
            id: "service:\(service.id)", language: language, origin: .service(service.id),
            organisation: service.organisation,
            title: presentation.title[language], keywords: presentation.keywords[language] ?? [], sections: sections,
            link: "/services/\(service.id)", services: [service.id])
    }

    /// The sheet's parts, by its headings.
    private static func parts(of text: RichText) -> [Sheet.Section] {
        var sections: [Sheet.Section] = []
        var (heading, blocks): (String?, [RichText.Block]) = (nil, [])
        func end() {
            guard !blocks.isEmpty else { return }
            sections.append(Sheet.Section(heading: heading, text: RichText(blocks: blocks).words))
        }
        for block in text.blocks {
            if case .heading = block.content {
                end()
                (heading, blocks) = (RichText(blocks: [block]).words, [])
            } else {
                blocks.append(block)
            }
        }
        end()
        return sections
    }
}
