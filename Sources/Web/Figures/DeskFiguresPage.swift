import Cases
import FEEL
import HTML
import Services
import Storage

/// Whole figures of the organisation's services, for those who work there: above all, where people stop.
enum DeskFiguresPage {
    /// The organisation's services.
    static func list(_ visit: Visit) async throws -> Reply {
        let organisation = try visit.agentOrganisation()
        let texts = visit.texts
        let services = visit.catalogue.services.filter { $0.organisation == organisation.id }
        return try visit.deskPage(texts.deskFigures, place: .figures, counts: nil) { h in
            h.h1(texts.deskFigures)
            h.p(texts.deskFiguresText)
            h.ul { h in
                for service in services {
                    h.li { h in
                        h.a(
                            service.presentation.title[service.language(preferring: visit.language)],
                            .href(visit.address("/desk/figures/\(service.id)")))
                    }
                }
            }
        }
    }

    /// One service.
    static func show(_ visit: Visit) async throws -> Reply {
        let organisation = try visit.agentOrganisation()
        guard let service = visit.catalogue.service(try visit.parameter("service")),
            service.organisation == organisation.id
        else { throw SiteFailure.notFound }
        let period = FigurePeriod.upTo(visit.site.zone(of: organisation).date(at: visit.now))
        let store = visit.site.store
        let sums = try await store.database.read {
            try store.figures.sums(organisation: organisation.id, service: service.id, over: period, in: $0)
        }
        let texts = visit.texts
        let language = service.language(preferring: visit.language)
        let title = texts.figuresOf(service.presentation.title[language])
        return try visit.deskPage(title, place: .figures, counts: nil) { h in
            h.put(BackLink(label: texts.deskFigures, reference: visit.address("/desk/figures")))
            h.h1(title)
            h.p(texts.deskFiguresText, .class("soft"))
            let year = String(period.last.year)
            h.p { h in
                h.a(texts.byMonth, .href("\(visit.address("/desk/figures/\(service.id)"))/\(year)"))
            }
            h.h2(texts.funnelTitle)
            h.put(
                FigureTable(
                    caption: texts.funnelCaption(
                        from: Formatting.date(period.first, in: language),
                        to: Formatting.date(period.last, in: language)),
                    headings: [texts.measuredColumn, texts.figureColumn, texts.lostColumn],
                    rows: funnel(sums, of: service, language: language, texts: texts)))
            h.h2(texts.figuresTitle)
            h.put(FactsList(facts: facts(sums, texts: texts)))
        }
    }

    /// The way through the form, with how many stop before each step. A page asked of some only is no step of everyone's:
    /// those who are not asked have not stopped.
    static func funnel(
        _ sums: FigureSums, of service: ServiceDefinition, language: Language, texts: any Texts
    ) -> [FigureTable.Row] {
        let started = sums.total(.started)
        func percent(_ count: Int) -> Int { started > 0 ? count * 100 / started : 0 }
        var previous = started
        func row(_ term: String, _ count: Int, isStep: Bool) -> FigureTable.Row {
            let lost = isStep ? previous - count : 0
            if isStep { previous = count }
            return FigureTable.Row(
                term: term, value: Formatting.integer(count, in: language),
                note: isStep ? texts.lost(lost) : texts.askedOfSome, percent: percent(count))
        }
        return [row(texts.formsStarted, started, isStep: true)]
            + sums.funnel(of: service).map { page, count in
                row(page.title[language], count, isStep: page.showIf == nil)
            } + [row(texts.formsSent, sums.total(.sent), isStep: true)]
    }

    private static func facts(_ sums: FigureSums, texts: any Texts) -> [FactsList.Fact] {
        let words = FigureWords(texts: texts)
        func fact(_ term: String, _ count: Int) -> FactsList.Fact {
            FactsList.Fact(term: term, lines: [words.count(count)])
        }
        var facts = [
            fact(texts.formsOpen, max(0, sums.total(.started) - sums.total(.sent))),
            fact(texts.formsGivenUp, sums.total(.givenUp)), fact(texts.decidedCasesCounted, sums.total(.decided)),
        ]
        if let time = words.time(TimeClass.classes.median(of: sums.details(.time))) {
            facts.append(
                FactsList.Fact(term: texts.medianTimeTitle, lines: [time.value, time.precision].filter { !$0.isEmpty }))
        }
        if let delay = words.delay(DelayClass.classes.median(of: sums.details(.decided))) {
            facts.append(FactsList.Fact(term: texts.medianDelayTitle, lines: [delay]))
        }
        facts += Satisfaction.allCases.map { fact(texts.satisfaction($0), sums.count(.satisfaction, $0.rawValue)) }
        return facts
    }
}
