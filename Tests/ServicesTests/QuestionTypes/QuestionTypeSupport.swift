import FEEL
import Testing

@testable import Services

/// What the tests of question types share.
enum QuestionSample {
    /// A day on which nothing special happens.
    static let today = CivilDate(year: 2026, month: 5, day: 27)!

    static func date(_ year: Int, _ month: Int, _ day: Int) throws -> CivilDate {
        try #require(CivilDate(year: year, month: month, day: day))
    }

    static func number(_ text: String) throws -> Number { try #require(Number(text)) }

    /// A type of question with the settings written in YAML, and what there is to say about them.
    static func question<Type: DefinedQuestionType>(
        _ type: Type.Type, _ settings: String, languages: [Language] = [.fr, .en]
    ) throws -> (type: Type, diagnostics: DiagnosticBag) {
        let bag = DiagnosticBag()
        let file = SourceFile(path: "service.yaml", text: settings.isEmpty ? "{}" : settings)
        let value = try #require(YAMLLoader.load(file, diagnostics: bag))
        let reader = try #require(MappingReader(value, subject: "the question", diagnostics: bag))
        let question = Type(reading: reader, context: QuestionContext(languages: languages))
        reader.finish()
        return (question, bag)
    }

    /// A type whose settings have nothing wrong.
    static func valid<Type: DefinedQuestionType>(_ type: Type.Type, _ settings: String = "") throws -> Type {
        let (question, bag) = try question(type, settings)
        #expect(bag.isEmpty, "\(DiagnosticRenderer().render(bag))")
        return question
    }

    /// One question of every registered type, with usual settings.
    static func everyType() throws -> [any DefinedQuestionType] {
        let list = "{options: {red: {fr: Rouge, en: Red}, green: {fr: Vert, en: Green}, blue: {fr: Bleu, en: Blue}}}"
        let settings = ["choice": list, "choices": list, "number": "{decimals: 4, unit: kg}", "money": "{decimals: 4}"]
        let open: Set = ["text", "long_text", "date", "month", "year", "time"]
        return try QuestionTypes.list.map { type in
            try question(type, settings[type.name] ?? (open.contains(type.name) ? "" : type.specimen.settings)).type
        }
    }
}

extension ParsedAnswer {
    /// The value, if there is one.
    var value: Value? { if case .value(let value) = self { value } else { nil } }

    /// The problem, if there is one.
    var problem: AnswerProblem.Reason? { if case .problem(let reason) = self { reason } else { nil } }
}

extension QuestionType {
    /// The code of the first problem with a text, whether it is misunderstood or refused.
    func code(for text: String, in language: Language = .fr, on today: CivilDate = QuestionSample.today) -> String? {
        reason(for: text, in: language, on: today)?.code
    }

    /// The first problem with a text, whether it is misunderstood or refused.
    func reason(for text: String, in language: Language = .fr, on today: CivilDate = QuestionSample.today)
        -> AnswerProblem
        .Reason?
    {
        switch parse(RawAnswer(text), in: language) {
        case .absent: missing
        case .problem(let reason): reason
        case .value(let value): problem(with: value, on: today)
        }
    }

    /// The value of a text, printed; nil when it is not understood.
    func printed(_ text: String, in language: Language = .fr) -> String? {
        parse(RawAnswer(text), in: language).value.map { print($0, in: language) }
    }
}

extension SeededGenerator {
    /// Text of the kind that breaks programs.
    mutating func hostileText() -> String {
        let pieces = [
            "a", "Z", "0", "9", "é", "e\u{301}", "ﬁ", "ǅ", "İ", "ß", "日", "👩‍🏫", "🇫🇷", "\u{0}", "\u{1}", "\u{7F}",
            "\u{9F}",
            "\t", "\n", "\r\n", "\r", "\u{B}", "\u{85}", "\u{2028}", " ", "\u{A0}", "\u{202F}", "\u{2009}", "\u{3000}",
            "\u{200B}", "\u{200D}", "\u{200F}", "\u{202E}", "\u{2066}", "\u{FEFF}", "\u{AD}", "\u{301}", "\u{327}",
            "\u{E000}",
            "\u{FFFF}", "\u{FFFD}", "\u{10FFFF}", "\u{1100}\u{1161}", "\u{212B}", "\u{2126}", "\u{F900}", "שלום",
            "مرحبا",
            "١", "٣", "๕", "１", "-", "\u{2212}", "+", "＋", ".", ",", "'", "\u{2019}", "/", "@", "(0)", "€", "%", "<b>",
            "&amp;",
            "{{", "\\", "\"", "27", "2019", "mars", "33", "00", "oui", "true", "red", "e5", "1er", "kg", "France", "F-",
        ]
        var text = ""
        for _ in 0..<number(0...12) { text += pick(pieces) }
        return text
    }
}
