import Cases
import FEEL
import Foundation
import HTTPTypes
import Services
import Storage
import Testing

@testable import Web

/// The life of a case after submission, as both sides go through it page by page.
@Suite struct ContinuityPathTests {
    private struct Town {
        let town: TestTown
        let owner: SiteClient
        let desk: SiteClient
        let id: String

        var followed: String { "/fr/cases/\(id)" }
        var atDesk: String { "/fr/desk/cases/\(id)" }

        func current() async throws -> Case {
            let identifier = try #require(Identifier(id))
            return try #require(try await town.site.cases.load(identifier))
        }

        /// Moves the case to being examined.
        func examine() async throws {
            let seen = try await current().changeVersion
            let answer = try await desk.postForm("\(atDesk)/actions/prendre", [("seen", "\(seen)")], from: atDesk)
            #expect(answer.status == 303)
        }

        /// Asks for corrections of these questions.
        func ask(_ questions: [String], why: String = "Illisible.") async throws {
            let page = try await desk.get("\(atDesk)/corrections/demander_correction")
            #expect(page.status == 200)
            let seen = page.value(of: "seen") ?? ""
            let fields = questions.flatMap { [("question", $0), ("why.\($0)", why)] }
            let answer = try await desk.postForm(
                "\(atDesk)/corrections/demander_correction",
                fields + [("explanation", "Merci de vérifier."), ("seen", seen)], from: atDesk)
            #expect(answer.location == "\(atDesk)?done=asked", "\(answer.status)")
        }
    }

    private func town() async throws -> Town {
        let town = try await TestTown.make()
        let owner = SiteClient(site: town.site)
        let id = try await town.submittedCase(owner)
        return Town(town: town, owner: owner, desk: try await town.agent("agent", role: .agent), id: id)
    }

    @Test func `a message reaches the desk, its answer the person, with what is unread marked`() async throws {
        let town = try await town()
        let messages = "\(town.followed)/messages"
        let sent = try await town.owner.postForm(
            messages, [("text", "Bonjour,\r\n\r\n<b>où</b> ?"), ("seen", "0")], from: messages)
        #expect(sent.location == "\(messages)?sent=1")
        let inbox = try await town.desk.get("/fr/desk?show=messages")
        #expect(inbox.body.contains("Message sans réponse"))
        let page = try await town.desk.get(town.atDesk)
        #expect(page.body.contains("&lt;b&gt;où&lt;/b&gt;"), "words are never markup")
        let answer = try await town.desk.postForm(
            "\(town.atDesk)/messages", [("message", "Demain."), ("seen", "1")], from: town.atDesk)
        #expect(answer.location == "\(town.atDesk)?done=written")
        #expect(try await !town.desk.get("/fr/desk?show=messages").body.contains("Message sans réponse"))
        #expect(try await town.owner.get(town.followed).body.contains("Lire le nouveau message"))
        let read = try await town.owner.get(messages)
        #expect(read.body.contains("Demain."))
        #expect(!read.body.contains("Agent agent"), "an agent is never named")
        #expect(try await !town.owner.get(town.followed).body.contains("Lire le nouveau message"))
        #expect(try await town.current().history.last?.fact == .messagesRead)
        await town.town.remove()
    }

    @Test func `a blank message is refused with what to do, and nothing is lost of a long one`() async throws {
        let town = try await town()
        let messages = "\(town.followed)/messages"
        let blank = try await town.owner.postForm(messages, [("text", "  "), ("seen", "0")], from: messages)
        #expect(blank.status == 422)
        #expect(blank.body.contains("Écrivez votre message avant de l’envoyer."))
        let long = String(repeating: "mot ", count: 6_000)
        let kept = try await town.owner.postForm(messages, [("text", long), ("seen", "0")], from: messages)
        #expect(kept.status == 422)
        #expect(kept.body.contains(long))
        let desk = try await town.desk.postForm(
            "\(town.atDesk)/messages", [("message", " "), ("seen", "0")], from: town.atDesk)
        #expect(desk.status == 422)
        #expect(try await town.current().messages.isEmpty)
        await town.town.remove()
    }

