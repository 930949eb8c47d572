import Assistant
import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// The page of a conversation with an agent, as the person sees it.
struct PersonTalkView {
    let visit: Visit
    let found: ReceptionInHand
    let standing: TeamStanding
    let form: PersonForm
    let problems: [PersonForm.Problem]
    /// What is wrong with the message.
    let problem: String?
    /// What the page has seen, for the stream that tells of changes.
    let mark: String
    /// The form that they show, or could show; nil once it is over.
    let sharing: FormSharing?

    private var texts: any Texts { visit.texts }
    private var status: ReceptionStatus { found.stored.status }
    private var office: String { found.team.name(visit.language) }

    func reply() -> Reply {
        let hasErrors = !problems.isEmpty || problem != nil
        var frame = PageFrame(title: texts.personTalkTitle(office))
        frame.hasErrors = hasErrors
        frame.status = hasErrors ? .unprocessableContent : .ok
        frame.organisation = found.team.organisation
        frame.office = found.team.id
        frame.stylesheets = ["assistant.css", "reception.css"]
        frame.scripts = status == .closed ? [] : ["chat.js"]
        let fields = visit.personFields(
            form.prefilled(found.details), standing, problems: problems, isOnlyCallback: true)
        return visit.page(frame) { h in
            summary(fields, &h)
            h.h1(texts.personTalkTitle(office))
            let events = visit.personAddress(found.id, "/events").adding("seen", mark)
            h.div(.class("reception"), .data("live", status == .closed ? nil : events.description)) { h in
                h.div(.data("part", "status"), .role(.status)) { h in h.put(state) }
                h.put(
                    ReceptionTalk(
                        visit: visit, id: found.id, conversation: found.conversation.conversation, office: office,
                        isDesk: false))
                h.div(.data("part", "cards")) { h in
                    for proposal in found.details.pending { card(proposal, &h) }
                }
                h.div(.data("part", "tools"), .data("stage", status.rawValue)) { h in tools(fields, &h) }
            }
        }
    }

    private func summary(_ fields: [Field], _ h: inout HTMLWriter) {
        var items = problems.map { problem in
            ErrorSummary.Item(
                message: visit.words(of: problem),
                target: fields.first { $0.id == problem.field }?.focusTarget ?? problem.field)
        }
        if let problem { items.append(ErrorSummary.Item(message: problem, target: "message")) }
        if !items.isEmpty { h.put(ErrorSummary(title: texts.errorSummaryTitle, items: items)) }
    }

    /// Where it stands, honestly.
    private var state: Notice {
        switch status {
        case .waiting where standing.wait.isLive:
            Notice(
                title: texts.receptionWaiting(ahead: standing.ahead), body: Prose(texts.wait(standing.wait)),
                tone: .wait)
        case .waiting:
            Notice(
                title: texts.receptionNobody,
                body: Prose(
                    [
                        standing.isOpen
                            ? texts.nobodyNow(standing.wait, onBreak: standing.presence.onBreak)
                            : visit.openingText(of: found.team.hours.office, in: found.team.organisation),
                        texts.receptionPlaceIsKept,
                    ].map { .paragraph([.text($0)]) }), tone: .wait)
        case .live: Notice(title: texts.receptionLive(office), body: Prose(texts.receptionLiveText), tone: .good)
        case .callback:
            Notice(
                title: found.callback.map { texts.receptionCallback(visit.callbackWords($0, in: visit.language)) }
                    ?? texts.receptionNobody,
                body: Prose(texts.receptionCallbackText(reachedAt)), tone: .good)
        case .closed:
            Notice(
                title: texts.receptionClosed,
                body: Prose(texts.receptionClosedText(days: visit.site.configuration.receptionDays)), tone: .neutral)
        }
    }

    private var reachedAt: String {
        [found.details.phone.map { TelephoneNumber.print($0, in: visit.language) }, found.details.email]
            .compactMap { $0 }.joined(separator: ", ")
    }

