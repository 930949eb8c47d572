import FEEL

/// A day in three boxes, in the forms of agents.
enum DayField {
    private static let parts = ["day", "month", "year"]

    /// What was typed: day, month and year.
    static func typed(_ name: String, in form: FormData) -> [String] { parts.map { form["\(name).\($0)"] ?? "" } }

    /// A day as it is typed.
    static func typed(_ day: CivilDate) -> [String] { [String(day.day), String(day.month), String(day.year)] }

    /// The day, if what was typed is one.
    static func day(_ typed: [String]) -> CivilDate? {
        let numbers = typed.compactMap { Int($0.trimmingSpaces) }
        guard numbers.count == 3, (1900...9999).contains(numbers[2]) else { return nil }
        return CivilDate(year: numbers[2], month: numbers[1], day: numbers[0])
    }

    /// Whether nothing was typed.
    static func isBlank(_ typed: [String]) -> Bool { typed.allSatisfy { $0.trimmingSpaces.isEmpty } }

    /// The three boxes.
    static func field(_ name: String, label: String, typed: [String], visit: Visit) -> Field {
        let labels = [visit.texts.day, visit.texts.month, visit.texts.year]
        let lines = zip(parts, zip(labels, typed)).map { part, words in
            Field.datePart(
                part, name: "\(name).\(part)", value: words.1, label: words.0, width: part == "year" ? 4 : 2)
        }
        return Field(id: name, label: label, control: .date(lines), words: visit.fieldWords)
    }
}