    @Test func `a correction goes from the desk to the person and back, with old and new answers`() async throws {
        let town = try await town()
        try await town.examine()
        try await town.ask(["prenoms", "date_naissance"])
        let list = try await town.desk.get("/fr/desk?show=all")
        #expect(list.body.contains("En attente de la personne") && list.body.contains("Réponse attendue jusqu’au"))
        #expect(!list.body.contains("À l’étude"))
        let sheet = try await town.desk.get(town.atDesk)
        #expect(sheet.body.contains("<span class=\"tag tag-wait\">En attente de la personne</span>"))
        let followed = try await town.owner.get(town.followed)
        #expect(followed.body.contains("En attente de votre réponse"))
        #expect(followed.body.contains("Corriger mes réponses"))
        #expect(followed.body.contains("Les délais sont arrêtés"))
        let correction = "\(town.followed)/correction"
        let form = try await town.owner.get(correction)
        #expect(form.status == 200)
        #expect(form.body.contains("Illisible."))
        #expect(form.body.contains("name=\"prenoms\""))
        #expect(!form.body.contains("name=\"nom_naissance\""), "only what is asked")
        let request = form.value(of: "request") ?? ""
        let asked = [("asked", "prenoms"), ("asked", "date_naissance"), ("request", request)]
        let birth = [("date_naissance.day", "17"), ("date_naissance.month", "5"), ("date_naissance.year", "1984")]
        let wrong = try await town.owner.postForm(
            correction, asked + [("prenoms", ""), ("then", "check")] + birth, from: correction)
        #expect(wrong.status == 422)
        #expect(wrong.body.contains("value=\"1984\""), "what was typed is kept")
        let fields = asked + [("prenoms", "Samira")] + birth
        let check = try await town.owner.postForm(correction, fields + [("then", "check")], from: correction)
        #expect(check.status == 200)
        #expect(check.body.contains("Relisez vos corrections"))
        #expect(check.body.contains("Samira Leïla"))
        #expect(try await town.current().pendingCorrection != nil, "nothing is sent by reading over")
        for _ in 0..<2 {
            let sent = try await town.owner.postForm(correction, fields + [("then", "send")], from: town.followed)
            #expect(sent.location == "\(town.followed)?done=corrected", "a double click is one answer")
        }
        let current = try await town.current()
        #expect(current.history.count { if case .correctionAnswered = $0.fact { true } else { false } } == 1)
        #expect(current.answers["prenoms"]?.value == .string("Samira"))
        let desk = try await town.desk.get(town.atDesk)
        #expect(desk.body.contains("Réponses corrigées"))
        #expect(desk.body.contains("Samira Leïla"))
        #expect(try await !town.desk.get("/fr/desk?show=all").body.contains("En attente de la personne"))
        #expect(!(try await town.owner.get(town.followed).body.contains("En attente de votre réponse")))
        await town.town.remove()
    }

    @Test func `an agent who goes on without waiting says why, and the person's late answers are not lost`()
        async throws
    {
        let town = try await town()
        try await town.examine()
        try await town.ask(["prenoms"])
        let correction = "\(town.followed)/correction"
        let request = try await town.owner.get(correction).value(of: "request") ?? ""
        let seen = try await town.current().changeVersion
        let silent = try await town.desk.postForm(
            "\(town.atDesk)/wait/end", [("explanation", ""), ("seen", "\(seen)")], from: town.atDesk)
        #expect(silent.status == 422)
        let ended = try await town.desk.postForm(
            "\(town.atDesk)/wait/end", [("explanation", "Trouvé au registre."), ("seen", "\(seen)")], from: town.atDesk)
        #expect(ended.location == "\(town.atDesk)?done=wait-ended")
        let late = try await town.owner.postForm(
            correction,
            [("asked", "prenoms"), ("request", request), ("prenoms", "Samira"), ("text", "Voilà."), ("then", "send")],
            from: town.followed)
        #expect(late.status == 409)
        #expect(late.body.contains("Voilà."))
        #expect(try await town.owner.get(town.followed).body.contains("Trouvé au registre."))
        await town.town.remove()
    }

