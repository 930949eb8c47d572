import Services

/// Finds what a message means in its conversation.
///
/// In order: what may be an emergency; what cannot wait (insults, a person); what was just asked; the interview in
/// progress; then everything else, from the most particular to the search.
struct Reader {
    let conversation: Conversation
    let context: DialogueContext

    var language: Language { conversation.language }
    var state: DialogueState { conversation.state }

    func read(_ message: Dialogue.Message) -> Dialogue.Reading {
        switch message {
        case .choice(let id): return read(choice: id)
        case .text(let text): return read(text: String(text.prefix(Conversation.maximumMessage)))
        }
    }

    func reading(_ intention: Dialogue.Intention, _ evidence: String..., query: String? = nil) -> Dialogue.Reading {
        Dialogue.Reading(intention, evidence: evidence, query: query, in: language)
    }

    private func read(text: String) -> Dialogue.Reading {
        let alarms = context.emergencies.alarms(in: text)
        if !alarms.isEmpty {
            return Dialogue.Reading(
                .emergency(alarms.map(\.category.id)), evidence: alarms.map(\.evidence), in: language)
        }
        let words = MessageWords(text)
        guard !words.list.isEmpty else { return reading(.nothing) }
        let bytes = words.bytes
        if let found = IntentPatterns.insult.first(in: bytes) { return reading(.insult, found.source) }
        // The words of a message that were asked for may speak of anything.
        if case .messageText = state.pending {
            let isCalledOff =
                words.list.count <= 4 && (SpokenYesNo.heard(in: words) == .no || matches(IntentPatterns.leave, words))
            // A person can be asked for at any moment.
            if words.list.count <= 8, let found = IntentPatterns.person.first(in: bytes) {
                return reading(.person, found.source)
            }
            return isCalledOff ? reading(.decline) : reading(.words(text))
        }
        if let found = IntentPatterns.whoAreYou.first(in: bytes) {
            return reading(.smallTalk(.whoAreYou), found.source)
        }
        if let found = IntentPatterns.person.first(in: bytes) { return reading(.person, found.source) }
        if let pending = state.pending, let read = self.read(words, pending) { return read }
        if let read = InterviewReader(reader: self, text: text, words: words)?.read() { return read }
        return general(text, words)
    }

    private func matches(_ list: PatternList, _ words: MessageWords) -> Bool { list.first(in: words.bytes) != nil }

    // MARK: What was just asked

    private func read(_ words: MessageWords, _ pending: DialogueState.Pending) -> Dialogue.Reading? {
        switch pending {
        case .agreeToBenefits, .check, .sendMessage, .person, .resume, .keepChecklist, .conversion:
            guard words.list.count <= 8, !words.hasQuestionMark else { return nil }
            switch SpokenYesNo.heard(in: words) {
            case .yes: return reading(.agree, "yes")
            case .no: return reading(.decline, "no")
            case .unsure, .none: return nil
            }
        case .contradiction(let answers): return settle(words, answers)
        case .chooseService:
            guard case .one(let match) = ServiceMatcher(context.services, in: language).naming(words) else {
                return nil
            }
            return Dialogue.Reading(
                .chosenService(match.service), evidence: match.words, query: completed(with: match.service),
                in: language)
        case .chooseCase:
            guard let found = chosenCase(words) else { return nil }
            return reading(.chosenCase(found.caseID), found.reference)
        case .messageText: return nil
        }
    }

    /// The case that words name: by its reference, its service, or its place in the list.
    func chosenCase(_ words: MessageWords) -> CaseStanding? {
        guard let cases = context.cases else { return nil }
        let said = words.list.joined()
        if let found = cases.first(where: { said.contains(MessageWords($0.reference).list.joined()) }) { return found }
        let services = context.services.filter { service in cases.contains { $0.service == service.id } }
        if case .one(let match) = ServiceMatcher(services, in: language).naming(words) {
            let own = cases.filter { $0.service == match.service }
            return own.count == 1 ? own[0] : nil
        }
        return nil
    }

    private func settle(_ words: MessageWords, _ answers: DialogueState.ContradictoryAnswer) -> Dialogue.Reading? {
        let bytes = words.bytes
        if PatternList(["premier|premiere|avant|ancien|ancienne|first|before|earlier|old"]).first(in: bytes) != nil {
            return reading(.settle(keepsBefore: true), "first")
        }
        if PatternList([
            "dernier|derniere|deuxieme|second|seconde|maintenant|nouveau|nouvelle|last|now|new|latter"
        ]).first(in: bytes) != nil {
            return reading(.settle(keepsBefore: false), "last")
        }
        guard let interview = state.interview,
            let conduct = InterviewConduct(interview, context: context, language: language),
            let question = conduct.question(
                InterviewState.Subject(service: answers.now.service, question: answers.now.question)),
            case .value(let value, _) = HeardValue.heard(
                words.list.joined(separator: " "), for: question, in: language, on: context.today)
        else { return nil }
        let subject = InterviewState.Subject(service: answers.now.service, question: answers.now.question)
        guard let said = conduct.said(value, to: subject) else { return nil }
        if said == answers.before { return reading(.settle(keepsBefore: true)) }
        if said == answers.now { return reading(.settle(keepsBefore: false)) }
        return reading(.answer(.change(said, working: nil, isSaid: true)))
    }

    /// The last question, completed with a service that was chosen.
    func completed(with service: String) -> String? {
        guard case .chooseService(forCheck: false)? = state.pending, let last = state.lastQuery else { return nil }
        return join(last, shortName(service))
    }

    func title(_ service: String?) -> String {
        context.service(service).map { $0.presentation.title[$0.language(preferring: language)] } ?? ""
    }

    /// What a service is called in few words, to complete a question: its first keyword, which the title's words would drown.
    func shortName(_ service: String?) -> String {
        guard let definition = context.service(service) else { return "" }
        return definition.presentation.keywords[definition.language(preferring: language)]?.first ?? title(service)
    }

    func join(_ text: String, _ more: String) -> String {
        more.isEmpty || text.contains(more) ? text : text + " " + more
    }
}
