import ArgumentParser
import Foundation
import Journal
import Subprocess
import SystemPackage

/// `parvis witness`.
struct WitnessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "witness", abstract: "Watch a town's journal from outside: it may only grow.",
        discussion: """
            Each checkpoint that URL/log/checkpoint serves is kept, once the tiles prove that the one before is its \
            beginning. Run it on a machine that the town does not run, from a timer or with --every. The exit status is 1 when \
            the log shrank or was rewritten: what it served then is kept beside, as evidence.

            With --cosign NAME, the witness also signs each checkpoint that it has checked (C2SP tlog-cosignature) and brings \
            its word to the town, which shows it if its key is among PARVIS_WITNESSES. The key is made the first time, in the \
            folder, and its public part is printed.

            The first time, take the town's key from elsewhere than URL if you can (--key); it is kept from then on.
            """)

    @Argument(help: "The town's address, such as https://services.example.org.") var url: String
    @ArgumentParser.Option(help: "The folder where checkpoints are kept.") var folder = "witness"
    @ArgumentParser.Option(help: "The town's key, or a file that holds it.") var key: String?
    @ArgumentParser.Option(help: "Sign what was checked, under this name, and tell the town.") var cosign: String?
    @ArgumentParser.Option(help: "Look again after so many seconds, until stopped; once unless given.") var every: Int?

    func validate() throws {
        if let every, every < 1 { throw ValidationError("--every is a number of seconds.") }
    }

    func run() async throws {
        let base = url.hasSuffix("/") ? String(url.dropLast()) : url
        guard base.hasPrefix("http://") || base.hasPrefix("https://") else {
            throw CommandFailure("\(url) is no address of the web.")
        }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var witness = try await witness(of: base)
        let cosigner = try cosign.map(cosigner)
        while true {
            do {
                try await look(&witness, base, cosigner)
            } catch let problem as WitnessProblem {
                throw CommandFailure(Self.sentence(for: problem))
            } catch let silence as Silence {
                guard every != nil else { throw CommandFailure(silence.description) }
                Console.warn(silence.description)
            }
            guard let every else { return }
            try await Task.sleep(for: .seconds(every))
        }
    }

    private var last: String { "\(folder)/checkpoint" }

    /// The witness as the folder remembers it.
    private func witness(of base: String) async throws -> Witness {
        let keyFile = "\(folder)/key"
        let kept = try? String(contentsOfFile: keyFile, encoding: .utf8)
        var told = key.map { given in (try? String(contentsOfFile: given, encoding: .utf8)) ?? given }
        if kept == nil, told == nil {
            do { told = try await fetch("\(base)/log/key").map { String(decoding: $0, as: UTF8.self) } } catch let
                silence
                as Silence
            { throw CommandFailure(silence.description) }
        }
        guard let text = kept ?? told, let verifier = NoteVerifier(text.trimmingCharacters(in: .whitespacesAndNewlines))
        else { throw CommandFailure("There is no key at \(base)/log/key: is it a town of Parvis?") }
        if let told, told.trimmingCharacters(in: .whitespacesAndNewlines) != verifier.description {
            throw CommandFailure("The key given is not the one kept in \(keyFile).")
        }
        try verifier.description.write(toFile: keyFile, atomically: true, encoding: .utf8)
        guard let note = try? String(contentsOfFile: last, encoding: .utf8) else { return Witness(key: verifier) }
        do {
            return Witness(key: verifier, last: try Witness.open(note, key: verifier))
        } catch {
            throw CommandFailure("\(last) is not a checkpoint signed by the key of \(keyFile).")
        }
    }

    /// The key of this witness, made the first time.
    private func cosigner(_ name: String) throws -> Cosigner {
        let path = "\(folder)/cosigner.key"
        let seed: [UInt8]
        if let kept = FileManager.default.contents(atPath: path) {
            seed = [UInt8](kept)
        } else {
            seed = (0..<32).map { _ in UInt8.random(in: .min ... .max) }
            guard
                FileManager.default.createFile(
                    atPath: path, contents: Data(seed), attributes: [.posixPermissions: 0o600])
            else { throw CommandFailure("\(path) can't be written.") }
        }
        guard let cosigner = Cosigner(name: name, seed: seed) else {
            throw CommandFailure("\(name) is no name of a witness: no spaces, no plus sign.")
        }
        Console.warn("This witness's key: \(cosigner.verifier.description)")
        return cosigner
    }

    /// Signs a checkpoint that was checked and brings it to the town; whether the town took it.
    private func bring(_ text: String, signedBy cosigner: Cosigner, to base: String) async throws -> Bool {
        guard let note = SignedNote(text) else { return false }
        let signed = try cosigner.cosign(note, at: UInt64(Date().timeIntervalSince1970))
        let file = "\(folder)/cosigned"
        try signed.description.write(toFile: file, atomically: true, encoding: .utf8)
        return try await curl(["--request", "PATCH", "--data-binary", "@\(file)", "--", "\(base)/log/checkpoint"])
            != nil
    }

    private func look(_ witness: inout Witness, _ base: String, _ cosigner: Cosigner?) async throws {
        guard let bytes = try await fetch("\(base)/log/checkpoint") else { throw WitnessProblem.noCheckpoint }
        let text = String(decoding: bytes, as: UTF8.self)
        let before = witness.last?.size
        do {
            let checkpoint = try await witness.take(text) { try await fetch("\(base)/log/\($0.path)") }
            try text.write(toFile: last, atomically: true, encoding: .utf8)
            try text.write(toFile: "\(folder)/\(checkpoint.size)", atomically: true, encoding: .utf8)
            Console.say(
                before.map { "\(checkpoint.size) events; the \($0) seen before are its beginning." }
                    ?? "\(checkpoint.size) events; the first checkpoint kept.")
            if let cosigner {
                Console.say(
                    try await bring(text, signedBy: cosigner, to: base)
                        ? "Cosigned, and the town shows it." : "Cosigned; the town does not take it.")
            }
        } catch let problem as WitnessProblem {
            try text.write(toFile: "\(folder)/evidence", atomically: true, encoding: .utf8)
            throw problem
        }
    }

    /// The town does not answer, which is no fault of its journal.
    private struct Silence: Error, CustomStringConvertible {
        let address: String
        var description: String { "\(address) does not answer." }
    }

    /// What an address serves; nil when it has nothing there. curl fetches it: nothing of the server speaks to others.
    private func fetch(_ address: String) async throws -> [UInt8]? { try await curl(["--location", "--", address]) }

    private func curl(_ arguments: [String]) async throws -> [UInt8]? {
        guard let curl = ["/usr/bin/curl", "/bin/curl"].first(where: FileManager.default.isExecutableFile(atPath:))
        else {
            throw CommandFailure("curl is not installed: apt-get install curl")
        }
        let result = try await Subprocess.run(
            .path(FilePath(curl)), arguments: Arguments(["--fail", "--silent", "--max-time", "30"] + arguments),
            output: .bytes(limit: 1 << 20), error: .discarded)
        switch result.terminationStatus {
        case .exited(0): return result.standardOutput
        // An answer of 400 or above.
        case .exited(22): return nil
        default: throw Silence(address: arguments.last ?? "")
        }
    }

    private static func sentence(for problem: WitnessProblem) -> String {
        switch problem {
        case .noCheckpoint: "The town serves no checkpoint."
        case .notSigned: "The checkpoint is not signed by the key that was kept."
        case .shrunk(let from, let to): "The log had \(from) events and has \(to): it was rolled back."
        case .rewritten(let from, let to):
            "The \(from) events seen before are not the beginning of the \(to) of now: it was rewritten."
        case .noTile(let path): "The tile \(path), which the proof needs, is not served as it should be."
        }
    }
}
