import Cases
import Services
import Storage
import Testing

@testable import Web

extension TestTown {
    /// The messages about accounts that are due, as their jobs hold them; each is read once.
    func accountMail(at now: Instant = TestTown.now) async throws -> [AccountMail] {
        let store = store
        let jobs = try await store.database.write {
            try store.jobs.claim(limit: 100, now: now, leaseUntil: now.adding(seconds: 3600), in: $0)
        }
        return jobs.filter { $0.kind == JobKind.accountMail }.compactMap { AccountMail($0.content) }
    }

    /// Asks for a code; gives the address of the page that asks for it, and the message.
    func askForCode(
        _ client: SiteClient, email: String, next: String? = nil
    ) async throws -> (page: String, mail: AccountMail) {
        _ = try await accountMail()
        let form = "/fr/sign-in" + (next.map { "?next=\($0)" } ?? "")
        let answer = try await client.postForm(form, [("email", email)], from: form)
        try #require(answer.status == 303, "asking for a code answered \(answer.status)")
        return (try #require(answer.location), try #require(try await accountMail().first))
    }

    /// The same when the town's clock has gone on.
    func signInLater(_ client: SiteClient, email: String, at now: Instant) async throws -> Identifier {
        _ = try await accountMail(at: now)
        let asked = try await client.postForm("/fr/sign-in", [("email", email)], from: "/fr/sign-in")
        let page = try #require(asked.location)
        let code = try #require(try await accountMail(at: now).first?.code)
        try #require(try await client.postForm(page, [("code", code)], from: page).status == 303)
        let store = store
        let contact = try await store.database.read {
            try store.people.contact(.email, lookup: SentCode.lookup(email, in: store), in: $0)
        }
        return try #require(contact?.person)
    }

    /// Signs a client in by the code that its address receives; gives the person.
    @discardableResult
    func signIn(_ client: SiteClient, email: String) async throws -> Identifier {
        let (page, mail) = try await askForCode(client, email: email)
        let answer = try await client.postForm(page, [("code", try #require(mail.code))], from: page)
        try #require(answer.status == 303, "the code answered \(answer.status)")
        let store = store
        let contact = try await store.database.read {
            try store.people.contact(.email, lookup: SentCode.lookup(email, in: store), in: $0)
        }
        return try #require(contact?.person)
    }
}

extension SiteClient.Answer {
    /// The words of the page, without its mark-up, with plain spaces and apostrophes.
    var words: String {
        body.replacing(/<[^>]*>/, with: " ").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
            .replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ").replacing("’", with: "'")
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
