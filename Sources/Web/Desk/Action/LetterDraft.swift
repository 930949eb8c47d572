import Cases
import FEEL
import Services

/// Writes the letter of an action from the case, in the language of the person who will read it.
struct LetterDraft: Sendable {
    let current: CaseInHand
    let action: WorkflowAction
    /// The local date that the letter bears.
    let today: CivilDate

    /// The language of the letter: the one in which the form was filled in.
    static func language(of current: CaseInHand) -> Language {
        current.definition.language(preferring: current.case.submission.language)
    }

    /// A message of the definition, for this case; nil when the definition has none of that name.
    static func message(_ id: String, for current: CaseInHand, today: CivilDate) -> String? {
        let submission = current.case.submission
        let facts = LetterFacts(
            reference: submission.reference.description, submittedOn: current.date(current.case.submittedAt),
            decidedOn: today, organisation: current.organisation)
        return current.definition.message(
            id, in: language(of: current), answers: current.case.answers, computed: current.case.computed,
            facts: facts)
    }

    /// What the law adds to the letter of an action on a case.
    static func mentions(of action: WorkflowAction, on current: CaseInHand) -> LetterMentions {
        let outcome = action.to.flatMap(current.definition.workflow.state)?.outcome
        let explanations =
            outcome == nil
            ? []
            : current.definition.explanations(
                answers: current.case.answers, computed: current.case.computed,
                on: current.case.evaluatedOn, in: language(of: current))
        return LetterMentions(
            of: current.definition, outcome: outcome, computed: current.case.computed, explanations: explanations,
            organisation: current.organisation, in: language(of: current))
    }

    /// The letter for these reasons; nil when the action sends none.
    func text(_ basis: ActionForm.Basis) -> ActionForm.LetterText? {
        guard let name = action.letter else { return nil }
        let submission = current.case.submission
        let explanation = basis.explanation.trimmingSpaces
        let facts = LetterFacts(
            reference: submission.reference.description, submittedOn: current.date(current.case.submittedAt),
            decidedOn: today, reasons: ActionForm.reasons(basis, of: action),
            explanation: explanation.isEmpty ? nil : explanation, organisation: current.organisation)
        let letter = current.definition.letter(
            name, in: Self.language(of: current), answers: current.case.answers, computed: current.case.computed,
            facts: facts)
        return letter.map { ActionForm.LetterText(subject: $0.subject, body: $0.body) }
    }

    /// The form with the letter that stands on screen next.
    func completing(_ form: ActionForm, rewrites: Bool) -> ActionForm {
        guard let fresh = text(form.basis), let former = text(form.letterBasis) else { return form }
        var completed = form
        let letter = ActionFlow.letter(onScreen: form.letter, former: former, fresh: fresh, rewrites: rewrites)
        completed.letter = letter
        if letter == fresh { completed.letterBasis = form.basis }
        completed.shown = letter.mark
        return completed
    }
}
