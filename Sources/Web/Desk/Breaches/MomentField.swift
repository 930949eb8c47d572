import FEEL
import Services

/// A day and a time of day, in boxes.
enum MomentField {
    /// What was typed: day, month, year and time.
    static func typed(_ name: String, in form: FormData) -> [String] {
        DayField.typed(name, in: form) + [form["\(name).time"] ?? ""]
    }

    /// A moment as it is typed.
    static func typed(_ moment: Instant, in zone: Zone) -> [String] {
        let minute = zone.minuteOfDay(at: moment)
        let time = "\(minute / 60):" + (minute % 60 < 10 ? "0" : "") + String(minute % 60)
        return DayField.typed(zone.date(at: moment)) + [time]
    }

    /// The moment, if what was typed is one.
    static func moment(_ typed: [String], in zone: Zone) -> Instant? {
        guard typed.count == 4, let day = DayField.day(Array(typed.prefix(3))), let minute = minute(typed[3]) else {
            return nil
        }
        return zone.instant(on: day, minuteOfDay: minute)
    }

    /// "14:30", "14 h 30", "14h", "9.05".
    private static func minute(_ text: String) -> Int? {
        let parts = text.lowercased().split { !$0.isNumber }
        let hasOnlyTime = text.allSatisfy { $0.isNumber || $0.isWhitespace || "hH:.".contains($0) }
        guard hasOnlyTime, (1...2).contains(parts.count), parts.allSatisfy({ $0.count <= 2 }),
            let hour = Int(parts[0]), hour < 24, let minute = parts.count == 2 ? Int(parts[1]) : 0, minute < 60
        else { return nil }
        return hour * 60 + minute
    }

    /// The boxes.
    static func field(_ name: String, label: String, hint: String? = nil, typed: [String], visit: Visit) -> Field {
        var field = DayField.field(name, label: label, typed: Array(typed.prefix(3)), visit: visit)
        guard case .date(var lines) = field.control else { return field }
        lines.append(
            Field.Line(
                part: "time", name: "\(name).time", value: typed.last ?? "", label: visit.texts.breachTime,
                spellcheck: false, width: 6))
        field = Field(id: name, label: label, hint: hint, control: .date(lines), words: visit.fieldWords)
        return field
    }
}
