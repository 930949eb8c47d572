import Cases
import Foundation
import HTTPTypes
import Services
import Storage
import Testing

@testable import Web

/// Codes of the moment at sign-in: as RFC 6238 makes them, each once, forgotten by two people.
@Suite struct SecondFactorTests {
    /// RFC 6238, appendix B: the secret and the codes of SHA-1, in eight digits.
    @Test(
        arguments: [
            (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
        ] as [(Int64, String)])
    func `codes are those of the standard`(seconds: Int64, code: String) {
        let secret = Array("12345678901234567890".utf8)
        let step = TimeCode.step(at: Instant(milliseconds: seconds * 1000))
        #expect(TimeCode.code(secret, step: step, digits: 8) == code)
        let present = Instant(milliseconds: seconds * 1000)
        for (offset, isAccepted) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] as [(Int64, Bool)] {
            let typed = TimeCode.code(secret, step: step + offset)
            let found = TimeCode.step(
                of: " \(typed.prefix(3)) \(typed.suffix(3))", secret: secret, at: present, after: -9)
            #expect((found == step + offset) == isAccepted, "\(offset) steps away")
        }
        let used = TimeCode.code(secret, step: step)
        #expect(TimeCode.step(of: used, secret: secret, at: present, after: step) == nil, "once")
        for typed in ["", "12345", "1234567", "abcdef"] {
            #expect(TimeCode.step(of: typed, secret: secret, at: present, after: -9) == nil)
        }
    }

    /// RFC 4648, section 10.
    @Test func `secrets are written in base 32`() {
        for (text, written) in [("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foobar", "MZXW6YTBOI")] {
            #expect(TimeCode.base32(Array(text.utf8)) == written)
        }
        #expect(TimeCode.grouped("MZXW6YTBOI") == "MZXW 6YTB OI")
        #expect(TimeCode.recoveryHash(" mzxw 6ytb-oi ") == TimeCode.recoveryHash("MZXW6YTBOI"))
    }

    private struct Secured {
        let town: TestTown
        let clock: TestClock
        let secret: [UInt8]
        let codes: [String]

        func code() -> String { TimeCode.code(secret, step: TimeCode.step(at: clock.now)) }
    }

    private func identifier(_ login: String, _ town: TestTown) async throws -> Identifier {
        let store = town.store
        let agent = try await store.database.read { try store.agents.find(login: login, in: $0) }
        return try #require(agent).id
    }

    /// A town in which nadia has a second factor.
    private func secured() async throws -> Secured {
        let clock = TestClock()
        let town = try await TestTown.make(clock: { clock.now })
        let nadia = try await town.agent("nadia", role: .agent)
        let account = "/fr/desk/account"
        #expect(try await nadia.get(account).body.contains("Demander un code à la connexion"))
        let setUp = try await nadia.postForm("\(account)/second-factor", [], from: account)
        #expect(setUp.status == 200)
        let (store, id) = (town.store, try await identifier("nadia", town))
        let factor = try await store.database.read { try store.secondFactors.find(id, in: $0) }
        let secret = try #require(factor).secret
        #expect(setUp.body.contains(TimeCode.grouped(TimeCode.base32(secret))))
        let wrong = try await nadia.postForm("\(account)/second-factor/confirm", [("code", "000000")], from: account)
        #expect(wrong.status == 422 && wrong.body.contains(TimeCode.grouped(TimeCode.base32(secret))))
        let code = TimeCode.code(secret, step: TimeCode.step(at: clock.now))
        let done = try await nadia.postForm("\(account)/second-factor/confirm", [("code", code)], from: account)
        #expect(done.status == 200)
        let codes = done.body.matches(of: /<code>([A-Z2-7 ]+)<\/code>/).map { String($0.1) }
        try #require(codes.count == 10)
        clock.pass(minutes: 1)
        return Secured(town: town, clock: clock, secret: secret, codes: codes)
    }

    /// Gives the password; the page that asks for the code, with its address.
    private func password(_ secured: Secured, _ client: SiteClient) async throws -> (
        page: SiteClient.Answer, path: String
    ) {
        let page = try await client.postForm(
            "/fr/desk/sign-in", [("login", "nadia"), ("password", TestTown.password)], from: "/fr/desk/sign-in")
        #expect(page.status == 200, "the password alone opens nothing")
        #expect(try await client.get("/fr/desk").status == 303)
        let path = try #require(page.body.firstMatch(of: /action="(\/fr\/desk\/sign-in\/code\/[^"]+)"/)?.1)
        return (page, String(path))
    }

