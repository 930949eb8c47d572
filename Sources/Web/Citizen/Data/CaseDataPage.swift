import Cases
import FEEL
import HTML
import HTTPTypes
import Services
import Storage

/// What is held on the person in one request, and what they can ask of it: a copy, a correction, an objection, erasure.
enum CaseDataPage {
    static func show(_ visit: Visit) async throws -> Reply {
        // What was typed before the session ended comes back under the right it was about.
        let kept = visit.typedForm["kind"].flatMap(RightsRequest.Kind.init(rawValue:))
        return try await view(
            visit, found: try await visit.loadCase(), kind: kept, text: visit.writtenText, problem: nil)
    }

    static func ask(_ visit: Visit) async throws -> Reply {
        guard let kind = visit.form["kind"].flatMap(RightsRequest.Kind.init(rawValue:)), kind != .question else {
            throw SiteFailure.notFound
        }
        let seen = visit.form["seen"].flatMap(Int.init) ?? 0
        let text = (visit.form["text"] ?? "").linesEndedByLineFeeds
        let (outcome, on) = try await visit.perform(.ask(kind, about: nil, text: text, seen: seen))
        switch outcome {
        case .success(let found):
            try await KeptForm.forget(visit)
            return .redirect(to: visit.caseAddress(found.case.id, "/data").adding("sent", kind.rawValue).description)
        case .failure(let refusal):
            guard let problem = refusal.textProblem(visit.texts) else { throw SiteFailure.notFound }
            return try await view(visit, found: on, kind: kind, text: text, problem: problem)
        }
    }

    private static func view(
        _ visit: Visit, found: CaseInHand, kind: RightsRequest.Kind?, text: String, problem: String?
    ) async throws -> Reply {
        let texts = visit.texts
        let (store, id) = (visit.site.store, found.case.id)
        let files = try await store.database.read { try store.files.all(of: id, in: $0).filter(\.isKept) }
        let rights = found.case.rights
        let form = RightsForm(visit: visit, found: found, seen: rights.count, tried: kind, text: text, problem: problem)
        var frame = visit.frame(texts.myDataTitle, for: found)
        frame.hasErrors = problem != nil
        if problem != nil { frame.status = .unprocessableContent }
        return visit.page(frame) { h in
            h.put(BackLink(label: texts.back, reference: visit.caseAddress(id)))
            if let kind, let problem {
                h.put(
                    ErrorSummary(
                        title: texts.errorSummaryTitle,
                        items: [ErrorSummary.Item(message: problem, target: RightsForm.field(kind))]))
            }
            h.h1(texts.myDataTitle)
            sent(rights, found, visit, &h)
            h.p(texts.dataLead, .class("lede"))
            held(found, documents: files.count, visit, &h)
            h.h2(texts.dataRights)
            for kind in [RightsRequest.Kind.rectification, .objection, .erasure] { form.write(kind, &h) }
            asked(rights, found, visit, &h)
            officer(found, visit, &h)
        }
    }

    private static func sent(_ rights: [AskedRight], _ found: CaseInHand, _ visit: Visit, _ h: inout HTMLWriter) {
        guard let kind = visit.query["sent"].flatMap(RightsRequest.Kind.init(rawValue:)),
            let last = rights.last, last.request.kind == kind
        else { return }
        h.put(
            Notice(
                title: visit.texts.rightsSentTitle,
                body: Prose(visit.texts.rightsSentText(until: found.words(last.answerBy, visit))), tone: .good,
                isAnnounced: true))
    }

    private static func held(_ found: CaseInHand, documents: Int, _ visit: Visit, _ h: inout HTMLWriter) {
        let texts = visit.texts
        h.h2(texts.dataHeld)
        h.ul { h in
            h.li(texts.dataAnswers(found.case.answers.values.count))
            h.li(texts.dataDocuments(documents))
            h.li(texts.dataMessages(found.case.messages.count))
            h.li(texts.dataLetters(found.case.letters.count))
            h.li(texts.dataEvents(found.case.history.count))
        }
        h.p(
            texts.keptFor(found.definition.legal.retention.active.words(in: texts.language)).uppercasedFirst)
        h.put(
            ButtonRow(buttons: [
                Button(label: texts.dataDownloadAll, act: .go(visit.caseAddress(found.case.id, "/download"))),
                Button(
                    label: texts.whoLookedTitle, act: .go(visit.caseAddress(found.case.id, "/access")), style: .quiet),
            ]))
        h.p(texts.dataDownloadText, .class("soft"))
    }

