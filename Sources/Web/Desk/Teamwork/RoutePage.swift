import Cases
import HTML
import HTTPTypes
import Services

/// Giving a case to another group of agents, saying why.
enum RoutePage {
    static func show(_ visit: Visit) async throws -> Reply {
        let current = try await visit.openDeskCase()
        guard current.case.canRoute(current.agent.id, role: current.agent.role) else {
            let refusal: CaseRefusal = current.case.isOpen ? .takenByAnother : .actionNotAvailable
            let message = try RefusalMessage(refusal, on: current, texts: visit.texts)
            return try DeskCasePage.view(current, visit: visit, refusal: message)
        }
        return try view(visit, current: current)
    }

    static func route(_ visit: Visit) async throws -> Reply {
        let group = try visit.form["group"].flatMap { try visit.agentOrganisation().group($0)?.id }
        let why = (visit.form["why"] ?? "").linesEndedByLineFeeds
        switch try await visit.perform(.route(to: group, why: why, seen: CaseAssignment.seen(visit))).outcome {
        case .success(let changed):
            return .redirect(
                to: visit.deskAddress(changed.case.id).adding("done", DeskCasePage.Done.routed.rawValue).description)
        case .failure(let refusal):
            let current = try await visit.openDeskCase()
            let message = try RefusalMessage(refusal, on: current, texts: visit.texts)
            switch refusal {
            case .groupRequired, .explanationRequired, .tooLong:
                return try view(visit, current: current, refusal: message)
            default:
                return try DeskCasePage.view(current, visit: visit, refusal: message)
            }
        }
    }

    private static func view(_ visit: Visit, current: DeskCase, refusal: RefusalMessage? = nil) throws -> Reply {
        let texts = visit.texts
        let reference = current.case.submission.reference.description
        let fields = fields(visit, current: current, refusal: refusal)
        return try visit.deskPage(
            "\(texts.routeCase) – \(reference)", counts: current.counts, hasErrors: refusal != nil,
            status: refusal?.status ?? .ok
        ) { h in
            h.put(BackLink(label: texts.backToCase, reference: visit.deskAddress(current.case.id)))
            if let refusal {
                let target = fields.first { $0.error != nil }?.focusTarget ?? ActionField.group.rawValue
                h.put(
                    ErrorSummary(
                        title: texts.errorSummaryTitle, items: [.init(message: refusal.text, target: target)]))
            }
            h.h1(texts.routeCase)
            h.p(reference, .class("reference"))
            h.form(.method(.post), .action(visit.deskAddress(current.case.id, "/group")), .novalidate()) { h in
                h.put(visit.formToken)
                h.put(HiddenValue(name: "seen", value: String(current.case.changeVersion)))
                for field in fields { h.put(field) }
                h.p(texts.routeConsequence, .class("consequence"))
                h.put(ButtonRow(buttons: [Button(label: texts.confirmRoute, act: .submit(), busy: texts.oneMoment)]))
            }
        }
    }

    private static func fields(_ visit: Visit, current: DeskCase, refusal: RefusalMessage?) -> [Field] {
        let (texts, organisation) = (visit.texts, current.found.organisation)
        let select = Field.Select(
            name: "group", prompt: texts.chooseGroup,
            items: organisation.groups.filter { $0.id != current.case.group }.map {
                .init(
                    value: $0.id, label: visit.typeset($0.name, in: visit.language),
                    isChosen: $0.id == visit.form["group"])
            })
        var group = Field(
            id: ActionField.group.rawValue, label: texts.whichGroup, control: .select(select), words: visit.fieldWords)
        let lines = Field.Lines(
            name: "why", value: (visit.form["why"] ?? "").linesEndedByLineFeeds, rows: 3, spellcheck: true)
        var why = Field(id: "why", label: texts.whyThisGroup, control: .lines(lines), words: visit.fieldWords)
        why.hint = texts.whyThisGroupHint
        if let refusal {
            if refusal.field == .group { group.error = refusal.text } else { why.error = refusal.text }
        }
        return [group, why]
    }
}
