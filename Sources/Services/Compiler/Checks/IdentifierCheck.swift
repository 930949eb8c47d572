/// Checks that pages and ways out, which share addresses, have names of their own, and that groups have others.
///
/// Questions, lists and rules, which share expressions, are checked by `NameTable`; states and actions are keys of mappings, which
/// YAML keeps distinct.
struct IdentifierCheck {
    private let service: ServiceSource
    private let outline: FormOutline
    private let diagnostics: DiagnosticBag

    init(_ service: ServiceSource, outline: FormOutline, diagnostics: DiagnosticBag) {
        self.service = service
        self.outline = outline
        self.diagnostics = diagnostics
    }

    func run() {
        var places: [String: SourceRange] = [:]
        let groups = outline.groups.filter { !$0.source.isWholePage }.map(\.source.id)
        for name in service.pages.flatMap({ [$0.id] + $0.exits.map(\.id) }) + groups where !name.value.isEmpty {
            if let first = places[name.value] {
                diagnostics.error(
                    .duplicateIdentifier, "`\(name.value)` is the name of another page, group or way out",
                    at: name.range,
                    notes: [Diagnostic.Note("it is first given here", at: first)])
            }
            places[name.value] = places[name.value] ?? name.range
        }
        checkFormerNames()
    }

    /// A name that a question had can't be that of another one: an answer given earlier would follow both.
    private func checkFormerNames() {
        let asked = Dictionary(
            outline.questions.map { ($0.name, $0.source.id.range) }, uniquingKeysWith: { first, _ in first })
        var taken: [String: SourceRange] = [:]
        for question in outline.questions {
            let lists = question.name.dropLast(question.source.id.value.count)
            for name in question.source.formerNames {
                let former = "\(lists)\(name.value)"
                if let range = asked[former] {
                    diagnostics.error(
                        .renamedStillAsked, "`\(name.value)` is still asked: it was not renamed", at: name.range,
                        notes: [Diagnostic.Note("it is asked here", at: range)])
                } else if let first = taken[former] {
                    diagnostics.error(
                        .renamedTwice, "`\(name.value)` became two questions: only one can take its answer",
                        at: name.range, notes: [Diagnostic.Note("the first is here", at: first)])
                }
                taken[former] = taken[former] ?? name.range
            }
        }
    }
}
