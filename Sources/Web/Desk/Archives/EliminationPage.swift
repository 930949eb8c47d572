import Cases
import FEEL
import HTML
import HTTPTypes
import Services
import Storage

/// An elimination list: closing it, printing it, recording the archives' visa, and what goes to them.
enum EliminationPage {
    /// How many cases the page names.
    private static let mostItems = 100

    static func show(_ visit: Visit) async throws -> Reply { try await view(visit, problems: [:]) }

    /// Closes a list: what is kept is drawn, and nothing is added any more.
    static func close(_ visit: Visit) async throws -> Reply {
        let hand = try await EliminationInHand.load(visit)
        let (store, now, rule, id) = (visit.site.store, visit.now, hand.rule, hand.list.id)
        var random = SystemRandomNumberGenerator()
        let seed = ArchivesDraw.seed(using: &random)
        var isDrawn = false
        if case .sample = rule.finalFate { isDrawn = true }
        let kept = isDrawn ? seed : nil
        _ = try await store.database.write { transaction in
            try store.eliminations.close(id, seed: kept, at: now, in: transaction) { all in
                ArchivesDraw.kept(all, rule: rule, seed: seed)
            }
        }
        return .redirect(to: address(id, visit).adding("done", "closed").description)
    }

    /// Records the visa, which alone lets anything be destroyed; the job that does it begins at once.
    static func recordVisa(_ visit: Visit) async throws -> Reply {
        let hand = try await EliminationInHand.load(visit)
        let texts = visit.texts
        let name = (visit.form["name"] ?? "").trimmingSpaces
        let reference = (visit.form["reference"] ?? "").trimmingSpaces
        let day = DayField.day(DayField.typed("date", in: visit.form))
        var problems: [String: String] = [:]
        if name.isEmpty || name.count > maximumLength { problems["name"] = texts.visaNameRequired }
        if reference.isEmpty || reference.count > maximumLength { problems["reference"] = texts.visaReferenceRequired }
        let closedOn = hand.list.closedAt.map(hand.zone.date)
        if day.map({ $0 > hand.zone.date(at: visit.now) || $0 < closedOn ?? $0 }) ?? true {
            problems["date"] = texts.visaDateRequired
        }
        guard problems.isEmpty, let day else { return try await view(visit, problems: problems) }
        let (store, now, id) = (visit.site.store, visit.now, hand.list.id)
        let visa = try ArchivesVisa(name: name, date: day, reference: reference).stored()
        var random = SystemRandomNumberGenerator()
        let job = NewJob(
            id: Identifier(at: now, using: &random), organisation: SettingsStore.installation,
            kind: JobKind.retention, idempotencyKey: "\(JobKind.retention):list:\(id)", subject: nil, runAt: now,
            maxAttempts: 5, content: [])
        let isSigned = try await store.database.write { transaction in
            guard try store.eliminations.sign(id, visa: visa, in: transaction) else { return false }
            try store.jobs.enqueue(job, now: now, in: transaction)
            return true
        }
        return .redirect(to: address(id, visit).adding("done", isSigned ? "signed" : "").description)
    }

    private static let maximumLength = 200

    static func address(_ id: Identifier, _ visit: Visit, _ rest: URLReference = "") -> URLReference {
        visit.address("/desk/archives/\(id.description)\(rest)")
    }

    // MARK: The package

    /// What is kept, for the archives.
    static func transfer(_ visit: Visit) async throws -> Reply {
        let hand = try await EliminationInHand.load(visit)
        guard hand.list.state != .open else { throw SiteFailure.notFound }
        let parties = SEDAManifest.Parties(
            agreement: (visit.form["agreement"] ?? "").trimmingSpaces,
            archives: (visit.form["archives"] ?? "").trimmingSpaces,
            agency: (visit.form["agency"] ?? "").trimmingSpaces)
        let all = [parties.agreement, parties.archives, parties.agency]
        guard all.allSatisfy({ !$0.isEmpty && $0.count <= maximumLength }) else {
            return try await view(visit, problems: ["agreement": visit.texts.transferRequired])
        }
        let packages = try await packages(hand, visit)
        guard let part = Int(visit.form["part"] ?? "1"), packages.indices.contains(part - 1) else {
            throw SiteFailure.notFound
        }
        let name = "\(hand.list.service)-\(hand.list.id.description)-\(part)"
        let manifest = SEDAManifest(
            identifier: name, comment: visit.texts.eliminationList(visit.serviceTitle(hand.list.service)),
            date: moment(visit.now), parties: parties, active: hand.rule.active)
        let package = TransferPackage(
            packages[part - 1], of: hand.list.id, manifest: manifest, zip: StoredZip(at: visit.now, in: hand.zone),
            visit: visit)
        var reply = Reply(
            status: .ok,
            headers: [
                .contentType: "application/zip", .cacheControl: "no-store",
                .contentDisposition: Visit.disposition("\(name).zip"),
            ])
        reply.isSandboxed = true
        reply.stream = { try await package.next() }
        return reply
    }

