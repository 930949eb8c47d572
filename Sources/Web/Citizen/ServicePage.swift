import HTML
import Services

/// A service's page: what it gives, who may ask, what to have at hand, how long, the law, how to reach a human being.
enum ServicePage {
    static func show(_ visit: Visit) async throws -> Reply {
        guard let service = visit.catalogue.service(try visit.parameter("service")) else { throw SiteFailure.notFound }
        let organisation = visit.catalogue.organisations[service.organisation]
        let presentation = service.presentation
        let language = service.language(preferring: visit.language)
        let texts = visit.texts
        let figures = try await visit.figures(of: service)
        let today = (organisation.map(visit.site.zone) ?? .utc).date(at: visit.now)
        var frame = PageFrame(title: presentation.title[language])
        frame.isPublic = true
        frame.organisation = organisation
        frame.office = service.office
        return visit.page(frame) { h in
            h.h1(presentation.title[language])
            h.p(presentation.gives?[language] ?? presentation.summary[language], .class("lede"))
            h.put(KeyFacts(items: keyFacts(service, language: language, texts: texts)))
            let offer = service.eligibility.map { _ in
                EligibilityOffer(service: service.id, visit: visit, isSimulation: service.simulation != nil)
            }
            let rules = RulesInForce(service: service, day: today, texts: texts, language: language)
            if let simulation = service.simulation {
                h.put(
                    Notice(title: texts.simulationTag, body: Prose(simulation.decidedBy[language]), tone: .accent))
                h.put(offer)
                h.put(SimulationNotice(simulation: simulation, texts: texts, language: language, isTold: true))
                if let sheet = service.sheet[language] { h.put(Prose(sheet)) }
                h.put(rules)
                DataNoticePage.link(service, visit: visit, &h)
                return
            }
            if let period = service.period, !period.contains(today) {
                h.put(PeriodNotice(opening: period.opening(onOrAfter: today), visit: visit))
            }
            h.put(offer)
            h.put(start(service, visit: visit))
            h.withAside(
                main: { h in
                    section(texts.whoMayAsk, presentation.who?[language], &h)
                    if !presentation.atHand.isEmpty {
                        h.h2(texts.atHandTitle)
                        h.ul { h in
                            for item in presentation.atHand { h.li(item[language]) }
                        }
                    }
                    h.put(RequiredDocuments(service, texts: texts, language: language))
                    if let sheet = service.sheet[language] { h.put(Prose(sheet)) }
                    if service.publicFollowUp != nil {
                        h.p { h in
                            h.a(texts.publicFollowUpLink, .href(visit.address("/services/\(service.id)/follow-up")))
                        }
                    }
                    h.put(start(service, visit: visit))
                    h.put(rules)
                }, asideLabel: texts.lawTitle,
                aside: { h in
                    law(service, organisation: organisation, language: language, visit: visit, &h)
                    h.put(
                        FiguresCard(
                            figures: figures, service: service, texts: texts,
                            all: visit.address("/services/\(service.id)/figures")))
                })
        }
    }

    private static func section(_ title: String, _ text: String?, _ h: inout HTMLWriter) {
        guard let text else { return }
        h.h2(title)
        h.p(text)
    }

    private static func keyFacts(
        _ service: ServiceDefinition, language: Language, texts: any Texts
    ) -> [KeyFacts.Item] {
        var items: [KeyFacts.Item] = []
        if let time = service.objectives.medianTime {
            items.append(
                KeyFacts.Item(icon: .clock, term: texts.timeToComplete, value: texts.about(time.words(in: language))))
        }
        if let period = service.period {
            items.append(
                KeyFacts.Item(
                    icon: .calendar, term: texts.periodTitle,
                    value: texts.period(
                        from: period.opens.words(in: language), through: period.closes.words(in: language))))
        }
        if let cost = service.presentation.cost {
            items.append(KeyFacts.Item(icon: .coin, term: texts.costTitle, value: cost[language]))
        }
        if let decided = service.objectives.decidedWithin {
            items.append(
                KeyFacts.Item(
                    icon: .calendar, term: texts.answerWithin,
                    value: texts.workingTime(decided.words(in: language)), note: texts.objectiveNote))
        }
        return items
    }

    private static func start(_ service: ServiceDefinition, visit: Visit) -> StartForm {
        StartForm(
            action: visit.address("/services/\(service.id)/start"), token: visit.formToken, label: visit.texts.start,
            busy: visit.texts.oneMoment, note: visit.texts.noAccountNeeded)
    }

    /// How a decision is challenged, in words; the service's own where it has them.
    static func appealText(
        _ appeal: AppealRule, organisation: Organisation?, language: Language, texts: any Texts
    ) -> String? {
        guard let court = organisation?.court(appeal.before)?.name[language] else { return appeal.text?[language] }
        let rule = appeal.within.map { texts.appeal(before: court, within: $0.words(in: language)) }
        return [rule ?? texts.appeal(before: court), appeal.text?[language]].compactMap { $0 }.joined(separator: " ")
    }

    private static func law(
        _ service: ServiceDefinition, organisation: Organisation?, language: Language, visit: Visit,
        _ h: inout HTMLWriter
    ) {
        let texts = visit.texts
        let legal = service.legal
        h.div(.class("card")) { h in
            h.h2(texts.lawTitle)
            h.p(texts.silence(after: legal.silence.after.words(in: language), means: legal.silence.means))
            if let text = legal.silence.text { h.p(text[language]) }
            if let appeal = appealText(legal.appeal, organisation: organisation, language: language, texts: texts) {
                h.p(appeal)
            }
            h.details { h in
                h.summary(texts.textsApplied)
                h.ul { h in
                    for text in legal.texts {
                        h.li { h in
                            if let url = text.url.flatMap({ URLReference(checking: $0) }) {
                                h.a(text.reference, .href(url))
                            } else {
                                h.text(text.reference)
                            }
                        }
                    }
                }
            }
        }
        h.div(.class("card")) { h in
            h.h2(texts.dataTitle)
            h.p(texts.legalBasis(legal.basis))
            let recipients = legal.recipients.map { $0[language].lowercasedFirst }.joined(separator: ", ")
            if !recipients.isEmpty { h.p(texts.dataRecipients(recipients)) }
            if let rule = legal.household {
                h.p(texts.householdIsSeen(rule.why[language], reference: rule.reference))
            }
            h.p(texts.dataKept(legal.retention.active.words(in: language), then: legal.retention.then))
            DataNoticePage.link(service, visit: visit, &h)
        }
    }
}

/// The button that starts a form.
private struct StartForm: Component {
    let action: URLReference
    let token: HiddenValue
    let label: String
    let busy: String
    let note: String

    func write(to h: inout HTMLWriter) {
        h.form(.method(.post), .action(action)) { h in
            h.put(token)
            h.put(
                ButtonRow(
                    buttons: [Button(label: label, act: .submit(), icon: .arrow, iconLast: true, busy: busy)],
                    note: note))
        }
    }
}
