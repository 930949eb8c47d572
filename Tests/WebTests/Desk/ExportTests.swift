import Cases
import FEEL
import Foundation
import HTTPTypes
import Services
import Storage
import Synchronization
import Testing

@testable import Web

/// Files of a service's cases: asked for, made, fetched, and on record.
@Suite struct ExportTests {
    /// A clock that a test moves.
    private final class Clock: Sendable {
        private let moment = Mutex(TestTown.now)

        var now: Instant { moment.withLock { $0 } }

        func advance(seconds: Int64) { moment.withLock { $0 = $0.adding(seconds: seconds) } }
    }

    /// The fields of a form that asks for a year's cases.
    private static func fields(_ columns: [String], format: String = "csv", standing: String = "all")
        -> [(String, String)]
    {
        [
            ("from.day", "1"), ("from.month", "1"), ("from.year", "2026"), ("to.day", "31"), ("to.month", "12"),
            ("to.year", "2026"), ("standing", standing), ("format", format),
        ] + columns.map { ("column", $0) }
    }

    private static let form = "/fr/desk/export/acte-naissance"

    /// Asks for an export and gives the address of its page.
    private func ask(
        _ client: SiteClient, _ columns: [String], format: String = "csv", standing: String = "all"
    ) async throws -> String {
        let answer = try await client.postForm(
            Self.form, Self.fields(columns, format: format, standing: standing), from: Self.form)
        try #require(answer.status == 303, "answered \(answer.status): \(answer.body)")
        return try #require(answer.location)
    }

    private func identifier(_ address: String) throws -> Identifier {
        try #require(address.split(separator: "/").last.flatMap { Identifier($0) })
    }

    private func make(_ address: String, in town: TestTown) async throws {
        try await ExportProduction(site: town.site).make(identifier(address), at: town.site.now())
    }

    @Test func `a supervisor asks, sees how far it is, fetches the file, and every case says that it was copied`()
        async throws
    {
        let clock = Clock()
        let town = try await TestTown.make(clock: { clock.now })
        let resident = SiteClient(site: town.site)
        let target = try await town.submittedCase(resident, name: "=SOMME(A1)\";x")
        clock.advance(seconds: 60)
        let supervisor = try await town.agent("responsable", role: .supervisor)
        let page = try await ask(supervisor, ["reference", "received", "state", "answer:nom_naissance", "list:0"])
        #expect(try await supervisor.get(page).body.contains("En attente"))
        #expect(try await supervisor.get("\(page)/file").status == 404, "there is nothing yet")
        clock.advance(seconds: 60)
        try await make(page, in: town)
        let ready = try await supervisor.get(page)
        #expect(ready.body.contains("Prêt") && ready.body.contains("\(page)/file"))
        let file = try await supervisor.get("\(page)/file")
        #expect(file.status == 200)
        #expect(file.headers[.contentType] == "text/csv; charset=utf-8; header=present")
        #expect(file.headers[.contentDisposition]?.contains("acte-naissance-2026-01-01-2026-11-24.csv") == true)
        let lines = file.body.components(separatedBy: "\r\n")
        #expect(lines.count == 3 && lines[2].isEmpty)
        #expect(lines[0].hasPrefix("\u{FEFF}\"Référence\";\"Reçue le\";\"État\";\"Quel document voulez-vous"))
        #expect(lines[0].hasSuffix("\";\"Nom de naissance\""))
        #expect(
            lines[1].contains(";2026-11-24 11:00;\"Reçue\";\"Un extrait sans filiation\";\"'=SOMME(A1)\"\";x\""),
            "\(lines[1])")

        let followed = try await resident.get("/fr/cases/\(target)")
        #expect(followed.body.contains("Copiée dans un fichier, avec d’autres demandes"))
        #expect(followed.body.contains("Nom de naissance"), "the person knows what was copied")
        let desk = try await supervisor.get("/fr/desk/cases/\(target)")
        #expect(desk.body.contains("Copiée dans un export par vous") || desk.body.contains("Copiée dans un export par"))
        let english = try await resident.get("/en/cases/\(target)")
        #expect(english.body.contains("Copied in a file, with other requests"))

