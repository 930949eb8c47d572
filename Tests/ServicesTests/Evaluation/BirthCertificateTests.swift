import FEEL
import Foundation
import Services
import Testing

/// The demonstration's birth certificate asks, directs and refuses as docs/law/acte-naissance.md says the law does.
@Suite struct BirthCertificateTests {

    private let today: CivilDate
    private let definition: ServiceDefinition

    init() throws {
        today = try #require(CivilDate(year: 2026, month: 11, day: 24))
        definition = try ShippedService("acte-naissance").definition
    }

    /// What the form makes of a request for somebody born in Val-Clair.
    private func evaluate(_ document: String, by standing: String? = nil, born year: Int = 1994) throws -> Evaluation {
        var answers: Answers = [
            "lieu_naissance": Answer(.string("val_clair")), "type_acte": Answer(.string(document)),
            "date_naissance": Answer(.date(try #require(CivilDate(year: year, month: 5, day: 17)))),
        ]
        if let standing { answers["qualite"] = Answer(.string(standing)) }
        return definition.evaluate(answers, on: today)
    }

    @Test func `an extract without filiation is for anyone, who names neither standing nor parents`() throws {
        let evaluation = try evaluate("extrait_sans_filiation")
        #expect(evaluation.exit == nil)
        for question in ["qualite", "nombre_parents", "parent1_nom", "parent2_nom"] {
            #expect(!evaluation.isShown(question), "\(question)")
        }
    }

    @Test(
        arguments: ["copie_integrale", "extrait_avec_filiation"],
        ["titulaire", "ascendant", "descendant", "conjoint", "partenaire", "representant_legal"])
    func `those whom the decree names have the rest, and state the parents' names`(
        document: String, standing: String
    ) throws {
        let evaluation = try evaluate(document, by: standing)
        #expect(evaluation.exit == nil)
        #expect(evaluation.isShown("qualite"))
        #expect(evaluation.isShown("nombre_parents"))
        #expect(evaluation.isShown("parent1_nom") && evaluation.isShown("parent1_prenom"))
        #expect(evaluation.computed["lien_a_verifier"] == .boolean(standing != "titulaire"))
    }

    @Test(arguments: [("autre", "sans_lien"), ("sur_justificatif", "par_ecrit")])
    func `others are told before going on, and where to go`(standing: String, exit: String) throws {
        #expect(try evaluate("copie_integrale", by: standing).exit?.id == exit)
        #expect(try evaluate("extrait_avec_filiation", by: standing).exit?.id == exit)
    }

    @Test func `after 75 years the record is open to everyone, from the first of January`() throws {
        // The register of 1950 closed at its end: it opened on 1 January 2026, that of 1951 opens a year later.
        let open = try evaluate("copie_integrale", by: "autre", born: 1950)
        #expect(open.exit == nil)
        #expect(open.computed["copie_d_archive"] == .boolean(true))
        #expect(!open.isShown("parent1_nom"))
        #expect(try evaluate("copie_integrale", by: "autre", born: 1951).exit?.id == "sans_lien")
    }

    @Test func `a minor asks for their own record only if emancipated`() throws {
        let minor = try evaluate("copie_integrale", by: "titulaire", born: 2012)
        #expect(minor.isShown("mineur_emancipe"))
        #expect(try !evaluate("copie_integrale", by: "ascendant", born: 2012).isShown("mineur_emancipe"))
        #expect(try !evaluate("copie_integrale", by: "titulaire").isShown("mineur_emancipe"))
        #expect(try !evaluate("extrait_sans_filiation", born: 2012).isShown("mineur_emancipe"))
        let answers: Answers = [
            "lieu_naissance": Answer(.string("val_clair")), "type_acte": Answer(.string("copie_integrale")),
            "date_naissance": Answer(.date(try #require(CivilDate(year: 2012, month: 5, day: 17)))),
            "qualite": Answer(.string("titulaire")), "mineur_emancipe": Answer(.boolean(false)),
        ]
        #expect(definition.evaluate(answers, on: today).exit?.id == "parent_ou_tuteur")
    }

    @Test(arguments: [("etranger", "vers_nantes"), ("autre_commune", "vers_autre_commune")])
    func `records kept elsewhere are asked for there`(place: String, exit: String) {
        #expect(definition.evaluate(["lieu_naissance": Answer(.string(place))], on: today).exit?.id == exit)
    }

    @Test func `it is free of charge and speaks both languages`() {
        #expect(definition.languages == [.fr, .en])
        #expect(definition.presentation.cost?[.fr].contains("Gratuit") == true)
        #expect(definition.presentation.cost?[.en].contains("Free") == true)
    }
}
