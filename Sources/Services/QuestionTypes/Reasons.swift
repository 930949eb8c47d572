import FEEL

extension AnswerProblem.Reason {
    /// A reason with its message in both languages.
    init(_ code: String, part: String? = nil, fr: String, en: String) {
        self.init(code: code, part: part, message: LocalizedText(fr: fr, en: en))
    }

    /// What most types say when nothing was given.
    static let missingText = Self("required", fr: "Renseignez cette réponse.", en: "Enter an answer.")

    /// A value that `parse` would have written otherwise: it came from a channel that did not normalise it.
    static let notNormalised = Self(
        "not-normalised", fr: "Saisissez de nouveau cette réponse.", en: "Enter this answer again.")

    /// A text with something that can't be mended without the person.
    init(_ flaw: AnswerText.Flaw, part: String? = nil) {
        switch flaw {
        case .lineBreak:
            self.init(
                "line-break", part: part, fr: "Écrivez cette réponse sur une seule ligne.",
                en: "Write this answer on a single line.")
        case .unprintable:
            self.init(
                "unprintable", part: part,
                fr: "Saisissez cette réponse au clavier\u{A0}: elle contient un caractère qui ne s'affiche pas.",
                en: "Type this answer: it contains a character that cannot be displayed.")
        }
    }

    /// A text longer than so many characters.
    static func tooLong(maximum: Int, part: String? = nil) -> Self {
        Self(
            "too-long", part: part,
            fr: "Raccourcissez cette réponse\u{A0}: \(Formatting.integer(maximum, in: .fr)) caractères au plus.",
            en: "Shorten this answer to \(Formatting.integer(maximum, in: .en)) characters or fewer.")
    }

    /// A text shorter than so many characters.
    static func tooShort(minimum: Int) -> Self {
        Self(
            "too-short",
            fr: "Complétez cette réponse\u{A0}: il faut au moins \(Formatting.integer(minimum, in: .fr)) "
                + (minimum > 1 ? "caractères." : "caractère."),
            en: "Complete this answer: it needs at least \(Formatting.integer(minimum, in: .en)) "
                + (minimum > 1 ? "characters." : "character."))
    }
}

extension QuestionType {
    /// Whether a value that came from anywhere is what `parse` makes of its own text; otherwise what is wrong with it.
    ///
    /// For types whose values are texts; `missing` stands for every value of another kind.
    func problemWithForm(of value: Value) -> AnswerProblem.Reason? {
        guard case .string(let text) = value else { return missing }
        switch parse(RawAnswer(text), in: .fr) {
        case .absent: return missing
        case .problem(let reason): return reason
        case .value(.string(let normalised)):
            // Compared byte by byte: equality of strings looks through normalisation forms.
            return normalised.utf8.elementsEqual(text.utf8) ? nil : .notNormalised
        case .value: return .notNormalised
        }
    }
}
