import FEEL

/// Checks that every parameter is of use, and has a value whenever the service can be asked for.
///
/// The service's own start is the first day on which any of its parameters has a value: from then on all of them have one.
struct ParameterCheck {
    private let service: ResolvedService
    private let diagnostics: DiagnosticBag

    init(_ service: ResolvedService, diagnostics: DiagnosticBag) {
        self.service = service
        self.diagnostics = diagnostics
    }

    func run() {
        checkStart()
        // A name misspelt elsewhere may be what uses a parameter: only what compiles is judged.
        guard service.isFullyCompiled else { return }
        let used = usedParameters
        for parameter in service.source.parameters where !used.contains(parameter.id.value) {
            diagnostics.warning(
                .parameterNeverUsed, "nothing uses the parameter `\(parameter.id.value)`", at: parameter.id.range)
        }
    }

    private func checkStart() {
        let starts = service.source.parameters.compactMap { parameter in
            parameter.values.map(\.value.from).min().map { (parameter: parameter, day: $0) }
        }
        guard let first = starts.min(by: { $0.day < $1.day }) else { return }
        for start in starts where start.day > first.day {
            diagnostics.error(
                .parameterWithoutValue,
                "`\(start.parameter.id.value)` has no value before \(start.day), and `\(first.parameter.id.value)` has one "
                    + "from \(first.day)",
                at: start.parameter.id.range,
                suggestion: "give it a value from \(first.day): what depends on it would be unknown until then")
        }
    }

    private var usedParameters: Set<String> {
        var used: Set<String> = []
        var expressions: [CompiledExpression?] = service.rules.flatMap { [$0.formula, $0.appliesIf] }
        expressions += service.columns.map(\.value)
        for page in service.pages {
            expressions.append(page.showIf)
            expressions += page.exits.map(\.when)
        }
        for group in service.groups {
            used.formUnion(group.repetition?.names ?? [])
            expressions += [group.showIf, group.repetition?.minimum, group.repetition?.maximum]
        }
        for question in service.questions { expressions += [question.showIf] + question.validations.map(\.that) }
        for expression in expressions { used.formUnion(expression?.parameters ?? []) }
        for letter in service.letters { used.formUnion(letter.names) }
        for message in service.messages { used.formUnion(message.names) }
        return used
    }
}
