import Cases
import FEEL
import Foundation
import Journal
import Services
import Storage
import Testing

@testable import Web

/// The end of a case's retention as its person and the desk go through it, page by page.
@Suite struct RetentionPathTests {
    @Test func `the person is told on their page, with the dates and their copy one press away`() async throws {
        let scene = try await RetentionTown.make()
        let (id, code) = try await scene.granted()
        let page = "/fr/cases/\(id)"
        let before = try await scene.holder(code).get(page)
        #expect(before.body.contains("durée d’utilité administrative"))
        #expect(!before.body.contains("Prendre ma copie"))
        try await scene.pass(days: 340)
        let notice = try #require(try await scene.current(id).retention.notice)
        // The link of three years ago would do too: it lives as long as what it opens.
        let holder = try await scene.holder(code)
        let told = try await holder.get(page)
        #expect(told.body.contains("Cette demande sera bientôt effacée"))
        for day in [notice.endsOn, notice.keptUntil] {
            #expect(told.body.contains(Formatting.date(day, in: .fr)))
        }
        #expect(told.body.contains("\(page)/download"))
        let copy = try await holder.get("\(page)/download")
        #expect(copy.status == 200 && copy.bytes.starts(with: [0x50, 0x4B]))
        let english = try await holder.get("/en/cases/\(id)")
        #expect(english.body.contains("This request will soon be erased") && english.body.contains("Take my copy"))
        await scene.town.remove()
    }

    @Test func `agents have it no more during the grace, its person has, and nothing can be sent that nobody reads`()
        async throws
    {
        let scene = try await RetentionTown.make()
        let (id, code) = try await scene.granted(name: "Zwykiewicz")
        try await scene.pass(days: 340)
        let reference = try await scene.current(id).submission.reference.description
        let agent = try await scene.town.agent("agent", role: .agent)
        #expect(try await agent.get("/fr/desk/cases/\(id)").status == 200)
        #expect(try await agent.get("/fr/desk?show=done").body.contains(reference))
        try await scene.pass(days: 40)
        let again = try await scene.town.agent("agent2", role: .agent)
        #expect(try await again.get("/fr/desk/cases/\(id)").status == 404)
        #expect(try await again.get("/fr/desk/cases/\(id)/answers").status == 404)
        #expect(try await !again.get("/fr/desk?show=done").body.contains(reference))
        #expect(try await !again.get("/fr/desk/search?q=\(reference)").body.contains("/desk/cases/"))
        #expect(try await !again.get("/fr/desk/search?q=Zwykiewicz").body.contains(reference))

        let holder = try await scene.holder(code)
        let page = try await holder.get("/fr/cases/\(id)")
        #expect(page.body.contains("Le service n’a plus cette demande") && page.body.contains("Prendre ma copie"))
        #expect(!page.body.contains("/cases/\(id)/withdrawal") && !page.body.contains("/cases/\(id)/messages\""))
        #expect(try await holder.get("/fr/cases/\(id)/download").status == 200)
        let version = try await scene.current(id).version
        _ = try await holder.postForm(
            "/fr/cases/\(id)/messages", [("text", "Bonjour ?"), ("seen", "0")], from: "/fr/cases/\(id)")
        #expect(try await scene.current(id).version == version)
        await scene.town.remove()
    }

    @Test func `a supervisor holds a case that agents have no more, the person reads why, and lifting resumes`()
        async throws
    {
        let scene = try await RetentionTown.make()
        let (id, code) = try await scene.granted()
        try await scene.pass(days: 340)
        try await scene.pass(days: 40)
        let agent = try await scene.town.agent("agent", role: .agent)
        let hold = "/fr/desk/cases/\(id)/hold"
        #expect(try await agent.get(hold).status == 403)
        let chief = try await scene.town.agent("chef", role: .supervisor)
        let form = try await chief.get(hold)
        #expect(form.status == 200 && form.body.contains("les agents ne l’ouvrent plus"))
        #expect(!form.body.contains("Benali"))
        let refused = try await chief.postForm(hold, [("reason", "Recours")], from: hold)
        #expect(refused.status == 422 && refused.body.contains("Indiquez un jour à venir"))
        let review = Zone.utc.date(at: scene.clock.now).adding(days: 60)
        let fields = [
            ("reason", "Recours devant le tribunal"), ("review.day", "\(review.day)"),
            ("review.month", "\(review.month)"), ("review.year", "\(review.year)"),
        ]
        let held = try await chief.postForm(hold, fields, from: hold)
        #expect(held.location == "\(hold)?done=yes", "\(held.status)")
        #expect(try await chief.get("\(hold)?done=yes").body.contains("L’effacement est suspendu"))
        // It is the agents' again while it is held, and waits for its review.
        #expect(try await agent.get("/fr/desk/cases/\(id)").body.contains("Recours devant le tribunal"))
        try await scene.pass(days: 90)
        #expect(try await scene.current(id).retention.hold != nil)
        #expect(try await scene.current(id).retention.notice == nil)
        let holder = try await scene.holder(code)
        #expect(try await holder.get("/fr/cases/\(id)").body.contains("Recours devant le tribunal"))
        let administrator = try await scene.town.agent("admin", role: .administrator)
        let reference = try await scene.current(id).submission.reference.description
        #expect(try await administrator.get("/fr/desk/archives").body.contains(reference))

        let chief2 = try await scene.town.agent("chef2", role: .supervisor)
        let silent = try await chief2.postForm("\(hold)/lift", [("why", " ")], from: hold)
        #expect(silent.status == 422 && silent.body.contains("Écrivez pourquoi"))
        let lifted = try await chief2.postForm("\(hold)/lift", [("why", "Jugé.")], from: hold)
        #expect(lifted.status == 303)
        try await scene.pass(days: 1)
        #expect(try await scene.current(id).retention.notice != nil)
        await scene.town.remove()
    }

