import Services

/// Answers a message: builds what is said and what is kept in mind.
struct Replier {
    var conversation: Conversation
    /// The language before the message.
    let before: Language
    let context: DialogueContext
    let reading: Dialogue.Reading
    let findings: Findings?
    let message: Dialogue.Message
    var composer: Composer
    var acts: [Dialogue.Act] = []

    init(
        conversation: Conversation, before: Language, context: DialogueContext, reading: Dialogue.Reading,
        findings: Findings?,
        message: Dialogue.Message
    ) {
        self.conversation = conversation
        self.before = before
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
        let waited = state.pending
        // What was waited for no longer is, once something else was said.
        if !answersPending && !keepsPending { state.pending = nil }
        if case .text = message, before != language { tellLanguage() }
        if movesOn { state.ageTopic() }
        perform(reading.intention)
        state.forgetStaleTopic()
        if answersPending, state.pending == waited { state.pending = nil }
        if composer.isEmpty { composer.say(texts.fine) }
        showConcerns()
        let entry = composer.entry(
            Explanation(
                intention: reading.intention.name, evidence: reading.evidence, query: reading.query, findings: findings)
        )
        conversation.append([Conversation.Entry(author: .person, text: said, language: saidIn), entry])
        return Dialogue.Turn(conversation: conversation, entries: [entry], acts: acts)
    }

    /// Whether a message may be about something else than what was talked about.
    private var movesOn: Bool {
        guard state.interview?.asked == nil else { return false }
        switch reading.intention {
        case .smallTalk, .nothing, .explainQuestion, .speak, .agree, .decline, .staleChoice: return false
        default: return true
        }
    }

    /// Whether what was waited for still is, after a message that was about something else.
    private var keepsPending: Bool {
        switch reading.intention {
        case .explainQuestion, .nothing, .staleChoice, .speak: true
        default: false
        }
    }

    /// Whether a message answers what was waited for.
    private var answersPending: Bool {
        switch reading.intention {
        case .agree, .decline, .chosenService, .chosenCase, .words, .settle: true
        default: false
        }
    }

    private mutating func perform(_ intention: Dialogue.Intention) {
        switch intention {
        case .emergency(let kinds): emergency(kinds)
        case .insult: insult()
        case .person: askForPerson(.asked)
        case .nothing: composer.say(texts.nothingSaid)
        case .smallTalk(let kind): smallTalk(kind)
        case .complaint: complaint()
        case .technical(let kind): technical(kind)
        case .question: answer()
        case .service(let id): propose(id)
        case .check(let service): check(service)
        case .benefits: askForBenefits()
        case .lifeEvent(let event): checklist(event)
        case .office(let id): describeOffice(id)
        case .myCases: showCases()
        case .writeMessage(let text): write(text)
        case .correctCase: correct()
        case .words(let text): confirm(text)
        case .agree: agree()
        case .decline: decline()
        case .chosenService(let id): chosen(service: id)
        case .chosenCase(let id): chosen(case: id)
        case .answer(let answer): hear(answer)
        case .explainQuestion: explainQuestion()
        case .skip: skip()
        case .leave: leave()
        case .resume: resume()
        case .restart: restart()
        case .enough: conclude()
        case .openForm(let id): openForm(id)
        case .keepChecklist(let event): keep(event)
        case .settle(let keepsBefore): settle(keepsBefore: keepsBefore)
        case .speak: speak()
        case .staleChoice: composer.say(texts.staleChoice)
        }
    }

    /// The language of what the person said: their own words may be in another than the conversation's.
    private var saidIn: Language {
        switch message {
        case .text(let text): MessageLanguage.recognised(in: text) ?? language
        case .choice(let id): ChoiceID.language(id) ?? before
        }
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
                    case .spoken(let spoken): [spoken.back]
                    default: []
                    }
                if let choice = choices.first(where: { $0.id == id }) { return choice.label }
            }
        }
        return nil
    }
}
