import Cases
import FEEL
import Foundation
import Services
import Synchronization
import Testing

@testable import Web

/// Filling in a page from a register: told before, marked after, corrected at will, never in the way.
@Suite struct RegisterFillTests {
    /// A register whose answers the test writes, and which notes what it is asked.
    final class ScriptedRegister: RegisterConnection, RegisterDirectory {
        let answer: @Sendable () async throws -> RegisterRecord?
        private let asked = Mutex<[[String: String]]>([])

        init(_ answer: @escaping @Sendable () async throws -> RegisterRecord?) { self.answer = answer }

        var questions: [[String: String]] { asked.withLock { $0 } }

        func connection(to register: Register, of organisation: String) -> (any RegisterConnection)? { self }

        func record(keys: [String: String]) async throws -> RegisterRecord? {
            asked.withLock { $0.append(keys) }
            return try await answer()
        }
    }

    private static let knows = RegisterRecord(fields: [
        "phone": .string("0199004100"), "email": .string("ada@example.org"),
    ])

    private func town(
        _ register: ScriptedRegister, basis: String = "law", configure: (inout SiteConfiguration) -> Void = { _ in }
    ) async throws -> TestTown {
        let town = try await TestTown.make(registers: register, configure: configure)
        try await town.publish(
            organisation: {
                $0.replacing(
                    "\nregisters:\n",
                    with: """

                        registers:
                          habitants:
                            name: {fr: "Fichier des habitants", en: "File of residents"}
                            holder: {fr: "La mairie de Val-Clair", en: "Val-Clair town hall"}
                            law: {ref: "Loi d'essai, article 8"}
                            basis: \(basis)
                            connection: file
                            keys: [nom, prenoms]

                        """)
            },
            { text in
                text.replacing(
                    "id: email_demandeur\n",
                    with:
                        "id: email_demandeur\n        source: {register: habitants, field: email, by: [nom_naissance, prenoms]}\n"
                ).replacing(
                    "id: telephone_demandeur\n",
                    with:
                        "id: telephone_demandeur\n        source: {register: habitants, field: phone, by: [nom_naissance, prenoms]}\n"
                )
            })
        return town
    }

    /// A draft whose last page is left to fill in.
    private func draft(_ town: TestTown, _ client: SiteClient) async throws -> String {
        let draft = try await town.startedDraft(client)
        for (page, fields) in TestTown.answers(name: "Benali").dropLast() {
            let asked = Set(fields.map { String($0.0.split(separator: ".")[0]) }).map { ("asked", $0) }
            let path = "/fr/drafts/\(draft)/pages/\(page)"
            try #require(try await client.postForm(path, fields + asked, from: path).status == 303)
        }
        return "/fr/drafts/\(draft)/pages/demandeur"
    }

    @Test func `the person is told who holds it and which text allows it before anything is asked`() async throws {
        let register = ScriptedRegister { Self.knows }
        let town = try await town(register)
        let client = SiteClient(site: town.site)
        let path = try await draft(town, client)
        let page = try await client.get(path)
        #expect(page.body.contains("Fichier des habitants"))
        #expect(page.body.contains("La mairie de Val-Clair"))
        #expect(page.body.contains("article 8"))
        #expect(page.body.contains("Nom de naissance"))
        #expect(!page.body.contains("accepte que"))
        #expect(register.questions.isEmpty)
        await town.remove()
    }

    @Test func `answers filled in are marked, corrected at will, and the desk sees both`() async throws {
        let register = ScriptedRegister { Self.knows }
        let town = try await town(register)
        let client = SiteClient(site: town.site)
        let path = try await draft(town, client)
        let filled = try await client.postForm(
            path + "/registers/habitants", [("prenom_demandeur", "Samira"), ("asked", "prenom_demandeur")], from: path)
        #expect(filled.status == 303)
        #expect(register.questions == [["nom": "BENALI", "prenoms": "SAMIRALEÏLA"]])
        let location = try #require(filled.location)
        #expect(!location.contains("Benali") && !location.contains("ada"))
        let page = try await client.get(location)
        #expect(page.body.contains(FrenchTexts().registerOutcome(.filled, "Fichier des habitants").prefix(40)))
        #expect(page.value(of: "email_demandeur") == "ada@example.org")
        // What was typed meanwhile is kept.
        #expect(page.value(of: "prenom_demandeur") == "Samira")
        #expect(page.body.contains("email_demandeur-notice"))
        // Once filled in, nothing is offered again.
        #expect(!page.body.contains("register-offer"))

        let phone = try #require(page.value(of: "telephone_demandeur"))
        let sent: [(String, String)] = [
            ("prenom_demandeur", "Samira"), ("nom_demandeur", "Benali"), ("email_demandeur", "sam@example.org"),
            ("telephone_demandeur", phone),
        ]
        let saved = try await client.postForm(path, sent + sent.map { ("asked", $0.0) }, from: path)
        #expect(saved.location?.hasSuffix("/check") == true)
        let draft = try #require(path.split(separator: "/").dropFirst(2).first)
        _ = try await client.postForm("/fr/drafts/\(draft)/submit", [], from: "/fr/drafts/\(draft)/check")
        let agent = try await town.agent("ada", role: .agent)
        let desk = try await agent.get("/fr/desk/cases/\(draft)")
        #expect(desk.status == 200)
        #expect(desk.body.contains("sam@example.org") && desk.body.contains("ada@example.org"))
        #expect(desk.body.contains(FrenchTexts().registerSaid("ada@example.org").replacing("'", with: "&#39;")))
        #expect(desk.body.contains("lu dans le registre"))
        await town.remove()
    }

    @Test func `agreement is asked where it is the basis, and only there`() async throws {
        let register = ScriptedRegister { Self.knows }
        let town = try await town(register, basis: "consent")
        let client = SiteClient(site: town.site)
        let page = try await client.get(try await draft(town, client))
        #expect(page.body.contains("accepte que"))
        #expect(register.questions.isEmpty)
        await town.remove()
    }

    @Test(arguments: ["error", "never", "nothing"]) func `a register that fails is never in the way`(kind: String)
        async throws
    {
        let register = ScriptedRegister {
            switch kind {
            case "error": throw RegisterFailure.unavailable
            // It would answer in a century.
            case "never": try await Task.sleep(for: .seconds(3_000_000_000))
            default: break
            }
            return nil
        }
        let town = try await town(register) { $0.registerTimeout = .milliseconds(20) }
        let client = SiteClient(site: town.site)
        let path = try await draft(town, client)
        let answer = try await client.postForm(path + "/registers/habitants", [], from: path)
        #expect(answer.status == 303)
        let page = try await client.get(try #require(answer.location))
        #expect(page.status == 200)
        let outcome = kind == "nothing" ? RegisterFill.Outcome.nothing : .failed
        let said = FrenchTexts().registerOutcome(outcome, "Fichier des habitants")
        #expect(page.body.contains(said.replacing("'", with: "&#39;")))
        // The form goes on as if there were no register.
        let sent: [(String, String)] = [("prenom_demandeur", "Samira"), ("nom_demandeur", "Benali")]
        let saved = try await client.postForm(path, sent + sent.map { ("asked", $0.0) }, from: path)
        #expect(saved.location?.hasSuffix("/check") == true)
        await town.remove()
    }
}
