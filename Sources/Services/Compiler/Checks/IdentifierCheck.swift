/// Checks that pages and ways out, which share addresses, have names of their own.
///
/// Questions and rules, which share expressions, are checked by `NameTable`; states and actions are keys of mappings, which
/// YAML keeps distinct.
struct IdentifierCheck {
    private let service: ServiceSource
    private let diagnostics: DiagnosticBag

    init(_ service: ServiceSource, diagnostics: DiagnosticBag) {
        self.service = service
        self.diagnostics = diagnostics
    }

    func run() {
        var places: [String: SourceRange] = [:]
        for name in service.pages.flatMap({ [$0.id] + $0.exits.map(\.id) }) where !name.value.isEmpty {
            if let first = places[name.value] {
                diagnostics.error(
                    .duplicateIdentifier, "`\(name.value)` is the name of another page or way out", at: name.range,
                    notes: [Diagnostic.Note("it is first given here", at: first)])
            }
            places[name.value] = places[name.value] ?? name.range
        }
    }
}
