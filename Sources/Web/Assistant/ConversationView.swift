import Assistant
import Cases
import HTML
import Services

/// What was said, oldest first. The buttons of the last answer work; those of earlier ones are words.
struct ConversationView: Component {
    /// The identifier of the last entry, to which the page scrolls.
    static let latest = "latest"

    let visit: Visit
    let conversation: Conversation
    /// Where a button's choice is sent.
    let action: URLReference
    /// The version of the conversation that the page shows; nil before it begins.
    let version: Int?

    /// The identifier of the question under an answer.
    static func opinion(_ index: Int) -> String { "opinion-\(index)" }

    func write(to h: inout HTMLWriter) {
        let last = conversation.entries.indices.last
        let answer = conversation.entries.lastIndex { $0.author != .person }
        h.div(.class("conversation")) { h in
            for (index, entry) in conversation.entries.enumerated() {
                let language = conversation.language(of: entry)
                // What was said in another language than the page's, its buttons and their names with it.
                let texts = visit.site.texts(in: language)
                h.article(
                    .class("said said-" + entry.author.rawValue), .id(index == last ? Self.latest : nil),
                    .tabindex(index == last ? -1 : nil), .lang(language == visit.language ? nil : language.rawValue)
                ) { h in
                    h.h2(texts.assistantAuthor(entry.author), .class("said-by"))
                    if entry.parts.isEmpty { paragraphs(entry.text, &h) }
                    let forms = entry.parts.compactMap { part in
                        if case .openForm(let offer) = part { "form:" + offer.service } else { nil }
                    }
                    for part in entry.parts {
                        let isOpen = index == answer
                        ConversationPartView(
                            visit: visit, language: language, part: part, action: action, version: version,
                            isOpen: isOpen, offered: forms
                        ).write(to: &h)
                    }
                    if let version {
                        FeedbackView(
                            visit: visit, texts: texts, entry: entry, index: index, isLast: index == answer,
                            action: action, version: version
                        ).write(to: &h)
                    }
                    if let explanation = entry.explanation, index > 0 {
                        ExplanationView(texts: texts, language: language, explanation: explanation).write(to: &h)
                    }
                }
            }
        }
    }

    private func paragraphs(_ text: String, _ h: inout HTMLWriter) {
        for line in text.splitLines where !line.isEmpty { h.p(line) }
    }
}

/// One part of what was said.
struct ConversationPartView: Component {
    let visit: Visit
    /// The language of the answer that it stands in.
    let language: Language
    let part: Conversation.Part
    let action: URLReference
    let version: Int?
    /// Whether its buttons work.
    let isOpen: Bool
    /// Choices that another part of the same entry offers already.
    var offered: [String] = []

    private var texts: any Texts { visit.site.texts(in: language) }

    /// The `lang` of words that are in another language than the answer.
    private func lang(_ own: Language?) -> String? { own.flatMap { $0 == language ? nil : $0.rawValue } }

    func write(to h: inout HTMLWriter) {
        switch part {
        case .text(let text): for line in text.splitLines where !line.isEmpty { h.p(line) }
        case .passage(let passage): write(passage, &h)
        case .closest(let links): write(links, &h)
        case .services(let services): write(services, &h)
        case .choices(let choices): buttons(choices.filter { !offered.contains($0.id) }, &h)
        case .question(let question):
            h.p(.class("said-question")) { h in h.strong(question.prompt) }
            if let hint = question.hint { h.p(hint, .class("hint")) }
            buttons(question.choices, &h)
        case .understood(let values): write(values, &h)
        case .result(let result): RuleResultView(visit: visit, texts: texts, result: result).write(to: &h)
        case .openForm(let offer):
            buttons(
                [Conversation.Choice(id: "form:" + offer.service, label: texts.assistantOpenForm(offer.title))], &h)
        case .numbers(let numbers): h.put(EmergencyNumbers(numbers: numbers))
        case .caseStatus(let cases): for standing in cases { write(standing, &h) }
        case .signIn:
            h.p(texts.assistantSignIn)
            h.ul { h in
                h.li { h in h.a(texts.personSignIn, .href(visit.address("/sign-in"))) }
                h.li { h in h.a(texts.followACase, .href(visit.address("/follow"))) }
            }
        case .offerPerson(let offer): write(offer, &h)
        case .checklist(let checklist): write(checklist, &h)
        case .confirmMessage(let proposal):
            h.blockquote { h in for line in proposal.text.splitLines where !line.isEmpty { h.p(line) } }
        case .caseLink(let link):
            let page: URLReference = link.purpose == .correct ? "/correction" : "/messages"
            h.p { h in
                h.a(
                    texts.assistantCaseLink(link.purpose, link.reference),
                    .href(visit.address("/cases/\(link.caseID)\(page)")))
            }
        case .spoken(let spoken): write(spoken, &h)
        }
    }

    // MARK: Languages

    private func write(_ spoken: Conversation.SpokenLanguage, _ h: inout HTMLWriter) {
        h.div(.class("spoken")) { h in
            h.p(spoken.words)
            guard isOpen else { return }
            h.div(.lang(lang(spoken.before))) { h in buttons([spoken.back], &h) }
        }
    }

    // MARK: Buttons

