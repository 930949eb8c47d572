import FEEL
import HTML
import Services

/// The rules of a service, published on its page: in words, with their texts of law and the figures they use (CRPA,
/// L. 312-1-3).
struct RulesInForce: Component {
    let service: ServiceDefinition
    let day: CivilDate
    let texts: any Texts
    let language: Language

    func write(to h: inout HTMLWriter) {
        guard !service.rules.isEmpty else { return }
        h.h2(texts.rulesInForceTitle)
        h.p(texts.rulesInForceText)
        for published in service.publishedRules(on: day, in: language) {
            h.details(.class("disclosure")) { h in
                h.summary(typeset(published.rule.label[language]))
                if let reference = published.reference { h.p(typeset(reference), .class("soft")) }
                if let condition = published.condition { sentence(texts.appliesWhen, condition, &h) }
                lines(published.lines, &h)
                if let rounding = published.rounding { sentence(texts.roundedSo, rounding, &h) }
            }
        }
        parameters(&h)
    }

    private func lines(_ lines: [PublishedRule.Line], _ h: inout HTMLWriter) {
        if lines.count == 1, let line = lines.first, line.condition == nil {
            sentence(texts.formulaIs, line.value, &h)
            return
        }
        h.ul { h in
            for line in lines {
                h.li { h in
                    h.text((line.condition.map { $0 + "\u{A0}: " } ?? texts.branchOtherwise))
                    h.strong(line.value)
                }
            }
        }
    }

    /// Each figure with all its values, the latest first: what an old request was computed with stays readable.
    private func parameters(_ h: inout HTMLWriter) {
        guard !service.parameters.isEmpty else { return }
        h.details(.class("disclosure")) { h in
            h.summary(texts.parametersInForce)
            h.put(
                FactsList(
                    facts: service.parameters.map { parameter in
                        FactsList.Fact(
                            term: typeset(parameter.label?[language] ?? parameter.id),
                            lines: parameter.values.reversed().map { dated in
                                parameter.form.print(.number(dated.value), in: language) + ", "
                                    + texts.valueInForce(
                                        since: Formatting.date(dated.from, in: language),
                                        reference: dated.reference.map(typeset))
                            })
                    }))
        }
    }

    private func sentence(_ title: String, _ words: String, _ h: inout HTMLWriter) {
        h.p { h in
            h.strong(title)
            h.text(" " + words)
        }
    }

    private func typeset(_ text: String) -> String { Typography.typeset(text, in: language.rawValue) }
}

/// Says that the organisation only tells what others decide, who does, and where to ask.
struct SimulationNotice: Component {
    let simulation: Simulation
    let texts: any Texts
    let language: Language
    /// Whether it was said already that others decide.
    var isTold = false

    func write(to h: inout HTMLWriter) {
        if !isTold {
            h.put(
                Notice(title: texts.simulationTag, body: Prose(simulation.decidedBy[language]), tone: .accent))
        }
        guard let url = URLReference(checking: simulation.apply.url) else { return }
        h.put(
            ButtonRow(buttons: [
                Button(
                    label: simulation.apply.text[language], act: .go(url), style: .quiet, icon: .arrow, iconLast: true)
            ]))
    }
}
