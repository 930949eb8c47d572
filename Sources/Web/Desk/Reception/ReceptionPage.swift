import Assistant
import Cases
import FEEL
import HTML
import HTTPTypes
import Services
import Storage

/// The reception at the desk: who waits, the conversations one holds, the call-backs that were promised, late first; and
/// whether one is there.
enum ReceptionPage {
    /// The most lines of each list.
    private static let most = 50
    /// How far back supervisors are shown what was held back, in seconds.
    static let flaggedSeconds: Int64 = 30 * 86_400

    static func show(_ visit: Visit) async throws -> Reply {
        let desk = try await ReceptionDesk.load(visit)
        for team in desk.teams { try await visit.reception.recoverAbandoned(of: team) }
        return try view(visit, desk, try await model(visit.site, desk, at: visit.now))
    }

    /// Tells the page whenever something changes.
    static func events(_ visit: Visit) async throws -> Reply {
        let desk = try await ReceptionDesk.load(visit)
        let site = visit.site
        return site.live.reply(seen: visit.seenMark) {
            mark(try await model(site, desk, at: site.now()))
        }
    }

    /// Says that one is there, on a break, or away.
    static func setPresence(_ visit: Visit) async throws -> Reply {
        let desk = try await ReceptionDesk.load(visit)
        let isAway = visit.form["presence"] == "away"
        guard let team = try chosenTeam(visit, desk, isAway: isAway) else {
            return try view(
                visit, desk, try await model(visit.site, desk, at: visit.now), teamProblem: visit.texts.chooseOffice)
        }
        let (store, now, agent) = (visit.site.store, visit.now, desk.agent)
        let presence = ReceptionPresence(rawValue: visit.form["presence"] ?? "") ?? .break
        if isAway {
            // Nobody is left hanging: what one holds goes back to its place in the queue, and the person is told.
            let site = visit.site
            let held = try await store.database.read { try store.receptions.held(by: agent.id, in: $0) }
            for one in held {
                guard let back = site.team(one.team, of: desk.organisation) else { continue }
                _ = try await visit.reception.release(one.id, by: agent.id, to: back) {
                    site.texts(in: $0).receptionAgentGone
                }
            }
        }
        // For another office only once nothing is held for the first.
        let place = desk.presence.flatMap { $0.held > 0 && !isAway ? desk.team($0.team) : nil } ?? team
        let until = isAway ? now : now.adding(seconds: ReceptionPresenceStore.idleSeconds)
        try await store.database.write {
            try store.receptionPresence.put(
                presence, of: agent.id, organisation: agent.organisation, team: place.id, until: until, in: $0)
        }
        return .redirect(to: visit.address("/desk/conversations").description)
    }

    /// The office that the form names. Whoever has chosen none leaves, or takes a break, where they are; nil when they
    /// must choose first.
    private static func chosenTeam(
        _ visit: Visit, _ desk: ReceptionDesk, isAway: Bool
    ) throws(SiteFailure) -> ReceptionTeam? {
        guard let first = desk.teams.first else { throw .notFound }
        if let chosen = visit.form["team"], !chosen.isEmpty {
            guard let team = desk.team(chosen) else { throw .notFound }
            return team
        }
        if let current = desk.team(desk.presence?.team) { return current }
        return isAway || desk.teams.count == 1 ? first : nil
    }

    // MARK: What the page shows

    /// A call-back that was promised.
    struct Due: Sendable {
        let team: ReceptionTeam
        let callback: PromisedCallback
        let isLate: Bool
    }

    struct Model: Sendable {
        var mine: [StoredReception] = []
        var queues: [(team: ReceptionTeam, standing: TeamStanding, waiting: [StoredReception])] = []
        var due: [Due] = []
        var flagged: [StoredReception] = []
        var now: Instant
    }

    private static func model(_ site: Site, _ desk: ReceptionDesk, at now: Instant) async throws -> Model {
        let (store, organisation, most) = (site.store, desk.organisation.id, most)
        return try await store.database.read { connection in
            var model = Model(now: now)
            model.mine = try store.receptions.held(by: desk.agent.id, in: connection)
            for team in desk.teams {
                let standing = try TeamStanding(team, store: store, now: now, in: connection)
                let waiting = try store.receptions.queue(
                    organisation: organisation, team: team.id, limit: most, in: connection)
                model.queues.append((team, standing, waiting))
                let today = CallbackTime(day: team.zone.date(at: now), minute: team.zone.minuteOfDay(at: now))
                model.due += try store.callbacks.due(
                    organisation: organisation, team: team.id, limit: most, in: connection
                ).map { Due(team: team, callback: $0, isLate: $0.time < today) }
            }
            model.due.sort { ($0.callback.time, $0.team.id) < ($1.callback.time, $1.team.id) }
            if desk.agent.role >= .supervisor {
                model.flagged = try store.receptions.flagged(
                    organisation: organisation, since: now.adding(seconds: -flaggedSeconds), limit: most,
                    in: connection)
            }
            return model
        }
    }

