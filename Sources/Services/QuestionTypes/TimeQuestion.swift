import FEEL

/// A time of day, to the minute.
///
/// Values are times without seconds and without a zone.
struct TimeQuestion: DefinedQuestionType {
    static let name = "time"
    static let keys = ["range", "range_message"]

    /// The times accepted.
    let range: AnswerRange?

    init(range: AnswerRange? = nil) { self.range = range }

    init(reading settings: MappingReader, context: QuestionContext) {
        range = AnswerRange(reading: settings, type: .time, context: context)
    }

    var valueType: ValueType { .time }

    var control: Control { .line(LineControl(width: 8)) }

    func parse(_ raw: RawAnswer, in language: Language) -> ParsedAnswer {
        if raw.isBlank { return .absent }
        guard raw.text.utf8.count <= 200, let line = try? AnswerText.line(raw.text),
            let time = Self.read(AnswerText.asciiDigits(line).lowercased())
        else { return .problem(Self.notATime) }
        return .value(.time(time))
    }

    func problem(with value: Value, on today: CivilDate) -> AnswerProblem.Reason? {
        guard case .time(let time) = value, time.zone == nil else { return Self.notATime }
        guard time.second == 0, time.nanosecond == 0 else { return .notNormalised }
        guard let range, !range.contains(value, on: today) else { return nil }
        return AnswerProblem.Reason(
            code: "out-of-range", message: range.message ?? advice(range.interval(on: today))?.message ?? Self.another)
    }

    var missing: AnswerProblem.Reason? {
        AnswerProblem.Reason(
            "required", fr: "Saisissez une heure, comme 14\u{A0}h\u{A0}30.", en: "Enter a time, like 14:30.")
    }

    func hint(in language: Language) -> String? {
        guard let phrase = advice(range?.fixedInterval)?.phrase(in: language) else {
            return language == .fr ? "Par exemple 14\u{A0}h\u{A0}30" : "For example 14:30 or 2:30 pm"
        }
        return phrase.prefix(1).uppercased() + phrase.dropFirst()
    }

    func print(_ value: Value, in language: Language) -> String { ValuePrinter.print(value, in: language) }

    func edit(_ value: Value, in language: Language) -> RawAnswer {
        guard case .time = value else { return RawAnswer() }
        return RawAnswer(ValuePrinter.print(value, in: language).replacing("\u{A0}", with: " "))
    }

    // MARK: Reading

    /// "14 h 30", "14h", "14:30", "14.30", "1430", "2:30 pm", "midi".
    private static func read(_ text: String) -> CivilTime? {
        switch text {
        case "midi", "noon": return CivilTime(hour: 12, minute: 0)
        case "minuit", "midnight": return .midnight
        default: break
        }
        var text = text.filter { !$0.isWhitespace }
        let afternoon = halfOfDay(&text)
        for ending in ["heures", "heure", "min", "mn", "m"] where text.hasSuffix(ending) {
            text = String(text.dropLast(ending.count)) + (ending.hasPrefix("h") ? "h" : "")
        }
        text = text.replacing("heures", with: "h").replacing("heure", with: "h")
        guard let (hour, minute) = parts(text) else { return nil }
        guard let afternoon else { return CivilTime(hour: hour, minute: minute) }
        guard (1...12).contains(hour) else { return nil }
        return CivilTime(hour: hour % 12 + (afternoon ? 12 : 0), minute: minute)
    }

    /// Whether the text ends with "am" or "pm", which is removed.
    private static func halfOfDay(_ text: inout String) -> Bool? {
        for (ending, isAfternoon) in [("a.m.", false), ("p.m.", true), ("am", false), ("pm", true)]
        where text.hasSuffix(ending) {
            text.removeLast(ending.count)
            return isAfternoon
        }
        return nil
    }

    private static func parts(_ text: String) -> (hour: Int, minute: Int)? {
        let separators: Set<Character> = ["h", ":", "."]
        let pieces = text.split(omittingEmptySubsequences: false) { separators.contains($0) }
        guard pieces.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else { return nil }
        switch pieces.count {
        case 1 where text.utf8.count == 4: return number(text.prefix(2), text.suffix(2))
        case 1 where text.utf8.count <= 2: return number(text[...], "00")
        case 2 where pieces[1].isEmpty && text.hasSuffix("h"): return number(pieces[0], "00")
        case 2 where pieces[1].utf8.count == 2: return number(pieces[0], pieces[1])
        default: return nil
        }
    }

    private static func number(_ hour: Substring, _ minute: Substring) -> (hour: Int, minute: Int)? {
        guard (1...2).contains(hour.utf8.count), let hours = Int(hour), let minutes = Int(minute) else { return nil }
        return (hours, minutes)
    }

    private func advice(_ interval: AnswerRange.Interval?) -> IntervalAdvice? {
        interval.map { IntervalAdvice(interval: $0, noun: .time) { self.print($0, in: $1) } }
    }

    // MARK: Messages

    private static let notATime = AnswerProblem.Reason(
        "not-a-time", fr: "Saisissez une heure de 0\u{A0}h à 23\u{A0}h\u{A0}59, comme 14\u{A0}h\u{A0}30.",
        en: "Enter a time from 0:00 to 23:59, like 14:30 or 2:30 pm.")
    private static let another = LocalizedText(fr: "Saisissez une autre heure.", en: "Enter another time.")
}
