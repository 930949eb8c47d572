public import FEEL

/// A letter ready to be read over, edited and sent.
public struct RenderedLetter: Sendable, Hashable {
    /// The subject, in one line.
    public let subject: String
    /// The body, in Markdown: what people answered is escaped in it, and stays plain text whatever it holds.
    public let body: String
}

extension ServiceDefinition {
    /// Writes a letter of the definition for a case. Pure.
    ///
    /// - Parameters:
    ///   - name: the letter's name.
    ///   - language: the person's language; the definition's first is used where it lacks this one.
    ///   - answers: the case's answers.
    ///   - computed: the values worked out from them at submission.
    ///   - facts: what is known of the case and the decision.
    /// - Returns: nil when the definition has no such letter.
    public func letter(
        _ name: String, in language: Language, answers: Answers, computed: [String: Value], facts: LetterFacts
    ) -> RenderedLetter? {
        let language = self.language(preferring: language)
        guard let text = letters[name]?.texts[language] else { return nil }
        let context = letterContext(answers: answers, computed: computed, facts: facts, in: language)
        let fill = { (insertion: LetterInsertion) in self.filling(of: insertion, in: context, language) }
        let subject = text.subject.filled(with: fill).words
        return RenderedLetter(subject: subject, body: text.body.filled(with: fill).markdown)
    }

    func filling(
        of insertion: LetterInsertion, in context: EvaluationContext, _ language: Language
    ) -> InsertionFilling {
        let value = insertion.expression.evaluate(in: context).value
        if value == .null { return .text("") }
        if let question = insertion.question.flatMap(question) {
            return .text(question.type.print(value, in: language))
        }
        guard case .list(let items) = value else {
            return .text((insertion.form ?? .plain).print(value, in: language))
        }
        return .items(items.map { ValuePrinter.print($0, in: language) })
    }

    func letterContext(
        answers: Answers, computed: [String: Value], facts: LetterFacts, in language: Language
    ) -> EvaluationContext {
        var context = valuesContext(answers: answers, computed: computed, on: facts.decidedOn, scope: plan.letterScope)
        // What depends on parameters was worked out on that day.
        context.readLaw(plan, on: facts.submittedOn)
        for (name, value) in facts.values(for: self, in: language) {
            if let slot = plan.letterScope.slot(of: name) { context[slot: slot] = value }
        }
        return context
    }
}
