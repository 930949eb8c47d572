import Cases
import HTML
import HTTPTypes
import Services

/// What would be done to each case, to be read before it is asked for.
struct BatchPreview {
    let visit: Visit
    let order: BatchOrder
    let effects: [BatchPages.Effect]
    /// Whether something is not as it was shown before.
    let isChanged: Bool

    private var texts: any Texts { visit.texts }

    /// What the agent must say first, the same for all cases.
    private var problem: (field: String, text: String)? {
        for effect in effects {
            guard case .failure(let refusal) = effect.result else { continue }
            switch refusal {
            case .reasonRequired, .unknownReason: return ("reasons", texts.reasonRequired)
            case .explanationRequired: return ("explanation", texts.explanationRequired)
            default: continue
            }
        }
        return nil
    }

    /// The list from which the cases were chosen, as the form says.
    private var list: URLReference {
        var address = visit.address("/desk/batch")
        for name in Self.placeNames {
            if let value = visit.form[name] { address = address.adding(name, value) }
        }
        return address
    }
    private static let placeNames = ["show", "service", "group"]

    private var isAsked: Bool { visit.form["asked"] == "yes" }
    private var possible: [BatchPages.Effect] {
        effects.filter { if case .success = $0.result { true } else { false } }
    }
    private var impossible: [(BatchPages.Effect, CaseRefusal)] {
        effects.compactMap { if case .failure(let refusal) = $0.result { ($0, refusal) } else { nil } }
    }

    func reply() throws -> Reply {
        let shown = isAsked ? problem : nil
        var status = HTTPResponse.Status.ok
        if shown != nil { status = .unprocessableContent } else if isChanged { status = .conflict }
        return try visit.deskPage(
            texts.batchPreviewTitle, counts: effects.first?.current.counts, hasErrors: shown != nil || isChanged,
            status: status
        ) { h in
            h.put(BackLink(label: texts.batchTitle, reference: list))
            if let shown {
                h.put(
                    ErrorSummary(
                        title: texts.errorSummaryTitle, items: [.init(message: shown.text, target: shown.field)]))
            }
            if isChanged { h.put(Notice(body: Prose(texts.batchHasChanged), tone: .bad, isAnnounced: true)) }
            h.h1(texts.batchPreviewTitle)
            let operation = BatchOperation(code: order.operation)
            h.p(operation?.tells ?? false ? texts.batchWaits : texts.batchAtOnce, .class("lede"))
            if asksWhy { why(shown, &h) }
            if problem == nil { list(&h) }
        }
    }

    // MARK: Why

    private var action: WorkflowAction? { effects.lazy.compactMap(\.action).first }
    private var asksWhy: Bool {
        switch BatchOperation(code: order.operation) {
        case .route: true
        case .act: action.map { !$0.reasons.isEmpty || $0.isReasonRequired } ?? false
        case .take, nil: false
        }
    }

    private func why(_ shown: (field: String, text: String)?, _ h: inout HTMLWriter) {
        h.form(.method(.post), .action(visit.address("/desk/batch/preview")), .novalidate()) { h in
            h.put(visit.formToken)
            h.put(HiddenValue(name: "operation", value: order.operation))
            h.put(HiddenValue(name: "asked", value: "yes"))
            place(&h)
            for effect in effects { h.put(HiddenValue(name: "case", value: effect.current.case.id.description)) }
            if let action, !action.reasons.isEmpty, let first = effects.first {
                let language = first.current.definition.language(preferring: visit.language)
                let items = action.reasons.map { reason in
                    Field.Choices.Item(
                        value: reason.id, label: visit.typeset(reason.text, in: language),
                        isChosen: order.reasons.contains(reason.id))
                }
                var field = Field(
                    id: "reasons", label: action.reasonsLabel?[language] ?? texts.reasons,
                    control: .choices(Field.Choices(kind: .many, name: "reason", items: items)),
                    words: visit.fieldWords)
                field.hint = texts.batchSameForAll
                if shown?.field == "reasons" { field.error = shown?.text }
                h.put(field)
            }
            let lines = Field.Lines(name: "explanation", value: order.explanation, rows: 3, spellcheck: true)
            var field = Field(
                id: "explanation", label: texts.explanation, control: .lines(lines), words: visit.fieldWords)
            field.hint = texts.batchSameForAll
            field.isOptional = action.map { !$0.isReasonRequired } ?? false
            if shown?.field == "explanation" { field.error = shown?.text }
            h.put(field)
            h.put(
                ButtonRow(buttons: [
                    Button(label: texts.batchPreview, act: .submit(), style: .quiet, busy: texts.oneMoment)
                ]))
        }
    }

