import Cases
import FEEL
import HTML
import HTTPTypes
import Services
import Storage

/// One breach: its clock, what is known, what was done, and everything that was ever written down.
enum BreachPage {
    static func show(_ visit: Visit) async throws -> Reply {
        let loaded = try await visit.loadBreach()
        return try view(visit, loaded.breach, names: loaded.names, step: nil, errors: BreachErrors())
    }

    /// Notes a step.
    static func add(_ visit: Visit) async throws -> Reply {
        let loaded = try await visit.loadBreach()
        guard let step = visit.form["step"].flatMap(BreachStep.init) else { throw SiteFailure.notFound }
        let zone = visit.site.zone(of: try visit.agentOrganisation())
        var errors = BreachErrors()
        errors.form = step.prefix
        switch step.entry(visit.form, in: zone) {
        case .failure(let problems): errors.problems = problems.all
        case .success(let entry):
            errors.refusal = loaded.breach.refusal(of: entry, now: visit.now)
            guard errors.refusal == nil else { break }
            return try await keep(entry, visit, loaded.breach)
        }
        return try view(visit, loaded.breach, names: loaded.names, step: step, errors: errors)
    }

    /// Adds an entry after what the officer saw: what came meanwhile is read first.
    static func keep(_ entry: BreachEntry, _ visit: Visit, _ breach: Breach) async throws -> Reply {
        let seen = visit.form["seen"].flatMap { Int($0) }
        var done = "changed"
        if seen == breach.lines.count, try await visit.append(entry, to: breach.id, number: breach.lines.count + 1) {
            done = "kept"
        }
        return .redirect(to: BreachesPage.address(of: breach.id, visit).adding("done", done).description)
    }

    private static func view(
        _ visit: Visit, _ breach: Breach, names: [Identifier: String], step: BreachStep?, errors: BreachErrors
    ) throws -> Reply {
        let texts = visit.texts
        let zone = visit.site.zone(of: try visit.agentOrganisation())
        let words = BreachWords(breach: breach, texts: texts, time: LocalTime(zone: zone, texts: texts), now: visit.now)
        let title = texts.breachTitle(known: words.time.dateAndTime(breach.clock.knownAt))
        let cards = BreachStep.allCases.filter { $0.isOffered(on: breach) }.map { one in
            let isSent = one == step
            let fields = one.fields(visit, isSent: isSent, problems: isSent ? errors.problems : [], zone: zone)
            return (step: one, fields: isSent ? errors.marked(fields, texts) : fields)
        }
        return try visit.deskPage(
            title, place: .breaches, counts: nil, hasErrors: errors.isAny,
            status: errors.isAny ? .unprocessableContent : .ok
        ) { h in
            h.put(BackLink(label: texts.breachBack, reference: visit.address("/desk/data-protection/breaches")))
            errors.summary(cards.flatMap(\.fields), texts, &h)
            switch visit.query["done"] {
            case "kept": h.put(Notice(body: Prose(texts.breachEntryKept), tone: .good, isAnnounced: true))
            case "changed": h.put(Notice(body: Prose(texts.breachChangedMeanwhile), tone: .bad, isAnnounced: true))
            default: break
            }
            h.h1(title)
            h.put(Notice(title: texts.breachAuthorityTitle, body: Prose(words.authority), tone: words.tone))
            h.put(
                Notice(
                    title: texts.breachPeopleTitle, body: Prose(words.people),
                    tone: breach.people == .due ? .bad : .good))
            h.h2(texts.breachWhatIsKnown)
            h.put(FactsList(facts: facts(breach.description, words)))
            h.p { h in
                h.a(texts.breachDescribe, .href(BreachesPage.address(of: breach.id, visit, "/description")))
            }
            h.h2(texts.breachSteps)
            h.p(texts.breachStaysForever, .class("soft"))
            h.div(.class("card-stack")) { h in
                for card in cards {
                    h.put(
                        ActionCard(
                            id: card.step.prefix + "card", title: card.step.title(texts),
                            consequence: card.step.text(texts), action: BreachesPage.address(of: breach.id, visit),
                            hidden: [
                                visit.formToken, HiddenValue(name: "step", value: card.step.rawValue),
                                HiddenValue(name: "seen", value: String(breach.lines.count)),
                            ], fields: card.fields,
                            button: Button(
                                label: texts.breachKeep, act: .submit(), busy: texts.oneMoment,
                                context: "\u{A0}: " + card.step.title(texts)),
                            isOpen: card.step == step))
                }
            }
            history(breach, words, names: names, &h)
        }
    }

