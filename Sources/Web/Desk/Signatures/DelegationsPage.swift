import Cases
import FEEL
import HTML
import HTTPTypes
import Services
import Storage

/// Who may sign in which quality, since when and by which text: given and ended by administrators. What has ended stays.
enum DelegationsPage {
    /// What is to mend.
    enum Problem: Sendable, Hashable { case agent, delegation, text }

    static func show(_ visit: Visit) async throws -> Reply { try await view(visit, problems: []) }

    static func give(_ visit: Visit) async throws -> Reply {
        let (organisation, desk) = (try visit.agentOrganisation(), try visit.agentDesk())
        let agent = try await visit.colleague(named: "agent")
        let delegation = visit.form["delegation"].flatMap(organisation.delegation)
        let text = (visit.form["text"] ?? "").trimmingSpaces
        var problems: [Problem] = []
        if agent == nil { problems.append(.agent) }
        if delegation == nil { problems.append(.delegation) }
        if text.isEmpty || text.count > 200 { problems.append(.text) }
        guard problems.isEmpty, let agent, let delegation else { return try await view(visit, problems: problems) }
        let held = HeldDelegation(agent: agent, name: delegation.id, first: desk.today, last: nil, text: text)
        try await desk.store.database.write {
            try desk.store.delegations.give(held, organisation: organisation.id, in: $0)
        }
        return .redirect(to: visit.address("/desk/delegations").adding("done", "yes").description)
    }

    /// Ends a delegation at the end of today.
    static func end(_ visit: Visit) async throws -> Reply {
        let desk = try visit.agentDesk()
        guard let agent = visit.form["agent"].flatMap({ Identifier($0) }), let name = visit.form["delegation"],
            let first = visit.form["first"].flatMap({ CivilDate(iso8601: $0) })
        else { throw SiteFailure.notFound }
        // It ends with this day: what was signed this morning stays explained. What is urgent is to suspend the agent.
        try await desk.store.database.write {
            try desk.store.delegations.end(
                name, of: agent, first: first, on: desk.today, organisation: desk.agent.organisation, in: $0)
        }
        return .redirect(to: visit.address("/desk/delegations").adding("done", "yes").description)
    }

    private static func view(_ visit: Visit, problems: [Problem]) async throws -> Reply {
        let (organisation, desk, texts) = (try visit.agentOrganisation(), try visit.agentDesk(), visit.texts)
        let (given, counts) = try await desk.store.database.read { connection in
            (
                try desk.store.delegations.list(organisation: organisation.id, in: connection),
                try desk.counts(in: connection)
            )
        }
        let colleagues = try await visit.colleagues()
        let fields = fields(visit, organisation, colleagues, problems)
        return try visit.deskPage(
            texts.delegations, place: .administration, counts: counts, hasErrors: !problems.isEmpty,
            status: problems.isEmpty ? .ok : .unprocessableContent
        ) { h in
            h.put(BackLink(label: texts.administration, reference: visit.address("/desk/admin")))
            if !problems.isEmpty {
                h.put(
                    ErrorSummary(
                        title: texts.errorSummaryTitle,
                        items: fields.compactMap { field in
                            field.error.map { ErrorSummary.Item(message: $0, target: field.focusTarget) }
                        }))
            }
            if visit.query["done"] != nil {
                h.put(Notice(body: Prose(texts.agentIsChanged), tone: .good, isAnnounced: true))
            }
            h.h1(texts.delegations)
            h.p(texts.delegationsLead, .class("lede"))
            guard !organisation.delegations.isEmpty else {
                h.p(texts.noDelegations)
                return
            }
            if given.isEmpty { h.p(texts.noDelegationGiven, .class("soft")) }
            for held in given { card(held, visit, organisation, colleagues, today: desk.today, &h) }
            h.h2(texts.giveDelegation)
            h.form(.method(.post), .action(visit.address("/desk/delegations")), .novalidate()) { h in
                h.put(visit.formToken)
                for field in fields { h.put(field) }
                h.put(ButtonRow(buttons: [Button(label: texts.giveDelegation, act: .submit(), busy: texts.oneMoment)]))
            }
        }
    }

    private static func card(
        _ held: HeldDelegation, _ visit: Visit, _ organisation: Organisation, _ colleagues: [Colleague],
        today: CivilDate, _ h: inout HTMLWriter
    ) {
        let (texts, language) = (visit.texts, visit.language)
        let title = organisation.delegation(held.name)?.title[language] ?? held.name
        let who = colleagues.first { $0.id == held.agent }?.label ?? texts.someone(nil)
        let words = texts.holds(
            who, title, since: Formatting.date(held.first, in: language),
            until: held.last.map { Formatting.date($0, in: language) }, text: held.text)
        h.div(.class("action-card")) { h in
            h.p(words)
            guard held.last.map({ $0 >= today }) ?? true else { return }
            h.form(.method(.post), .action(visit.address("/desk/delegations/end"))) { h in
                h.put(visit.formToken)
                h.put(HiddenValue(name: "agent", value: held.agent.description))
                h.put(HiddenValue(name: "delegation", value: held.name))
                h.put(HiddenValue(name: "first", value: held.first.description))
                h.put(
                    Button(label: texts.endDelegation, act: .submit(), style: .link, context: "\u{A0}: " + words))
            }
        }
    }

    private static func fields(
        _ visit: Visit, _ organisation: Organisation, _ colleagues: [Colleague], _ problems: [Problem]
    ) -> [Field] {
        let texts = visit.texts
        let agents = colleagues.map {
            Field.Choices.Item(
                value: $0.id.description, label: $0.label, isChosen: $0.id.description == visit.form["agent"])
        }
        var agent = Field(
            id: "agent", label: texts.whoSigns,
            control: .select(Field.Select(name: "agent", prompt: texts.chooseColleague, items: agents)),
            words: visit.fieldWords)
        let delegations = organisation.delegations.map {
            Field.Choices.Item(
                value: $0.id, label: visit.typeset($0.title, in: visit.language),
                isChosen: $0.id == visit.form["delegation"])
        }
        var delegation = Field(
            id: "delegation", label: texts.inWhichQuality,
            control: .choices(Field.Choices(name: "delegation", items: delegations)), words: visit.fieldWords)
        let line = Field.Line(name: "text", value: visit.form["text"] ?? "", autocomplete: "off", maximumLength: 200)
        var text = Field(id: "text", label: texts.byWhichText, control: .line(line), words: visit.fieldWords)
        text.hint = texts.byWhichTextHint
        if problems.contains(.agent) { agent.error = texts.chooseWhoSigns }
        if problems.contains(.delegation) { delegation.error = texts.chooseQuality }
        if problems.contains(.text) { text.error = texts.textRequired }
        return [agent, delegation, text]
    }
}
