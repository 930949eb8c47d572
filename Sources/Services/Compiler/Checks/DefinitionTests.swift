import FEEL

/// Runs the tests that a definition holds: answers on a day, and the values that its rules must give.
struct DefinitionTests {
    private let definition: ServiceDefinition
    private let tests: [TestSource]
    private let service: ResolvedService
    private let diagnostics: DiagnosticBag

    init(_ definition: ServiceDefinition, of service: ResolvedService, diagnostics: DiagnosticBag) {
        self.definition = definition
        self.service = service
        tests = service.source.tests
        self.diagnostics = diagnostics
    }

    func run() {
        var taken: Set<Branch> = []
        for test in tests { run(test, &taken) }
        reportUntested()
        reportUntested(branches: taken)
    }

    /// A branch of a rule's formula.
    private struct Branch: Hashable {
        let rule: String
        let taken: BranchTaken
    }

    private func run(_ test: TestSource, _ taken: inout Set<Branch>) {
        guard let day = test.day, let answers = answers(test.given, on: day) else { return }
        let evaluation = definition.evaluate(answers, on: day)
        var inquiry = RuleInquiry(evaluation)
        for (index, rule) in definition.rules.enumerated() {
            taken.formUnion(inquiry.finding(ofRule: index).branches.map { Branch(rule: rule.id, taken: $0) })
        }
        let name = test.name?.value ?? ""
        for entry in test.expect {
            let id = entry.key.text
            guard let rule = definition.rules.first(where: { $0.id == id }) else {
                diagnostics.error(
                    .unknownRule, "there is no rule `\(id)`", at: entry.key.range,
                    suggestion: Diagnostic.didYouMean(
                        nearestName(to: id, among: definition.rules.map(\.id))))
                continue
            }
            guard let expected = value(of: entry.value, like: rule.type, "`\(id)`") else { continue }
            let found = evaluation.computed[id] ?? .null
            if found == expected { continue }
            let missing = definition.parametersWithoutValue(on: day).map { "`\($0.id)`" }
            diagnostics.error(
                .testFailed, "in the test “\(name)”, `\(id)` is \(Self.written(found)), not \(Self.written(expected))",
                at: entry.value.range,
                suggestion: found == .null && !missing.isEmpty
                    ? "on \(day) there is no value yet of " + missing.joined(separator: ", ") : nil)
        }
    }

    /// A rule that no test expects anything of may be wrong without anybody knowing.
    private func reportUntested() {
        guard let place = tests.first?.name?.range else { return }
        let tested = Set(tests.flatMap(\.expect).map(\.key.text))
        let untested = definition.rules.map(\.id).filter { !tested.contains($0) }
        guard !untested.isEmpty else { return }
        diagnostics.note(
            .ruleNotTested,
            "the tests look at \(definition.rules.count - untested.count) of \(definition.rules.count) rules",
            at: place,
            suggestion: "no test expects a value of " + untested.map { "`\($0)`" }.joined(separator: ", "))
    }

    /// Branches that no test goes through may be wrong without anybody knowing. Only those that an author wrote count.
    private func reportUntested(branches taken: Set<Branch>) {
        guard let place = tests.first?.name?.range else { return }
        var missed: [Diagnostic.Note] = []
        var count = 0
        for rule in service.rules {
            guard let formula = rule.formula else { continue }
            for (index, conditional) in formula.expression.conditionals.enumerated()
            where rule.source.formula?.guards.contains(conditional.condition.lowerBound) != true {
                let isVersion =
                    rule.source.formula?.versionConditions.contains(conditional.condition.lowerBound) == true
                for holds in isVersion ? [true] : [true, false] {
                    count += 1
                    let branch = Branch(
                        rule: rule.source.id.value, taken: BranchTaken(conditional: index, holds: holds))
                    guard !taken.contains(branch) else { continue }
                    missed.append(
                        Diagnostic.Note(
                            "no test has `\(rule.source.id.value)` find this \(holds ? "true" : "false")",
                            at: formula.source.locate(conditional.condition)))
                }
            }
        }
        guard !missed.isEmpty else { return }
        diagnostics.note(
            .branchNotTested, "the tests go through \(count - missed.count) of \(count) branches of the rules",
            at: place, notes: Array(missed.prefix(Self.maximumNotes)))
    }

    /// How many branches are named at once.
    private static let maximumNotes = 5

    // MARK: Answers

    /// The answers given; nil, reported, when one of them could not be an answer.
    private func answers(_ given: [YAMLMapping.Entry], on day: CivilDate) -> Answers? {
        var answers: Answers = [:]
        return gather(given, under: "", on: day, into: &answers) ? answers : nil
    }

    /// Gathers the answers of the form or of an element, whose paths begin with `prefix`.
    private func gather(
        _ given: [YAMLMapping.Entry], under prefix: String, on day: CivilDate, into answers: inout Answers
    ) -> Bool {
        var isSound = true
        for entry in given where !entry.value.isNull {
            let path = prefix + entry.key.text
            if let question = definition.question(path) {
                if let value = answer(entry.value, to: question, on: day) {
                    answers[path] = Answer(value)
                } else {
                    isSound = false
                }
            } else if isList(path) {
                isSound = gatherElements(entry, of: path, on: day, into: &answers) && isSound
            } else {
                diagnostics.error(
                    .unknownQuestion, "there is no question `\(entry.key.text)`", at: entry.key.range,
                    suggestion: Diagnostic.didYouMean(nearestName(to: entry.key.text, among: definition.questionNames)))
                isSound = false
            }
        }
        return isSound
    }

