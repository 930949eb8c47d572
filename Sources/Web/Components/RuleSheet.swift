import FEEL
import HTML
import Services

/// What the rules made of a case's answers: each value with its text of law, and on demand how it was worked out, with
/// which values, and the text that sets each of them.
struct RuleSheet: Component {
    let explanations: [RuleExplanation]
    let texts: any Texts
    let language: Language
    /// What a register is called; nil where nobody is told whence answers come.
    var registerName: ((String) -> String)?

    func write(to h: inout HTMLWriter) {
        guard !explanations.isEmpty else { return }
        h.ul(.class("rules"), .role(.list)) { h in
            for explanation in explanations {
                h.li(.class("rule")) { h in rule(explanation, &h) }
            }
        }
    }

    private func rule(_ explanation: RuleExplanation, _ h: inout HTMLWriter) {
        let label = typeset(explanation.rule.label[language])
        h.p(.class("rule-head")) { h in
            h.span(label, .class("rule-label"))
            h.strong(explanation.value.isEmpty ? texts.noValue : explanation.value)
        }
        if let reference = explanation.reference { h.p(typeset(reference), .class("soft rule-law")) }
        h.details(.class("disclosure")) { h in
            h.summary { h in
                h.text(texts.howComputedShort)
                h.visuallyHidden(texts.howComputed(label))
            }
            if let condition = explanation.condition { sentence(texts.appliesWhen, condition, &h) }
            if explanation.rule.lines.isEmpty { sentence(texts.formulaIs, explanation.formula, &h) }
            branches(explanation, &h)
            if let rounding = explanation.rounding {
                sentence(texts.beforeRounding, "\(rounding.before), \(rounding.words)", &h)
            }
            guard !explanation.inputs.isEmpty else { return }
            h.p(texts.valuesUsed)
            h.put(FactsList(facts: explanation.inputs.map(fact)))
        }
    }

    /// The conditions tried, down to the one that held.
    private func branches(_ explanation: RuleExplanation, _ h: inout HTMLWriter) {
        guard !explanation.branches.isEmpty else { return }
        h.p(texts.branchesTried)
        h.ol { h in
            for branch in explanation.branches {
                h.li { h in
                    if let condition = branch.condition {
                        h.text(condition + texts.branchAnswer(branch.holds))
                    }
                    if let value = branch.value {
                        h.strong((branch.condition == nil ? texts.branchOtherwise : texts.branchGives) + value)
                    }
                }
            }
        }
    }

    private func sentence(_ title: String, _ words: String, _ h: inout HTMLWriter) {
        h.p { h in
            h.strong(title)
            h.text(" " + words)
        }
    }

    private func fact(_ input: RuleExplanation.Input) -> FactsList.Fact {
        var lines = [input.value.isEmpty ? texts.noValue : input.value]
        switch input.source {
        case .answer: if let provenance = input.provenance, let source = origin(provenance) { lines.append(source) }
        case .rule(let reference): lines += [reference].compactMap { $0 }.map(typeset)
        case .parameter(let from, let reference):
            lines.append(
                texts.valueInForce(since: Formatting.date(from, in: texts.language), reference: reference.map(typeset)))
        }
        return FactsList.Fact(term: typeset(input.label), lines: lines)
    }

    /// Where the data of an answer come from, in words.
    private func origin(_ provenance: Provenance) -> String? {
        guard let registerName else { return nil }
        return switch provenance {
        case .register(let id): texts.dataFrom(.register(registerName(id)))
        case .correction(let id, let said): texts.dataFrom(.correction(register: registerName(id), said: said))
        default: texts.dataFrom(provenance)
        }
    }

    private func typeset(_ text: String) -> String { Typography.typeset(text, in: language.rawValue) }
}
