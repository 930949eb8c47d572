import Services

/// Answers a message: builds what is said and what is kept in mind.
struct Replier {
    var conversation: Conversation
    let context: DialogueContext
    let reading: Dialogue.Reading
    let findings: Findings?
    let message: Dialogue.Message
    var composer: Composer
    var acts: [Dialogue.Act] = []

    init(
        conversation: Conversation, context: DialogueContext, reading: Dialogue.Reading, findings: Findings?,
        message: Dialogue.Message
    ) {
        self.conversation = conversation
        self.context = context
        self.reading = reading
        self.findings = findings
        self.message = message
        composer = Composer(texts: AssistantCatalogue.texts(conversation.language))
    }

    var texts: any AssistantTexts { composer.texts }
    var language: Language { conversation.language }
    var state: DialogueState {
        get { conversation.state }
        set { conversation.state = newValue }
    }

    mutating func reply() -> Dialogue.Turn {
        switch reading.intention {
        case .emergency(let kinds): emergency(kinds)
        case .person: offerPerson(.asked)
        case .nothing: composer.say(texts.nothingSaid)
        case .question: answer()
        default: composer.say(texts.staleChoice)
        }
        let entry = composer.entry(
            Explanation(
                intention: reading.intention.name, evidence: reading.evidence, query: reading.query, findings: findings)
        )
        conversation.append([Conversation.Entry(author: .person, text: said), entry])
        return Dialogue.Turn(conversation: conversation, entries: [entry], acts: acts)
    }

    /// What the person is shown to have said.
    private var said: String {
        switch message {
        case .text(let text): String(text.prefix(Conversation.maximumMessage))
        case .choice(let id): label(ofChoice: id) ?? id
        }
    }

    private func label(ofChoice id: String) -> String? {
        for entry in conversation.entries.reversed() {
            for part in entry.parts.reversed() {
                let choices: [Conversation.Choice] =
                    switch part {
                    case .choices(let choices): choices
                    case .question(let question): question.choices
                    default: []
                    }
                if let choice = choices.first(where: { $0.id == id }) { return choice.label }
            }
        }
        return nil
    }
}

extension Dialogue.Intention {
    /// Its name, without what it holds: for explanations.
    var name: String { String(describing: self).prefix { $0 != "(" }.description }
}
