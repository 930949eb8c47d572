import FEEL

/// A version of a service taken apart, so that two can be laid beside each other: each part under its identifier, with all
/// that is said of it as text.
struct DefinitionParts {
    /// One part.
    struct Entry {
        let id: String
        let name: String
        let aspects: [DefinitionChange.Aspect: String]
    }

    private(set) var entries: [DefinitionChange.Part: [Entry]] = [:]
    private let definition: ServiceDefinition
    private let language: Language

    init(_ definition: ServiceDefinition, in language: Language) {
        self.definition = definition
        self.language = language
        entries[.presentation] = presentation
        entries[.law] = law
        entries[.page] = definition.pages.map { page in
            Entry(
                id: page.id, name: page.title[language],
                aspects: [.text: page.title[language], .condition: words(page.showIf)])
        }
        entries[.question] = definition.pages.flatMap(\.questions).map(question)
        entries[.rule] = definition.rules.sorted { $0.id < $1.id }.map(rule)
        entries[.parameter] = definition.parameters.map(parameter)
        entries[.state] = definition.workflow.states.map(state)
        entries[.action] = definition.workflow.actions.map(action)
        entries[.letter] = letters
        entries[.list] = [
            Entry(
                id: "list", name: "",
                aspects: [
                    .columns: definition.columns.map { $0.label[language] }.joined(separator: ", "),
                    .routing: definition.routing.map { route in
                        [route.group, words(route.when)].filter { !$0.isEmpty }.joined(separator: ": ")
                    }.joined(separator: "; "),
                    .renewal: definition.renewal.map { rule in
                        ([rule.after.words(in: language)]
                            + rule.askAgain.compactMap { definition.question($0)?.ask[language] })
                            .joined(separator: ", ")
                    } ?? "",
                    .changes: definition.changes.map { rule in
                        ([rule.within.words(in: language)]
                            + rule.pages.compactMap { definition.page($0)?.title[language] })
                            .joined(separator: ", ")
                    } ?? "",
                ])
        ]
    }

    private func words(_ expression: Expression?) -> String {
        expression.map { FormulaWords(definition: definition, language: language).words(for: $0) } ?? ""
    }

    private var presentation: [Entry] {
        let own = definition.presentation
        let texts = [own.title, own.summary, own.gives, own.who, own.cost].compactMap { $0?[language] }
        return [
            Entry(
                id: "presentation", name: own.title[language],
                aspects: [
                    .text: (texts + own.atHand.map { $0[language] }).joined(separator: " / "),
                    .help: definition.sheet[language]?.plainText ?? "",
                ])
        ]
    }

    private var law: [Entry] {
        let law = definition.legal
        return [
            Entry(
                id: "law", name: "",
                aspects: [
                    .reference: law.texts.map(\.reference).joined(separator: " / "),
                    .period: [law.silence.after.description, law.appeal.within?.description ?? ""].joined(
                        separator: " / "),
                    .outcome: law.silence.means.rawValue, .text: law.appeal.text?[language] ?? "",
                    .role: law.recipients.map { $0[language] }.joined(separator: " / "),
                    .household: law.household.map { "\($0.why[language]) (\($0.reference))" } ?? "",
                ])
        ]
    }

    private func question(_ question: Question) -> Entry {
        let options = question.type.control.options?.map { $0.label[language] } ?? []
        let type = (question.type as? any DefinedQuestionType).map { Swift.type(of: $0).name } ?? ""
        return Entry(
            id: question.name, name: question.ask[language],
            aspects: [
                .text: question.ask[language], .type: type, .required: question.isRequired ? "×" : "",
                .help: [question.help, question.why, question.usedFor].compactMap { $0?[language] }
                    .joined(separator: " / "),
                .condition: words(question.showIf), .options: options.joined(separator: ", "),
            ])
    }

    private func rule(_ rule: Rule) -> Entry {
        Entry(
            id: rule.id, name: rule.label[language],
            aspects: [
                .text: rule.label[language], .formula: words(rule.formula), .condition: words(rule.appliesIf),
                .reference: rule.reference ?? "",
            ])
    }

    private func parameter(_ parameter: Parameter) -> Entry {
        let values = parameter.values.map { value in
            ["\(value.from): \(value.value)", value.reference].compactMap { $0 }.joined(separator: ", ")
        }
        return Entry(
            id: parameter.id, name: parameter.label?[language] ?? parameter.id,
            aspects: [.values: values.joined(separator: "; ")])
    }

    private func state(_ state: WorkflowState) -> Entry {
        Entry(
            id: state.id, name: state.label[language],
            aspects: [
                .text: state.label[language], .deadline: state.deadline?.description ?? "",
                .outcome: state.outcome?.rawValue ?? "",
                .leadsTo: state.actions.map { definition.workflow.action($0)?.label[language] ?? $0 }
                    .joined(separator: ", "),
            ])
    }

    private func action(_ action: WorkflowAction) -> Entry {
        Entry(
            id: action.id, name: action.label[language],
            aspects: [
                .text: [action.label, action.consequence].compactMap { $0?[language] }.joined(separator: " / "),
                .leadsTo: action.to.map { definition.workflow.state($0)?.label[language] ?? $0 } ?? "",
                .role: action.by.rawValue, .letter: action.letter ?? "",
                .reasons: action.reasons.map { $0.text[language] }.joined(separator: " / "),
                .required: action.isReasonRequired ? "×" : "", .signature: action.signedBy ?? "",
                .period: action.within?.description ?? "",
            ])
    }

    private var letters: [Entry] {
        definition.letters.values.sorted { $0.name < $1.name }.map { letter in
            let text = letter.texts[language]
            return Entry(
                id: letter.name, name: letter.name,
                aspects: [.text: text.map { "\(written($0.subject))\n\(written($0.body))" } ?? ""])
        }
    }

    /// A letter's text with the names of what it inserts.
    private func written(_ template: TextTemplate<LetterInsertion>) -> String {
        template.filled { "[\(words($0.expression))]" }.plainText
    }
}
