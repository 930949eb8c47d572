/// Something that a sentence states exactly: a number with its unit, a date, an address, a reference.
///
/// A rephrasing may order facts otherwise; it may not change one, nor add one.
struct StatedFact: Hashable {
    enum Kind: String, Hashable {
        case number, ordinal, date, month, weekday, time, phone, address, law, code
    }

    let kind: Kind
    /// In one form whatever the writing: `12.5`, `2026-03-12`, `0123456789`.
    let value: String
    /// What is counted: `jour`, `€`, the stem of the word that follows, or nothing.
    var unit = ""
    /// Whether the unit is one of measure (days, euros), which is never left out.
    var isMeasure = false
    /// Stems of the words just after it.
    var following: Set<String> = []

    /// What can be taken for what: euros for euros, dates for dates.
    var family: String { isMeasure ? "\(kind.rawValue) \(unit)" : kind.rawValue }

    /// Whether another text that states `other` states this.
    func isStated(by other: StatedFact) -> Bool {
        switch (kind, other.kind) {
        case (.date, .date):
            // A year may be left out, never added.
            return value == other.value || (value.hasPrefix("----") && other.value.hasSuffix(value.dropFirst(4)))
        case (.month, .date):
            return other.value.dropFirst(5).prefix(2) == value
        case (.month, .month) where value.count == 7 || other.value.count == 7:
            return value == other.value || (value.count == 2 && other.value.suffix(2) == value)
        case (.number, .number):
            guard value == other.value, isMeasure == other.isMeasure else { return false }
            if isMeasure { return unit == other.unit }
            return unit.isEmpty || other.unit.isEmpty || unit == other.unit || other.following.contains(unit)
                || following.contains(other.unit)
        default:
            return kind == other.kind && value == other.value
        }
    }
}
