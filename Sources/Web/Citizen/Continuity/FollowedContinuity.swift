import Cases
import FEEL
import HTML
import Services

/// What the page of a followed case says of its life after submission: what waits for the person, the dates, and what can
/// be done.
struct FollowedContinuity {
    let found: CaseInHand
    let visit: Visit

    private var texts: any Texts { visit.texts }
    private var language: Language { found.definition.language(preferring: visit.language) }

    private func address(_ rest: URLReference) -> URLReference { visit.caseAddress(found.case.id, rest) }

    /// What has just been done, and what waits for the person.
    func notices(_ h: inout HTMLWriter) {
        if let done = visit.query["done"].flatMap(FollowedDone.init(rawValue:)), done.isTrue(of: found.case) {
            let words = words(of: done)
            h.put(Notice(title: words.title, body: Prose(words.text), tone: .good, isAnnounced: true))
        }
        if let pending = found.case.pendingCorrection {
            let date = found.words(pending.request.answerBy, visit)
            let isOver = pending.isOverdue || found.date(visit.now) > pending.request.answerBy
            h.put(
                Notice(
                    title: texts.correctionTitle,
                    body: Prose(
                        isOver ? texts.correctionOverdueNotice(since: date) : texts.correctionAskedNotice(until: date)),
                    tone: .wait))
            h.put(ButtonRow(buttons: [Button(label: texts.correctNow, act: .go(address("/correction")))]))
        }
        if found.case.unreadByPerson > 0 {
            h.put(Notice(body: Prose(texts.unreadMessages), tone: .accent))
            h.put(
                ButtonRow(buttons: [
                    Button(
                        label: texts.openMessages(unread: found.case.unreadByPerson), act: .go(address("/messages")),
                        style: found.case.pendingCorrection == nil ? .primary : .quiet)
                ]))
        }
        if found.case.isWithdrawn, visit.query["done"] != FollowedDone.withdrawn.rawValue {
            h.put(Notice(body: Prose(texts.youWithdrew), tone: .neutral))
        }
        RetentionWords(found: found, texts: texts).notice(
            on: found.date(visit.now), download: address("/download"), &h)
    }

    private func words(of done: FollowedDone) -> (title: String, text: String) {
        switch done {
        case .added: (texts.messageSentTitle, texts.messageSentText)
        case .corrected: (texts.correctionSentTitle, texts.correctionSentText)
        case .withdrawn: (texts.withdrawnTitle, texts.withdrawnText)
        case .reconsidered:
            (
                texts.reconsiderationSentTitle,
                texts.reconsiderationSentText(on: found.deadlines.silence.map { found.words($0, visit) } ?? "")
            )
        }
    }

    /// The dates, while a decision is awaited: what silence means and when, and where time stands still.
    func dates(_ h: inout HTMLWriter) {
        guard found.case.isOpen else { return }
        let deadlines = found.deadlines
        if let until = deadlines.pausedUntil { h.p(texts.pausedSentence(until: found.words(until, visit))) }
        guard let silence = deadlines.silence else { return h.p(texts.silenceNotRunningSentence) }
        let date = found.words(silence, visit)
        let rule = found.definition.legal.silence.text?[language]
        if found.case.isUnderReconsideration, deadlines.silenceMeans == .refusal {
            h.p(texts.reconsiderationUnderWay(on: date))
        } else if deadlines.pausedUntil != nil, deadlines.silenceMeans != .nothing {
            h.p(texts.silenceAfterPause(on: date, means: deadlines.silenceMeans))
        } else {
            let sentence = texts.silence(on: date, means: deadlines.silenceMeans)
            h.p([sentence, rule].compactMap { $0 }.joined(separator: " "))
        }
    }

    /// Answers that the office changed, old and new, with why, and where to say that one does not agree.
    func amendments(_ h: inout HTMLWriter) {
        let time = LocalTime(zone: found.zone, texts: texts)
        var isTitled = false
        for event in found.case.history {
            guard case .answersAmended(let amendment) = event.fact else { continue }
            if !isTitled {
                h.h2(texts.amendedForYouTitle, .id("amendments"))
                h.p(texts.amendedForYouText)
                h.p { h in h.a(texts.contestAmendment, .href(address("/messages"))) }
            }
            isTitled = true
            let heading = time.dateAndTime(event.at)
            h.h3(heading)
            h.put(
                ChangesTable(
                    rows: ChangesTable.rows(amendment.changes, found: found, visit: visit),
                    label: "\(texts.amendedForYouTitle), \(heading)", question: texts.questionHeading,
                    before: texts.before, after: texts.after))
            h.put(PlainText(texts.amendmentWhy(amendment.why, basis: amendment.basis)))
        }
    }

    /// What the person can do, one link a line, those that end something last.
    func actions(_ h: inout HTMLWriter) {
        h.h2(texts.whatYouCanDo)
        let unread = found.case.unreadByPerson
        h.ul(.class("actions"), .role(.list)) { h in
            // Nobody at the service would read it.
            guard !found.case.isClosedToAgents else { return own(&h) }
            link(texts.openMessages(unread: unread), "/messages", &h)
            if found.case.isOpen { link(texts.additionTitle, "/addition", &h) }
            for kind in Continuation.Kind.allCases {
                guard let limit = found.continuationLimit(kind, on: visit) else { continue }
                link(
                    texts.continuationTitle(kind), kind.path,
                    note: texts.continuationOffer(kind, until: found.words(limit, visit)), &h)
            }
            switch found.reconsiderationOffer(on: visit) {
            case .open(let until):
                link(
                    texts.reconsiderTitle, "/reconsideration",
                    note: until.map { texts.reconsiderUntil(found.words($0, visit)) }, &h)
            case .tooLate(let since):
                h.li { h in
                    h.text(texts.reconsiderationTooLate(since: found.words(since, visit)))
                    h.text(" ")
                    h.text(texts.reconsiderationTooLateNext)
                }
            case .none, .askedAlready: break
            }
            if found.case.isOpen { link(texts.withdrawTitle, "/withdrawal", &h) }
            own(&h)
        }
    }

    /// What the person may do with their own data, whoever else has them.
    private func own(_ h: inout HTMLWriter) {
        link(texts.whoLookedTitle, "/access", &h)
        link(texts.myDataTitle, "/data", note: texts.dataLead, &h)
        link(texts.download, "/download", note: texts.downloadText, &h)
    }

    private func link(_ label: String, _ rest: URLReference, note: String? = nil, _ h: inout HTMLWriter) {
        h.li { h in
            h.a(label, .href(address(rest)))
            if let note { h.p(note, .class("soft")) }
        }
    }
}