    private func buttons(_ choices: [Conversation.Choice], _ h: inout HTMLWriter) {
        guard isOpen, !choices.isEmpty else { return }
        h.form(.class("choices"), .method(.post), .action(action)) { h in
            h.put(visit.formToken)
            if let version { h.put(HiddenValue(name: "seen", value: String(version))) }
            h.put(
                ButtonRow(
                    buttons: choices.map {
                        Button(label: $0.label, act: .submit(name: "choice", value: $0.id), style: .quiet)
                    }))
        }
    }

    // MARK: What is found

    private func write(_ passage: Conversation.Passage, _ h: inout HTMLWriter) {
        h.blockquote(.class("passage")) { h in
            h.div(.lang(lang(passage.language))) { h in
                if let heading = passage.heading { h.p(heading, .class("passage-heading")) }
                for line in passage.excerpt.splitLines where !line.isEmpty { h.p(line) }
            }
            h.p { h in
                h.text(texts.assistantSource + " ")
                h.a(passage.title, .href(URLReference(checking: passage.link)), .lang(lang(passage.language)))
            }
        }
    }

    private func write(_ links: [Conversation.SheetLink], _ h: inout HTMLWriter) {
        h.ul { h in
            for link in links {
                h.li { h in
                    h.a(link.title, .href(URLReference(checking: link.link)), .lang(lang(link.language)))
                }
            }
        }
    }

    private func write(_ services: [Conversation.ServiceProposal], _ h: inout HTMLWriter) {
        h.ul(.class("proposals")) { h in
            for service in services {
                h.li { h in
                    h.a(service.title, .href(visit.address("/services/\(service.service)")))
                    h.p(service.summary, .class("soft"))
                }
            }
        }
    }

    private func write(_ values: [Conversation.UnderstoodValue], _ h: inout HTMLWriter) {
        h.put(
            FactsList(
                facts: values.map { value in
                    FactsList.Fact(term: value.label, lines: [value.value] + [value.working].compactMap { $0 })
                }))
    }

    // MARK: Cases and people

    private func write(_ standing: CaseStanding, _ h: inout HTMLWriter) {
        h.div(.class("card")) { h in
            h.p { h in
                h.a(standing.title, .href(visit.address("/cases/\(standing.caseID)")))
                h.text(" ")
                h.span(standing.reference, .class("reference"))
                h.text(" ")
                h.put(Tag(text: standing.state, tone: standing.isDecided ? .neutral : .wait))
            }
            if let awaited = standing.awaited { h.p(awaited) }
            if let byWhen = standing.byWhen { h.p(byWhen) }
        }
    }

    private func write(_ offer: Conversation.PersonOffer, _ h: inout HTMLWriter) {
        h.p(offer.words)
        guard isOpen else { return }
        h.p { h in
            if let phone = offer.phone {
                h.a(phone, .href(.telephone(phone)))
                h.text(" · ")
            }
            h.a(texts.contactUs, .href(visit.address("/contact")))
        }
        let person = visit.address("/person")
        let reference = visit.target.map { person.adding("conversation", $0.description) } ?? person
        h.put(ButtonRow(buttons: [Button(label: texts.personTitle, act: .go(reference), icon: .person)]))
    }

    private func write(_ checklist: Conversation.Checklist, _ h: inout HTMLWriter) {
        h.h3(checklist.title)
        h.ul(.class("checklist")) { h in
            for item in checklist.items {
                h.li { h in
                    h.a(item.title, .href(visit.address("/services/\(item.service)")))
                    h.p(item.summary, .class("soft"))
                    if let when = item.when { h.p(when) }
                    if item.canBeChecked {
                        h.p { h in
                            h.a(
                                texts.assistantCheckRight,
                                .href(visit.address("/services/\(item.service)/eligibility")))
                        }
                    }
                }
            }
        }
    }
}

/// What the rules say, with its explanation and the law.
struct RuleResultView: Component {
    let visit: Visit
    let texts: any Texts
    let result: Conversation.RuleResult

    func write(to h: inout HTMLWriter) {
        h.div(.class("card finding")) { h in
            h.h3 { h in h.a(result.title, .href(visit.address("/services/\(result.service)"))) }
            h.p { h in
                h.put(Tag(text: texts.assistantVerdict(result.verdict), tone: tone))
            }
            for line in result.words.splitLines where !line.isEmpty { h.p(line) }
            if let amount = result.amount { h.p(amount, .class("lede")) }
            if !result.missing.isEmpty {
                h.p(texts.eligibilityMissing)
                h.ul { h in for question in result.missing { h.li(question) } }
            }
            if let decidedBy = result.decidedBy { h.p(decidedBy, .class("soft")) }
            if let link = result.link {
                h.p { h in h.a(link.title, .href(URLReference(checking: link.link))) }
            }
            if !result.lines.isEmpty {
                h.details(.class("disclosure")) { h in
                    h.summary { h in
                        h.text(texts.benefitsWhy)
                        h.visuallyHidden(" – " + result.title)
                    }
                    h.ul { h in
                        for line in result.lines {
                            h.li { h in
                                h.strong(line.label)
                                h.text(texts.assistantRuleLine(value: line.value, formula: line.formula))
                                if let reference = line.reference { h.span(" " + reference, .class("soft")) }
                            }
                        }
                    }
                }
            }
        }
    }

    private var tone: Tone {
        switch result.verdict {
        case .yes: .good
        case .no: .neutral
        case .unknown: .wait
        }
    }
}
