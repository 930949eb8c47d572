import HTML
import Services

/// In the demonstration, where a form asks for the numbers by which a register finds people: the invented people whom it
/// would find, so that whoever tries can go on.
struct DemonstrationNumbers: Component {
    private let lines: [String]
    private let texts: any Texts

    init?(_ visit: Visit, _ draft: DraftInHand, on page: Page) {
        let configuration = visit.site.configuration
        guard configuration.isDemonstration else { return nil }
        texts = visit.texts
        let asked = Set(page.questions.map(\.name))
        var lines: [String] = []
        for register in draft.organisation.registers {
            let sources = draft.definition.pages.flatMap(\.questions).compactMap(\.register)
            guard let source = sources.first(where: { $0.register == register.id }) else { continue }
            let questions = source.questions(of: register)
            guard !asked.isDisjoint(with: questions) else { continue }
            for record in configuration.demonstrationRecords
            where record.organisation == draft.organisation.id && record.register == register.id {
                let numbers = register.keys.compactMap { record.keys[$0] }.joined(separator: ", ")
                lines.append(texts.demonstrationRecord(of: record.person, numbers))
            }
        }
        guard !lines.isEmpty else { return nil }
        self.lines = lines
    }

    func write(to h: inout HTMLWriter) {
        h.details(.class("disclosure")) { h in
            h.summary(texts.demonstrationNumbers)
            h.div(.class("prose")) { h in
                h.p(texts.demonstrationNumbersText)
                h.ul { h in
                    for line in lines { h.li(line) }
                }
            }
        }
    }
}
