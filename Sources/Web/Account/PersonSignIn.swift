import Cases
import HTML
import Services
import Storage

/// Opening a person's session once they have shown that an address is theirs.
enum PersonSignIn {
    /// What comes of it.
    enum Outcome: Sendable {
        /// The new session's token.
        case signedIn(token: String)
        /// The address was given at the counter and lets in from this moment, unless an older one objects.
        case waiting(until: Instant)
    }

    /// Opens a session in the place of the browser's former one, whose token is worth nothing any more. An address that
    /// nobody has yet gets a new account.
    static func open(address: String, visit: Visit, in transaction: any SQLTransaction) throws -> Outcome {
        let (store, now) = (visit.site.store, visit.now)
        var random = SystemRandomNumberGenerator()
        let lookup = SentCode.lookup(address, in: store)
        let person: Identifier
        if let known = try store.people.contact(.email, lookup: lookup, in: transaction) {
            guard known.effectiveAt <= now else { return .waiting(until: known.effectiveAt) }
            person = known.person
        } else {
            person = Identifier(at: now, using: &random)
            try store.people.create(person, now: now, in: transaction)
            try store.people.add(
                StoredContact(
                    new: Identifier(at: now, using: &random), person: person, kind: .email, value: address,
                    verifiedAt: now, effectiveAt: now), lookup: lookup, in: transaction)
            try store.people.record(
                PersonEvent(.contactAdded, at: now, detail: address), id: Identifier(at: now, using: &random),
                of: person, in: transaction)
        }
        let token = SecretToken.random(using: &random)
        var memory = visit.session?.memory ?? SessionMemory()
        memory.device = DeviceName.of(userAgent: visit.userAgent)
        let session = NewSession(
            token: SecretHash(of: token), formSecret: Array(SecretToken.random(using: &random).utf8), person: person,
            content: memory.content)
        let expiresAt = now.adding(seconds: visit.site.configuration.visitorSessionSeconds)
        if let former = visit.session {
            try store.sessions.rotate(former.key, to: session, now: now, expiresAt: expiresAt, in: transaction)
        } else {
            try store.sessions.create(session, now: now, expiresAt: expiresAt, in: transaction)
        }
        return .signedIn(token: token)
    }

    /// The answer to an outcome: where the person goes from here.
    static func reply(_ outcome: Outcome, next: String?, visit: Visit) -> Reply {
        switch outcome {
        case .signedIn(let token):
            // What this browser holds is offered, never added silently: it may be somebody else's.
            let target = visit.address("/space/found").adding("next", ReturnPath.path(next, language: visit.language))
            return Reply.redirect(to: target.description).setting(session: token)
        case .waiting(let until):
            let texts = visit.texts
            let zone = visit.catalogue.home.map { visit.site.zone(of: $0) } ?? .utc
            let moment = texts.dateAndTime(
                Formatting.date(zone.date(at: until), in: visit.language), minute: zone.minuteOfDay(at: until))
            return visit.page(PageFrame(title: texts.addressWaitsTitle)) { h in
                h.h1(texts.addressWaitsTitle)
                h.p(texts.addressWaitsText(until: moment), .class("lede"))
            }
        }
    }
}
