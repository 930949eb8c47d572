import Cases
import FEEL
import HTML
import HTTPTypes
import Services
import Storage

extension Visit {
    /// How often a command is tried again when somebody else's came first.
    private static let maximumAttempts = 5

    /// Does what the person's command asks of the case that the route names, or says why not; nothing has changed then.
    ///
    /// Somebody else's change in between is no failure: the command is decided again on the case as it has become.
    func perform(_ command: HolderCommand) async throws -> (outcome: Result<CaseInHand, HolderRefusal>, on: CaseInHand)
    {
        for _ in 0..<Self.maximumAttempts {
            let found = try await loadCase()
            switch found.case.decide(
                command, in: commandContext, definition: found.definition, zone: found.zone,
                calendar: found.organisation.calendar)
            {
            case .failure(let refusal): return (.failure(refusal), found)
            case .success(let events):
                do {
                    return (.success(found.with(try await append(events, to: found))), found)
                } catch StorageError.versionConflict {
                    continue
                }
            }
        }
        throw SiteFailure.busy
    }

    /// Appends what was decided, with the list's row and the messages to send.
    func append(_ events: [CaseEvent], to found: CaseInHand) async throws -> Case {
        var (updated, random) = (found.case, SystemRandomNumberGenerator())
        for event in events { try updated.apply(event) }
        let jobs = CaseJobs.following(
            events, on: updated, definition: found.definition, zone: found.zone, using: &random)
        return try await site.cases.append(events, to: found.case, jobs: jobs) { changed in
            changed.summary(definition: found.definition, organisation: found.organisation, zone: found.zone)
        }
    }

    /// Back to the case, saying what has just been done.
    func toCase(_ found: CaseInHand, done: FollowedDone) -> Reply {
        .redirect(to: caseAddress(found.case.id).adding("done", done.rawValue).description)
    }
}

/// What the person has just done, as an address says it.
enum FollowedDone: String, Sendable {
    case added, corrected, withdrawn, reconsidered

    /// Whether it is true of the case: an address alone proves nothing.
    func isTrue(of current: Case) -> Bool {
        current.history.contains { event in
            switch (self, event.fact) {
            case (.corrected, .correctionAnswered), (.withdrawn, .withdrawn), (.reconsidered, .reconsiderationAsked):
                true
            case (.added, .messageSent(let message)): message.kind == .addition
            default: false
            }
        }
    }
}

/// A page on which the person writes something and sends it: heading, what it means, one text.
struct HolderForm {
    let title: String
    /// Where the form is sent.
    let action: URLReference
    let label: String
    let hint: String
    let button: Button
    var isOptional = false
    var value = ""
    /// What to mend.
    var problem: String?
    /// Hidden values besides the token.
    var hidden: [HiddenValue] = []
    /// Another way on.
    var other: Button?
    /// The files that go with it, where the form takes some.
    var files: Field?

    static let field = "text"

    /// The page.
    func reply(
        _ visit: Visit, for found: CaseInHand, before: (inout HTMLWriter) -> Void = { _ in },
        after: (inout HTMLWriter) -> Void = { _ in }
    ) -> Reply {
        var frame = visit.frame("\(title) – \(found.case.submission.reference.description)", for: found)
        frame.hasErrors = problem != nil || files?.error != nil
        if frame.hasErrors { frame.status = .unprocessableContent }
        if files != nil { frame.stylesheets = ["files.css"] }
        return visit.page(frame) { h in
            h.put(BackLink(label: visit.texts.back, reference: visit.caseAddress(found.case.id)))
            summary(visit, &h)
            h.h1(title)
            before(&h)
            write(visit, &h)
            after(&h)
        }
    }

    /// The list of what is to mend, above the heading.
    func summary(_ visit: Visit, _ h: inout HTMLWriter) {
        let items = [
            problem.map { ErrorSummary.Item(message: $0, target: Self.field) },
            files.flatMap { files in
                files.error.map { ErrorSummary.Item(message: $0, target: files.focusTarget) }
            },
        ].compactMap { $0 }
        guard !items.isEmpty else { return }
        h.put(ErrorSummary(title: visit.texts.errorSummaryTitle, items: items))
    }

    /// The form alone.
    func write(_ visit: Visit, _ h: inout HTMLWriter) {
        var lines = Field.Lines(name: Self.field, value: value, rows: 6, spellcheck: true)
        lines.maximumLength = nil
        var field = Field(id: Self.field, label: label, control: .lines(lines), words: visit.fieldWords)
        field.hint = hint
        field.error = problem
        field.isOptional = isOptional
        h.form(.method(.post), .action(action), .novalidate(), files == nil ? .none : .enctype(.multipart)) { h in
            h.put(visit.formToken)
            for value in hidden { h.put(value) }
            h.put(field)
            if let files { h.put(files) }
            h.put(ButtonRow(buttons: [button] + [other].compactMap { $0 }))
        }
    }
}

extension HolderRefusal {
    /// What to mend in a text, if that is what is wrong.
    func textProblem(_ texts: any Texts, blank: String) -> String? {
        switch self {
        case .blank: blank
        case .tooLong(let maximum): texts.textTooLong(maximum: maximum)
        default: nil
        }
    }
}

extension Visit {
    /// The form that was sent; on the page itself, what was typed before the session ended, if it was kept.
    var typedForm: FormData { route.method == .post ? form : KeptForm.fields(for: self) ?? form }

    /// What was written in a form's text.
    var writtenText: String { (typedForm[HolderForm.field] ?? "").linesEndedByLineFeeds }

    /// The page that says that something is over, and where to go on.
    func overPage(_ title: String, _ text: String, for found: CaseInHand, kept: String? = nil) -> Reply {
        var frame = frame(title, for: found)
        frame.status = .conflict
        return page(frame) { h in
            h.put(BackLink(label: texts.back, reference: caseAddress(found.case.id)))
            h.h1(title)
            h.p(text, .class("lede"))
            if let kept, !kept.isEmpty { h.put(Notice(title: texts.whatYouWrote, body: Prose(kept), tone: .neutral)) }
            h.put(
                ButtonRow(buttons: [
                    Button(label: texts.followThisCase, act: .go(caseAddress(found.case.id))),
                    Button(
                        label: texts.messagesTitle, act: .go(caseAddress(found.case.id, "/messages")), style: .quiet),
                ]))
        }
    }
}
