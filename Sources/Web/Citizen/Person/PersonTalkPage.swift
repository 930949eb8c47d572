import Assistant
import Cases
import HTML
import Services
import Storage

/// The person's side of a conversation with an agent: waiting, talking, to be called back, or over.
enum PersonTalkPage {
    static func show(_ visit: Visit) async throws -> Reply {
        let id = try visit.authorisedTarget()
        guard try await visit.reception.load(id) != nil else {
            // Nobody was asked for: the conversation is the assistant's.
            return .redirect(to: visit.conversationAddress(id).description)
        }
        let found = try await load(visit)
        try await seen(found, visit)
        return try await view(visit, found)
    }

    /// Tells the page whenever something changes.
    static func events(_ visit: Visit) async throws -> Reply {
        let id = try visit.authorisedTarget()
        let (site, store) = (visit.site, visit.site.store)
        let now = visit.now
        try await store.database.write { try store.receptions.see(id, now: now, in: $0) }
        return site.live.reply(seen: visit.seenMark) {
            let now = site.now()
            guard let found = try await Reception(site: site, now: now).load(id) else { return nil }
            let standing = try await site.standing(of: found.team, for: found.stored, at: now)
            return mark(of: found, standing)
        }
    }

    /// What the person says to the agent, or while they wait.
    static func say(_ visit: Visit) async throws -> Reply {
        let found = try await load(visit)
        let text = (visit.form["message"] ?? "").linesEndedByLineFeeds.trimmingSpaces
        guard found.stored.status != .closed else { return back(visit, found.id) }
        guard !text.isEmpty else { return try await view(visit, found, problem: visit.texts.personSayWhat) }
        guard text.count <= Conversation.maximumMessage else {
            return try await view(
                visit, found, problem: visit.texts.assistantTooLong(Conversation.maximumMessage))
        }
        // The same words twice from the same page: a double click.
        if let seen = visit.form["seen"], seen != String(found.conversation.stored.version),
            found.conversation.conversation.entries.last(where: { $0.author == .person })?.text == text
        {
            return back(visit, found.id)
        }
        let findings = AbuseFilter.findings(in: text)
        let (reception, site, store, now) = (visit.reception, visit.site, visit.site.store, visit.now)
        try await reception.change(found.id) { change, transaction in
            change.say(.person, text)
            if !findings.isEmpty {
                change.say(.platform, site.texts(in: change.language).calmWords)
                try store.receptions.flag(found.id, now: now, in: transaction)
                for finding in findings.sorted(by: { $0.rawValue < $1.rawValue }) {
                    try reception.count(.abuse, finding.rawValue, of: found.team, in: transaction)
                }
            }
            return true
        }
        return back(visit, found.id)
    }

    /// Asks to be called rather than wait.
    static func callBack(_ visit: Visit) async throws -> Reply {
        let found = try await load(visit)
        guard found.stored.status != .closed else { return back(visit, found.id) }
        let standing = try await visit.site.standing(of: found.team, for: found.stored, at: visit.now)
        var form = PersonForm(visit.form)
        // What is known already need not be typed again.
        if form.phone.isEmpty { form.phone = found.details.phone ?? "" }
        if form.email.isEmpty { form.email = found.details.email ?? "" }
        switch form.read(standing, needsMessage: false, in: visit.language) {
        case .failure(let problems):
            return try await view(visit, found, form: form, problems: problems.all)
        case .success(let asked):
            guard case .callback(let time) = asked.wish else {
                return try await view(visit, found, form: form, problems: [.wish])
            }
            var random = SystemRandomNumberGenerator()
            let mail = PersonPage.callbackMail(asked.wish, asked.details, found.team, visit)?
                .job(about: found.id, now: visit.now, using: &random)
            let (reception, store, now) = (visit.reception, visit.site.store, visit.now)
            let words = visit.callbackWords(time, in: visit.language)
            let office = found.team.name(visit.language)
            let promised = visit.texts.receptionCallbackPromised(office, words)
            let isDone = try await reception.change(found.id) { change, transaction in
                guard try reception.promise(time, to: found.id, team: found.team, in: transaction) else { return false }
                change.details.phone = asked.details.phone ?? change.details.phone
                change.details.email = asked.details.email ?? change.details.email
                change.say(.platform, promised)
                if let mail { try store.jobs.enqueue(mail, now: now, in: transaction) }
                return true
            }
            return isDone ? back(visit, found.id) : try await view(visit, found, form: form, problems: [.taken])
        }
    }

    /// Ends the conversation, leaves the queue, or gives the promised moment back.
    static func leave(_ visit: Visit) async throws -> Reply {
        let found = try await load(visit)
        let site = visit.site
        _ = try await visit.reception.end(found, because: .person) { site.texts(in: $0).receptionEndedByPerson }
        return back(visit, found.id)
    }

    // MARK: Parts

    static func load(_ visit: Visit) async throws -> ReceptionInHand {
        guard let found = try await visit.reception.load(try visit.authorisedTarget()) else {
            throw SiteFailure.notFound
        }
        // Somebody's line may have died: their conversations are not lost.
        if found.stored.status == .live {
            try await visit.reception.recoverAbandoned(of: found.team)
            return try await visit.reception.load(found.id) ?? found
        }
        return found
    }

    static func back(_ visit: Visit, _ id: Identifier) -> Reply {
        .redirect(to: visit.personAddress(id).fragment(ReceptionTalk.latest).description)
    }

    private static func seen(_ found: ReceptionInHand, _ visit: Visit) async throws {
        guard visit.now > found.stored.seenAt.adding(seconds: 30) else { return }
        let (store, now) = (visit.site.store, visit.now)
        try await store.database.write { try store.receptions.see(found.id, now: now, in: $0) }
    }

    /// What changes when the page must look again.
    private static func mark(of found: ReceptionInHand, _ standing: TeamStanding) -> String {
        let place = found.stored.status == .waiting ? "\(standing.ahead).\(standing.wait.isLive)" : ""
        return "\(found.conversation.stored.version).\(found.stored.status.rawValue).\(place)"
    }

    private static func view(
        _ visit: Visit, _ found: ReceptionInHand, form: PersonForm = PersonForm(),
        problems: [PersonForm.Problem] = [], problem: String? = nil
    ) async throws -> Reply {
        let standing = try await visit.site.standing(of: found.team, for: found.stored, at: visit.now)
        let view = PersonTalkView(
            visit: visit, found: found, standing: standing, form: form, problems: problems, problem: problem,
            mark: mark(of: found, standing),
            sharing: found.stored.status == .closed ? nil : try await FormSharing.load(found, visit))
        return view.reply()
    }
}