    @Test func `a request is withdrawn after a page that says what it means, once`() async throws {
        let town = try await town()
        let withdrawal = "\(town.followed)/withdrawal"
        #expect(try await town.owner.get(withdrawal).body.contains("il n’y aura pas de décision"))
        for _ in 0..<2 {
            let answer = try await town.owner.postForm(withdrawal, [("text", "Plus besoin.")], from: town.followed)
            #expect(answer.location == "\(town.followed)?done=withdrawn")
        }
        #expect(try await town.current().version == 2)
        let page = try await town.owner.get("\(town.followed)?done=withdrawn")
        #expect(page.body.contains("Votre demande est retirée"))
        #expect(page.body.contains("Retirée par vous"))
        let addition = "\(town.followed)/addition"
        let over = try await town.owner.postForm(addition, [("text", "Encore"), ("seen", "0")], from: town.followed)
        #expect(over.status == 409)
        #expect(over.body.contains("Encore"), "what was written is given back")
        #expect(try await town.desk.get("/fr/desk?show=done").body.contains("Retirée par la personne"))
        #expect(try await town.desk.get(town.atDesk).body.contains("Plus besoin."))
        await town.town.remove()
    }

    @Test func `information is added to the case under way and shown to both`() async throws {
        let town = try await town()
        let addition = "\(town.followed)/addition"
        let added = try await town.owner.postForm(
            addition, [("text", "J’ai déménagé."), ("seen", "0")], from: addition)
        #expect(added.location == "\(town.followed)?done=added")
        #expect(try await town.desk.get(town.atDesk).body.contains("J’ai déménagé."))
        #expect(try await town.owner.get(town.followed).body.contains("Vous avez ajouté une information"))
        await town.town.remove()
    }

    @Test func `a refusal is reconsidered by a supervisor only, with its own date`() async throws {
        let town = try await town()
        try await town.examine()
        let seen = try await town.current().changeVersion
        let letter = [("subject", "Refus"), ("body", "Non.")]
        let mark = ActionForm.LetterText(subject: "Refus", body: "Non.").mark
        let refusal = try await town.desk.postForm(
            "\(town.atDesk)/actions/refuser",
            letter + [("reason", "mineur"), ("letter-reason", "mineur"), ("shown", mark), ("seen", "\(seen)")],
            from: town.atDesk)
        #expect(refusal.location == "\(town.atDesk)?done=acted")
        #expect(try await town.owner.get(town.followed).body.contains("Demander un réexamen de la décision"))
        let reconsideration = "\(town.followed)/reconsideration"
        #expect(try await town.owner.postForm(reconsideration, [("text", "")], from: reconsideration).status == 422)
        let asked = try await town.owner.postForm(reconsideration, [("text", "Relisez.")], from: reconsideration)
        #expect(asked.location == "\(town.followed)?done=reconsidered")
        #expect(try await town.owner.get(asked.location ?? "").body.contains("24\u{A0}janvier 2027"))
        #expect(try await town.desk.get(town.atDesk).body.contains("Seul un responsable peut décider maintenant."))
        let supervisor = try await town.town.agent("responsable", role: .supervisor)
        let page = try await supervisor.get(town.atDesk)
        #expect(page.body.contains("Relisez."))
        #expect(page.body.contains("/actions/accorder"))
        #expect(try await town.desk.get("\(town.atDesk)/actions/accorder").status == 403)
        await town.town.remove()
    }

    @Test func `everything of a case comes in one archive, for its holder`() async throws {
        let town = try await town()
        _ = try await town.owner.postForm(
            "\(town.followed)/messages", [("text", "À garder"), ("seen", "0")], from: "\(town.followed)/messages")
        let answer = try await town.owner.get("\(town.followed)/download")
        #expect(answer.status == 200)
        let reference = try await town.current().submission.reference.description
        #expect(answer.headers[.contentType] == "application/zip")
        #expect(answer.headers[.contentDisposition] == "attachment; filename=\"\(reference).zip\"")
        for expected in ["\(reference)/demande.html", "\(reference)/parvis.json", "À garder", "Benali"] {
            #expect(answer.body.contains(expected), "\(expected) is missing")
        }
        #expect(try await SiteClient(site: town.town.site).get("\(town.followed)/download").status == 404)
        await town.town.remove()
    }
}