    /// The cases of one package at most, and their documents' bytes: a ZIP holds 4 GiB.
    private static let (mostCases, mostBytes) = (500, 2 << 30)

    /// The cases that are kept, as they go into packages.
    private static func packages(_ hand: EliminationInHand, _ visit: Visit) async throws -> [[EliminationItem]] {
        guard hand.list.state != .open else { return [] }
        let (store, id) = (visit.site.store, hand.list.id)
        let items = try await store.database.read {
            try store.eliminations.waiting(.keep, of: id, limit: EliminationStore.mostCases, in: $0)
        }
        var packages: [[EliminationItem]] = []
        var bytes = 0
        for item in items {
            if packages.isEmpty || packages[packages.count - 1].count >= mostCases || bytes + item.bytes > mostBytes {
                packages.append([])
                bytes = 0
            }
            packages[packages.count - 1].append(item)
            bytes += item.bytes
        }
        return packages
    }

    /// As XML Schema writes a moment.
    private static func moment(_ instant: Instant) -> String {
        let minute = Zone.utc.minuteOfDay(at: instant)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(Zone.utc.date(at: instant))T\(two(minute / 60)):\(two(minute % 60)):00Z"
    }

    // MARK: View

    private static func view(_ visit: Visit, problems: [String: String]) async throws -> Reply {
        let hand = try await EliminationInHand.load(visit)
        let (store, id) = (visit.site.store, hand.list.id)
        let items = try await store.database.read { try store.eliminations.items(of: id, limit: mostItems, in: $0) }
        let packages = try await packages(hand, visit)
        let texts = visit.texts
        let title = texts.eliminationList(visit.serviceTitle(hand.list.service))
        let form = VisaForm(visit: visit, problems: problems)
        return try visit.deskPage(
            title, place: .administration, counts: nil, hasErrors: !problems.isEmpty,
            status: problems.isEmpty ? .ok : .unprocessableContent, stylesheets: ["figures.css"]
        ) { h in
            h.put(BackLink(label: texts.archivesTitle, reference: visit.address("/desk/archives")))
            if !problems.isEmpty {
                h.put(
                    ErrorSummary(
                        title: texts.errorSummaryTitle,
                        items: (form.visa + form.transfer).compactMap { field in
                            field.error.map { ErrorSummary.Item(message: $0, target: field.focusTarget) }
                        }))
            } else if let words = done(visit, hand.list) {
                h.put(Notice(body: Prose(words), tone: .good, isAnnounced: true))
            }
            h.h1(title)
            h.p { h in
                h.put(Tag(text: texts.eliminationState(hand.list.state), tone: ArchivesPage.tone(hand.list.state)))
            }
            h.p(text(of: hand.list.state, texts), .class("lede"))
            h.put(FactsList(facts: hand.facts(visit)))
            h.p { $0.a(texts.printList, .href(address(id, visit, "/print"))) }
            h.p { $0.a(texts.downloadListCSV, .href(address(id, visit, "/list.csv"))) }
            if hand.list.state == .open, hand.sums.cases > 0 { closing(hand, visit, &h) }
            if hand.list.state == .closed { form.writeVisa(address(id, visit, "/visa"), &h) }
            if !packages.isEmpty {
                form.writeTransfer(address(id, visit, "/transfer"), packages: packages.count, &h)
            }
            h.h2(texts.listItems)
            if hand.sums.cases > items.count { h.p(texts.listItemsFirst(items.count, of: hand.sums.cases)) }
            EliminationTable(items: items, zone: hand.zone, texts: texts).write(to: &h)
        }
    }

