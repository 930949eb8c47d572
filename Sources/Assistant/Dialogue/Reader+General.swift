import Services

extension Reader {
    /// Whether words speak of something that no question of an interview is about.
    func isElsewhere(_ words: MessageWords) -> Bool {
        let bytes = words.bytes
        return [
            IntentPatterns.complaint, IntentPatterns.technicalFile, IntentPatterns.technicalSignIn,
            IntentPatterns.technicalSite, IntentPatterns.hello, IntentPatterns.thanks, IntentPatterns.goodbye,
            IntentPatterns.whoAreYou, IntentPatterns.check, IntentPatterns.benefits, IntentPatterns.caseStatus,
        ].contains { $0.first(in: bytes) != nil }
    }

    /// What a message means where nothing waits for an answer.
    func general(_ text: String, _ words: MessageWords) -> Dialogue.Reading {
        let bytes = words.bytes
        if let small = smallTalk(bytes) { return small }
        if state.interview != nil, let found = IntentPatterns.resume.first(in: bytes) {
            return reading(.resume, found.source)
        }
        let naming = ServiceMatcher(context.services, in: language).naming(words)
        if let found = IntentPatterns.benefits.first(in: bytes), !isNamed(naming) {
            return reading(.benefits, found.source)
        }
        if let found = aboutCases(text, words, naming) { return found }
        if let technical = technical(bytes) { return technical }
        if let found = IntentPatterns.complaint.first(in: bytes) {
            return reading(.complaint, found.source, query: text)
        }
        if let found = IntentPatterns.office.first(in: bytes), let office = office(naming, words) {
            return reading(.office(office.id), found.source)
        }
        if let found = IntentPatterns.check.first(in: bytes) { return check(text, words, naming, found.source) }
        if let event = lifeEvent(text, bytes), !words.hasQuestionMark { return event }
        if let found = IntentPatterns.leave.first(in: bytes), state.interview != nil {
            return reading(.leave, found.source)
        }
        return question(text, words, naming)
    }

    private func isNamed(_ naming: ServiceMatcher.Naming) -> Bool {
        if case .none = naming { false } else { true }
    }

    private func smallTalk(_ bytes: [[UInt8]]) -> Dialogue.Reading? {
        let kinds: [(PatternList, Dialogue.SmallTalk)] = [
            (IntentPatterns.whoAreYou, .whoAreYou), (IntentPatterns.howAreYou, .howAreYou),
            (IntentPatterns.whatCanYouDo, .whatCanYouDo), (IntentPatterns.hello, .hello),
            (IntentPatterns.goodbye, .goodbye), (IntentPatterns.thanks, .thanks), (IntentPatterns.fine, .fine),
        ]
        // Who greets and asks in one message has asked.
        guard bytes.count <= 8 else { return nil }
        for (patterns, kind) in kinds {
            if let found = patterns.first(in: bytes) { return reading(.smallTalk(kind), found.source) }
        }
        return nil
    }

    private func technical(_ bytes: [[UInt8]]) -> Dialogue.Reading? {
        let kinds: [(PatternList, Dialogue.Technical)] = [
            (IntentPatterns.technicalFile, .file), (IntentPatterns.technicalSignIn, .signIn),
            (IntentPatterns.technicalSite, .site),
        ]
        for (patterns, kind) in kinds {
            if let found = patterns.first(in: bytes) { return reading(.technical(kind), found.source) }
        }
        return nil
    }

    private func aboutCases(_ text: String, _ words: MessageWords, _ naming: ServiceMatcher.Naming) -> Dialogue.Reading?
    {
        let bytes = words.bytes
        if let found = IntentPatterns.caseWrite.first(in: bytes) {
            return reading(.writeMessage(quotedMessage(text)), found.source)
        }
        // A reference with hardly a word more, of a person who is not signed in: how they see where it stands is said.
        if context.cases == nil, words.list.count <= 8, Self.hasReference(text) {
            return reading(.myCases, "reference")
        }
        if let found = IntentPatterns.caseCorrect.first(in: bytes) { return reading(.correctCase, found.source) }
        if let found = IntentPatterns.caseStatus.first(in: bytes) { return reading(.myCases, found.source) }
        if context.cases != nil, let found = chosenCase(words),
            words.list.joined().contains(MessageWords(found.reference).list.joined())
        {
            return reading(.myCases, found.reference)
        }
        return nil
    }

    /// What a request to write says already: what comes after a colon.
    private func quotedMessage(_ text: String) -> String? {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let rest = text[text.index(after: colon)...].drop { $0.isWhitespace || "«“\"".contains($0) }
        var message = String(rest)
        while let last = message.last, last.isWhitespace || "»”\"".contains(last) { message.removeLast() }
        return message.count >= 3 ? message : nil
    }

