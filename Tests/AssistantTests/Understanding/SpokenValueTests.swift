import FEEL
import Services
import Testing

@testable import Assistant

/// What is understood of answers in words, for the questions of the demonstration services.
@Suite struct SpokenValueTests {
    private static let today = CivilDate(year: 2026, month: 11, day: 28) ?? CivilDate(daysSinceEpoch: 0)

    private func heard(_ text: String, _ service: String, _ question: String, _ language: Language = .fr) throws
        -> HeardValue
    {
        let definition = try #require(ValClair.town.service(service))
        let asked = try #require(definition.question(question))
        return HeardValue.heard(text, for: asked, in: language, on: Self.today)
    }

    // MARK: Numbers

    @Test(
        arguments: [
            ("3", "3"), ("trois", "3"), ("j'en ai deux", "2"), ("deux enfants", "2"), ("un seul", "1"),
            ("on a 4 gosses", "4"),
            ("quatre", "4"), ("2 filles et 1 garçon", "3"), ("deux filles et un garçon", "3"),
            ("3 enfants, non 4", "4"),
            ("cinq enfants à charge", "5"), ("j'ai une fille", "1"), ("troi", "3"),
        ])
    func `a number of children is understood in words`(said: String, number: String) throws {
        guard case .value(let value, _) = try heard(said, "bourse-college", "enfants") else {
            Issue.record("\(said): \(try heard(said, "bourse-college", "enfants"))")
            return
        }
        #expect(value == .number(try #require(Number(number))))
    }

    @Test(arguments: [
        "deux enfants et demi", "2,5", "entre 2 et 3", "deux ou trois", "0", "vingt-cinq", "moins deux et demi",
    ])
    func `a number that cannot be is asked again`(said: String) throws {
        guard case .unclear(let advice) = try heard(said, "bourse-college", "enfants") else {
            Issue.record("\(said): \(try heard(said, "bourse-college", "enfants"))")
            return
        }
        #expect(!advice.isEmpty)
    }

    @Test(arguments: [("aucun", 0), ("pas d'enfants", 0), ("zéro", 0), ("no kids", 0), ("none", 0), ("j'en ai pas", 0)])
    func `none is a number where it can be one`(said: String, number: Int) throws {
        #expect(try heard(said, "cheque-energie", "enfants") == .value(.number(Number(number)), working: nil))
    }

