import Assistant
import Cases
import HTML
import Services
import Storage

/// One conversation at the desk: all that was said, the form, what may help, the answer, and what else can be done.
enum DeskTalkPage {
    /// What the agent may do with it.
    enum Part: Sendable {
        /// Talk: they hold it.
        case talk
        /// Call: it is promised.
        case call
        /// Read it again.
        case read
    }

    /// A conversation as the agent who is signed in may see it.
    struct Opened: Sendable {
        let found: ReceptionInHand
        let desk: ReceptionDesk
        let part: Part
    }

    static func show(_ visit: Visit) async throws -> Reply {
        guard let opened = try await open(visit) else { return toList(visit, .gone) }
        return try await view(visit, opened)
    }

    /// Tells the page whenever something changes.
    static func events(_ visit: Visit) async throws -> Reply {
        guard let opened = try await open(visit) else { throw SiteFailure.notFound }
        let (site, id) = (visit.site, opened.found.id)
        return site.live.reply(seen: visit.seenMark) {
            try await Reception(site: site, now: site.now()).load(id).map(mark)
        }
    }

    /// Takes a conversation out of the queue. Of two agents, one gets it; nobody gets more than the office declares, nor
    /// any while on a break.
    static func take(_ visit: Visit) async throws -> Reply {
        let desk = try await ReceptionDesk.load(visit)
        guard let found = try await visit.reception.load(try identifier(visit)), desk.receives(for: found.stored) else {
            throw SiteFailure.notFound
        }
        if found.stored.status == .live, found.stored.agent == desk.agent.id {
            return .redirect(to: visit.deskTalkAddress(found.id).description)
        }
        guard desk.presence?.presence == .available, desk.presence?.team == found.team.id else {
            return toList(visit, .absent)
        }
        let (reception, store, now, agent) = (visit.reception, visit.site.store, visit.now, desk.agent.id)
        let (site, team) = (visit.site, found.team)
        let isFull = try await store.database.read {
            (try store.receptionPresence.find(agent, now: now, in: $0)?.held ?? 0) >= team.rule.conversationsAtOnce
        }
        if isFull { return toList(visit, .full) }
        let isTaken = try await reception.change(found.id) { change, transaction in
            guard
                try store.receptionPresence.takePlace(
                    of: agent, most: team.rule.conversationsAtOnce, now: now, in: transaction),
                try store.receptions.claim(found.id, by: agent, now: now, in: transaction)
            else { return false }
            let seconds = (now.milliseconds - change.reception.askedAt.milliseconds) / 1000
            try reception.count(.taken, of: team, in: transaction)
            try reception.count(.waited, ReceptionMeasure.durationClass(of: seconds), of: team, in: transaction)
            change.say(.platform, site.texts(in: change.language).receptionJoined(team.name(change.language)))
            return true
        }
        return isTaken ? .redirect(to: visit.deskTalkAddress(found.id).description) : toList(visit, .gone)
    }

    /// Answers the person.
    static func say(_ visit: Visit) async throws -> Reply {
        guard let opened = try await open(visit), opened.part == .talk else { return toList(visit, .gone) }
        let found = opened.found
        // A beginning put before what is typed: nothing is sent yet.
        if visit.form["template"] != nil { return try await view(visit, opened) }
        let text = (visit.form["message"] ?? "").linesEndedByLineFeeds.trimmingSpaces
        guard !text.isEmpty else { return try await view(visit, opened, problem: visit.texts.personSayWhat) }
        guard text.count <= Conversation.maximumMessage else {
            return try await view(
                visit, opened, problem: visit.texts.assistantTooLong(Conversation.maximumMessage))
        }
        if let seen = visit.form["seen"], seen != String(found.conversation.stored.version),
            found.conversation.conversation.entries.last(where: { $0.author == .agent })?.text == text
        {
            return back(visit, found.id)
        }
        _ = try await visit.reception.say(text, by: .agent, in: found.id)
        return back(visit, found.id)
    }

    /// Keeps a note for whoever calls.
    static func note(_ visit: Visit) async throws -> Reply {
        guard let opened = try await open(visit), opened.part != .read else { return toList(visit, .gone) }
        let text = String((visit.form["note"] ?? "").linesEndedByLineFeeds.trimmingSpaces.prefix(2_000))
        guard !text.isEmpty else { return back(visit, opened.found.id) }
        try await visit.reception.change(opened.found.id) { change, _ in
            change.details.notes.append(text)
            return true
        }
        return back(visit, opened.found.id)
    }

    /// Gives the conversation to another office, where it keeps its place.
    static func transfer(_ visit: Visit) async throws -> Reply {
        guard let opened = try await open(visit), opened.part == .talk else { return toList(visit, .gone) }
        let (found, site) = (opened.found, visit.site)
        guard let office = visit.form["team"], office != found.team.id,
            let other = site.team(office, of: opened.desk.organisation)
        else { return try await view(visit, opened, problem: visit.texts.chooseOffice) }
        let (reception, store) = (visit.reception, site.store)
        let isDone = try await reception.release(found.id, by: opened.desk.agent.id, to: other) {
            site.texts(in: $0).receptionTransferred(other.name($0))
        }
        if isDone {
            try await store.database.write { try reception.count(.transferred, of: found.team, in: $0) }
        }
        return .redirect(to: visit.address("/desk/conversations").description)
    }

