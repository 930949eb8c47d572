import FEEL

/// Any number of answers out of a closed list.
///
/// Values are lists of the options' identifiers, each once, in the order of the definition.
struct ChoicesQuestion: DefinedQuestionType {
    static let name = "choices"
    static let keys = ["options", "min", "max"]

    /// The possible answers, in order.
    let options: [Option]
    /// How many are chosen; at least one, since choosing none is giving no answer.
    let count: ClosedRange<Int>

    init(options: [Option], count: ClosedRange<Int>? = nil) {
        self.options = options
        self.count = count ?? 1...max(options.count, 1)
    }

    init(reading settings: MappingReader, context: QuestionContext) {
        let options = settings.options(languages: context.languages)
        let most = max(options.count, 1)
        let maximum = settings.int("max", in: 1...most, required: false) ?? most
        let minimum = settings.int("min", in: 1...most, required: false) ?? 1
        if minimum > maximum {
            settings.diagnostics.error("out-of-range", "`min` is more than `max`", at: settings.range(of: "min"))
        }
        self.init(options: options, count: min(minimum, maximum)...maximum)
    }

    var valueType: ValueType { .list(.enumeration(options.map(\.id))) }

    var control: Control { .anyOf(options) }

    func parse(_ raw: RawAnswer, in language: Language) -> ParsedAnswer {
        var chosen: Set<String> = []
        for given in raw.texts {
            guard given.utf8.count <= 2_000, let text = try? AnswerText.line(given) else {
                return .problem(Self.choose)
            }
            if text.isEmpty { continue }
            guard let option = options.named(text, in: language) else { return .problem(Self.choose) }
            chosen.insert(option.id)
        }
        if chosen.isEmpty { return .absent }
        return .value(.list(options.filter { chosen.contains($0.id) }.map { .string($0.id) }))
    }

    func problem(with value: Value, on today: CivilDate) -> AnswerProblem.Reason? {
        guard case .list(let values) = value else { return Self.choose }
        var positions: [Int] = []
        for value in values {
            guard case .string(let id) = value, let position = options.firstIndex(where: { $0.id == id }) else {
                return Self.choose
            }
            positions.append(position)
        }
        guard !positions.isEmpty else { return missing }
        guard zip(positions, positions.dropFirst()).allSatisfy({ $0 < $1 }) else { return .notNormalised }
        return count.contains(positions.count) ? nil : wrongCount(chosen: positions.count)
    }

    var missing: AnswerProblem.Reason? {
        AnswerProblem.Reason("required", fr: "Choisissez au moins une réponse.", en: "Choose at least one answer.")
    }

    func hint(in language: Language) -> String? {
        let isAny = count.lowerBound == 1 && count.upperBound >= options.count
        switch language {
        case .fr: return isAny ? "Plusieurs réponses sont possibles" : "Choisissez \(quantity(in: .fr))"
        case .en: return isAny ? "You can choose several answers" : "Choose \(quantity(in: .en))"
        }
    }

    func print(_ value: Value, in language: Language) -> String {
        guard case .list(let values) = value else { return ValuePrinter.print(value, in: language) }
        let labels = values.map { value in
            guard case .string(let id) = value else { return ValuePrinter.print(value, in: language) }
            return options.first { $0.id == id }?.label[language] ?? id
        }
        return labels.joined(separator: ", ")
    }

    func edit(_ value: Value, in language: Language) -> RawAnswer {
        guard case .list(let values) = value else { return RawAnswer() }
        let ids = values.compactMap { value in if case .string(let id) = value { id } else { nil } }
        return RawAnswer(parts: ["": ids])
    }

    private func wrongCount(chosen: Int) -> AnswerProblem.Reason {
        AnswerProblem.Reason(
            chosen < count.lowerBound ? "too-few" : "too-many", fr: "Choisissez \(quantity(in: .fr)).",
            en: "Choose \(quantity(in: .en)).")
    }

    /// "2 réponses", "de 1 à 3 réponses", "au moins 2 réponses".
    private func quantity(in language: Language) -> String {
        let (least, most) = (count.lowerBound, count.upperBound)
        let answers = language == .fr ? (most > 1 ? "réponses" : "réponse") : (most > 1 ? "answers" : "answer")
        if least == most { return "\(most) \(answers)" }
        if most >= options.count {
            return language == .fr ? "au moins \(least) \(answers)" : "at least \(least) \(answers)"
        }
        if least == 1 { return language == .fr ? "\(most) \(answers) au plus" : "up to \(most) \(answers)" }
        return language == .fr ? "de \(least) à \(most) \(answers)" : "\(least) to \(most) \(answers)"
    }

    private static let choose = AnswerProblem.Reason(
        "not-an-option", fr: "Choisissez des réponses de la liste.", en: "Choose answers from the list.")
}
