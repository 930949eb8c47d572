import Cases
import Foundation
import HTTPTypes
import Journal
import Services
import Storage
import Testing

@testable import Web

/// The log as it is served, and the receipt that a person takes away.
@Suite struct LogTests {
    private func integrate(_ town: TestTown) async throws {
        let (store, signer) = (town.store, try #require(town.site.signer))
        _ = try await store.database.write { transaction in
            try store.log.integrate(limit: 1_000, signer: signer, now: TestTown.now, in: transaction)
        }
    }

    @Test func `the receipt is a promise at once, and a proof once the log has it`() async throws {
        let town = try await TestTown.make()
        let resident = SiteClient(site: town.site)
        let id = try await town.submittedCase(resident)
        let page = try await resident.get("/fr/cases/\(id)/receipt")
        #expect(page.body.contains("/fr/cases/\(id)/receipt.json"))
        #expect(
            page.words.contains(FrenchTexts().proofTitle.replacing("’", with: "'"))
                || page.words.contains(FrenchTexts().proofTitle))
        let key = try #require(town.site.signer).verifier
        let promise = try await resident.get("/fr/cases/\(id)/receipt.json")
        #expect(promise.status == 200)
        let first = try DepositReceipt(json: promise.bytes)
        #expect(try first.check(key: key).size == nil)
        // It says nothing of the person.
        #expect(!promise.body.contains("Benali"))
        try await integrate(town)
        let proof = try DepositReceipt(json: try await resident.get("/fr/cases/\(id)/receipt.json").bytes)
        let finding = try proof.check(key: key)
        #expect(finding.size == 1 && proof.event == first.event)
        // Nobody else's.
        #expect(try await SiteClient(site: town.site).get("/fr/cases/\(id)/receipt.json").status != 200)
        await town.remove()
    }

    @Test func `checkpoint, key and tiles are served at their addresses, and at no others`() async throws {
        let town = try await TestTown.make()
        let anyone = SiteClient(site: town.site)
        #expect(try await anyone.get("/log/checkpoint").status == 404)
        _ = try await town.submittedCase(SiteClient(site: town.site))
        _ = try await town.submittedCase(SiteClient(site: town.site), name: "Diallo")
        try await integrate(town)
        let key = try #require(NoteVerifier(try await anyone.get("/log/key").body.trimmingCharacters(in: .newlines)))
        let note = try #require(SignedNote(try await anyone.get("/log/checkpoint").body))
        #expect(note.isSigned(by: key))
        let checkpoint = try #require(Checkpoint(text: note.text))
        let hashes = try await anyone.get("/log/tile/0/000.p/2")
        #expect(hashes.bytes.count == 64 && hashes.headers[.cacheControl] == "public, max-age=31536000, immutable")
        let entries = try await anyone.get("/log/tile/entries/000.p/2")
        #expect(entries.bytes.count == 68)
        var tree = MerkleEdge()
        for place in [2, 36] { tree.append(.leaf(Array(entries.bytes[place..<(place + 32)]))) }
        #expect(tree.root == checkpoint.root && checkpoint.size == 2)
        for path in [
            "0/000", "0/000.p/3", "0/000.p/0", "0/001", "1/000", "0/00", "0/x000/000", "9/000", "entries/000",
            "0/x001/x234/067", "x/000", "0/000.p/2/1",
        ] { #expect(try await anyone.get("/log/tile/" + path).status == 404, "\(path)") }
        await town.remove()
    }
}
