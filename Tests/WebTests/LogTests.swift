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

    @Test func `a known witness's word on the log is taken, kept and shown; anybody else's is not`() async throws {
        let (known, other) = (
            try #require(Cosigner(name: "ligue.example/temoin", seed: [UInt8](repeating: 3, count: 32))),
            try #require(Cosigner(name: "ligue.example/temoin", seed: [UInt8](repeating: 4, count: 32)))
        )
        let town = try await TestTown.make(configure: { $0.witnesses = [known.verifier] })
        let client = SiteClient(site: town.site)
        _ = try await town.submittedCase(client)
        try await integrate(town)
        let visitor = SiteClient(site: town.site)
        #expect(try await visitor.get("/fr/log").words.contains("Aucun témoin ne s'est encore prononcé."))
        #expect(try await visitor.get("/log/cosigned").status == 404)
        let note = try #require(SignedNote(try await visitor.get("/log/checkpoint").body))
        let seconds: UInt64 = 1_795_514_000
        let anonymous = SiteClient(site: town.site)
        func bringAnew(_ note: SignedNote) async throws -> Int {
            try await anonymous.send(.patch, "/log/checkpoint", headers: [:], bytes: Array(note.description.utf8))
                .status
        }
        #expect(try await bringAnew(try other.cosign(note, at: seconds)) == 403, "another key of that name")
        #expect(try await bringAnew(note) == 403)
        let elsewhere = Checkpoint(origin: "localhost/log", size: 9, root: MerkleHash.leaf([1]))
        #expect(try await bringAnew(try known.cosign(SignedNote(text: elsewhere.text), at: seconds)) == 409)
        let large = [UInt8](repeating: 65, count: 100_000)
        #expect(try await anonymous.send(.patch, "/log/checkpoint", headers: [:], bytes: large).status == 413)
        #expect(try await anonymous.send(.patch, "/log/checkpoint", headers: [:], bytes: [1]).status == 400)
        let cosigned = try known.cosign(note, at: seconds)
        #expect(try await bringAnew(cosigned) == 200)
        #expect(try await bringAnew(try known.cosign(note, at: seconds + 60)) == 200)
        let served = try #require(SignedNote(try await visitor.get("/log/checkpoint").body))
        #expect(served.signatures.count == 2 && known.verifier.cosignature(on: served)?.seconds == seconds + 60)
        #expect(served.isSigned(by: try #require(town.site.signer).verifier))
        let page = try await visitor.get("/fr/log")
        #expect(page.words.contains("ligue.example/temoin a vérifié"))
        // The log goes on; the word stays, with the checkpoint it is about.
        _ = try await town.submittedCase(SiteClient(site: town.site))
        try await integrate(town)
        let kept = try #require(SignedNote(try await visitor.get("/log/cosigned").body))
        #expect(kept.text == note.text && known.verifier.cosignature(on: kept) != nil)
        let latest = try #require(SignedNote(try await visitor.get("/log/checkpoint").body))
        #expect(latest.text != note.text && known.verifier.cosignature(on: latest) == nil)
        await town.remove()
    }
}
