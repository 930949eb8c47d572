import Assistant
import Cases
import FEEL
import HTML
import HTTPTypes
import Services
import Storage

/// How to speak with somebody about a service, a refusal, an error or anything else: whether somebody is there now, how
/// long one waits, by when one is called back; and the form to ask.
enum PersonPage {
    static func show(_ visit: Visit) async throws -> Reply {
        let subject = try await PersonSubject.load(visit, from: visit.query)
        guard let subject else { return elsewhere(visit) }
        if let id = subject.conversation?.stored.id, let known = try await visit.reception.load(id),
            known.stored.status != .closed
        {
            return .redirect(to: visit.personAddress(id).description)
        }
        let standing = try await visit.site.standing(of: subject.team, at: visit.now)
        let open = try await visit.openConversations().filter { $0.id != subject.conversation?.stored.id }
        return view(visit, subject, standing, form: PersonForm(), problems: [], open: open)
    }

    /// Begins the conversation, or hands over the one with the assistant.
    static func ask(_ visit: Visit) async throws -> Reply {
        guard let subject = try await PersonSubject.load(visit, from: visit.form) else { return elsewhere(visit) }
        if let key = visit.form["key"].flatMap({ Identifier($0) }), try await visit.holds(.conversation, key) {
            // A double click: they are in the queue already.
            return .redirect(to: visit.personAddress(key).description)
        }
        let standing = try await visit.site.standing(of: subject.team, at: visit.now)
        let form = PersonForm(visit.form)
        switch form.read(standing, needsMessage: subject.conversation == nil, in: visit.language) {
        case .failure(let problems):
            return view(visit, subject, standing, form: form, problems: problems.all)
        case .success(let asked):
            if let reply = try await begin(asked, form: form, subject, visit) { return reply }
            let again = try await visit.site.standing(of: subject.team, at: visit.now)
            return view(visit, subject, again, form: form, problems: [.taken])
        }
    }

    /// Keeps the request; nil when the moment went to somebody else meanwhile.
    private static func begin(
        _ asked: PersonForm.Asked, form: PersonForm, _ subject: PersonSubject, _ visit: Visit
    ) async throws -> Reply? {
        var random = SystemRandomNumberGenerator()
        let session = SessionOpening(visit: visit, using: &random)
        let existing = subject.conversation?.stored.id
        let id =
            existing ?? visit.form["key"].flatMap { Identifier($0) } ?? Identifier(at: visit.now, using: &random)
        let details = asked.details.about(subject, sharingDraft: form.sharesDraft)
        let request = Reception.Request(
            id: id, team: subject.team, service: subject.service?.id,
            isUrgent: subject.conversation?.conversation.state.flags.contains(.distress) ?? false, details: details,
            wish: asked.wish)
        let opening = opening(asked, subject, visit)
        let (store, reception, now, language) = (visit.site.store, visit.reception, visit.now, visit.language)
        let mail = callbackMail(asked.wish, details, subject.team, visit)?.job(about: id, now: now, using: &random)
        let content = try ConversationContent(Conversation(language: language, entries: opening)).encoded()
        do {
            try await store.database.write { transaction in
                if existing == nil {
                    guard try store.conversations.version(id, now: now, in: transaction) == nil else { throw Taken() }
                    try store.conversations.create(
                        id, organisation: request.team.organisation.id, language: language, content: content, now: now,
                        expiresAt: reception.keptUntil, in: transaction)
                    try session.grant(SessionGrant(.conversation, id), store: store, in: transaction)
                }
                guard try reception.ask(request, in: transaction) else { throw Taken() }
                if let mail { try store.jobs.enqueue(mail, now: now, in: transaction) }
            }
        } catch is Taken {
            return nil
        }
        if existing != nil {
            try await reception.change(id) { change, _ in
                change.content.conversation.append(opening)
                // Asked for again after an end: how one is reached now counts.
                change.details.name = details.name ?? change.details.name
                change.details.phone = details.phone ?? change.details.phone
                change.details.email = details.email ?? change.details.email
                change.details.draft = details.draft ?? change.details.draft
                change.details.end = nil
                return true
            }
        }
        return session.apply(to: .redirect(to: visit.personAddress(id).description))
    }

    private struct Taken: Error {}

    private static func opening(
        _ asked: PersonForm.Asked, _ subject: PersonSubject, _ visit: Visit
    ) -> [Conversation.Entry] {
        let texts = visit.texts
        var entries: [Conversation.Entry] = []
        if !asked.message.isEmpty { entries.append(Conversation.Entry(author: .person, text: asked.message)) }
        let office = subject.team.name(visit.language)
        let words =
            switch asked.wish {
            case .live: texts.receptionAsked(office)
            case .callback(let time):
                texts.receptionCallbackPromised(office, visit.callbackWords(time, in: visit.language))
            }
        entries.append(Conversation.Entry(author: .platform, text: words))
        return entries
    }