    @Test func `halves are a number of tax shares`() throws {
        let half = Value.number(try #require(Number("2.5")))
        for said in ["deux parts et demie", "2,5", "2.5 parts", "deux et demi", "two and a half"] {
            #expect(try heard(said, "cantine", "parts") == .value(half, working: nil), "\(said)")
        }
    }

    // MARK: Amounts

    @Test(
        arguments: [
            ("21 600 € par an", "21600"), ("21600", "21600"), ("21 600 euros", "21600"),
            ("vingt et un mille six cents", "21600"),
            ("21,6k", "21600"), ("mille huit cents", "1800"), ("20 mille", "20000"),
            ("dix-huit mille euros par an", "18000"),
            ("revenu fiscal de référence : 21 600 €", "21600"), ("c'est 15000", "15000"), ("zero", "0"),
            ("aucun revenu", "0"),
        ])
    func `a yearly amount is understood in words`(said: String, amount: String) throws {
        #expect(
            try heard(said, "bourse-college", "revenu") == .value(.number(try #require(Number(amount))), working: nil))
    }

    @Test(
        arguments: [
            ("environ 1 800 par mois", "21600"), ("1800€ par mois", "21600"), ("mille huit cents par mois", "21600"),
            ("1,8k par mois", "21600"), ("about 1.8k a month", "21600"), ("1 800 mensuels", "21600"),
            ("4500 par trimestre", "18000"), ("1800 a month", "21600"),
        ])
    func `an amount of another period is converted only if the person agrees`(said: String, amount: String) throws {
        guard case .convertible(let value, let working) = try heard(said, "bourse-college", "revenu") else {
            Issue.record("\(said): \(try heard(said, "bourse-college", "revenu"))")
            return
        }
        #expect(value == .number(try #require(Number(amount))))
        #expect(working.contains("×"))
    }

    @Test(
        arguments: [
            "500 par semaine", "80 par jour", "12 € de l'heure", "2000 dollars par an", "entre 1500 et 1800 par an",
            "1.800", "1,800",
        ])
    func `an amount that is not certain is asked again`(said: String) throws {
        guard case .unclear = try heard(said, "bourse-college", "revenu") else {
            Issue.record("\(said): \(try heard(said, "bourse-college", "revenu"))")
            return
        }
    }

    @Test func `about keeps the number and says so`() throws {
        guard case .value(let value, let working?) = try heard("environ 18000 par an", "bourse-college", "revenu")
        else {
            Issue.record("not understood")
            return
        }
        #expect(value == .integer(18000))
        #expect(working.contains("environ"))
    }

    @Test func `English figures are read in the English way`() throws {
        #expect(try heard("1,800", "bourse-college", "revenu", .en) == .value(.integer(1800), working: nil))
        #expect(
            try heard("21,600 euros a year", "bourse-college", "revenu", .en) == .value(.integer(21600), working: nil))
        #expect(
            try heard("twenty-one thousand six hundred", "bourse-college", "revenu", .en)
                == .value(.integer(21600), working: nil))
    }

    // MARK: Yes and no

    @Test(
        arguments: [
            "oui", "Oui.", "ouais", "yes", "yep", "bien sûr", "tout à fait", "c'est ça", "oui oui", "absolument", "ok",
            "d'accord", "oui, à l'école Jean-Moulin", "je crois que oui", "of course", "yes they do", "ouiii", "si",
            "non, enfin oui",
        ])
    func `yes is understood`(said: String) throws {
        #expect(try heard(said, "cantine", "ecole_publique") == .value(.boolean(true), working: nil))
    }

    @Test(
        arguments: [
            "non", "Non!", "nan", "nope", "no", "pas du tout", "absolument pas", "not really", "non merci", "nn",
            "bien sûr que non", "oui enfin non",
        ])
    func `no is understood`(said: String) throws {
        #expect(try heard(said, "cantine", "ecole_publique") == .value(.boolean(false), working: nil))
    }

    @Test(arguments: ["je ne sais pas", "aucune idée", "jsp", "oui et non", "I don't know", "ça dépend", "not sure"])
    func `not knowing is neither yes nor no`(said: String) throws {
        #expect(try heard(said, "cantine", "ecole_publique") == .unknown)
    }

    // MARK: Choices

    @Test(
        arguments: [
            ("un logement que je loue", "ordinaire"), ("gratuitement", "gratuit"),
            ("je suis en maison de retraite", "foyer"),
            ("dans un foyer", "foyer"), ("la deuxième", "gratuit"), ("1", "ordinaire"), ("résidence sociale", "foyer"),
            ("je le loue", "ordinaire"), ("logé gratuitement", "gratuit"), ("residense sociale", "foyer"),
        ])
    func `one of several answers is understood`(said: String, option: String) throws {
        #expect(try heard(said, "cheque-energie", "logement") == .value(.string(option), working: nil))
    }

    @Test func `several days are understood`() throws {
        let days = Value.list([.string("lun"), .string("jeu")])
        #expect(try heard("lundi et jeudi", "cantine", "enfants.jours") == .value(days, working: nil))
        guard case .value(.list(let all), _) = try heard("tous les jours", "cantine", "enfants.jours") else {
            Issue.record("not all days")
            return
        }
        #expect(all.count == 4)
    }

    // MARK: Years

    @Test(arguments: [("2025", 2025), ("cette année", 2026), ("l'année dernière", 2025), ("la rentrée 2024", 2024)])
    func `a year is understood`(said: String, year: Int) throws {
        #expect(try heard(said, "bourse-college", "rentree") == .value(.number(Number(year)), working: nil))
    }
}
