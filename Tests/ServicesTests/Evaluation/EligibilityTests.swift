import FEEL
import Foundation
import Testing

@testable import Services

/// Eligibility told before the form: by the rule, from the answers that decide, and never a no for want of an answer.
@Suite struct EligibilityTests {

    private let today: CivilDate
    private let definition: ServiceDefinition

    init() throws {
        today = try #require(CivilDate(year: 2026, month: 11, day: 24))
        definition = try ShippedService("acte-naissance").definition
    }

    private func finding(_ given: [String: String], born year: Int? = nil) throws -> EligibilityFinding {
        var answers = given.mapValues {
            Answer($0 == "yes" ? .boolean(true) : $0 == "no" ? .boolean(false) : .string($0))
        }
        if let year {
            answers["date_naissance"] = Answer(.date(try #require(CivilDate(year: year, month: 5, day: 17))))
        }
        return try #require(definition.eligibility(answers, on: today))
    }

    @Test func `the questions asked are those the rule depends on, in the order of the form, and no other`() {
        #expect(
            definition.eligibility?.questions == [
                "lieu_naissance", "type_acte", "date_naissance", "qualite", "mineur_emancipe",
            ])
    }

    @Test func `nothing is asked before it is needed`() throws {
        #expect(try finding([:]).missing == ["lieu_naissance"])
        #expect(try finding(["lieu_naissance": "val_clair"]).missing == ["type_acte"])
        let copy = try finding(["lieu_naissance": "val_clair", "type_acte": "copie_integrale"])
        #expect(copy.verdict == .unknown)
        // The date is a gate: a record that is old enough is open to all, and who asks does not matter then.
        #expect(copy.missing == ["date_naissance"])
    }

    @Test func `one answer may be enough, and is named as what decided`() throws {
        let elsewhere = try finding(["lieu_naissance": "etranger"])
        #expect(elsewhere.verdict == .no)
        #expect(elsewhere.decidedBy == ["lieu_naissance"])
        #expect(elsewhere.exit?.id == "vers_nantes")
        #expect(elsewhere.applied.map(\.rule.id) == ["peut_demander"])
        #expect(elsewhere.applied.first?.rule.reference?.contains("2017-890") == true)
        let extract = try finding(["lieu_naissance": "val_clair", "type_acte": "extrait_sans_filiation"])
        #expect(extract.verdict == .yes)
        #expect(extract.decidedBy == ["lieu_naissance", "type_acte"])
        #expect(extract.exit == nil)
    }

    @Test(arguments: [
        ("titulaire", 1994, EligibilityFinding.Verdict.yes, nil as String?), ("conjoint", 1994, .yes, nil),
        ("autre", 1994, .no, "sans_lien"), ("autre", 1940, .yes, nil),
        ("sur_justificatif", 1994, .unknown, "par_ecrit"),
        ("titulaire", 2012, .unknown, nil),
    ])
    func `the verdict is the law's`(
        standing: String, year: Int, verdict: EligibilityFinding.Verdict, exit: String?
    ) throws {
        let given = ["lieu_naissance": "val_clair", "type_acte": "copie_integrale", "qualite": standing]
        let finding = try finding(given, born: year)
        #expect(finding.verdict == verdict)
        #expect(finding.exit?.id == exit)
        // A minor is asked one thing more; a proof to be seen is nothing that an answer could settle.
        #expect(finding.missing == (year == 2012 ? ["mineur_emancipe"] : []))
    }

    @Test func `an answer that does not suit its question counts as missing`() throws {
        let given = ["lieu_naissance": "val_clair", "type_acte": "copie_integrale", "qualite": "conjoint"]
        let future = try finding(given.merging(["qualite": "titulaire"]) { $1 }, born: 2080)
        #expect(future.verdict == .unknown)
        #expect(future.missing == ["date_naissance"])
        // A husband or wife may have the record of any year: the date can't change it.
        #expect(try finding(given, born: 2080).verdict == .yes)
        #expect(try finding(given).verdict == .yes)
    }

    /// Whatever is left out, a yes or a no stands whatever the missing answers turn out to be.
    @Test(arguments: [11, 12, 13] as [UInt64])
    func `what is not known is never a no, nor a yes`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var settled = 0
        for _ in 0..<400 {
            let whole = try answers(&random)
            let part = whole.filter { _ in random.number(0...2) > 0 }
            let finding = try #require(definition.eligibility(part, on: today))
            guard finding.verdict != .unknown else { continue }
            settled += 1
            for _ in 0..<8 {
                let completed = try answers(&random).merging(part) { _, given in given }
                let verdict = try #require(definition.eligibility(completed, on: today)).verdict
                #expect(verdict == finding.verdict, "seed \(seed): \(part) then \(completed)")
            }
        }
        #expect(settled > 50, "seed \(seed)")
    }

    private func answers(_ random: inout SeededGenerator) throws -> Answers {
        let year = random.pick([1905, 1950, 1951, 1990, 2010, 2020])
        return [
            "lieu_naissance": Answer(.string(random.pick(["val_clair", "val_clair", "autre_commune", "etranger"]))),
            "type_acte": Answer(
                .string(random.pick(["copie_integrale", "extrait_avec_filiation", "extrait_sans_filiation"]))),
            "date_naissance": Answer(.date(try #require(CivilDate(year: year, month: 5, day: 17)))),
            "qualite": Answer(.string(random.pick(["titulaire", "conjoint", "sur_justificatif", "autre"]))),
            "mineur_emancipe": Answer(.boolean(random.pick([true, false]))),
        ]
    }
}
