import Cases
import Services
import Testing

@testable import Web

/// The register of breaches as the officer keeps it (GDPR, articles 33 and 34).
@Suite struct BreachPageTests {
    private static let list = "/fr/desk/data-protection/breaches"
    private static let nature = "Un tableau de familles envoyé à la mauvaise adresse"

    private static func description(
        day: Int = 24, time: String = "10:30", risk: String = "risk", nature: String = nature
    ) -> [(String, String)] {
        [
            ("known.day", String(day)), ("known.month", "11"), ("known.year", "2026"), ("known.time", time),
            ("nature", nature), ("kinds", "confidentiality"), ("people", "Parents d'élèves"), ("peopleCount", "1 240"),
            ("records", "Adresses, revenus"), ("recordCount", ""), ("consequences", "Démarchage"),
            ("measures", "Destinataire appelé, fichier effacé"), ("risk", risk),
        ]
    }

    private func officer(_ town: TestTown) async throws -> SiteClient {
        try await town.agent("donnees", role: .dataProtectionOfficer)
    }

    /// Records one, and gives its page's address.
    private func recorded(_ client: SiteClient, _ fields: [(String, String)] = description()) async throws -> String {
        let answer = try await client.postForm(Self.list, fields, from: Self.list)
        #expect(answer.status == 303)
        return String(try #require(answer.location).prefix { $0 != "?" })
    }

    @Test func `a breach is recorded, its hours run, and what was done is noted with its moment`() async throws {
        // 24 November 2026, 10:00 UTC: 11:00 in Paris.
        let clock = TestClock()
        let town = try await TestTown.make(
            clock: { clock.now },
            configure: { configuration in
                // The officer is not signed out while three days pass.
                configuration.agentIdleSeconds = 100 * 3600
                configuration.agentSessionSeconds = 100 * 3600
            })
        let client = try await officer(town)
        let page = try await recorded(client)
        let first = try await client.get(page)
        #expect(first.body.contains("Il reste 71\u{A0}heures et 30\u{A0}minutes"))
        #expect(first.body.contains("27\u{A0}novembre 2026 à 10\u{A0}h\u{A0}30"))
        #expect(first.body.contains("1\u{202F}240") || first.body.contains("1\u{A0}240"))
        // Friday, two days and eleven hours later, then past the end.
        clock.pass(minutes: 59 * 60)
        #expect(try await client.get(page).body.contains("Il reste 12\u{A0}heures et 30\u{A0}minutes"))
        clock.pass(minutes: 14 * 60)
        #expect(try await client.get(page).body.contains("passées depuis 1\u{A0}heure et 30\u{A0}minutes"))
        #expect(try await client.get(Self.list).body.contains("passées depuis 1\u{A0}heure et 30\u{A0}minutes"))
        let late = [
            ("step", "authority"), ("seen", "1"), ("authority-when.day", "27"), ("authority-when.month", "11"),
            ("authority-when.year", "2026"), ("authority-when.time", "11 h 30"), ("authority-reference", "N-2026-18"),
        ]
        let unexplained = try await client.postForm(page, late, from: page)
        #expect(unexplained.status == 422)
        #expect(unexplained.body.contains(FrenchTexts().breachRefusal(.delayUnexplained)))
        #expect(unexplained.body.contains("N-2026-18"), "what was typed stays")
        let told = try await client.postForm(
            page, late + [("authority-delay", "Le prestataire a tardé à nous prévenir")], from: page)
        #expect(told.status == 303)
        let after = try await client.get(page)
        #expect(after.body.contains("après les 72 heures"))
        #expect(after.body.contains("Le prestataire a tardé") && after.body.contains("N-2026-18"))
        await town.remove()
    }

    @Test func `what is learned later is added, and what was written first stays`() async throws {
        let town = try await TestTown.make()
        let client = try await officer(town)
        let page = try await recorded(client)
        let later = Self.description(risk: "high", nature: "Deux tableaux, pas un") + [("seen", "1")]
        let answer = try await client.postForm(page + "/description", later, from: page + "/description")
        #expect(answer.status == 303)
        let shown = try await client.get(page)
        #expect(shown.body.contains("Deux tableaux, pas un") && shown.body.contains(Self.nature))
        #expect(shown.body.contains(FrenchTexts().breachPeopleDue))
        // Somebody else's line came meanwhile: it is read first, nothing is written over.
        let stale = try await client.postForm(
            page, [("step", "note"), ("seen", "1"), ("note-text", "Une note de trop")], from: page)
        #expect(stale.location?.contains("done=changed") == true)
        #expect(!(try await client.get(page).body.contains("Une note de trop")))
        let note = try await client.postForm(
            page, [("step", "note"), ("seen", "2"), ("note-text", "Appel du prestataire")], from: page)
        #expect(note.location?.contains("done=kept") == true)
        #expect(try await client.get(page).body.contains("Appel du prestataire"))
        await town.remove()
    }

    @Test func `what is missing is said beside each field, and a moment to come is refused`() async throws {
        let town = try await TestTown.make()
        let client = try await officer(town)
        let empty = try await client.postForm(
            Self.list, [("known.time", "25:00"), ("peopleCount", "douze")], from: Self.list)
        #expect(empty.status == 422)
        for problem: BreachForm.Problem in [
            .known, .nature, .kinds, .people, .peopleCount, .records, .consequences, .measures, .risk,
        ] {
            #expect(empty.body.contains("id=\"\(problem.rawValue)-error\""), "\(problem)")
        }
        #expect(!empty.body.contains("id=\"recordCount-error\""))
        let future = try await client.postForm(Self.list, Self.description(time: "11:01"), from: Self.list)
        #expect(future.status == 422)
        #expect(future.body.contains(FrenchTexts().breachRefusal(.inTheFuture)))
        await town.remove()
    }

    @Test func `only the officer of that organisation reads it`() async throws {
        let town = try await TestTown.make(services: TestTown.servicesFolder)
        let client = try await officer(town)
        let page = try await recorded(client)
        let other = try await town.agent(
            "ailleurs", role: .dataProtectionOfficer, organisation: "mutuelle-des-rives", office: "sinistres")
        #expect(try await other.get(page).status == 404)
        #expect(!(try await other.get(Self.list).body.contains(Self.nature)))
        let administrator = try await town.agent("chef", role: .administrator)
        #expect(try await administrator.get(page).status != 200)
        #expect(try await administrator.get(Self.list).status != 200)
        await town.remove()
    }

    @Test func `that nobody need be told is noted only where harm is unlikely`() async throws {
        let town = try await TestTown.make()
        let client = try await officer(town)
        let page = try await recorded(client)
        let reason = [("step", "no-authority"), ("seen", "1"), ("no-authority-text", "Fichier chiffré")]
        let refused = try await client.postForm(page, reason, from: page)
        #expect(refused.status == 422)
        #expect(refused.body.contains(FrenchTexts().breachRefusal(.authorityMustBeTold)))
        let harmless = try await recorded(client, Self.description(risk: "unlikely"))
        #expect(try await client.postForm(harmless, reason, from: harmless).status == 303)
        #expect(
            try await client.get(harmless).body.contains(FrenchTexts().breachAuthorityNotNeeded("Fichier chiffré")))
        await town.remove()
    }
}
