import FEEL

/// Says which numbers, amounts, months, years or times are expected.
struct IntervalAdvice {
    /// What is asked for, with its article.
    enum Noun {
        case number, amount, month, year, time

        fileprivate func words(in language: Language) -> String {
            switch (self, language) {
            case (.number, .fr): "un nombre"
            case (.number, .en): "a number"
            case (.amount, .fr): "un montant"
            case (.amount, .en): "an amount"
            case (.month, .fr): "un mois"
            case (.month, .en): "a month"
            case (.year, .fr): "une année"
            case (.year, .en): "a year"
            case (.time, .fr): "une heure"
            case (.time, .en): "a time"
            }
        }

        /// Whether values come one after the other, rather than being larger or smaller.
        fileprivate var isTemporal: Bool { self == .month || self == .year || self == .time }
    }

    let interval: AnswerRange.Interval
    var noun = Noun.number
    /// How values are printed, with their unit.
    let print: (Value, Language) -> String

    /// "de 1 à 20", "from 1 to 20"; nil for an interval without bounds.
    func phrase(in language: Language) -> String? {
        let lower = interval.lower.map { self.print($0, language) }
        let upper = interval.upper.map { self.print($0, language) }
        if let lower, let upper, interval.isLowerIncluded, interval.isUpperIncluded {
            return language == .fr ? "\(of(lower)) à \(upper)" : "from \(lower) to \(upper)"
        }
        let parts = [lower.map { atLeast($0, in: language) }, upper.map { atMost($0, in: language) }].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: language == .fr ? " et " : " and ")
    }

    /// What to enter instead of a value outside.
    var message: LocalizedText? {
        guard let french = phrase(in: .fr), let english = phrase(in: .en) else { return nil }
        return LocalizedText(
            fr: "Saisissez \(noun.words(in: .fr)) \(french).", en: "Enter \(noun.words(in: .en)) \(english).")
    }

    /// "de mars", "d'avril".
    private func of(_ bound: String) -> String {
        guard let first = AnswerText.folded(bound).first, "aeiou".contains(first) else { return "de \(bound)" }
        return "d'\(bound)"
    }

    private func atLeast(_ bound: String, in language: Language) -> String {
        switch (language, interval.isLowerIncluded) {
        case (.fr, true): "à partir \(of(bound))"
        case (.fr, false): noun.isTemporal ? "après \(bound)" : "supérieur à \(bound)"
        case (.en, true): noun.isTemporal ? "from \(bound) on" : "of at least \(bound)"
        case (.en, false): noun.isTemporal ? "after \(bound)" : "greater than \(bound)"
        }
    }

    private func atMost(_ bound: String, in language: Language) -> String {
        switch (language, interval.isUpperIncluded) {
        case (.fr, true): "jusqu'à \(bound)"
        case (.fr, false): noun.isTemporal ? "avant \(bound)" : "inférieur à \(bound)"
        case (.en, true): noun.isTemporal ? "up to \(bound)" : "of at most \(bound)"
        case (.en, false): noun.isTemporal ? "before \(bound)" : "less than \(bound)"
        }
    }
}
