import FEEL
import Testing

@testable import Services

struct IBANQuestionTests {
    /// Examples of the IBAN registry.
    @Test(arguments: [
        "FR1420041010050500013M02606", "DE89370400440532013000", "GB29NWBK60161331926819", "NO9386011117947",
        "MT84MALT011000012345MTLCAST001S", "BE68539007547034", "CH9300762011623852957", "ES9121000418450200051332",
        "MC5811222000010123456789030", "LC55HEMM000100010012001200023015", "MA64011519000001205000534921",
    ])
    func reads(iban: String) {
        #expect(IBANQuestion().parse(RawAnswer(iban), in: .fr) == .value(.string(iban)))
        #expect(IBANQuestion().parse(RawAnswer("iban " + iban.lowercased()), in: .en) == .value(.string(iban)))
    }

    @Test func `is printed in groups of four, with the country of the bank, and read back`() throws {
        let printed = try #require(IBANQuestion().printed("fr14-2004 1010 0505 0001 3m02 606"))
        #expect(printed == "FR14\u{A0}2004\u{A0}1010\u{A0}0505\u{A0}0001\u{A0}3M02\u{A0}606 (France)")
        #expect(IBANQuestion().parse(RawAnswer(printed), in: .fr) == .value(.string("FR1420041010050500013M02606")))
        #expect(IBANQuestion().printed("DE89370400440532013000", in: .en)?.hasSuffix("(Germany)") == true)
    }

    @Test(arguments: [
        ("FR1420041010050500013M0260", "wrong-length"), ("FR1420041010050500013M02607", "check-digits"),
        ("FR1420041010050500013M20606", "check-digits"), ("ZZ1420041010050500013M02606", "unknown-country"),
        ("1420041010050500013M02606", "not-an-iban"), ("bonjour", "not-an-iban"), ("FR", "not-an-iban"),
        ("FR14 2004 1010 0505 0001 3M02 60é", "not-an-iban"), ("US1", "not-an-iban"), ("(", "not-an-iban"),
    ])
    func explains(text: String, code: String) { #expect(IBANQuestion().code(for: text) == code) }

    @Test func `one character changed or two neighbours swapped never passes`() throws {
        let iban = Array("FR1420041010050500013M02606")
        for seed in UInt64(1)...300 {
            var random = SeededGenerator(seed: seed)
            var changed = iban
            let place = random.number(4...(iban.count - 2))
            if random.number(0...1) == 0 {
                changed[place] = random.pick(Array("0123456789"))
            } else {
                changed.swapAt(place, place + 1)
            }
            if changed == iban { continue }
            #expect(IBANQuestion().code(for: String(changed)) == "check-digits", "seed \(seed)")
        }
    }

    @Test func `every length is of a country`() {
        #expect(IBANQuestion.lengths.count == 89)
        #expect(IBANQuestion.lengths.keys.allSatisfy { Countries.contains($0) })
    }
}

struct EnterpriseQuestionTests {
    @Test(arguments: ["732829320", "732 829 320", "732.829.320", " 732-829-320 ", "７３２８２９３２０"])
    func readsSIREN(text: String) {
        #expect(SIRENQuestion().parse(RawAnswer(text), in: .fr) == .value(.string("732829320")))
    }

