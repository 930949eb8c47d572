import Assistant
import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// The test bench: an agent asks a question, sees what would be answered and why, and marks the right sheet. What is marked
/// becomes a regression case, replayed here and by `parvis check`.
enum BenchPage {
    /// The fields.
    static let question = "question"
    static let language = "in"
    static let expected = "expected"
    /// How deep the expected sheet is looked for.
    static let depth = 8

    /// What the page shows.
    struct Model: Sendable {
        let organisation: Organisation
        /// The question tried, as it was typed.
        var tried = ""
        var language: Language
        /// What is found for it; nil when nothing was asked.
        var findings: Findings?
        var cases: [Kept]
        var isReplayed = false
        let directory: SheetDirectory
        /// What is wrong with the identifier that was typed.
        var problem: String?
        var typedSheet = ""
    }

    /// A question that is kept.
    struct Kept: Sendable {
        let id: Identifier
        let record: QuestionRecord
        /// Whether it still holds; nil before it is replayed.
        var verdict: QuestionVerdict?
    }

    static func show(_ visit: Visit) async throws -> Reply {
        var model = try await load(visit)
        let asked = (visit.query[question] ?? "").trimmingSpaces
        model.tried = String(asked.prefix(QuestionRecord.maximumLength))
        model.language = visit.query[language].flatMap(Language.init(rawValue:)) ?? visit.language
        if !model.tried.isEmpty { model.findings = await search(model.tried, in: model.language, visit) }
        if visit.query["replay"] != nil { await replay(&model, visit) }
        return try BenchView(model: model, visit: visit).reply()
    }

    /// Keeps a question with its right sheet, or with none.
    static func mark(_ visit: Visit) async throws -> Reply {
        let (organisation, agent) = (try visit.agentOrganisation(), try visit.signedInAgent())
        let asked = String((visit.form[question] ?? "").trimmingSpaces.prefix(QuestionRecord.maximumLength))
        guard !asked.isEmpty, let language = visit.form[language].flatMap(Language.init(rawValue:)) else {
            return .redirect(to: visit.address("/desk/assistant/bench").description)
        }
        let sheet = (visit.form[expected] ?? "").trimmingSpaces
        var model = try await load(visit)
        if !sheet.isEmpty, model.directory.live.contains(where: { $0.id == sheet }) == false {
            (model.tried, model.language, model.typedSheet) = (asked, language, String(sheet.prefix(200)))
            model.findings = await search(asked, in: language, visit)
            model.problem = visit.texts.benchOtherUnknown
            return try BenchView(model: model, visit: visit).reply()
        }
        var random = SystemRandomNumberGenerator()
        let record = QuestionRecord(question: asked, language: language, expected: sheet.isEmpty ? nil : sheet)
        let new = AssistantCase(
            id: Identifier(at: visit.now, using: &random), language: language, createdAt: visit.now, agent: agent.id,
            content: record.encoded)
        let store = visit.site.store
        let isKept = try await store.database.write { transaction in
            // Marked twice, or marked otherwise than before: the last mark counts.
            for former in try store.assistantCases.list(of: organisation.id, in: transaction)
            where former.record?.question == asked && former.language == language {
                try store.assistantCases.remove(former.id, of: organisation.id, in: transaction)
            }
            return try store.assistantCases.add(new, organisation: organisation.id, in: transaction)
        }
        return .redirect(
            to: visit.address("/desk/assistant/bench").adding("done", isKept ? "kept" : "full").description)
    }

    /// Removes a question.
    static func remove(_ visit: Visit) async throws -> Reply {
        let organisation = try visit.agentOrganisation()
        guard let id = Identifier(try visit.parameter("test")) else { throw SiteFailure.notFound }
        let store = visit.site.store
        let isRemoved = try await store.database.write {
            try store.assistantCases.remove(id, of: organisation.id, in: $0)
        }
        guard isRemoved else { throw SiteFailure.notFound }
        return .redirect(to: visit.address("/desk/assistant/bench").adding("done", "removed").description)
    }

    /// The questions as the file that `parvis check` replays.
    static func download(_ visit: Visit) async throws -> Reply {
        let (organisation, store) = (try visit.agentOrganisation(), visit.site.store)
        let cases = try await store.database.read { try store.assistantCases.list(of: organisation.id, in: $0) }
        return Reply(
            status: .ok,
            headers: [
                .contentType: "application/jsonl; charset=utf-8", .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"\(CatalogueFiles.questions)\"",
            ], body: QuestionRecord.file(cases.compactMap(\.record)))
    }

    // MARK: Parts

    private static func load(_ visit: Visit) async throws -> Model {
        let (organisation, store) = (try visit.agentOrganisation(), visit.site.store)
        let (cases, stored) = try await store.database.read { connection in
            (
                try store.assistantCases.list(of: organisation.id, in: connection),
                try store.sheets.all(of: organisation.id, in: connection)
            )
        }
        let today = visit.site.zone(of: organisation).date(at: visit.now)
        return Model(
            organisation: organisation, language: visit.language,
            cases: cases.compactMap { found in found.record.map { Kept(id: found.id, record: $0) } },
            directory: .of(organisation, stored: stored, on: today, visit))
    }

    private static func search(_ words: String, in language: Language, _ visit: Visit) async -> Findings {
        await visit.site.knowledge.search(words, in: language, limit: depth)
    }

    private static func replay(_ model: inout Model, _ visit: Visit) async {
        for index in model.cases.indices {
            let record = model.cases[index].record
            let findings = await search(record.question, in: record.language, visit)
            model.cases[index].verdict = QuestionVerdict(findings, expected: record.expected)
        }
        model.isReplayed = true
    }
}
