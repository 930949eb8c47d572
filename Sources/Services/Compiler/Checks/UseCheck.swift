/// Checks that everything asked, computed and written is of use: an answer that serves nothing should not be asked for
/// (GDPR, article 5(1)(c)).
struct UseCheck {
    private let service: ResolvedService
    private let diagnostics: DiagnosticBag

    init(_ service: ResolvedService, diagnostics: DiagnosticBag) {
        self.service = service
        self.diagnostics = diagnostics
    }

    func run() {
        // A name misspelt elsewhere may be what uses a question: only what compiles is judged.
        guard service.isFullyCompiled else { return }
        let used = usedNames()
        for question in service.questions.indices { check(question, used) }
        for rule in service.rules where !used.contains(rule.source.id.value) {
            diagnostics.error(
                .ruleNeverUsed, "nothing uses the rule `\(rule.source.id.value)`", at: rule.source.id.range,
                suggestion: "show it in a letter or a list, use it in a condition, or remove it")
        }
        checkLetters()
    }

    private func check(_ question: Int, _ used: Set<String>) {
        let source = service.questions[question].source
        guard source.type?.missing != nil else { return }
        if !used.contains(service.outline.questions[question].name), source.usedFor == nil {
            diagnostics.error(
                .questionNotUsed, "nothing uses the answer to `\(source.id.value)`: why ask for it?",
                at: source.id.range,
                suggestion: "use it in a rule, condition, letter or list, say what for (`used_for`), or don't ask")
        }
    }

    /// The questions and rules that something uses: conditions, letters, lists, other questions' validations, and rules
    /// that are used themselves.
    private func usedNames() -> Set<String> {
        var used: Set<String> = []
        for page in service.pages {
            used.formUnion(page.showIf?.uses ?? [])
            used.formUnion(page.source.shows.map(\.value))
            for exit in page.exits { used.formUnion(exit.when?.uses ?? []) }
        }
        for group in service.groups {
            used.formUnion(group.showIf?.uses ?? [])
            used.formUnion(group.repetition?.minimum?.uses ?? [])
            used.formUnion(group.repetition?.maximum?.uses ?? [])
            used.formUnion(group.repetition?.names ?? [])
            used.formUnion(group.source.shows.map(\.value))
        }
        for (index, question) in service.questions.enumerated() {
            used.formUnion(question.showIf?.uses ?? [])
            let names = question.validations.flatMap { $0.that?.uses ?? [] }
            used.formUnion(Set(names).subtracting([service.outline.questions[index].name]))
            used.formUnion(question.source.register?.by.map(\.value) ?? [])
            used.formUnion(question.source.proves.map(\.value))
            used.formUnion(question.aboutYear?.uses ?? [])
        }
        for column in service.columns { used.formUnion(column.value?.uses ?? []) }
        for route in service.routing { used.formUnion(route.when?.uses ?? []) }
        for letter in service.letters { used.formUnion(letter.names) }
        for message in service.messages { used.formUnion(message.names) }
        if let rule = service.source.eligibility?.rule { used.insert(rule.value) }
        if let rule = service.source.amount { used.insert(rule.value) }
        used.formUnion(service.lawDate?.uses ?? [])
        // What a simulation works out is what it is for: every rule of it is shown.
        if service.source.simulation != nil { used.formUnion(service.rules.map { $0.source.id.value }) }
        return withRules(used)
    }

    private func withRules(_ names: Set<String>) -> Set<String> {
        let rules = Dictionary(service.rules.map { ($0.source.id.value, $0) }, uniquingKeysWith: { first, _ in first })
        var used = names
        var pending = Array(names)
        while let rule = pending.popLast().map({ rules[$0] }) {
            for name in rule?.uses ?? [] where used.insert(name).inserted { pending.append(name) }
        }
        return used
    }

    private func checkLetters() {
        let sent = Set(service.source.workflow?.actions.compactMap { $0.letter?.value } ?? [])
        for letter in service.source.letters where !sent.contains(letter.name) {
            guard let file = letter.files.values.min(by: { $0.path < $1.path }) else { continue }
            diagnostics.warning(
                .unusedLetter, "no action sends the letter `\(letter.name)`", at: file.range(0..<0),
                suggestion: "name it under an action's `letter`, or remove its files")
        }
    }
}
