import Cases
import Foundation
import HTML
import Services
import Storage

/// What a code sent to an address allows, once its owner has typed it.
struct SentCode: Codable, Sendable, Hashable {
    /// What it is for.
    enum Purpose: String, Codable, Sendable, CaseIterable {
        /// Sign in, with a new account where the address has none.
        case signIn = "sign-in"
        /// Add an address to a person's contacts, perhaps in the place of another.
        case contact
        /// Add an address after the counter gave access back.
        case restored
    }

    let purpose: Purpose
    /// The address it was sent to.
    let address: String
    /// The person who asked, when signed in.
    var person: String?
    /// The contact that the address replaces.
    var replaces: String?
    /// The page to come back to.
    var next: String?
    /// The token that stands for what the counter allowed.
    var right: String?

    /// How long a code works.
    static let seconds: Int64 = 15 * 60
    /// How many codes an address gets in an hour.
    static let maximumPerHour = 5

    /// What stored bytes say.
    init?(_ content: [UInt8]) {
        guard let code = try? JSONDecoder().decode(SentCode.self, from: Data(content)) else { return nil }
        self = code
    }

    init(_ purpose: Purpose, address: String) {
        self.purpose = purpose
        self.address = address
    }

    private var content: [UInt8] { (try? JSONEncoder().encode(self)).map { Array($0) } ?? [] }

    /// The keyed hash by which an address is found, whatever its capitals.
    static func lookup(_ address: String, in store: Store) -> [UInt8] {
        store.lookup.hash(address.lowercased(), purpose: "email")
    }

    /// The keyed hash of a short code, bound to the token that names it.
    static func hash(_ digits: String, token: String, in store: Store) -> [UInt8] {
        store.lookup.hash(digits, purpose: "code \(token)")
    }

    /// Sends a code to the address.
    ///
    /// The same happens whether the address is known or not. A known address is written to as its owner wrote it when
    /// they proved that it is theirs.
    ///
    /// - Returns: the token of the page that asks for the code; nil when the address got enough of them for now.
    func send(_ visit: Visit) async throws -> String? {
        let (store, now) = (visit.site.store, visit.now)
        var random = SystemRandomNumberGenerator()
        let (token, link) = (SecretToken.random(using: &random), SecretToken.random(using: &random))
        let number = String(Int.random(in: 0..<1_000_000, using: &random))
        let digits = String(repeating: "0", count: 6 - number.count) + number
        let lookup = Self.lookup(address, in: store)
        let jobID = Identifier(at: now, using: &random)
        let new = NewOneTimeCode(
            token: SecretHash(of: token), link: purpose == .signIn ? SecretHash(of: link) : nil,
            purpose: purpose.rawValue, lookup: lookup, code: Self.hash(digits, token: token, in: store),
            content: content)
        var mail = AccountMail(.code, to: address, language: visit.language)
        mail.code = digits
        if purpose == .signIn {
            mail.link = visit.site.configuration.publicURL + visit.address("/sign-in/link/\(link)").description
        }
        let (organisation, message) = (visit.catalogue.home?.id ?? "", mail)
        return try await store.database.write { transaction -> String? in
            let recent = try store.codes.count(lookup: lookup, since: now.adding(seconds: -3600), in: transaction)
            guard recent < Self.maximumPerHour else { return nil }
            var message = message
            if let known = try store.people.contact(.email, lookup: lookup, in: transaction) {
                message.to = known.value
            }
            try store.codes.create(new, now: now, expiresAt: now.adding(seconds: Self.seconds), in: transaction)
            try store.jobs.enqueue(
                message.job(jobID, organisation: organisation, now: now), now: now, in: transaction)
            return token
        }
    }
}
