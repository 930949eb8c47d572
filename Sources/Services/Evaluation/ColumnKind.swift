public import FEEL

/// What a column of agents' lists holds: where it is kept, it stands in words, and a workbook wants the value.
public enum ColumnKind: Sendable, Hashable {
    /// A number, with or without a unit.
    case number
    /// An amount of money, with the currency's sign.
    case amount(currency: String)
    /// A day.
    case day
    /// Anything else: words.
    case words

    /// The value that words of such a column say; nil where they say none, as a column of words does.
    public func value(of text: String, in language: Language) -> Value? {
        switch self {
        case .number, .amount: Self.number(text, in: language).map { .number($0) }
        case .day: Self.day(text, in: language).map { .date($0) }
        case .words: nil
        }
    }

    /// The first number of a text, as `Formatting` writes numbers: "1 234,5 €", "€1,234.5 per year".
    private static func number(_ text: String, in language: Language) -> Number? {
        var digits: [UInt8] = []
        let scalars = Array(text.unicodeScalars)
        func isDigit(_ index: Int) -> Bool { index < scalars.count && ("0"..."9").contains(scalars[index]) }
        guard let first = scalars.indices.first(where: isDigit) else { return nil }
        if scalars[..<first].contains("\u{2212}") { digits.append(UInt8(ascii: "-")) }
        let (group, decimal): (Unicode.Scalar, Unicode.Scalar) =
            language == .fr ? ("\u{202F}", ",") : (",", ".")
        var hasDecimals = false
        for index in scalars.indices[first...] {
            let scalar = scalars[index]
            if isDigit(index) {
                digits.append(UInt8(truncatingIfNeeded: scalar.value))
            } else if scalar == decimal, !hasDecimals, isDigit(index + 1) {
                hasDecimals = true
                digits.append(UInt8(ascii: "."))
            } else if scalar != group || hasDecimals || !isDigit(index + 1) {
                break
            }
        }
        return Number(String(decoding: digits, as: UTF8.self))
    }

    /// The day of a text, as `Formatting` writes days: "1er octobre 2026", "31 December 2026".
    private static func day(_ text: String, in language: Language) -> CivilDate? {
        let words = text.split { $0 == " " || $0 == "\u{A0}" || $0 == "\u{202F}" }
        guard words.count == 3, let year = Int(words[2]),
            let month = (1...12).first(where: { Formatting.monthName($0, in: language) == words[1] }),
            let day = Int(words[0] == "1er" ? "1" : words[0])
        else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }
}

extension ServiceDefinition {
    /// What a column of its lists holds; words for a place where there is none.
    public func kind(ofColumn index: Int) -> ColumnKind {
        guard columns.indices.contains(index) else { return .words }
        let column = columns[index]
        switch column.expression.type {
        case .number:
            let unit = column.question.flatMap(question).map { $0.currency } ?? column.form?.currency
            return unit.map { .amount(currency: $0) } ?? .number
        case .date: return .day
        default: return .words
        }
    }
}

extension Question {
    /// The sign of the currency in which its answers are counted; nil for anything but money.
    public var currency: String? { (type as? MoneyQuestion)?.unit.currency.sign }
}

extension ValueForm {
    /// The sign of the currency in which values are counted; nil for anything but money.
    public var currency: String? { if case .money(let unit, _) = self { unit.currency.sign } else { nil } }
}
