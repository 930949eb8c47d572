import Services

/// What was found near a message though it does not answer it for sure, and what is known of offices.
extension Replier {
    /// Under which confidence what is found is most likely about something else.
    private static let farConfidence = 0.2
    /// From which part of the first's score another sheet is worth reading.
    private static let nearness = 0.5
    /// The least score of a sheet that is worth reading though it is most likely about something else.
    private static let leastFarScore = 0.25

    func isFar(_ findings: Findings) -> Bool { findings.confidence < Self.farConfidence }

    /// The sheets that are near enough to the first to be shown beside it, in the conversation's language. An office comes
    /// alone: others of its kind are near by their words and far by what they do.
    func near(_ findings: Findings) -> [Findings.Hit] {
        let least = max(
            (findings.hits.first?.score ?? 0) * Self.nearness, isFar(findings) ? Self.leastFarScore : 0)
        return findings.hits.enumerated().filter { place, hit in
            hit.score >= least && hit.sheet.language == language
                && (place == 0 || !hit.sheet.id.hasPrefix(OrganisationSheets.officePrefix))
        }.map(\.element)
    }

    /// The near sheets that no service stands for: what is said there is done without a form of this site.
    func ownSheets(_ findings: Findings?) -> [Findings.Hit] {
        guard let findings, !isFar(findings) else { return [] }
        return near(findings).filter { hit in
            if case .service = hit.sheet.origin { return false }
            return !hit.sheet.id.hasPrefix(OrganisationSheets.officePrefix)
        }
    }

    /// Says that sheets are worth reading besides.
    mutating func also(_ hits: [Findings.Hit], _ words: String) {
        guard !hits.isEmpty else { return }
        composer.say(words)
        composer.add(.closest(hits.prefix(2).map(Conversation.SheetLink.init)))
    }

    // MARK: Offices

    /// When an office is open, in its sheet's words, and how it is reached.
    mutating func describeOffice(_ id: String) {
        guard let office = context.organisation.office(id),
            let sheet = OrganisationSheets.sheet(of: office, in: language, of: context.organisation),
            let hours = sheet.sections.first
        else { return composer.say(texts.staleChoice) }
        state.unsureCount = 0
        composer.say(texts.answerFound)
        composer.add(.passage(Conversation.Passage(Findings.Hit(sheet: sheet, passage: hours, score: 1, signals: [:]))))
        composer.say(texts.personOffice(office))
        // "When do you open?" may be about the whole place, though a service was talked about.
        if !isNamed(office), let reception = context.receptionOffice, reception.id != office.id,
            let sheet = OrganisationSheets.sheet(of: reception, in: language, of: context.organisation),
            let hours = sheet.sections.first
        {
            composer.add(
                .passage(Conversation.Passage(Findings.Hit(sheet: sheet, passage: hours, score: 1, signals: [:]))))
            composer.say(texts.personOffice(reception))
        }
        comeBack()
    }

    /// Whether the message has a word of an office's name.
    private func isNamed(_ office: Office) -> Bool {
        guard case .text(let text) = message else { return true }
        let said = Set(MessageWords(text).list)
        return MessageWords(office.name[language]).list.contains { $0.count >= 4 && said.contains($0) }
    }
}
