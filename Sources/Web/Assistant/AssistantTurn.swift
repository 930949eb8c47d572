import Assistant
import Cases
import FEEL
import HTML
import Services
import Storage

/// One turn of a conversation: what the person sent, what the assistant answers, and what the site does at their word.
struct AssistantTurn {
    let visit: Visit

    /// What came of a turn.
    struct Outcome {
        /// The conversation after it.
        var content: ConversationContent
        /// Where the person goes, when not back to the conversation.
        var destination: URLReference?
        /// What the assistant answered.
        var entries: [Conversation.Entry] = []
        /// What the site says of what it did.
        var said: [Conversation.Entry] = []
        /// What the site was asked to do.
        var acts: [Dialogue.Act] = []
        /// Whether a person is asked for: the conversation goes on with them.
        var isHandedOver = false
    }

    /// Answers a message. Nothing is done yet of what the person asked for: `carryOut` does it.
    func answer(_ message: Dialogue.Message, in content: ConversationContent) async throws -> Outcome {
        // Whoever has changed the page's language since is answered in it.
        var conversation = content.conversation
        if let page = content.page, page != visit.language {
            conversation = conversation.speaking(visit.language, services: visit.catalogue.services)
        }
        let language = Dialogue.language(for: message, in: conversation)
        let context = try await context(
            in: language, about: conversation.state.topic)
        let reading = Dialogue.reading(of: message, in: conversation, context: context)
        var findings: Findings?
        if let query = reading.query {
            let found = await visit.site.knowledge.search(query, in: reading.language)
            // What was asked in one language and is answered in the other that was pressed.
            findings = message.isLanguage ? visit.site.knowledge.translated(found, to: language) : found
        }
        let turn = Dialogue.reply(
            to: message, reading: reading, findings: findings, in: conversation, context: context)
        var outcome = Outcome(content: content, entries: turn.entries, acts: turn.acts)
        outcome.content.conversation = turn.conversation
        outcome.content.page = visit.language
        await rephrase(message, turn.entries, in: &outcome.content.conversation)
        return outcome
    }

    /// Does what the person asked for or agreed to, and says so in the conversation.
    ///
    /// Comes after the turn is saved: of two clicks on the same agreement only one is saved, so that nothing is sent or
    /// begun twice.
    func carryOut(_ outcome: inout Outcome) async throws {
        for act in outcome.acts { try await perform(act, &outcome) }
    }

    /// Puts an answer's passages in other words before them, where a model may do so and what it says is supported; they
    /// stay beside it, and stand alone on any failure.
    private func rephrase(
        _ message: Dialogue.Message, _ entries: [Conversation.Entry], in conversation: inout Conversation
    ) async {
        guard let rephraser = visit.site.rephraser, case .text(let question) = message, entries.count == 1,
            let last = conversation.entries.indices.last
        else { return }
        let passages = conversation.entries[last].parts.compactMap { part in
            if case .passage(let passage) = part {
                RephrasingRequest.Passage(heading: passage.heading, text: passage.excerpt)
            } else {
                nil
            }
        }
        guard !passages.isEmpty else { return }
        let request = RephrasingRequest(question: question, passages: passages, language: conversation.language)
        guard let answer = await rephraser.rephrase(request) else { return }
        let words = answer.sentences.map(\.text).joined(separator: " ")
        let texts = visit.site.texts(in: conversation.language)
        conversation.entries[last].parts.insert(.text("\(texts.assistantRephrased) \(words)"), at: 0)
    }

    /// What surrounds a message.
    ///
    /// - Parameter topic: the service that is talked about: its office is the one that can be reached.
    func context(in language: Language, about topic: String? = nil) async throws -> DialogueContext {
        guard let organisation = visit.catalogue.home else { throw SiteFailure.notFound }
        let today = visit.site.zone(of: organisation).date(at: visit.now)
        let (site, catalogue, now) = (visit.site, visit.catalogue, visit.now)
        let service = topic.flatMap(catalogue.service)
        let human = try await site.humanAvailability(for: service, in: catalogue, at: now)
        // Most often the office that answers for the service is the one that answers for everything.
        let teams = [service, nil].map { site.receivingTeam(for: $0, in: catalogue) }
        let isSame = teams[0]?.id == teams[1]?.id && teams[0]?.organisation.id == teams[1]?.organisation.id
        return DialogueContext(
            services: visit.catalogue.services, organisation: organisation, today: today,
            cases: try await standings(in: language),
            human: human,
            reception: isSame ? human : try await site.humanAvailability(for: nil, in: catalogue, at: now))
    }