    /// The message that says when one is called back, for whoever gave an address.
    static func callbackMail(
        _ wish: Reception.Wish, _ details: ReceptionDetails, _ team: ReceptionTeam, _ visit: Visit
    ) -> ReceptionMail? {
        guard case .callback(let time) = wish, let address = details.email else { return nil }
        return ReceptionMail(
            kind: .callback, to: address, language: visit.language.rawValue, organisation: team.organisation.id,
            office: team.name(visit.language), words: visit.callbackWords(time, in: visit.language))
    }

    // MARK: The page

    private static func view(
        _ visit: Visit, _ subject: PersonSubject, _ standing: TeamStanding, form: PersonForm,
        problems: [PersonForm.Problem], open: [OpenConversation] = []
    ) -> Reply {
        let texts = visit.texts
        var random = SystemRandomNumberGenerator()
        var frame = PageFrame(title: texts.personTitle)
        frame.hasErrors = !problems.isEmpty
        frame.status = problems.isEmpty ? .ok : .unprocessableContent
        frame.organisation = subject.team.organisation
        frame.office = subject.team.id
        frame.stylesheets = ["reception.css"]
        let fields = fields(visit, subject, standing, form: form, problems: problems)
        return visit.page(frame) { h in
            if !problems.isEmpty {
                let items = problems.map { problem in
                    ErrorSummary.Item(
                        message: visit.words(of: problem),
                        target: fields.first { $0.id == problem.field }?.focusTarget ?? problem.field)
                }
                h.put(ErrorSummary(title: texts.errorSummaryTitle, items: items))
            }
            h.h1(texts.personTitle)
            visit.wayBack(to: open, &h)
            h.p(texts.personLead(subject.team.name(visit.language)), .class("lede"))
            if let service = subject.service {
                let language = service.language(preferring: visit.language)
                h.p(texts.personAbout(visit.typeset(service.presentation.title, in: language)))
            }
            h.put(availability(visit, standing))
            h.form(.method(.post), .action(visit.address("/person")), .novalidate()) { h in
                h.put(visit.formToken)
                h.put(
                    HiddenValue(
                        name: "key",
                        value: visit.form["key"] ?? Identifier(at: visit.now, using: &random).description))
                for (name, value) in subject.hidden { h.put(HiddenValue(name: name, value: value)) }
                for field in fields { h.put(field) }
                h.p(texts.personWhoSees(days: visit.site.configuration.receptionDays), .class("consequence"))
                h.put(ButtonRow(buttons: [Button(label: texts.personAsk, act: .submit(), busy: texts.oneMoment)]))
            }
        }
    }

    private static func fields(
        _ visit: Visit, _ subject: PersonSubject, _ standing: TeamStanding, form: PersonForm,
        problems: [PersonForm.Problem]
    ) -> [Field] {
        let texts = visit.texts
        var message = Field(
            id: "message", label: texts.personMessage,
            control: .lines(
                Field.Lines(name: "message", value: form.message, rows: 4)),
            words: visit.fieldWords)
        message.isOptional = subject.conversation != nil
        message.hint = subject.conversation == nil ? texts.personMessageHint : texts.personConversationIsSeen
        if problems.contains(.message) { message.error = texts.personSayWhat }
        if problems.contains(.longMessage) {
            message.error = texts.assistantTooLong(Conversation.maximumMessage)
        }
        var name = Field(
            id: "name", label: texts.personName,
            control: .line(
                Field.Line(
                    name: "name", value: form.name, autocomplete: "name", maximumLength: PersonForm.longestName)),
            words: visit.fieldWords)
        name.isOptional = true
        var fields = [message, name] + visit.personFields(form, standing, problems: problems)
        if subject.draft != nil {
            let item = Field.Choices.Item(
                value: "yes", label: texts.personShareDraft, hint: texts.personShareDraftHint,
                isChosen: form.sharesDraft)
            fields.append(
                Field(
                    id: "share", label: texts.personYourForm,
                    control: .choices(Field.Choices(kind: .many, name: "share", items: [item])),
                    words: visit.fieldWords))
        }
        return fields
    }

