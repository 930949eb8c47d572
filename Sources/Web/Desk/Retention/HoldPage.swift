import Cases
import FEEL
import HTML
import HTTPTypes
import Services
import Storage

/// Suspending the erasure of a case, and lifting that. It shows nothing of the case but its reference: agents may have it no
/// more.
enum HoldPage {
    static func show(_ visit: Visit) async throws -> Reply {
        try view(visit, found: try await visit.loadCase(), form: Form(visit.form))
    }

    static func hold(_ visit: Visit) async throws -> Reply {
        let form = Form(visit.form)
        return try await perform(form.command, visit: visit, form: form)
    }

    static func lift(_ visit: Visit) async throws -> Reply {
        let form = Form(visit.form)
        return try await perform(.release(why: form.why), visit: visit, form: form)
    }

    private static func perform(_ command: HoldCommand, visit: Visit, form: Form) async throws -> Reply {
        for _ in 0..<maximumAttempts {
            let found = try await visit.loadCase()
            switch found.case.decide(command, in: visit.commandContext, zone: found.zone) {
            case .failure(.notFound): throw SiteFailure.notFound
            case .failure(.roleTooLow): throw SiteFailure.forbidden
            case .failure(let refusal): return try view(visit, found: found, form: form, refusal: refusal)
            case .success(let events):
                do {
                    try await visit.site.cases.append(events, to: found.case) { changed in
                        changed.summary(
                            definition: found.definition, organisation: found.organisation, zone: found.zone)
                    }
                } catch StorageError.versionConflict {
                    continue
                }
                return .redirect(
                    to: visit.deskAddress(found.case.id, "/hold").adding("done", "yes").description)
            }
        }
        throw SiteFailure.busy
    }

    private static let maximumAttempts = 5

    /// What is typed.
    struct Form {
        let reason: String
        let why: String
        let review: [String]
        let isDelayed: Bool
        let until: [String]
        let reference: String

        init(_ form: FormData) {
            reason = (form["reason"] ?? "").linesEndedByLineFeeds
            why = (form["why"] ?? "").linesEndedByLineFeeds
            review = DayField.typed("review", in: form)
            isDelayed = form["delayed"] == "yes"
            until = DayField.typed("until", in: form)
            reference = form["reference"] ?? ""
        }

        var command: HoldCommand {
            .hold(
                reason: reason, reviewOn: DayField.day(review),
                delay: isDelayed ? (until: DayField.day(until), reference: reference) : nil)
        }
    }

    // MARK: View

    private static func view(
        _ visit: Visit, found: CaseInHand, form: Form, refusal: HoldRefusal? = nil
    ) throws -> Reply {
        let texts = visit.texts
        let reference = found.case.submission.reference.description
        let hold = found.case.retention.hold
        let fields = hold == nil ? holdFields(visit, form, refusal) : [liftField(visit, form, refusal)]
        let isGone = found.case.isClosedToAgents
        return try visit.deskPage(
            "\(texts.holdTitle) – \(reference)", counts: nil, hasErrors: refusal != nil,
            status: refusal == nil
                ? .ok
                : refusal == .heldAlready || refusal == .notHeld
                    ? .conflict : .unprocessableContent
        ) { h in
            h.put(
                BackLink(
                    label: isGone ? texts.backToList : texts.backToCase,
                    reference: isGone ? visit.address("/desk") : visit.deskAddress(found.case.id)))
            if let refusal {
                let target = fields.first { $0.error != nil }?.focusTarget ?? fields.first?.focusTarget ?? "reason"
                h.put(
                    ErrorSummary(
                        title: texts.errorSummaryTitle,
                        items: [.init(message: texts.refused(refusal), target: target)]))
            } else if visit.query["done"] != nil {
                h.put(
                    Notice(
                        body: Prose(hold == nil ? texts.holdLifted : texts.holdPlaced), tone: .good, isAnnounced: true))
            }
            h.h1(texts.holdTitle)
            h.p(reference, .class("reference"))
            h.p(isGone ? texts.closedCaseText : texts.holdText, .class("lede"))
            if let hold { standing(hold, found, texts, &h) }
            let path: URLReference = hold == nil ? "/hold" : "/hold/lift"
            h.form(.method(.post), .action(visit.deskAddress(found.case.id, path)), .novalidate()) { h in
                h.put(visit.formToken)
                for field in fields { h.put(field) }
                let label = hold == nil ? texts.confirmHold : texts.confirmLift
                h.put(ButtonRow(buttons: [Button(label: label, act: .submit(), busy: texts.oneMoment)]))
            }
        }
    }