    private static func mark(_ model: Model) -> String {
        let queues = model.queues.map { queue in
            let presence = queue.standing.presence
            return "\(queue.waiting.count).\(queue.waiting.last?.id.description.suffix(6) ?? "")"
                + ".\(presence.available).\(presence.onBreak).\(presence.held)"
        }
        return (queues + ["\(model.mine.count)", "\(model.due.count)"]).joined(separator: "-")
    }

    /// The page.
    ///
    /// - Parameter teamProblem: what is to mend at the choice of an office.
    private static func view(
        _ visit: Visit, _ desk: ReceptionDesk, _ model: Model, teamProblem: String? = nil
    ) throws -> Reply {
        let texts = visit.texts
        return try visit.deskPage(
            texts.conversations, place: .conversations, counts: nil, hasErrors: teamProblem != nil,
            status: teamProblem == nil ? .ok : .unprocessableContent, stylesheets: ["reception.css"],
            scripts: ["chat.js"]
        ) { h in
            if let teamProblem {
                h.put(
                    ErrorSummary(
                        title: texts.errorSummaryTitle, items: [.init(message: teamProblem, target: "team")]))
            }
            problem(visit, &h)
            h.h1(texts.conversations)
            guard !desk.teams.isEmpty else {
                h.p(texts.noReception)
                return
            }
            let events = visit.address("/desk/conversations/events").adding("seen", mark(model))
            h.div(.class("reception"), .data("live", events.description)) { h in
                h.div(.data("part", "presence")) { h in presence(visit, desk, teamProblem, &h) }
                h.div(.data("part", "lists")) { h in
                    mine(visit, model, &h)
                    for queue in model.queues {
                        self.queue(visit, desk, queue.team, queue.standing, queue.waiting, &h)
                    }
                    due(visit, model, &h)
                    flagged(visit, model, &h)
                }
            }
            if desk.agent.role >= .supervisor {
                h.p { h in h.a(texts.receptionFigures, .href(visit.address("/desk/conversations/figures"))) }
            }
        }
    }

    private static func problem(_ visit: Visit, _ h: inout HTMLWriter) {
        guard let words = visit.query["problem"].flatMap(TakeProblem.init(rawValue:)).map(visit.texts.take) else {
            return
        }
        h.put(Notice(body: Prose(words), tone: .bad, isAnnounced: true))
    }

    private static func presence(
        _ visit: Visit, _ desk: ReceptionDesk, _ problem: String?, _ h: inout HTMLWriter
    ) {
        let texts = visit.texts
        let current = desk.presence
        let office = desk.team(current?.team)?.name(visit.language)
        h.p(.class("reception-presence")) { h in
            h.put(
                Tag(
                    text: texts.presence(current?.presence, office: office),
                    tone: current?.presence == .available ? .good : .neutral))
            h.text(" " + texts.presenceText(current?.presence, held: current?.held ?? 0))
        }
        h.form(.method(.post), .action(visit.address("/desk/conversations/presence"))) { h in
            h.put(visit.formToken)
            if desk.teams.count > 1 {
                let items = desk.teams.map { team in
                    Field.Choices.Item(
                        value: team.id, label: team.name(visit.language), isChosen: team.id == current?.team)
                }
                var field = Field(
                    id: "team", label: texts.forWhichOffice,
                    control: .select(Field.Select(name: "team", prompt: texts.chooseOffice, items: items)),
                    words: visit.fieldWords)
                field.error = problem
                h.put(field)
            } else if let team = desk.teams.first {
                h.put(HiddenValue(name: "team", value: team.id))
            }
            func button(_ value: String, _ label: String, _ style: Button.Style) -> Button {
                Button(label: label, act: .submit(name: "presence", value: value), style: style)
            }
            var buttons: [Button] = []
            if current?.presence != .available { buttons.append(button("available", texts.iAmHere, .primary)) }
            if current?.presence != .break, current != nil { buttons.append(button("break", texts.takeABreak, .quiet)) }
            if current != nil { buttons.append(button("away", texts.leaveReceptionDesk, .quiet)) }
            h.put(ButtonRow(buttons: buttons, note: (current?.held ?? 0) > 0 ? texts.leavingConsequence : nil))
        }
    }

