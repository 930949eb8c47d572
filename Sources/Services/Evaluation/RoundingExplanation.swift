import FEEL

/// What rounding made of a rule's value, in words, so that anyone can do the last step again by hand.
public struct RoundingExplanation: Sendable, Hashable {
    /// The value before it was rounded, as people read it.
    public let before: String
    /// How it was rounded: "arrondi au multiple de 0,01 le plus proche, …".
    public let words: String
}

extension Rule {
    /// What rounding did to the rule's value; nil when nothing was rounded away.
    ///
    /// - Parameters:
    ///   - value: the rule's value, as it is kept.
    ///   - context: the values that it was made of. When they do not give that value, nothing is said.
    func roundingExplanation(
        of value: Value, in context: EvaluationContext, language: Language
    ) -> RoundingExplanation? {
        guard let rounding, case .number(let kept) = value,
            case .number(let exact) = formula.evaluate(in: context).value,
            exact != kept, rounding.apply(to: exact) == kept
        else { return nil }
        // A division may leave 34 digits: what is read stops after some, and says so.
        let short = exact.rounded(scale: Self.decimalsRead, .halfEven) ?? exact
        let printed = self.print(.number(short), in: language)
        return RoundingExplanation(
            before: short == exact ? printed : "≈\u{A0}" + printed, words: rounding.words(in: language))
    }

    /// The most decimals that a value before rounding is printed with.
    private static let decimalsRead = 8
}

extension Rounding {
    /// How it rounds, in words.
    func words(in language: Language) -> String {
        let step = Formatting.number(self.step, in: language)
        return switch language {
        case .fr: "arrondi à un multiple de \(step)\u{A0}: \(direction(in: .fr))"
        case .en: "rounded to a multiple of \(step): \(direction(in: .en))"
        }
    }

    private func direction(in language: Language) -> String {
        switch (mode, language) {
        case (.halfUp, .fr): "le plus proche, et du milieu en s’éloignant de zéro"
        case (.halfUp, .en): "the nearest, and from the middle away from zero"
        case (.halfDown, .fr): "le plus proche, et du milieu vers zéro"
        case (.halfDown, .en): "the nearest, and from the middle towards zero"
        case (.halfEven, .fr): "le plus proche, et du milieu vers le multiple pair"
        case (.halfEven, .en): "the nearest, and from the middle to the even multiple"
        case (.up, .fr): "le suivant, en s’éloignant de zéro"
        case (.up, .en): "the next one, away from zero"
        case (.down, .fr): "le suivant vers zéro"
        case (.down, .en): "the next one, towards zero"
        case (.floor, .fr): "celui d’en dessous"
        case (.floor, .en): "the one below"
        case (.ceiling, .fr): "celui d’au-dessus"
        case (.ceiling, .en): "the one above"
        }
    }
}
