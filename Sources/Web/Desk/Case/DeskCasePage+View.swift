import Cases
import FEEL
import HTML
import HTTPTypes
import Services
import Storage

extension DeskCasePage {
    static func show(_ visit: Visit) async throws -> Reply {
        let current = try await visit.openDeskCase()
        let hasActed = visit.query["done"].flatMap(Done.init(rawValue:)) != nil
        return try view(
            current, visit: visit, refusal: nil, next: hasActed ? try await next(after: current, visit) : nil)
    }

    /// The first case that there is to do besides this one.
    private static func next(after current: DeskCase, _ visit: Visit) async throws -> CaseEntry? {
        let (store, desk, organisation) = (visit.site.store, try visit.agentDesk(), current.agent.organisation)
        let id = current.case.id
        return try await store.database.read { connection in
            let workplace = try desk.workplace(in: connection)
            return try store.cases.list(
                .toDo(workplace), organisation: organisation, after: nil, limit: 2, in: connection
            ).entries.first { $0.id != id }
        }
    }

    /// The page of a case that has been opened on record.
    ///
    /// - Parameters:
    ///   - written: what was typed in the form that was refused, kept.
    ///   - next: the case to go on with, once something was done to this one.
    static func view(
        _ current: DeskCase, visit: Visit, refusal: RefusalMessage?, written: DeskContinuity.Written? = nil,
        next: CaseEntry? = nil
    ) throws -> Reply {
        let texts = visit.texts
        let continuity = DeskContinuity(current: current, visit: visit, written: written)
        let related = RelatedCases(current: current, visit: visit, written: written)
        let model = Model(current, visit: visit)
        return try visit.deskPage(
            "\(model.reference) – \(model.title)", counts: current.counts, hasErrors: refusal != nil,
            status: refusal?.status ?? .ok, stylesheets: ["files.css"]
        ) { h in
            h.put(BackLink(label: texts.backToList, reference: visit.address("/desk")))
            notices(model, visit: visit, refusal: refusal, next: next, &h)
            h.h1(model.title)
            head(model, visit: visit, &h)
            PresenceNote(visit: visit, current: current).write(to: &h)
            PlannedBatches.notices(on: current, visit, &h)
            h.board(
                main: { h in
                    ContinuationSection(current: current, visit: visit).write(to: &h)
                    RightsNotices(current: current, texts: texts).write(to: &h)
                    continuity.above(&h)
                    related.above(&h)
                    DeskNews(current: current, visit: visit).write(to: &h)
                    sheet(model, visit: visit, &h)
                    continuity.corrections(&h)
                    continuity.amendments(&h)
                    letters(model, &h)
                    continuity.messages(&h)
                    DeskNotesSection(current: current, visit: visit, written: written).write(to: &h)
                    OpinionsSection(current: current, visit: visit, written: written).write(to: &h)
                    HouseholdSection(current: current, visit: visit).write(to: &h)
                    related.write(to: &h)
                },
                asideLabel: texts.decideAndFollow,
                aside: { h in
                    h.h2(texts.decide)
                    continuity.wait(&h)
                    PreparedSection(current: current, visit: visit).write(to: &h)
                    actions(model, visit: visit, &h)
                    charge(model, visit: visit, &h)
                    dates(model, &h)
                    if current.agent.role >= .supervisor {
                        h.h2(texts.restoreAccessTitle)
                        h.p(texts.restoreAccessWhen)
                        h.put(
                            Button(
                                label: texts.restoreAccess, act: .go(visit.deskAddress(current.case.id, "/access")),
                                style: .quiet))
                    }
                    HoldSection(current: current, visit: visit).write(to: &h)
                    h.h2(texts.history)
                    h.put(Timeline(events: CaseHistory(current: current, texts: texts).events()))
                })
        }
    }

    // MARK: Parts

    /// Answers, and beside them the documents and what the rules made of the answers.
    private static func sheet(_ model: Model, visit: Visit, _ h: inout HTMLWriter) {
        let current = model.current
        let files = CaseFiles(
            current.case, definition: current.definition, stored: current.files, language: model.language)
        let computed = model.computed
        h.beside(
            main: { h in answers(model, visit: visit, &h) },
            beside: files.items.isEmpty && computed.isEmpty
                ? nil
                : { h in
                    documents(files, model, visit: visit, &h)
                    rules(computed, model, &h)
                })
    }

    /// What the person sent along; nothing that was not examined.
    private static func documents(_ files: CaseFiles, _ model: Model, visit: Visit, _ h: inout HTMLWriter) {
        guard !files.items.isEmpty else { return }
        h.h2(model.texts.documentsTitle)
        h.put(
            files.list(texts: model.texts, language: model.language, forAgents: true) { file in
                visit.address("/desk/cases/\(model.current.case.id.description)/files/\(file.id)")
            })
    }

