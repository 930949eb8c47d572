public import FEEL

/// What an amount of money is counted in: a currency, and what it is for ("€ par mois", "€ par m² et par an").
///
/// Written `€`, `€/month`, `€/m2/year`.
public struct MoneyUnit: Sendable, Hashable {
    /// A currency: its sign, and how it is written.
    enum Currency: String, CaseIterable, Sendable {
        case euro = "€"
        case pound = "£"
        case dollar = "$"
        case swissFranc = "CHF"
        /// The franc of the French Pacific collectivities; it has no cents.
        case pacificFranc = "XPF"

        /// The decimals of its smallest coin (ISO 4217).
        var decimals: Int { self == .pacificFranc ? 0 : 2 }

        /// How people write it beside a number.
        var sign: String { self == .pacificFranc ? "F\u{A0}CFP" : rawValue }

        /// Whether English writes it right before the number: "€5", but "CHF 5".
        var isSymbol: Bool { rawValue.count == 1 }

        /// How people type it, in lower case.
        var names: [String] {
            switch self {
            case .euro: ["€", "euros", "euro", "eur"]
            case .pound: ["£", "gbp", "livres", "pounds"]
            case .dollar: ["$", "usd", "dollars"]
            case .swissFranc: ["chf", "francs suisses", "swiss francs"]
            case .pacificFranc: ["xpf", "f cfp", "fcfp", "francs", "francs cfp"]
            }
        }
    }

    /// What the amount is for one of.
    enum Denominator: String, CaseIterable, Sendable {
        case hour, day, week, month, quarter, year, meal, person, child
        case kilometre = "km"
        case metre = "m"
        case
            squareMetre = "m2"
        /// A weight of the household ("unité de consommation").
        case consumptionUnit = "UC"

        /// In words, after "par" and "per".
        func words(in language: Language) -> String {
            switch (self, language) {
            case (.hour, .fr): "heure"
            case (.day, .fr): "jour"
            case (.week, .fr): "semaine"
            case (.month, .fr): "mois"
            case (.quarter, .fr): "trimestre"
            case (.year, .fr): "an"
            case (.meal, .fr): "repas"
            case (.person, .fr): "personne"
            case (.child, .fr): "enfant"
            case (.kilometre, _): "km"
            case (.metre, _): "m"
            case (.squareMetre, _): "m²"
            case (.consumptionUnit, _): "UC"
            case (_, .en): rawValue
            }
        }
    }

    let currency: Currency
    let per: [Denominator]

    init(_ currency: Currency, per: [Denominator] = []) {
        self.currency = currency
        self.per = per
    }

