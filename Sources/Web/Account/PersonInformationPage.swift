import Cases
import HTML
import Services
import Storage

/// My information: how I am reached, where I am signed in, what happened to my account.
enum PersonInformationPage {
    private static let maximumShown = 30

    static func show(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedInPerson()
        let (store, now) = (visit.site.store, visit.now)
        let read = try await store.database.read { connection in
            (
                contacts: try store.people.contacts(of: person, in: connection),
                sessions: try store.sessions.list(ofPerson: person, now: now, limit: maximumShown, in: connection),
                events: try store.people.events(of: person, limit: maximumShown, in: connection)
            )
        }
        let texts = visit.texts
        var frame = PageFrame(title: texts.myInformation)
        frame.stylesheets = ["account.css"]
        return visit.page(frame) { h in
            h.h1(texts.myInformation)
            h.put(SpaceNavigation(visit: visit))
            h.h2(texts.contactsTitle)
            h.p(texts.contactsText)
            h.ul(.class("plain-list"), .role(.list)) { h in
                for contact in read.contacts { h.li { h in write(contact, visit, &h) } }
            }
            if read.contacts.count < PersonStore.maximumContacts {
                h.put(
                    ButtonRow(buttons: [
                        Button(label: texts.addContact, act: .go(visit.address("/space/new-contact")), style: .quiet)
                    ]))
            }
            sessions(read.sessions, visit, &h)
            h.h2(texts.deleteSpaceTitle)
            h.p(texts.deleteSpaceShort)
            h.p { h in h.a(texts.deleteSpace, .href(visit.address("/space/delete"))) }
            h.h2(texts.accountHistory)
            h.put(Timeline(events: read.events.map { event in event.shown(visit) }))
        }
    }

    private static func write(_ contact: StoredContact, _ visit: Visit, _ h: inout HTMLWriter) {
        let texts = visit.texts
        h.p(.class("contact")) { h in h.bdi(contact.value) }
        h.p(
            contact.effectiveAt > visit.now
                ? texts.contactWaits(until: visit.moment(contact.effectiveAt))
                : texts.contactVerified(visit.moment(contact.verifiedAt)), .class("soft"))
        h.p(.class("actions")) { h in
            for (label, step) in [(texts.change, "change"), (texts.remove, "remove")] {
                h.a(.href(visit.address("/space/contacts/\(contact.id.description)/\(step)"))) { h in
                    h.text(label)
                    h.visuallyHidden(" " + contact.value)
                }
            }
        }
    }

    private static func sessions(_ sessions: [PersonSession], _ visit: Visit, _ h: inout HTMLWriter) {
        let texts = visit.texts
        h.h2(texts.sessionsTitle)
        h.ul { h in
            for session in sessions.sorted(by: { $0.seenAt > $1.seenAt }) {
                let device = SessionMemory(session.content).device ?? texts.unknownDevice
                h.li(
                    session.token == visit.session?.key
                        ? texts.thisDevice(device) : texts.otherDevice(device, seen: visit.moment(session.seenAt)))
            }
        }
        guard sessions.count > 1 else { return }
        h.form(.method(.post), .action(visit.address("/space/sessions/end"))) { h in
            h.put(visit.formToken)
            h.put(ButtonRow(buttons: [Button(label: texts.signOutElsewhere, act: .submit(), style: .quiet)]))
        }
    }

    static func endSessions(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedInPerson()
        guard let session = visit.session else { throw SiteFailure.notFound }
        var random = SystemRandomNumberGenerator()
        let (store, now, id) = (visit.site.store, visit.now, Identifier(at: visit.now, using: &random))
        try await store.database.write { transaction in
            guard try store.sessions.deleteAll(ofPerson: person, except: session.key, in: transaction) > 0 else {
                return
            }
            try store.people.record(PersonEvent(.sessionsEnded, at: now), id: id, of: person, in: transaction)
        }
        return .redirect(to: visit.address("/space/information").description)
    }
}

extension PersonEvent {
    fileprivate func shown(_ visit: Visit) -> Timeline.Event {
        Timeline.Event(
            title: visit.texts.accountEvent(kind, detail), when: visit.moment(at), placeName: visit.texts.past)
    }
}

extension Visit {
    /// A moment in the local time of the site's own organisation, in words.
    func moment(_ instant: Instant) -> String {
        let zone = catalogue.home.map { site.zone(of: $0) } ?? .utc
        return texts.dateAndTime(
            Formatting.date(zone.date(at: instant), in: language), minute: zone.minuteOfDay(at: instant))
    }
}
