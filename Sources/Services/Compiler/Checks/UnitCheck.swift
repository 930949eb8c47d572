import FEEL

/// Checks that what stands together counts the same: euros are not added to kilograms, nor an amount for a month compared
/// with one for a year, and a rule gives what its unit says.
struct UnitCheck {
    private let service: ResolvedService
    private let diagnostics: DiagnosticBag
    private let units: [String: UnitFinding]

    init(_ service: ResolvedService, diagnostics: DiagnosticBag) {
        self.service = service
        self.diagnostics = diagnostics
        var units: [String: UnitFinding] = [:]
        for question in service.outline.questions { units[question.name] = Self.unit(of: question.source.type) }
        for list in service.names.lists.values { units[list.name] = .entries(of: [list.name]) }
        for rule in service.rules {
            units[rule.source.id.value] = Self.unit(of: rule.source.form, type: rule.source.type?.value)
        }
        for parameter in service.parameters { units[parameter.id] = Self.unit(of: parameter.form, type: .number) }
        self.units = units
    }

    func run() {
        for (index, rule) in service.rules.enumerated() { check(rule, at: index) }
        for page in service.pages {
            check(page.showIf)
            for exit in page.exits { check(exit.when) }
        }
        for (index, group) in service.groups.enumerated() {
            check(group.showIf, in: service.outline.groups[index].list)
        }
        for (index, question) in service.questions.enumerated() {
            let list = service.outline.questions[index].list
            check(question.showIf, in: list)
            for validation in question.validations { check(validation.that, in: list) }
        }
        for column in service.columns { check(column.value) }
        for route in service.routing { check(route.when) }
    }

    // MARK: Expressions

    private func check(_ rule: ResolvedRule, at index: Int) {
        check(rule.appliesIf)
        guard let formula = rule.formula, rule.source.type?.value == .number else {
            check(rule.formula)
            return
        }
        guard case .oneOf(let given) = check(formula),
            case .oneOf(let told)? = units[rule.source.id.value], given.isDisjoint(with: told), let unit = told.first
        else { return }
        let found = given.map(\.description).min { ($0.count, $0) < ($1.count, $1) } ?? ""
        diagnostics.error(
            .unlikeUnits, "this gives `\(found)`, and the unit of `\(rule.source.id.value)` is `\(unit)`",
            at: formula.source.range,
            suggestion: unit == .one
                ? "say what it counts: `unit: \(found)`" : "mend the formula, or the units of what it uses")
    }

    @discardableResult
    private func check(_ expression: CompiledExpression?, in list: Int? = nil) -> UnitFinding {
        guard let expression else { return .anything }
        let (unit, problems) = Expression.units(
            of: expression.source.text, scope: service.names.scope(in: list)
        ) { path in
            units[absolute(path, in: list)] ?? .anything
        }
        for problem in problems { diagnostics.add(Diagnostic(problem, in: expression.source)) }
        return unit
    }

    /// The name of what a path leads to, where `enfant` is the element at hand of `enfants`.
    private func absolute(_ path: [String], in list: Int?) -> String {
        var current = list
        while let names = current.flatMap({ service.names.lists[$0] }) {
            if names.elementName == path.first {
                return ([names.name] + path.dropFirst()).joined(separator: ".")
            }
            current = names.parent
        }
        return path.joined(separator: ".")
    }

    // MARK: Units

    private static func unit(of type: (any QuestionType)?) -> UnitFinding {
        switch type {
        case let money as MoneyQuestion: .unit(money.unit.measure)
        case let number as NumberQuestion: .unit(number.unit.map(UnitOfMeasure.init(written:)) ?? .one)
        default: .anything
        }
    }

    private static func unit(of form: ValueForm, type: ValueType?) -> UnitFinding {
        switch form {
        case .money(let unit, _): .unit(unit.measure)
        case .measure(let text): .unit(UnitOfMeasure(written: text))
        case .plain: type == .number ? .unit(.one) : .anything
        default: .anything
        }
    }
}

extension MoneyUnit {
    /// What amounts of it count.
    var measure: UnitOfMeasure {
        per.reduce(UnitOfMeasure(currency.rawValue)) { $0.per(UnitOfMeasure(written: $1.rawValue)) }
    }
}

extension UnitOfMeasure {
    /// A unit in the words of one of its languages: `m²`, `kWh`, `heures par an`, `persons`.
    init(written text: LocalizedText) {
        self.init(written: text[.en])
    }

    /// A unit as it is written: names between `/`, "per" or "par".
    init(written text: String) {
        let plain = text.replacing("\u{A0}", with: " ").replacing(" et par ", with: "/").replacing(" par ", with: "/")
            .replacing(" per ", with: "/")
        let parts = plain.split(separator: "/", omittingEmptySubsequences: false)
        self = parts.dropFirst().reduce(Self.named(parts.first ?? "")) { $0.per(Self.named($1)) }
    }

    private static func named(_ text: Substring) -> UnitOfMeasure {
        var name = String(text.drop { $0 == " " })
        while name.last == " " { name.removeLast() }
        if name.isEmpty || name == "1" { return .one }
        let power = ["²": 2, "2": 2, "³": 3, "3": 3][name.last.map(String.init) ?? ""]
        if let power, name.dropLast() == "m" { return UnitOfMeasure("m").raised(to: power) }
        return UnitOfMeasure(names[name.lowercased()] ?? name)
    }

    /// The same unit by its other names: singular, plural, French.
    private static let names = [
        "hours": "hour", "heure": "hour", "heures": "hour", "h": "hour", "days": "day", "jour": "day", "jours": "day",
        "weeks": "week", "semaine": "week", "semaines": "week", "months": "month", "mois": "month",
        "quarters": "quarter", "trimestre": "quarter", "trimestres": "quarter", "years": "year", "an": "year",
        "ans": "year", "année": "year", "années": "year", "minutes": "minute", "persons": "person", "people": "person",
        "personne": "person", "personnes": "person", "children": "child", "enfant": "child", "enfants": "child",
        "meals": "meal", "repas": "meal", "l": "L", "litres": "L", "litre": "L", "eur": "€", "euros": "€", "euro": "€",
    ]
}
