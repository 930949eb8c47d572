import Cases
import FEEL
import HTML
import HTTPTypes
import Services
import Storage

/// The elimination lists of the organisation, and what is held too long, for administrators.
enum ArchivesPage {
    /// How many lists a page shows.
    private static let pageSize = 30
    /// How many holds to look at again are named.
    private static let mostHolds = 20

    static func show(_ visit: Visit) async throws -> Reply {
        let (store, organisation, now) = (visit.site.store, try visit.agentOrganisation(), visit.now)
        let before = visit.query["before"].flatMap { Identifier($0) }
        let (lists, holds) = try await store.database.read { connection in
            let lists = try store.eliminations.list(
                organisation: organisation.id, before: before, limit: pageSize, in: connection)
            let due = try store.retention.due(
                .review, organisation: organisation.id, at: now, limit: mostHolds, in: connection)
            return (
                lists,
                try due.compactMap { due in
                    try store.cases.find(due.id, in: connection).map {
                        (id: due.id, reference: $0.reference, at: due.at)
                    }
                }
            )
        }
        let texts = visit.texts
        let time = LocalTime(zone: visit.site.zone(of: organisation), texts: texts)
        return try visit.deskPage(texts.archivesTitle, place: .administration, counts: nil) { h in
            h.put(BackLink(label: texts.administration, reference: visit.address("/desk/admin")))
            h.h1(texts.archivesTitle)
            h.p(texts.archivesLead, .class("lede"))
            if !holds.isEmpty {
                h.h2(texts.holdsToReview)
                h.ul { h in
                    for hold in holds {
                        h.li { h in
                            h.a(hold.reference, .href(visit.deskAddress(hold.id, "/hold")))
                            h.text(", \(texts.holdToReview(since: time.date(hold.at)))")
                        }
                    }
                }
            }
            if lists.isEmpty { h.p(texts.noEliminationLists) }
            for list in lists {
                h.h2 { h in
                    h.a(
                        texts.eliminationList(visit.serviceTitle(list.service)),
                        .href(visit.address("/desk/archives/\(list.id.description)")))
                }
                h.p(.class("case-meta")) { h in
                    h.put(Tag(text: texts.eliminationState(list.state), tone: tone(list.state)))
                    h.text(" \(texts.eliminationCount(list.cases)), \(time.date(list.closedAt ?? list.openedAt))")
                }
            }
            if lists.count == pageSize, let last = lists.last {
                h.p { h in
                    h.a(
                        texts.olderLists, .href(visit.address("/desk/archives").adding("before", last.id.description)))
                }
            }
        }
    }

    static func tone(_ state: EliminationList.State) -> Tone {
        switch state {
        case .open: .neutral
        case .closed: .wait
        case .signed: .accent
        case .done: .good
        }
    }
}

extension Visit {
    /// What a service is called; its identifier once it is published no more.
    func serviceTitle(_ id: String) -> String {
        catalogue.service(id).map { typeset($0.presentation.title, in: $0.language(preferring: language)) } ?? id
    }
}

/// A list with what its pages and files say of it.
struct EliminationInHand: Sendable {
    let list: EliminationList
    let rule: EliminationRule
    let sums: EliminationSums
    let zone: Zone
    let organisation: Organisation

    var visa: ArchivesVisa? { ArchivesVisa(list.visa) }

    /// The list that the route names.
    static func load(_ visit: Visit) async throws -> EliminationInHand {
        let (store, organisation) = (visit.site.store, try visit.agentOrganisation())
        guard let id = Identifier(try visit.parameter("list")) else { throw SiteFailure.notFound }
        let found = try await store.database.read { connection in
            try store.eliminations.find(id, in: connection).map {
                (list: $0, sums: try store.eliminations.sums(of: id, in: connection))
            }
        }
        // A list of another organisation is as unknown as one that does not exist.
        guard let found, found.list.organisation == organisation.id, let rule = EliminationRule(found.list.rule) else {
            throw SiteFailure.notFound
        }
        return EliminationInHand(
            list: found.list, rule: rule, sums: found.sums, zone: visit.site.zone(of: organisation),
            organisation: organisation)
    }

    /// What the list is, for the archives: whose, what, how much, why.
    func facts(_ visit: Visit) -> [FactsList.Fact] {
        let (texts, language) = (visit.texts, visit.language)
        let time = LocalTime(zone: zone, texts: texts)
        let service = visit.catalogue.service(list.service)
        let office = service.flatMap { organisation.office($0.office) }?.name[language] ?? organisation.name[language]
        var facts = [
            FactsList.Fact(term: texts.listNumber, lines: [list.id.description]),
            FactsList.Fact(term: texts.listOffice, lines: [organisation.name[language], office]),
            FactsList.Fact(term: texts.listService, lines: [visit.serviceTitle(list.service)]),
            FactsList.Fact(term: texts.listCases, lines: [String(sums.cases)]),
        ]
        if list.state != .open {
            facts += [
                FactsList.Fact(term: texts.listDestroyed, lines: [String(list.cases - list.kept)]),
                FactsList.Fact(term: texts.listKept, lines: [String(list.kept)]),
            ]
        }
        if let first = sums.first, let last = sums.last {
            facts.append(
                FactsList.Fact(
                    term: texts.listDates, lines: [texts.listDates(from: time.date(first), to: time.date(last))]))
        }
        facts += [
            FactsList.Fact(
                term: texts.listVolume,
                lines: [texts.listVolume(files: sums.files, size: Self.size(sums.bytes, in: language))]),
            FactsList.Fact(term: texts.listActive, lines: [rule.active.words(in: language)]),
            FactsList.Fact(term: texts.listFate, lines: [texts.finalFate(rule.finalFate)]),
            FactsList.Fact(term: texts.listBasis, lines: [texts.listBasisText]),
        ]
        if let service {
            facts.append(FactsList.Fact(term: texts.listTexts, lines: service.legal.texts.map(\.reference)))
        }
        if let seed = list.seed {
            facts.append(FactsList.Fact(term: texts.listDraw, lines: [texts.listDraw(seed: Self.hexadecimal(seed))]))
        }
        if let visa, let day = CivilDate(iso8601: visa.date) {
            facts.append(FactsList.Fact(term: texts.listVisa, lines: [texts.listVisa(visa, on: time.date(day))]))
        }
        return facts
    }

    static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    /// A size in mebibytes, rounded up.
    private static func size(_ bytes: Int, in language: Language) -> String {
        let mebibytes = (bytes + 1_048_575) / 1_048_576
        return "\(Formatting.integer(mebibytes, in: language))\u{A0}\(language == .fr ? "Mio" : "MiB")"
    }
}
