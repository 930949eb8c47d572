public import FEEL

/// Prints values for people when no question's own `print` does: results of rules, insertions in letters, list columns.
public enum ValuePrinter {
    /// The value in the habits of a language; empty for null and for what is no answer (functions).
    public static func print(_ value: Value, in language: Language) -> String {
        print(value, in: language, depth: 0)
    }

    /// Lists and contexts deeper than any definition makes are cut short.
    private static let maximumDepth = 8

    private static func print(_ value: Value, in language: Language, depth: Int) -> String {
        guard depth < maximumDepth else { return "…" }
        switch value {
        case .null, .function: return ""
        case .boolean(let isTrue): return word(isTrue, in: language)
        case .number(let number): return Formatting.number(number, in: language)
        case .string(let text): return text
        case .date(let date): return Formatting.date(date, in: language)
        case .time(let time): return time.description
        case .dateTime(let moment): return moment.description
        case .daysAndTimeDuration(let duration): return duration.description
        case .yearsAndMonthsDuration(let duration): return duration.description
        case .list(let values):
            return enumeration(values.map { print($0, in: language, depth: depth + 1) }, in: language)
        case .context(let context):
            return context.entries.map { print($0.1, in: language, depth: depth + 1) }
                .filter { !$0.isEmpty }.joined(separator: ", ")
        case .range: return ""
        }
    }

    private static func word(_ isTrue: Bool, in language: Language) -> String {
        switch language {
        case .fr: isTrue ? "Oui" : "Non"
        case .en: isTrue ? "Yes" : "No"
        }
    }

    /// "a, b et c"; empty elements are left out.
    static func enumeration(_ texts: [String], in language: Language) -> String {
        let texts = texts.filter { !$0.isEmpty }
        guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
        return texts.dropLast().joined(separator: ", ") + (language == .fr ? " et " : " and ") + last
    }
}
