import FEEL
import Testing

@testable import Services

struct MoneyQuestionTests {
    @Test(arguments: [
        ("12", "12"), ("12,50", "12.5"), ("12,50 €", "12.5"), ("€12,50", "12.5"), ("12€50", "12.5"),
        ("12 € 50", "12.5"),
        ("1 234,56 euros", "1234.56"), ("1\u{202F}234,56\u{A0}€", "1234.56"), ("1.234,56 EUR", "1234.56"),
        ("\u{2212}5 €", "-5"), ("-€5", "-5"), ("１２ €", "12"), ("0", "0"), ("12 Euros", "12"),
    ])
    func readsFrenchHabits(text: String, expected: String) throws {
        let value = MoneyQuestion().parse(RawAnswer(text), in: .fr)
        #expect(value == .value(.number(try QuestionSample.number(expected))))
    }

    @Test(arguments: [
        ("€1,234.56", "1234.56"), ("1,234", "1234"), ("€12.50", "12.5"), ("\u{2212}€5", "-5"), ("12 euros", "12"),
        ("12€50", "12.5"),
    ])
    func readsEnglishHabits(text: String, expected: String) throws {
        let value = MoneyQuestion().parse(RawAnswer(text), in: .en)
        #expect(value == .value(.number(try QuestionSample.number(expected))))
    }

    @Test(arguments: ["douze", "12 $", "€", "12 €€", "12€5", "12 kg", "1e3", "12 € par mois"])
    func refuses(text: String) { #expect(MoneyQuestion().code(for: text) == "not-an-amount") }

    @Test func `is printed with its unit`() throws {
        let yearly = try QuestionSample.valid(MoneyQuestion.self, "{unit: €/year}")
        #expect(yearly.printed("12000") == "12\u{202F}000\u{A0}€\u{A0}par\u{A0}an")
        #expect(yearly.printed("12000", in: .en) == "€12,000\u{A0}per\u{A0}year")
        #expect(MoneyQuestion().printed("6,2") == "6,20\u{A0}€")
        #expect(MoneyQuestion().printed("6.2", in: .en) == "€6.20")
        let surface = try QuestionSample.valid(MoneyQuestion.self, "{unit: €/m2/year}")
        #expect(surface.printed("45") == "45\u{A0}€\u{A0}par\u{A0}m²\u{A0}et\u{A0}par\u{A0}an")
        #expect(surface.printed("45", in: .en) == "€45\u{A0}per\u{A0}m²\u{A0}per\u{A0}year")
        let swiss = try QuestionSample.valid(MoneyQuestion.self, "{unit: CHF}")
        #expect(swiss.printed("-5,5") == "\u{2212}5,50\u{A0}CHF")
        #expect(swiss.printed("-5.5", in: .en) == "\u{2212}CHF\u{A0}5.50")
    }

    @Test func `what is printed is read back, whatever the unit`() throws {
        for seed in UInt64(1)...300 {
            var random = SeededGenerator(seed: seed)
            let currency = random.pick(MoneyUnit.Currency.allCases)
            let per = random.number(0...2) > 0 ? [random.pick(MoneyUnit.Denominator.allCases)] : []
            let type = MoneyQuestion(unit: MoneyUnit(currency, per: per), decimals: 4)
            let whole = String(random.next() >> UInt64(random.number(1...63)))
            let decimals = (0..<random.number(0...4)).map { _ in String(random.number(0...9)) }.joined()
            let text = random.pick(["", "-"]) + whole + (decimals.isEmpty ? "" : "." + decimals)
            let value = Value.number(try QuestionSample.number(text))
            for language in Language.allCases {
                let printed = type.print(value, in: language)
                #expect(type.parse(RawAnswer(printed), in: language) == .value(value), "seed \(seed): \(printed)")
                #expect(type.parse(type.edit(value, in: language), in: language) == .value(value), "seed \(seed)")
            }
        }
    }

    @Test func `cents unless told otherwise`() throws {
        #expect(MoneyQuestion().reason(for: "1,005")?.code == "too-many-decimals")
        let whole = try QuestionSample.valid(MoneyQuestion.self, "{decimals: 0}")
        #expect(whole.code(for: "120") == nil)
        #expect(whole.reason(for: "120,5")?.message[.fr] == "Saisissez un montant entier, comme 120.")
        #expect(MoneyQuestion(unit: MoneyUnit(.pacificFranc)).code(for: "12,5") == "too-many-decimals")
        #expect(MoneyQuestion().edit(.number(try QuestionSample.number("12.5")), in: .fr).text == "12,50")
    }

    @Test func `a range is said in the unit`() throws {
        let type = try QuestionSample.valid(MoneyQuestion.self, "{unit: €/year, range: '[0..10000000]'}")
        #expect(
            type.reason(for: "-1")?.message[.fr]
                == "Saisissez un montant de 0\u{A0}€\u{A0}par\u{A0}an à 10\u{202F}000\u{202F}000\u{A0}€\u{A0}par\u{A0}an."
        )
        #expect(type.code(for: "10000000") == nil)
        #expect(type.hint(in: .en) == "From €0\u{A0}per\u{A0}year to €10,000,000\u{A0}per\u{A0}year")
    }

    @Test(arguments: ["€/fortnight", "francs", "€/", "/", "€/month/month"])
    func refusesUnits(unit: String) throws {
        let bag = try QuestionSample.question(MoneyQuestion.self, "{unit: '\(unit)'}").diagnostics
        #expect(bag.sorted.map(\.code) == ["unknown-value"])
        #expect(bag.sorted.first?.range.text == "'\(unit)'")
    }
}