    private func place(_ h: inout HTMLWriter) {
        for name in Self.placeNames {
            if let value = visit.form[name] { h.put(HiddenValue(name: name, value: value)) }
        }
    }

    // MARK: Each case

    private func list(_ h: inout HTMLWriter) {
        if !impossible.isEmpty {
            h.h2(texts.batchLeftAside(impossible.count))
            h.ul { h in
                for (effect, refusal) in impossible {
                    h.li { h in
                        link(effect, &h)
                        h.text("\u{A0}: ")
                        h.text(isOfAnotherService(effect) ? texts.batchOtherService : texts.batchOutcome(refusal.code))
                    }
                }
            }
        }
        guard !possible.isEmpty else {
            h.p(texts.batchNothing)
            h.p { h in h.a(texts.batchBackToList, .href(list)) }
            return
        }
        h.h2(texts.batchDone(possible.count))
        for effect in possible { card(effect, &h) }
        h.form(.method(.post), .action(visit.address("/desk/batch"))) { h in
            h.put(visit.formToken)
            var random = SystemRandomNumberGenerator()
            let once = visit.form["once"].flatMap { Identifier($0) } ?? Identifier(at: visit.now, using: &random)
            h.put(HiddenValue(name: "once", value: once.description))
            h.put(HiddenValue(name: "operation", value: order.operation))
            for reason in order.reasons { h.put(HiddenValue(name: "reason", value: reason)) }
            h.put(HiddenValue(name: "explanation", value: order.explanation))
            place(&h)
            for effect in possible {
                h.put(HiddenValue(name: "case", value: effect.current.case.id.description))
                h.put(HiddenValue(name: "mark.\(effect.current.case.id)", value: effect.mark))
            }
            h.div(.class("button-row")) { h in
                h.put(Button(label: texts.batchConfirm(possible.count), act: .submit(), busy: texts.oneMoment))
                h.a(texts.cancel, .href(visit.address("/desk")))
            }
        }
    }

    /// Whether the action is not of the case's service, whatever its state.
    private func isOfAnotherService(_ effect: BatchPages.Effect) -> Bool {
        guard case .act(let service, _)? = BatchOperation(code: order.operation) else { return false }
        return service != effect.current.definition.id
    }

    private func link(_ effect: BatchPages.Effect, _ h: inout HTMLWriter) {
        h.a(
            effect.current.case.submission.reference.description, .class("reference"),
            .href(visit.deskAddress(effect.current.case.id)))
    }

    private func card(_ effect: BatchPages.Effect, _ h: inout HTMLWriter) {
        guard case .success(let updated) = effect.result else { return }
        let (current, found) = (effect.current, effect.current.found)
        let language = current.definition.language(preferring: visit.language)
        let id = "effect-\(found.case.submission.reference.description)"
        h.section(.class("action-card"), .ariaLabelledBy(id)) { h in
            h.h3(.id(id)) { h in
                h.text(visit.typeset(current.definition.presentation.title, in: language))
                h.text(" ")
                link(effect, &h)
            }
            let values = current.definition.columnValues(
                answers: found.case.answers, computed: found.case.computed, on: found.case.evaluatedOn)
            let columns = values.map { $0[language] }.filter { !$0.isEmpty }
            if !columns.isEmpty { h.p(columns.joined(separator: " · "), .class("soft")) }
            if updated.state != found.case.state {
                h.p(
                    texts.batchMoves(
                        from: CaseHistory.stateLabel(found.case.state, of: current, texts: texts),
                        to: CaseHistory.stateLabel(updated.state, of: current, texts: texts)))
            }
            if updated.prepared != found.case.prepared, let prepared = updated.prepared {
                // Nobody is told of what is only prepared.
                let delegation = current.definition.workflow.action(prepared.act.action)?.signedBy
                    .flatMap(found.organisation.delegation)
                h.p(texts.onlyPrepared(delegation.map { visit.typeset($0.title, in: visit.language) } ?? ""))
            } else if let action = effect.action {
                let address = CaseJobs.emailAddress(of: found.case, definition: current.definition)
                h.p(
                    Telling(action, in: current.definition.workflow)
                        .words(hasAddress: address != nil, waits: true, texts))
            }
            if let letter = effect.letter, let body = effect.completeBody {
                let language = LetterDraft.language(of: found)
                h.details(.class("disclosure")) { h in
                    h.summary(texts.batchReadLetter(found.case.submission.reference.description))
                    h.div(.class("letter-body"), .lang(language.rawValue)) { h in
                        h.p { h in h.strong(letter.subject) }
                        h.put(Prose(RichText(markdown: body).typeset(in: language)))
                    }
                }
            }
        }
    }
}
