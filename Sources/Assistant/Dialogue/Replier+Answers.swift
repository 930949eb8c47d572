import Services

extension Replier {
    // MARK: Emergencies

    mutating func emergency(_ kinds: [String]) {
        let categories = context.emergencies.categories.filter { kinds.contains($0.id) }
        for category in categories.prefix(2) { composer.say(category.words[language]) }
        composer.say(texts.numbersIntro)
        composer.add(.numbers(EmergencyList.numbers(of: categories, in: language)))
        composer.say(texts.afterNumbers)
        // Whatever was talked about, it is not what matters now.
        state.topic = nil
        state.unsureCount = 0
        state.pending = nil
        if categories.contains(where: \.isDistress) {
            state.raise(.distress)
            askForPerson(.distress)
        }
    }

    /// Numbers under an answer, where words may speak of an emergency and nothing was recognised for sure.
    mutating func showConcerns() {
        guard case .text(let text) = message, !isEmergency, !isMessage else { return }
        let concerns = context.emergencies.concerns(in: text)
        guard !concerns.isEmpty else { return }
        composer.say(texts.inCaseOfDanger)
        composer.add(.numbers(Array(EmergencyList.numbers(of: concerns.map(\.category), in: language).prefix(4))))
    }

    private var isEmergency: Bool { if case .emergency = reading.intention { true } else { false } }
    /// Whether the words are meant for an agent.
    private var isMessage: Bool { if case .words = reading.intention { true } else { false } }

    // MARK: People

    /// How a person can be reached, and, where the conversation can be handed over, whether to do so.
    mutating func askForPerson(_ reason: Conversation.PersonOffer.Reason) {
        // The office of what was talked about earlier answers for that alone.
        if !isForTopic(reason) { state.topic = nil }
        let office =
            context.service(state.topic).flatMap { context.organisation.office($0.office) } ?? context.receptionOffice
        var words = [texts.personReason(reason)]
        var isHandover = true
        switch state.topic == nil ? context.reception : context.human {
        case .live(let minutes): words.append(texts.personLive(minutes))
        case .callBack(let day): words.append(texts.personCallBack(day))
        case .office: isHandover = false
        }
        if let office { words.append(texts.personOffice(office)) }
        composer.add(
            .offerPerson(
                Conversation.PersonOffer(
                    reason: reason, words: words.joined(separator: " "), isHandover: isHandover,
                    phone: office?.contact.phone)))
        guard isHandover else { return }
        state.pending = .person(reason)
        composer.say(texts.personOffered)
        composer.add(.choices(yesNo))
    }

    /// Whether a person is asked for about the service that is talked about.
    private func isForTopic(_ reason: Conversation.PersonOffer.Reason) -> Bool {
        switch reason {
        case .asked, .caseMatter: true
        case .complaint: state.isTopicFresh
        // Whoever is in danger or insults speaks of no service.
        case .distress, .insult: false
        case .unsure, .technical:
            state.isTopicOfThisMessage || reading.evidence.first == "topic" || state.interview?.asked != nil
        }
    }

    var yesNo: [Conversation.Choice] {
        [
            Conversation.Choice(id: ChoiceID.yes, label: texts.yes),
            Conversation.Choice(id: ChoiceID.no, label: texts.no),
        ]
    }

    // MARK: Difficult moments

    mutating func insult() {
        state.raise(.insult)
        state.warnings += 1
        guard state.warnings > 1 else {
            composer.say(texts.insultFirst)
            // Anger has its reason: what is complained of beside the word too many is heard.
            return isComplaint ? complaint() : comeBack()
        }
        composer.say(texts.insultAgain)
        askForPerson(.insult)
    }

    /// Whether the message complains of something.
    private var isComplaint: Bool {
        guard case .text(let text) = message else { return false }
        return IntentPatterns.complaint.first(in: MessageWords(text).bytes) != nil
    }

