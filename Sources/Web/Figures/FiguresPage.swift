import Cases
import FEEL
import HTML
import Services

/// How a service does, against what it promised: for everyone.
enum FiguresPage {
    static func show(_ visit: Visit) async throws -> Reply {
        guard let service = visit.catalogue.service(try visit.parameter("service")) else { throw SiteFailure.notFound }
        let figures = try await visit.figures(of: service)
        let texts = visit.texts
        let language = service.language(preferring: visit.language)
        let title = texts.figuresOf(service.presentation.title[language])
        var frame = PageFrame(title: title)
        frame.isPublic = true
        frame.organisation = visit.catalogue.organisations[service.organisation]
        frame.office = service.office
        return visit.page(frame) { h in
            h.put(BackLink(label: texts.back, reference: visit.address("/services/\(service.id)")))
            h.h1(title)
            h.p(period(figures.period, texts), .class("lede"))
            if figures.started == nil { h.p(texts.tooFewFigures) }
            h.put(
                FigureTable(
                    caption: texts.figuresTitle,
                    headings: [texts.measuredColumn, texts.figureColumn, texts.objectiveColumn],
                    rows: rows(figures, of: service, texts: texts)))
            pages(figures, of: service, language: language, texts: texts, &h)
            satisfaction(figures, texts: texts, &h)
            channels(figures, texts: texts, &h)
            h.p(texts.hiddenFigureNote, .class("soft"))
            h.put(Prose(texts.figuresExplained.map { .paragraph([.text($0)]) }))
            h.h2(texts.openDataTitle)
            h.p(texts.openDataText)
            h.ul { h in
                for kind in ["json", "csv"] {
                    h.li { h in h.a(kind.uppercased(), .href("/open-data/services/\(service.id).\(kind)")) }
                }
            }
        }
    }

    /// "Mesuré du … au …"
    static func period(_ period: FigurePeriod, _ texts: any Texts) -> String {
        texts.figuresPeriod(
            from: Formatting.date(period.first, in: texts.language),
            to: Formatting.date(period.last, in: texts.language))
    }

    /// What is measured, beside what was promised.
    static func rows(
        _ figures: ServiceFigures, of service: ServiceDefinition, texts: any Texts
    ) -> [FigureTable.Row] {
        let words = FigureWords(texts: texts)
        let objectives = service.objectives
        let none = texts.noObjective
        let time = words.time(figures.medianTime)
        let promised = objectives.decidedWithin.map { texts.workingTime($0.words(in: texts.language)) }
        let timeFigure = time.map { $0.precision.isEmpty ? $0.value : "\($0.value) (\($0.precision))" }
        return [
            FigureTable.Row(term: texts.formsStarted, value: words.count(figures.started), note: none),
            FigureTable.Row(term: texts.formsSent, value: words.count(figures.sent), note: none),
            FigureTable.Row(
                term: texts.formsCompleted, value: words.share(figures.completed),
                note: objectives.completedPercent.map { texts.percent($0) } ?? none,
                percent: figures.completed?.barLength),
            FigureTable.Row(
                term: texts.medianTimeTitle, value: timeFigure ?? texts.hiddenFigure,
                note: objectives.medianTime.map { texts.about($0.words(in: texts.language)) } ?? none),
            FigureTable.Row(term: texts.decidedCasesCounted, value: words.count(figures.decided), note: none),
            FigureTable.Row(
                term: texts.onTimeTitle, value: words.share(figures.onTime), note: promised ?? none,
                percent: figures.onTime?.barLength),
            FigureTable.Row(
                term: texts.medianDelayTitle, value: words.delay(figures.medianDelay) ?? texts.hiddenFigure,
                note: promised ?? none),
            FigureTable.Row(
                term: texts.satisfiedTitle, value: words.share(figures.satisfied), note: none,
                percent: figures.satisfied?.barLength),
        ]
    }

    private static func pages(
        _ figures: ServiceFigures, of service: ServiceDefinition, language: Language, texts: any Texts,
        _ h: inout HTMLWriter
    ) {
        guard let started = figures.started else { return }
        let words = FigureWords(texts: texts)
        let counts = Dictionary(figures.pages.map { ($0.kind, $0.count) }, uniquingKeysWith: { first, _ in first })
        h.h2(texts.pagesTitle)
        h.put(
            FigureTable(
                caption: texts.pagesCaption, headings: [texts.measuredColumn, texts.figureColumn],
                rows: service.pages.map { page in
                    let count = counts[page.id] ?? nil
                    return FigureTable.Row(
                        term: page.title[language], value: words.count(count), percent: count.map { $0 * 100 / started }
                    )
                }))
    }

    private static func satisfaction(_ figures: ServiceFigures, texts: any Texts, _ h: inout HTMLWriter) {
        guard let answers = figures.answers else { return }
        let words = FigureWords(texts: texts)
        h.h2(texts.satisfactionTitle)
        h.put(
            FigureTable(
                caption: texts.satisfactionCaption(answers: answers),
                headings: [texts.measuredColumn, texts.figureColumn],
                rows: figures.satisfaction.map { entry in
                    FigureTable.Row(
                        term: texts.satisfaction(entry.kind), value: words.count(entry.count),
                        percent: entry.count.map { $0 * 100 / answers })
                }))
    }

    private static func channels(_ figures: ServiceFigures, texts: any Texts, _ h: inout HTMLWriter) {
        guard figures.sent != nil else { return }
        let words = FigureWords(texts: texts)
        h.h2(texts.channelsTitle)
        h.put(
            FactsList(
                facts: figures.channels.map { entry in
                    FactsList.Fact(term: texts.channel(entry.kind), lines: [words.count(entry.count)])
                }))
    }
}

/// How a service does, in a few lines of its own page.
struct FiguresCard: Component {
    let figures: ServiceFigures
    let service: ServiceDefinition
    let texts: any Texts
    let all: URLReference

    func write(to h: inout HTMLWriter) {
        h.div(.class("card")) { h in
            h.h2(texts.figuresTitle)
            let facts = facts
            if facts.isEmpty {
                h.p(texts.tooFewFigures)
            } else {
                h.put(FactsList(facts: facts))
                h.p(FiguresPage.period(figures.period, texts), .class("soft"))
            }
            h.p(.class("card-links")) { h in h.a(texts.allFigures, .href(all)) }
        }
    }

    private var facts: [FactsList.Fact] {
        let words = FigureWords(texts: texts)
        var facts: [FactsList.Fact] = []
        func add(_ term: String, _ value: String, objective: String?) {
            let promised = objective.map { "\(texts.objectiveColumn)\(texts.language == .fr ? "\u{A0}: " : ": ")\($0)" }
            facts.append(FactsList.Fact(term: term, lines: [value] + (promised.map { [$0] } ?? [])))
        }
        let objectives = service.objectives
        if let completed = figures.completed {
            add(
                texts.formsCompleted, words.share(completed),
                objective: objectives.completedPercent.map { texts.percent($0) })
        }
        if let time = words.time(figures.medianTime) {
            add(texts.medianTimeTitle, time.value, objective: objectives.medianTime?.words(in: texts.language))
        }
        if let onTime = figures.onTime {
            add(
                texts.onTimeTitle, words.share(onTime),
                objective: objectives.decidedWithin.map { texts.workingTime($0.words(in: texts.language)) })
        }
        if let satisfied = figures.satisfied { add(texts.satisfiedTitle, words.share(satisfied), objective: nil) }
        return facts
    }
}
