import Assistant
import Cases
import HTML
import Services

/// What was said between a person, the assistant and agents, oldest first; a script adds what comes.
struct ReceptionTalk: Component {
    /// The identifier of the last entry, to which the page scrolls.
    static let latest = "latest"

    let visit: Visit
    let id: Identifier
    let conversation: Conversation
    /// The office that answers, as the person reads it.
    let office: String
    /// Whether an agent reads it: insults are folded away, and the assistant's reasons are told.
    let isDesk: Bool

    private var texts: any Texts { visit.texts }

    func write(to h: inout HTMLWriter) {
        let last = conversation.entries.indices.last
        h.div(
            .class("conversation"), .role(.log), .tabindex(0), .ariaLabel(texts.receptionTalk),
            .data("part", "log")
        ) { h in
            for (index, entry) in conversation.entries.enumerated() {
                let language = conversation.language(of: entry)
                let lang = language == visit.language ? nil : language.rawValue
                h.article(
                    .class("said said-" + entry.author.rawValue), .id(index == last ? Self.latest : nil),
                    .tabindex(index == last ? -1 : nil)
                ) { h in
                    h.h2(author(entry.author), .class("said-by"))
                    if let lang { h.div(.lang(lang)) { h in said(entry, &h) } } else { said(entry, &h) }
                    if isDesk, let explanation = entry.explanation, index > 0 {
                        h.put(ExplanationView(texts: texts, language: visit.language, explanation: explanation))
                    }
                }
            }
        }
    }

    private func author(_ author: Conversation.Author) -> String {
        switch author {
        case .person: isDesk ? texts.saidByPerson : texts.fromYou
        case .agent: texts.saidByAgent(office)
        case .assistant, .platform: texts.assistantAuthor(author)
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
        guard !entry.parts.isEmpty else { return paragraphs(entry.text, &h) }
        // What could be pressed is words here: a person answers now.
        for part in entry.parts {
            ConversationPartView(
                visit: visit, language: conversation.language(of: entry), part: part, action: visit.personAddress(id),
                version: nil, isOpen: false
            ).write(to: &h)
        }
    }

    private func paragraphs(_ text: String, _ h: inout HTMLWriter) {
        for line in text.splitLines { h.p(line, .dir(.auto)) }
    }
}
