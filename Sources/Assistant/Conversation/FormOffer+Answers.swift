public import Services

extension Conversation.FormOffer {
    /// What the form holds already, by path: each "said to the assistant and to be confirmed" (`Provenance.assistant`).
    ///
    /// - Parameters:
    ///   - definition: the service's current version; answers to questions that it no longer asks, or whose answers it would
    ///     not read, are left out.
    ///   - language: the conversation's.
    public func answers(for definition: ServiceDefinition, in language: Language) -> Answers {
        let language = definition.language(preferring: language)
        return answers.reduce(into: [:]) { known, said in
            guard said.service == definition.id, let question = definition.question(said.question),
                case .value(let value) = question.type.parse(RawAnswer(parts: said.parts), in: language)
            else { return }
            known[said.question] = Answer(value, by: .assistant)
        }
    }
}
