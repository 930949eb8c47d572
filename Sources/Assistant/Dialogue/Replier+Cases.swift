import Services

extension Replier {
    // MARK: What was agreed to

    mutating func agree() {
        let pending = state.pending
        state.pending = nil
        switch pending {
        case .agreeToBenefits: startBenefits()
        case .check(let service): check(service)
        case .sendMessage(let caseID, let reference, let text):
            guard context.cases?.contains(where: { $0.caseID == caseID }) == true else {
                return composer.add(.signIn)
            }
            composer.say(texts.messageSent(reference))
            acts.append(
                .sendMessage(Conversation.MessageProposal(caseID: caseID, reference: reference, text: text)))
        case .conversion(let said, let label): agreeToConversion(said, label)
        case .person(let reason):
            composer.say(texts.personHandedOver)
            acts.append(.handOver(reason))
        case .resume: resume()
        case .keepChecklist(let event): keep(event)
        case .chooseService, .chooseCase, .messageText, .contradiction, nil: composer.say(texts.fine)
        }
    }

    mutating func decline() {
        let pending = state.pending
        state.pending = nil
        switch pending {
        case .agreeToBenefits: composer.say(texts.benefitsDeclined)
        case .sendMessage, .messageText: composer.say(texts.messageNotSent)
        case .conversion:
            composer.say(texts.convertNot)
            goOn()
        case .person:
            composer.say(texts.personDeclined)
            comeBack()
        default: composer.say(texts.nothingToLeave)
        }
    }

    // MARK: Cases

    /// The person's cases; nil, with what is to be done first, when nobody is signed in or there is none.
    private mutating func knownCases() -> [CaseStanding]? {
        guard let cases = context.cases else {
            composer.add(.signIn)
            return nil
        }
        guard !cases.isEmpty else {
            composer.say(texts.noCases)
            return nil
        }
        return cases
    }

    mutating func showCases() {
        state.unsureCount = 0
        guard let cases = knownCases() else { return comeBack() }
        let words: MessageWords? = if case .text(let text) = message { MessageWords(text) } else { nil }
        let reader = Reader(conversation: conversation, context: context)
        let chosen = words.flatMap { reader.chosenCase($0) }
        let shown = chosen.map { [$0] } ?? Array(cases.prefix(5))
        composer.say(texts.yourCases)
        composer.add(.caseStatus(shown))
        for standing in shown where standing.awaited != nil {
            composer.add(
                .caseLink(
                    Conversation.CaseLink(
                        caseID: standing.caseID, reference: standing.reference, purpose: .correct)))
        }
        composer.add(
            .choices([
                Conversation.Choice(id: ChoiceID.write, label: texts.writeChoice),
                Conversation.Choice(id: ChoiceID.correct, label: texts.correctChoice),
                Conversation.Choice(id: ChoiceID.person, label: texts.personChoice),
            ]))
        if shown.count == 1 { state.topic = shown[0].service }
    }

    mutating func write(_ text: String?) {
        guard let cases = knownCases() else { return }
        guard cases.count == 1 || named(among: cases) != nil, let standing = named(among: cases) ?? cases.first else {
            state.pending = .chooseCase(toWrite: true)
            composer.say(texts.whichCase)
            return composer.add(.choices(cases.prefix(6).map(choice)))
        }
        ask(about: standing, text)
    }

    private func named(among cases: [CaseStanding]) -> CaseStanding? {
        guard case .text(let text) = message else { return nil }
        return Reader(conversation: conversation, context: context).chosenCase(MessageWords(text))
    }

    private mutating func ask(about standing: CaseStanding, _ text: String?) {
        state.pending = .messageText(caseID: standing.caseID, reference: standing.reference)
        if let text { return confirm(text) }
        composer.say(texts.whatToWrite)
    }

    private func choice(_ standing: CaseStanding) -> Conversation.Choice {
        Conversation.Choice(
            id: ChoiceID.caseOf(standing.caseID), label: "\(standing.title) (\(standing.reference))")
    }

    /// Reads a message back before it is sent.
    mutating func confirm(_ text: String) {
        guard case .messageText(let caseID, let reference)? = state.pending else {
            return composer.say(texts.staleChoice)
        }
        state.pending = .sendMessage(caseID: caseID, reference: reference, text: text)
        composer.add(
            .confirmMessage(Conversation.MessageProposal(caseID: caseID, reference: reference, text: text)))
        composer.add(
            .choices([
                Conversation.Choice(id: ChoiceID.yes, label: texts.sendChoice),
                Conversation.Choice(id: ChoiceID.no, label: texts.doNotSendChoice),
            ]))
    }

    mutating func correct() {
        guard let cases = knownCases() else { return }
        guard cases.count == 1 || named(among: cases) != nil, let standing = named(among: cases) ?? cases.first else {
            state.pending = .chooseCase(toWrite: false)
            composer.say(texts.whichCase)
            return composer.add(.choices(cases.prefix(6).map(choice)))
        }
        showLink(standing)
    }

    private mutating func showLink(_ standing: CaseStanding) {
        composer.add(
            .caseLink(
                Conversation.CaseLink(caseID: standing.caseID, reference: standing.reference, purpose: .correct)))
    }

    mutating func chosen(case id: String) {
        guard let standing = context.cases?.first(where: { $0.caseID == id }) else {
            return composer.say(texts.staleChoice)
        }
        if case .chooseCase(let toWrite)? = state.pending {
            return toWrite ? ask(about: standing, nil) : showLink(standing)
        }
        composer.add(.caseStatus([standing]))
    }
}
