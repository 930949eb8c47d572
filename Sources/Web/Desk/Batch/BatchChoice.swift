import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// A list with boxes to tick, and what can be done to what is ticked.
enum BatchChoice {
    static func view(
        _ visit: Visit, order: BatchOrder, chosen: Set<Identifier>, problems: [BatchPages.Problem]
    ) async throws -> Reply {
        let model = try await InboxPage.load(visit)
        let batches = try await recent(visit)
        let texts = visit.texts
        let fields = fields(visit, model, order: order, chosen: chosen, problems: problems)
        return try visit.deskPage(
            texts.batchTitle, counts: model.counts, hasErrors: !problems.isEmpty,
            status: problems.isEmpty ? .ok : .unprocessableContent
        ) { h in
            h.put(BackLink(label: texts.tab(model.tab), reference: model.place.address(visit)))
            if !problems.isEmpty {
                let items = fields.filter { $0.error != nil }.map {
                    ErrorSummary.Item(message: $0.error ?? "", target: $0.focusTarget)
                }
                h.put(ErrorSummary(title: texts.errorSummaryTitle, items: items))
            }
            h.h1(texts.batchTitle)
            h.p(texts.batchLead, .class("lede"))
            if model.rows.isEmpty {
                h.p(texts.emptyTab(model.tab))
            } else {
                h.form(.method(.post), .action(visit.address("/desk/batch/preview")), .novalidate()) { h in
                    h.put(visit.formToken)
                    for (name, value) in place(model) { h.put(HiddenValue(name: name, value: value)) }
                    for field in fields { h.put(field) }
                    h.put(
                        ButtonRow(buttons: [
                            Button(label: texts.batchPreview, act: .submit(), busy: texts.oneMoment)
                        ]))
                    h.p(texts.batchNeverRefuses, .class("soft"))
                }
            }
            if !batches.isEmpty {
                h.h2(texts.recentBatches)
                h.ul { h in
                    for batch in batches {
                        h.li { h in
                            let time = LocalTime(zone: visit.site.zone(of: model.organisation), texts: texts)
                            h.a(
                                time.dateAndTime(batch.createdAt), .href(BatchPages.address(of: batch.id, visit)))
                            h.text(" \u{2013} ")
                            h.text(texts.batchState(batch.state))
                        }
                    }
                }
            }
        }
    }

    private static func recent(_ visit: Visit) async throws -> [StoredBatch] {
        let (store, agent) = (visit.site.store, try visit.signedInAgent())
        return try await store.database.read { try store.batches.list(of: agent.id, limit: 10, in: $0) }
    }

    /// The list from which one chooses, as a form carries it.
    private static func place(_ model: InboxPage.Model) -> [(String, String)] {
        [("show", model.tab.rawValue)] + (model.place.service.map { [("service", $0)] } ?? [])
            + (model.place.group.map { [("group", $0)] } ?? [])
    }

    private static func fields(
        _ visit: Visit, _ model: InboxPage.Model, order: BatchOrder, chosen: Set<Identifier>,
        problems: [BatchPages.Problem]
    ) -> [Field] {
        let texts = visit.texts
        let cases = model.rows.map { row in
            Field.Choices.Item(
                value: row.id.description, label: "\(row.title) \(row.reference)",
                hint: ([row.state] + row.columns + [row.urgency.words(texts)] + [row.holder(texts)].compactMap { $0 })
                    .joined(separator: " · "),
                isChosen: chosen.contains(row.id))
        }
        var which = Field(
            id: "cases", label: texts.batchWhich,
            control: .choices(Field.Choices(kind: .many, name: "case", items: cases)), words: visit.fieldWords)
        if problems.contains(.cases) { which.error = texts.batchCasesRequired }
        let operations = operations(visit, model).map { operation, label in
            Field.Choices.Item(
                value: operation.code, label: label, isChosen: operation.code == order.operation)
        }
        var what = Field(
            id: "operation", label: texts.batchWhat,
            control: .select(
                Field.Select(name: "operation", prompt: texts.batchChooseOperation, items: operations)),
            words: visit.fieldWords)
        if problems.contains(.operation) { what.error = texts.batchOperationRequired }
        return [which, what]
    }

    /// What can be done to the cases shown: actions that one of them offers in its state, then charge and groups.
    private static func operations(_ visit: Visit, _ model: InboxPage.Model) -> [(BatchOperation, String)] {
        guard let role = visit.agent?.role else { return [] }
        var operations: [(BatchOperation, String)] = []
        for definition in model.definitions.values.sorted(by: { ($0.id, $0.hash) < ($1.id, $1.hash) }) {
            let states = Set(model.entries.filter { $0.definition == definition.hash }.map(\.state))
            let offered = Set(states.compactMap(definition.workflow.state).flatMap(\.actions))
            let language = definition.language(preferring: visit.language)
            for action in definition.workflow.actions
            where offered.contains(action.id) && role >= action.by
                && BatchOrder.isOffered(action, in: definition.workflow)
            {
                let operation = BatchOperation.act(service: definition.id, action: action.id)
                guard !operations.contains(where: { $0.0 == operation }) else { continue }
                operations.append(
                    (
                        operation,
                        visit.texts.batchAction(
                            visit.typeset(action.label, in: language),
                            of: visit.typeset(definition.presentation.title, in: language))
                    ))
            }
        }
        operations.append((.take, visit.texts.take))
        for group in model.organisation.groups {
            operations.append(
                (.route(group: group.id), visit.texts.batchRoute(visit.typeset(group.name, in: visit.language))))
        }
        return operations
    }
}
