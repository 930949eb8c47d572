import Cases
import HTTPTypes
import Services
import Storage
import Testing

@testable import Web

/// Words typed at the desk after the session had ended.
@Suite struct KeptDeskFormTests {
    @Test func `a note typed after the session ended is offered again once the agent has signed in`() async throws {
        let town = try await TestTown.make()
        let id = try await town.submittedCase(SiteClient(site: town.site))
        _ = try await town.agent("nadia", role: .agent)
        let path = "/fr/desk/cases/\(id)/notes"
        let client = SiteClient(site: town.site)
        let asked = try await client.post(path, [("note", "Une <longue> note"), ("seen", "0"), ("csrf", "vieux")])
        #expect(asked.status == 200)
        #expect(asked.words.contains("vous allez retrouver ce que vous aviez écrit"))
        let kept = try #require(asked.value(of: "kept")?.unescaped)
        let next = "/fr/desk/sign-in?next=%2Ffr%2Fdesk%2Fcases%2F\(id)%2Fnotes"
        // A wrong password loses nothing.
        let wrong = try await client.post(next, [("login", "nadia"), ("password", "x"), ("kept", kept)])
        #expect(wrong.status == 422)
        #expect(wrong.value(of: "kept")?.unescaped == kept)
        let back = try await client.post(next, [("login", "nadia"), ("password", TestTown.password), ("kept", kept)])
        #expect(back.status == 200)
        #expect(back.body.contains("Une &lt;longue&gt; note"))
        #expect(try await stored(town, id).notes.isEmpty, "nothing is sent by itself")
        let sent = try await client.post(
            path, ["note", "seen", "csrf"].map { ($0, back.value(of: $0)?.unescaped ?? "") })
        #expect(sent.status == 303)
        #expect(try await stored(town, id).notes.map(\.text) == ["Une <longue> note"])
        await town.remove()
    }

    @Test func `only forms of the desk are carried, and only what was typed`() {
        let note = FormData(fields: ["note": ["x"], "seen": ["1"], "csrf": ["secret"]])
        let kept = KeptDeskForm(note, path: "/fr/desk/cases/a/notes")
        #expect(kept?.fields == ["note": ["x"], "seen": ["1"]])
        #expect(KeptDeskForm(note, path: "/fr/desk/sign-in") == nil)
        #expect(KeptDeskForm(note, path: "//ailleurs.example/desk") == nil)
        #expect(KeptDeskForm(FormData(fields: ["note": [" "], "seen": ["1"]]), path: "/fr/desk/cases/a/notes") == nil)
        let long = FormData(fields: ["note": [String(repeating: "a", count: 70_000)]])
        #expect(KeptDeskForm(long, path: "/fr/desk/cases/a/notes") == nil)
        let forged = FormData(fields: ["kept": [#"{"path":"/fr/cases/a/withdrawal","fields":{"x":["y"]}}"#]])
        #expect(KeptDeskForm(carriedBy: forged) == nil)
    }

    private func stored(_ town: TestTown, _ id: String) async throws -> Case {
        let id = try #require(Identifier(id))
        return try #require(try await CaseRepository(store: town.store).load(id))
    }
}
