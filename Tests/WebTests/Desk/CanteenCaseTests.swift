import Cases
import Foundation
import Services
import Storage
import Testing

@testable import Web

/// A case with a list of children, as agents read it and as its letters say it.
@Suite struct CanteenCaseTests {
    /// Registers children of these first names; gives the case.
    private func registered(_ children: [String], in town: TestTown) async throws -> String {
        let person = SiteClient(site: town.site)
        let start = try await person.postForm("/fr/services/cantine/start", [], from: "/fr/services/cantine")
        let draft = try #require(start.location?.split(separator: "/").last.map(String.init))
        let list = children.enumerated().flatMap { index, name in
            let path = "enfants.\(index + 1)"
            return [
                ("element", path), ("\(path).prenom", name), ("\(path).nom", "Benali"), ("\(path).naissance.day", "3"),
                ("\(path).naissance.month", "4"), ("\(path).naissance.year", "2018"),
                ("\(path).ecole", "jean_moulin"), ("\(path).jours", "lun"),
            ]
        }
        let pages: [(String, [(String, String)])] = [
            ("etablissement", [("ecole_publique", "yes")]),
            (
                "foyer",
                [
                    ("adresse.street", "1 rue des Lilas"), ("adresse.postcode", "99000"),
                    ("adresse.city", "Val-Clair"), ("souhaite_reduction", "no"),
                ]
            ),
            ("enfants", list),
            (
                "parent",
                [("prenom_parent", "Samira"), ("nom_parent", "Benali"), ("telephone_parent", "01 99 00 12 34")]
            ),
            ("engagement", []),
        ]
        for (page, fields) in pages {
            let path = "/fr/drafts/\(draft)/pages/\(page)"
            if page == "enfants" {
                for _ in children.dropFirst() {
                    _ = try await person.postForm(path, [("then", "add:enfants")], from: path)
                }
            }
            let names = fields.map(\.0).filter { $0 != "element" }.map { name -> String in
                let steps = name.split(separator: ".")
                return steps.prefix(steps.first == "enfants" ? 3 : 1).joined(separator: ".")
            }
            let answer = try await person.postForm(path, fields + Set(names).map { ("asked", $0) }, from: path)
            try #require(answer.status == 303, "\(page) answered \(answer.status): \(answer.words)")
        }
        let sent = try await person.postForm("/fr/drafts/\(draft)/submit", [], from: "/fr/drafts/\(draft)/check")
        try #require(sent.location == "/fr/cases/\(draft)/receipt", "\(sent.words)")
        return draft
    }

    @Test func `each child's links, each value of the list and how to reach the parent are told`() async throws {
        let town = try await TestTown.make(services: TestTown.servicesFolder)
        let id = try await registered(["Amina", "Ilyès"], in: town)
        let agent = try await town.agent("nadia", role: .agent, office: "education")
        let path = "/fr/desk/cases/\(id)"
        let identifier = try #require(Identifier(id))
        let seen = try #require(try await town.site.cases.load(identifier)).changeVersion
        #expect(try await agent.postForm("\(path)/take", [("seen", "\(seen)")], from: path).status == 303)
        let page = try await agent.get(path)
        let links = page.body.matches(of: /<span class="visually-hidden">([^<]*Prénom[^<]*)<\/span>/).map {
            String($0.1)
        }
        #expect(links.count == 2 && Set(links).count == 2, "\(links)")
        #expect(links.contains { $0.contains("Amina") } && links.contains { $0.contains("Ilyès") })
        #expect(page.words.contains("Elle n'a pas donné d'adresse e-mail") && page.words.contains("01 99 00 12 34."))
        let list = try await agent.get("/fr/desk?show=all")
        #expect(list.words.contains("Enfants : 2") && list.words.contains("Prix d'un repas : 6,20 €"))
        #expect(list.words.contains("Étape à finir le"))
        await town.remove()
    }

    @Test(arguments: [
        (1, "l'inscription de votre enfant", "l'inscrire"), (2, "l'inscription de vos enfants", "les inscrire"),
    ])
    func `the letters agree with the number of children, and promise no list that is not kept`(
        count: Int, asked: String, refused: String
    ) async throws {
        let town = try await TestTown.make(services: TestTown.servicesFolder)
        let id = try await registered(Array(["Amina", "Ilyès"].prefix(count)), in: town)
        let agent = try await town.agent("nadia", role: .agent, office: "education")
        let path = "/fr/desk/cases/\(id)"
        let begun = try await agent.get("\(path)/actions/instruire").value(of: "seen") ?? ""
        #expect(try await agent.postForm("\(path)/actions/instruire", [("seen", begun)], from: path).status == 303)
        let refusal = "\(path)/actions/refuser"
        let first = try await agent.get(refusal)
        let seen = first.value(of: "seen") ?? ""
        let preview = try await agent.postForm(
            "\(refusal)/preview", [("seen", seen), ("reason", "capacite")], from: refusal)
        let letter = preview.textArea(of: "body").replacing("’", with: "'")
        #expect(letter.contains(asked) && letter.contains(refused), "\(letter)")
        #expect(!letter.contains("Rester sur la liste") && !letter.contains("Votre demande reste sur"))
        // The rule says yes and the agent refuses: said beside the button, and nothing is kept from them.
        #expect(preview.words.contains("La règle trouve le contraire"))
        #expect(preview.words.contains("« Droit à la cantine » donne oui"))
        let grant = try await agent.get("\(path)/actions/accorder")
        #expect(!grant.words.contains("La règle trouve le contraire"))
        #expect(grant.textArea(of: "body").replacing("’", with: "'").contains(asked), "\(grant.status): \(grant.words)")
        await town.remove()
    }
}
