import Cases
import Services
import Testing

@testable import Storage

@Suite struct PeopleStoreTests {
    private static let expiry = Instant.start.adding(seconds: 900)

    private func newCode(_ token: String, code: String?, link: String? = nil, lookup: [UInt8]? = nil) -> NewOneTimeCode
    {
        NewOneTimeCode(
            token: SecretHash(of: token), link: link.map { SecretHash(of: $0) }, purpose: "sign-in", lookup: lookup,
            code: code?.bytes, content: "who".bytes)
    }

    @Test func `a right code works once, and a wrong one five times at most`() async throws {
        let codes = OneTimeCodeStore(codec: FlippingCodec())
        let (one, two) = (SecretHash(of: "one"), SecretHash(of: "two"))
        try await Driver.sqlite.withDatabase { database in
            try await database.write { transaction in
                try codes.create(newCode("one", code: "123456"), now: .start, expiresAt: Self.expiry, in: transaction)
                try codes.create(newCode("two", code: "123456"), now: .start, expiresAt: Self.expiry, in: transaction)
                #expect(try codes.attempt(one, given: "000000".bytes, now: .start, in: transaction) == nil)
                let right = try codes.attempt(one, given: "123456".bytes, now: .start, in: transaction)
                #expect(right?.content == "who".bytes)
                #expect(try codes.attempt(one, given: "123456".bytes, now: .start, in: transaction) == nil)
                for _ in 0..<OneTimeCodeStore.maximumAttempts {
                    #expect(try codes.attempt(two, given: "999999".bytes, now: .start, in: transaction) == nil)
                }
                #expect(try codes.attempt(two, given: "123456".bytes, now: .start, in: transaction) == nil)
            }
        }
    }

    @Test func `a code ends with its time, a link with its use, and neither spends the other's chance`() async throws {
        let codes = OneTimeCodeStore(codec: FlippingCodec())
        let token = SecretHash(of: "token")
        try await Driver.sqlite.withDatabase { database in
            try await database.write { transaction in
                try codes.create(
                    newCode("token", code: "1", link: "link", lookup: [7]), now: .start, expiresAt: Self.expiry,
                    in: transaction)
                #expect(try codes.find(token, now: Self.expiry, in: transaction) == nil)
                #expect(try codes.attempt(token, given: "1".bytes, now: Self.expiry, in: transaction) == nil)
                for _ in 0..<OneTimeCodeStore.maximumAttempts {
                    _ = try codes.attempt(token, given: "2".bytes, now: .start, in: transaction)
                }
                let link = try #require(try codes.find(link: SecretHash(of: "link"), now: .start, in: transaction))
                #expect(link.token == token)
                #expect(try codes.use(link.token, now: .start, in: transaction))
                #expect(try !codes.use(link.token, now: .start, in: transaction))
                #expect(try codes.find(link: SecretHash(of: "link"), now: .start, in: transaction) == nil)
                #expect(try codes.count(lookup: [7], since: Instant.start.adding(seconds: -1), in: transaction) == 1)
                #expect(try codes.count(lookup: [7], since: .start, in: transaction) == 0)
                #expect(try codes.deleteExpired(now: Self.expiry, limit: 10, in: transaction) == 1)
            }
        }
    }