    @Test func `what the law delays is in no page and no copy of the person until the delay has passed`() async throws {
        let scene = try await RetentionTown.make()
        let (id, code) = try await scene.granted()
        let today = Zone.utc.date(at: scene.clock.now)
        let secret = "Enquête Barbentane"
        let delay = LegalHold.Delay(until: today.adding(days: 30), reference: "CPP, art. 11")
        let hold = LegalHold(reason: secret, reviewOn: today.adding(days: 90), delay: delay)
        try await scene.append(.retention(.held(hold)), to: id, by: .agent(id, .supervisor))
        let holder = try await scene.holder(code)
        for path in ["", "/download"] {
            let answer = try await holder.get("/fr/cases/\(id)\(path)")
            #expect(
                answer.status == 200 && !answer.body.contains("Barbentane") && !answer.body.contains("plus longtemps"))
            #expect(!answer.body.contains("retention-held"))
        }
        let chief = try await scene.town.agent("chef", role: .supervisor)
        #expect(try await chief.get("/fr/desk/cases/\(id)").body.contains("CPP, art. 11"))
        try await scene.pass(days: 31)
        #expect(try await scene.holder(code).get("/fr/cases/\(id)").body.contains(secret))
        await scene.town.remove()
    }

    @Test func `the link to an erased case says when and why, and both receipts still verify`() async throws {
        let scene = try await RetentionTown.make { $0.replacing("then: archives_visa", with: "then: destroy") }
        let (id, code) = try await scene.granted()
        try await scene.passAll()
        let (site, store) = (scene.town.site, scene.store)
        let now = scene.clock.now
        let due = try #require(try await site.dueErasure(of: id, visa: nil, at: now))
        #expect(due.ground == RetentionGround(service: "acte-naissance", active: Period(1, .year)))
        let master = scene.town.folder.appending(path: "master.key").path
        try FileKeyVault.create(path: master)
        let keys = KeyRing(
            vault: try FileKeyVault(path: master),
            store: try SQLiteKeyStore(path: scene.town.folder.appending(path: "keys.sqlite").path), now: { now })
        _ = try keys.durableKey(.subject(id))
        let unreadable = due.today.adding(days: 30)
        try await CaseEraser(store: store, keys: keys).erase(
            id, organisation: due.organisation, searchKeys: due.searchKeys, reason: due.ground.description, at: now,
            receipt: (reference: due.reference, unreadableFrom: unreadable))

        let holder = try await scene.holder(code)
        let page = try await holder.get("/fr/cases/\(id)")
        #expect(page.status == 410 && page.body.contains("Cette demande a été effacée"))
        #expect(page.body.contains(Formatting.date(due.today, in: .fr)))
        #expect(page.body.contains(Formatting.date(unreadable, in: .fr)))
        #expect(page.body.contains(Period(1, .year).words(in: .fr)) && !page.body.contains("Benali"))
        #expect(try await holder.get("/en/cases/\(id)").body.contains("This request was erased"))
        // Whoever holds no grant is told what anybody is.
        #expect(try await SiteClient(site: site).get("/fr/cases/\(id)").status == 404)

        let deposit = try await holder.get("/fr/cases/\(id)/receipt.json")
        let receipt = try DepositReceipt(json: deposit.bytes)
        let key = try #require(site.signer?.verifier)
        #expect(try receipt.check(key: key).key == key.description)
        #expect(receipt.reference == due.reference)
        let erasure = try ErasureReceipt(json: try await holder.get("/fr/cases/\(id)/erasure.json").bytes)
        try erasure.check(key: key)
        #expect(erasure.reason == due.ground.description && erasure.unreadableFrom == "\(unreadable)")
        await scene.town.remove()
    }
}
