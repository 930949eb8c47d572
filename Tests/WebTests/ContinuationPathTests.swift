import Cases
import FEEL
import Foundation
import Services
import Storage
import Testing

@testable import Web

/// A granted request changed on the way and renewed, as the person and the desk go through it.
@Suite struct ContinuationPathTests {
    private static let rules = """

        renewal: {after: P1D, ask_again: [nombre_exemplaires]}
        changes: {pages: [remise], within: P10D}

        """

    private struct Town {
        let town: TestTown
        let owner: SiteClient
        let desk: SiteClient
        let id: String

        func stored(_ id: String) async throws -> Case {
            let identifier = try #require(Identifier(id))
            return try #require(try await town.site.cases.load(identifier))
        }

        /// Takes and grants a case.
        func grant(_ id: String) async throws {
            let path = "/fr/desk/cases/\(id)"
            let seen = try await stored(id).changeVersion
            let begun = try await desk.postForm("\(path)/actions/prendre", [("seen", "\(seen)")], from: path)
            try #require(begun.status == 303)
            let letter = try await desk.get("\(path)/actions/accorder")
            let fields = ["csrf", "seen", "shown", "subject"].map { ($0, letter.value(of: $0)?.unescaped ?? "") }
            let body = [("body", letter.textArea(of: "body")), ("confirm", "yes")]
            let done = try await desk.post("\(path)/actions/accorder", fields + body)
            try #require(done.status == 303, "\(done.status)")
        }

        /// Does what waits to be said on cases.
        func work() async throws {
            let (store, now) = (town.store, town.site.now())
            let jobs = try await store.database.write {
                try store.jobs.claim(limit: 50, now: now, leaseUntil: now.adding(seconds: 60), in: $0)
            }
            for job in jobs where job.kind == JobKind.takeUpCase {
                guard let subject = job.subject else { continue }
                for _ in 0..<2 { try await town.site.takeUp(subject, content: job.content, at: now) }
            }
        }

        /// Answers a page of a draft.
        func answer(_ draft: String, _ page: String, _ fields: [(String, String)]) async throws -> String? {
            let path = "\(draft)/pages/\(page)"
            let asked = Set(fields.map { String($0.0.split(separator: ".")[0]) }).map { ("asked", $0) }
            return try await owner.postForm(path, fields + asked, from: path).location
        }
    }

    private func town(clock: TestClock) async throws -> Town {
        let town = try await TestTown.make(
            clock: { clock.now }, configure: { $0.visitorSessionSeconds = 30 * 86_400 })
        try await town.publish { $0 + Self.rules }
        let owner = SiteClient(site: town.site)
        let id = try await town.submittedCase(owner)
        return Town(town: town, owner: owner, desk: try await town.agent("agent", role: .agent), id: id)
    }

    @Test func `a change asks its pages only, is decided by itself, and both cases say so`() async throws {
        let town = try await town(clock: TestClock())
        let (followed, change) = ("/fr/cases/\(town.id)", "/fr/cases/\(town.id)/change")
        #expect(!(try await town.owner.get(followed)).body.contains(change), "nothing is granted yet")
        #expect(try await town.owner.get(change).location == followed)
        try await town.grant(town.id)
        let offered = try await town.owner.get(followed)
        #expect(offered.body.contains(change) && !offered.body.contains("/renewal"))
        #expect(try await town.owner.get(change).words.contains("la décision que vous avez reçue continue"))
        let draft = try #require(try await town.owner.postForm(change, [], from: change).location)
        #expect(try await town.owner.get(draft).location == "\(draft)/pages/remise")
        let page = try await town.owner.get("\(draft)/pages/remise")
        let reference = try await town.stored(town.id).submission.reference.description
        #expect(page.words.contains("Vous changez votre demande \(reference)."))
        #expect(try await town.owner.get("\(draft)/pages/personne").location == "\(draft)/pages/remise")
        let closed = try await town.owner.postForm(
            "\(draft)/pages/personne", [("nom_naissance", "Autre"), ("asked", "nom_naissance")],
            from: "\(draft)/pages/remise")
        #expect(closed.location == "\(draft)/pages/remise", "what is not open is not answered")
        let next = try await town.answer(draft, "remise", [("mode_remise", "guichet"), ("nombre_exemplaires", "2")])
        #expect(next == "\(draft)/check")
        let check = try await town.owner.get("\(draft)/check")
        #expect(check.words.contains("Le reste est repris de votre demande") && !check.body.contains("pages/personne"))
        let sent = try #require(
            try await town.owner.postForm("\(draft)/submit", [], from: "\(draft)/check").location)
        let id = try #require(sent.split(separator: "/").dropLast().last.map(String.init))
        let new = try await town.stored(id)
        #expect(new.answers["nom_naissance"]?.value == .string("Benali") && new.isOpen)
        try await town.work()