    mutating func complaint() {
        // "A complaint about my neighbour's noise" is not about us: what the organisation says of noise answers it.
        if let findings, let first = findings.hits.first, isNamedApart(first) {
            return answer()
        }
        state.raise(.complaint)
        if case .text(let text) = message,
            case .one(let match) = ServiceMatcher(context.services, in: language).naming(MessageWords(text))
        {
            state.topic = match.service
        }
        composer.say(texts.complaint)
        if state.isTopicFresh, let service = context.service(state.topic),
            let appeal = service.legal.appeal.text?[language], !appeal.isEmpty
        {
            composer.say(texts.appeal(title(service), appeal))
        }
        askForPerson(.complaint)
    }

    mutating func technical(_ kind: Dialogue.Technical) {
        let words =
            switch kind {
            case .site: texts.technicalSite
            case .file: texts.technicalFile
            case .signIn: texts.technicalSignIn
            }
        composer.say(words)
        askForPerson(.technical)
    }

    mutating func smallTalk(_ kind: Dialogue.SmallTalk) {
        let name = context.organisation.name[language]
        let words =
            switch kind {
            case .hello: texts.hello
            case .thanks: texts.thanks
            case .goodbye: texts.goodbye
            case .whoAreYou: texts.whoAreYou(organisation: name)
            case .howAreYou: texts.howAreYou
            case .whatCanYouDo: texts.whatCanYouDo
            case .fine: texts.fine
            }
        composer.say(words)
        if kind != .goodbye { comeBack() }
    }

    // MARK: What was found

    mutating func answer() {
        state.lastQuery = reading.query.map { String($0.prefix(300)) }
        guard let findings else {
            composer.say(texts.searchFailed)
            return askForPerson(.unsure)
        }
        if let close = closeReadings(findings) { return askBack(close) }
        guard findings.isSure, let hit = answering(findings) else { return unsure(findings) }
        state.unsureCount = 0
        composer.say(texts.answerFound)
        composer.add(.passage(Conversation.Passage(hit)))
        if let service = service(of: hit.sheet) {
            // A sheet of the town's own that leads to a service is not about it.
            if case .service = hit.sheet.origin { state.topic = service.id }
            nextStep(service)
        }
        comeBack()
    }

    /// How near the second reading must be to the first for both to be offered.
    private static let closeness = 0.93

    /// The services of two readings between which nothing tells: none is named, and they score alike.
    private func closeReadings(_ findings: Findings) -> [ServiceDefinition]? {
        guard reading.query != nil, findings.hits.count >= 2 else { return nil }
        let words = MessageWords(reading.query ?? "")
        switch ServiceMatcher(context.services, in: language).naming(words) {
        case .one: return nil
        case .several(let matches):
            let services = matches.compactMap { context.service($0.service) }
            let isAboutOne = services.contains { $0.id == state.topic }
            return services.count >= 2 && !isAboutOne ? services : nil
        case .none:
            guard let first = service(of: findings.hits[0].sheet), let second = service(of: findings.hits[1].sheet),
                first.id != second.id, findings.hits[1].score >= findings.hits[0].score * Self.closeness,
                first.id != state.topic, findings.isSure
            else { return nil }
            return [first, second]
        }
    }

    private mutating func askBack(_ services: [ServiceDefinition]) {
        state.pending = .chooseService(forCheck: false)
        composer.say(texts.whichOne)
        composer.add(.choices(services.prefix(4).map(choice)))
        also(ownSheets(findings), texts.more)
    }

    func choice(_ service: ServiceDefinition) -> Conversation.Choice {
        Conversation.Choice(id: ChoiceID.service(service.id), label: title(service))
    }

    func title(_ service: ServiceDefinition) -> String {
        service.presentation.title[service.language(preferring: language)]
    }

    /// The service that a sheet is about, or leads to.
    func service(of sheet: Sheet) -> ServiceDefinition? {
        if case .service(let id) = sheet.origin { return context.service(id) }
        return sheet.services.lazy.compactMap { context.service($0) }.first
    }

