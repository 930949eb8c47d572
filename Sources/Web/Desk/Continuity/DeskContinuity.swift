import Cases
import FEEL
import HTML
import HTTPTypes
import Services
import Storage

/// What the desk's page of a case shows of its life after submission.
struct DeskContinuity {
    /// What was typed in a form that was refused.
    enum Written {
        case message(String, fileProblem: String? = nil)
        case endOfWait(String)
        case note(String, problem: String?)
        case link(String, String, problem: RefusalMessage)
        case opinion(Int, Opinion.Stance?, String, problem: RefusalMessage)
    }

    let current: DeskCase
    let visit: Visit
    var written: Written?

    private var chosen: [StoredFile] {
        let field = MessageFiles.field(visit)
        return current.files.filter { $0.facts.slot == field && !$0.isKept && $0.reference != nil }
    }

    private var texts: any Texts { visit.texts }
    private var found: CaseInHand { current.found }
    private var time: LocalTime { LocalTime(zone: found.zone, texts: texts) }

    private func address(_ rest: URLReference) -> URLReference { visit.deskAddress(current.case.id, rest) }

    /// What must be known before anything else.
    func above(_ h: inout HTMLWriter) {
        if current.case.isUnderReconsideration, let asked = current.case.reconsideration {
            h.section(.class("notice notice-wait"), .ariaLabelledBy("reconsideration")) { h in
                h.put(Icon.wait)
                h.div(.class("notice-body")) { h in
                    h.p(texts.reconsiderationTitle, .class("notice-title"), .id("reconsideration"))
                    h.p(texts.reconsiderationText(on: time.dateAndTime(asked.at)))
                    h.put(PlainText(asked.request.text))
                }
            }
        }
        if current.case.awaitsReply {
            h.put(Notice(title: texts.messageWaits, body: Prose(texts.messagesLead), tone: .accent))
            h.p { h in h.a(texts.messagesWithPerson, .href(.fragment("messages"))) }
        }
    }

    /// Answers that the person corrected, old and new.
    func corrections(_ h: inout HTMLWriter) {
        var isTitled = false
        for event in current.case.history {
            guard case .correctionAnswered(let answer) = event.fact else { continue }
            if !isTitled { h.h2(texts.correctionsTitle, .id("corrections")) }
            isTitled = true
            let heading = texts.correctedOn(time.dateAndTime(event.at))
            h.p(heading)
            if answer.changes.isEmpty { h.p(texts.answersConfirmed) }
            h.put(
                ChangesTable(
                    rows: ChangesTable.rows(answer.changes, found: found, visit: visit), label: heading,
                    question: texts.questionHeading, before: texts.before, after: texts.after))
            if let note = answer.note { h.put(PlainText(note)) }
        }
    }

    /// Answers that agents entered or corrected, old and new, with why.
    func amendments(_ h: inout HTMLWriter) {
        var isTitled = false
        for event in current.case.history {
            guard case .answersAmended(let amendment) = event.fact else { continue }
            if !isTitled { h.h2(texts.amendmentsTitle, .id("amendments")) }
            isTitled = true
            let who = CaseHistory.who(event.author, of: current, texts: texts)
            let heading = texts.amendedOn(time.dateAndTime(event.at), by: who)
            h.p(heading)
            h.put(
                ChangesTable(
                    rows: ChangesTable.rows(amendment.changes, found: found, visit: visit), label: heading,
                    question: texts.questionHeading, before: texts.before, after: texts.after))
            h.put(PlainText(texts.amendmentWhy(amendment.why, basis: amendment.basis)))
        }
    }

