import Cases
import FEEL
import HTML
import Services

/// The form that describes a breach.
struct BreachForm {
    /// What is to mend, each in the field of its name.
    enum Problem: String, Sendable, Hashable, CaseIterable {
        case known, nature, kinds, people, peopleCount, records, recordCount, consequences, measures, risk
        /// Of the forms that note a step.
        case when, text
    }

    static let mostCharacters = 4000

    var known: [String]
    var texts: [Problem: String] = [:]
    var kinds: Set<String> = []
    var risk = ""

    private static let long: [Problem] = [.nature, .people, .records, .consequences, .measures]
    private static let counts: [Problem] = [.peopleCount, .recordCount]

    /// An empty form: known now, until it is said otherwise.
    init(now: Instant, zone: Zone) { known = MomentField.typed(now, in: zone) }

    /// What was sent.
    init(_ form: FormData) {
        known = MomentField.typed(Problem.known.rawValue, in: form)
        for field in Self.long + Self.counts {
            texts[field] = String((form[field.rawValue] ?? "").trimmingSpaces.prefix(Self.mostCharacters))
        }
        kinds = Set(form.all(Problem.kinds.rawValue))
        risk = form[Problem.risk.rawValue] ?? ""
    }

    /// A description as it stands.
    init(_ description: BreachDescription, zone: Zone) {
        known = MomentField.typed(description.clock.knownAt, in: zone)
        texts = [
            .nature: description.nature, .people: description.people, .records: description.records,
            .consequences: description.consequences, .measures: description.measures,
            .peopleCount: description.peopleCount.map(String.init) ?? "",
            .recordCount: description.recordCount.map(String.init) ?? "",
        ]
        kinds = Set(description.kinds.map(\.rawValue))
        risk = description.risk.rawValue
    }

    /// The description, or what is to mend, in the order of the form.
    func description(in zone: Zone) -> Result<BreachDescription, BreachFormProblems> {
        var problems: [Problem] = []
        let moment = MomentField.moment(known, in: zone)
        if moment == nil { problems.append(.known) }
        let kinds = BreachDescription.Kind.allCases.filter { self.kinds.contains($0.rawValue) }
        if kinds.isEmpty { problems.append(.kinds) }
        for field in Self.long where texts[field, default: ""].isEmpty { problems.append(field) }
        for field in Self.counts where !texts[field, default: ""].isEmpty && count(field) == nil {
            problems.append(field)
        }
        let risk = BreachDescription.Risk(rawValue: risk)
        if risk == nil { problems.append(.risk) }
        guard problems.isEmpty, let moment, let risk else {
            return .failure(BreachFormProblems(all: Problem.allCases.filter(problems.contains)))
        }
        return .success(
            BreachDescription(
                knownAt: moment, nature: text(.nature), kinds: kinds, people: text(.people),
                peopleCount: count(.peopleCount), records: text(.records), recordCount: count(.recordCount),
                consequences: text(.consequences), measures: text(.measures), risk: risk))
    }

    private func text(_ field: Problem) -> String { texts[field, default: ""] }

    private func count(_ field: Problem) -> Int? {
        let digits = text(field).filter { !$0.isWhitespace }
        guard digits.count <= 12, let count = Int(digits), count >= 0 else { return nil }
        return count
    }

    /// The fields, each with what is to mend.
    func fields(_ visit: Visit, problems: [Problem]) -> [Field] {
        let texts = visit.texts
        func lines(_ name: Problem, _ label: String, hint: String? = nil, rows: Int = 3) -> Field {
            Field(
                id: name.rawValue, label: label, hint: hint,
                control: .lines(
                    Field.Lines(
                        name: name.rawValue, value: text(name), rows: rows, maximumLength: Self.mostCharacters)),
                words: visit.fieldWords)
        }
        func number(_ name: Problem, _ label: String) -> Field {
            Field(
                id: name.rawValue, label: label, hint: texts.breachCountHint, isOptional: true,
                control: .line(
                    Field.Line(
                        name: name.rawValue, value: text(name), inputmode: .numeric, spellcheck: false, width: 10)),
                words: visit.fieldWords)
        }
        let kindItems = BreachDescription.Kind.allCases.map { kind in
            Field.Choices.Item(
                value: kind.rawValue, label: texts.breachKind(kind), hint: texts.breachKindHint(kind),
                isChosen: kinds.contains(kind.rawValue))
        }
        let riskItems = BreachDescription.Risk.allCases.map { one in
            Field.Choices.Item(
                value: one.rawValue, label: texts.breachRisk(one), hint: texts.breachRiskHint(one),
                isChosen: risk == one.rawValue)
        }
        let all = [
            MomentField.field(
                Problem.known.rawValue, label: texts.breachKnown, hint: texts.breachKnownHint, typed: known,
                visit: visit),
            lines(.nature, texts.breachNature, hint: texts.breachNatureHint, rows: 5),
            Field(
                id: Problem.kinds.rawValue, label: texts.breachKinds,
                control: .choices(Field.Choices(kind: .many, name: Problem.kinds.rawValue, items: kindItems)),
                words: visit.fieldWords),
            lines(.people, texts.breachPeople, hint: texts.breachPeopleHint),
            number(.peopleCount, texts.breachPeopleCount),
            lines(.records, texts.breachRecords, hint: texts.breachRecordsHint),
            number(.recordCount, texts.breachRecordCount),
            lines(.consequences, texts.breachConsequences),
            lines(.measures, texts.breachMeasures, hint: texts.breachMeasuresHint, rows: 5),
            Field(
                id: Problem.risk.rawValue, label: texts.breachRisk,
                control: .choices(Field.Choices(name: Problem.risk.rawValue, items: riskItems)),
                words: visit.fieldWords),
        ]
        return all.map { field in
            var field = field
            field.error = problems.first { $0.rawValue == field.id }.map(texts.breachProblem)
            return field
        }
    }
}

/// What is to mend in a form about a breach.
struct BreachFormProblems: Error {
    let all: [BreachForm.Problem]
}
