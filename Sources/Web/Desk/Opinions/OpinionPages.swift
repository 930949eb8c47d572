import Cases
import FEEL
import HTML
import HTTPTypes
import Services
import Storage

/// Giving an opinion, saying that one is no longer needed, and the list of those that an agent is asked for.
enum OpinionPages {
    /// The most opinions on the list.
    private static let pageSize = 50

    /// The version of the request that the route names.
    static func version(_ visit: Visit) throws -> Int {
        guard let version = Int(try visit.parameter("opinion")) else { throw SiteFailure.notFound }
        return version
    }

    static func give(_ visit: Visit) async throws -> Reply {
        let request = try version(visit)
        let stance = Opinion.Stance(visit.form)
        let text = (visit.form["opinion"] ?? "").linesEndedByLineFeeds
        let (store, agent) = (visit.site.store, try visit.signedInAgent())
        let groups = try await store.database.read { try store.groups.all(of: agent.id, in: $0) }
        let command = CaseCommand.giveOpinion(request: request, stance, text, groups: Set(groups))
        switch try await visit.perform(command).outcome {
        case .success(let changed): return AskOpinionPage.done(visit, changed, .opinionGiven)
        case .failure(let refusal):
            let current = try await visit.openDeskCase()
            let message = try RefusalMessage(refusal, on: current, texts: visit.texts)
            return try DeskCasePage.view(
                current, visit: visit, refusal: message,
                written: .opinion(request, stance, text, problem: message))
        }
    }

    static func end(_ visit: Visit) async throws -> Reply {
        let why = (visit.form["why"] ?? "").linesEndedByLineFeeds
        switch try await visit.perform(.endOpinion(request: try version(visit), why: why)).outcome {
        case .success(let changed): return AskOpinionPage.done(visit, changed, .opinionEnded)
        case .failure(let refusal):
            let current = try await visit.openDeskCase()
            let message = try RefusalMessage(refusal, on: current, texts: visit.texts)
            return try DeskCasePage.view(current, visit: visit, refusal: message)
        }
    }

    /// The opinions that this agent is asked for, those to give first coming first.
    static func list(_ visit: Visit) async throws -> Reply {
        let (organisation, desk) = (try visit.agentOrganisation(), try visit.agentDesk())
        let (found, workplace, counts) = try await desk.store.database.read { connection in
            let workplace = try desk.workplace(in: connection)
            let found = try desk.store.cases.opinions(
                askedOf: desk.agent.id, groups: workplace.groups, organisation: organisation.id, limit: pageSize,
                in: connection)
            return (found, workplace, try desk.counts(of: workplace, in: connection))
        }
        var definitions: [String: ServiceDefinition] = [:]
        for hash in Set(found.map(\.entry.definition)) {
            definitions[hash] = try await visit.site.catalogue.definition(hash: hash)
        }
        let context = InboxPage.Context(
            workplace: workplace, groups: organisation.groups, language: visit.language,
            zone: visit.site.zone(of: organisation), today: desk.today, definitions: definitions)
        let rows = try context.rows(found.map(\.entry))
        let items = zip(found, rows).map { opinion, row in
            item(opinion, row, of: organisation, today: desk.today, visit: visit)
        }
        let texts = visit.texts
        return try visit.deskPage(texts.opinionsToGiveTitle, counts: counts) { h in
            h.put(BackLink(label: texts.toDo, reference: visit.address("/desk")))
            h.h1(texts.opinionsToGiveTitle)
            h.p(items.isEmpty ? texts.noOpinionToGive : texts.opinionsToGiveLead, .class("lede"))
            if !items.isEmpty { h.put(DeskQueue(label: texts.opinionsToGiveTitle, items: items)) }
        }
    }

    private static func item(
        _ opinion: OpinionEntry, _ row: InboxPage.Row, of organisation: Organisation, today: CivilDate, visit: Visit
    ) -> DeskQueue.Item {
        let listed = InboxPage.item(row, today: today, visit: visit)
        let last = Formatting.date(opinion.answerBy, in: visit.language)
        let urgency = Urgency(due: opinion.answerBy, today: today)
        var item = DeskQueue.Item(
            title: listed.title, reference: listed.reference,
            link: visit.deskAddress(row.id).fragment("opinion-\(opinion.version)"),
            due: Tag(text: urgency.words(visit.texts), tone: urgency.tone), state: listed.state,
            received: listed.received)
        item.details = listed.details
        item.deadline = visit.texts.opinionAwaited(until: last)
        item.group = opinion.group.flatMap(organisation.group).map { $0.name[visit.language] }
        return item
    }
}
