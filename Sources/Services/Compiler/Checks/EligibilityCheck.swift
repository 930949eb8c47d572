import FEEL

/// Checks that the rule which tells eligibility is one that can be asked about before the form, without an account and
/// without anything being kept.
struct EligibilityCheck {
    /// Types of question that identify someone or hand something over: they have no place in a check that keeps nothing.
    private static let refusedTypes: Set<String> = ["consent", "file", "iban", "nir", "signature"]

    private let service: ResolvedService
    private let diagnostics: DiagnosticBag

    init(_ service: ResolvedService, diagnostics: DiagnosticBag) {
        self.service = service
        self.diagnostics = diagnostics
    }

    func run() {
        guard let name = service.source.eligibility?.rule else { return }
        guard case .rule(let index)? = service.names.node(of: name.value) else {
            let names = service.rules.map { $0.source.id.value }
            diagnostics.error(
                .unknownRule, "there is no rule `\(name.value)`", at: name.range,
                suggestion: Diagnostic.didYouMean(nearestName(to: name.value, among: names))
                    ?? "write it under `rules`, of type `yes_no`")
            return
        }
        let rule = service.rules[index].source
        if let type = rule.type, type.value != .boolean {
            diagnostics.error(
                .ruleNotYesNo, "the rule `\(name.value)` does not answer by yes or no", at: name.range,
                notes: [Diagnostic.Note("its type is given here", at: type.range)])
        }
        checkQuestions(of: index, named: name)
    }

    private func checkQuestions(of rule: Int, named name: Located<String>) {
        // What does not compile yet may be what asks.
        guard service.rules[rule].formula != nil else { return }
        let needed = service.dependencies.closure(of: [.rule(rule)])
        let questions = service.outline.questions.indices.filter { needed.contains(.question($0)) }
        if questions.isEmpty {
            diagnostics.error(
                .eligibilityAsksNothing,
                "the rule `\(name.value)` depends on no question: its answer is the same for all",
                at: name.range)
        }
        for question in questions.map({ service.outline.questions[$0] }) {
            let reason: String? =
                if question.list != nil {
                    "is asked once for each element of a list: it has no place in a check before the form"
                } else if isRefused(question.source) {
                    "would be asked before the form, and is too personal for it"
                } else {
                    nil
                }
            guard let reason else { continue }
            let id = question.source.id
            diagnostics.error(
                .eligibilityAsksTooMuch, "`\(id.value)` \(reason)", at: name.range,
                suggestion: "let the rule depend on other questions",
                notes: [Diagnostic.Note("`\(id.value)` is asked here", at: id.range)])
        }
    }

    private func isRefused(_ question: QuestionSource) -> Bool {
        if question.sensitive != nil { return true }
        guard let type = question.type as? any DefinedQuestionType else { return false }
        return Self.refusedTypes.contains(Swift.type(of: type).name)
    }
}