    /// The truth about now.
    static func availability(_ visit: Visit, _ standing: TeamStanding) -> Notice {
        let texts = visit.texts
        let opening = visit.openingText(of: standing.team.hours.office, in: standing.team.organisation)
        var lines: [String] = []
        if standing.wait.isLive {
            lines.append(texts.wait(standing.wait))
        } else {
            lines.append(
                standing.isOpen ? texts.nobodyNow(standing.wait, onBreak: standing.presence.onBreak) : opening)
            if let first = standing.callbacks.first {
                lines.append(texts.callbackFrom(visit.callbackWords(first, in: visit.language)))
            } else {
                lines.append(texts.noCallbackLeft)
            }
        }
        return Notice(
            body: Prose(lines.map { .paragraph([.text($0)]) }), tone: standing.wait.isLive ? .good : .wait)
    }

    /// No office of the organisation receives in conversation: its telephone, address and counter stand at the foot.
    private static func elsewhere(_ visit: Visit) -> Reply {
        let texts = visit.texts
        return visit.page(PageFrame(title: texts.personTitle)) { h in
            h.h1(texts.personTitle)
            h.p(texts.personByOffice, .class("lede"))
            h.p { h in h.a(texts.contactUs, .href(visit.address("/contact"))) }
        }
    }
}

/// What somebody wants to speak about, with what their browser holds of it.
struct PersonSubject: Sendable {
    let team: ReceptionTeam
    let service: ServiceDefinition?
    /// The form that they are filling in.
    let draft: Identifier?
    /// The case that it is about, and its reference.
    let caseID: Identifier?
    let reference: String?
    /// The conversation with the assistant that is handed over.
    let conversation: ConversationInHand?

    /// What the page carries along.
    var hidden: [(String, String)] {
        [
            ("service", service?.id), ("draft", draft?.description), ("case", caseID?.description),
            ("conversation", conversation?.stored.id.description),
        ].compactMap { name, value in value.map { (name, $0) } }
    }

    /// The subject that an address or a form names; what the browser does not hold counts as not named.
    ///
    /// - Returns: nil when no office receives.
    static func load(_ visit: Visit, from fields: FormData) async throws -> PersonSubject? {
        let (store, now) = (visit.site.store, visit.now)
        var service = fields["service"].flatMap(visit.catalogue.service)
        var conversation: ConversationInHand?
        if let id = fields["conversation"].flatMap({ Identifier($0) }), try await visit.holds(.conversation, id) {
            conversation = try await visit.conversation(id)
        }
        var draft: StoredDraft?
        let named = fields["draft"] ?? conversation?.content.draft
        if let id = named.flatMap({ Identifier($0) }), try await visit.holds(.draft, id) {
            draft = try await store.database.read { try store.drafts.find(id, now: now, in: $0) }
        }
        var found: CaseInHand?
        if let id = fields["case"].flatMap({ Identifier($0) }), try await visit.holds(.case, id) {
            found = try await visit.heldCase(id)
        }
        if service == nil {
            let id = draft?.service ?? found?.case.submission.service ?? conversation?.conversation.state.topic
            service = id.flatMap(visit.catalogue.service)
        }
        guard let team = visit.site.receivingTeam(for: service, in: visit.catalogue) else { return nil }
        return PersonSubject(
            team: team, service: service, draft: draft.flatMap { $0.caseID == nil ? $0.id : nil },
            caseID: found?.case.id, reference: found?.case.submission.reference.description,
            conversation: conversation)
    }
}

extension ReceptionDetails {
    /// The same, with what it is about.
    fileprivate func about(_ subject: PersonSubject, sharingDraft: Bool) -> ReceptionDetails {
        var copy = self
        copy.draft = sharingDraft ? subject.draft?.description : nil
        copy.reference = subject.reference
        return copy
    }
}

extension Visit {
    /// What is done with conversations that people asked to have with an agent.
    var reception: Reception { Reception(site: site, now: now) }

    /// Whether a person was asked for in a conversation, and it has not ended since.
    func isHandedOver(_ id: Identifier) async throws -> Bool {
        let store = site.store
        guard let found = try await store.database.read({ try store.receptions.find(id, in: $0) }) else { return false }
        return found.status != .closed
    }

    /// The address of the pages of a conversation with an agent.
    func personAddress(_ id: Identifier, _ rest: URLReference = "") -> URLReference {
        address("/person/\(id.description)\(rest)")
    }

    /// Whether the browser's session holds something.
    func holds(_ kind: SessionGrant.Kind, _ id: Identifier) async throws -> Bool {
        guard let key = session?.key else { return false }
        let (store, now) = (site.store, now)
        // A case takes its draft's identifier: who held the draft that was sent sees the case.
        let kinds: [SessionGrant.Kind] = kind == .case ? [.case, .draft] : [kind]
        return try await store.database.read { connection in
            try kinds.contains {
                try store.sessions.find(key, grant: SessionGrant($0, id), now: now, in: connection)?.isGranted ?? false
            }
        }
    }
}
