/// Checks that a condition is decided by what the person has been asked already, not by what is asked later.
struct PageOrderCheck {
    private let service: ResolvedService
    private let diagnostics: DiagnosticBag

    init(_ service: ResolvedService, diagnostics: DiagnosticBag) {
        self.service = service
        self.diagnostics = diagnostics
    }

    func run() {
        for part in service.outline.parts {
            let (name, conditions) = conditions(of: part)
            for condition in conditions {
                // A page that depends on its own questions is a cycle, reported as such.
                if case .page(let page) = part {
                    check(condition, of: name) { (service.outline.page(of: .question($0)) ?? 0) <= page }
                } else {
                    let next = nextQuestion(after: part)
                    check(condition, of: name) { $0 < next }
                }
            }
            guard case .page(let page) = part else { continue }
            for exit in service.pages[page].exits {
                guard let condition = exit.when else { continue }
                check(condition, of: "the way out `\(exit.source.id.value)`") {
                    (service.outline.page(of: .question($0)) ?? 0) <= page
                }
            }
        }
    }

    private func conditions(of part: FormNode) -> (name: String, conditions: [CompiledExpression]) {
        switch part {
        case .page(let index):
            ("the page `\(service.pages[index].source.id.value)`", [service.pages[index].showIf].compactMap { $0 })
        case .group(let index):
            (
                "the group `\(service.groups[index].source.id.value)`",
                [
                    service.groups[index].showIf, service.groups[index].repetition?.minimum,
                    service.groups[index].repetition?.maximum,
                ].compactMap { $0 }
            )
        case .question(let index):
            (
                "the question `\(service.questions[index].source.id.value)`",
                [service.questions[index].showIf].compactMap { $0 }
            )
        case .list, .rule, .lawDate: ("", [])
        }
    }

    /// The first question that is asked after a part begins; a question's own condition may name itself: that is a cycle.
    private func nextQuestion(after part: FormNode) -> Int {
        if case .question(let index) = part { return index + 1 }
        guard case .group(let group) = part else { return 0 }
        // A group that depends on what it holds is a cycle too.
        let held = service.outline.questions.indices.filter { isHeld($0, by: group) }
        return (held.last ?? -1) + 1
    }

    private func isHeld(_ question: Int, by group: Int) -> Bool {
        var container = service.outline.questions[question].container
        while case .group(let index) = container {
            if index == group { return true }
            container = service.outline.groups[index].container
        }
        return false
    }

    /// - Parameter precedes: whether a question, by its position, is asked before.
    private func check(_ condition: CompiledExpression, of subject: String, precedes: (Int) -> Bool) {
        let roots = condition.names.compactMap { service.names.node(of: $0) }
        let late = service.dependencies.closure(of: roots).compactMap { node -> Int? in
            if case .question(let index) = node, !precedes(index) { index } else { nil }
        }
        guard let first = late.min() else { return }
        let question = service.questions[first].source
        diagnostics.error(
            .laterPage, "\(subject) depends on `\(question.id.value)`, which is asked later",
            at: condition.source.range,
            suggestion: "ask `\(question.id.value)` first",
            notes: [Diagnostic.Note("`\(question.id.value)` is asked here", at: question.id.range)])
    }
}
