import Cases
import FEEL
import HTML
import Services
import Storage

/// How a service does over a year: volumes, delays against its objective, causes of correction, time and cost by declared
/// steps, take-up. For those who work there; it prints well.
enum YearPage {
    /// What the page shows.
    struct Model: Sendable {
        let service: ServiceDefinition
        let organisation: Organisation
        let year: ServiceYear
        /// How many people are in each group of agents.
        let people: [String: Int]
        /// The year from which something is counted.
        let firstYear: Int
        let today: CivilDate
    }

    private static let firstYear = 2000

    static func show(_ visit: Visit) async throws -> Reply {
        let organisation = try visit.agentOrganisation()
        let today = visit.site.zone(of: organisation).date(at: visit.now)
        guard let service = visit.catalogue.service(try visit.parameter("service")),
            service.organisation == organisation.id, let number = Int(try visit.parameter("year")),
            (firstYear...today.year).contains(number), let first = CivilDate(year: number, month: 1, day: 1),
            let last = CivilDate(year: number, month: 12, day: 31)
        else { throw SiteFailure.notFound }
        let store = visit.site.store
        let (days, firstDay, people) = try await store.database.read { connection in
            let days = try store.figures.days(
                organisation: organisation.id, service: service.id, over: FigurePeriod(first: first, last: last),
                in: connection)
            return (
                days, try store.figures.firstDay(organisation: organisation.id, service: service.id, in: connection),
                try store.groups.members(of: organisation.id, in: connection).mapValues(\.count)
            )
        }
        let model = Model(
            service: service, organisation: organisation, year: ServiceYear(number, of: days),
            people: people, firstYear: firstDay?.year ?? today.year, today: today)
        return try YearView(model: model, visit: visit).reply()
    }
}

/// The view of a service's year.
private struct YearView {
    let model: YearPage.Model
    let visit: Visit

    private var texts: any Texts { visit.texts }
    private var year: ServiceYear { model.year }
    private var language: Language { model.service.language(preferring: visit.language) }
    private var address: URLReference { visit.address("/desk/figures/\(model.service.id)") }

    private func integer(_ number: Int) -> String { Formatting.integer(number, in: visit.language) }

    func reply() throws -> Reply {
        let title = texts.yearOf(model.service.presentation.title[language], year.year)
        return try visit.deskPage(title, place: .figures, counts: nil) { h in
            h.put(
                BackLink(
                    label: texts.figuresOf(model.service.presentation.title[language]), reference: address))
            h.h1(title)
            h.p(texts.yearLead, .class("soft"))
            if year.year == model.today.year { h.p(texts.yearIsUnderWay) }
            volumes(&h)
            delays(&h)
            takeUp(&h)
            causes(&h)
            work(&h)
            h.put(years)
        }
    }

    private var years: Pagination {
        func item(_ number: Int) -> Layout.Item {
            Layout.Item(label: texts.seeYear(number), reference: "\(address)/\(String(number))")
        }
        var years = Pagination(label: texts.pagesLabel)
        if year.year > model.firstYear { years.newer = item(year.year - 1) }
        if year.year < model.today.year { years.older = item(year.year + 1) }
        return years
    }

    // MARK: Volumes

    private func volumes(_ h: inout HTMLWriter) {
        h.h2(texts.volumes)
        let summary = texts.volumesSummary(
            received: integer(year.sums.total(.sent)), decided: integer(year.sums.total(.decided)), year: year.year)
        h.put(
            MonthChart(
                summary: summary, series: (texts.receivedColumn, texts.decidedColumn),
                months: year.months.map { month in
                    MonthChart.Month(
                        name: texts.shortMonths[month.number - 1],
                        first: month.received, second: month.decided)
                }))
        let headings =
            [texts.monthColumn, texts.receivedColumn, texts.decidedColumn]
            + Outcome.allCases.map(texts.outcomeColumn) + (hasObjective ? [texts.onTimeColumn] : [])
        let rows =
            year.months.map { row(Formatting.monthName($0.number, in: visit.language), $0.sums, $0.onTimePercent) }
            + [row(texts.wholeYear, year.sums, year.onTimePercent)]
        table(summary, headings, rows, &h)
    }

    private var hasObjective: Bool { model.service.objectives.decidedWithin != nil }

    private func row(_ name: String, _ sums: FigureSums, _ onTime: Int?) -> [String] {
        [name, integer(sums.total(.sent)), integer(sums.total(.decided))]
            + Outcome.allCases.map { integer(sums.count(.outcome, $0.rawValue)) }
            + (hasObjective ? [onTime.map(texts.percent) ?? texts.noMonth] : [])
    }