    /// What an agent proposes for the form: before and after, and the person's word.
    private func card(_ proposal: ReceptionDetails.Proposal, _ h: inout HTMLWriter) {
        let id = "proposal-\(proposal.number)"
        h.section(.class("action-card"), .ariaLabelledBy(id)) { h in
            h.h2(texts.agentProposes(proposal.label), .id(id))
            h.put(
                FactsList(facts: [
                    FactsList.Fact(term: texts.before, lines: (proposal.before ?? texts.notAnswered).splitLines),
                    FactsList.Fact(term: texts.after, lines: proposal.after.splitLines),
                ]))
            h.p(texts.proposalConsequence, .class("consequence"))
            h.form(
                .method(.post), .action(visit.personAddress(found.id, "/proposals/\(String(proposal.number))"))
            ) { h in
                h.put(visit.formToken)
                h.put(
                    ButtonRow(buttons: [
                        Button(
                            label: texts.acceptProposal, act: .submit(name: "answer", value: "accept"),
                            busy: texts.oneMoment),
                        Button(
                            label: texts.refuseProposal, act: .submit(name: "answer", value: "refuse"), style: .quiet),
                    ]))
            }
        }
    }

    private func tools(_ fields: [Field], _ h: inout HTMLWriter) {
        if status == .closed {
            h.put(
                ButtonRow(buttons: [
                    Button(
                        label: texts.askPersonAgain,
                        act: .go(visit.address("/person").adding("conversation", found.id.description)),
                        style: .quiet)
                ]))
            return
        }
        var message = Field(
            id: "message", label: status == .callback ? texts.personAddMessage : texts.personYourMessage,
            control: .lines(
                Field.Lines(
                    name: "message", value: problem == nil ? "" : visit.form["message"] ?? "", rows: 3,
                    spellcheck: true)),
            words: visit.fieldWords)
        message.error = problem
        h.form(.class("composer"), .method(.post), .action(visit.personAddress(found.id)), .novalidate()) { h in
            h.put(visit.formToken)
            h.put(HiddenValue(name: "seen", value: String(found.conversation.stored.version)))
            h.put(message)
            h.put(
                ButtonRow(buttons: [
                    Button(label: texts.sendMessage, act: .submit(), busy: texts.sending),
                    Button(label: texts.refreshPage, act: .go(visit.personAddress(found.id)), style: .link),
                ]))
        }
        sharing?.write(visit, found.id, to: &h)
        if status != .live, !standing.callbacks.isEmpty { callBack(fields, &h) }
        h.form(.method(.post), .action(visit.personAddress(found.id, "/leave"))) { h in
            h.put(visit.formToken)
            h.put(
                ButtonRow(
                    buttons: [Button(label: texts.leaveReception(status), act: .submit(), style: .quiet)],
                    note: texts.leaveConsequence(status)))
        }
    }

    private func callBack(_ fields: [Field], _ h: inout HTMLWriter) {
        // When nobody can come soon, it is what there is to do; else it waits under its title.
        let isOpen = !problems.isEmpty || (status == .waiting && !standing.wait.isLive)
        h.details(.class("disclosure"), .open(isOpen)) { h in
            h.summary(status == .callback ? texts.changeCallback : texts.ratherCallback)
            h.form(.method(.post), .action(visit.personAddress(found.id, "/callback")), .novalidate()) { h in
                h.put(visit.formToken)
                for field in fields { h.put(field) }
                h.put(ButtonRow(buttons: [Button(label: texts.promiseCallback, act: .submit(), busy: texts.oneMoment)]))
            }
        }
    }
}

extension PersonForm {
    /// The form with how the person is reached, where they have said it.
    fileprivate func prefilled(_ details: ReceptionDetails) -> PersonForm {
        var form = self
        if form.phone.isEmpty { form.phone = details.phone ?? "" }
        if form.email.isEmpty { form.email = details.email ?? "" }
        return form
    }
}