    /// The unit that an author wrote; nil when it is none.
    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let currency = parts[0] == "EUR" ? .euro : Currency(rawValue: parts[0])
        let per = parts.dropFirst().compactMap { Denominator(rawValue: $0) }
        guard let currency, per.count == parts.count - 1, Set(per).count == per.count else { return nil }
        self.init(currency, per: per)
    }

    /// The decimals of its smallest coin.
    var decimals: Int { currency.decimals }

    /// What stands beside a field: "€", "€ par mois".
    func label(in language: Language) -> String {
        ([currency.sign] + (perWords(in: language).map { [$0] } ?? [])).joined(separator: "\u{A0}")
    }

    /// An amount as people read it: "6,20 €", "12 000 € par an"; "€6.20", "€12,000 per year". Every decimal is kept, and
    /// there are cents unless the amount is whole.
    public func print(_ amount: Number, in language: Language) -> String {
        let digits = Formatting.number(amount, in: language, minimumDecimals: amount.isInteger ? 0 : decimals)
        let after = perWords(in: language).map { "\u{A0}" + $0 } ?? ""
        guard language == .en else { return digits + "\u{A0}" + currency.sign + after }
        let isNegative = amount.isNegative
        let size = isNegative ? String(digits.dropFirst()) : digits
        let separator = currency.isSymbol ? "" : "\u{A0}"
        return (isNegative ? String(digits.prefix(1)) : "") + currency.sign + separator + size + after
    }

    /// An amount as people read it, rounded to the smallest coin for the eye only.
    public func printRounded(_ amount: Number, in language: Language) -> String {
        self.print(amount.rounded(scale: decimals, .halfUp) ?? amount, in: language)
    }

    /// "par m² et par an", "per m² per year"; nil for a plain amount.
    private func perWords(in language: Language) -> String? {
        if per.isEmpty { return nil }
        switch language {
        case .fr: return per.map { "par\u{A0}" + $0.words(in: .fr) }.joined(separator: "\u{A0}et\u{A0}")
        case .en: return per.map { "per\u{A0}" + $0.words(in: .en) }.joined(separator: "\u{A0}")
        }
    }

    // MARK: Reading

    /// The number of an amount that was typed with its unit: "12 € par mois", "€12", "12€50".
    func withoutUnit(_ text: String) -> String {
        var text = text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
        for language in Language.allCases {
            guard let words = perWords(in: language)?.replacing("\u{A0}", with: " ") else { continue }
            text = Self.trimmed(Self.dropping(suffix: words, of: text))
        }
        for denominator in per {
            for language in Language.allCases {
                let words = denominator.words(in: language)
                text = Self.trimmed(Self.dropping(suffix: "/ " + words, of: text))
                text = Self.trimmed(Self.dropping(suffix: "/" + words, of: text))
            }
        }
        let sign = text.first.map { "-\u{2212}\u{2013}+".contains($0) } ?? false ? String(text.prefix(1)) : ""
        let size = Self.trimmed(String(text.dropFirst(sign.count)))
        for name in currency.names {
            let after = Self.dropping(suffix: name, of: size)
            if after != size { return sign + Self.trimmed(after) }
            let before = Self.dropping(prefix: name, of: size)
            if before != size { return sign + Self.trimmed(before) }
        }
        return sign + (centsAfterSign(size) ?? size)
    }

    /// "12€50" is twelve and a half.
    private func centsAfterSign(_ text: String) -> String? {
        guard currency.isSymbol, decimals == 2 else { return nil }
        let halves = text.split(separator: Character(currency.rawValue), omittingEmptySubsequences: false)
        guard halves.count == 2 else { return nil }
        let (whole, cents) = (Self.trimmed(String(halves[0])), Self.trimmed(String(halves[1])))
        let areDigits = (whole + cents).utf8.allSatisfy { (0x30...0x39).contains($0) }
        return areDigits && !whole.isEmpty && cents.utf8.count == 2 ? "\(whole).\(cents)" : nil
    }

    private static func dropping(suffix: String, of text: String) -> String {
        let lowered = text.lowercased()
        guard lowered.count == text.count, lowered.hasSuffix(suffix.lowercased()) else { return text }
        return String(text.dropLast(suffix.count))
    }

    private static func dropping(prefix: String, of text: String) -> String {
        let lowered = text.lowercased()
        guard lowered.count == text.count, lowered.hasPrefix(prefix) else { return text }
        return String(text.dropFirst(prefix.count))
    }

    private static func trimmed(_ text: String) -> String {
        var text = text[...]
        while text.last == " " { text.removeLast() }
        return String(text.drop { $0 == " " })
    }
}

extension MappingReader {
    /// The unit of amounts under `unit`; euros unless told.
    func moneyUnit() -> MoneyUnit {
        guard let scalar = scalar("unit", required: false) else { return MoneyUnit(.euro) }
        if let unit = MoneyUnit(scalar.text) { return unit }
        let currencies = MoneyUnit.Currency.allCases.map(\.rawValue).joined(separator: ", ")
        let denominators = MoneyUnit.Denominator.allCases.map(\.rawValue).joined(separator: ", ")
        diagnostics.error(
            "unknown-value", "`\(scalar.text)` is not a unit of money", at: scalar.range,
            suggestion: "write a currency (\(currencies)), then what it is for if need be: `€/month`, "
                + "one of: \(denominators)")
        return MoneyUnit(.euro)
    }
}
