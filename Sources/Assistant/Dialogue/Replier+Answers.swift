import Services

extension Replier {
    // MARK: Emergencies

    mutating func emergency(_ kinds: [String]) {
        let categories = context.emergencies.categories.filter { kinds.contains($0.id) }
        for category in categories { composer.say(category.words[language]) }
        var seen: Set<String> = []
        let numbers = categories.flatMap(\.numbers).filter { seen.insert($0.number).inserted }
        composer.say(texts.numbersIntro)
        composer.add(
            .numbers(numbers.map { Conversation.EmergencyNumber(number: $0.number, label: $0.label[language]) }))
        composer.say(texts.afterNumbers)
        state.unsureCount = 0
        if categories.contains(where: \.isDistress) {
            state.raise(.distress)
            offerPerson(.distress)
        }
    }

    // MARK: People

    mutating func offerPerson(_ reason: Conversation.PersonOffer.Reason) {
        let office =
            context.service(state.topic).flatMap { context.organisation.office($0.office) }
            ?? context.organisation.office("accueil") ?? context.organisation.offices.first
        var words = [texts.personReason(reason)]
        var isHandover = false
        switch context.human {
        case .live(let minutes):
            words.append(texts.personLive(minutes))
            isHandover = true
        case .callBack(let day):
            words.append(texts.personCallBack(day))
            isHandover = true
        case .office: break
        }
        if let office { words.append(texts.personOffice(office)) }
        composer.add(
            .offerPerson(
                Conversation.PersonOffer(
                    reason: reason, words: words.joined(separator: " "), isHandover: isHandover,
                    phone: office?.contact.phone)))
    }

    // MARK: What was found

    mutating func answer() {
        guard let findings else {
            composer.say(texts.searchFailed)
            return offerPerson(.unsure)
        }
        guard findings.isSure, let hit = findings.hits.first else { return unsure(findings) }
        state.unsureCount = 0
        composer.say(texts.answerFound)
        composer.add(.passage(Conversation.Passage(hit)))
    }

    mutating func unsure(_ findings: Findings) {
        state.unsureCount += 1
        let closest = findings.hits.prefix(3).map {
            Conversation.SheetLink(sheet: $0.sheet.id, title: $0.sheet.title, link: $0.sheet.link)
        }
        if closest.isEmpty {
            composer.say(texts.notSureNothing)
        } else {
            composer.say(texts.notSure)
            composer.add(.closest(closest))
        }
        if state.unsureCount >= 2 { composer.say(texts.unsureTwice) }
        offerPerson(.unsure)
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
            sheet: hit.sheet.id, title: hit.sheet.title, heading: hit.passage.heading, excerpt: excerpt,
            link: hit.sheet.link + (hit.passage.anchor.map { "#" + $0 } ?? ""))
    }
}
