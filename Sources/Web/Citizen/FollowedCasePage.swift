import Cases
import FEEL
import HTML
import Services
import Storage

/// Following a case: what happened, what happens next, by when, and who has looked at it.
enum FollowedCasePage {
    static func show(_ visit: Visit) async throws -> Reply {
        if let erased = try await ErasedCasePage.reply(visit) { return erased }
        let found = try await visit.loadCase()
        let store = visit.site.store
        let exports = try await store.database.read {
            try ExportTraces.list(of: found.case, in: $0, store: store)
        }
        let concealed = try await visit.concealedReadings(of: found)
        let texts = visit.texts
        let language = found.definition.language(preferring: visit.language)
        let service = found.definition.presentation.title[language]
        let state = found.definition.workflow.state(found.case.state)
        let continuity = FollowedContinuity(found: found, visit: visit)
        let documents = try await visit.caseFiles(found, language: language)
        let invitation = try await KeepInSpace.make(
            found.case.id, action: visit.caseAddress(found.case.id, "/keep"), visit: visit)
        var frame = visit.frame("\(found.case.submission.reference.description) – \(service)", for: found)
        if !documents.items.isEmpty { frame.stylesheets = ["files.css"] }
        return visit.page(frame) { h in
            h.h1(service)
            continuity.notices(&h)
            h.put(
                FactsList(facts: [
                    FactsList.Fact(
                        term: texts.reference, lines: [found.case.submission.reference.description]),
                    FactsList.Fact(
                        term: texts.whereItStands, lines: [],
                        tag: Tag(
                            text: found.case.pendingCorrection != nil
                                ? texts.waitsForYou : state?.label[language] ?? texts.ownStateForYou(found.case),
                            tone: tone(of: found.case.outcome))),
                ]))
            decision(found, visit: visit, language: language, &h)
            h.h2(texts.timelineTitle)
            var timeline = CaseTimeline(found: found, texts: texts, language: language, visit: visit)
            timeline.exports = exports
            timeline.concealed = concealed
            h.put(Timeline(events: timeline.events()))
            continuity.dates(&h)
            continuity.amendments(&h)
            continuity.actions(&h)
            if !documents.items.isEmpty {
                h.h2(texts.documentsTitle)
                h.put(
                    documents.list(texts: texts, language: language, forAgents: false) { file in
                        visit.caseAddress(found.case.id, "/files/\(file.id)")
                    })
            }
            rules(found, texts: texts, language: language, &h)
            sent(found, texts: texts, language: language, &h)
            if let rule = found.definition.legal.household {
                h.p(texts.householdIsSeen(rule.why[language], reference: rule.reference), .class("soft"))
            }
            RetentionWords(found: found, texts: texts).rule(&h)
            h.put(invitation)
            h.h2(texts.leaveComputerTitle)
            h.p(texts.leaveComputerText)
            h.form(.method(.post), .action(visit.address("/forget"))) { h in
                h.put(visit.formToken)
                h.put(ButtonRow(buttons: [Button(label: texts.leaveComputer, act: .submit(), style: .quiet)]))
            }
        }
    }

    static func tone(of outcome: Outcome?) -> Tone {
        switch outcome {
        case .granted: .good
        case .refused: .bad
        case .closed: .neutral
        case nil: .wait
        }
    }

    private static func decision(
        _ found: CaseInHand, visit: Visit, language: Language, _ h: inout HTMLWriter
    ) {
        guard !found.case.isWithdrawn, let decision = found.case.decision else { return }
        let texts = visit.texts
        h.h2(texts.decisionTitle)
        h.p(
            texts.decision(decision.act.outcome, on: Formatting.date(found.date(decision.at), in: language)),
            .class("lede"))
        if !decision.act.reasons.isEmpty {
            let label = found.definition.workflow.action(decision.act.action)?.reasonsLabel?[language]
            h.p(label.map { texts.listLabel($0) } ?? texts.reasonsAre)
            h.ul { h in
                for reason in decision.act.reasons { h.li(reason.text[language]) }
            }
        }
        if decision.act.letter != nil, let number = found.case.letters.indices.last {
            h.put(
                ButtonRow(buttons: [
                    Button(
                        label: texts.readLetter, act: .go(visit.caseAddress(found.case.id, "/letters/\(number + 1)")),
                        icon: .letter)
                ]))
        }
        if decision.act.outcome == .refused,
            let appeal = ServicePage.appealText(
                found.definition.legal.appeal, organisation: found.organisation, language: language, texts: texts)
        {
            h.p(appeal)
        }
    }