    @Test(arguments: [
        ("732829321", "check-digit"), ("723829320", "check-digit"), ("73282932", "not-a-siren"),
        ("732 829 320 00074", "is-a-siret"), ("FR732829320", "not-a-siren"), ("abc", "not-a-siren"),
    ])
    func explainsSIREN(text: String, code: String) { #expect(SIRENQuestion().code(for: text) == code) }

    @Test(arguments: [
        ("73282932000074", nil), ("732 829 320 00074", nil), ("73282932000075", "check-digit"),
        ("73282932000047", "check-digit"), ("732829320", "is-a-siren"), ("7328293200007", "not-a-siret"),
        ("73282932100074", "check-digit"),
    ])
    func explainsSIRET(text: String, code: String?) { #expect(SIRETQuestion().code(for: text) == code) }

    /// The establishments of La Poste: the sum of the digits is a multiple of five, save for the head office.
    @Test(arguments: [
        ("35600000000048", nil), ("35600000009075", nil), ("35600000049837", nil),
        ("35600000000046", "check-digit"), ("35600000009076", "check-digit"),
    ])
    func knowsLaPoste(text: String, code: String?) throws { #expect(SIRETQuestion().code(for: text) == code) }

    @Test func `la Poste's exception is La Poste's alone`() {
        // The digits add up to a multiple of five, and fail Luhn's check.
        #expect(SIRETQuestion().code(for: "73282932000054") == "check-digit")
    }

    @Test func `are printed in groups, and read back`() {
        #expect(SIRENQuestion().printed("732829320") == "732\u{A0}829\u{A0}320")
        #expect(SIRETQuestion().printed("73282932000074") == "732\u{A0}829\u{A0}320\u{A0}00074")
        #expect(SIRETQuestion().printed("732\u{A0}829\u{A0}320\u{A0}00074") == "732\u{A0}829\u{A0}320\u{A0}00074")
    }
}

struct CountryQuestionTests {
    @Test(arguments: [
        ("FR", "FR"), ("fr", "FR"), ("France", "FR"), ("ALLEMAGNE", "DE"), ("Germany", "DE"), ("cote d'ivoire", "CI"),
        ("Côte d\u{2019}Ivoire", "CI"), ("États-Unis", "US"), ("la reunion", "RE"), ("Kosovo", "XK"),
    ])
    func reads(text: String, code: String) {
        #expect(CountryQuestion().parse(RawAnswer(text), in: .fr) == .value(.string(code)))
    }

    @Test func `every country has a name of its own in both languages`() {
        #expect(Countries.codes.count == 250)
        for language in Language.allCases {
            let names = Countries.codes.map { Countries.name($0, in: language) }
            #expect(Set(names).count == names.count)
            #expect(!zip(names, Countries.codes).contains { $0 == $1 })
        }
    }

    @Test func `what is printed is read back`() {
        let type = CountryQuestion()
        for code in Countries.codes {
            for language in Language.allCases {
                let printed = type.print(.string(code), in: language)
                #expect(type.parse(RawAnswer(printed), in: language) == .value(.string(code)), "\(printed)")
            }
        }
    }

    @Test func `stands in the order of each language, accents aside`() throws {
        guard case .select(let options) = CountryQuestion().control else {
            Issue.record("a country is chosen in a list")
            return
        }
        let french = try #require(options[.fr]).map(\.label).map { $0[.fr] }
        let english = try #require(options[.en]).map(\.label).map { $0[.en] }
        #expect(french.prefix(3) == ["Afghanistan", "Afrique du Sud", "Albanie"])
        let states = try #require(french.firstIndex(of: "États-Unis"))
        let spain = try #require(french.firstIndex(of: "Espagne"))
        let finland = try #require(french.firstIndex(of: "Finlande"))
        #expect(spain < states && states < finland)
        #expect(english.prefix(3) == ["Afghanistan", "Åland Islands", "Albania"])
    }

    @Test func `some may be left out`() throws {
        let only = try QuestionSample.valid(CountryQuestion.self, "{only: [FR, BE, CH]}")
        #expect(only.code(for: "BE") == nil)
        #expect(only.reason(for: "DE")?.message[.fr] == "Choisissez un pays de la liste.")
        #expect(only.valueType == .enumeration(["BE", "CH", "FR"]))
        let except = try QuestionSample.valid(CountryQuestion.self, "{except: [FR]}")
        #expect(except.code(for: "FR") == "not-an-option")
        #expect(except.codes.count == 249)
        let bag = try QuestionSample.question(CountryQuestion.self, "{only: [FR, France]}").diagnostics
        #expect(bag.sorted.map(\.code).contains("unknown-value"))
    }
}
