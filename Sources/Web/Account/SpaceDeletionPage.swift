import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// Deleting one's own space: what goes, what stays and why; then one press, by whoever has just proved that an address is
/// theirs.
enum SpaceDeletionPage {
    /// How long after signing in a press is enough: as long as a code works.
    static let recentSeconds = SentCode.seconds
    /// How many sessions are looked at.
    private static let mostSessions = 200

    static func show(_ visit: Visit) async throws -> Reply {
        try await view(visit, problem: nil)
    }

    /// Sends a code to an address of the person's: signing in with it makes the next press enough.
    static func send(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedInPerson()
        let store = visit.site.store
        let contacts = try await store.database.read { try store.people.contacts(of: person, in: $0) }
        let chosen = contacts.first { $0.id.description == visit.form["contact"] && $0.effectiveAt <= visit.now }
        guard let chosen else { return try await view(visit, problem: visit.texts.chooseAddress) }
        var code = SentCode(.signIn, address: chosen.value)
        code.next = visit.address("/space/delete").description
        guard let token = try await code.send(visit) else {
            return try await view(visit, problem: visit.texts.enoughCodes)
        }
        return .redirect(to: visit.address("/sign-in/code/\(token)").description)
    }

    /// Deletes the space, and tells each of its addresses. Requests stay where they are dealt with: they are in no space.
    static func delete(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedInPerson()
        guard let session = visit.session, try await isRecent(visit, person) else {
            return try await view(visit, problem: nil)
        }
        var random = SystemRandomNumberGenerator()
        let identifiers = (0..<PersonStore.maximumContacts).map { _ in Identifier(at: visit.now, using: &random) }
        let (store, now, language) = (visit.site.store, visit.now, visit.language)
        let organisation = visit.catalogue.home?.id ?? ""
        try await store.database.write { transaction in
            for (contact, id) in zip(try store.people.contacts(of: person, in: transaction), identifiers) {
                let mail = AccountMail(.spaceDeleted, to: contact.value, language: language)
                try store.jobs.enqueue(
                    mail.job(id, organisation: organisation, now: now), now: now, in: transaction)
                try store.codes.withdraw(
                    lookup: SentCode.lookup(contact.value, in: store), now: now, in: transaction)
            }
            try store.checklists.removeAll(of: person, in: transaction)
            try store.requests.removeAll(of: person, in: transaction)
            try store.accesses.removeAll(of: person, in: transaction)
            try store.sessions.deleteAll(ofPerson: person, except: session.key, in: transaction)
            try store.sessions.delete(session.key, in: transaction)
            try store.people.remove(person, in: transaction)
        }
        let texts = visit.texts
        // Whoever reads this is nobody's any more: the page offers nothing of the space.
        let stranger = Visit.stranger(site: visit.site, language: language, path: visit.path, rawQuery: "")
        return stranger.page(PageFrame(title: texts.spaceIsDeleted)) { h in
            h.h1(texts.spaceIsDeleted)
            h.p(texts.spaceIsDeletedText, .class("lede"))
            h.p { h in h.a(texts.backToHome, .href(visit.address(""))) }
        }.endingSession()
    }

    /// Whether this session began with a code or a link a moment ago.
    private static func isRecent(_ visit: Visit, _ person: Identifier) async throws -> Bool {
        let (store, now) = (visit.site.store, visit.now)
        let sessions = try await store.database.read {
            try store.sessions.list(ofPerson: person, now: now, limit: mostSessions, in: $0)
        }
        guard let own = sessions.first(where: { $0.token == visit.session?.key }) else { return false }
        return now < own.createdAt.adding(seconds: recentSeconds)
    }

    private static func view(_ visit: Visit, problem: String?) async throws -> Reply {
        let person = try visit.signedInPerson()
        let store = visit.site.store
        let contacts = try await store.database.read { try store.people.contacts(of: person, in: $0) }
        let isRecent = try await isRecent(visit, person)
        let texts = visit.texts
        var frame = PageFrame(title: texts.deleteSpaceTitle)
        frame.stylesheets = ["account.css"]
        frame.hasErrors = problem != nil
        frame.status = problem == nil ? .ok : .unprocessableContent
        return visit.page(frame) { h in
            h.put(BackLink(label: texts.back, reference: visit.address("/space/information")))
            if let problem { h.put(Notice(body: Prose(problem), tone: .bad, isAnnounced: true)) }
            h.h1(texts.deleteSpaceTitle)
            h.h2(texts.deleteSpaceGoes)
            h.ul { h in for item in texts.deleteSpaceGoing { h.li(item) } }
            h.h2(texts.deleteSpaceStays)
            h.ul { h in for item in texts.deleteSpaceStaying { h.li(item) } }
            h.p { h in
                h.a(texts.dataOfAll, .href(visit.address("/space/data")))
                h.text(" – " + texts.deleteSpaceTakeFirst)
            }
            h.put(Notice(body: Prose(texts.deleteSpaceFinal), tone: .bad))
            if isRecent {
                h.form(.method(.post), .action(visit.address("/space/delete"))) { h in
                    h.put(visit.formToken)
                    h.put(
                        ButtonRow(buttons: [
                            Button(
                                label: texts.deleteSpace, act: .submit(), style: .danger, busy: texts.oneMoment)
                        ]))
                }
                return
            }
            h.p(texts.deleteSpaceCode)
            for contact in contacts where contact.effectiveAt <= visit.now {
                h.form(.method(.post), .action(visit.address("/space/delete/code"))) { h in
                    h.put(visit.formToken)
                    h.put(HiddenValue(name: "contact", value: contact.id.description))
                    h.put(
                        ButtonRow(buttons: [
                            Button(
                                label: texts.sendCodeTo(contact.value), act: .submit(), style: .quiet,
                                busy: texts.oneMoment)
                        ]))
                }
            }
        }
    }
}