    /// What the rules gave for the person, and why: the explanation that the law grants (CRPA, L. 311-3-1 and R. 311-3-1-2).
    private static func rules(_ found: CaseInHand, texts: any Texts, language: Language, _ h: inout HTMLWriter) {
        let explanations = found.definition.explanations(
            answers: found.case.answers, computed: found.case.computed, on: found.case.evaluatedOn, in: language)
        guard !explanations.isEmpty else { return }
        h.h2(texts.rulesForYouTitle)
        h.p(texts.rulesForYou(on: Formatting.date(found.case.evaluatedOn, in: language)))
        h.put(
            RuleSheet(
                explanations: explanations, texts: texts, language: language,
                registerName: { found.organisation.register($0)?.name[language] ?? $0 }))
    }

    /// What was sent, folded: the person can read again all that the town holds on this case.
    private static func sent(_ found: CaseInHand, texts: any Texts, language: Language, _ h: inout HTMLWriter) {
        let evaluation = found.definition.evaluate(found.case.answers, on: found.case.evaluatedOn)
        h.details { h in
            h.summary(texts.whatYouSent)
            for page in found.definition.pages {
                let answered = AnsweredSections(
                    evaluation.items(on: page), title: page.title[language], language: language
                ) { shown -> SummaryList.Row? in
                    guard let answer = found.case.answers[shown.path] else { return nil }
                    return SummaryList.Row(
                        term: shown.question.ask[language],
                        lines: shown.question.type.print(answer.value, in: language).splitLines)
                }
                for section in answered.sections {
                    if section.level == 2 { h.h3(section.title) } else { h.h4(section.title) }
                    if !section.rows.isEmpty { h.put(SummaryList(rows: section.rows)) }
                }
            }
        }
    }
}

/// The history of a case in words a resident understands; agents appear by service and role, never by name.
struct CaseTimeline {
    let found: CaseInHand
    let texts: any Texts
    let language: Language
    let visit: Visit
    /// The exports in which it was copied, oldest first.
    var exports: [CaseExport] = []
    /// Readings of which the person is told later, where a law says so; nil where they were not read: no opening is shown
    /// then that might be one.
    var concealed: [SubjectAccess]?

    /// Past events with repeated openings of a day made one, then what is awaited.
    func events() -> [Timeline.Event] {
        var events: [Timeline.Event] = []
        var lastOpening: (day: CivilDate, office: String)?
        var letters = 0
        var copies = exports[...]
        for event in found.case.history {
            while let copy = copies.first, copy.madeAt <= event.at {
                events.append(copied(copy))
                copies.removeFirst()
                lastOpening = nil
            }
            if case .opened(let office) = event.fact {
                if isConcealed(event) { continue }
                let day = found.date(event.at)
                if let last = lastOpening, last == (day, office) { continue }
                lastOpening = (day, office)
            } else {
                lastOpening = nil
            }
            if case .acted(let act) = event.fact, act.letter != nil { letters += 1 }
            // What the person themselves read is no news to them.
            if event.fact == .messagesRead { continue }
            // Notes are in the copy of the whole file, not on the page that follows it.
            if case .noted = event.fact { continue }
            // A decision is one once it is signed.
            switch event.fact {
            case .prepared, .preparationEnded: continue
            default: break
            }
            // What agents tell apart from the case is another's.
            if case .distinguished = event.fact { continue }
            if case .retention = event.fact, isConcealed(event) { continue }
            events.append(past(event, letter: letters))
        }
        events += copies.map(copied)
        if found.case.isOpen { events += ahead() }
        return events
    }

    /// Whether an event is told later: a hold, an opening, or what may be one.
    func isConcealed(_ event: CaseEvent) -> Bool {
        // What the law keeps from the person for a time is in no copy either.
        if case .retention(let fact) = event.fact { return !fact.isShown(on: found.date(visit.now)) }
        guard found.definition.legal.delayedDisclosure != nil, case .opened = event.fact else { return false }
        return concealed.map { event.isPart(of: $0) } ?? true
    }

    /// A copy of the case in a file of many: an access like another, told by organisation and role.
    private func copied(_ export: CaseExport) -> Timeline.Event {
        Timeline.Event(
            title: texts.exported(
                organisation: found.organisation.name[language], role: Role(rawValue: export.role)),
            when: texts.dateAndTime(
                Formatting.date(found.date(export.madeAt), in: language),
                minute: found.zone.minuteOfDay(at: export.madeAt)),
            datetime: found.date(export.madeAt).description,
            detail: ExportTraces.columns(of: export, definition: found.definition, texts: texts),
            placeName: texts.past)
    }