        // Who administers the organisation sees the record, not the file.
        let administrator = try await town.agent("admin", role: .administrator)
        let record = try await administrator.get("/fr/desk/exports")
        #expect(record.body.contains("Agent responsable") && record.body.contains("5 colonnes"))
        #expect(try await administrator.get(page).status == 200)
        #expect(try await administrator.get("\(page)/file").status == 404)
        await town.remove()
    }

    @Test func `a case that was not taken does not say so`() async throws {
        let clock = Clock()
        let town = try await TestTown.make(clock: { clock.now })
        let resident = SiteClient(site: town.site)
        let target = try await town.submittedCase(resident)
        clock.advance(seconds: 60)
        let supervisor = try await town.agent("responsable", role: .supervisor)
        let page = try await ask(supervisor, ["reference"], standing: "decided")
        try await make(page, in: town)
        let file = try await supervisor.get("\(page)/file")
        #expect(file.body == "\u{FEFF}\"Référence\"\r\n")
        #expect(!(try await resident.get("/fr/cases/\(target)")).body.contains("Copiée dans un fichier"))
        // Neither does one that is asked for and not made.
        _ = try await ask(supervisor, ["reference"])
        #expect(!(try await resident.get("/fr/cases/\(target)")).body.contains("Copiée dans un fichier"))
        await town.remove()
    }

    @Test func `nobody else gets the file, and nobody at all once it has expired`() async throws {
        let clock = Clock()
        let town = try await TestTown.make(clock: { clock.now })
        _ = try await town.submittedCase(SiteClient(site: town.site))
        clock.advance(seconds: 60)
        let supervisor = try await town.agent("responsable", role: .supervisor)
        let page = try await ask(supervisor, ["reference"])
        try await make(page, in: town)
        let colleague = try await town.agent("collegue", role: .supervisor)
        #expect(try await colleague.get(page).status == 404)
        #expect(try await colleague.get("\(page)/file").status == 404)
        let agent = try await town.agent("agent", role: .agent)
        #expect(try await agent.get("\(page)/file").status == 403)
        #expect(try await agent.get(Self.form).status == 403)
        let neighbour = try await town.agent("voisin", role: .administrator, organisation: "voisine")
        #expect(try await neighbour.get(page).status == 404)
        #expect(try await neighbour.get("\(page)/file").status == 404)
        #expect(try await neighbour.get(Self.form).status == 404)
        #expect(try await supervisor.get("\(page)/file").status == 200)

        // Within a working day the session lasts; the link too. A day later the link is worth nothing.
        let id = try identifier(page)
        let store = town.store
        #expect(try await store.eraseExpiredExports(now: clock.now, limit: 10) == 0)
        clock.advance(seconds: ExportStore.lifeSeconds)
        let again = SiteClient(site: town.site)
        let signedIn = try await again.postForm(
            "/fr/desk/sign-in", [("login", "responsable"), ("password", TestTown.password)], from: "/fr/desk/sign-in")
        try #require(signedIn.status == 303)
        #expect(try await again.get("\(page)/file").status == 404)
        #expect(try await again.get(page).body.contains("Expiré"))
        #expect(try await store.blobs.open(Blob(file: id, owner: id)) != nil, "the cleanup erases it")
        #expect(try await store.eraseExpiredExports(now: clock.now, limit: 10) == 1)
        #expect(try await store.blobs.open(Blob(file: id, owner: id)) == nil)
        let record = try await store.database.read { try store.exports.find(id, in: $0) }
        #expect(record?.state == .erased && record?.taken == 1)
        await town.remove()
    }

    @Test func `what is wrong in the form is said at its field, and nothing is recorded`() async throws {
        let town = try await TestTown.make()
        let supervisor = try await town.agent("responsable", role: .supervisor)
        let wrong = try await supervisor.postForm(
            Self.form,
            [("from.day", "31"), ("from.month", "2"), ("from.year", "2026"), ("to.day", "1")], from: Self.form)
        #expect(wrong.status == 422)
        for message in [
            "Ce premier jour n’existe pas", "Ce dernier jour n’existe pas", "Choisissez au moins une colonne",
        ] { #expect(wrong.body.contains(message)) }
        let blank = try await supervisor.postForm(Self.form, [], from: Self.form)
        #expect(blank.status == 422 && blank.body.contains("Indiquez le premier jour"))
        // A column that is not offered is not taken.
        let strange = try await supervisor.postForm(
            Self.form, Self.fields(["answer:absente", "list:99"]), from: Self.form)
        #expect(strange.status == 422)
        let store = town.store
        #expect(
            try await store.database.read { try store.exports.list(organisation: "mairie", limit: 10, in: $0) }.isEmpty)
        await town.remove()
    }

    @Test func `no two columns are called the same, and values of lists are numbers, amounts and days`() throws {
        let cantine = try #require(
            TestTown.catalogue(of: TestTown.servicesFolder).definitions.first { $0.id == "cantine" })
        let columns: [ExportColumn] = [.list(0), .list(1), .rule("tarif"), .answer("enfants.prenom")]
        let table = ExportTable(columns: columns, chosen: cantine, zone: .utc, language: .fr)
        let headings = ["Enfants", "Prix d’un repas (liste)", "Prix d’un repas (calcul)", "Prénom"]
        #expect(table.headings == headings)
        #expect(cantine.kind(ofColumn: 0) == .number && cantine.kind(ofColumn: 1) == .amount(currency: "€"))
        #expect(cantine.kind(ofColumn: 9) == .words)
        let terrace = try #require(
            TestTown.catalogue(of: TestTown.servicesFolder).definitions.first { $0.id == "terrasse" })
        #expect((0..<4).map(terrace.kind) == [.words, .number, .amount(currency: "€"), .words])
    }

    @Test func `answers that the law protects most are an administrator's to take`() async throws {
        let town = try await TestTown.make()
        // Sensitive answers need an impact assessment.
        let assessment = #"{"pia": {"name": "acte-naissance", "status": 2}, "answers": []}"#
        try await town.publish(adding: ["pia.json": assessment]) { text in
            text.replacing(
                "      - id: nom_naissance\n        type: text\n",
                with: "      - id: nom_naissance\n        type: text\n        "
                    + "sensitive: {condition: archives_and_research, text: \"Code civil, article 101-1\"}\n")
        }
        let definition = try #require(town.site.catalogue.snapshot.service("acte-naissance"))
        try #require(definition.question("nom_naissance")?.sensitive != nil)
        let supervisor = ExportColumn.offered(of: definition, to: .supervisor)
        let administrator = ExportColumn.offered(of: definition, to: .administrator)
        #expect(!supervisor.contains(.answer("nom_naissance")) && supervisor.contains(.answer("prenoms")))
        #expect(administrator.contains(.answer("nom_naissance")))
        for column in administrator { #expect(ExportColumn(code: column.code) == column) }
        await town.remove()
    }

    @Test func `a form sent twice is one export, and a form opened anew another`() async throws {
        let town = try await TestTown.make()
        let supervisor = try await town.agent("responsable", role: .supervisor)
        let page = try await supervisor.get(Self.form)
        let once = try #require(page.body.firstMatch(of: /name="once" value="([^"]+)"/)?.1)
        let fields = Self.fields(["reference"]) + [("once", String(once))]
        let first = try await supervisor.postForm(Self.form, fields, from: Self.form)
        let second = try await supervisor.postForm(Self.form, fields, from: Self.form)
        #expect(first.status == 303 && second.status == 303)
        #expect(second.location == "/fr/desk/exports", "where the one that is being made stands")
        let store = town.store
        let exports = try await store.database.read { try store.exports.list(organisation: "mairie", limit: 9, in: $0) }
        #expect(exports.count == 1)
        #expect(
            exports.first.map { $0.id.description != once } == true, "its identifier is not the browser's to choose")
        _ = try await ask(supervisor, ["reference"])
        let more = try await store.database.read { try store.exports.list(organisation: "mairie", limit: 9, in: $0) }
        #expect(more.count == 2)
        await town.remove()
    }

    @Test func `who has a lower role since then does not get the file`() async throws {
        let town = try await TestTown.make()
        _ = try await town.submittedCase(SiteClient(site: town.site))
        let administrator = try await town.agent("admin", role: .administrator)
        let page = try await ask(administrator, ["reference"])
        try await make(page, in: town)
        #expect(try await administrator.get("\(page)/file").status == 200)
        let store = town.store
        try await store.database.write { transaction in
            let agent = try #require(try store.agents.find(login: "admin", in: transaction))
            try store.agents.setRole(Role.supervisor.rawValue, office: nil, of: agent.id, in: transaction)
        }
        #expect(try await administrator.get("\(page)/file").status == 404)
        await town.remove()
    }

    @Test func `every export that held a case is on its record, however many there are`() async throws {
        let clock = Clock()
        let town = try await TestTown.make(clock: { clock.now })
        let target = try #require(Identifier(try await town.submittedCase(SiteClient(site: town.site))))
        clock.advance(seconds: 60)
        let supervisor = try await town.agent("responsable", role: .supervisor)
        let page = try await ask(supervisor, ["reference"])
        try await make(page, in: town)
        let store = town.store
        let id = try identifier(page)
        let whole = try #require(try await CaseRepository(store: store).load(target))
        let now = clock.now
        try await store.database.write { transaction in
            let made = try #require(try store.exports.find(id, in: transaction))
            var random = SystemRandomNumberGenerator()
            for _ in 1...203 {
                let copy = NewCaseExport(
                    id: Identifier(at: now, using: &random), organisation: made.organisation, service: made.service,
                    definition: made.definition, agent: made.agent, role: made.role, language: made.language,
                    format: made.format, columns: made.columns, from: made.from, before: made.before,
                    standing: made.standing)
                try store.exports.create(copy, now: now, in: transaction)
                _ = try store.exports.begin(copy.id, candidates: 1, now: now, in: transaction)
                try store.exports.finish(copy.id, taken: 1, looked: 1, now: now, in: transaction)
            }
        }
        let traces = try await store.database.read { try ExportTraces.list(of: whole, in: $0, store: store) }
        #expect(traces.count == 204 && Set(traces.map(\.id)).count == 204)
        await town.remove()
    }

    @Test func `whoever lost the work to another server stops and changes nothing`() async throws {
        let town = try await TestTown.make()
        _ = try await town.submittedCase(SiteClient(site: town.site))
        let supervisor = try await town.agent("responsable", role: .supervisor)
        let page = try await ask(supervisor, ["reference"])
        let id = try identifier(page)
        let lost = ExportProduction(site: town.site) { _ in false }
        await #expect(throws: ExportFailure.takenOver) { try await lost.make(id, at: town.site.now()) }
        let store = town.store
        let record = try await store.database.read { try store.exports.find(id, in: $0) }
        #expect(record?.state == .running && record?.endedAt == nil)
        #expect(try await supervisor.get("\(page)/file").status == 404)
        await town.remove()
    }

    /// Counts reads and the most rows that one statement gave.
    private struct CountingDatabase: Database {
        final class Counts: Sendable {
            let reads = Mutex(0)
            let mostRows = Mutex(0)
        }

        struct Connection: SQLConnection {
            let inner: any SQLConnection
            let counts: Counts

            func query(_ statement: SQLStatement, _ arguments: [SQLValue]) throws -> [SQLRow] {
                let rows = try inner.query(statement, arguments)
                counts.mostRows.withLock { $0 = max($0, rows.count) }
                return rows
            }
        }

        let inner: any Database
        let counts = Counts()

        func read<Output: Sendable>(
            _ body: @escaping @Sendable (any SQLConnection) throws -> Output
        ) async throws -> Output {
            counts.reads.withLock { $0 += 1 }
            let counts = counts
            return try await inner.read { try body(Connection(inner: $0, counts: counts)) }
        }

        func write<Output: Sendable>(
            _ body: @escaping @Sendable (any SQLTransaction) throws -> Output
        ) async throws -> Output { try await inner.write(body) }

        func close() async { await inner.close() }
    }

    @Test func `a page of cases at a time is in memory, and every case is in the file once`() async throws {
        let clock = Clock()
        let town = try await TestTown.make(clock: { clock.now })
        let resident = SiteClient(site: town.site)
        let target = try #require(Identifier(try await town.submittedCase(resident)))
        let store = town.store
        let entry = try #require(try await store.database.read { try store.cases.find(target, in: $0) })
        // Copies of its row, some received at the same moment.
        try await store.database.write { transaction in
            var random = SystemRandomNumberGenerator()
            for number in 1...22 {
                let copy = CaseEntry(
                    id: Identifier(at: TestTown.now, using: &random), organisation: entry.organisation,
                    service: entry.service, definition: entry.definition, reference: "VC-\(number)",
                    channel: entry.channel, state: entry.state, outcome: nil,
                    submittedAt: entry.submittedAt.adding(seconds: Int64(number / 9)), decidedAt: nil,
                    deadlineAt: entry.deadlineAt, isClockStopped: false, assignee: nil, version: 1,
                    content: entry.content)
                try store.cases.put(copy, in: transaction)
            }
        }
        clock.advance(seconds: 60)
        let supervisor = try await town.agent("responsable", role: .supervisor)
        let page = try await ask(supervisor, ["reference", "answer:prenoms"])
        let counting = CountingDatabase(inner: store.database)
        let site = try Site(
            store: Store(database: counting, codec: PlainPayloadCodec(), blobs: store.blobs),
            catalogue: town.site.catalogue, configuration: town.site.configuration, logger: town.site.logger
        ) { clock.now }
        var production = ExportProduction(site: site)
        production.pageSize = 5
        production.pagesPerNote = 2
        try await production.make(identifier(page), at: clock.now)
        #expect(counting.counts.reads.withLock { $0 } == 1 + 5, "one for the record, one a page")
        #expect(counting.counts.mostRows.withLock { $0 } == 6, "a page, and one to know whether there is another")
        let file = try await supervisor.get("\(page)/file")
        let references = file.body.components(separatedBy: "\r\n").dropFirst().dropLast()
            .map { $0.split(separator: ";")[0] }
        #expect(references.count == 23 && Set(references).count == 23)
        await town.remove()
    }
}