    static func facts(_ description: BreachDescription, _ words: BreachWords) -> [FactsList.Fact] {
        let texts = words.texts
        func count(_ count: Int?) -> String {
            count.map { Formatting.number(Number($0), in: texts.language) } ?? texts.breachUnknownCount
        }
        return [
            FactsList.Fact(term: texts.breachKnown, lines: [words.time.dateAndTime(description.clock.knownAt)]),
            FactsList.Fact(term: texts.breachNature, lines: description.nature.splitLines),
            FactsList.Fact(term: texts.breachKinds, lines: description.kinds.map(texts.breachKind)),
            FactsList.Fact(term: texts.breachPeople, lines: description.people.splitLines),
            FactsList.Fact(term: texts.breachPeopleCount, lines: [count(description.peopleCount)]),
            FactsList.Fact(term: texts.breachRecords, lines: description.records.splitLines),
            FactsList.Fact(term: texts.breachRecordCount, lines: [count(description.recordCount)]),
            FactsList.Fact(term: texts.breachConsequences, lines: description.consequences.splitLines),
            FactsList.Fact(term: texts.breachMeasures, lines: description.measures.splitLines),
            FactsList.Fact(term: texts.breachRisk, lines: [texts.breachRisk(description.risk)]),
        ]
    }

    private static func history(
        _ breach: Breach, _ words: BreachWords, names: [Identifier: String], _ h: inout HTMLWriter
    ) {
        let texts = words.texts
        h.h2(texts.breachHistory)
        h.ol(.class("plain-list card-stack"), .role(.list)) { h in
            for line in breach.lines.reversed() {
                h.li(.class("action-card")) { h in
                    h.p { h in
                        h.strong(
                            texts.breachEntryTitle(line.entry) {
                                words.time.dateAndTime(Instant(milliseconds: $0))
                            })
                    }
                    let author = names[line.author].map { ", " + texts.breachBy($0) } ?? ""
                    h.p(words.time.dateAndTime(line.at) + author, .class("soft"))
                    if case .described(let description) = line.entry, description != breach.description {
                        h.put(FactsList(facts: facts(description, words)))
                    }
                }
            }
        }
    }
}

/// What is learned later of a breach: a further description.
enum BreachDescriptionPage {
    static func show(_ visit: Visit) async throws -> Reply {
        let breach = try await visit.loadBreach().breach
        let zone = visit.site.zone(of: try visit.agentOrganisation())
        return try view(visit, breach, form: BreachForm(breach.description, zone: zone), errors: BreachErrors())
    }

    /// Adds the description.
    static func describe(_ visit: Visit) async throws -> Reply {
        let breach = try await visit.loadBreach().breach
        let form = BreachForm(visit.form)
        switch form.description(in: visit.site.zone(of: try visit.agentOrganisation())) {
        case .failure(let problems):
            return try view(visit, breach, form: form, errors: BreachErrors(problems: problems.all))
        case .success(let description):
            let entry = BreachEntry.described(description)
            if let refusal = breach.refusal(of: entry, now: visit.now) {
                return try view(visit, breach, form: form, errors: BreachErrors(refusal: refusal))
            }
            return try await BreachPage.keep(entry, visit, breach)
        }
    }

    private static func view(
        _ visit: Visit, _ breach: Breach, form: BreachForm, errors: BreachErrors
    ) throws -> Reply {
        let texts = visit.texts
        let fields = errors.marked(form.fields(visit, problems: errors.problems), texts)
        let address = BreachesPage.address(of: breach.id, visit)
        return try visit.deskPage(
            texts.breachDescribe, place: .breaches, counts: nil, hasErrors: errors.isAny,
            status: errors.isAny ? .unprocessableContent : .ok
        ) { h in
            h.put(BackLink(label: texts.back, reference: address))
            errors.summary(fields, texts, &h)
            h.h1(texts.breachDescribe)
            h.p(texts.breachDescribeLead, .class("lede"))
            h.form(.method(.post), .action(BreachesPage.address(of: breach.id, visit, "/description")), .novalidate()) {
                h in
                h.put(visit.formToken)
                h.put(HiddenValue(name: "seen", value: visit.form["seen"] ?? String(breach.lines.count)))
                for field in fields { h.put(field) }
                h.p(texts.breachStaysForever, .class("consequence"))
                h.put(
                    ButtonRow(buttons: [
                        Button(label: texts.breachKeepDescription, act: .submit(), busy: texts.oneMoment)
                    ]))
            }
        }
    }
}
