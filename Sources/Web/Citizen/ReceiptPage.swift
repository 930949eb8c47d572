import Cases
import FEEL
import HTML
import Services

/// The receipt: reference, what happens next, by when (CRPA, L. 112-3 and R. 112-5).
enum ReceiptPage {
    static func show(_ visit: Visit) async throws -> Reply {
        let found = try await visit.loadCase()
        let texts = visit.texts
        let language = found.definition.language(preferring: visit.language)
        let code = try await visit.accessCode(of: found.case.id)
        let invitation = try await KeepInSpace.make(
            found.case.id, action: visit.caseAddress(found.case.id, "/keep"), visit: visit)
        let received = Formatting.date(found.date(found.case.submittedAt), in: language)
        let isOpinionAsked = try await !visit.hasOpinion(on: found.case.id)
        return visit.page(visit.frame(texts.receiptTitle, for: found)) { h in
            h.put(
                Panel(
                    title: texts.receiptTitle,
                    text: texts.receiptText(service: found.definition.presentation.title[language], on: received),
                    referenceLabel: texts.reference, reference: found.case.submission.reference.description))
            h.h2(texts.nextTitle)
            h.put(Timeline(events: next(found, texts: texts, language: language)))
            h.h2(texts.receiptLegalTitle)
            let receipt = LegalReceipt(found: found, texts: texts, language: language)
            h.put(FactsList(facts: receipt.mentions.map { FactsList.Fact(term: $0.term, lines: $0.lines) }))
            if let basis = receipt.basis { h.p(basis, .class("soft")) }
            if visit.site.signer != nil {
                h.h2(texts.proofTitle)
                h.p(texts.proofText)
                h.p(texts.proofCheck, .class("soft"))
                h.p { $0.a(texts.logTitle, .href(visit.address("/log"))) }
                h.p { $0.a(texts.proofDownload, .href(visit.caseAddress(found.case.id, "/receipt.json"))) }
            }
            if let code {
                h.h2(texts.followLaterTitle)
                h.p(texts.followLaterText)
                h.put(AccessCodePanel(code: code, link: visit.resumeLink(code), texts: texts))
            }
            h.put(
                ButtonRow(buttons: [
                    Button(label: texts.followThisCase, act: .go(visit.caseAddress(found.case.id)))
                ]))
            h.put(invitation)
            h.p(texts.printHint, .class("soft"))
            if isOpinionAsked { h.put(SatisfactionForm(visit: visit, found: found)) }
        }
    }

    private static func next(_ found: CaseInHand, texts: any Texts, language: Language) -> [Timeline.Event] {
        let office =
            found.organisation.office(found.definition.office)?.name[language] ?? found.organisation.name[language]
        let received = Formatting.date(found.date(found.case.submittedAt), in: language)
        var events = [
            Timeline.Event(title: texts.youSent, when: received, place: .now, placeName: texts.now),
            Timeline.Event(
                title: texts.officeExamines(office), when: texts.comingDays, place: .ahead, placeName: texts.ahead),
        ]
        if let within = found.definition.objectives.decidedWithin {
            let date = found.organisation.calendar.workingDeadline(after: found.date(found.case.submittedAt), within)
            events.append(
                Timeline.Event(
                    title: texts.youReceiveAnswer, when: texts.byDate(Formatting.date(date, in: language)),
                    place: .ahead, placeName: texts.ahead))
        }
        return events
    }

    /// What the absence of an answer means, with its date, in one sentence.
    static func silence(_ found: CaseInHand, texts: any Texts, language: Language) -> String {
        let rule = found.definition.legal.silence
        let sentence = texts.silence(on: Formatting.date(found.silenceDate, in: language), means: rule.means)
        return [sentence, rule.text?[language]].compactMap { $0 }.joined(separator: " ")
    }
}