    private mutating func unsure(_ findings: Findings) {
        state.unsureCount += 1
        let likely = likelyService(findings)
        // The service that is proposed below is not shown twice.
        let closest = near(findings).filter { likely == nil || service(of: $0.sheet)?.id != likely?.id }
            .prefix(3).map(Conversation.SheetLink.init)
        if !closest.isEmpty {
            composer.say(isFar(findings) ? texts.notSureFar : texts.notSure)
            composer.add(.closest(closest))
        } else if likely == nil {
            composer.say(texts.notSureNothing)
        }
        state.topic = likely?.id ?? state.topic
        if let likely {
            composer.say(texts.perhapsService)
            composer.add(
                .services([
                    Conversation.ServiceProposal(
                        service: likely.id, title: title(likely),
                        summary: likely.presentation.summary[likely.language(preferring: language)])
                ]))
            nextStep(likely)
            comeBack()
        } else if state.unsureCount >= 2 {
            composer.say(texts.unsureTwice)
            askForPerson(.unsure)
        } else {
            composer.add(.choices([Conversation.Choice(id: ChoiceID.person, label: texts.personChoice)]))
            comeBack()
        }
    }

    /// The service that a question is likely about though no passage answers it for sure: it is named and found first, or
    /// it is found well before the others.
    private func likelyService(_ findings: Findings) -> ServiceDefinition? {
        guard let first = findings.hits.first, let service = service(of: first.sheet) else { return nil }
        let words = MessageWords(reading.query ?? "")
        if case .one(let match) = ServiceMatcher(context.services, in: language).naming(words) {
            return match.service == service.id ? service : nil
        }
        let second = findings.hits.dropFirst().first?.score ?? 0
        return findings.confidence >= Self.likelihood && second <= first.score * Self.lead ? service : nil
    }

    /// From which confidence, and how far before the second, a service is likely.
    private static let likelihood = 0.5
    private static let lead = 0.7

    // MARK: Services

    mutating func propose(_ id: String) {
        guard let service = context.service(id) else { return composer.say(texts.staleChoice) }
        // What was said is another sheet's subject rather than the service's.
        if let first = findings?.hits.first, first.sheet.id == ownSheets(findings).first?.sheet.id,
            self.service(of: first.sheet)?.id != id
        {
            return answer()
        }
        state.topic = id
        state.unsureCount = 0
        let language = service.language(preferring: language)
        composer.say(texts.service(title(service)))
        composer.add(
            .services([
                Conversation.ServiceProposal(
                    service: id, title: title(service), summary: service.presentation.summary[language])
            ]))
        if !service.channels.contains(.assistant) {
            composer.say(texts.notByAssistant(title(service)))
        } else if service.isInterviewed {
            composer.say(texts.hasRules)
        }
        nextStep(service)
        comeBack()
    }

    /// What can be done next about a service.
    mutating func nextStep(_ service: ServiceDefinition) {
        sayWhetherClosed(service)
        var choices: [Conversation.Choice] = []
        if service.isInterviewed {
            choices.append(
                Conversation.Choice(id: ChoiceID.check(service.id), label: texts.checkChoice(title(service))))
        }
        if service.isOpenedByAssistant {
            choices.append(Conversation.Choice(id: ChoiceID.form(service.id), label: texts.formChoice(title(service))))
        }
        choices.append(Conversation.Choice(id: ChoiceID.person, label: texts.personChoice))
        composer.add(.choices(choices))
    }

    mutating func chosen(service id: String) {
        if case .chooseService(forCheck: true)? = state.pending { return check(id) }
        guard reading.query != nil, let findings, findings.isSure else { return propose(id) }
        state.topic = id
        // Of what was found, only what is about the service that was chosen answers.
        guard let hit = findings.hits.first(where: { service(of: $0.sheet)?.id == id }) else { return propose(id) }
        state.unsureCount = 0
        composer.say(texts.answerFound)
        composer.add(.passage(Conversation.Passage(hit)))
        if let service = context.service(id) { nextStep(service) }
    }

    mutating func openForm(_ id: String) {
        guard let service = context.service(id), service.simulation == nil else {
            return composer.say(texts.staleChoice)
        }
        guard service.isOpenedByAssistant else { return propose(id) }
        state.topic = id
        var offer = Conversation.FormOffer(service: id, title: title(service), answers: [])
        if let interview = state.interview,
            let conduct = InterviewConduct(interview, context: context, language: language),
            conduct.definitions.contains(where: { $0.id == id })
        {
            offer = conduct.form(service)
        }
        sayWhetherClosed(service)
        composer.say(texts.confirmInForm)
        composer.add(.openForm(offer))
        acts.append(.openForm(offer))
    }