    private static func rules(_ computed: [RuleExplanation], _ model: Model, _ h: inout HTMLWriter) {
        guard !computed.isEmpty else { return }
        let time = LocalTime(zone: model.current.found.zone, texts: model.texts)
        h.h2(model.texts.computedTitle)
        h.p(model.texts.computedOn(time.date(model.current.case.evaluatedOn)), .class("soft"))
        h.put(RuleSheet(explanations: computed, texts: model.texts, language: model.language))
    }

    private static func notices(
        _ model: Model, visit: Visit, refusal: RefusalMessage?, next: CaseEntry?, _ h: inout HTMLWriter
    ) {
        let texts = model.texts
        if let refusal {
            h.put(Notice(title: refusal.title, body: Prose(refusal.text), tone: .bad, isAnnounced: true))
        } else if let done = visit.query["done"].flatMap(Done.init(rawValue:)), isTrue(done, of: model) {
            let state = CaseHistory.stateLabel(model.current.case.state, of: model.current, texts: texts)
            let link = next.map {
                Prose.Inline.link([.text(texts.nextToDo($0.reference))], visit.deskAddress($0.id))
            }
            let body = Prose([.paragraph([link ?? .text(texts.doneNext)])])
            h.put(Notice(title: texts.done(done, state: state), body: body, tone: .good, isAnnounced: true))
        }
        if let published = visit.catalogue.service(model.current.definition.id),
            published.hash != model.current.definition.hash
        {
            h.put(
                Notice(
                    body: Prose(texts.formerVersion(model.current.definition.version, now: published.version)),
                    tone: .neutral))
        }
    }

    /// Whether what the address says was done is the last thing that this agent did.
    private static func isTrue(_ done: Done, of model: Model) -> Bool {
        if done == .drafted { return !model.current.begun.isEmpty }
        if done == .linked || done == .distinguished {
            return model.current.case.history.last { $0.author.agent == model.current.agent.id }.map { event in
                switch event.fact {
                case .linked: done == .linked
                case .distinguished: done == .distinguished
                default: false
                }
            } ?? false
        }
        if [.opinionAsked, .opinionGiven, .opinionEnded].contains(done) {
            let last = model.current.case.history.last { $0.author.agent == model.current.agent.id }
            return switch last?.opinion {
            case .asked: done == .opinionAsked
            case .given: done == .opinionGiven
            case .ended: done == .opinionEnded
            case .shown, nil: false
            }
        }
        if done == .noted { return model.current.case.notes.last?.author.agent == model.current.agent.id }
        let last = model.current.case.lastChange
        guard case .agent(model.current.agent.id, _) = last.author else { return false }
        return switch (last.fact, done) {
        case (.taken, .taken), (.released, .released), (.acted, .acted), (.correctionAsked, .asked),
            (.messageSent, .written), (.messagesSettled, .settled), (.correctionEnded, .waitEnded),
            (.assigned, .assigned), (.routed, .routed), (.prepared, .prepared), (.preparationEnded, .sentBack),
            (.merged, .merged), (.separated, .separated),
            (.answersAmended, .amended):
            true
        default: false
        }
    }

    private static func head(_ model: Model, visit: Visit, _ h: inout HTMLWriter) {
        let (current, texts) = (model.current, model.texts)
        let time = LocalTime(zone: current.found.zone, texts: texts)
        let isAwaited = current.case.pendingCorrection.map { !$0.isOverdue } ?? false
        let state =
            isAwaited
            ? texts.waitsForPerson : CaseHistory.stateLabel(current.case.state, of: current, texts: texts)
        h.p { h in
            h.put(Tag(text: state, tone: current.case.outcome?.tone ?? .wait))
        }
        h.p(.class("soft")) { h in
            h.strong(model.reference, .class("reference"))
            h.text(" · ")
            h.text(texts.receivedBy(current.case.channel, at: time.dateAndTime(current.case.submittedAt)))
            h.text(" · ")
            h.text(texts.version(current.definition.version))
        }
    }

    private static func answers(_ model: Model, visit: Visit, _ h: inout HTMLWriter) {
        for section in model.sections {
            if section.level == 2 { h.h2(section.title) } else { h.h3(section.title) }
            if !section.facts.isEmpty { h.put(FactsList(facts: section.facts)) }
        }
        guard !model.amendable.isEmpty else { return }
        h.put(
            ButtonRow(buttons: [
                Button(
                    label: model.texts.amend, act: .go(visit.deskAddress(model.current.case.id, "/answers")),
                    style: .quiet)
            ]))
    }

