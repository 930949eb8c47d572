import FEEL
import Services

/// A value heard in a message, for a question of a form.
enum HeardValue: Sendable, Hashable {
    /// What the question's type takes, with how it was worked out where that was needed.
    case value(Value, working: String?)
    /// What holds only if the person agrees to the sum.
    case convertible(Value, working: String)
    /// Something was said, but not a value that the question can take: what to say.
    case unclear(String)
    /// The person does not know.
    case unknown
    /// Nothing that looks like an answer.
    case none

    /// What a message says in answer to a question.
    static func heard(
        _ text: String, for question: Question, in language: Language, on today: CivilDate
    ) -> HeardValue {
        let words = MessageWords(text)
        let hearer = Hearer(
            words: words, question: question, texts: AssistantCatalogue.texts(language), language: language,
            today: today)
        let heard = hearer.hear(text)
        guard case .value(let value, _) = heard, let problem = question.type.problem(with: value, on: today) else {
            return heard
        }
        return .unclear(hearer.advice(problem, value))
    }
}

/// Hears one message for one question.
private struct Hearer {
    let words: MessageWords
    let question: Question
    let texts: any AssistantTexts
    let language: Language
    let today: CivilDate

    func hear(_ text: String) -> HeardValue {
        if SpokenYesNo.dunno.first(in: words.bytes) != nil, words.list.count <= 8 { return .unknown }
        switch question.type.control {
        case .yesNo: return yesNo
        case .oneOf(let options): return choice(options, takesSeveral: false)
        case .anyOf(let options): return choice(options, takesSeveral: true)
        case .date: return date
        case .line(let line):
            if case .number = question.type.valueType { return number(line.unit) }
            return written(text)
        default: return written(text)
        }
    }

    /// What to do about a value that the question does not take.
    func advice(_ problem: AnswerProblem.Reason, _ value: Value) -> String {
        if case .number(let number) = value, !number.isInteger, problem.code == "not-an-integer" { return texts.halves }
        return problem.message[language]
    }

    private var yesNo: HeardValue {
        switch SpokenYesNo.heard(in: words) {
        case .yes: .value(.boolean(true), working: nil)
        case .no: .value(.boolean(false), working: nil)
        case .unsure: .unknown
        case .none: .none
        }
    }

    private func choice(_ options: [Option], takesSeveral: Bool) -> HeardValue {
        switch SpokenChoice.heard(in: words, among: options, language: language, takesSeveral: takesSeveral) {
        case .options(let ids):
            let raw = RawAnswer(parts: ["": ids])
            guard case .value(let value) = question.type.parse(raw, in: language) else { return .none }
            return .value(value, working: nil)
        case .several: return .unclear(texts.whichOneOfThem)
        case .none: return .none
        }
    }

    private var date: HeardValue {
        switch SpokenDate.heard(in: words, on: today) {
        case .date(let date): .value(.date(date), working: nil)
        case .incomplete: .unclear(texts.notExactDate)
        case .none: .none
        }
    }

    // MARK: Numbers

    private func number(_ unit: LocalizedText?) -> HeardValue {
        if isYear, let year { return .value(.number(Number(year)), working: nil) }
        if let sum = sumOfChildren { return sum }
        switch SpokenNumber.one(in: words, language: language) {
        case .none: return .none
        case .several: return .unclear(texts.severalNumbers)
        case .ambiguous: return .unclear(texts.ambiguousFigures)
        case .number(let number):
            guard let unit else { return .value(.number(number.value), working: about(number.value)) }
            // "2 enfants" is no amount.
            if let named = words.list.dropFirst(number.range.upperBound).first, Self.people.contains(named) {
                return .none
            }
            return amount(SpokenAmount(number, in: words), per: SpokenAmount.period(ofUnit: unit))
        }
    }

    private func about(_ value: Number) -> String? {
        SpokenNumber.isApproximate(words) ? texts.about(printed(value)) : nil
    }

    private func printed(_ value: Number) -> String { question.type.print(.number(value), in: language) }

