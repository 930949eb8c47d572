import FEEL

/// One line of text: a name, a reference, a few words.
///
/// Values are strings in normalisation form C, trimmed, on one line.
struct TextQuestion: DefinedQuestionType {
    static let name = "text"
    static let keys = ["min", "max", "pattern", "pattern_message", "autocomplete"]
    static let defaultMaximum = 200

    /// The fewest and most characters, as people count them (extended grapheme clusters).
    let length: ClosedRange<Int>
    /// What the whole answer must match, and what the person is told otherwise.
    let pattern: (pattern: Pattern, message: LocalizedText)?
    /// HTML `autocomplete` token.
    let autocomplete: String?

    init(
        length: ClosedRange<Int> = 0...defaultMaximum, pattern: (pattern: Pattern, message: LocalizedText)? = nil,
        autocomplete: String? = nil
    ) {
        self.length = length
        self.pattern = pattern
        self.autocomplete = autocomplete
    }

    init(reading settings: MappingReader, context: QuestionContext) {
        length = settings.lengths(defaultMaximum: Self.defaultMaximum, limit: 2_000)
        pattern = settings.pattern(languages: context.languages)
        autocomplete = settings.autocompleteToken()
    }

    var valueType: ValueType { .string }

    var control: Control {
        .line(LineControl(autocomplete: autocomplete, width: length.upperBound <= 40 ? length.upperBound : nil))
    }

    func parse(_ raw: RawAnswer, in language: Language) -> ParsedAnswer {
        guard raw.text.utf8.count <= AnswerText.maximumBytes else {
            return .problem(.tooLong(maximum: length.upperBound))
        }
        do throws(AnswerText.Flaw) {
            let line = try AnswerText.line(raw.text)
            return line.isEmpty ? .absent : .value(.string(line))
        } catch {
            return .problem(AnswerProblem.Reason(error))
        }
    }

    func problem(with value: Value, on today: CivilDate) -> AnswerProblem.Reason? {
        if let reason = problemWithForm(of: value) { return reason }
        guard case .string(let text) = value else { return missing }
        if AnswerText.isLonger(text, than: length.upperBound) { return .tooLong(maximum: length.upperBound) }
        if length.lowerBound > 0, text.count < length.lowerBound { return .tooShort(minimum: length.lowerBound) }
        // A match given up for its cost is no match: what is not known to be right is not let in.
        if let pattern, pattern.pattern.match(text) != .match {
            return AnswerProblem.Reason(code: "pattern", message: pattern.message)
        }
        return nil
    }

    var missing: AnswerProblem.Reason? { .missingText }

    func hint(in language: Language) -> String? { nil }

    func print(_ value: Value, in language: Language) -> String { ValuePrinter.print(value, in: language) }

    func edit(_ value: Value, in language: Language) -> RawAnswer { RawAnswer(ValuePrinter.print(value, in: language)) }
}