    // MARK: Life events

    /// What the organisation does about an event of life.
    func list(of event: LifeEvent) -> Conversation.Checklist {
        let services = context.services.filter { $0.presentation.lifeEvents.contains(event.id) }
        return Conversation.Checklist(
            event: event.id, title: event.title[language],
            items: services.map { service in
                let language = service.language(preferring: language)
                return Conversation.Checklist.Item(
                    service: service.id, title: title(service), summary: service.presentation.summary[language],
                    when: times(of: service),
                    canBeChecked: service.isInterviewed)
            })
    }

    /// What is known of a service's time: when it takes requests, and how long it takes to answer.
    private func times(of service: ServiceDefinition) -> String? {
        let language = service.language(preferring: language)
        let period = service.period.map {
            texts.openBetween($0.opens.words(in: language), $0.closes.words(in: language))
        }
        let answer = service.objectives.decidedWithin.map { texts.answeredWithin($0.words(in: language)) }
        let known = [period, answer].compactMap { $0 }
        return known.isEmpty ? nil : known.joined(separator: " ")
    }

    /// Says from which day requests are taken, where they are not today.
    mutating func sayWhetherClosed(_ service: ServiceDefinition) {
        guard let period = service.period, !period.contains(context.today) else { return }
        composer.say(
            texts.closedUntil(Formatting.date(period.opening(onOrAfter: context.today), in: language)))
    }

    mutating func checklist(_ id: String) {
        guard let event = context.organisation.lifeEvents.first(where: { $0.id == id }) else {
            return composer.say(texts.noChecklist)
        }
        state.unsureCount = 0
        if let kind = reading.evidence.first.flatMap(LifeEventKind.init), let words = texts.congratulate(kind) {
            composer.say(words)
        }
        let list = list(of: event)
        let sheets = ownSheets(findings)
        // The event's name was searched with the person's words: a part is quoted only where they name it themselves.
        if let findings, findings.isSure, let hit = answering(findings), hit.sheet.id == sheets.first?.sheet.id,
            sharedWords(hit.passage) >= 2
        {
            composer.say(texts.answerFound)
            composer.add(.passage(Conversation.Passage(hit)))
        } else {
            also(sheets, texts.readFirst)
        }
        guard !list.items.isEmpty else {
            if sheets.isEmpty { composer.say(texts.noChecklist) }
            return
        }
        composer.say(texts.checklist(list.title))
        composer.add(.checklist(list))
        var choices = list.items.filter(\.canBeChecked).map {
            Conversation.Choice(id: ChoiceID.check($0.service), label: texts.checkChoice($0.title))
        }
        choices.append(Conversation.Choice(id: ChoiceID.keep(id), label: texts.keepChecklist))
        composer.add(.choices(choices))
        state.pending = .keepChecklist(event: id)
    }

    mutating func keep(_ id: String) {
        guard let event = context.organisation.lifeEvents.first(where: { $0.id == id }) else {
            return composer.say(texts.staleChoice)
        }
        guard context.cases != nil else {
            composer.say(texts.checklistSignIn)
            return composer.add(.signIn)
        }
        composer.say(texts.checklistKept)
        acts.append(.keepChecklist(list(of: event)))
    }
}

extension Conversation.SheetLink {
    /// A sheet that was found, by its title.
    init(_ hit: Findings.Hit) {
        self.init(
            sheet: hit.sheet.id, title: hit.sheet.title, link: hit.sheet.link, language: hit.sheet.language)
    }
}

extension Conversation.Passage {
    /// The passage that was found, quoted.
    public init(_ hit: Findings.Hit) {
        var excerpt = hit.passage.text
        if excerpt.count > Self.maximumLength {
            let room = excerpt.prefix(Self.maximumLength - 1)
            excerpt = String(room[..<(room.lastIndex(of: " ") ?? room.endIndex)]) + "…"
        }
        self.init(
            sheet: hit.sheet.id, title: hit.sheet.title, heading: hit.passage.heading, language: hit.sheet.language,
            excerpt: excerpt,
            link: hit.sheet.link + (hit.passage.anchor.map { "#" + $0 } ?? ""))
    }
}