        let atDesk = try await town.desk.get("/fr/desk/cases/\(id)")
        #expect(atDesk.words.contains("Demande de changer la demande \(reference)"))
        #expect(atDesk.body.contains("/fr/desk/cases/\(town.id)"))
        let row = try #require(atDesk.words.range(of: "Ce qui change Question Avant Maintenant"))
        #expect(atDesk.words[row.upperBound...].hasPrefix(" Combien d'exemplaires ? 1 2"))
        let former = try await town.stored(town.id)
        #expect(former.outcome == .granted && former.takenUp.map(\.other.id) == [new.id])
        let told = try await town.desk.get("/fr/desk/cases/\(town.id)")
        #expect(told.words.contains("Changement demandé : \(new.submission.reference)"))
        let mine = try await town.owner.get(followed)
        #expect(mine.words.contains("Vous avez demandé un changement : \(new.submission.reference)"))
        #expect(
            try await town.owner.get("/fr/cases/\(id)").words.contains(
                "Cette demande change votre demande \(reference)"))
        try await town.grant(id)
        #expect(try await town.stored(id).outcome == .granted)
        await town.town.remove()
    }

    @Test func `a renewal begins once it may, filled in, and asks again what no longer holds`() async throws {
        let clock = TestClock()
        let town = try await town(clock: clock)
        try await town.grant(town.id)
        let (followed, renewal) = ("/fr/cases/\(town.id)", "/fr/cases/\(town.id)/renewal")
        #expect(try await town.owner.get(renewal).location == followed)
        #expect(try await town.owner.postForm(renewal, [], from: followed).location == followed)
        clock.pass(minutes: 25 * 60)
        #expect(try await town.owner.get(followed).body.contains(renewal))
        let draft = try #require(try await town.owner.postForm(renewal, [], from: renewal).location)
        #expect(try await town.owner.get(draft).location == "\(draft)/pages/lieu")
        let person = try await town.owner.get("\(draft)/pages/personne")
        #expect(person.value(of: "nom_naissance") == "Benali")
        #expect(try await town.owner.get("\(draft)/pages/remise").value(of: "nombre_exemplaires") == "")
        for (page, fields) in TestTown.answers(name: "Benali") { _ = try await town.answer(draft, page, fields) }
        let sent = try await town.owner.postForm("\(draft)/submit", [], from: "\(draft)/check")
        let id = try #require(sent.location?.split(separator: "/").dropLast().last.map(String.init))
        try await town.work()
        let new = try await town.stored(id)
        #expect(new.takesUp?.kind == .renewal)
        let desk = try await town.town.agent("lea", role: .agent)
        #expect(try await desk.get("/fr/desk/cases/\(id)").words.contains("Aucune réponse ne change."))
        clock.pass(minutes: 11 * 24 * 60)
        #expect(try await town.owner.get("\(followed)/change").location == followed, "too late for a change")
        await town.town.remove()
    }
}
