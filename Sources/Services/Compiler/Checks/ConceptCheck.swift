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
            guard let concept = question.source.concept else {
                if let year = question.source.aboutYear {
                    diagnostics.error(
                        .conceptType, "`about_year` tells of which year a `concept` is: there is none", at: year.range)
                }
                continue
            }
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
            check(question.source.aboutYear, of: concept)
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

    /// What is told of a year says of which: last year's income is not this year's.
    private func check(_ year: ExpressionSource?, of concept: Located<Concept>) {
        switch (concept.value.isYearly, year) {
        case (true, nil):
            diagnostics.error(
                .conceptType, "`\(concept.value.rawValue)` is told of a year", at: concept.range,
                suggestion: "say which: `about_year: \"today().year - 1\"`")
        case (false, let year?):
            diagnostics.error(
                .conceptType, "`\(concept.value.rawValue)` is not told of a year", at: year.range,
                suggestion: "leave `about_year` out")
        default: break
        }
    }
}
