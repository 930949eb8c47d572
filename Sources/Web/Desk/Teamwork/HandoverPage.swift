import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// Giving a case to a colleague by name: for whoever is in charge of it, and for supervisors.
enum HandoverPage {
    /// An agent who can be given the case.
    struct Colleague: Sendable, Hashable {
        let id: Identifier
        let label: String
    }

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
        let chosen = visit.form["colleague"].flatMap { Identifier($0) }
        let (store, agent) = (visit.site.store, try visit.signedInAgent())
        let known = try await store.database.read { connection in
            try chosen.flatMap { try store.agents.find($0, in: connection) }
        }
        let colleague = known.flatMap { $0.isActive && $0.organisation == agent.organisation ? $0.id : nil }
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

    /// How many agents are read at once.
    private static let pageSize = 200

    /// Active agents of the organisation, but the one in charge and the one who asks, by name.
    private static func colleagues(_ visit: Visit, of current: DeskCase) async throws -> [Colleague] {
        let (store, agent) = (visit.site.store, current.agent)
        let stored = try await store.database.read { connection in
            var all: [StoredAgent] = []
            while true {
                let page = try store.agents.list(
                    organisation: agent.organisation, after: all.last?.login ?? "", limit: pageSize, in: connection)
                all += page
                if page.count < pageSize { return all }
            }
        }
        let organisation = current.found.organisation
        return
            stored.filter { $0.isActive && $0.id != agent.id && $0.id != current.case.assignee }
            .map { colleague in
                let name = String(decoding: colleague.content, as: UTF8.self)
                let office = colleague.office.flatMap { organisation.office($0)?.name[visit.language] }
                return Colleague(id: colleague.id, label: [name, office].compactMap { $0 }.joined(separator: ", "))
            }
            .sorted { ($0.label, $0.id) < ($1.label, $1.id) }
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