    @Test func `an address belongs to one person`() async throws {
        let people = PersonStore(codec: FlippingCodec())
        let identifiers = Identifiers()
        let (ada, bo) = (identifiers.next(), identifiers.next())
        try await Driver.sqlite.withDatabase { database in
            try await database.write { transaction in
                for person in [ada, bo] { try people.create(person, now: .start, in: transaction) }
                try people.add(contact(of: ada, identifiers.next()), lookup: [1, 2], in: transaction)
            }
            await #expect(throws: StorageError.duplicate("contacts.kind, contacts.lookup")) {
                try await database.write { transaction in
                    try people.add(contact(of: bo, identifiers.next()), lookup: [1, 2], in: transaction)
                }
            }
            try await database.write { transaction in
                let found = try #require(try people.contact(.email, lookup: [1, 2], in: transaction))
                #expect(found.person == ada && found.value == "ada@example.com")
                // Another person's removal removes nothing.
                #expect(try !people.removeContact(found.id, of: bo, in: transaction))
                #expect(try people.contacts(of: ada, in: transaction) == [found])
                #expect(try people.removeContact(found.id, of: ada, in: transaction))
                #expect(try people.contact(.email, lookup: [1, 2], in: transaction) == nil)
            }
        }
    }

    @Test func `a request is kept by one person, and filed by nobody else`() async throws {
        let requests = RequestStore(codec: FlippingCodec())
        let people = PersonStore(codec: FlippingCodec())
        let identifiers = Identifiers()
        let (ada, bo, request, member) = (
            identifiers.next(), identifiers.next(), identifiers.next(), identifiers.next()
        )
        try await Driver.sqlite.withDatabase { database in
            try await database.write { transaction in
                for person in [ada, bo] { try people.create(person, now: .start, in: transaction) }
                #expect(try requests.add(request, to: ada, now: .start, in: transaction))
                #expect(try requests.add(request, to: ada, now: .start, in: transaction))
                #expect(try !requests.add(request, to: bo, now: .start, in: transaction))
                #expect(try requests.list(of: bo, limit: 10, in: transaction).isEmpty)
                try requests.add(
                    HouseholdMember(id: member, label: "Léo"), to: ada, now: .start, in: transaction)
                #expect(try requests.members(of: bo, in: transaction).isEmpty)
                #expect(try !requests.file(request, of: bo, under: nil, in: transaction))
                #expect(try requests.file(request, of: ada, under: member, in: transaction))
                #expect(
                    try requests.list(of: ada, limit: 10, in: transaction) == [
                        KeptRequest(id: request, member: member)
                    ])
                #expect(try !requests.remove(member: member, of: bo, in: transaction))
                #expect(try requests.remove(member: member, of: ada, in: transaction))
                #expect(
                    try requests.list(of: ada, limit: 10, in: transaction) == [
                        KeptRequest(id: request, member: nil)
                    ])
            }
        }
    }

    @Test func `a person's session opens what they keep, and nothing of another's`() async throws {
        let store = { (database: any Database) in Store(database: database, codec: FlippingCodec()) }
        let identifiers = Identifiers()
        let (ada, bo, request) = (identifiers.next(), identifiers.next(), identifiers.next())
        let (first, second, third) = (SecretHash(of: "1"), SecretHash(of: "2"), SecretHash(of: "3"))
        try await Driver.sqlite.withDatabase { database in
            let store = store(database)
            try await database.write { transaction in
                for person in [ada, bo] { try store.people.create(person, now: .start, in: transaction) }
                for (token, person) in [(first, ada), (second, bo), (third, ada)] {
                    try store.sessions.create(
                        NewSession(token: token, formSecret: [], person: person), now: .start, expiresAt: Self.expiry,
                        in: transaction)
                }
                try store.requests.add(request, to: ada, now: .start, in: transaction)
                for kind in SessionGrant.Kind.allCases {
                    let grant = SessionGrant(kind, request)
                    let mine = try store.sessions.find(first, grant: grant, now: .start, in: transaction)
                    #expect(mine?.isGranted == true && mine?.person == ada)
                    #expect(
                        try store.sessions.find(second, grant: grant, now: .start, in: transaction)?.isGranted == false)
                }
                #expect(try store.sessions.list(ofPerson: ada, now: .start, limit: 9, in: transaction).count == 2)
                #expect(try store.sessions.deleteAll(ofPerson: ada, except: first, in: transaction) == 1)
                #expect(try store.sessions.find(third, now: .start, in: transaction) == nil)
                #expect(try store.sessions.find(second, now: .start, in: transaction) != nil)
            }
        }
    }

    @Test func `a keyed hash depends on its key, its purpose and its text`() {
        let hash = KeyedLookupHash(key: Array(repeating: 1, count: 32))
        let other = KeyedLookupHash(key: Array(repeating: 2, count: 32))
        let base = hash.hash("ada@example.com", purpose: "email")
        #expect(base.count == 32 && base == hash.hash("ada@example.com", purpose: "email"))
        #expect(base != other.hash("ada@example.com", purpose: "email"))
        #expect(base != hash.hash("ada@example.com", purpose: "code"))
        // The border between purpose and text can't be moved.
        #expect(hash.hash("bc", purpose: "a") != hash.hash("c", purpose: "ab"))
    }

    private func contact(of person: Identifier, _ id: Identifier) -> StoredContact {
        StoredContact(
            new: id, person: person, kind: .email, value: "ada@example.com", verifiedAt: .start, effectiveAt: .start)
    }
}
