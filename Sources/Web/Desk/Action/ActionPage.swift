import Cases
import HTML
import HTTPTypes
import Services

/// Doing an action: why, the letter read over and mended, then the act, each page saying what it does and whom it tells.
enum ActionPage {
    /// What the pages of an action show.
    struct Model: Sendable {
        let current: DeskCase
        let action: WorkflowAction
        var form: ActionForm
        /// What is to mend.
        var problems: [RefusalMessage] = []
        /// What stands against the action as a whole, or changed meanwhile.
        var notice: RefusalMessage?
        /// Whether the action can be confirmed: the workflow still offers it.
        var canConfirm = true
        /// Whether the letter was changed after it had last been shown: it is shown again before it is sent.
        var isLetterChanged = false
        /// Whether what is filled in comes from a draft.
        var isBegun = false

        var flow: ActionFlow { ActionFlow(action: action) }
        var outcome: Outcome? { current.definition.workflow.state(action.to ?? "")?.outcome }
        var hasErrors: Bool { !problems.isEmpty || notice != nil }
        var status: HTTPResponse.Status { (notice ?? problems.first)?.status ?? .ok }
    }

    /// The first page of the action.
    static func show(_ visit: Visit) async throws -> Reply {
        let current = try await visit.openDeskCase()
        let action = try action(visit, of: current)
        if let refusal = refusal(of: action, on: current, visit) {
            let message = try RefusalMessage(refusal, on: current, texts: visit.texts)
            return try DeskCasePage.view(current, visit: visit, refusal: message)
        }
        let begun = current.begun(BegunForm.letter(action.id))
        var form = begun.map { ActionForm($0.fields) } ?? ActionForm(seen: 0)
        form.seen = visit.query["seen"].flatMap(Int.init) ?? current.case.changeVersion
        var model = Model(current: current, action: action, form: form)
        model.isBegun = begun != nil
        try noticeChange(in: &model, visit: visit)
        return try page(model, step: form.letter == nil ? model.flow.first : .letter, visit: visit)
    }

    /// Back to the first page, for an address that only takes forms.
    static func restart(_ visit: Visit) async throws -> Reply {
        let address = visit.deskAddress(try visit.authorisedTarget(), "/actions/\(try visit.parameter("action"))")
        return .redirect(to: address.description)
    }

    /// From one page of the action to another; nothing is done yet.
    static func preview(_ visit: Visit) async throws -> Reply {
        let current = try await visit.openDeskCase()
        let action = try action(visit, of: current)
        var model = Model(current: current, action: action, form: ActionForm(visit.form))
        try noticeChange(in: &model, visit: visit)
        let intent = visit.form["then"].flatMap(ActionForm.Intent.init(rawValue:)) ?? .preview
        guard intent != .reasons else { return try page(model, step: model.flow.first, visit: visit) }
        model.problems = try model.flow.problems(model.form).map { problem in
            try RefusalMessage(problem, on: current, texts: visit.texts)
        }
        guard model.problems.isEmpty, model.flow.sendsLetter else {
            return try page(model, step: model.flow.first, visit: visit)
        }
        model.form = draft(for: model, visit: visit).completing(model.form, rewrites: intent == .rewrite)
        return try page(model, step: .letter, visit: visit)
    }

    /// Does the action.
    static func act(_ visit: Visit) async throws -> Reply {
        let form = ActionForm(visit.form)
        let read = try await visit.readDeskCase()
        let action = try action(visit, of: read)
        let problems = ActionFlow(action: action).problems(form)
        guard problems.isEmpty else { return try await again(form, action: action, visit: visit, refusals: problems) }
        if let letter = form.letter, action.letter != nil, !letter.isBlank, letter.mark != form.shown {
            // Changed since it was last shown: what is sent must have been read over.
            return try await again(form, action: action, visit: visit, refusals: [])
        }
        let request = form.request(
            action, language: LetterDraft.language(of: read.found),
            mentions: LetterDraft.mentions(of: action, on: read.found),
            zone: read.found.zone, signature: try await visit.signature(for: action.signedBy))
        switch try await visit.perform(.act(request)).outcome {
        case .success(let changed):
            try await visit.forgetDraft(BegunForm.letter(action.id), of: changed)
            return done(changed, visit: visit)
        case .failure(let refusal):
            if case .changedSince(let event) = refusal, isSame(event, as: request, by: read.agent) {
                return done(try await visit.readDeskCase(), visit: visit)
            }
            return try await again(form, action: action, visit: visit, refusals: [refusal])
        }
    }

