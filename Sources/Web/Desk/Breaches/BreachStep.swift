import Cases
import Services

/// What can be noted of a breach besides its description.
enum BreachStep: String, Sendable, CaseIterable {
    case authority
    case noAuthority = "no-authority"
    case people
    case noPeople = "no-people"
    case note

    /// The beginning of its fields' identifiers.
    var prefix: String { rawValue + "-" }

    /// Whether it makes sense now.
    func isOffered(on breach: Breach) -> Bool {
        switch self {
        case .authority, .people, .note: true
        case .noAuthority: breach.authority == .due && breach.description.risk == .unlikely
        case .noPeople: breach.people == .due
        }
    }

    func title(_ texts: any Texts) -> String {
        switch self {
        case .authority: texts.breachNoteAuthority
        case .noAuthority: texts.breachNoteNoAuthority
        case .people: texts.breachNotePeople
        case .noPeople: texts.breachNoteNoPeople
        case .note: texts.breachNoteOther
        }
    }

    func text(_ texts: any Texts) -> String {
        switch self {
        case .authority: texts.breachNoteAuthorityText
        case .noAuthority: texts.breachNoteNoAuthorityText
        case .people: texts.breachNotePeopleText
        case .noPeople: texts.breachNoteNoPeopleText
        case .note: texts.breachNoteOtherText
        }
    }

    private var hasMoment: Bool { self == .authority || self == .people }

    /// The entry that a form makes, or what is to mend.
    func entry(_ form: FormData, in zone: Zone) -> Result<BreachEntry, BreachFormProblems> {
        func text(_ name: String) -> String {
            String((form[prefix + name] ?? "").trimmingSpaces.prefix(BreachForm.mostCharacters))
        }
        let moment = MomentField.moment(MomentField.typed(prefix + "when", in: form), in: zone)?.milliseconds
        var problems: [BreachForm.Problem] = []
        if hasMoment, moment == nil { problems.append(.when) }
        if self != .authority, text("text").isEmpty { problems.append(.text) }
        guard problems.isEmpty else { return .failure(BreachFormProblems(all: problems)) }
        switch self {
        case .authority:
            return .success(
                .authorityTold(at: moment ?? 0, reference: text("reference"), delay: text("delay")))
        case .noAuthority: return .success(.authorityNotTold(reason: text("text")))
        case .people: return .success(.peopleTold(at: moment ?? 0, how: text("text")))
        case .noPeople: return .success(.peopleNotTold(reason: text("text")))
        case .note: return .success(.note(text("text")))
        }
    }

    /// Its fields, with what was typed where the form was sent.
    func fields(_ visit: Visit, isSent: Bool, problems: [BreachForm.Problem], zone: Zone) -> [Field] {
        let (texts, form) = (visit.texts, isSent ? visit.form : FormData())
        func lines(_ name: String, _ label: String, hint: String? = nil, isOptional: Bool = false) -> Field {
            Field(
                id: prefix + name, label: label, hint: hint, isOptional: isOptional,
                control: .lines(
                    Field.Lines(
                        name: prefix + name, value: form[prefix + name] ?? "", rows: 3,
                        maximumLength: BreachForm.mostCharacters)), words: visit.fieldWords)
        }
        func error(_ problem: BreachForm.Problem) -> String? {
            problems.contains(problem) ? texts.breachProblem(problem) : nil
        }
        var fields: [Field] = []
        if hasMoment {
            let typed =
                isSent
                ? MomentField.typed(prefix + "when", in: form) : MomentField.typed(visit.now, in: zone)
            var field = MomentField.field(prefix + "when", label: texts.breachWhen, typed: typed, visit: visit)
            field.error = error(.when)
            fields.append(field)
        }
        guard self != .authority else {
            fields.append(
                Field(
                    id: prefix + "reference", label: texts.breachReference, isOptional: true,
                    control: .line(
                        Field.Line(
                            name: prefix + "reference", value: form[prefix + "reference"] ?? "", spellcheck: false,
                            maximumLength: 100, width: 20)), words: visit.fieldWords))
            fields.append(
                lines("delay", texts.breachDelay, hint: texts.breachDelayHint, isOptional: true))
            return fields
        }
        let label =
            switch self {
            case .people: texts.breachHow
            case .note: texts.breachNote
            default: texts.breachWhy
            }
        var field = lines("text", label)
        field.error = error(.text)
        return fields + [field]
    }
}
