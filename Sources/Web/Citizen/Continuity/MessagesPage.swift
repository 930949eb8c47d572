import Cases
import FEEL
import HTML
import Services
import Storage

/// Words with the desk, both ways, on one page.
enum MessagesPage {
    static func show(_ visit: Visit) async throws -> Reply {
        // That the person was shown the messages is on record before they are.
        guard case .success(let found) = try await visit.perform(HolderCommand.read).outcome else {
            throw SiteFailure.notFound
        }
        return try await view(visit, found: found, text: visit.writtenText, problem: nil)
    }

    static func send(_ visit: Visit) async throws -> Reply {
        let text = visit.writtenText
        let brought = try await MessageFiles.settle(visit)
        guard !brought.isOnlyChoosing, brought.problem == nil else {
            return try await view(
                visit, found: try await visit.loadCase(), text: text, problem: nil, fileProblem: brought.problem)
        }
        let message = CaseMessage(text: text, files: brought.references)
        let seen = visit.form["seen"].flatMap(Int.init) ?? 0
        let (outcome, on) = try await visit.perform(HolderCommand.write(message, seen: seen))
        switch outcome {
        case .success(let found):
            try await KeptForm.forget(visit)
            try await MessageFiles.discardUnsent(visit)
            return .redirect(to: visit.caseAddress(found.case.id, "/messages").adding("sent", "1").description)
        case .failure(let refusal):
            guard let problem = refusal.textProblem(visit.texts, blank: visit.texts.messageBlank) else {
                throw SiteFailure.notFound
            }
            return try await view(visit, found: on, text: text, problem: problem)
        }
    }

    private static func view(
        _ visit: Visit, found: CaseInHand, text: String, problem: String?, fileProblem: String? = nil
    ) async throws -> Reply {
        let texts = visit.texts
        let messages = found.case.messages
        let (store, id) = (visit.site.store, found.case.id)
        let stored = try await store.database.read { try store.files.all(of: id, in: $0) }
        var form = HolderForm(
            title: texts.messagesTitle, action: visit.caseAddress(found.case.id, "/messages"), label: texts.yourMessage,
            hint: texts.messageHint,
            button: Button(label: texts.sendMessage, act: .submit(), busy: texts.sending))
        form.value = text
        form.problem = problem
        form.hidden = [HiddenValue(name: "seen", value: String(messages.count))]
        form.files = MessageFiles.field(visit, chosen: try await MessageFiles.chosen(visit), problem: fileProblem)
        let isSent = visit.query["sent"] != nil && messages.last?.isFromPerson == true
        return form.reply(
            visit, for: found,
            before: { h in
                if isSent, problem == nil, fileProblem == nil {
                    h.put(
                        Notice(
                            title: texts.messageSentTitle, body: Prose(texts.messageSentText), tone: .good,
                            isAnnounced: true))
                }
                h.p(texts.messagesText)
                h.put(MessageList(messages: messages, found: found, stored: stored, visit: visit))
            })
    }
}

/// The messages of a case as the resident reads them; agents appear by service, never by name.
struct MessageList: Component {
    let messages: [SentMessage]
    let found: CaseInHand
    /// The files of the case as the store has them.
    let stored: [StoredFile]
    let visit: Visit

    func write(to h: inout HTMLWriter) {
        let texts = visit.texts
        guard !messages.isEmpty else { return h.p(texts.noMessageYet, .class("soft")) }
        let language = found.definition.language(preferring: visit.language)
        let office =
            found.organisation.office(found.definition.office)?.name[language] ?? found.organisation.name[language]
        let time = LocalTime(zone: found.zone, texts: texts)
        h.ol(.class("messages"), .role(.list)) { h in
            for sent in messages {
                h.li(.class("message", "message-own", if: sent.isFromPerson)) { h in
                    h.p(.class("message-head")) { h in
                        h.strong(sent.isFromPerson ? texts.fromYou : texts.fromOffice(office))
                        h.text(", ")
                        h.time(time.dateAndTime(sent.at), .datetime(found.date(sent.at).description))
                        if sent.message.kind == .addition { h.put(Tag(text: texts.additionMark)) }
                    }
                    h.put(PlainText(sent.message.text))
                    h.put(
                        SentFiles(files: sent.message.files, stored: stored, visit: visit) { file in
                            visit.caseAddress(found.case.id, "/files/\(file.id)")
                        })
                }
            }
        }
    }
}

/// What somebody wrote, as they wrote it: paragraphs and line ends are kept, nothing is interpreted.
struct PlainText: Component {
    let text: String

    init(_ text: String) { self.text = text }

    func write(to h: inout HTMLWriter) {
        for paragraph in text.split(separator: "\n\n", omittingEmptySubsequences: true) {
            h.p(.dir(.auto)) { h in
                for (index, line) in paragraph.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                    if index > 0 { h.br() }
                    h.text(String(line))
                }
            }
        }
    }
}

/// Adding a document or information to a request that is under way.
enum AdditionPage {
    static func show(_ visit: Visit) async throws -> Reply {
        try await view(visit, found: try await visit.loadCase(), text: visit.writtenText)
    }

    static func send(_ visit: Visit) async throws -> Reply {
        let texts = visit.texts
        let written = visit.writtenText
        let brought = try await MessageFiles.settle(visit)
        guard !brought.isOnlyChoosing, brought.problem == nil else {
            return try await view(
                visit, found: try await visit.loadCase(), text: written, fileProblem: brought.problem)
        }
        let message = CaseMessage(kind: .addition, text: written, files: brought.references)
        let seen = visit.form["seen"].flatMap(Int.init) ?? 0
        let (outcome, on) = try await visit.perform(HolderCommand.write(message, seen: seen))
        switch outcome {
        case .success(let found):
            try await KeptForm.forget(visit)
            try await MessageFiles.discardUnsent(visit)
            return visit.toCase(found, done: .added)
        case .failure(let refusal):
            guard let problem = refusal.textProblem(texts, blank: texts.messageBlank) else {
                return visit.overPage(texts.caseEndedTitle, texts.caseEndedText, for: on, kept: written)
            }
            return try await view(visit, found: on, text: written, problem: problem)
        }
    }

    private static func view(
        _ visit: Visit, found: CaseInHand, text: String, problem: String? = nil, fileProblem: String? = nil
    ) async throws -> Reply {
        let texts = visit.texts
        var form = HolderForm(
            title: texts.additionTitle, action: visit.caseAddress(found.case.id, "/addition"),
            label: texts.additionLabel, hint: texts.additionHint,
            button: Button(label: texts.sendAddition, act: .submit(), busy: texts.sending))
        form.hidden = [HiddenValue(name: "seen", value: String(found.case.messages.count))]
        form.value = text
        form.problem = problem
        form.files = MessageFiles.field(visit, chosen: try await MessageFiles.chosen(visit), problem: fileProblem)
        return form.reply(visit, for: found, before: { $0.p(texts.additionText) })
    }
}
