import FEEL
import Testing

/// What a formula counts, and what it brings together that can't be.
@Suite struct UnitTests {
    private static let scope = Scope([
        ("revenu", .number), ("loyer", .number), ("poids", .number), ("longueur", .number), ("tarif", .number),
        ("taux", .number), ("enfants", .list(.context([("jours", .number), ("age", .number)]))), ("jour", .date),
        ("nombre", .number), ("libre", .any),
    ])

    private static let euro = UnitOfMeasure("€")
    private static let year = UnitOfMeasure("year")
    private static let metre = UnitOfMeasure("m")
    private static let units: [String: UnitFinding] = [
        "revenu": .unit(euro.per(year)), "loyer": .unit(euro.per(UnitOfMeasure("month"))),
        "poids": .unit(UnitOfMeasure("kg")), "longueur": .unit(metre), "taux": .unit(UnitOfMeasure("%")),
        "tarif": .unit(euro.per(metre.raised(to: 2)).per(year)), "nombre": .unit(.one),
        "enfants": .entries(of: ["enfants"]), "enfants.jours": .unit(UnitOfMeasure("day")), "enfants.age": .unit(year),
    ]

    private func units(_ source: String) -> (unit: UnitFinding, codes: [String], places: [String]) {
        let found = Expression.units(of: source, scope: Self.scope) {
            Self.units[$0.joined(separator: ".")] ?? .anything
        }
        let bytes = Array(source.utf8)
        return (
            found.unit, found.diagnostics.map(\.code),
            found.diagnostics.map { String(decoding: bytes[$0.range], as: UTF8.self) }
        )
    }

    @Test(arguments: [
        ("revenu + 100", "€/year"), ("longueur * longueur", "m²"), ("longueur ** 2 * tarif", "€/year"),
        ("abs(revenu - 3)", "€/year"), ("max(revenu, 0)", "€/year"), ("-loyer", "€/month"),
        ("revenu * nombre", "€/year"),
        ("if jour > today() then revenu else 0", "€/year"), ("sum(enfants.jours)", "day"),
        ("sum(for e in enfants return e.jours * 2)", "day"), ("count(enfants)", "1"), ("revenu / revenu", "1"),
        ("sum(for e in enfants[item.age > 3] return e.jours)", "day"), ("nombre * 3", "1"),
        ("round half up(longueur / 2, 1)", "m"),
    ])
    func `products have the unit they make, and a written number that of what it stands beside`(
        source: String, unit: String
    ) throws {
        let found = units(source)
        #expect(found.codes == [], "\(source)")
        guard case .oneOf(let units) = found.unit else {
            Issue.record("\(source) has no unit")
            return
        }
        #expect(units.map(\.description).contains(unit), "\(source): \(units)")
    }

    @Test(arguments: [
        ("revenu / 12", "€/month"), ("revenu / 12", "€"), ("loyer * 12", "€/year"), ("revenu / 365", "€/day"),
        ("revenu * taux / 100", "€/year"), ("revenu / 12 - loyer", "€/month"), ("poids * 1000", "g"),
    ])
    func `a number converts one unit into another in a product`(source: String, unit: String) {
        let found = units(source)
        #expect(found.codes == [])
        guard case .oneOf(let units) = found.unit else {
            Issue.record("\(source) has no unit")
            return
        }
        #expect(units.map(\.description).contains(unit), "\(source): \(units)")
    }

    @Test(arguments: [
        ("revenu + poids", "revenu + poids"), ("1 + (loyer - revenu)", "loyer - revenu"),
        ("loyer < revenu", "loyer < revenu"),
        ("revenu between 3 and poids", "poids"), ("min(revenu, 3, loyer)", "loyer"), ("max([revenu, poids])", "poids"),
        ("if jour > today() then revenu else poids", "poids"), ("revenu in (< loyer)", "< loyer"),
        ("revenu in [0..poids]", "[0..poids]"), ("sum(for e in enfants return e.jours + e.age)", "e.jours + e.age"),
        ("some e in enfants satisfies e.age > revenu", "e.age > revenu"), ("nombre + revenu", "nombre + revenu"),
        ("longueur * longueur + longueur", "longueur * longueur + longueur"),
        ("{a: revenu + poids}.a", "revenu + poids"),
        ("revenu / 11 - loyer", "revenu / 11 - loyer"),
    ])
    func `unlike units are found where they stand`(source: String, place: String) {
        let found = units(source)
        #expect(found.codes == ["unlike-units"], "\(source)")
        #expect(found.places == [place], "\(source)")
    }

    @Test(arguments: [
        "libre + revenu", "jour.year + nombre", "string(revenu) + \"a\"", "[revenu, poids]", "sqrt(revenu) + poids",
        "if jour > today() then null else revenu", "revenu = null", "(function(x) x + 1)(revenu) + poids",
        "for revenu in [1, 2] return revenu + poids",
    ])
    func `what can't be told is no mistake`(source: String) {
        #expect(units(source).codes == [], "\(source)")
    }

    @Test func `months added to a date stop at the last day, or go on to the next month, as is said`() throws {
        func date(_ source: String, _ ends: MonthEnds) -> Value {
            var scope = Scope()
            scope.monthEnds = ends
            let expression = Expression.compile(source, scope: scope, mode: .standard).expression
            return expression?.evaluate(in: EvaluationContext(scope: scope, today: CivilDate(daysSinceEpoch: 0))).value
                ?? .null
        }
        func day(_ text: String) throws -> Value { .date(try #require(CivilDate(iso8601: text))) }
        for (source, last, next) in [
            ("@\"2026-01-31\" + @\"P1M\"", "2026-02-28", "2026-03-01"),
            ("@\"2024-02-29\" + @\"P1Y\"", "2025-02-28", "2025-03-01"),
            ("@\"2026-03-31\" - @\"P1M\"", "2026-02-28", "2026-03-01"),
            ("@\"P1M\" + @\"2026-01-15\"", "2026-02-15", "2026-02-15"),
            ("@\"2026-12-31\" + @\"P2M\"", "2027-02-28", "2027-03-01"),
        ] {
            #expect(try date(source, .lastDay) == day(last), "\(source)")
            #expect(try date(source, .firstOfNext) == day(next), "\(source)")
        }
        guard case .dateTime(let moment) = date("@\"2026-01-31T10:00:00\" + @\"P1M\"", .firstOfNext) else {
            Issue.record("a moment is kept")
            return
        }
        #expect(moment.description == "2026-03-01T10:00:00")
    }

    @Test func `where it has to be said and is not, adding months is an error`() {
        var scope = Scope([("naissance", .date), ("delai", .yearsAndMonthsDuration)])
        scope.monthEnds = nil
        for source in ["naissance + delai", "today() - @\"P18Y\"", "@\"P1M\" + naissance"] {
            #expect(Expression.compile(source, scope: scope).diagnostics.map(\.code) == ["month-ends"], "\(source)")
        }
        for source in ["naissance + @\"P10D\"", "delai + delai", "delai * 2"] {
            #expect(Expression.compile(source, scope: scope).diagnostics.isEmpty, "\(source)")
        }
    }
}
