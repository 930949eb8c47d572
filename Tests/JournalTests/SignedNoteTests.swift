import Testing

@testable import Journal

/// Notes and checkpoints, read, written and signed as the public formats say.
@Suite struct SignedNoteTests {
    @Test func `a note that others signed is accepted, and refused once a byte of it changes`() throws {
        // The example of the documentation of golang.org/x/mod/sumdb/note.
        let key = try #require(NoteVerifier("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"))
        let text =
            "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
        let line =
            "\u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
        let note = try #require(SignedNote(text + "\n" + line))
        #expect(note.isSigned(by: key))
        #expect(note.description == text + "\n" + line)
        let other = try #require(SignedNote(text.replacing("answer", with: "Answer") + "\n" + line))
        #expect(!other.isSigned(by: key))
    }

    @Test func `what we sign is accepted by our public key alone`() throws {
        let signer = try #require(NoteSigner(name: "val-clair.example/journal", seed: [UInt8](repeating: 7, count: 32)))
        let other = try #require(NoteSigner(name: signer.name, seed: [UInt8](repeating: 8, count: 32)))
        let root = MerkleHash.leaf([1, 2, 3])
        let checkpoint = Checkpoint(origin: signer.name, size: 12, root: root)
        let note = try signer.sign(SignedNote(text: checkpoint.text))
        let read = try #require(SignedNote(note.description))
        #expect(read == note && read.isSigned(by: signer.verifier) && !read.isSigned(by: other.verifier))
        #expect(NoteVerifier(signer.verifier.description) == signer.verifier)
        #expect(Checkpoint(text: read.text) == checkpoint)
        // A witness signs after the log.
        let both = try other.sign(read)
        #expect(both.isSigned(by: signer.verifier) && both.isSigned(by: other.verifier))
    }

    @Test(arguments: [
        "", "text\n", "text\n\n", "text\n\n\u{2014} name\n", "text\n\n- name AAAAAAAA\n",
        "text\n\n\u{2014} name AAAA\n",
        "text\n\n\u{2014} na+me AAAAAAAA\n", "text\n\n\u{2014} name AAAAAAAA", "te\u{1}xt\n\n\u{2014} name AAAAAAAA\n",
    ])
    func `what is no note is refused`(text: String) {
        #expect(SignedNote(text) == nil)
    }

    @Test(arguments: [
        "log\n1\n", "log\n01\nAAAA\n", "log\n1\nAAAA\n", "log\n-1\nungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=\n",
        "log\n1\nungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=", "\n1\nungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=\n",
    ])
    func `what is no checkpoint is refused`(text: String) {
        #expect(Checkpoint(text: text) == nil)
        #expect(
            Checkpoint(text: "log\n1\nungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=\nmore\n")?.extensions == ["more"])
    }
}
