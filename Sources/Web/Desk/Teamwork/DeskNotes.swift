import Cases
import FEEL
import HTML
import HTTPTypes
import Services

/// Notes of agents for each other, on the page of a case: they are part of the file, and the form says so.
struct DeskNotesSection {
    let current: DeskCase
    let visit: Visit
    let written: DeskContinuity.Written?

    private var texts: any Texts { visit.texts }

    func write(to h: inout HTMLWriter) {
        let notes = current.case.notes
        h.h2(texts.notesTitle, .id("notes"))
        if notes.isEmpty { h.p(texts.noNotes, .class("soft")) }
        h.ol(.class("messages"), .role(.list)) { h in
            for note in notes { self.note(note, &h) }
        }
        h.form(
            .method(.post), .action(visit.deskAddress(current.case.id, "/notes")), .novalidate(),
            .data("draft", visit.draftAddress(BegunForm.note, of: current.case.id).description),
            .data("not-kept", texts.draftNotKept)
        ) { h in
            h.put(visit.formToken)
            h.put(HiddenValue(name: "seen", value: String(notes.count)))
            h.put(field)
            h.put(
                DraftButtons(
                    visit: visit, current: current, form: BegunForm.note,
                    send: Button(label: texts.saveNote, act: .submit(), style: .quiet, busy: texts.oneMoment)))
        }
    }

    private func note(_ note: CaseNote, _ h: inout HTMLWriter) {
        let time = LocalTime(zone: current.found.zone, texts: texts)
        h.li(.class("message message-own")) { h in
            h.p(.class("message-head")) { h in
                h.strong(CaseHistory.who(note.author, of: current, texts: texts).uppercasedFirst)
                h.text(", ")
                h.time(time.dateAndTime(note.at), .datetime(current.found.date(note.at).description))
            }
            h.put(PlainText(note.text))
        }
    }

    private var field: Field {
        let begun = current.begun(BegunForm.note)?.fields["note"]
        var lines = Field.Lines(name: "note", value: begun ?? "", rows: 4, spellcheck: true, shortcut: .note)
        var problem: String?
        if case .note(let text, let wrong) = written { (lines.value, problem) = (text, wrong) }
        var field = Field(
            id: ActionField.note.rawValue, label: texts.writeNote, control: .lines(lines), words: visit.fieldWords)
        field.hint = texts.writeNoteHint
        field.error = problem
        return field
    }
}

/// Writing a note.
enum DeskNotes {
    static func write(_ visit: Visit) async throws -> Reply {
        let text = (visit.form["note"] ?? "").linesEndedByLineFeeds
        switch try await visit.perform(.note(text, seen: CaseAssignment.seen(visit))).outcome {
        case .success(let changed):
            try await visit.forgetDraft(BegunForm.note, of: changed)
            return .redirect(
                to: visit.deskAddress(changed.case.id).adding("done", DeskCasePage.Done.noted.rawValue).description)
        case .failure(let refusal):
            let current = try await visit.openDeskCase()
            let message = try RefusalMessage(refusal, on: current, texts: visit.texts)
            return try DeskCasePage.view(
                current, visit: visit, refusal: message, written: .note(text, problem: message.text))
        }
    }
}
