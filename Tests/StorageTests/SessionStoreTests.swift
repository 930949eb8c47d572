import Cases
import Services
import Testing

@testable import Storage

@Suite struct SessionStoreTests {
    private let sessions = SessionStore(codec: FlippingCodec())
    private let agents = AgentStore(codec: FlippingCodec())
    private let identifiers = Identifiers()
    private let token = SecretHash(of: "token")
    private let expiry = Instant.start.adding(seconds: 3600)

    @Test(arguments: Driver.allCases)
    func `a visitor's session is found until it ends`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            try await database.write { try create(in: $0) }
            let found = try await database.read { try sessions.find(token, now: .start, in: $0) }
            #expect(
                found
                    == StoredSession(
                        kind: .visitor, formSecret: [1, 2, 3], createdAt: .start, seenAt: .start, expiresAt: expiry,
                        content: "memory".bytes, agent: nil, person: nil, isGranted: false))
            let ended = try await database.read { try sessions.find(token, now: expiry, in: $0) }
            #expect(ended == nil)
            let stranger = try await database.read { try sessions.find(SecretHash(of: ""), now: .start, in: $0) }
            #expect(stranger == nil)
        }
    }

    @Test(arguments: Driver.allCases)
    func `a session sees what it was granted, and nothing else`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            let (mine, other) = (identifiers.next(), identifiers.next())
            try await database.write { transaction in
                try create(in: transaction)
                for _ in 0..<2 { try sessions.add(SessionGrant(.draft, mine), to: token, in: transaction) }
            }
            func isGranted(_ grant: SessionGrant?) async throws -> Bool? {
                try await database.read { try sessions.find(token, grant: grant, now: .start, in: $0)?.isGranted }
            }
            let answers = [
                try await isGranted(SessionGrant(.draft, mine)), try await isGranted(SessionGrant(.case, mine)),
                try await isGranted(SessionGrant(.draft, other)), try await isGranted(nil),
            ]
            #expect(answers == [true, false, false, false])
            let list = try await database.read { try sessions.grants(of: .draft, for: token, limit: 9, in: $0) }
            #expect(list == [mine])
            try await database.write { try sessions.remove(SessionGrant(.draft, mine), from: token, in: $0) }
            let after = try await isGranted(SessionGrant(.draft, mine))
            #expect(after == false)
            try await database.write {
                try sessions.add(SessionGrant(.draft, mine), to: SecretHash(of: "gone"), in: $0)
            }
            let count = try await database.read { try $0.first(.test("SELECT count(*) FROM session_grants"), []) }
            #expect(try count?.integer(0) == 0)
        }
    }

    @Test(arguments: Driver.allCases)
    func `an agent's session shows the agent as he or she stands now`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            let id = identifiers.next()
            try await database.write { transaction in
                try agents.create(agent(id), now: .start, in: transaction)
                try create(agent: id, in: transaction)
            }
            func current() async throws -> StoredSession? {
                try await database.read { try sessions.find(token, now: .start, in: $0) }
            }
            let first = try await current()
            #expect(first?.kind == .agent)
            #expect(
                first?.agent
                    == StoredSession.Agent(
                        id: id, organisation: "val-clair", role: "agent", office: "etat-civil", content: "Ada".bytes))
            try await database.write { try agents.setRole("supervisor", office: nil, of: id, in: $0) }
            let promoted = try await current()
            #expect(promoted?.agent?.role == "supervisor")
            #expect(promoted?.agent?.office == nil)
            try await database.write { try agents.setActive(false, of: id, in: $0) }
            let deactivated = try await current()
            #expect(deactivated == nil)
        }
    }

    @Test(arguments: Driver.allCases)
    func `a rotated session keeps its grants and loses its token`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            let grant = SessionGrant(.case, identifiers.next())
            let new = SecretHash(of: "new")
            try await database.write { transaction in
                try create(in: transaction)
                try sessions.add(grant, to: token, in: transaction)
                try sessions.rotate(
                    token, to: NewSession(token: new, formSecret: [9], content: "m".bytes), now: .start,
                    expiresAt: expiry, in: transaction)
            }
            let (old, current) = try await database.read {
                (
                    try sessions.find(token, grant: grant, now: .start, in: $0),
                    try sessions.find(new, grant: grant, now: .start, in: $0)
                )
            }
            #expect(old == nil)
            #expect(current?.isGranted == true)
            #expect(current?.formSecret == [9])
            let left = try await database.read { connection in
                try connection.first(.test("SELECT count(*) FROM session_grants"), [])?.integer(0)
            }
            #expect(left == 1)
        }
    }

    @Test(arguments: Driver.allCases)
    func `sessions are prolonged, changed and ended`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            let id = identifiers.next()
            let later = Instant.start.adding(seconds: 60)
            try await database.write { transaction in
                try agents.create(agent(id), now: .start, in: transaction)
                try create(agent: id, in: transaction)
                try sessions.touch(token, now: later, expiresAt: expiry.adding(seconds: 60), in: transaction)
                try sessions.update(token, content: "changed".bytes, in: transaction)
            }
            let session = try await database.read { try sessions.find(token, now: expiry, in: $0) }
            #expect(session?.seenAt == later)
            #expect(session?.content == "changed".bytes)
            let ended = try await database.write { transaction in
                let early = try sessions.deleteExpired(now: expiry, limit: 10, in: transaction)
                let ofAgent = try sessions.deleteAll(ofAgent: id, in: transaction)
                try create(in: transaction)
                try sessions.delete(token, in: transaction)
                try create(in: transaction)
                return [early, ofAgent, try sessions.deleteExpired(now: expiry, limit: 10, in: transaction)]
            }
            #expect(ended == [0, 1, 1])
        }
    }

    private func create(agent: Identifier? = nil, in transaction: any SQLTransaction) throws {
        try sessions.create(
            NewSession(token: token, formSecret: [1, 2, 3], agent: agent, content: "memory".bytes), now: .start,
            expiresAt: expiry, in: transaction)
    }

    private func agent(_ id: Identifier) -> NewAgent {
        NewAgent(
            id: id, organisation: "val-clair", login: "ada", role: "agent", office: "etat-civil", passwordHash: nil,
            content: "Ada".bytes)
    }
}
