import Assistant
import HTML
import Services

/// What was said between a person, the assistant and agents, oldest first; a script adds what comes.
struct ReceptionTalk: Component {
    /// The identifier of the last entry, to which the page scrolls.
    static let latest = "latest"

    let visit: Visit
    let conversation: Conversation
    /// The office that answers, as the person reads it.
    let office: String
    /// Whether an agent reads it: insults are folded away, and the assistant's reasons are told.
    let isDesk: Bool

    private var texts: any Texts { visit.texts }

    func write(to h: inout HTMLWriter) {
        let last = conversation.entries.indices.last
        let language = conversation.language
        h.div(
            .class("conversation"), .role(.log), .tabindex(0), .ariaLabel(texts.receptionTalk),
            .data("part", "log"), .lang(language == visit.language ? nil : language.rawValue)
        ) { h in
            for (index, entry) in conversation.entries.enumerated() {
                h.article(
                    .class("said said-" + entry.author.rawValue), .id(index == last ? Self.latest : nil)
                ) { h in
                    h.h2(author(entry.author), .class("said-by"))
                    said(entry, &h)
                    if isDesk, let explanation = entry.explanation, index > 0 { reasons(explanation, &h) }
                }
            }
        }
    }

    private func author(_ author: Conversation.Author) -> String {
        switch author {
        case .person: isDesk ? texts.saidByPerson : texts.fromYou
        case .assistant: texts.saidByAssistant
        case .agent: texts.saidByAgent(office)
        case .platform: texts.saidByPlatform
        }
    }

    private func said(_ entry: Conversation.Entry, _ h: inout HTMLWriter) {
        let findings = isDesk && entry.author == .person ? AbuseFilter.findings(in: entry.text) : []
        guard findings.isEmpty else {
            h.details(.class("held-back")) { h in
                h.summary(texts.heldBack(findings.contains(.threat) ? .threat : .insult))
                paragraphs(entry.text, &h)
            }
            return
        }
        paragraphs(entry.text, &h)
        links(entry.parts, &h)
    }

    private func paragraphs(_ text: String, _ h: inout HTMLWriter) {
        for line in text.splitLines { h.p(line, .dir(.auto)) }
    }

    /// Where what the assistant quoted is read.
    private func links(_ parts: [Conversation.Part], _ h: inout HTMLWriter) {
        let links = parts.flatMap { part -> [(String, String)] in
            switch part {
            case .passage(let passage): [(passage.title, passage.link)]
            case .closest(let links): links.map { ($0.title, $0.link) }
            default: []
            }
        }.compactMap { title, link in URLReference(checking: link).map { (title, $0) } }
        guard !links.isEmpty else { return }
        h.ul { h in for (title, link) in links { h.li { h in h.a(title, .href(link)) } } }
    }

    /// Why the assistant answered so.
    private func reasons(_ explanation: Explanation, _ h: inout HTMLWriter) {
        var facts = [FactsList.Fact(term: texts.understoodAs, lines: [explanation.intention] + explanation.evidence)]
        if let query = explanation.query { facts.append(FactsList.Fact(term: texts.searchedFor, lines: [query])) }
        if let confidence = explanation.confidence {
            let words = texts.confidenceWords(Int((confidence * 100).rounded()), isSure: explanation.isSure ?? false)
            facts.append(FactsList.Fact(term: texts.howSure, lines: [words]))
        }
        if !explanation.candidates.isEmpty {
            facts.append(
                FactsList.Fact(
                    term: texts.sheetsConsidered,
                    lines: explanation.candidates.map { "\($0.sheet) (\($0.score))" }))
        }
        h.details(.class("why")) { h in
            h.summary(texts.whyAssistantSaidSo)
            h.put(FactsList(facts: facts))
        }
    }
}