    /// Whether a path leads to a repeated group.
    private func isList(_ path: String) -> Bool {
        let start = AnswerPath.name(of: path) + "."
        return definition.questionNames.contains { $0.hasPrefix(start) }
    }

    /// A list as definitions write it: `enfants: [{prenom: Zoé}, {prenom: Léo}]`.
    private func gatherElements(
        _ list: YAMLMapping.Entry, of path: String, on day: CivilDate, into answers: inout Answers
    ) -> Bool {
        guard let elements = list.value.sequence?.elements else {
            diagnostics.wrongKind(of: list.value, expected: "a list", in: "`\(list.key.text)`")
            return false
        }
        var isSound = true
        answers[path] = Answer(ElementKeys(Array(1..<(elements.count + 1))).value)
        for (index, element) in elements.enumerated() {
            guard let mapping = element.mapping else {
                diagnostics.wrongKind(
                    of: element, expected: "a mapping (`question: answer`)", in: "an element of `\(list.key.text)`")
                isSound = false
                continue
            }
            let prefix = AnswerPath.element(index + 1, of: path) + "."
            isSound = gather(mapping.entries, under: prefix, on: day, into: &answers) && isSound
        }
        return isSound
    }

    /// An answer that the form would take; nil, reported, when it would not.
    private func answer(_ yaml: YAMLValue, to question: Question, on day: CivilDate) -> Value? {
        guard let value = answer(yaml, to: question) else { return nil }
        guard let reason = question.type.problem(with: value, on: day) else { return value }
        refuse(yaml, question.id, reason)
        return nil
    }

    /// An answer as definitions write values: numbers with a point, dates as ISO 8601, options by name; otherwise as people
    /// type it.
    private func answer(_ yaml: YAMLValue, to question: Question) -> Value? {
        if let scalar = yaml.scalar, let value = Self.literal(scalar.text, question.type.valueType) { return value }
        let raw: RawAnswer
        switch yaml {
        case .scalar(let scalar): raw = RawAnswer(scalar.text)
        case .sequence(let sequence):
            raw = RawAnswer(parts: ["": sequence.elements.compactMap { $0.scalar?.text }])
        case .mapping(let mapping):
            raw = RawAnswer(
                parts: Dictionary(
                    mapping.entries.map { ($0.key.text, [$0.value.scalar?.text ?? ""]) },
                    uniquingKeysWith: { first, _ in first }))
        }
        switch question.type.parse(raw, in: definition.languages.first ?? .fr) {
        case .value(let value): return value
        case .problem(let reason): refuse(yaml, question.id, reason)
        case .absent:
            diagnostics.wrongKind(of: yaml, expected: "an answer", in: "`\(question.id)`")
        }
        return nil
    }

    private func refuse(_ yaml: YAMLValue, _ question: String, _ reason: AnswerProblem.Reason) {
        diagnostics.error(
            .testAnswer, "`\(question)` would not be answered so: \(reason.message[.en].lowercasedFirst)",
            at: yaml.range)
    }

    // MARK: Values

    /// The value that a definition writes for a type; nil when the text is none of this type.
    private static func literal(_ text: String, _ type: ValueType) -> Value? {
        switch type {
        case .number: Number(text).map { .number($0) }
        case .boolean: ["true": .boolean(true), "false": .boolean(false)][text]
        case .date: CivilDate(iso8601: text).map { .date($0) }
        case .string, .enumeration: .string(text)
        default: nil
        }
    }

    /// What a test expects of a rule; nil, reported, when it can't be a value of its type.
    private func value(of yaml: YAMLValue, like type: ValueType, _ subject: String) -> Value? {
        if yaml.isNull { return .null }
        switch (yaml, type) {
        case (.sequence(let sequence), .list(let element)):
            let values = sequence.elements.compactMap { value(of: $0, like: element, "an element of \(subject)") }
            return values.count == sequence.elements.count ? .list(values) : nil
        case (.scalar(let scalar), .any): return Self.anyValue(scalar)
        case (.scalar(let scalar), _):
            if let value = Self.literal(scalar.text, type) { return value }
        default: break
        }
        diagnostics.error(
            "wrong-kind", "the value expected of \(subject) is of type \(type)", at: yaml.range)
        return nil
    }

    /// A value of which the type is not known: a duration, a number, true or false, else a text.
    private static func anyValue(_ scalar: YAMLScalar) -> Value {
        if scalar.style == .plain, let number = Number(scalar.text) { return .number(number) }
        if scalar.style == .plain, scalar.text == "true" || scalar.text == "false" {
            return .boolean(scalar.text == "true")
        }
        if let duration = YearsAndMonthsDuration(iso8601: scalar.text) { return .yearsAndMonthsDuration(duration) }
        if let duration = DaysAndTimeDuration(iso8601: scalar.text) { return .daysAndTimeDuration(duration) }
        return .string(scalar.text)
    }

    /// A value as definitions write it.
    private static func written(_ value: Value) -> String {
        switch value {
        case .null: "null"
        case .boolean(let isTrue): isTrue ? "true" : "false"
        case .number(let number): number.description
        case .string(let text): "\"\(text)\""
        case .date(let date): date.description
        case .list(let values): "[" + values.map(written).joined(separator: ", ") + "]"
        case .daysAndTimeDuration(let duration): duration.description
        case .yearsAndMonthsDuration(let duration): duration.description
        default: ValuePrinter.print(value, in: .en)
        }
    }
}

extension String {
    /// The text with its first letter in lower case, to go on a sentence.
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