    /// Promises a call: at the end of a conversation, or again where nobody answered.
    static func callBack(_ visit: Visit) async throws -> Reply {
        guard let opened = try await open(visit), opened.part != .read else { return toList(visit, .gone) }
        let (found, site) = (opened.found, visit.site)
        guard case .callback(let time)? = PersonForm.wish(visit.form["wish"] ?? ""), found.details.isReachable else {
            return try await view(visit, opened, problem: visit.texts.personChooseHow)
        }
        let reception = visit.reception
        let isDone = try await reception.change(found.id) { change, transaction in
            guard try reception.promise(time, to: found.id, team: found.team, in: transaction) else { return false }
            let texts = site.texts(in: change.language)
            let words = visit.callbackWords(time, in: change.language)
            change.say(.platform, texts.receptionCallbackPromised(found.team.name(change.language), words))
            return true
        }
        guard isDone else { return try await view(visit, opened, problem: visit.texts.personMomentTaken) }
        return .redirect(to: visit.address("/desk/conversations").description)
    }

    /// Ends the conversation with a summary, which the person reads here and, where they gave an address, by e-mail.
    static func end(_ visit: Visit) async throws -> Reply {
        guard let opened = try await open(visit), opened.part != .read else { return toList(visit, .gone) }
        let found = opened.found
        let summary = (visit.form["summary"] ?? "").linesEndedByLineFeeds.trimmingSpaces
        guard summary.count <= Conversation.maximumMessage else {
            let problem = visit.texts.assistantTooLong(Conversation.maximumMessage)
            return try await view(visit, opened, problem: problem, summary: summary)
        }
        guard let end = visit.form["reason"].flatMap(ReceptionEnd.init(rawValue:)), reasons(opened.part).contains(end)
        else { return try await view(visit, opened, problem: visit.texts.chooseEnd, summary: summary) }
        // Whoever was answered takes something away with them.
        guard !summary.isEmpty || ![.answered, .elsewhere].contains(end) else {
            return try await view(visit, opened, problem: visit.texts.writeSummary, summary: summary)
        }
        var random = SystemRandomNumberGenerator()
        let language = found.conversation.conversation.language
        let mail =
            summary.isEmpty
            ? nil
            : found.details.email.map { address in
                ReceptionMail(
                    kind: .summary, to: address, language: language.rawValue,
                    organisation: found.team.organisation.id, office: found.team.name(language), words: summary
                ).job(about: found.id, now: visit.now, using: &random)
            }
        let site = visit.site
        _ = try await visit.reception.end(
            found, because: end, summary: summary.isEmpty ? nil : summary,
            words: { site.texts(in: $0).receptionEnded(end) }, mail: mail)
        return .redirect(to: visit.address("/desk/conversations").description)
    }

    // MARK: Parts

    /// Why a conversation may end.
    static func reasons(_ part: Part) -> [ReceptionEnd] {
        part == .call ? [.answered, .elsewhere, .notReached] : [.answered, .elsewhere, .silent, .abuse]
    }

    private static func identifier(_ visit: Visit) throws(SiteFailure) -> Identifier {
        guard let id = Identifier(try visit.parameter("conversation")) else { throw .notFound }
        return id
    }

    /// The conversation as the agent may see it; nil when it is not theirs to see now. Whoever opens one that they do not
    /// hold is told of in it.
    static func open(_ visit: Visit) async throws -> Opened? {
        let desk = try await ReceptionDesk.load(visit)
        guard let found = try await visit.reception.load(try identifier(visit)), desk.receives(for: found.stored) else {
            throw SiteFailure.notFound
        }
        let agent = desk.agent
        let isOwn = found.stored.agent == agent.id
        let isWatching = agent.role >= .supervisor && found.stored.flaggedAt != nil
        switch found.stored.status {
        case .live where isOwn: return Opened(found: found, desk: desk, part: .talk)
        case .callback: return Opened(found: try await told(found, agent, visit), desk: desk, part: .call)
        case .closed where isOwn: return Opened(found: found, desk: desk, part: .read)
        case _ where isWatching: return Opened(found: try await told(found, agent, visit), desk: desk, part: .read)
        default: return nil
        }
    }

    /// The conversation, once it says that somebody has opened it.
    private static func told(
        _ found: ReceptionInHand, _ agent: SignedInAgent, _ visit: Visit
    ) async throws -> ReceptionInHand {
        let (own, site) = (agent.id.description, visit.site)
        guard !found.details.openedBy.contains(own) else { return found }
        let isSupervisor = found.stored.status != .callback
        try await visit.reception.change(found.id) { change, _ in
            guard !change.details.openedBy.contains(own) else { return false }
            change.details.openedBy.append(own)
            change.say(
                .platform,
                site.texts(in: change.language).receptionOpened(
                    found.team.name(change.language), isSupervisor: isSupervisor))
            return true
        }
        return try await visit.reception.load(found.id) ?? found
    }

    private static func toList(_ visit: Visit, _ problem: TakeProblem) -> Reply {
        .redirect(to: visit.address("/desk/conversations").adding("problem", problem.rawValue).description)
    }

    static func back(_ visit: Visit, _ id: Identifier) -> Reply {
        .redirect(to: visit.deskTalkAddress(id).fragment(ReceptionTalk.latest).description)
    }

    static func mark(of found: ReceptionInHand) -> String {
        "\(found.conversation.stored.version).\(found.stored.status.rawValue)"
    }

    private static func view(
        _ visit: Visit, _ opened: Opened, problem: String? = nil, summary: String? = nil
    ) async throws -> Reply {
        let found = opened.found
        let standing = try await visit.site.standing(of: found.team, for: found.stored, at: visit.now)
        let form = opened.part == .read ? nil : try await SharedForm.load(found, visit)
        return try DeskTalkView(
            visit: visit, opened: opened, standing: standing, form: form, problem: problem, summary: summary
        ).reply()
    }
}
