/// Checks that a condition is decided by what the person has been asked already, not by what is asked later.
struct PageOrderCheck {
    private typealias Place = (page: Int, index: Int)

    private let service: ResolvedService
    private let diagnostics: DiagnosticBag

    init(_ service: ResolvedService, diagnostics: DiagnosticBag) {
        self.service = service
        self.diagnostics = diagnostics
    }

    func run() {
        for (number, page) in service.pages.enumerated() {
            // A page that depends on its own questions is a cycle, reported as such.
            if let condition = page.showIf {
                check(condition, of: "the page `\(page.source.id.value)`", precedes: { $0.page <= number })
            }
            for (index, question) in page.questions.enumerated() {
                guard let condition = question.showIf else { continue }
                check(condition, of: "the question `\(question.source.id.value)`") {
                    ($0.page, $0.index) <= (number, index)
                }
            }
            for exit in page.exits {
                guard let condition = exit.when else { continue }
                check(condition, of: "the way out `\(exit.source.id.value)`", precedes: { $0.page <= number })
            }
        }
    }

    private func check(_ condition: CompiledExpression, of subject: String, precedes: (Place) -> Bool) {
        let roots = condition.names.compactMap { service.names.node(of: $0) }
        let late = service.dependencies.closure(of: roots).compactMap { node -> Place? in
            guard case .question(let page, let index) = node, !precedes((page, index)) else { return nil }
            return (page, index)
        }
        guard let first = late.min(by: <) else { return }
        let question = service.question(page: first.page, index: first.index).source
        diagnostics.error(
            .laterPage, "\(subject) depends on `\(question.id.value)`, which is asked later",
            at: condition.source.range,
            suggestion: "ask `\(question.id.value)` first",
            notes: [Diagnostic.Note("`\(question.id.value)` is asked here", at: question.id.range)])
    }
}
