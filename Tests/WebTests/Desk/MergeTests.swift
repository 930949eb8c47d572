import Cases
import Foundation
import HTTPTypes
import Services
import Storage
import Testing

@testable import Web

/// A case joined to an older one of the same person, what each page says of it, and the way back.
@Suite struct MergeTests {
    @Test func `a second request is joined to the first, both say so, and a supervisor separates them`() async throws {
        let clock = TestClock()
        let town = try await TestTown.make(clock: { clock.now })
        let person = SiteClient(site: town.site)
        let older = try await town.submittedCase(person)
        clock.pass(minutes: 5)
        let id = try await town.submittedCase(person)
        func stored(_ id: String) async throws -> Case {
            let id = try #require(Identifier(id))
            let found = try await town.site.cases.load(id)
            return try #require(found)
        }
        let reference = try await stored(older).submission.reference.description
        let second = try await stored(id).submission.reference.description
        let agent = try await town.agent("nadia", role: .agent)
        let path = "/fr/desk/cases/\(id)"
        #expect(try await agent.get(path).body.contains("Joindre à une demande plus ancienne"))
        func merge(_ fields: [(String, String)], _ client: SiteClient, on path: String) async throws
            -> SiteClient.Answer
        {
            try await client.postForm("\(path)/merge", fields, from: path)
        }
        let complete = [
            ("seen", "1"), ("reference", reference), ("why", "Envoyée <deux> fois"), ("same-person", "yes"),
        ]
        for (missing, problem) in [
            ("reference", "Saisissez la référence"), ("why", "Expliquez"), ("same-person", "de la même personne."),
        ] {
            let wrong = try await merge(complete.filter { $0.0 != missing }, agent, on: path)
            #expect(wrong.status == 422 && wrong.body.contains(problem), "\(missing)")
        }
        // The other way round the person would lose time.
        let backwards = complete.map { $0.0 == "reference" ? ("reference", second) : $0 }
        let refused = try await merge(backwards, agent, on: "/fr/desk/cases/\(older)")
        #expect(refused.status == 422 && refused.body.contains("L’autre demande est plus récente"))
        for _ in 0..<2 {
            #expect(try await merge(complete, agent, on: path).location == "\(path)?done=merged")
        }
        #expect(try await stored(id).mergedInto?.reference.description == reference)
        // Said on the other by a job.
        let jobs = try await town.store.database.write {
            try town.store.jobs.claim(limit: 20, now: clock.now, leaseUntil: clock.now.adding(seconds: 60), in: $0)
        }
        for job in jobs where job.kind == JobKind.relateCases {
            let subject = try #require(job.subject)
            for _ in 0..<2 { try await town.site.relate(subject, content: job.content, at: clock.now) }
        }
        #expect(try await stored(older).absorbed.map(\.other.reference.description) == [second])
        #expect(try await agent.get("/fr/desk/cases/\(older)").body.contains("Demandes jointes à celle-ci"))
        #expect(!(try await agent.get("/fr/desk?show=all")).body.contains("\(path)\""))
        let followed = try await person.get("/fr/cases/\(id)").body
        #expect(followed.contains("Jointe à votre demande \(reference), qui continue pour les deux"))
        #expect(followed.contains("Envoyée &lt;deux&gt; fois") && !followed.contains("Agent nadia"))
        #expect(
            try await person.get("/fr/cases/\(older)").body.contains("Votre demande \(second) est jointe à celle-ci"))
        let word = try await town.site.message(.joined, about: try #require(Identifier(id)), identifier: "x")
        #expect(word == nil, "nobody to write to: no address was given")
        // The way back, for supervisors.
        #expect(try await agent.get("\(path)/merge").status == 403)
        let chief = try await town.agent("chef", role: .supervisor)
        let form = try await chief.get("\(path)/merge")
        let fields = [("seen", form.value(of: "seen") ?? ""), ("then", "separate"), ("why", "Deux enfants")]
        #expect(try await merge(fields, chief, on: path).location == "\(path)?done=separated")
        #expect(try await stored(id).state == "recu")
        #expect(try await agent.get("/fr/desk?show=all").body.contains("\(path)\""))
        await town.remove()
    }
}