    private static func mine(_ visit: Visit, _ model: Model, _ h: inout HTMLWriter) {
        guard !model.mine.isEmpty else { return }
        h.h2(visit.texts.myConversations)
        h.ul(.class("plain-list"), .role(.list)) { h in
            for one in model.mine {
                h.li(.class("action-card")) { h in
                    h.p { h in
                        h.a(title(of: one, visit), .href(visit.deskTalkAddress(one.id)))
                        h.text(
                            " · " + visit.texts.takenAgo(minutes: minutes(from: one.takenAt ?? one.askedAt, model.now)))
                    }
                }
            }
        }
    }

    private static func queue(
        _ visit: Visit, _ desk: ReceptionDesk, _ team: ReceptionTeam, _ standing: TeamStanding,
        _ waiting: [StoredReception], _ h: inout HTMLWriter
    ) {
        let texts = visit.texts
        h.h2(texts.queue(of: team.name(visit.language), waiting: waiting.count))
        // Everyone sees how the team is, nobody who is on a break.
        h.p(
            texts.teamState(
                available: standing.presence.available, onBreak: standing.presence.onBreak, isOpen: standing.isOpen),
            .class("soft"))
        let canTake = desk.presence?.presence == .available && desk.presence?.team == team.id
        let isFull = (desk.presence?.held ?? 0) >= team.rule.conversationsAtOnce
        h.ol(.class("plain-list"), .role(.list)) { h in
            for (index, one) in waiting.enumerated() {
                h.li(.class("action-card")) { h in
                    h.p { h in
                        h.strong(title(of: one, visit))
                        h.text(" · " + texts.waitingFor(minutes: minutes(from: one.askedAt, standing.now)) + " ")
                        if one.isUrgent { h.put(Tag(text: texts.distressed, tone: .bad)) }
                    }
                    if visit.now > one.seenAt.adding(seconds: 120) {
                        h.p(texts.notThere(minutes: minutes(from: one.seenAt, standing.now)), .class("soft"))
                    }
                    guard canTake, !isFull else { return }
                    h.form(.method(.post), .action(visit.deskTalkAddress(one.id, "/take"))) { h in
                        h.put(visit.formToken)
                        h.put(
                            Button(
                                label: texts.takeConversation, act: .submit(), style: index == 0 ? .primary : .quiet,
                                busy: texts.oneMoment, context: title(of: one, visit)))
                    }
                }
            }
        }
        if canTake, isFull, !waiting.isEmpty { h.p(texts.enoughConversations(team.rule.conversationsAtOnce)) }
    }

    private static func due(_ visit: Visit, _ model: Model, _ h: inout HTMLWriter) {
        let texts = visit.texts
        h.h2(texts.callbacksDue(count: model.due.count))
        if model.due.isEmpty { h.p(texts.noCallbackDue, .class("soft")) }
        h.ol(.class("plain-list"), .role(.list)) { h in
            for due in model.due {
                h.li(.class("action-card")) { h in
                    h.p { h in
                        h.a(
                            visit.callbackWords(due.callback.time, in: visit.language).capitalizedFirst,
                            .href(visit.deskTalkAddress(due.callback.conversation)))
                        h.text(" · " + due.team.name(visit.language) + " ")
                        if due.isLate { h.put(Tag(text: texts.callbackLate, tone: .bad)) }
                    }
                }
            }
        }
    }

    private static func flagged(_ visit: Visit, _ model: Model, _ h: inout HTMLWriter) {
        guard !model.flagged.isEmpty else { return }
        let texts = visit.texts
        h.h2(texts.heldBackTitle)
        h.p(texts.heldBackText, .class("soft"))
        h.ul(.class("plain-list"), .role(.list)) { h in
            for one in model.flagged {
                h.li { h in
                    let day = Formatting.date(day(of: one.flaggedAt ?? one.askedAt, visit), in: visit.language)
                    h.a("\(title(of: one, visit)), \(day)", .href(visit.deskTalkAddress(one.id)))
                }
            }
        }
    }

    private static func day(of instant: Instant, _ visit: Visit) -> CivilDate {
        let organisation = visit.agent.flatMap { visit.catalogue.organisations[$0.organisation] }
        return (organisation.map { visit.site.zone(of: $0) } ?? .utc).date(at: instant)
    }

    /// The service that it is about, or that none is known.
    static func title(of one: StoredReception, _ visit: Visit) -> String {
        guard let service = one.service.flatMap(visit.catalogue.service) else { return visit.texts.noServiceKnown }
        return visit.typeset(service.presentation.title, in: service.language(preferring: visit.language))
    }

    private static func minutes(from instant: Instant, _ now: Instant) -> Int {
        Int(max(0, now.milliseconds - instant.milliseconds) / 60_000)
    }
}

/// Why an agent did not get a conversation.
enum TakeProblem: String, Sendable, CaseIterable {
    /// Somebody else has it, or the person has left.
    case gone
    /// They hold as many as the office declares.
    case full
    /// They are not available for the office.
    case absent
}
