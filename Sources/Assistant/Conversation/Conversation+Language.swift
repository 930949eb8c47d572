public import Services

extension Conversation {
    /// The language that an entry is in.
    public func language(of entry: Entry) -> Language { entry.language ?? language }

    /// The conversation held in another language from now on: what was said stays as it was, answers of an interview are
    /// read as they were meant.
    ///
    /// - Parameter services: those that people can use now: their questions say how an answer is written.
    public func speaking(_ wanted: Language, services: [ServiceDefinition]) -> Conversation {
        guard wanted != language else { return self }
        var result = self
        for index in result.entries.indices where result.entries[index].language == nil {
            result.entries[index].language = language
        }
        result.language = wanted
        func again(_ said: SaidAnswer) -> SaidAnswer { said.written(in: wanted, from: language, services: services) }
        result.state.interview?.answers = (state.interview?.answers ?? []).map(again)
        switch state.pending {
        case .contradiction(let answers)?:
            result.state.pending = .contradiction(
                DialogueState.ContradictoryAnswer(before: again(answers.before), now: again(answers.now)))
        case .conversion(let said, let label)?:
            result.state.pending = .conversion(said: again(said), label: label)
        default: break
        }
        return result
    }

    /// The conversation as a message goes on with it: in the language that its words certainly are in, until the person has
    /// chosen one, or in the one that they press.
    func following(_ message: Dialogue.Message, services: [ServiceDefinition]) -> Conversation {
        switch message {
        case .text(let text):
            guard state.hasChosenLanguage != true, let heard = MessageLanguage.recognised(in: text) else { return self }
            return speaking(heard, services: services)
        case .choice(let id):
            guard let wanted = ChoiceID.language(id) else { return self }
            var result = speaking(wanted, services: services)
            result.state.hasChosenLanguage = true
            return result
        }
    }
}

extension SaidAnswer {
    /// The same answer as it is written in another language: decimal marks and dates differ.
    fileprivate func written(
        in wanted: Language, from language: Language, services: [ServiceDefinition]
    ) -> SaidAnswer {
        guard let definition = services.first(where: { $0.id == service }),
            let question = definition.question(question),
            case .value(let value) = question.type.parse(
                RawAnswer(parts: parts), in: definition.language(preferring: language))
        else { return self }
        let parts = question.type.edit(value, in: definition.language(preferring: wanted)).parts
        return SaidAnswer(service: service, question: self.question, parts: parts)
    }
}
