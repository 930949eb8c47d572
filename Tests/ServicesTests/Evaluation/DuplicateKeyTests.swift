import FEEL
import Testing

@testable import Services

/// What two requests for the same thing have in common.
@Suite struct DuplicateKeyTests {
    @Test func `case, accents, punctuation and spaces do not count; another answer, or none, does`() throws {
        let definition = try ShippedService("acte-naissance").definition
        let given: [String: Value] = [
            "type_acte": .string("copie_integrale"), "nom_naissance": .string("Haddad-Benali"),
            "prenoms": .string("Léa"), "date_naissance": .date(try ShippedService.day("1994-05-17")),
            "nom_demandeur": .string("Haddad"),
        ]
        func key(_ changes: [String: Value]) -> String? {
            definition.duplicateKey(of: given.merging(changes) { $1 }.mapValues { Answer($0) })
        }
        let own = try #require(key([:]))
        #expect(key(["nom_naissance": .string("HADDAD BENALI"), "prenoms": .string(" lea")]) == own)
        #expect(key(["prenoms": .string("Lea B")]) != own)
        #expect(key(["nom_demandeur": .null]) == nil)
        // What one answer ends with is never taken for what the next begins with.
        #expect(
            key(["nom_naissance": .string("Haddad-Benalil"), "prenoms": .string("éa")])
                != key(["nom_naissance": .string("Haddad-Benali"), "prenoms": .string("léa")]))
        let meals = try ShippedService("cantine").definition
        #expect(meals.duplicateKey(of: [:]) == nil, "nothing is looked for where nothing is named")
    }

    @Test func `only questions asked once can be compared`() throws {
        func complaints(_ line: String) throws -> [String] {
            var files = try SampleDefinition.files()
            files.services["services/animaux"] = try SampleDefinition.service(
                replacing: "lists: {columns:", with: line + "\nlists: {columns:")
            return Catalogue(files).diagnostics.filter { $0.severity == .error }.map(\.message)
        }
        #expect(try complaints("duplicates: [nom]") == [])
        #expect(try complaints("duplicates: [non]") == ["`non` is not a question that the form asks once"])
    }
}
