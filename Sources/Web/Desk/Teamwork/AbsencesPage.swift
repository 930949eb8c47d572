import Cases
import FEEL
import HTML
import HTTPTypes
import Services
import Storage

/// Who is away and who stands in for them: agents say it for themselves, supervisors for everyone. Never why.
enum AbsencesPage {
    static func show(_ visit: Visit) async throws -> Reply {
        try view(visit, try await load(visit), form: AbsenceForm(), problems: [])
    }

    /// Keeps an absence.
    static func keep(_ visit: Visit) async throws -> Reply {
        let (model, signedIn) = (try await load(visit), try visit.signedInAgent())
        let named = model.isSupervisor ? try await visit.colleague(named: "agent") : signedIn.id
        let standIn = try await visit.colleague(named: "stand-in")
        let form = AbsenceForm(visit.form)
        switch form.absence(of: named, standIn: standIn, today: model.today, among: model.all) {
        case .failure(let problems):
            return try view(visit, model, form: form, problems: problems.all)
        case .success(let absence):
            let store = visit.site.store
            try await store.database.write {
                try store.absences.put(absence, organisation: signedIn.organisation, in: $0)
            }
            return .redirect(to: visit.address("/desk/absences").adding("done", "kept").description)
        }
    }

    /// Forgets an absence: one's own, or anyone's for a supervisor.
    static func forget(_ visit: Visit) async throws -> Reply {
        let signedIn = try visit.signedInAgent()
        guard let agent = visit.form["agent"].flatMap({ Identifier($0) }),
            let first = visit.form["first"].flatMap({ CivilDate(iso8601: $0) }),
            agent == signedIn.id || signedIn.role >= .supervisor
        else { throw SiteFailure.notFound }
        let store = visit.site.store
        try await store.database.write {
            try store.absences.delete(agent, first: first, organisation: signedIn.organisation, in: $0)
        }
        return .redirect(to: visit.address("/desk/absences").adding("done", "forgotten").description)
    }

    /// What the page shows.
    private struct Model: Sendable {
        let colleagues: [Colleague]
        /// Those of the organisation that are not over.
        let all: [Absence]
        /// Those that this agent may see.
        let shown: [Absence]
        let isSupervisor: Bool
        let today: CivilDate
        let counts: CaseCounts

        func name(_ id: Identifier) -> String? { colleagues.first { $0.id == id }?.label }
    }

    private static func load(_ visit: Visit) async throws -> Model {
        let (store, agent, desk) = (visit.site.store, try visit.signedInAgent(), try visit.agentDesk())
        let (all, counts) = try await store.database.read { connection in
            (
                try store.absences.list(organisation: agent.organisation, from: desk.today, in: connection),
                try desk.counts(in: connection)
            )
        }
        let isSupervisor = agent.role >= .supervisor
        return Model(
            colleagues: try await visit.colleagues(), all: all,
            shown: all.filter { isSupervisor || $0.agent == agent.id || $0.standIn == agent.id },
            isSupervisor: isSupervisor, today: desk.today, counts: counts)
    }

