import Assistant
import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// The assistant: what a person asks in their own words, and what is answered.
enum AssistantPage {
    /// How often a turn is tried again when somebody said something meanwhile.
    private static let maximumAttempts = 4
    static let field = "message"

    /// The page before anything is said. Nothing is stored yet.
    static func show(_ visit: Visit) async throws -> Reply {
        let opening = try await opening(visit)
        let words = String((visit.query["q"] ?? "").prefix(Conversation.maximumMessage))
        return view(visit, opening, action: visit.address("/assistant"), typed: words)
    }

    /// The first message: the conversation begins.
    static func start(_ visit: Visit) async throws -> Reply {
        let opening = try await opening(visit)
        guard let message = message(visit) else {
            return view(
                visit, opening, action: visit.address("/assistant"), typed: visit.form[field] ?? "",
                problem: problem(visit))
        }
        let turn = AssistantTurn(visit: visit)
        var outcome = try await turn.answer(message, in: ConversationContent(opening, page: visit.language))
        let count = TurnCount(&outcome, to: message, isFirst: true, visit)
        var random = SystemRandomNumberGenerator()
        let session = SessionOpening(visit: visit, using: &random)
        let id = Identifier(at: visit.now, using: &random)
        let (store, now, content) = (visit.site.store, visit.now, try outcome.content.encoded())
        let organisation = visit.catalogue.home?.id ?? ""
        let language = outcome.content.conversation.language
        try await store.database.write { transaction in
            try store.conversations.create(
                id, organisation: organisation, language: language, content: content, now: now,
                expiresAt: now.adding(seconds: Visit.conversationSeconds), in: transaction)
            try session.grant(SessionGrant(.conversation, id), store: store, in: transaction)
            try count.add(to: store, in: transaction)
        }
        try await carryOut(turn, &outcome, in: id, visit)
        return session.apply(to: .redirect(to: destination(of: outcome, id, visit).description))
    }

    /// What is answered to a message whose conversation has ended: it is given back, to begin another.
    static func over(_ visit: Visit, typed: String) async throws -> Reply {
        var reply = view(
            visit, try await opening(visit), action: visit.address("/assistant"), typed: typed,
            problem: visit.texts.conversationOverKept)
        reply.status = .notFound
        return reply
    }

    /// A conversation under way.
    static func resume(_ visit: Visit) async throws -> Reply {
        let found = try await visit.loadConversation()
        // Once a person was asked for, they answer, not the assistant.
        if try await visit.isHandedOver(found.stored.id) {
            return .redirect(to: visit.personAddress(found.stored.id).fragment(ReceptionTalk.latest).description)
        }
        return view(visit, found.conversation, action: visit.conversationAddress(found.stored.id), found: found)
    }

    /// The next message.
    static func answer(_ visit: Visit) async throws -> Reply {
        for _ in 0..<maximumAttempts {
            let found = try await visit.loadConversation()
            if try await visit.isHandedOver(found.stored.id) {
                return .redirect(to: visit.personAddress(found.stored.id).description)
            }
            guard let message = message(visit) else {
                return view(
                    visit, found.conversation, action: visit.conversationAddress(found.stored.id), found: found,
                    typed: visit.form[field] ?? "", problem: problem(visit))
            }
            // A double click sends the same words from the same page: they were answered.
            if isRepeated(message, in: found, visit) {
                return .redirect(to: latest(found.stored.id, visit).description)
            }
            let turn = AssistantTurn(visit: visit)
            var outcome = try await turn.answer(message, in: found.content)
            let count = TurnCount(&outcome, to: message, isFirst: false, visit)
            do {
                try await visit.save(outcome.content, over: found.stored, counting: count)
            } catch StorageError.versionConflict {
                continue
            }
            try await carryOut(turn, &outcome, in: found.stored.id, visit)
            return .redirect(to: destination(of: outcome, found.stored.id, visit).description)
        }
        throw SiteFailure.busy
    }

    /// Does what the saved turn asks for, and adds what came of it to the conversation as it stands by then.
    private static func carryOut(
        _ turn: AssistantTurn, _ outcome: inout AssistantTurn.Outcome, in id: Identifier, _ visit: Visit
    ) async throws {
        let draft = outcome.content.draft
        try await turn.carryOut(&outcome)
        guard !outcome.said.isEmpty || outcome.content.draft != draft else { return }
        for _ in 0..<maximumAttempts {
            guard let found = try await visit.conversation(id) else { return }
            var content = found.content
            content.draft = outcome.content.draft
            content.conversation.append(outcome.said)
            do { return try await visit.save(content, over: found.stored) } catch StorageError.versionConflict {}
        }
    }

