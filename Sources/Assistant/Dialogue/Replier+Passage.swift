import Services

/// Which passage answers, of what was found.
extension Replier {
    /// How near the first the topic's own sheet must be to answer before it: the question was completed with its name.
    private static let topicLead = 0.85

    /// What answers: for a question that leans on the topic, the topic's own sheet. Of a sheet, the part whose heading the
    /// person's words name, where they name another's less: the sheet's own subject stands in every part of it.
    func answering(_ findings: Findings) -> Findings.Hit? {
        let leans = reading.evidence.first == "topic"
        // A message that begins like one that leans ("quand…") may name something else, which is then found well before.
        let least = (findings.hits.first?.score ?? 0) * Self.topicLead
        let own = leans ? findings.hits.first { service(of: $0.sheet)?.id == state.topic && $0.score >= least } : nil
        let other = leans ? findings.hits.first(where: isNamedApart) : nil
        guard let hit = other ?? own ?? findings.hits.first, case .text = message else {
            return own ?? findings.hits.first
        }
        let best = hit.sheet.sections.max { sharedWords($0) < sharedWords($1) }
        guard let best, sharedWords(best) > sharedWords(hit.passage),
            sharedWords(best) >= (leans && other == nil ? 1 : 2)
        else {
            return withoutFormulas(hit)
        }
        return withoutFormulas(Findings.Hit(sheet: hit.sheet, passage: best, score: hit.score, signals: hit.signals))
    }

    /// A service's formulas answer whoever asks how it is worked out. To others, what it costs is said when they ask for
    /// that, else what the service is; the check that works it out for them is proposed in any case.
    private func withoutFormulas(_ hit: Findings.Hit) -> Findings.Hit {
        let headings = KnowledgeWords(language: hit.sheet.language)
        guard hit.passage.heading == headings.rules, case .text(let text) = message else { return hit }
        let bytes = MessageWords(text).bytes
        guard Self.howItIsWorkedOut.first(in: bytes) == nil else { return hit }
        let cost = hit.sheet.sections.first { $0.heading == headings.howMuch }
        let other = Self.price.first(in: bytes) == nil ? hit.sheet.sections.first : cost ?? hit.sheet.sections.first
        guard let other, other.heading != headings.rules else { return hit }
        return Findings.Hit(sheet: hit.sheet, passage: other, score: hit.score, signals: hit.signals)
    }

    private static let howItIsWorkedOut = PatternList([
        "calcul~", "comment * fixe|determine|decide|marche", "formule|regle|regles|bareme", "work|worked|works out",
        "how * computed|calculated|decided|worked", "formula|rule|rules|scale",
    ])
    private static let price = PatternList([
        "combien", "prix|tarif|tarifs|cout|coute|coutent|payer|cher|gratuit", "how much",
        "price|cost|costs|fee|pay|free",
    ])

    /// Whether a message that begins like one about the topic names the subject of a sheet of the organisation's own,
    /// which the topic has nothing of: "où se trouve le marché", after a birth certificate.
    func isNamedApart(_ hit: Findings.Hit) -> Bool {
        guard case .text(let text) = message, !hit.sheet.id.hasPrefix(OrganisationSheets.officePrefix) else {
            return false
        }
        if case .service = hit.sheet.origin { return false }
        func words(_ texts: [String]) -> Set<String> {
            Set(texts.flatMap { MessageWords($0).list }.filter { $0.count >= 4 }.map(Self.stem))
        }
        var topic: Set<String> = []
        if let service = context.service(state.topic) {
            let language = service.language(preferring: language)
            topic = words([title(service)] + (service.presentation.keywords[language] ?? []))
        }
        let named = words([hit.sheet.title] + hit.sheet.keywords).subtracting(topic).subtracting(Self.plainWords)
        return !named.isDisjoint(with: words([text]))
    }

    /// Words of titles that name no subject.
    private static let plainWords: Set<String> = Set(
        [
            "comment", "quand", "quel", "quelle", "quels", "quelles", "faire", "obtenir", "demander", "demande", "pour",
            "avec", "votre", "mairie", "lieu", "what", "when", "where", "which", "does", "with", "your", "town",
            "about",
        ].map(stem))

    /// How many words of a part's heading the person said.
    func sharedWords(_ section: Sheet.Section) -> Int {
        guard case .text(let text) = message else { return 0 }
        let said = Set(MessageWords(text).list.filter { $0.count >= 4 }.map(Self.stem))
        return Set(MessageWords(section.heading ?? "").list.filter { $0.count >= 4 }.map(Self.stem))
            .intersection(said).count
    }

    /// A word without its endings, roughly: only to tell headings apart.
    private static func stem(_ word: String) -> String { String(word.prefix(max(4, word.count - 2))) }
}