    /// An amount in the time that the question asks for: as it was said, or converted where the sum is exact and means the
    /// same; where it may not, the person is asked.
    private func amount(_ amount: SpokenAmount, per wanted: SpokenAmount.Period?) -> HeardValue {
        guard !amount.isForeign else { return .unclear(texts.euros) }
        guard let said = amount.period, said != wanted else {
            return .value(.number(amount.value), working: about(amount.value))
        }
        guard let wanted else { return .unclear(texts.noPeriod) }
        guard let saidTimes = said.timesAYear, let wantedTimes = wanted.timesAYear else {
            return .unclear(texts.anotherPeriod(wanted))
        }
        let factor = (saidTimes, wantedTimes)
        let converted =
            factor.0 % factor.1 == 0
            ? amount.value.multiplied(by: Number(factor.0 / factor.1))
            : amount.value.divided(by: Number(factor.1 / max(factor.0, 1))).flatMap { $0.rounded(scale: 2, .halfUp) }
        guard let converted else { return .unclear(texts.anotherPeriod(wanted)) }
        let sign = factor.0 % factor.1 == 0 ? "× \(factor.0 / factor.1)" : "÷ \(factor.1 / max(factor.0, 1))"
        let plain = Formatting.number(amount.value, in: language)
        let working = texts.worked(plain, said, sign: sign, result: printed(converted))
        // The income of a tax notice is not twelve times a pay: only the person can tell.
        return question.concept?.isYearly == true || SpokenNumber.isApproximate(words)
            ? .convertible(.number(converted), working: working) : .value(.number(converted), working: working)
    }

    /// What is counted and never paid.
    private static let people: Set<String> = [
        "enfant", "enfants", "adulte", "adultes", "personne", "personnes", "fils", "fille", "filles", "garcon",
        "garcons",
        "child", "children", "kid", "kids", "adult", "adults", "people", "person", "son", "sons", "daughter",
        "daughters", "boys", "girls",
    ]

    /// "deux filles et un garçon", where children are counted.
    private var sumOfChildren: HeardValue? {
        let asked = Set(MessageWords(question.ask[language]).list)
        guard !asked.isDisjoint(with: ["enfants", "enfant", "children", "child"]) else { return nil }
        let numbers = SpokenNumber.all(in: words, language: language)
        guard numbers.count == 2, numbers.allSatisfy({ $0.value.isInteger }),
            numbers.allSatisfy({ words.list.dropFirst($0.range.upperBound).first.map(Self.children.contains) ?? false }
            ),
            words.list[numbers[0].range.upperBound + 1..<numbers[1].range.lowerBound].allSatisfy({
                $0 == "et" || $0 == "and"
            }),
            let sum = numbers[0].value.adding(numbers[1].value)
        else { return nil }
        return .value(.number(sum), working: "\(numbers[0].value) + \(numbers[1].value) = \(sum)")
    }

    private static let children: Set<String> = [
        "fille", "filles", "garcon", "garcons", "fils", "bebe", "bebes", "ado", "ados", "girl", "girls", "boy", "boys",
        "daughter", "daughters", "son", "sons", "baby", "babies", "grands", "petits", "jumeaux",
    ]

    // MARK: Years

    private var isYear: Bool { question.type.control.isYear }

    private var year: Int? {
        let bytes = words.bytes
        if PatternList(["cette annee", "annee en cours", "this year"]).first(in: bytes) != nil { return today.year }
        if PatternList(["annee derniere|passee", "an dernier|passe", "last year"]).first(in: bytes) != nil {
            return today.year - 1
        }
        if PatternList(["annee prochaine", "next year"]).first(in: bytes) != nil { return today.year + 1 }
        return nil
    }

    // MARK: Anything else

    /// What the type itself reads, as in a field of the form.
    private func written(_ text: String) -> HeardValue {
        switch question.type.parse(RawAnswer(text), in: language) {
        case .value(let value): .value(value, working: nil)
        case .problem(let reason): .unclear(reason.message[language])
        case .absent: .none
        }
    }
}

extension Control {
    /// Whether four figures are expected: the sign of a year.
    fileprivate var isYear: Bool {
        if case .line(let line) = self { line.width == 4 } else { false }
    }
}