    /// Ends a conversation: nothing of it is kept.
    static func end(_ visit: Visit) async throws -> Reply {
        let (store, id) = (visit.site.store, try visit.authorisedTarget())
        // An agent may be answering: it is ended where they are told of it.
        if try await visit.isHandedOver(id) { return .redirect(to: visit.personAddress(id).description) }
        let key = visit.session?.key
        try await store.database.write { transaction in
            try store.conversations.delete(id, in: transaction)
            if let key { try store.sessions.remove(SessionGrant(.conversation, id), from: key, in: transaction) }
        }
        return .redirect(to: visit.address("/assistant").adding("ended", "1").description)
    }

    // MARK: Parts

    private static func opening(_ visit: Visit) async throws -> Conversation {
        let context = try await AssistantTurn(visit: visit).context(in: visit.language)
        return Dialogue.opening(in: visit.language, context: context)
    }

    private static func message(_ visit: Visit) -> Dialogue.Message? {
        if let choice = visit.form["choice"], !choice.isEmpty { return .choice(String(choice.prefix(200))) }
        let text = (visit.form[field] ?? "").trimmingSpaces
        return text.isEmpty || text.count > Conversation.maximumMessage ? nil : .text(text)
    }

    /// Why there is no message. What is too long is given back whole: a message cut short may say something else.
    private static func problem(_ visit: Visit) -> String {
        let isBlank = (visit.form[field] ?? "").trimmingSpaces.isEmpty
        return isBlank
            ? visit.texts.assistantSayNothing : visit.texts.assistantTooLong(Conversation.maximumMessage)
    }

    private static func isRepeated(_ message: Dialogue.Message, in found: ConversationInHand, _ visit: Visit) -> Bool {
        guard let seen = visit.form["seen"].flatMap(Int.init), seen + 1 == found.stored.version,
            case .text(let text) = message
        else { return false }
        return found.conversation.entries.last { $0.author == .person }?.text == text
    }

    /// Where the person goes after a turn.
    private static func destination(
        of outcome: AssistantTurn.Outcome, _ id: Identifier, _ visit: Visit
    ) -> URLReference {
        if outcome.isHandedOver { return visit.address("/person").adding("conversation", id.description) }
        return outcome.destination ?? latest(id, visit)
    }

    private static func latest(_ id: Identifier, _ visit: Visit) -> URLReference {
        visit.conversationAddress(id).fragment(ConversationView.latest)
    }

    private static func view(
        _ visit: Visit, _ conversation: Conversation, action: URLReference, found: ConversationInHand? = nil,
        typed: String = "", problem: String? = nil
    ) -> Reply {
        let texts = visit.texts
        var frame = PageFrame(title: texts.assistantTitle)
        frame.hasErrors = problem != nil
        if problem != nil { frame.status = .unprocessableContent }
        frame.stylesheets = ["assistant.css"]
        return visit.page(frame) { h in
            if let problem {
                h.put(
                    ErrorSummary(
                        title: texts.errorSummaryTitle, items: [ErrorSummary.Item(message: problem, target: field)]))
            }
            if visit.query["ended"] != nil, found == nil {
                h.put(Notice(body: Prose(texts.assistantEnded), tone: .good, isAnnounced: true))
            }
            h.h1(texts.assistantTitle)
            h.put(
                ConversationView(
                    visit: visit, conversation: conversation, action: action, version: found?.stored.version))
            h.form(.class("composer"), .method(.post), .action(action), .novalidate()) { h in
                h.put(visit.formToken)
                if let found { h.put(HiddenValue(name: "seen", value: String(found.stored.version))) }
                var words = Field(
                    id: field, label: texts.assistantMessage,
                    control: .lines(
                        Field.Lines(name: field, value: typed, rows: 2)),
                    words: Field.Words(
                        error: texts.errorTitlePrefix, optional: texts.optional, why: texts.whyDoWeAsk))
                words.hint = texts.assistantHint
                words.error = problem
                h.put(words)
                h.put(
                    ButtonRow(buttons: [Button(label: texts.assistantSend, act: .submit(), busy: texts.oneMoment)]))
            }
            if let found {
                h.form(.method(.post), .action(visit.conversationAddress(found.stored.id, "/end"))) { h in
                    h.put(visit.formToken)
                    h.put(
                        ButtonRow(
                            buttons: [Button(label: texts.assistantEnd, act: .submit(), style: .quiet)],
                            note: texts.assistantForgets))
                }
            } else {
                h.p(texts.assistantForgets, .class("soft"))
            }
        }
    }
}