    private static func letters(_ model: Model, _ h: inout HTMLWriter) {
        let letters = model.current.case.letters
        guard !letters.isEmpty else { return }
        let time = LocalTime(zone: model.current.found.zone, texts: model.texts)
        h.h2(model.texts.lettersSent)
        for (index, sent) in letters.enumerated() {
            h.details(.class("disclosure"), .id("letter-\(index + 1)"), .open(index == letters.count - 1)) { h in
                h.summary { h in
                    h.bdi(sent.letter.subject)
                    h.text(", \(time.date(sent.at))")
                }
                h.div(.lang(sent.letter.language.rawValue)) { h in
                    h.put(Prose(RichText(markdown: sent.letter.body).typeset(in: sent.letter.language), topHeading: 3))
                }
            }
        }
    }

    private static func actions(_ model: Model, visit: Visit, _ h: inout HTMLWriter) {
        let texts = model.texts
        if case .another(let name) = model.charge, model.current.case.isOpen {
            h.p(texts.colleagueDecides(name))
            return
        }
        let offers = model.offers
        if offers.isEmpty, model.current.case.pendingCorrection == nil, model.current.case.prepared == nil {
            h.p(model.current.case.isUnderReconsideration ? texts.supervisorDecides : texts.nothingToDecide)
        }
        let awaited = model.current.case.opinions.filter(\.isAwaited)
        if !offers.isEmpty, let last = awaited.map(\.request.answerBy).max() {
            h.p { h in
                h.text(texts.decideWithoutOpinion(until: Formatting.date(last, in: texts.language)))
                h.text(" ")
                h.a(texts.seeIt, .href(.fragment("opinions")))
            }
        }
        for (index, offer) in offers.enumerated() {
            h.put(
                ActionCard(
                    id: "action-\(offer.action)", title: offer.label, consequence: offer.consequence,
                    action: visit.deskAddress(
                        model.current.case.id,
                        offer.asksPerson ? "/corrections/\(offer.action)" : "/actions/\(offer.action)"), method: .get,
                    hidden: [HiddenValue(name: "seen", value: String(model.current.case.changeVersion))],
                    button: Button(
                        label: texts.continueTo(offer.label), act: .submit(), style: index == 0 ? .primary : .quiet,
                        shortcut: index == 0 ? .act : nil)))
        }
    }

    private static func charge(_ model: Model, visit: Visit, _ h: inout HTMLWriter) {
        let texts = model.texts
        h.section(.class("action-card"), .ariaLabelledBy("charge")) { h in
            h.h3(texts.inCharge, .id("charge"))
            h.p(texts.charge(model.charge), .class("consequence"))
            if let handover = model.current.case.handover {
                let time = LocalTime(zone: model.current.found.zone, texts: texts)
                let who = CaseHistory.who(handover.author, of: model.current, texts: texts)
                h.p(texts.handedOver(by: who, on: time.dateAndTime(handover.at)), .class("soft"))
            }
            if let group = model.current.case.group {
                h.p(texts.caseGroup(model.current.found.groupName(group, in: texts.language)), .class("soft"))
            }
            guard model.current.case.isOpen else { return }
            if model.charge != .me { assignment("/take", texts.take, texts.takeConsequence, model, visit, &h) }
            if model.canRelease { assignment("/release", texts.release, texts.releaseConsequence, model, visit, &h) }
            let (held, agent) = (model.current.case, model.current.agent)
            if held.canHandOver(agent.id, role: agent.role) {
                h.p(texts.handOverConsequence, .class("consequence"))
                h.put(
                    Button(
                        label: texts.handOver, act: .go(visit.deskAddress(held.id, "/assignment")), style: .quiet))
            }
            if held.canRoute(agent.id, role: agent.role), !model.current.found.organisation.groups.isEmpty {
                h.put(
                    Button(label: texts.routeCase, act: .go(visit.deskAddress(held.id, "/group")), style: .quiet))
            }
        }
    }

    private static func assignment(
        _ address: URLReference, _ label: String, _ consequence: String, _ model: Model, _ visit: Visit,
        _ h: inout HTMLWriter
    ) {
        h.form(.method(.post), .action(visit.deskAddress(model.current.case.id, address))) { h in
            h.put(visit.formToken)
            h.put(HiddenValue(name: "seen", value: String(model.current.case.changeVersion)))
            h.p(consequence, .class("consequence"))
            h.put(
                Button(
                    label: label, act: .submit(), style: .quiet, busy: visit.texts.oneMoment,
                    shortcut: address == "/take" ? .take : nil))
        }
    }

    private static func dates(_ model: Model, _ h: inout HTMLWriter) {
        let dates = model.dates
        guard !dates.isEmpty else { return }
        h.h2(model.texts.datesTitle)
        h.put(FactsList(facts: dates))
        if let reference = model.current.definition.legal.silence.reference {
            h.p(Typography.typeset(reference, in: model.language.rawValue), .class("soft"))
        }
    }
}