    private func table(_ caption: String, _ headings: [String], _ rows: [[String]], _ h: inout HTMLWriter) {
        h.div(.class("figures table-scroll"), .role(.region), .ariaLabel(caption), .tabindex(0)) { h in
            h.table { h in
                h.caption(caption)
                h.thead { h in h.tr { h in for heading in headings { h.th(heading, .scope(.column)) } } }
                h.tbody { h in
                    for row in rows {
                        h.tr { h in
                            h.th(row.first ?? "", .scope(.row))
                            for cell in row.dropFirst() { h.td(cell, .class("figure")) }
                        }
                    }
                }
            }
        }
    }

    // MARK: Delays and take-up

    private func delays(_ h: inout HTMLWriter) {
        h.h2(texts.delays)
        guard let objective = model.service.objectives.decidedWithin else { return h.p(texts.noTimeObjective) }
        guard let share = year.onTimePercent else { return h.p(texts.nothingDecided) }
        h.p(texts.onTimeOverYear(texts.percent(share), within: objective.words(in: visit.language)))
        let words = FigureWords(texts: texts)
        if let median = words.delay(DelayClass.classes.median(of: year.sums.details(.decided))) {
            h.put(FactsList(facts: [FactsList.Fact(term: texts.medianDelayTitle, lines: [median])]))
        }
    }

    private func takeUp(_ h: inout HTMLWriter) {
        h.h2(texts.takeUp)
        guard let expected = model.service.audience.perYear else { return h.p(texts.takeUpNotDeclared) }
        let received = year.sums.total(.sent)
        h.p(
            texts.takeUp(
                received: integer(received), expected: integer(expected),
                share: texts.percent(received * 100 / expected)))
        h.p(texts.takeUpMeaning, .class("soft"))
    }

    // MARK: Causes of correction

    private func causes(_ h: inout HTMLWriter) {
        h.h2(texts.causes)
        guard !year.causes.isEmpty else { return h.p(texts.noCauses) }
        h.p(texts.causesText)
        let received = max(year.sums.total(.sent), 1)
        h.put(
            FigureTable(
                caption: texts.causes,
                headings: [texts.questionColumn, texts.askedAgainColumn, texts.shareOfRequests],
                rows: year.causes.map { cause in
                    let percent = min(cause.count * 100 / received, 100)
                    return FigureTable.Row(
                        term: model.service.question(cause.question)?.ask[language] ?? cause.question,
                        value: integer(cause.count),
                        note: percent == 0 ? texts.lessThanOnePercent : texts.percent(percent),
                        percent: percent)
                }))
    }

    // MARK: Time and cost

    private func work(_ h: inout HTMLWriter) {
        h.h2(texts.workTitle)
        guard let work = year.work(model.service.effort) else { return h.p(texts.workNotDeclared) }
        h.p(texts.workText)
        table(
            texts.workTitle, [texts.stepColumn, texts.timesColumn, texts.declaredColumn, texts.sumColumn],
            work.steps.filter { $0.count > 0 }.map { step in
                [
                    name(of: step.step), integer(step.count), texts.minutes(step.seconds),
                    texts.minutes(step.count * step.seconds),
                ]
            }, &h)
        groups(&h)
        guard let each = work.perDecision else { return }
        var facts = [FactsList.Fact(term: texts.workPerDecision, lines: [texts.minutes(each)])]
        if let hourly = model.organisation.hourlyCost, let cost = hourly.cost(seconds: each) {
            let line = texts.costIs(money(cost), hourly: money(hourly.amount), reference: hourly.reference)
            facts.append(FactsList.Fact(term: texts.costPerDecision, lines: [line]))
        }
        h.put(FactsList(facts: facts))
    }

    private func groups(_ h: inout HTMLWriter) {
        guard !model.organisation.groups.isEmpty, !model.service.routing.isEmpty,
            let groups = year.workByGroup(model.service.effort, people: model.people)
        else { return }
        let known = groups.compactMap { entry in
            model.organisation.group(entry.group).map { (visit.typeset($0.name, in: visit.language), entry.work) }
        }
        h.h3(texts.workByGroup)
        if !known.isEmpty {
            table(
                texts.workByGroup, [texts.loadGroup, texts.sumColumn, texts.workPerDecision],
                known.map {
                    [$0.0, texts.minutes($0.1.seconds), $0.1.perDecision.map(texts.minutes) ?? texts.noMonth]
                },
                &h)
        }
        h.p(texts.workOfFew(ServiceYear.fewest), .class("soft"))
    }

    private func money(_ amount: Number) -> String {
        let number = Formatting.number(amount, in: visit.language, minimumDecimals: 2)
        return visit.language == .fr ? "\(number)\u{A0}€" : "€\(number)"
    }

    private func name(of step: String) -> String {
        switch step {
        case Effort.receiving: texts.receivingStep
        case Effort.message: texts.messageStep
        default: model.service.workflow.action(step)?.label[language] ?? step
        }
    }
}
