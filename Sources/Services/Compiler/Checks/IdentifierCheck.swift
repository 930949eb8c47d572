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
    }
}
