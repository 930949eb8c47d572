import Assistant
import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// The page of a conversation at the desk.
struct DeskTalkView {
    let visit: Visit
    let opened: DeskTalkPage.Opened
    let standing: TeamStanding
    let form: SharedForm?
    let problem: String?
    /// The summary as it was typed.
    let summary: String?

    private var texts: any Texts { visit.texts }
    private var found: ReceptionInHand { opened.found }
    private var office: String { found.team.name(visit.language) }

    func reply() throws -> Reply {
        let title = texts.deskTalkTitle(ReceptionPage.title(of: found.stored, visit))
        return try visit.deskPage(
            title, place: .conversations, counts: nil, hasErrors: problem != nil,
            status: problem == nil ? .ok : .unprocessableContent, stylesheets: ["assistant.css", "reception.css"],
            scripts: ["chat.js"]
        ) { h in
            h.put(BackLink(label: texts.conversations, reference: visit.address("/desk/conversations")))
            if let problem { h.put(Notice(body: Prose(problem), tone: .bad, isAnnounced: true)) }
            h.h1(title)
            let events = visit.deskTalkAddress(found.id, "/events").adding("seen", DeskTalkPage.mark(of: found))
            h.div(
                .class("reception reception-desk"), .data("live", opened.part == .read ? nil : events.description)
            ) { h in
                h.div(.class("reception-talk")) { h in
                    h.div(.data("part", "status")) { h in status(&h) }
                    h.put(
                        ReceptionTalk(
                            visit: visit, id: found.id, conversation: found.conversation.conversation, office: office,
                            isDesk: true))
                    h.div(.data("part", "tools"), .data("stage", found.stored.status.rawValue)) { h in
                        if opened.part == .talk { composer(&h) }
                    }
                }
                h.div(.class("reception-side")) { h in
                    person(&h)
                    h.div(.data("part", "form")) { h in sharedForm(&h) }
                    suggestions(&h)
                    if opened.part != .read { acts(&h) }
                }
            }
        }
    }

    private func status(_ h: inout HTMLWriter) {
        switch opened.part {
        case .talk:
            let minutes = Int(max(0, visit.now.milliseconds - found.stored.seenAt.milliseconds) / 60_000)
            if minutes >= 2 { h.put(Notice(body: Prose(texts.notThere(minutes: minutes)), tone: .wait)) }
            if found.stored.status != .live { h.put(Notice(body: Prose(texts.receptionClosed), tone: .neutral)) }
        case .call:
            guard let callback = found.callback else { return }
            h.put(
                Notice(
                    title: texts.callThem(visit.callbackWords(callback, in: visit.language)),
                    body: Prose(texts.callThemText), tone: .accent))
        case .read: h.put(Notice(body: Prose(texts.readAgain), tone: .neutral))
        }
    }

    /// The office's own beginnings of answers, or the platform's: chosen in the agent's language, said in the person's.
    private var templates: [(title: String, text: String)] {
        let spoken = found.conversation.conversation.language
        let own = found.team.rule.answers
        guard own.isEmpty else { return own.map { ($0.title[visit.language], $0.text[spoken]) } }
        let said = visit.site.texts(in: spoken).answerTemplates(found.team.name(spoken))
        return zip(texts.answerTemplates(office), said).map { ($0.title, $1.text) }
    }