    private static func asked(_ rights: [AskedRight], _ found: CaseInHand, _ visit: Visit, _ h: inout HTMLWriter) {
        guard !rights.isEmpty else { return }
        let texts = visit.texts
        let time = LocalTime(zone: found.zone, texts: texts)
        h.h2(texts.rightsAsked, .id("asked"))
        for right in rights.reversed() {
            h.h3("\(texts.rightsKind(right.request.kind)), \(time.dateAndTime(right.at))")
            if !right.request.text.isEmpty { h.put(PlainText(right.request.text)) }
            if let why = right.extendedBecause, right.answer == nil {
                h.put(PlainText(texts.rightsExtended(until: found.words(right.answerBy, visit), why: why)))
            }
            guard let answer = right.answer else {
                h.p(texts.rightsDue(found.words(right.answerBy, visit)), .class("soft"))
                continue
            }
            h.p(.class("case-meta")) { h in
                h.put(
                    Tag(
                        text: texts.rightsOutcome(answer.content.outcome),
                        tone: answer.content.outcome == .refused ? .bad : .good))
                h.text(texts.rightsAnsweredOn(time.dateAndTime(answer.at)))
            }
            h.put(PlainText(answer.content.text))
        }
        if rights.contains(where: { $0.answer != nil }) { h.p(texts.rightsComplaint) }
    }

    private static func officer(_ found: CaseInHand, _ visit: Visit, _ h: inout HTMLWriter) {
        guard let officer = found.organisation.dataProtectionOfficer else { return }
        h.h2(visit.texts.officerContact)
        h.put(
            PlainText(
                (officer.address + [officer.phone, officer.email].compactMap { $0 }).joined(separator: "\n")))
    }
}

/// The forms by which the person asks something about their data; where the law gives no right, why not.
private struct RightsForm {
    let visit: Visit
    let found: CaseInHand
    let seen: Int
    let tried: RightsRequest.Kind?
    let text: String
    let problem: String?

    static func field(_ kind: RightsRequest.Kind) -> String { "text-\(kind.rawValue)" }

    func write(_ kind: RightsRequest.Kind, _ h: inout HTMLWriter) {
        let texts = visit.texts
        let basis = found.definition.legal.basis
        let words = words(kind)
        h.h3(words.title)
        guard kind.isGiven(under: basis) else {
            h.p(kind == .erasure ? texts.noErasure(legalObligation: basis == .legalObligation) : texts.noObjection)
            if kind == .erasure {
                h.p(
                    texts.keptFor(found.definition.legal.retention.active.words(in: texts.language)))
            }
            return
        }
        h.p(words.text)
        let isTried = tried == kind
        var lines = Field.Lines(name: "text", value: isTried ? text : "", rows: 4, spellcheck: true)
        lines.maximumLength = nil
        var field = Field(
            id: Self.field(kind), label: texts.rightsWords, control: .lines(lines), words: visit.fieldWords)
        field.error = isTried ? problem : nil
        h.details(.class("disclosure"), isTried ? .open() : .none) { h in
            h.summary { h in
                h.text(texts.rightsWrite)
                h.visuallyHidden("\u{A0}: \(words.title.lowercasedFirst)")
            }
            h.form(.method(.post), .action(visit.caseAddress(found.case.id, "/data")), .novalidate()) { h in
                h.put(visit.formToken)
                h.put(HiddenValue(name: "kind", value: kind.rawValue))
                h.put(HiddenValue(name: "seen", value: String(seen)))
                h.put(field)
                h.put(
                    ButtonRow(buttons: [
                        Button(label: words.send, act: .submit(), style: .quiet, busy: texts.sending)
                    ]))
            }
        }
    }

    private func words(_ kind: RightsRequest.Kind) -> (title: String, text: String, send: String) {
        let texts = visit.texts
        return switch kind {
        case .objection: (texts.rightsObject, texts.rightsObjectText, texts.rightsSendObject)
        case .erasure: (texts.rightsErase, texts.rightsEraseText, texts.rightsSendErase)
        case .rectification, .question: (texts.rightsCorrect, texts.rightsCorrectText, texts.rightsSendCorrect)
        }
    }
}