    @Test func `the password alone opens nothing; a code opens once, and one of recovery once`() async throws {
        let secured = try await secured()
        let client = SiteClient(site: secured.town.site)
        let (_, path) = try await password(secured, client)
        #expect(try await client.get(path).status == 200)
        let wrong = try await client.postForm(path, [("code", "12")], from: path)
        #expect(wrong.status == 422 && wrong.body.contains("Ce code n’est pas le bon"))
        let code = secured.code()
        #expect(try await client.postForm(path, [("code", code)], from: path).location == "/fr/desk")
        #expect(try await client.get("/fr/desk").status == 200)
        // Neither the page nor the code serve again.
        let other = SiteClient(site: secured.town.site)
        #expect(try await other.get(path).location == "/fr/desk/sign-in")
        let (_, second) = try await password(secured, other)
        #expect(try await other.postForm(second, [("code", code)], from: second).status == 422)
        let recovery = secured.codes[3].lowercased().replacing(" ", with: "")
        #expect(try await other.postForm(second, [("code", recovery)], from: second).location == "/fr/desk")
        let third = SiteClient(site: secured.town.site)
        let (_, again) = try await password(secured, third)
        #expect(try await third.postForm(again, [("code", recovery)], from: again).status == 422)
        // The page waits for five minutes.
        secured.clock.pass(minutes: 6)
        #expect(
            try await third.postForm(again, [("code", secured.code())], from: "/fr/desk/sign-in").location
                == "/fr/desk/sign-in")
        await secured.town.remove()
    }

    @Test func `wrong codes slow an account down as wrong passwords do, whatever the password`() async throws {
        let secured = try await secured()
        let client = SiteClient(site: secured.town.site)
        for _ in 0...SignInPolicy.freeFailures {
            let (_, path) = try await password(secured, client)
            #expect(try await client.postForm(path, [("code", "000000")], from: path).status == 422)
        }
        let blocked = try await client.postForm(
            "/fr/desk/sign-in", [("login", "nadia"), ("password", TestTown.password)], from: "/fr/desk/sign-in")
        #expect(blocked.status == 422, "the right password waits too")
        await secured.town.remove()
    }

    @Test func `two administrators, neither of them the agent, forget a second factor; a command does it alone`()
        async throws
    {
        let secured = try await secured()
        let town = secured.town
        let id = try await identifier("nadia", town)
        let (one, two) = (
            try await town.agent("un", role: .administrator), try await town.agent("deux", role: .administrator)
        )
        let (agents, path) = ("/fr/desk/admin/agents", "/fr/desk/admin/agents/\(id)/second-factor")
        #expect(try await one.get(agents).body.contains("Demander la réinitialisation"))
        #expect(try await one.postForm(path, [], from: agents).status == 303)
        let alone = try await one.postForm(path, [], from: agents)
        #expect(alone.status == 422 && alone.body.contains("Une autre personne qui administre doit l’accepter."))
        // A day later, it is to be asked for again.
        secured.clock.pass(minutes: 25 * 60)
        let (late, early) = (SiteClient(site: town.site), SiteClient(site: town.site))
        for (client, login) in [(late, "deux"), (early, "un")] {
            _ = try await client.postForm(
                "/fr/desk/sign-in", [("login", login), ("password", TestTown.password)], from: "/fr/desk/sign-in")
        }
        #expect(try await late.postForm(path, [], from: agents).status == 303)
        _ = try await password(secured, SiteClient(site: town.site))
        #expect(try await early.get(agents).body.contains("Demandée par Agent deux."))
        #expect(try await early.postForm(path, [], from: agents).status == 303)
        let free = try await SiteClient(site: town.site).postForm(
            "/fr/desk/sign-in", [("login", "nadia"), ("password", TestTown.password)], from: "/fr/desk/sign-in")
        #expect(free.status == 303, "the password is enough again")
        #expect(try await early.get(agents).body.contains("second facteur de Agent nadia réinitialisé, par Agent un."))
        let none = try await late.postForm(path, [], from: agents)
        #expect(none.status == 422 && none.body.contains("Aucun code n’est demandé à cette personne."))
        _ = two
        let organisation = try #require(town.site.catalogue.snapshot.organisations["mairie"])
        let store = town.store
        try await store.database.write { transaction in
            try store.secondFactors.begin(secured.secret, of: id, in: transaction)
            _ = try store.secondFactors.confirm(id, step: 1, codes: [], in: transaction)
        }
        let command = AgentAdministration(store: store, organisation: organisation, author: nil, now: secured.clock.now)
        guard case .success(true) = try await command.resetSecondFactor(id) else {
            Issue.record("the command waits for somebody")
            return
        }
        #expect(try await store.database.read { try store.secondFactors.find(id, in: $0) } == nil)
        await town.remove()
    }

    @Test func `an agent turns it off with a code, and not without`() async throws {
        let secured = try await secured()
        let client = SiteClient(site: secured.town.site)
        let (_, path) = try await password(secured, client)
        _ = try await client.postForm(path, [("code", secured.code())], from: path)
        let account = "/fr/desk/account"
        let refused = try await client.postForm("\(account)/second-factor/end", [("code", "1")], from: account)
        #expect(refused.status == 422 && refused.body.contains("Ce code n’est pas le bon"))
        let off = try await client.postForm("\(account)/second-factor/end", [("code", secured.codes[0])], from: account)
        #expect(off.location == "\(account)?done=off")
        #expect(try await client.get(account).body.contains("Demander un code à la connexion"))
        await secured.town.remove()
    }
}