    // MARK: What pages share

    private static func done(_ current: DeskCase, visit: Visit) -> Reply {
        let done = current.case.prepared == nil ? DeskCasePage.Done.acted : .prepared
        let address = visit.deskAddress(current.case.id).adding("done", done.rawValue)
        return .redirect(to: address.description)
    }

    /// Whether a change is this very act, sent twice: a double click.
    static func isSame(_ event: CaseEvent, as request: ActRequest, by agent: SignedInAgent) -> Bool {
        guard case .agent(agent.id, _) = event.author else { return false }
        let act: Act
        switch event.fact {
        case .prepared(let prepared): act = prepared
        case .acted(let done) where done.signature == nil: act = done
        // Signed at once: the letter ends with the signature besides.
        case .acted(let done):
            return done.action == request.action && Set(done.reasons.map(\.id)) == Set(request.reasons)
        default: return false
        }
        return act.action == request.action && act.letter == request.completeLetter
            && Set(act.reasons.map(\.id)) == Set(request.reasons)
    }

    /// The page from which the act was asked, as it was filled in, with why nothing was done; or, when nothing stands
    /// against it, the letter as it will be sent.
    private static func again(
        _ form: ActionForm, action: WorkflowAction, visit: Visit, refusals: [CaseRefusal]
    ) async throws -> Reply {
        let current = try await visit.openDeskCase()
        var model = Model(current: current, action: action, form: form)
        model.canConfirm = refusal(of: action, on: current, visit) == nil
        model.isLetterChanged = refusals.isEmpty
        model.form.shown = form.letter?.mark
        for refusal in refusals {
            let message = try RefusalMessage(refusal, on: current, texts: visit.texts)
            if message.field == nil {
                model.notice = message
                // What changed is now said: confirming again is deciding on the case as it is.
                model.form.seen = current.case.changeVersion
            } else {
                model.problems.append(message)
            }
        }
        let isAboutReasons = model.problems.contains { $0.field == .reasons || $0.field == .explanation }
        let step = isAboutReasons || form.letter == nil ? model.flow.first : .letter
        return try page(model, step: step, visit: visit)
    }

    /// The action that the route names, if the definition has it and the agent's role allows it.
    private static func action(_ visit: Visit, of current: DeskCase) throws -> WorkflowAction {
        guard let action = current.definition.workflow.action(try visit.parameter("action")) else {
            throw SiteFailure.notFound
        }
        guard action.correction == nil else { throw SiteFailure.notFound }
        guard current.agent.role >= current.case.least(for: action) else { throw SiteFailure.forbidden }
        return action
    }

    /// What stands against an action before anything is filled in.
    private static func refusal(of action: WorkflowAction, on current: DeskCase, _ visit: Visit) -> CaseRefusal? {
        let available = current.case.availableActions(for: current.agent.role, definition: current.definition)
        guard available.contains(where: { $0.id == action.id }) else { return .actionNotAvailable }
        if let last = current.case.lastDay(for: action, zone: current.found.zone), current.found.date(visit.now) > last
        {
            return .tooLate(since: last)
        }
        if let assignee = current.case.assignee, assignee != current.agent.id, current.case.isOpen {
            return .takenByAnother
        }
        if let prepared = current.case.prepared, !prepared.isStale { return .alreadyPrepared }
        return nil
    }

    /// Says at once, not at the end, that the case changed since the agent's page was shown; then goes on from now.
    private static func noticeChange(in model: inout Model, visit: Visit) throws {
        let current = model.current
        let texts = visit.texts
        if let refusal = refusal(of: model.action, on: current, visit) {
            model.notice = try RefusalMessage(refusal, on: current, texts: texts)
            model.canConfirm = false
        } else if model.form.seen != current.case.changeVersion {
            model.notice = try RefusalMessage(.changedSince(current.case.lastChange), on: current, texts: texts)
        }
        model.form.seen = current.case.changeVersion
    }

    private static func draft(for model: Model, visit: Visit) -> LetterDraft {
        LetterDraft(current: model.current.found, action: model.action, today: model.current.found.date(visit.now))
    }

    private static func page(_ model: Model, step: ActionFlow.Step, visit: Visit) throws -> Reply {
        var model = model
        if step == .letter, model.form.letter == nil {
            model.form = draft(for: model, visit: visit).completing(model.form, rewrites: true)
        }
        return try ActionPageView(model: model, step: step, visit: visit).reply()
    }
}
