import Assistant
import Cases
import Foundation
import HTML
import HTTPTypes
import Services
import Storage

/// Everything that is held on a person who has signed in: how they are reached, their household, what happened to their
/// account and who looked at it, each of their requests; and all of it as one archive.
enum PersonDataPage {
    private static let maximumShown = 100
    /// The most requests in one archive.
    static let mostRequests = 200

    /// What the account holds besides requests.
    private struct Account: Sendable {
        let contacts: [StoredContact]
        let members: [HouseholdMember]
        let events: [PersonEvent]
        let drafts: [StoredDraft]
        let readings: [SubjectAccess]
        let checklists: [KeptChecklist]
    }

    private static func account(_ visit: Visit) async throws -> Account {
        let person = try visit.signedInPerson()
        let (store, now) = (visit.site.store, visit.now)
        return try await store.database.read { connection in
            Account(
                contacts: try store.people.contacts(of: person, in: connection),
                members: try store.requests.members(of: person, in: connection),
                events: try store.people.events(of: person, limit: maximumShown, in: connection),
                drafts: try store.drafts.list(ofPerson: person, now: now, limit: maximumShown, in: connection),
                readings: try store.accesses.list(of: person, limit: maximumShown, in: connection)
                    .filter { $0.disclosedAt <= now },
                checklists: try store.checklists.list(of: person, in: connection).map {
                    try KeptChecklist(decoding: $0.content)
                })
        }
    }

    static func show(_ visit: Visit) async throws -> Reply {
        let (account, space) = (try await account(visit), try await Space.load(visit))
        let texts = visit.texts
        var frame = PageFrame(title: texts.dataOfAll)
        frame.stylesheets = ["account.css"]
        return visit.page(frame) { h in
            h.h1(texts.dataOfAll)
            h.put(SpaceNavigation(visit: visit))
            h.p(texts.dataOfAllLead, .class("lede"))
            h.put(
                FactsList(facts: [
                    FactsList.Fact(term: texts.dataContacts, lines: account.contacts.map(\.value)),
                    FactsList.Fact(
                        term: texts.dataHousehold,
                        lines: account.members.isEmpty ? [texts.noValue] : account.members.map(\.label)),
                    FactsList.Fact(
                        term: texts.myChecklists,
                        lines: account.checklists.isEmpty ? [texts.noValue] : account.checklists.map(\.checklist.title)),
                    FactsList.Fact(
                        term: texts.dataDrafts, lines: [String(account.drafts.count)]),
                    FactsList.Fact(
                        term: texts.accountNumber, lines: [(try? visit.signedInPerson().description) ?? ""]),
                ]))
            h.put(
                ButtonRow(buttons: [
                    Button(label: texts.downloadOfAll, act: .go(visit.address("/space/data/archive")))
                ]))
            h.p(texts.downloadOfAllText(mostRequests), .class("soft"))
            h.h2(texts.dataRequests)
            if space.entries.isEmpty { h.p(texts.noRequests) }
            h.ul(.class("plain-list"), .role(.list)) { h in
                for entry in space.entries { h.li { h in request(entry.found, visit, &h) } }
            }
            if let next = space.next {
                h.p { h in
                    h.a(texts.olderRequests, .href(visit.address("/space/data").adding("before", next.description)))
                }
            }
            h.h2(texts.accessOfAccount)
            if account.readings.isEmpty { h.p(texts.noAccountReadings) }
            readings(account.readings, visit, &h)
        }
    }

    private static func request(_ found: CaseInHand, _ visit: Visit, _ h: inout HTMLWriter) {
        let texts = visit.texts
        let title = found.definition.presentation.title[found.definition.language(preferring: visit.language)]
        h.h3(.class("card-title")) { h in
            h.a(.href(visit.caseAddress(found.case.id, "/data"))) { h in
                h.text(title)
                h.visuallyHidden("\u{A0}: \(texts.myDataTitle.lowercasedFirst)")
            }
        }
        h.p(.class("case-meta")) { h in
            h.span(found.case.submission.reference.description, .class("reference"))
            h.a(.href(visit.caseAddress(found.case.id, "/access"))) { h in
                h.text(texts.whoLookedTitle)
                h.visuallyHidden(" \(found.case.submission.reference.description)")
            }
        }
    }

    private static func readings(_ readings: [SubjectAccess], _ visit: Visit, _ h: inout HTMLWriter) {
        let events = readings.compactMap { read -> Timeline.Event? in
            guard let organisation = visit.catalogue.organisations[read.access.organisation] ?? visit.catalogue.home
            else { return nil }
            let (words, entry) = (
                AccessWords(organisation: organisation, texts: visit.texts), AccessHistory.entry(read)
            )
            return Timeline.Event(
                title: words.who(entry), when: visit.moment(entry.at),
                detail: [words.why(entry), words.what(entry, definition: nil)].compactMap { $0?.uppercasedFirst }
                    .joined(separator: ". "),
                placeName: visit.texts.past)
        }
        if !events.isEmpty { h.put(Timeline(events: events)) }
    }

    // MARK: As an archive

    private struct AccountCopy: Encodable {
        struct Contact: Encodable {
            let kind: String
            let value: String
            let verifiedAt: String
        }
        struct Event: Encodable {
            let at: String
            let kind: String
            let detail: String
        }
        let format = 1
        let id: String
        let contacts: [Contact]
        let household: [String]
        let checklists: [KeptChecklist]
        let history: [Event]
        let requests: [String]
    }

    /// Account and requests in one ZIP, each request in its folder as its own page hands it out.
    static func archive(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedInPerson()
        let account = try await account(visit)
        let (store, cases) = (visit.site.store, visit.site.cases)
        let kept = try await store.database.read {
            try cases.list(keptBy: person, limit: mostRequests, in: $0)
        }
        var parts: [CaseArchive.Part] = []
        var references: [String] = []
        for whole in kept {
            guard let definition = try await visit.site.catalogue.definition(hash: whole.submission.definition),
                let organisation = visit.catalogue.organisations[whole.submission.organisation]
            else { continue }
            let found = CaseInHand(
                case: whole, definition: definition, organisation: organisation,
                zone: visit.site.zone(of: organisation))
            parts += try await CaseCopy.make(found, visit).parts()
            references.append(whole.submission.reference.description)
        }
        let copy = AccountCopy(
            id: person.description,
            contacts: account.contacts.map {
                AccountCopy.Contact(kind: $0.kind.rawValue, value: $0.value, verifiedAt: text($0.verifiedAt))
            },
            household: account.members.map(\.label), checklists: account.checklists,
            history: account.events.map {
                AccountCopy.Event(at: text($0.at), kind: $0.kind.rawValue, detail: $0.detail)
            }, requests: references)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        parts.insert(.content("parvis/account.json", [UInt8](try encoder.encode(copy))), at: 0)
        let zone = visit.catalogue.home.map { visit.site.zone(of: $0) } ?? .utc
        return CaseDownload.reply(parts, named: "parvis", in: zone, visit)
    }

    private static func text(_ instant: Instant) -> String {
        Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000).formatted(.iso8601)
    }
}
