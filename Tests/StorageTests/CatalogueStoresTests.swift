import Cases
import Services
import Testing

@testable import Storage

/// Definitions, agents, settings, secret links.
@Suite struct CatalogueStoresTests {
    private let identifiers = Identifiers()

    @Test(arguments: Driver.allCases)
    func `the latest publication is in force, and nothing published is lost`(driver: Driver) async throws {
        let store = DefinitionStore()
        try await driver.withDatabase { database in
            let hashes = try await database.write { transaction in
                try [("acte", "h1"), ("acte", "h1"), ("acte", "h2"), ("acte", "h1"), ("cantine", "h3")].map {
                    let result = try store.publish(definition($0.0, $0.1), in: transaction)
                    return "\(result.publication.number) \(result.publication.definition) \(result.isNew)"
                }
            }
            #expect(hashes == ["1 h1 true", "1 h1 false", "2 h2 true", "3 h1 true", "1 h3 true"])
            let current = try await database.read { try store.current(in: $0) }
            #expect(current.map { "\($0.service) \($0.number) \($0.definition)" } == ["acte 3 h1", "cantine 1 h3"])
            let history = try await database.read {
                try store.history(organisation: "val-clair", service: "acte", limit: 2, in: $0)
            }
            #expect(history.map(\.number) == [3, 2])
            let (old, unknown) = try await database.read {
                (try store.find("h2", in: $0), try store.find("h9", in: $0))
            }
            #expect(old == definition("acte", "h2"))
            #expect(unknown == nil)
        }
    }

    @Test(arguments: Driver.allCases)
    func `agents are found by login in any case, and a login is taken once`(driver: Driver) async throws {
        let store = AgentStore(codec: FlippingCodec())
        try await driver.withDatabase { database in
            let (one, two, far) = (agent("Ada"), agent("bob"), agent("cleo", organisation: "other"))
            try await database.write { transaction in
                for agent in [two, one, far] { try store.create(agent, now: .start, in: transaction) }
            }
            let ada = try await database.read { try store.find(login: "ADA", in: $0) }
            #expect(ada?.id == one.id)
            #expect(ada?.content == one.content)
            #expect(ada?.passwordHash == "scrypt")
            #expect(ada?.isActive == true)
            await #expect(throws: StorageError.duplicate("agents.login")) {
                try await database.write { try store.create(agent("ADA"), now: .start, in: $0) }
            }
            let (all, rest) = try await database.read {
                (
                    try store.list(organisation: "val-clair", limit: 9, in: $0).map(\.login),
                    try store.list(organisation: "val-clair", after: "ada", limit: 9, in: $0).map(\.login)
                )
            }
            #expect(all == ["ada", "bob"])
            #expect(rest == ["bob"])
        }
    }

    @Test(arguments: Driver.allCases)
    func `wrong passwords are counted until a right one`(driver: Driver) async throws {
        let store = AgentStore(codec: FlippingCodec())
        try await driver.withDatabase { database in
            let ada = agent("ada")
            let until = Instant.start.adding(seconds: 30)
            func change(_ body: @escaping @Sendable (any SQLTransaction) throws -> Void) async throws -> StoredAgent? {
                try await database.write { transaction in
                    try body(transaction)
                    return try store.find(ada.id, in: transaction)
                }
            }
            let failed = try await change { transaction in
                try store.create(ada, now: .start, in: transaction)
                try store.recordFailedSignIn(of: ada.id, blockedUntil: nil, in: transaction)
                try store.recordFailedSignIn(of: ada.id, blockedUntil: until, in: transaction)
            }
            #expect(failed?.failedSignIns == 2)
            #expect(failed?.blockedUntil == until)
            let cleared = try await change { try store.clearFailedSignIns(of: ada.id, in: $0) }
            #expect(cleared?.failedSignIns == 0)
            #expect(cleared?.blockedUntil == nil)
            let changed = try await change { try store.setPassword("new", of: ada.id, in: $0) }
            #expect(changed?.passwordHash == "new")
        }
    }

    @Test(arguments: Driver.allCases)
    func `settings and counters stand alone in each organisation`(driver: Driver) async throws {
        let store = SettingsStore()
        try await driver.withDatabase { database in
            let values = try await database.write { transaction in
                try store.set("k", to: "1", in: transaction)
                try store.set("k", to: "2", in: transaction)
                try store.set("k", to: "3", organisation: "o", in: transaction)
                let kept = [
                    try store.value(of: "k", in: transaction),
                    try store.value(of: "k", organisation: "o", in: transaction),
                ]
                try store.set("k", to: nil, in: transaction)
                return kept + [try store.value(of: "k", in: transaction)]
            }
            #expect(values == ["2", "3", nil])
            let counts = try await database.write { transaction in
                [
                    try store.count(of: "n", in: transaction), try store.add(2, to: "n", in: transaction),
                    try store.add(3, to: "n", in: transaction),
                    try store.add(1, to: "n", organisation: "o", in: transaction),
                    try store.count(of: "n", in: transaction),
                ]
            }
            #expect(counts == [0, 2, 5, 1, 5])
        }
    }

    @Test(arguments: Driver.allCases)
    func `a secret link opens its case until it expires or is withdrawn`(driver: Driver) async throws {
        let store = AccessLinkStore()
        try await driver.withDatabase { database in
            let caseID = identifiers.next()
            let expiry = Instant.start.adding(seconds: 60)
            let secret = SecretHash(of: "secret")
            func opens(at now: Instant = .start) async throws -> Identifier? {
                try await database.read { try store.find(secret, now: now, in: $0)?.caseID }
            }
            func create() async throws {
                try await database.write {
                    try store.create(
                        secret, kind: .follow, case: caseID, organisation: "o", now: .start, expiresAt: expiry, in: $0)
                }
            }
            try await create()
            let (now, late) = (try await opens(), try await opens(at: expiry))
            #expect(now == caseID)
            #expect(late == nil)
            let withdrawn = try await database.write { try store.deleteAll(ofCase: caseID, kind: .follow, in: $0) }
            #expect(withdrawn == 1)
            let after = try await opens()
            #expect(after == nil)
            try await create()
            let expired = try await database.write { transaction in
                [Instant.start, expiry].map { try? store.deleteExpired(now: $0, limit: 9, in: transaction) }
            }
            #expect(expired == [0, 1])
        }
    }

    @Test func `a secret's hash is SHA-256`() {
        // FIPS 180-4, the message "abc".
        let expected: [UInt8] = [
            0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea, 0x41, 0x41, 0x40, 0xde, 0x5d, 0xae, 0x22, 0x23, 0xb0, 0x03,
            0x61, 0xa3, 0x96, 0x17, 0x7a, 0x9c, 0xb4, 0x10, 0xff, 0x61, 0xf2, 0x00, 0x15, 0xad,
        ]
        #expect(SecretHash(of: "abc").bytes == expected)
        #expect(SecretHash(bytes: expected) == SecretHash(of: "abc"))
        #expect(SecretHash(bytes: [1, 2, 3]) == nil)
    }

    private func definition(_ service: String, _ hash: String) -> StoredDefinition {
        StoredDefinition(
            hash: hash, organisation: "val-clair", service: service, publishedAt: .start, archive: hash.bytes)
    }

    private func agent(_ login: String, organisation: String = "val-clair") -> NewAgent {
        NewAgent(
            id: identifiers.next(), organisation: organisation, login: login, role: "agent", office: nil,
            passwordHash: "scrypt", content: "Name of \(login)".bytes)
    }
}
