public import FEEL

/// A message that the service's authors wrote for agents to send within a case: they choose it, read it over and change
/// it as they like before it goes.
public struct MessageTemplate: Sendable {
    /// Its name in the definition.
    public let id: String
    /// What it is for, as agents choose it.
    public let title: LocalizedText
    /// Its text by language.
    let texts: [Language: TextTemplate<LetterInsertion>]
}

extension ServiceDefinition {
    /// A message of the definition for a case, in plain text: what a letter may insert, it may. Pure.
    ///
    /// - Parameters:
    ///   - id: the message's name.
    ///   - language: the person's language; the definition's first is used where it lacks this one.
    ///   - answers: the case's answers.
    ///   - computed: the values of its rules.
    ///   - facts: what is known of the case; no decision is made yet, so that its reasons are empty.
    /// - Returns: nil when the definition has no such message.
    public func message(
        _ id: String, in language: Language, answers: Answers, computed: [String: Value], facts: LetterFacts
    ) -> String? {
        let language = self.language(preferring: language)
        guard let text = messages.first(where: { $0.id == id })?.texts[language] else { return nil }
        let context = letterContext(answers: answers, computed: computed, facts: facts, in: language)
        return text.filled { filling(of: $0, in: context, language) }.typeset(in: language).plainText
    }
}