    private func past(_ event: CaseEvent, letter: Int) -> Timeline.Event {
        let when = texts.dateAndTime(
            Formatting.date(found.date(event.at), in: language), minute: found.zone.minuteOfDay(at: event.at))
        var shown = Timeline.Event(title: title(of: event), when: when, placeName: texts.past)
        shown.datetime = found.date(event.at).description
        guard case .acted(let act) = event.fact else {
            shown.detail = ContinuityWords.detail(of: event.fact, found: found, texts: texts)
            switch event.fact {
            case .merged(_, let why), .separated(let why), .absorbed(_, let why): shown.detail = why
            case .retention(let fact):
                shown.detail = RetentionWords(found: found, texts: texts).detail(fact, forAgents: false)
            case .opinion(.asked(let request)):
                shown.detail = OpinionWords(found: found, texts: texts).shows(request)
            default: break
            }
            shown.link = link(for: event.fact)
            return shown
        }
        let signature = act.signature.map { "\($0.title[language]), \($0.name)" }
        shown.detail = [act.explanation, signature].compactMap { $0 }.joined(separator: " ")
        if shown.detail?.isEmpty == true { shown.detail = nil }
        if act.letter != nil {
            shown.link = Layout.Item(
                label: texts.readLetter, reference: visit.caseAddress(found.case.id, "/letters/\(letter)"))
        }
        return shown
    }

    /// Where the person goes on from a fact.
    private func link(for fact: CaseEvent.Fact) -> Layout.Item? {
        let messages = visit.caseAddress(found.case.id, "/messages")
        return switch fact {
        case .messageSent: Layout.Item(label: texts.openMessages(unread: 0), reference: messages)
        case .answersAmended: Layout.Item(label: texts.contestAmendment, reference: messages)
        case .continuation(.takesUp(let continuation)), .continuation(.takenUp(let continuation)):
            Layout.Item(label: texts.seeIt, reference: visit.caseAddress(continuation.other.id))
        default: nil
        }
    }

    private func title(of event: CaseEvent) -> String {
        switch event.fact {
        case .submitted: return texts.youSent
        case .opened(let office):
            return texts.openedBy(office: officeName(office), role: role(of: event.author))
        case .taken: return texts.takenInCharge
        case .released: return texts.backInTheQueue
        case .noted: return texts.officeNotes
        case .assigned: return texts.givenToAColleague
        case .merged(let other, _): return texts.mergedForYou(other.reference.description)
        case .separated: return texts.separatedForYou
        case .absorbed(let other, _): return texts.absorbedForYou(other.reference.description)
        case .routed(let group, _): return texts.givenToGroup(found.groupName(group, in: language))
        case .continuation(.takesUp(let continuation)):
            return texts.takesUpForYou(continuation.kind, reference: continuation.other.reference.description)
        case .continuation(.takenUp(let continuation)):
            return texts.takenUpForYou(continuation.kind, reference: continuation.other.reference.description)
        case .opinion(let fact):
            let words = OpinionWords(found: found, texts: texts)
            let advisor = words.advisor(of: fact).map(words.advisorForPerson) ?? texts.outsideExpert
            return texts.happenedForYou(fact, to: advisor)
        case .accessRestored(let document): return texts.accessRestoredToYou(document)
        case .retention(let fact): return RetentionWords(found: found, texts: texts).title(fact)
        case .acted(let act):
            let state = found.definition.workflow.state(act.state)?.label[language] ?? act.state
            return texts.movedTo(state)
        default: return texts.timelineTitle(of: event.fact, byPerson: event.author.isPerson)
        }
    }

    private func ahead() -> [Timeline.Event] {
        var events: [Timeline.Event] = []
        if let pending = found.case.pendingCorrection, !pending.isOverdue {
            events.append(
                Timeline.Event(
                    title: texts.correctionTitle,
                    when: texts.beforeTheEnd(of: Formatting.date(pending.request.answerBy, in: language)),
                    place: .ahead, placeName: texts.ahead))
        }
        if let date = found.answerPromisedBy {
            events.append(
                Timeline.Event(
                    title: texts.youReceiveAnswer, when: texts.byDate(Formatting.date(date, in: language)),
                    place: .ahead, placeName: texts.ahead))
        }
        return events
    }

    private func officeName(_ id: String) -> String {
        found.organisation.office(id)?.name[language] ?? found.organisation.name[language]
    }

    private func role(of author: Author) -> Role? {
        if case .agent(_, let role) = author { role } else { nil }
    }
}
