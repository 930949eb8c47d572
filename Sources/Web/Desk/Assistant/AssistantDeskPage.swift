import Assistant
import Cases
import FEEL
import HTTPTypes
import Services
import Storage

/// How the assistant does, for supervisors: what people ask and do not find, sheets to work on, how often a person takes
/// over, what people say of answers.
enum AssistantDeskPage {
    /// The periods to choose from, in days, today included.
    static let periods = [30, 90, 365]

    /// What the page shows.
    struct Model: Sendable {
        let days: Int
        let period: FigurePeriod
        let figures: AssistantFigures
        /// What was asked and not found, by language.
        let unfound: [(language: Language, groups: [Unfound])]
        let directory: SheetDirectory
        /// What became of those who asked for a person, by the office that receives them.
        let teams: [TeamFigures]
    }

    /// A group of words, and what a search for them finds today.
    struct Unfound: Sendable {
        let group: UnfoundGroup
        let nearest: String?
        let isSure: Bool
    }

    static func show(_ visit: Visit) async throws -> Reply {
        try AssistantDeskView(model: try await load(visit), visit: visit).reply()
    }

    /// The same figures as a table for spreadsheets.
    static func csv(_ visit: Visit) async throws -> Reply {
        let model = try await load(visit)
        let writer = CSVWriter(language: visit.language)
        let body =
            writer.begin(["from", "to", "measure", "detail", "count"])
            + writer.rows(
                rows(of: model).map { row in
                    [
                        .day(model.period.first), .day(model.period.last), .text(row.measure), .text(row.detail),
                        AssistantFigures.shown(row.count).map { .number(Number($0)) } ?? .empty,
                    ]
                }) + writer.end()
        return Reply(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8; header=present", .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"assistant-\(model.period.last).csv\"",
            ], body: body)
    }

    // MARK: Parts

    private static func rows(of model: Model) -> [(measure: String, detail: String, count: Int)] {
        let figures = model.figures
        var rows = [("conversations", "", figures.conversations)]
        rows += TurnOutcome.allCases.map { ("turns", $0.rawValue, figures.count(.turns, $0.rawValue)) }
        rows += Conversation.PersonOffer.Reason.all.map {
            ("person_offered", $0.rawValue, figures.count(.offered, $0.rawValue))
        }
        rows.append(("handed_over", "", figures.total(.handedOver)))
        for team in model.teams {
            rows += TeamFigures.measures.map { ("reception_\($0.rawValue)", team.team.id, team.count($0)) }
        }
        rows += model.directory.entries.map { ("sheet_shown", $0.id, figures.count(.sheets, $0.id)) }
        rows += figures.closest.map { ("closest_without_answer", $0.sheet, $0.count) }
        for judged in figures.judgements {
            rows += [("useful", judged.sheet, judged.useful), ("not_useful", judged.sheet, judged.notUseful)]
        }
        for (language, groups) in model.unfound {
            rows += groups.map { ("not_found_\(language.rawValue)", $0.group.word, $0.group.conversations) }
        }
        return rows.map { (measure: $0.0, detail: $0.1, count: $0.2) }
    }

    private static func load(_ visit: Visit) async throws -> Model {
        let organisation = try visit.agentOrganisation()
        let days = visit.query["days"].flatMap(Int.init).flatMap { periods.contains($0) ? $0 : nil } ?? periods[0]
        let today = visit.site.zone(of: organisation).date(at: visit.now)
        let period = FigurePeriod(first: today.adding(days: 1 - days), last: today)
        let store = visit.site.store
        let teams = try await TeamFigures.all(of: organisation, over: period, visit)
        let (sums, terms, stored) = try await store.database.read { connection in
            (
                try store.assistantSums.sums(of: organisation.id, over: period, in: connection),
                try organisation.languages.map { language in
                    (
                        language,
                        try store.assistantSums.terms(
                            of: organisation.id, language: language, over: period, in: connection)
                    )
                }, try store.sheets.all(of: organisation.id, in: connection)
            )
        }
        var unfound: [(language: Language, groups: [Unfound])] = []
        for (language, found) in terms {
            var groups: [Unfound] = []
            for group in UnfoundGroup.of(found) {
                let findings = await visit.site.knowledge.search(group.word, in: language, limit: 1)
                groups.append(
                    Unfound(group: group, nearest: findings.hits.first?.sheet.id, isSure: findings.isSure))
            }
            unfound.append((language, groups))
        }
        return Model(
            days: days, period: period, figures: AssistantFigures(sums), unfound: unfound,
            directory: .of(organisation, stored: stored, on: today, visit), teams: teams)
    }
}

extension Conversation.PersonOffer.Reason {
    /// Every reason, the most ordinary first.
    static var all: [Self] { [.asked, .unsure, .caseMatter, .complaint, .distress, .insult, .technical] }
}
