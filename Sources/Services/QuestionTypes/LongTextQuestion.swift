import FEEL

/// Several lines of text, in the person's own words.
///
/// Values are strings in normalisation form C, lines ended by line feeds, trimmed.
struct LongTextQuestion: DefinedQuestionType {
    static let name = "long_text"
    static let keys = ["min", "max"]
    static let defaultMaximum = 4_000

    /// The fewest and most characters, as people count them (extended grapheme clusters), line breaks included.
    let length: ClosedRange<Int>

    init(length: ClosedRange<Int> = 0...defaultMaximum) { self.length = length }

    init(reading settings: MappingReader, context: QuestionContext) {
        length = settings.lengths(defaultMaximum: Self.defaultMaximum, limit: 20_000)
    }

    var valueType: ValueType { .string }

    var control: Control {
        .lines(rows: min(max(length.upperBound / 200, 3), 8), maximumLength: length.upperBound)
    }

    func parse(_ raw: RawAnswer, in language: Language) -> ParsedAnswer {
        guard raw.text.utf8.count <= AnswerText.maximumBytes else {
            return .problem(.tooLong(maximum: length.upperBound))
        }
        do throws(AnswerText.Flaw) {
            let text = try AnswerText.lines(raw.text)
            return text.isEmpty ? .absent : .value(.string(text))
        } catch {
            return .problem(AnswerProblem.Reason(error))
        }
    }

    func problem(with value: Value, on today: CivilDate) -> AnswerProblem.Reason? {
        if let reason = problemWithForm(of: value) { return reason }
        guard case .string(let text) = value else { return missing }
        if AnswerText.isLonger(text, than: length.upperBound) { return .tooLong(maximum: length.upperBound) }
        if text.count < length.lowerBound { return .tooShort(minimum: length.lowerBound) }
        return nil
    }

    var missing: AnswerProblem.Reason? { .missingText }

    func hint(in language: Language) -> String? {
        let maximum = Formatting.integer(length.upperBound, in: language)
        switch language {
        case .fr: return "\(maximum) caractères au plus"
        case .en: return "Up to \(maximum) characters"
        }
    }

    func print(_ value: Value, in language: Language) -> String { ValuePrinter.print(value, in: language) }

    func edit(_ value: Value, in language: Language) -> RawAnswer { RawAnswer(ValuePrinter.print(value, in: language)) }
}
