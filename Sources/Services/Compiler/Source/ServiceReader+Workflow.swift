import FEEL

extension ServiceReader {
    /// The states and actions of a case.
    func workflow(_ service: MappingReader) -> WorkflowSource? {
        guard let reader = service.mapping("workflow", required: !service.has("simulation")) else { return nil }
        let workflow = WorkflowSource(
            start: reader.located("start"),
            states: reader.entries("states", required: true).compactMap(state),
            actions: reader.entries("actions", required: true).compactMap(action),
            reconsideration: reader.mapping("reconsideration", required: false).map(reconsideration))
        reader.finish(.workflow)
        return workflow
    }

    private func reconsideration(_ reader: MappingReader) -> ReconsiderationSource {
        let reconsideration = ReconsiderationSource(
            to: reader.located("to"), within: reader.period("within", required: false)?.value,
            answerWithin: reader.period("answer_within", required: false)?.value)
        reader.finish(.reconsideration)
        return reconsideration
    }

    /// When a granted request can be renewed.
    func renewal(_ reader: MappingReader) -> RenewalSource {
        let renewal = RenewalSource(
            after: reader.period("after", required: true)?.value,
            askAgain: reader.scalars("ask_again").map { Located($0.text, at: $0.range) })
        reader.finish(.renewal)
        return renewal
    }

    /// What can be changed of a granted request.
    func changes(_ reader: MappingReader) -> ChangesSource {
        let changes = ChangesSource(
            pages: reader.scalars("pages", required: true).map { Located($0.text, at: $0.range) },
            within: reader.period("within", required: true)?.value)
        reader.finish(.changes)
        return changes
    }

    private func state(_ entry: YAMLMapping.Entry) -> StateSource? {
        guard
            let reader = MappingReader(entry.value, subject: "the state `\(entry.key.text)`", diagnostics: diagnostics)
        else { return nil }
        let state = StateSource(
            id: entry.key.asName("a state's name", diagnostics),
            label: reader.localizedText("label", languages: languages),
            outcome: reader.choice("outcome", Outcome.self, required: false),
            deadline: reader.period("deadline", required: false)?.value,
            actions: reader.scalars("actions").map { Located($0.text, at: $0.range) })
        reader.finish(.state)
        return state
    }

    private func action(_ entry: YAMLMapping.Entry) -> ActionSource? {
        guard
            let reader = MappingReader(entry.value, subject: "the action `\(entry.key.text)`", diagnostics: diagnostics)
        else { return nil }
        let asksPerson = reader.bool("asks_person", required: false) ?? false
        let action = ActionSource(
            id: entry.key.asName("an action's name", diagnostics),
            label: reader.localizedText("label", languages: languages),
            consequence: reader.localizedText("consequence", languages: languages, required: false),
            to: reader.located("to", required: !asksPerson),
            by: reader.choice("by", CaseRole.self)?.role,
            letter: reader.located("letter", required: false),
            reasons: reasons(reader),
            reasonsLabel: reasonsLabel(reader),
            isReasonRequired: reader.bool("reason_required", required: false) ?? false,
            asksPerson: asksPerson,
            stopsClock: reader.bool("stops_clock", required: false) ?? false,
            answerWithin: reader.period("answer_within", required: false)?.value,
            within: reader.period("within", required: false),
            signedBy: reader.located("signed_by", required: false))
        reader.finish(.action)
        return action
    }

    /// What the list of reasons is called on screen; of no use without the list.
    private func reasonsLabel(_ action: MappingReader) -> LocalizedText? {
        let label = action.localizedText("reasons_label", languages: languages, required: false)
        if action.has("reasons_label"), !action.has("reasons") {
            diagnostics.warning(
                "unused-key", "`reasons_label` is of no use without `reasons`", at: action.range(of: "reasons_label"))
        }
        return label
    }

    /// A closed list of reasons: `{id: …, fr: …, en: …}`.
    private func reasons(_ action: MappingReader) -> [Reason] {
        var reasons: [Reason] = []
        for element in action.list("reasons") {
            guard let mapping = element.mapping else {
                diagnostics.wrongKind(of: element, expected: "`{id: …, fr: …}`", in: "a reason")
                continue
            }
            let reader = MappingReader(mapping, subject: "a reason", diagnostics: diagnostics)
            let id = reader.name("id")
            let texts = YAMLMapping(entries: mapping.entries.filter { $0.key.text != "id" }, range: mapping.range)
            let text = YAMLValue.mapping(texts).asLocalizedText(
                "the reason `\(id.value)`", languages: languages, diagnostics)
            if reasons.contains(where: { $0.id == id.value }) {
                diagnostics.error(.duplicateIdentifier, "the reason `\(id.value)` is given twice", at: id.range)
            } else if let text {
                reasons.append(Reason(id: id.value, text: text))
            }
        }
        return reasons
    }
}

/// Roles that an action may ask for: of those who deal with cases.
private enum CaseRole: String, CaseIterable {
    case agent, supervisor, administrator

    var role: Role {
        switch self {
        case .agent: .agent
        case .supervisor: .supervisor
        case .administrator: .administrator
        }
    }
}