    /// The messages, and the form that writes one.
    func messages(_ h: inout HTMLWriter) {
        let messages = current.case.messages
        h.h2(texts.messagesWithPerson, .id("messages"))
        if messages.isEmpty { h.p(texts.noMessages, .class("soft")) }
        h.ol(.class("messages"), .role(.list)) { h in
            for sent in messages { message(sent, &h) }
        }
        templates(&h)
        let seen = HiddenValue(name: "seen", value: String(messages.count))
        h.form(
            .method(.post), .action(address("/messages")), .novalidate(), .enctype(.multipart),
            .data("draft", visit.draftAddress(BegunForm.message, of: current.case.id).description),
            .data("not-kept", texts.draftNotKept)
        ) { h in
            h.put(visit.formToken)
            h.put(seen)
            h.put(messageField)
            h.put(MessageFiles.field(visit, chosen: chosen, problem: fileProblem))
            h.put(
                DraftButtons(
                    visit: visit, current: current, form: BegunForm.message,
                    send: Button(label: texts.sendToPerson, act: .submit(), busy: texts.sending)))
        }
        if current.case.awaitsReply {
            h.form(.method(.post), .action(address("/messages/settle"))) { h in
                h.put(visit.formToken)
                h.put(seen)
                h.put(
                    ButtonRow(buttons: [
                        Button(label: texts.noAnswerNeeded, act: .submit(), style: .quiet, busy: texts.oneMoment)
                    ]))
            }
        }
    }

    /// The service's own messages, each a link that fills the box.
    private func templates(_ h: inout HTMLWriter) {
        guard !current.definition.messages.isEmpty else { return }
        let language = current.definition.language(preferring: visit.language)
        h.p(texts.messageTemplates, .id("message-templates"))
        h.ul(.ariaLabelledBy("message-templates")) { h in
            for template in current.definition.messages {
                let filled = address("").adding("message", template.id)
                h.li { h in
                    h.a(visit.typeset(template.title, in: language), .href("\(filled)#\(ActionField.message.rawValue)"))
                }
            }
        }
    }

    /// What stands in the box: what was begun, then the message chosen. Nothing begun is lost by choosing one.
    private var prepared: String {
        let begun = current.begun(BegunForm.message)?.fields["message"]
        let chosen = visit.query["message"].flatMap {
            LetterDraft.message($0, for: current.found, today: found.date(visit.now))
        }
        return [begun, chosen].compactMap { $0 }.filter { !$0.trimmingSpaces.isEmpty }.joined(separator: "\n\n")
    }

    private func message(_ sent: SentMessage, _ h: inout HTMLWriter) {
        h.li(.class("message", "message-own", if: !sent.isFromPerson)) { h in
            h.p(.class("message-head")) { h in
                h.strong(CaseHistory.who(sent.author, of: current, texts: texts).uppercasedFirst)
                h.text(", ")
                h.time(time.dateAndTime(sent.at), .datetime(found.date(sent.at).description))
                if sent.message.kind == .addition { h.put(Tag(text: texts.additionMark)) }
            }
            h.put(PlainText(sent.message.text))
            h.put(
                SentFiles(files: sent.message.files, stored: current.files, visit: visit) { file in
                    address("/files/\(file.id)")
                })
        }
    }

    private var fileProblem: String? {
        if case .message(_, let problem?) = written, !problem.isEmpty { problem } else { nil }
    }

    private var messageField: Field {
        let text = prepared
        let rows = text.isEmpty ? 4 : 10
        var lines = Field.Lines(name: "message", value: text, rows: rows, spellcheck: true, shortcut: .message)
        if case .message(let text, _) = written { lines.value = text }
        var field = Field(
            id: ActionField.message.rawValue, label: texts.writeToPerson, control: .lines(lines),
            words: visit.fieldWords)
        let hasAddress = CaseJobs.emailAddress(of: current.case, definition: current.definition) != nil
        let phone = CaseJobs.telephone(of: current.case, definition: current.definition)
        field.hint = texts.writeToPersonHint(
            hasAddress: hasAddress, phone: phone.map { TelephoneNumber.print($0, in: visit.language) })
        if case .message(let text, nil) = written, text.trimmingSpaces.isEmpty, chosen.isEmpty {
            field.error = texts.messageRequired
        }
        return field
    }

