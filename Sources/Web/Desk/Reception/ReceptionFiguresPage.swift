import Cases
import FEEL
import HTML
import Services
import Storage

/// How many people an office received and how long they waited, for supervisors: sums by office, never by agent.
enum ReceptionFiguresPage {
    /// How many days are summed.
    private static let days = 30

    static func show(_ visit: Visit) async throws -> Reply {
        let desk = try await ReceptionDesk.load(visit)
        let today = visit.site.zone(of: desk.organisation).date(at: visit.now)
        let period = FigurePeriod(first: today.adding(days: 1 - days), last: today)
        let offices = try await TeamFigures.all(
            of: desk.teams, organisation: desk.organisation.id, over: period, visit)
        let texts = visit.texts
        return try visit.deskPage(
            texts.receptionFigures, place: .conversations, counts: nil, stylesheets: ["figures.css"]
        ) { h in
            h.put(BackLink(label: texts.conversations, reference: visit.address("/desk/conversations")))
            h.h1(texts.receptionFigures)
            h.p(texts.receptionFiguresLead(days), .class("lede"))
            for figures in offices {
                let (team, rows) = (figures.team, rows(figures, texts))
                if rows.isEmpty {
                    h.h2(team.name(visit.language))
                    h.p(texts.nobodyReceived, .class("soft"))
                } else {
                    h.put(
                        FigureTable(
                            caption: team.name(visit.language), headings: [texts.whatIsCounted, texts.howMany],
                            rows: rows))
                }
            }
        }
    }

    private static func rows(_ figures: TeamFigures, _ texts: any Texts) -> [FigureTable.Row] {
        func total(_ measure: ReceptionMeasure, _ detail: String? = nil) -> Int { figures.count(measure, detail) }
        var rows: [FigureTable.Row] = []
        func add(_ term: String, _ count: Int, of whole: Int? = nil) {
            guard count > 0 else { return }
            var row = FigureTable.Row(term: term, value: String(count))
            if let whole, whole > 0 { row.percent = count * 100 / whole }
            rows.append(row)
        }
        for measure in ReceptionMeasure.allCases {
            switch measure {
            case .waited, .lasted:
                for name in ReceptionMeasure.classes.map(String.init) + ["more"] {
                    add(texts.measure(measure, within: name), total(measure, name), of: total(measure))
                }
            case .ended:
                for end in ReceptionEnd.allCases {
                    add(texts.measureEnded(end), total(measure, end.rawValue), of: total(measure))
                }
            default: add(texts.measure(measure, within: ""), total(measure))
            }
        }
        return rows
    }
}