    /// Ready-made beginnings of answers: buttons put one before what is typed, so that nothing typed is lost. With the
    /// script they do so where they stand; without it the page comes back with both.
    private func composer(_ h: inout HTMLWriter) {
        let templates = templates
        let isBegun = problem != nil || visit.form["template"] != nil
        let chosen = visit.form["template"].flatMap(Int.init).flatMap { index in
            templates.indices.contains(index) ? templates[index].text : nil
        }
        let typed = isBegun ? (visit.form["message"] ?? "").linesEndedByLineFeeds : ""
        let value = [chosen, typed].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "\n")
        var message = Field(
            id: "message", label: texts.yourAnswer,
            control: .lines(Field.Lines(name: "message", value: value, rows: 4, spellcheck: true)),
            words: visit.fieldWords)
        message.hint = texts.yourAnswerHint
        h.form(.class("composer"), .method(.post), .action(visit.deskTalkAddress(found.id)), .novalidate()) { h in
            h.put(visit.formToken)
            h.put(HiddenValue(name: "seen", value: String(found.conversation.stored.version)))
            h.put(message)
            h.put(
                ButtonRow(buttons: [
                    Button(label: texts.sendMessage, act: .submit(), busy: texts.sending),
                    Button(label: texts.refreshPage, act: .go(visit.deskTalkAddress(found.id)), style: .link),
                ]))
            h.p(.class("templates")) { h in
                h.text(texts.templates + " ")
                for (index, template) in templates.enumerated() {
                    if index > 0 { h.text(" · ") }
                    h.button(
                        .class(Button.Style.link.classes), .type(.submit), .name("template"), .value(String(index)),
                        .data("insert", template.text)
                    ) { h in h.text(template.title) }
                }
            }
        }
    }

    // MARK: Beside it

    private func person(_ h: inout HTMLWriter) {
        let details = found.details
        var facts: [FactsList.Fact] = []
        if let name = details.name { facts.append(FactsList.Fact(term: texts.personNameTerm, lines: [name])) }
        if let phone = details.phone {
            var fact = FactsList.Fact(
                term: texts.phoneTitle, lines: [TelephoneNumber.print(phone, in: visit.language)])
            fact.reference = .telephone(phone)
            facts.append(fact)
        }
        if let email = details.email {
            var fact = FactsList.Fact(term: texts.emailTitle, lines: [email])
            fact.reference = .email(email)
            facts.append(fact)
        }
        if let reference = details.reference {
            var fact = FactsList.Fact(term: texts.caseTerm, lines: [reference])
            fact.reference = visit.address("/desk/search").adding("q", reference)
            facts.append(fact)
        }
        for note in details.notes { facts.append(FactsList.Fact(term: texts.noteTerm, lines: note.splitLines)) }
        h.h2(texts.whoItIs)
        if facts.isEmpty { h.p(texts.nothingGiven, .class("soft")) } else { h.put(FactsList(facts: facts)) }
    }

    private func sharedForm(_ h: inout HTMLWriter) {
        guard let form else {
            if opened.part == .talk {
                h.h2(texts.theirForm)
                h.p(texts.deskNoForm, .class("soft"))
            }
            return
        }
        let language = form.definition.language(preferring: visit.language)
        h.h2(texts.theirForm)
        for proposal in found.details.pending {
            h.p { h in
                h.put(Tag(text: texts.proposalPending, tone: .wait))
                h.text(" \(proposal.label)\u{A0}: \(proposal.after)")
            }
        }
        let rows = form.asked(in: language).map { asked in
            var row = SummaryList.Row(
                term: asked.label, lines: asked.printed?.splitLines ?? [texts.notAnswered])
            row.isAbsent = asked.printed == nil
            if opened.part == .talk {
                row.change = SummaryList.Change(
                    label: texts.proposeAnswer, context: asked.label,
                    reference: visit.deskTalkAddress(found.id, "/proposal").adding("question", asked.shown.path))
            }
            return row
        }
        h.put(SummaryList(rows: rows))
        h.p(texts.theirFormText, .class("soft"))
    }

    private func suggestions(_ h: inout HTMLWriter) {
        let links = found.suggestions.compactMap { link in
            URLReference(checking: link.link).map { (link.title, $0) }
        }
        guard !links.isEmpty || found.stored.service != nil else { return }
        h.h2(texts.suggestedSheets)
        h.ul { h in
            for (title, reference) in links { h.li { h in h.a(title, .href(reference)) } }
            // A sheet of the service itself leads there already.
            if let service = found.stored.service.flatMap(visit.catalogue.service),
                !links.contains(where: {
                    $0.1.description.hasPrefix(visit.address("/services/\(service.id)").description)
                })
            {
                h.li { h in
                    h.a(ReceptionPage.title(of: found.stored, visit), .href(visit.address("/services/\(service.id)")))
                }
            }
        }
    }

    // MARK: Acts

    private func acts(_ h: inout HTMLWriter) {
        let others = opened.desk.organisation.receivingOffices.filter { $0.id != found.team.id }
        if opened.part == .talk, !others.isEmpty { transfer(to: others, &h) }
        if found.details.isReachable, !standing.callbacks.isEmpty { callBack(&h) }
        var note = Field(
            id: "note", label: texts.noteForColleagues,
            control: .lines(Field.Lines(name: "note", rows: 3, maximumLength: 2_000, spellcheck: true)),
            words: visit.fieldWords)
        note.hint = texts.noteForColleaguesHint
        h.put(
            ActionCard(
                id: "keep-note", title: texts.writeNote, consequence: texts.noteConsequence,
                action: visit.deskTalkAddress(found.id, "/note"), hidden: [visit.formToken], fields: [note],
                button: Button(label: texts.saveNote, act: .submit(), style: .quiet), isOpen: false))
        end(&h)
    }

    private func transfer(to others: [Office], _ h: inout HTMLWriter) {
        let items = others.map { Field.Choices.Item(value: $0.id, label: $0.name[visit.language]) }
        let field = Field(
            id: "to-team", label: texts.toWhichOffice,
            control: .select(Field.Select(name: "team", prompt: texts.chooseOffice, items: items)),
            words: visit.fieldWords)
        h.put(
            ActionCard(
                id: "transfer", title: texts.passOnTitle, consequence: texts.transferConsequence,
                action: visit.deskTalkAddress(found.id, "/transfer"), hidden: [visit.formToken], fields: [field],
                button: Button(label: texts.passOnTitle, act: .submit(), style: .quiet), isOpen: false))
    }

    private func callBack(_ h: inout HTMLWriter) {
        let items = standing.callbacks.map { time in
            Field.Choices.Item(
                value: PersonForm.value(of: time), label: visit.callbackWords(time, in: visit.language).capitalizedFirst
            )
        }
        let field = Field(
            id: "wish", label: texts.whenToCall, control: .choices(Field.Choices(name: "wish", items: items)),
            words: visit.fieldWords)
        h.put(
            ActionCard(
                id: "call-back", title: opened.part == .call ? texts.callAgainTitle : texts.callLaterTitle,
                consequence: texts.callLaterConsequence, action: visit.deskTalkAddress(found.id, "/callback"),
                hidden: [visit.formToken], fields: [field],
                button: Button(label: texts.promiseCallback, act: .submit(), style: .quiet), isOpen: false))
    }

    private func end(_ h: inout HTMLWriter) {
        let items = DeskTalkPage.reasons(opened.part).map {
            Field.Choices.Item(
                value: $0.rawValue, label: texts.endReason($0), isChosen: visit.form["reason"] == $0.rawValue)
        }
        let reason = Field(
            id: "reason", label: texts.whyItEnds, control: .choices(Field.Choices(name: "reason", items: items)),
            words: visit.fieldWords)
        var text = Field(
            id: "summary", label: texts.summaryLabel,
            control: .lines(
                Field.Lines(
                    name: "summary", value: summary ?? "", rows: 5, spellcheck: true)), words: visit.fieldWords)
        text.hint = texts.summaryHint
        h.put(
            ActionCard(
                id: "end", title: opened.part == .call ? texts.calledTitle : texts.endTitle,
                consequence: texts.endConsequence(hasAddress: found.details.email != nil),
                action: visit.deskTalkAddress(found.id, "/end"), hidden: [visit.formToken], fields: [reason, text],
                button: Button(label: texts.endTitle, act: .submit(), busy: texts.oneMoment),
                isOpen: summary != nil || opened.part == .call))
    }
}
