/// Checks that what a question is said to be about suits its type, and is asked once.
struct ConceptCheck {
    private let outline: FormOutline
    private let diagnostics: DiagnosticBag

    init(_ outline: FormOutline, diagnostics: DiagnosticBag) {
        self.outline = outline
        self.diagnostics = diagnostics
    }

    func run() {
        var places: [Concept: SourceRange] = [:]
        for question in outline.questions {
            guard let concept = question.source.concept else { continue }
            if let type = question.source.type as? any DefinedQuestionType {
                let name = Swift.type(of: type).name
                if !concept.value.types.contains(name) {
                    diagnostics.error(
                        .conceptType, "a question of type `\(name)` can't be about `\(concept.value.rawValue)`",
                        at: concept.range,
                        suggestion: "ask it with the type "
                            + concept.value.types.map { "`\($0)`" }.joined(separator: " or "))
                }
            }
            if question.source.sensitive != nil {
                diagnostics.error(
                    .conceptType, "a sensitive answer is never offered again: `concept` says nothing here",
                    at: concept.range)
            } else if question.list != nil {
                diagnostics.error(
                    .conceptType, "an element of a list is never offered again: `concept` says nothing here",
                    at: concept.range)
            } else if let first = places[concept.value] {
                diagnostics.error(
                    .duplicateValue, "another question is about `\(concept.value.rawValue)`", at: concept.range,
                    notes: [Diagnostic.Note("it is asked here first", at: first)])
            }
            places[concept.value] = places[concept.value] ?? concept.range
        }
    }
}