    /// While the person is awaited: until when, and going on without them.
    func wait(_ h: inout HTMLWriter) {
        guard let pending = current.case.pendingCorrection else { return }
        let date = time.date(pending.request.answerBy)
        h.section(.class("action-card"), .ariaLabelledBy("wait")) { h in
            h.h3(texts.awaitedTitle, .id("wait"))
            h.p(pending.isOverdue ? texts.overdueText(since: date) : texts.awaitedText(until: date))
            let words = ContinuityWords(found: found, texts: texts)
            h.ul { h in
                for item in pending.request.items {
                    h.li([words.label(of: item.question), item.why].compactMap { $0 }.joined(separator: " – "))
                }
            }
            h.form(.method(.post), .action(address("/wait/end")), .novalidate()) { h in
                h.put(visit.formToken)
                h.put(HiddenValue(name: "seen", value: String(current.case.changeVersion)))
                h.put(endOfWaitField)
                h.p(texts.endWaitConsequence, .class("consequence"))
                h.put(Button(label: texts.endWait, act: .submit(), style: .quiet, busy: texts.oneMoment))
            }
        }
    }

    private var endOfWaitField: Field {
        var lines = Field.Lines(name: "explanation", value: "", rows: 3, spellcheck: true)
        if case .endOfWait(let text) = written { lines.value = text }
        var field = Field(
            id: ActionField.explanation.rawValue, label: texts.endWaitWhy, control: .lines(lines),
            words: visit.fieldWords)
        field.hint = texts.endWaitWhyHint
        if case .endOfWait(let text) = written, text.trimmingSpaces.isEmpty { field.error = texts.explanationRequired }
        return field
    }
}

/// Messages from the desk.
enum DeskMessages {
    static func send(_ visit: Visit) async throws -> Reply {
        let text = (visit.form["message"] ?? "").linesEndedByLineFeeds
        let brought = try await MessageFiles.settle(visit)
        guard !brought.isOnlyChoosing, brought.problem == nil else {
            let current = try await visit.openDeskCase()
            return try DeskCasePage.view(
                current, visit: visit, refusal: brought.problem.map { RefusalMessage(files: $0, texts: visit.texts) },
                written: .message(text, fileProblem: brought.problem ?? ""))
        }
        let message = CaseMessage(text: text, files: brought.references)
        let command = CaseCommand.write(message, seen: CaseAssignment.seen(visit))
        let reply = try await DeskAnswer.reply(
            to: command, done: .written, visit: visit, written: .message(text), form: BegunForm.message)
        if reply.status == .seeOther { try await MessageFiles.discardUnsent(visit) }
        return reply
    }

    static func settle(_ visit: Visit) async throws -> Reply {
        let command = CaseCommand.settleMessages(seen: CaseAssignment.seen(visit))
        return try await DeskAnswer.reply(to: command, done: .settled, visit: visit)
    }
}

/// Going on without the person's corrections.
enum DeskWait {
    static func end(_ visit: Visit) async throws -> Reply {
        let text = (visit.form["explanation"] ?? "").linesEndedByLineFeeds
        let command = CaseCommand.endCorrection(explanation: text, seen: CaseAssignment.seen(visit))
        return try await DeskAnswer.reply(to: command, done: .waitEnded, visit: visit, written: .endOfWait(text))
    }
}

/// The page of a case after a command sent from it.
enum DeskAnswer {
    static func reply(
        to command: CaseCommand, done: DeskCasePage.Done, visit: Visit, written: DeskContinuity.Written? = nil,
        form: String? = nil
    ) async throws -> Reply {
        switch try await visit.perform(command).outcome {
        case .success(let changed):
            if let form { try await visit.forgetDraft(form, of: changed) }
            return .redirect(to: visit.deskAddress(changed.case.id).adding("done", done.rawValue).description)
        case .failure(let refusal):
            // The page as it is now, with why nothing was done and what was typed.
            let current = try await visit.openDeskCase()
            let message = try RefusalMessage(refusal, on: current, texts: visit.texts)
            return try DeskCasePage.view(current, visit: visit, refusal: message, written: written)
        }
    }
}