    private static func closing(_ hand: EliminationInHand, _ visit: Visit, _ h: inout HTMLWriter) {
        let texts = visit.texts
        h.h2(texts.closeList)
        h.form(.method(.post), .action(address(hand.list.id, visit, "/close"))) { h in
            h.put(visit.formToken)
            h.p(texts.closeListText, .class("consequence"))
            h.put(ButtonRow(buttons: [Button(label: texts.closeList, act: .submit(), busy: texts.oneMoment)]))
        }
    }

    private static func done(_ visit: Visit, _ list: EliminationList) -> String? {
        switch (visit.query["done"], list.state) {
        case ("closed", .closed): visit.texts.listIsClosed
        case ("signed", .signed), ("signed", .done): visit.texts.visaIsRecorded
        default: nil
        }
    }

    private static func text(of state: EliminationList.State, _ texts: any Texts) -> String {
        switch state {
        case .open: texts.listOpenText
        case .closed: texts.listClosedText
        case .signed: texts.listSignedText
        case .done: texts.listDoneText
        }
    }

    /// The list on paper, whole, with the places for its two signatures.
    static func printed(_ visit: Visit) async throws -> Reply {
        let hand = try await EliminationInHand.load(visit)
        let (store, id, texts) = (visit.site.store, hand.list.id, visit.texts)
        let items = try await store.database.read {
            try store.eliminations.items(of: id, limit: EliminationStore.mostCases, in: $0)
        }
        let title = texts.eliminationList(visit.serviceTitle(hand.list.service))
        return try visit.deskPage(title, counts: nil, stylesheets: ["figures.css"]) { h in
            h.put(BackLink(label: title, reference: address(id, visit)))
            h.h1(title)
            h.put(FactsList(facts: hand.facts(visit)))
            h.h2(texts.listSignature)
            h.put(
                FactsList(facts: [
                    FactsList.Fact(term: texts.listSignatureService, lines: ["\u{A0}", "\u{A0}"]),
                    FactsList.Fact(term: texts.listSignatureArchives, lines: ["\u{A0}", "\u{A0}"]),
                ]))
            h.h2(texts.listItems)
            EliminationTable(items: items, zone: hand.zone, texts: texts).write(to: &h)
        }
    }
}

/// The cases of a list, a line each: nothing of them but references, dates and counts.
struct EliminationTable {
    let items: [EliminationItem]
    let zone: Zone
    let texts: any Texts

    func write(to h: inout HTMLWriter) {
        let time = LocalTime(zone: zone, texts: texts)
        h.div(.class("figures table-scroll"), .role(.region), .ariaLabel(texts.listItems), .tabindex(0)) { h in
            h.table { h in
                h.thead { h in
                    h.tr { h in
                        for heading in Self.headings(texts) { h.th(heading, .scope(.column)) }
                    }
                }
                h.tbody { h in
                    for item in items {
                        h.tr { h in
                            h.th(item.reference, .scope(.row))
                            h.td(time.date(item.submittedAt))
                            h.td(time.date(item.endedAt))
                            h.td(String(item.files), .class("figure"))
                            h.td(texts.itemFate(item))
                        }
                    }
                }
            }
        }
    }

    static func headings(_ texts: any Texts) -> [String] {
        [texts.itemReference, texts.itemReceived, texts.itemEnded, texts.itemFiles, texts.itemFate]
    }
}

/// The list as a table for spreadsheets, whole.
enum EliminationFile {
    static func download(_ visit: Visit) async throws -> Reply {
        let hand = try await EliminationInHand.load(visit)
        let (store, id, texts) = (visit.site.store, hand.list.id, visit.texts)
        let items = try await store.database.read {
            try store.eliminations.items(of: id, limit: EliminationStore.mostCases, in: $0)
        }
        let writer = CSVWriter(language: visit.language)
        let rows: [[ExportCell]] = items.map { item in
            [
                .text(item.reference), .day(hand.zone.date(at: item.submittedAt)),
                .day(hand.zone.date(at: item.endedAt)), .number(Number(item.files)), .text(texts.itemFate(item)),
            ]
        }
        return Reply(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8", .cacheControl: "no-store",
                .contentDisposition: Visit.disposition("\(hand.list.service)-\(id.description).csv"),
            ], body: writer.begin(EliminationTable.headings(texts)) + writer.rows(rows))
    }
}