    private static func view(
        _ visit: Visit, _ model: Model, form: AbsenceForm, problems: [AbsenceForm.Problem]
    ) throws -> Reply {
        let (texts, agent) = (visit.texts, try visit.signedInAgent())
        let fields = fields(visit, model, form: form, problems: problems, agent: agent.id)
        return try visit.deskPage(
            texts.absences, counts: model.counts, hasErrors: !problems.isEmpty,
            status: problems.isEmpty ? .ok : .unprocessableContent
        ) { h in
            h.put(BackLink(label: texts.toDo, reference: visit.address("/desk")))
            if !problems.isEmpty {
                let items = problems.compactMap { problem in
                    fields.first { $0.id == problem.field }.map {
                        ErrorSummary.Item(message: texts.absence(problem), target: $0.focusTarget)
                    }
                }
                h.put(ErrorSummary(title: texts.errorSummaryTitle, items: items))
            }
            switch visit.query["done"] {
            case "kept": h.put(Notice(body: Prose(texts.absenceIsKept), tone: .good, isAnnounced: true))
            case "forgotten": h.put(Notice(body: Prose(texts.absenceIsForgotten), tone: .good, isAnnounced: true))
            default: break
            }
            h.h1(texts.absences)
            h.p(texts.absencesLead, .class("lede"))
            if model.shown.isEmpty { h.p(texts.noAbsence, .class("soft")) }
            h.ul(.class("plain-list"), .role(.list)) { h in
                for absence in model.shown { line(absence, visit, model, agent.id, &h) }
            }
            h.h2(texts.newAbsence)
            guard model.colleagues.contains(where: { $0.id != agent.id }) else {
                h.p(texts.nobodyStandsIn)
                return
            }
            h.form(.method(.post), .action(visit.address("/desk/absences")), .novalidate()) { h in
                h.put(visit.formToken)
                for field in fields { h.put(field) }
                h.p(texts.absenceConsequence, .class("consequence"))
                h.put(ButtonRow(buttons: [Button(label: texts.keepAbsence, act: .submit(), busy: texts.oneMoment)]))
            }
        }
    }

    private static func line(
        _ absence: Absence, _ visit: Visit, _ model: Model, _ agent: Identifier, _ h: inout HTMLWriter
    ) {
        let (texts, language) = (visit.texts, visit.language)
        let who = absence.agent == agent ? texts.you : model.name(absence.agent) ?? texts.someone(nil)
        let standIn = absence.standIn == agent ? texts.you : model.name(absence.standIn) ?? texts.someone(nil)
        let words = texts.absence(
            of: who, from: Formatting.date(absence.first, in: language),
            until: Formatting.date(absence.last, in: language), standIn: standIn)
        h.li(.class("action-card")) { h in
            h.p(words.uppercasedFirst)
            guard model.isSupervisor || absence.agent == agent else { return }
            h.form(.method(.post), .action(visit.address("/desk/absences/forget"))) { h in
                h.put(visit.formToken)
                h.put(HiddenValue(name: "agent", value: absence.agent.description))
                h.put(HiddenValue(name: "first", value: absence.first.description))
                h.put(
                    Button(
                        label: texts.forgetAbsence, act: .submit(), style: .link,
                        context: "\u{A0}: " + words))
            }
        }
    }

    private static func fields(
        _ visit: Visit, _ model: Model, form: AbsenceForm, problems: [AbsenceForm.Problem], agent: Identifier
    ) -> [Field] {
        let texts = visit.texts
        func select(_ name: String, _ label: String, _ colleagues: [Colleague], chosen: String?) -> Field {
            let items = colleagues.map { one in
                Field.Choices.Item(
                    value: one.id.description, label: one.label, isChosen: one.id.description == chosen)
            }
            return Field(
                id: name, label: label,
                control: .select(Field.Select(name: name, prompt: texts.chooseColleague, items: items)),
                words: visit.fieldWords)
        }
        let who =
            model.isSupervisor
            ? [select("agent", texts.whoIsAway, model.colleagues, chosen: visit.form["agent"] ?? agent.description)]
            : []
        let others = model.isSupervisor ? model.colleagues : model.colleagues.filter { $0.id != agent }
        var all =
            who
            + [
                DayField.field("first", label: texts.awayFrom, typed: form.first, visit: visit),
                DayField.field("last", label: texts.awayTo, typed: form.last, visit: visit),
            ]
            + [select("stand-in", texts.whoStandsIn, others, chosen: visit.form["stand-in"])]
        for problem in problems {
            guard let index = all.firstIndex(where: { $0.id == problem.field }), all[index].error == nil else {
                continue
            }
            all[index].error = texts.absence(problem)
        }
        return all
    }
}
