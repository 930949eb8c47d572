import Cases
import FEEL
import Foundation
import HTML
import HTTPTypes
import Services
import Storage

/// Doing something to several cases: chosen from a list, each effect shown, then done case by case, and undone while
/// nobody has been told.
enum BatchPages {
    /// What is to mend on the first page.
    enum Problem: Sendable, Hashable { case cases, operation, explanation, reasons }

    /// A case as the preview shows it.
    struct Effect: Sendable {
        let current: DeskCase
        /// The case as it becomes, or why nothing is done to it.
        let result: Result<Case, CaseRefusal>
        let action: WorkflowAction?
        let letter: ActionForm.LetterText?

        /// The letter as it will be read.
        var completeBody: String? {
            guard let letter, let action else { return nil }
            return LetterDraft.mentions(of: action, on: current.found).completing(letter.body)
        }

        /// A mark of what is shown: what is confirmed is what was read.
        var mark: String {
            let letter = letter?.mark ?? ""
            return "\(current.case.changeVersion).\(letter)"
        }
    }

    // MARK: Requests

    /// The list, with boxes to tick.
    static func choose(_ visit: Visit) async throws -> Reply {
        try await BatchChoice.view(visit, order: BatchOrder(operation: ""), chosen: [], problems: [])
    }

    /// What would be done to each case; nothing is done yet.
    static func preview(_ visit: Visit) async throws -> Reply {
        let (order, chosen) = (order(of: visit), chosen(by: visit))
        var problems: [Problem] = []
        if chosen.isEmpty { problems.append(.cases) }
        if BatchOperation(code: order.operation) == nil { problems.append(.operation) }
        guard problems.isEmpty else {
            return try await BatchChoice.view(visit, order: order, chosen: Set(chosen), problems: problems)
        }
        let effects = try await effects(of: order, on: chosen, visit: visit) { try await visit.openDeskCase($0) }
        return try BatchPreview(visit: visit, order: order, effects: effects, isChanged: false).reply()
    }

    /// Asks for it to be done.
    static func confirm(_ visit: Visit) async throws -> Reply {
        let (order, chosen) = (order(of: visit), chosen(by: visit))
        guard let operation = BatchOperation(code: order.operation), !chosen.isEmpty,
            let id = visit.form["once"].flatMap({ Identifier($0) })
        else { return .redirect(to: visit.address("/desk/batch").description) }
        let agent = try visit.signedInAgent()
        let (store, now) = (visit.site.store, visit.now)
        // Asked for already: a double click.
        if let known = try await store.database.read({ try store.batches.find(id, in: $0) }) {
            guard known.agent == agent.id else { throw SiteFailure.notFound }
            return .redirect(to: address(of: id, visit).description)
        }
        let effects = try await effects(of: order, on: chosen, visit: visit) { try await visit.readDeskCase($0) }
        let isAsShown = effects.allSatisfy { effect in
            if case .success = effect.result {
                visit.form["mark.\(effect.current.case.id)"] == effect.mark
            } else {
                false
            }
        }
        guard isAsShown else {
            for effect in effects { _ = try await visit.openDeskCase(effect.current.case.id) }
            return try BatchPreview(visit: visit, order: order, effects: effects, isChanged: true).reply()
        }
        let runsAt = now.adding(seconds: operation.tells ? BatchOrder.graceSeconds : 0)
        try await record(id, order, effects, of: agent, runsAt: runsAt, visit)
        if !operation.tells { try await visit.site.doBatch(id, at: now) }
        return .redirect(to: address(of: id, visit).description)
    }

    private static func record(
        _ id: Identifier, _ order: BatchOrder, _ effects: [Effect], of agent: SignedInAgent, runsAt: Instant,
        _ visit: Visit
    ) async throws {
        let (store, now) = (visit.site.store, visit.now)
        let content = try Array(JSONEncoder().encode(order))
        let items = try effects.enumerated().map { number, effect in
            let step = BatchStep(
                seen: effect.current.case.changeVersion, subject: effect.letter?.subject, body: effect.letter?.body)
            return BatchItem(
                number: number, case: effect.current.case.id,
                reference: effect.current.case.submission.reference.description,
                content: try Array(JSONEncoder().encode(step)))
        }
        var random = SystemRandomNumberGenerator()
        let job = NewJob(
            id: Identifier(at: now, using: &random), organisation: agent.organisation, kind: JobKind.batch,
            idempotencyKey: "\(JobKind.batch):\(id)", subject: nil, runAt: runsAt,
            content: Array(id.description.utf8))
        try await store.database.write { transaction in
            let isNew = try store.batches.create(
                id, of: agent.id, organisation: agent.organisation, now: now, runsAt: runsAt, content: content,
                items: items, in: transaction)
            if isNew { try store.jobs.enqueue(job, now: now, in: transaction) }
        }
    }

    // MARK: What pages share

    static func address(of id: Identifier, _ visit: Visit) -> URLReference {
        visit.address("/desk/batches/\(id.description)")
    }

    private static func order(of visit: Visit) -> BatchOrder {
        BatchOrder(
            operation: visit.form["operation"] ?? "", reasons: visit.form.all("reason"),
            explanation: (visit.form["explanation"] ?? "").linesEndedByLineFeeds.trimmingSpaces)
    }

    private static func chosen(by visit: Visit) -> [Identifier] {
        var seen: Set<Identifier> = []
        return visit.form.all("case").compactMap { Identifier($0) }.filter { seen.insert($0).inserted }
            .prefix(BatchOrder.mostCases).map { $0 }
    }

    /// What the order makes of each case. A case that is not the organisation's does not exist.
    private static func effects(
        of order: BatchOrder, on chosen: [Identifier], visit: Visit, read: (Identifier) async throws -> DeskCase
    ) async throws -> [Effect] {
        var effects: [Effect] = []
        for id in chosen { effects.append(try effect(of: order, on: try await read(id), visit: visit)) }
        return effects
    }

    private static func effect(of order: BatchOrder, on current: DeskCase, visit: Visit) throws -> Effect {
        let found = current.found
        var action: WorkflowAction?
        if case .act(let service, let id) = BatchOperation(code: order.operation), service == found.definition.id {
            action = found.definition.workflow.action(id)
        }
        let draft = action.map { LetterDraft(current: found, action: $0, today: found.date(visit.now)) }
        let letter = draft?.text(ActionForm.Basis(reasons: order.reasons, explanation: order.explanation))
        let command = order.command(for: found, seen: found.case.changeVersion, letter: letter) {
            LetterDraft.mentions(of: $0, on: found)
        }
        var result: Result<Case, CaseRefusal> = .failure(.actionNotAvailable)
        if let command {
            result = found.case.decide(command, in: visit.commandContext, definition: found.definition).map { events in
                events.reduce(into: found.case) { updated, event in try? updated.apply(event) }
            }
        }
        return Effect(current: current, result: result, action: action, letter: letter)
    }
}
