public import FEEL

/// What is known of a rule while its form is filled in.
public enum RuleState: Sendable {
    /// It does not apply to these answers.
    case notApplicable
    /// Its value.
    case value(Value)
    /// It can't be computed yet: the questions shown whose answers are missing or wrong, in order.
    case waiting([ShownQuestion])
    /// It can't be computed from these answers: why.
    case failed([ExpressionDiagnostic])
}

extension Evaluation {
    /// What is known of a rule, with the questions that are missing. A value only when no further answer can change it, so
    /// that no amount is announced that the next answer would change.
    public func state(of rule: Rule) -> RuleState {
        switch outcome(of: rule) {
        case .value(let value): return .value(value)
        case .notApplicable: return .notApplicable
        case .error(let reasons): return .failed(reasons)
        case .unknown(let paths):
            return .waiting(
                paths.compactMap { path in definition.question(path).map { ShownQuestion(path: path, question: $0) } })
        }
    }

    /// The question at a path in words, after the titles of the elements it stands in: "Enfant 2 – Date de naissance". For
    /// a list, its title.
    public func label(of path: String, in language: Language) -> String {
        var context = context
        var names: [String] = []
        var (block, state, rest) = (definition.plan.form, self.state, path[...])
        while let dot = rest.firstIndex(of: "."), let index = block.list(String(rest[..<dot])),
            let list = state.lists[index]
        {
            let planned = block.lists[index]
            let parts = rest[rest.index(after: dot)...].split(separator: ".", maxSplits: 1)
            guard let key = parts.first, let number = list.elements.firstIndex(where: { String($0.key) == key }) else {
                break
            }
            context[slot: planned.elementSlot] = list.elements[number].value
            names.append(title(of: planned.repetition, number: number + 1, in: context)[language])
            (block, state, rest) = (planned.element, list.elements[number].state, parts.count > 1 ? parts[1] : "")
        }
        let id = String(rest)
        if let index = block.question(id) { names.append(block.questions[index].question.ask[language]) }
        if let index = block.list(id) { names.append(block.lists[index].group.title[language]) }
        return names.joined(separator: " – ")
    }
}
