import Services

extension Replier {
    /// Says that the answer is in the language of the message, with the way back.
    mutating func tellLanguage() {
        let back = Conversation.Choice(
            id: ChoiceID.speak(before), label: AssistantCatalogue.texts(before).answerInThisLanguage)
        composer.add(
            .spoken(Conversation.SpokenLanguage(words: texts.writtenInThisLanguage, before: before, back: back)))
    }

    /// Goes on in the language that was pressed, with the last answer again.
    mutating func speak() {
        composer.say(texts.speaksThisLanguage)
        if reading.query != nil { return answer() }
        guard state.pending == nil, state.interview?.asked != nil else { return sayChoicesAgain() }
        comeBack()
    }

    /// The buttons of the last answer, in this language.
    private mutating func sayChoicesAgain() {
        guard let last = conversation.entries.last(where: { $0.author == .assistant }) else { return }
        let choices = last.parts.flatMap { part -> [Conversation.Choice] in
            if case .choices(let choices) = part { choices } else { [] }
        }
        if !choices.isEmpty { composer.add(.choices(choices.map(again))) }
    }

    private func again(_ choice: Conversation.Choice) -> Conversation.Choice {
        let id = choice.id
        func service(after prefix: String) -> String? {
            id.hasPrefix(prefix) ? context.service(String(id.dropFirst(prefix.count))).map(title) : nil
        }
        let isMessage = if case .sendMessage? = state.pending { true } else { false }
        let label: String? =
            switch id {
            case ChoiceID.yes: isMessage ? texts.sendChoice : texts.yes
            case ChoiceID.no: isMessage ? texts.doNotSendChoice : texts.no
            case ChoiceID.person: texts.personChoice
            case ChoiceID.benefits: texts.benefitsChoice
            case ChoiceID.myCases: texts.myCasesChoice
            case ChoiceID.resume: texts.goOn
            case ChoiceID.restart: texts.startAgain
            case ChoiceID.write: texts.writeChoice
            case ChoiceID.correct: texts.correctChoice
            case _ where id.hasPrefix(ChoiceID.keep("")): texts.keepChecklist
            default:
                service(after: ChoiceID.service("")) ?? service(after: ChoiceID.check("")).map(texts.checkChoice)
                    ?? service(after: ChoiceID.form("")).map(texts.formChoice)
            }
        return Conversation.Choice(id: id, label: label ?? choice.label)
    }
}