    // MARK: Acts

    private func perform(_ act: Dialogue.Act, _ outcome: inout Outcome) async throws {
        let texts = visit.site.texts(in: outcome.content.conversation.language)
        switch act {
        case .openForm(let offer):
            guard let id = try await draft(offer, in: outcome.content.conversation.language) else { return }
            outcome.content.draft = id.description
            outcome.destination = visit.draftAddress(id)
        case .sendMessage(let proposal):
            let isSent = try await send(proposal)
            let words = isSent ? texts.assistantSentMessage(proposal.reference) : texts.assistantNotSent
            outcome.said.append(Conversation.Entry(author: .platform, text: words))
        case .keepChecklist(let checklist):
            let isKept = try await ChecklistPage.keep(checklist, visit)
            let entry = Conversation.Entry(
                author: .platform, text: isKept ? texts.checklistKept : texts.checklistNeedsSpace,
                parts: isKept ? [] : [.text(texts.checklistNeedsSpace), .signIn])
            outcome.said.append(entry)
        case .handOver: outcome.isHandedOver = true
        }
    }

    /// Begins a form with what was said; each answer is marked as said to the assistant, to be confirmed.
    private func draft(_ offer: Conversation.FormOffer, in language: Language) async throws -> Identifier? {
        guard let service = visit.catalogue.service(offer.service), service.simulation == nil,
            service.channels.contains(.assistant)
        else { return nil }
        var random = SystemRandomNumberGenerator()
        var draft = Draft(
            language: service.language(preferring: language), accessCode: SecretToken.accessCode(using: &random))
        draft.channel = .assistant
        for said in offer.answers where said.service == service.id {
            guard let question = service.question(said.question), question.name == said.question,
                case .value(let value) = question.type.parse(RawAnswer(parts: said.parts), in: language)
            else { continue }
            draft.entries[question.name] = .answer(Answer(value, by: .assistant))
        }
        return try await StartDraft.keep(draft, of: service, visit)
    }

    /// Sends words about one of the person's own cases.
    private func send(_ proposal: Conversation.MessageProposal) async throws -> Bool {
        guard let id = Identifier(proposal.caseID), let found = try await ownCases().first(where: { $0.case.id == id })
        else { return false }
        let command = HolderCommand.write(
            CaseMessage(text: proposal.text, files: []), seen: found.case.messages.count)
        guard
            case .success(let events) = found.case.decide(
                command, in: visit.assistantContext, definition: found.definition, zone: found.zone,
                calendar: found.organisation.calendar)
        else { return false }
        do {
            _ = try await visit.append(events, to: found)
            return true
        } catch StorageError.versionConflict {
            return false
        }
    }

    // MARK: Cases

    /// The cases that the person keeps in their space, the latest first; none for whoever has not signed in.
    private func ownCases() async throws -> [CaseInHand] {
        visit.person == nil ? [] : try await Space.load(visit).entries.map(\.found)
    }

    private func standings(in language: Language) async throws -> [CaseStanding]? {
        guard visit.person != nil else { return nil }
        return try await ownCases().map { standing(of: $0, in: language) }
    }

    private func standing(of found: CaseInHand, in wanted: Language) -> CaseStanding {
        let language = found.definition.language(preferring: wanted)
        let texts = visit.site.texts(in: language)
        var awaited: String?
        var byWhen: String?
        if let pending = found.case.pendingCorrection {
            awaited = texts.correctionTitle
            byWhen = Formatting.date(pending.request.answerBy, in: language)
        } else if found.case.unreadByPerson > 0 {
            awaited = texts.unreadMessages
        }
        if byWhen == nil, found.case.isOpen, let silence = found.deadlines.silence {
            byWhen = texts.silence(
                on: Formatting.date(silence, in: language), means: found.deadlines.silenceMeans)
        }
        return CaseStanding(
            caseID: found.case.id.description, reference: found.case.submission.reference.description,
            service: found.definition.id, title: found.definition.presentation.title[language],
            state: found.definition.workflow.state(found.case.state)?.label[language]
                ?? texts.ownStateForYou(found.case),
            isDecided: !found.case.isOpen, awaited: awaited, byWhen: byWhen)
    }
}

extension Visit {
    /// The context of a command given through the assistant.
    var assistantContext: CommandContext {
        CommandContext(actor: .person(person), channel: .assistant, at: now)
    }
}
