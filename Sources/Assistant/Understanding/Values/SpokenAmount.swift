import FEEL
import Services

/// An amount of money as it is said, with the time that it is for.
struct SpokenAmount: Sendable, Hashable {
    /// What an amount is for.
    enum Period: String, Sendable, Hashable, CaseIterable {
        case hour, day, week, month, quarter, year

        /// How many times it comes in a year, where that is exact.
        var timesAYear: Int? {
            switch self {
            case .month: 12
            case .quarter: 4
            case .year: 1
            default: nil
            }
        }
    }

    /// The number.
    let value: Number
    /// The time it is for, where it is said.
    let period: Period?
    /// Whether another currency than the euro is named.
    let isForeign: Bool

    /// The amount that a number of a message is, with what is said around it.
    init(_ number: SpokenNumber, in words: MessageWords) {
        value = number.value
        period = Self.period(in: words)
        isForeign = words.list.contains(where: Self.foreign.contains)
    }

    /// The time that amounts of a message are for; nil when none, or several, are said.
    static func period(in words: MessageWords) -> Period? {
        let bytes = words.bytes
        let found = Period.allCases.filter { patterns[$0]?.first(in: bytes) != nil }
        return found.count == 1 ? found[0] : nil
    }

    /// The time that a question's amounts are for, told by its unit ("€ per year"); nil for none.
    static func period(ofUnit unit: LocalizedText?) -> Period? {
        guard let unit else { return nil }
        let words = unit[.en].split { $0 == "\u{A0}" || $0 == " " }.map(String.init)
        guard let place = words.firstIndex(of: "per"), place + 1 < words.count else { return nil }
        return Period(rawValue: words[place + 1])
    }

    private static let patterns: [Period: PatternList] = [
        .hour: PatternList(["par|de|l heure", "horaire|horaires", "an|per hour", "hourly"]),
        .day: PatternList(["par jour", "la journee", "journalier", "a|per day", "daily"]),
        .week: PatternList(["par|la|chaque semaine", "hebdo~", "a|per|each week", "weekly"]),
        .month: PatternList(
            [
                "par|le|chaque|au|du mois", "mensuel~", "a|per|each|every month", "monthly", "€|euros|eur|k mois",
                "^ * mois $",
                "pm",
            ],
            except: ["mois dernier|prochain|passe", "last|next month", "par|l|un|chaque an|annee"]),
        .quarter: PatternList(["par|le|chaque trimestre", "trimestriel~", "a|per|each quarter", "quarterly"]),
        .year: PatternList(
            [
                "par|l|a|un|chaque an|annee|ans", "annuel~", "a|per|each|every year|annum|yr", "yearly|annually",
                "€|euros|k an",
            ],
            except: ["j|ai|de|avons|a * ans", "years old"]),
    ]

    private static let foreign: Set<String> = [
        "dollar", "dollars", "livre", "livres", "pound", "pounds", "franc", "francs", "chf", "usd", "gbp", "dinar",
        "dinars", "dirham", "dirhams",
    ]
}