    private static func standing(
        _ hold: LegalHold, _ found: CaseInHand, _ texts: any Texts, _ h: inout HTMLWriter
    ) {
        let words = RetentionWords(found: found, texts: texts)
        h.put(Notice(title: texts.heldForYouTitle, body: Prose(words.detail(.held(hold), forAgents: true) ?? "")))
    }

    private static func holdFields(_ visit: Visit, _ form: Form, _ refusal: HoldRefusal?) -> [Field] {
        let texts = visit.texts
        var reason = Field(
            id: "reason", label: texts.holdReason,
            control: .lines(Field.Lines(name: "reason", value: form.reason, rows: 3, spellcheck: true)),
            words: visit.fieldWords)
        reason.hint = texts.holdReasonHint
        var review = DayField.field("review", label: texts.holdReview, typed: form.review, visit: visit)
        review.hint = texts.holdReviewHint(months: Case.maximumHoldMonths)
        let box = Field.Choices.Item(value: "yes", label: texts.holdDelayBox, isChosen: form.isDelayed)
        var delayed = Field(
            id: "delayed", label: texts.holdDelay,
            control: .choices(Field.Choices(kind: .many, name: "delayed", items: [box])), words: visit.fieldWords)
        delayed.isOptional = true
        var until = DayField.field("until", label: texts.holdDelayUntil, typed: form.until, visit: visit)
        until.hint = texts.holdDelayUntilHint(months: Case.maximumDelayMonths)
        until.isOptional = true
        var reference = Field(
            id: "reference", label: texts.holdDelayReference,
            control: .line(Field.Line(name: "reference", value: form.reference, autocomplete: "off")),
            words: visit.fieldWords)
        reference.hint = texts.holdDelayReferenceHint
        reference.isOptional = true
        switch refusal {
        case .reviewDay: review.error = texts.refused(.reviewDay)
        case .delayDay: until.error = texts.refused(.delayDay)
        case .delayReference: reference.error = texts.refused(.delayReference)
        case nil: break
        case .some(let other): reason.error = texts.refused(other)
        }
        return [reason, review, delayed, until, reference]
    }

    private static func liftField(_ visit: Visit, _ form: Form, _ refusal: HoldRefusal?) -> Field {
        let texts = visit.texts
        var why = Field(
            id: "why", label: texts.liftHoldWhy,
            control: .lines(Field.Lines(name: "why", value: form.why, rows: 3, spellcheck: true)),
            words: visit.fieldWords)
        why.hint = texts.liftHoldHint
        why.error = refusal.map(texts.refused)
        return why
    }
}

/// Where a case stands about its erasure, beside it at the desk.
struct HoldSection {
    let current: DeskCase
    let visit: Visit

    func write(to h: inout HTMLWriter) {
        let (texts, found) = (visit.texts, current.found)
        let words = RetentionWords(found: found, texts: texts)
        let hold = found.case.retention.hold
        let isHolder = current.agent.role >= .supervisor
        guard hold != nil || isHolder || !found.case.isOpen else { return }
        h.h2(texts.retentionTerm)
        if let hold {
            h.p(texts.holdPlaced)
            if let detail = words.detail(.held(hold), forAgents: true) { h.p(detail) }
        } else if let notice = found.case.retention.notice {
            if let detail = words.detail(.announced(notice), forAgents: true) { h.p(detail) }
        } else if let endedAt = found.case.endedAt {
            let rule = found.definition.legal.retention
            let last = LocalTime(zone: found.zone, texts: texts).date(rule.lastDay(endedOn: found.date(endedAt)))
            h.p(texts.activeUntil(last, rule.active.words(in: texts.language)))
        }
        guard isHolder else { return }
        h.put(
            Button(
                label: hold == nil ? texts.placeHold : texts.liftHold,
                act: .go(visit.deskAddress(found.case.id, "/hold")), style: .quiet))
    }
}
