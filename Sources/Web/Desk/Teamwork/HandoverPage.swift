import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// Giving a case to a colleague by name: for whoever is in charge of it, and for supervisors.
enum HandoverPage {
    static func show(_ visit: Visit) async throws -> Reply {
        let current = try await visit.openDeskCase()
        let agent = current.agent
        guard current.case.canHandOver(agent.id, role: agent.role) else {
            let refusal: CaseRefusal =
                !current.case.isOpen
                ? .actionNotAvailable : current.case.assignee == nil ? .notInCharge : .takenByAnother
            let message = try RefusalMessage(refusal, on: current, texts: visit.texts)
            return try DeskCasePage.view(current, visit: visit, refusal: message)
        }
        return try view(visit, current: current, colleagues: try await colleagues(visit, of: current))
    }

    static func handOver(_ visit: Visit) async throws -> Reply {
        let colleague = try await visit.colleague(named: "colleague")
        switch try await visit.perform(.assign(to: colleague, seen: CaseAssignment.seen(visit))).outcome {
        case .success(let changed):
            return .redirect(
                to: visit.deskAddress(changed.case.id).adding("done", DeskCasePage.Done.assigned.rawValue).description)
        case .failure(let refusal):
            let current = try await visit.openDeskCase()
            let message = try RefusalMessage(refusal, on: current, texts: visit.texts)
            guard refusal == .colleagueRequired else {
                return try DeskCasePage.view(current, visit: visit, refusal: message)
            }
            return try view(
                visit, current: current, colleagues: try await colleagues(visit, of: current), refusal: message)
        }
    }

    /// Active agents of the organisation, but the one in charge and the one who asks, by name.
    private static func colleagues(_ visit: Visit, of current: DeskCase) async throws -> [Colleague] {
        try await visit.colleagues().filter { $0.id != current.agent.id && $0.id != current.case.assignee }
    }

    private static func view(
        _ visit: Visit, current: DeskCase, colleagues: [Colleague], refusal: RefusalMessage? = nil
    ) throws -> Reply {
        let texts = visit.texts
        let reference = current.case.submission.reference.description
        return try visit.deskPage(
            "\(texts.handOverTitle) – \(reference)", counts: current.counts, hasErrors: refusal != nil,
            status: refusal?.status ?? .ok
        ) { h in
            h.put(BackLink(label: texts.backToCase, reference: visit.deskAddress(current.case.id)))
            if let refusal {
                h.put(
                    ErrorSummary(
                        title: texts.errorSummaryTitle,
                        items: [.init(message: refusal.text, target: ActionField.colleague.rawValue)]))
            }
            h.h1(texts.handOverTitle)
            h.p(reference, .class("reference"))
            guard !colleagues.isEmpty else {
                h.p(texts.noColleague)
                return
            }
            h.form(.method(.post), .action(visit.deskAddress(current.case.id, "/assignment")), .novalidate()) { h in
                h.put(visit.formToken)
                h.put(HiddenValue(name: "seen", value: String(current.case.changeVersion)))
                h.put(field(colleagues, visit: visit, error: refusal?.text))
                h.p(texts.handOverConsequence, .class("consequence"))
                h.put(ButtonRow(buttons: [Button(label: texts.confirmHandOver, act: .submit(), busy: texts.oneMoment)]))
            }
        }
    }

    private static func field(_ colleagues: [Colleague], visit: Visit, error: String?) -> Field {
        let select = Field.Select(
            name: "colleague", prompt: visit.texts.chooseColleague,
            items: colleagues.map { colleague in
                let value = colleague.id.description
                return .init(value: value, label: colleague.label, isChosen: value == visit.form["colleague"])
            })
        var field = Field(
            id: ActionField.colleague.rawValue, label: visit.texts.colleague, control: .select(select),
            words: visit.fieldWords)
        field.hint = visit.texts.colleagueHint
        field.error = error
        return field
    }
}