    /// Whether a text has what is written like a case's reference: an organisation's two or three letters, then twice four
    /// letters or figures.
    private static func hasReference(_ text: String) -> Bool {
        text.split(whereSeparator: \.isWhitespace).contains { word in
            let groups = word.split(separator: "-").map { $0.filter { $0.isLetter || $0.isNumber } }
            return groups.count == 3 && (2...3).contains(groups[0].count) && groups[0].allSatisfy(\.isLetter)
                && groups[1].count == 4 && groups[2].count == 4
        }
    }

    private func check(
        _ text: String, _ words: MessageWords, _ naming: ServiceMatcher.Naming, _ evidence: String
    ) -> Dialogue.Reading {
        switch naming {
        case .one(let match):
            return reading(.check(service: match.service), evidence, match.words.joined(separator: " "))
        case .several: return reading(.check(service: nil), evidence)
        case .none:
            if let topic = state.topic, leans(words) || isBare(words) {
                return reading(.check(service: topic), evidence, "topic")
            }
            return reading(.check(service: nil), evidence, query: text)
        }
    }

    /// The office whose opening hours or address are asked for: the one that the words name, else that of what is talked
    /// about, else the reception.
    private func office(_ naming: ServiceMatcher.Naming, _ words: MessageWords) -> Office? {
        let offices = context.organisation.offices
        let said = Set(words.list)
        func named(_ office: Office) -> Int {
            Set(MessageWords(office.name[language]).list.filter { $0.count >= 4 }).intersection(said).count
        }
        let topic =
            if case .one(let match) = naming { match.service } else { state.topic }
        let usual =
            context.service(topic).flatMap { context.organisation.office($0.office) } ?? context.receptionOffice
        guard let best = offices.max(by: { named($0) < named($1) }), named(best) > usual.map(named) ?? 0 else {
            return usual
        }
        return best
    }

    private func lifeEvent(_ text: String, _ bytes: [[UInt8]]) -> Dialogue.Reading? {
        for kind in LifeEventKind.allCases {
            if let found = IntentPatterns.lifeEvents[kind]?.first(in: bytes), let event = event(kind) {
                // Sheets say what has no service: what to do when a relative dies, how to get a passport.
                return reading(
                    .lifeEvent(event.id), kind.rawValue, found.source,
                    query: join(text, event.title[language]))
            }
        }
        return nil
    }

    /// The organisation's own event for a kind.
    func event(_ kind: LifeEventKind) -> LifeEvent? {
        let words = IntentPatterns.eventWords[kind] ?? []
        return context.organisation.lifeEvents.first { event in
            let own =
                MessageWords(event.id.replacing("-", with: " ")).list
                + Language.allCases.flatMap { MessageWords(event.title[$0]).list }
            return !words.isDisjoint(with: own)
        }
    }

    // MARK: Questions

    private func question(_ text: String, _ words: MessageWords, _ naming: ServiceMatcher.Naming) -> Dialogue.Reading {
        let isQuestion = words.hasQuestionMark || IntentPatterns.question.first(in: words.bytes) != nil
        switch naming {
        case .one(let match):
            let isNeed = IntentPatterns.need.first(in: words.bytes) != nil || words.list.count <= 4
            if isNeed, !isQuestion {
                // A word of a service may be another sheet's subject: "passeport" is what a birth certificate is for.
                return Dialogue.Reading(.service(match.service), evidence: match.words, query: text, in: language)
            }
            return Dialogue.Reading(.question, evidence: match.words, query: text, in: language)
        case .several:
            return reading(.question, query: text)
        case .none:
            if let topic = state.topic, leans(words) {
                return reading(.question, "topic", topic, query: join(text, shortName(topic)))
            }
            return reading(.question, query: text)
        }
    }

    /// Whether a message asks to check a right and names nothing else: "vérifier mon droit".
    private func isBare(_ words: MessageWords) -> Bool {
        words.list.allSatisfy { word in
            Self.bareWords.contains(word) || Self.rightWords.contains { word.hasPrefix($0) }
        }
    }

    /// How the words of such a message begin that say what is wanted.
    private static let rightWords = ["verif", "check", "droit", "right", "eligib"]
    /// Its other words.
    private static let bareWords: Set<String> = [
        "mon", "mes", "my", "le", "les", "the", "je", "j", "i", "ai", "am", "suis", "veux", "voudrais", "peux", "want",
        "would", "like", "to", "if", "si", "y", "me", "oui", "yes", "ok", "svp", "stp", "please", "merci", "have", "do",
        "can", "est", "ce", "que", "alors", "et", "so",
    ]

    /// Whether a message leans on what was talked about: it is short, and asks with words that point back.
    private func leans(_ words: MessageWords) -> Bool {
        words.list.count <= 12 && IntentPatterns.leaning.first(in: words.bytes) != nil
    }
}
