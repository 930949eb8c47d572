import Cases
import FEEL
import HTML
import Services

/// What a followed case says of the end of its retention.
struct RetentionWords {
    let found: CaseInHand
    let texts: any Texts

    private func words(_ day: CivilDate) -> String { Formatting.date(day, in: texts.language) }

    /// The title of what happened, to the person.
    func title(_ fact: RetentionFact) -> String { texts.retentionHappened(fact, endsOn: day(of: fact)) }

    /// The same, to agents.
    func title(_ fact: RetentionFact, by who: String) -> String {
        texts.retentionHappened(fact, endsOn: day(of: fact), by: who)
    }

    /// More of it.
    func detail(_ fact: RetentionFact, forAgents: Bool) -> String? {
        switch fact {
        case .announced(let notice):
            texts.erasureAnnounced(
                endsOn: words(notice.endsOn), keptUntil: words(notice.keptUntil), then: notice.then)
        case .held(let hold):
            [
                texts.heldUntilReview(hold.reason, reviewOn: words(hold.reviewOn)),
                forAgents
                    ? hold.delay.map { texts.hiddenFromPerson(until: words($0.until), reference: $0.reference) } : nil,
            ].compactMap { $0 }.joined(separator: " ")
        case .released(let why, _): why
        case .closed, .transferred: nil
        }
    }

    private func day(of fact: RetentionFact) -> String {
        if case .announced(let notice) = fact { words(notice.endsOn) } else { "" }
    }

    /// What waits for the person: that the end is near, or has come, with their copy one press away; or why it does not come.
    func notice(on today: CivilDate, download: URLReference, _ h: inout HTMLWriter) {
        let retention = found.case.retention
        if let hold = retention.hold {
            guard hold.isShown(on: today) else { return }
            h.put(
                Notice(
                    title: texts.heldForYouTitle,
                    body: Prose(texts.heldForYou(hold.reason, reviewOn: words(hold.reviewOn))), tone: .accent))
            return
        }
        guard !found.case.isOpen, let notice = retention.notice else { return }
        let title: String
        let text: String
        if let until = retention.closedUntil {
            title = texts.closedToAgentsTitle
            text =
                today > until
                ? texts.closedToAgentsPast(then: notice.then)
                : texts.closedToAgents(until: words(until), then: notice.then)
        } else {
            title = texts.erasureAnnouncedTitle(notice.then)
            text = texts.erasureAnnounced(
                endsOn: words(notice.endsOn), keptUntil: words(notice.keptUntil), then: notice.then)
        }
        h.put(
            Notice(
                title: title, body: Prose([.paragraph([.text(text)]), .paragraph([.text(texts.erasureCopyText)])]),
                tone: .wait))
        h.put(ButtonRow(buttons: [Button(label: texts.takeCopy, act: .go(download))]))
    }

    /// How long the case is kept, once it has ended and nothing else is said of it.
    func rule(_ h: inout HTMLWriter) {
        let retention = found.case.retention
        guard let endedAt = found.case.endedAt, retention.notice == nil, retention.hold == nil else { return }
        let rule = found.definition.legal.retention
        let last = rule.lastDay(endedOn: found.date(endedAt))
        h.h2(texts.retentionTerm)
        h.p(texts.retentionKept(rule.active.words(in: texts.language), until: words(last), then: rule.then))
    }
}
