import Cases
import Foundation
import HTML
import Services
import Storage

/// What the counter gives back: one case, and the right to set a new address for the person who keeps it.
struct RestoredAccess: Codable, Sendable, Hashable {
    /// The case.
    let `case`: String
    /// The person who keeps it in their space, once known.
    var person: String?
    /// The contact that was added, for those who may object.
    var contact: String?

    /// The printed code, which opens the case.
    static let codePurpose = "restore"
    static let codeSeconds: Int64 = 3600
    /// What follows from it in the browser where it was typed: setting a new address.
    static let addressPurpose = "restored-address"
    /// The link by which an older address refuses the new one.
    static let objectionPurpose = "objection"
    /// How long the older addresses may object before the new one lets in.
    static let objectionSeconds: Int64 = 72 * 3600

    init(`case`: String) { self.case = `case` }

    init?(_ content: [UInt8]) {
        guard let access = try? JSONDecoder().decode(RestoredAccess.self, from: Data(content)) else { return nil }
        self = access
    }

    var content: [UInt8] { (try? JSONEncoder().encode(self)).map { Array($0) } ?? [] }
}

extension RestoredAccess {
    /// Adds the address that the person has just proved, and tells every older one how to object.
    ///
    /// - Returns: what comes of it; nil when the address is another person's, or there are too many.
    static func add(
        _ address: String, to person: Identifier, visit: Visit, in transaction: any SQLTransaction
    ) throws -> PersonSignIn.Outcome? {
        let (store, now) = (visit.site.store, visit.now)
        var random = SystemRandomNumberGenerator()
        let lookup = SentCode.lookup(address, in: store)
        let before = try store.people.contacts(of: person, in: transaction)
        if let known = try store.people.contact(.email, lookup: lookup, in: transaction) {
            guard known.person == person else { return nil }
            return try PersonSignIn.open(address: address, visit: visit, in: transaction)
        }
        guard before.count < PersonStore.maximumContacts else { return nil }
        let effectiveAt = before.isEmpty ? now : now.adding(seconds: objectionSeconds)
        let contact = StoredContact(
            new: Identifier(at: now, using: &random), person: person, kind: .email, value: address, verifiedAt: now,
            effectiveAt: effectiveAt)
        try store.people.add(contact, lookup: lookup, in: transaction)
        try store.people.record(
            PersonEvent(.accessRestored, at: now, detail: address), id: Identifier(at: now, using: &random), of: person,
            in: transaction)
        for told in before {
            let token = SecretToken.random(using: &random)
            var access = RestoredAccess(case: "")
            access.person = person.description
            access.contact = contact.id.description
            try store.codes.create(
                NewOneTimeCode(token: SecretHash(of: token), purpose: objectionPurpose, content: access.content),
                now: now,
                expiresAt: effectiveAt, in: transaction)
            var mail = AccountMail(.accessRestored, to: told.value, language: visit.language, address: address)
            mail.link = visit.site.configuration.publicURL + visit.address("/objection/\(token)").description
            mail.moment = visit.moment(effectiveAt)
            let job = mail.job(
                Identifier(at: now, using: &random), organisation: visit.catalogue.home?.id ?? "", now: now)
            try store.jobs.enqueue(job, now: now, in: transaction)
        }
        return try PersonSignIn.open(address: address, visit: visit, in: transaction)
    }
}
