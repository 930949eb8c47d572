import Cases
import Services
import Storage
import Testing

@testable import Web

/// A document that a person gave before, offered where the same is asked again: to them alone, never added by itself, and
/// copied so that neither request depends on the other.
@Suite struct EarlierDocumentPageTests {
    /// Somebody with an account, or without one, at the page that asks for documents.
    private func resident(of town: TestTown, email: String?) async throws -> FileTown {
        let client = SiteClient(site: town.site)
        if let email { _ = try await town.signIn(client, email: email) }
        return try await FileTown.resident(of: town, client)
    }

    /// A request with a notice, sent; the notice as the case has it.
    private func sent(_ given: FileTown, _ content: [UInt8] = FileSamples.pdf) async throws -> StoredFile {
        let answer = try await given.send([("avis", "avis-2026.pdf", content)])
        try #require(answer.status == 303, "\(answer.body)")
        let path = "/fr/drafts/\(given.draft)"
        let sent = try await given.client.postForm("\(path)/submit", [], from: "\(path)/check")
        try #require(sent.status == 303 && sent.location?.contains("/cases/") == true)
        return try #require(try await given.stored().first)
    }

    private func address(of file: StoredFile, on page: String) -> String {
        "\(page)/earlier/avis/documents/\(file.id.description)"
    }

    @Test func `a document is offered with its date and service, copied at a press, listed with its origin`()
        async throws
    {
        let town = try await FileTown.make().town
        let first = try await resident(of: town, email: "samira@example.com")
        let original = try await sent(first)
        let next = try await FileTown.resident(of: town, first.client)
        let page = try await next.client.get(next.page)
        #expect(page.words.contains("vous avez donné :") && page.words.contains("avis-2026.pdf"))
        #expect(page.words.contains("Envoyer des documents"))
        // Offered, never silent.
        #expect(try await next.stored().isEmpty)

        let press = address(of: original, on: next.page)
        let taken = try await next.client.postForm(press, [("note", "gardé"), ("asked", "note")], from: next.page)
        #expect(taken.status == 303 && taken.location?.hasPrefix(next.page) == true)
        let copy = try #require(try await next.stored().first)
        #expect(try await next.stored().count == 1)
        #expect(copy.id != original.id && copy.owner != original.owner && !copy.isKept)
        #expect(copy.state == .accepted && copy.facts.sha256 == original.facts.sha256)
        let reference = try #require(copy.facts.origin?.reference)
        let after = try await next.client.get(next.page)
        #expect(after.words.contains("Repris de votre demande \(reference) du "))
        #expect(after.value(of: "note") == "gardé", "what was typed is kept")
        #expect(!after.body.contains("/earlier/avis/"), "what is there is not offered")
        #expect(try await next.client.get("\(next.files)/\(copy.id.description)").status == 200)

        // Pressed again from a page left open, it is not there twice.
        _ = try await next.client.postForm(press, [], from: next.page)
        #expect(try await next.stored().map(\.id) == [copy.id])

        // Removed like any other, it is offered again, and the request it came from keeps its own.
        _ = try await next.send([], [("remove_file", copy.id.description)])
        #expect(try await next.stored().isEmpty)
        #expect(try await next.client.get(next.page).body.contains("/earlier/avis/"))
        #expect(try await first.stored().map(\.id) == [original.id])
        let kept = try #require(try await town.store.blobs.open(original.blob))
        await kept.close()

        // The answer is whole with it: the form goes on.
        _ = try await next.client.postForm(press, [], from: next.page)
        let sent = try await next.send([])
        #expect(sent.location == "/fr/drafts/\(next.draft)/check")
        await town.remove()
    }

    @Test func `nobody else is offered it, nor gets it by its number`() async throws {
        let town = try await FileTown.make().town
        let owner = try await resident(of: town, email: "samira@example.com")
        let original = try await sent(owner)
        // Another person; a browser without an account; one without an account that has sent the same.
        let other = try await resident(of: town, email: "autre@example.com")
        let nobody = try await resident(of: town, email: nil)
        _ = try await sent(try await FileTown.resident(of: town, nobody.client))
        for visitor in [other, nobody] {
            let page = try await visitor.client.get(visitor.page)
            #expect(page.status == 200 && !page.body.contains("/earlier/") && !page.body.contains("avis-2026"))
            let pressed = try await visitor.client.postForm(
                address(of: original, on: visitor.page), [], from: visitor.page)
            #expect(pressed.status == 303)
            #expect(try await visitor.stored().isEmpty)
        }
        // Nor into a draft of somebody else's.
        let next = try await FileTown.resident(of: town, owner.client)
        let stranger = try await other.client.post(
            address(of: original, on: next.page), [("csrf", other.token)])
        #expect(stranger.status != 303 || stranger.location?.contains(next.draft) == false)
        #expect(try await next.stored().isEmpty)
        await town.remove()
    }

    @Test func `a copy outlives what it was copied from, and what is gone is said to be`() async throws {
        let town = try await FileTown.make().town
        let first = try await resident(of: town, email: "samira@example.com")
        let original = try await sent(first)
        let next = try await FileTown.resident(of: town, first.client)
        let third = try await FileTown.resident(of: town, first.client)
        _ = try await next.client.postForm(address(of: original, on: next.page), [], from: next.page)
        let copy = try #require(try await next.stored().first)
        try await town.store.blobs.remove(file: original.id)
        let fetched = try await next.client.get("\(next.files)/\(copy.id.description)")
        #expect(fetched.status == 200)

        let onDisk = third.onDisk()
        let gone = try await third.client.postForm(address(of: original, on: third.page), [], from: third.page)
        #expect(gone.status == 422 && gone.words.contains("ajoutez-le vous-même"))
        #expect(try await third.stored().isEmpty && third.onDisk() == onDisk)
        await town.remove()
    }

    @Test func `a document refused since, or still in quarantine, is not offered`() async throws {
        let town = try await FileTown.make().town
        let first = try await resident(of: town, email: "samira@example.com")
        let original = try await sent(first)
        let next = try await FileTown.resident(of: town, first.client)
        let store = town.store
        for state in [FileState.received, .refused] {
            try await store.database.write { transaction in
                var file = original
                file.state = state
                _ = try store.files.update(file, now: TestTown.now, in: transaction)
            }
            #expect(!(try await next.client.get(next.page)).body.contains("/earlier/"), "\(state)")
            _ = try await next.client.postForm(address(of: original, on: next.page), [], from: next.page)
            #expect(try await next.stored().isEmpty, "\(state)")
        }
        await town.remove()
    }
}
