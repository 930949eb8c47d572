import Assistant
import HTML
import Services

/// Why the assistant answered so, for people: what it understood, what it searched, how far it is sure, and the sheets it
/// looked at. What it measured stands folded below.
struct ExplanationView: Component {
    let texts: any Texts
    /// The language of the answer.
    let language: Language
    let explanation: Explanation

    func write(to h: inout HTMLWriter) {
        h.details(.class("disclosure why")) { h in
            h.summary(texts.assistantWhy)
            var facts = [
                FactsList.Fact(
                    term: texts.assistantIntention, lines: [explanation.understood(in: language)])
            ]
            if let query = explanation.query {
                facts.append(FactsList.Fact(term: texts.assistantQuery, lines: [query]))
            }
            if let confidence = explanation.confidence {
                facts.append(
                    FactsList.Fact(
                        term: texts.assistantConfidence,
                        lines: [texts.assistantConfidence(confidence, isSure: explanation.isSure ?? false)]))
            }
            h.put(FactsList(facts: facts))
            if !explanation.candidates.isEmpty {
                h.p(texts.assistantCandidates)
                h.ol { h in for candidate in explanation.candidates { h.li { h in write(candidate, &h) } } }
            }
            measures(&h)
        }
    }

    private func write(_ candidate: Explanation.Candidate, _ h: inout HTMLWriter) {
        let lang = candidate.language.flatMap { $0 == language ? nil : $0.rawValue }
        h.span(.lang(lang)) { h in
            if let title = candidate.title, let link = candidate.link.flatMap({ URLReference(checking: $0) }) {
                h.a(title, .href(link))
            } else {
                h.text(candidate.title ?? candidate.sheet)
            }
            if let heading = candidate.heading, heading != candidate.title { h.text(" – " + heading) }
        }
    }

    /// Names and numbers as the engine has them, for whoever mends sheets or patterns.
    private func measures(_ h: inout HTMLWriter) {
        h.details(.class("measures")) { h in
            h.summary(texts.assistantMeasures)
            h.p { h in h.code(([explanation.intention] + explanation.evidence).joined(separator: " · ")) }
            guard !explanation.candidates.isEmpty else { return }
            h.ol { h in
                for candidate in explanation.candidates {
                    let signals = candidate.ranks.sorted { $0.key < $1.key }.map {
                        texts.assistantSignal($0.key, rank: $0.value)
                    }
                    h.li { h in
                        h.code(candidate.sheet)
                        h.text(" \(candidate.score) (\(signals.joined(separator: ", ")))")
                    }
                }
            }
        }
    }
}
