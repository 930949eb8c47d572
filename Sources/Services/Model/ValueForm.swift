public import FEEL

/// How people read a computed value or a parameter.
public enum ValueForm: Sendable, Hashable {
    /// In the habits of the language.
    case plain
    /// As an amount of money: with every decimal it has, or rounded to the cent for the eye only, where a computation
    /// leaves it unrounded.
    case money(MoneyUnit, isExact: Bool)
    /// As a number followed by its unit: "12 m²".
    case measure(LocalizedText)
    /// As the words of one of several options.
    case options([Option])

    /// The value as people read it; empty for null.
    public func print(_ value: Value, in language: Language) -> String {
        switch (self, value) {
        case (.money(let unit, let isExact), .number(let amount)):
            isExact ? unit.print(amount, in: language) : unit.printRounded(amount, in: language)
        case (.measure(let unit), .number(let number)):
            Formatting.number(number, in: language) + "\u{A0}" + unit[language]
        case (.options(let options), .string(let id)): options.first { $0.id == id }?.label[language] ?? id
        default: ValuePrinter.print(value, in: language)
        }
    }
}
