import FEEL

/// Says which numbers are expected.
struct NumberAdvice {
    let interval: AnswerRange.Interval
    /// How numbers are printed, with their unit.
    let print: (Value, Language) -> String

    /// "de 1 à 20", "from 1 to 20"; nil for an interval without bounds.
    func phrase(in language: Language) -> String? {
        let lower = interval.lower.map { self.print($0, language) }
        let upper = interval.upper.map { self.print($0, language) }
        if let lower, let upper, interval.isLowerIncluded, interval.isUpperIncluded {
            return language == .fr ? "de \(lower) à \(upper)" : "from \(lower) to \(upper)"
        }
        let parts = [lower.map { atLeast($0, in: language) }, upper.map { atMost($0, in: language) }].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: language == .fr ? " et " : " and ")
    }

    /// What to enter instead of a number outside.
    var message: LocalizedText? {
        guard let french = phrase(in: .fr), let english = phrase(in: .en) else { return nil }
        return LocalizedText(fr: "Saisissez un nombre \(french).", en: "Enter a number \(english).")
    }

    private func atLeast(_ bound: String, in language: Language) -> String {
        switch (language, interval.isLowerIncluded) {
        case (.fr, true): "à partir de \(bound)"
        case (.fr, false): "supérieur à \(bound)"
        case (.en, true): "of at least \(bound)"
        case (.en, false): "greater than \(bound)"
        }
    }

    private func atMost(_ bound: String, in language: Language) -> String {
        switch (language, interval.isUpperIncluded) {
        case (.fr, true): "jusqu'à \(bound)"
        case (.fr, false): "inférieur à \(bound)"
        case (.en, true): "of at most \(bound)"
        case (.en, false): "less than \(bound)"
        }
    }
}
