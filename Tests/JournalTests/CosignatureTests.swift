import Testing

@testable import Journal

/// Cosignatures in the form of C2SP `tlog-cosignature`.
@Suite struct CosignatureTests {
    private let text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"

    @Test func `a cosignature holds for its text, moment and witness, and for no other`() throws {
        let witness = try #require(Cosigner(name: "witness.example.com/w1", seed: [UInt8](repeating: 9, count: 32)))
        let note = try witness.cosign(SignedNote(text: text), at: 1_679_315_147)
        let found = try #require(witness.verifier.cosignature(on: note))
        #expect(found.seconds == 1_679_315_147 && found.signature.bytes.count == 72)
        #expect(SignedNote(note.description) == note)
        // Ed25519 of a note is another algorithm: a witness's key is not a log's.
        #expect(NoteVerifier(witness.verifier.description) == nil)
        #expect(CosignatureVerifier(witness.verifier.description) == witness.verifier)
        let other = try #require(Cosigner(name: "witness.example.com/w1", seed: [UInt8](repeating: 8, count: 32)))
        #expect(other.verifier.cosignature(on: note) == nil)
        let signature = found.signature
        for place in [0, 7, 8, 71] {
            var bytes = signature.bytes
            bytes[place] ^= 1
            let changed = SignedNote(
                text: text,
                signatures: [NoteSignature(name: signature.name, identifier: signature.identifier, bytes: bytes)])
            #expect(witness.verifier.cosignature(on: changed) == nil, "byte \(place)")
        }
        let moved = SignedNote(text: text.replacing("20852163", with: "20852164"), signatures: note.signatures)
        #expect(witness.verifier.cosignature(on: moved) == nil)
        #expect(CosignatureVerifier.message(of: text, at: 5) == "cosignature/v1\ntime 5\n" + text)
    }
}
