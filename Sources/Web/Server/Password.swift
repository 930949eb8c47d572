import Crypto
import CryptoExtras
import Foundation

/// Passwords as they are stored: scrypt (RFC 7914) with a salt each, in the PHC string format.
///
/// The cost, N = 2^15, r = 8, p = 3, is one of those the OWASP password storage guide gives; it takes 32 MB while it
/// runs, so hashes are computed one at a time.
public actor PasswordHasher {
    /// Why a password can't be hashed.
    public enum Failure: Error, Sendable {
        /// The library refused its parameters or ran out of memory.
        case derivation
    }

    struct Cost: Equatable {
        var logarithm = 15
        var blockSize = 8
        var parallelism = 3

        /// What people's passwords cost.
        static let forPeople = Cost()
    }

    private static let hashLength = 32
    private static let saltLength = 16
    /// Beyond this, a password costs time and adds nothing.
    static let maximumLength = 256

    private let cost: Cost

    /// A hasher.
    ///
    /// A debug build, whose cryptography is not optimised, makes cheap hashes: it serves tests, never people.
    public init() {
        #if DEBUG
            self.init(testingLogarithm: 10)
        #else
            self.init(cost: .forPeople)
        #endif
    }

    init(cost: Cost) { self.cost = cost }

    /// A hasher that makes cheap hashes: for tests alone, where what is hashed is no secret. Each stored hash says its
    /// own cost, so any hasher verifies it.
    init(testingLogarithm logarithm: Int) { cost = Cost(logarithm: logarithm, parallelism: 1) }

    /// The string to store for a password.
    public func hash(_ password: String) throws -> String {
        var random = SystemRandomNumberGenerator()
        let salt = (0..<Self.saltLength).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        let derived = try derive(password, salt: salt, cost: cost)
        return
            "$scrypt$ln=\(cost.logarithm),r=\(cost.blockSize),p=\(cost.parallelism)$\(base64(salt))$\(base64(derived))"
    }

    /// Whether a password is the one that was stored. Takes as long when nothing is stored, so that a stranger can't
    /// learn which logins exist.
    public func verify(_ password: String, against stored: String?) throws -> Bool {
        guard let parsed = stored.flatMap(Self.parse) else {
            _ = try derive(password, salt: Array(repeating: 0, count: Self.saltLength), cost: cost)
            return false
        }
        let derived = try derive(password, salt: parsed.salt, cost: parsed.cost)
        guard derived.count == parsed.hash.count else { return false }
        return zip(derived, parsed.hash).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private func derive(_ password: String, salt: [UInt8], cost: Cost) throws -> [UInt8] {
        let text = String(password.prefix(Self.maximumLength)).precomposedStringWithCompatibilityMapping
        do {
            let key = try KDF.Scrypt.deriveKey(
                from: Array(text.utf8), salt: salt, outputByteCount: Self.hashLength, rounds: 1 << cost.logarithm,
                blockSize: cost.blockSize, parallelism: cost.parallelism, maxMemory: 256 * 1024 * 1024)
            return key.withUnsafeBytes { Array($0) }
        } catch {
            throw Failure.derivation
        }
    }

    private static func parse(_ stored: String) -> (cost: Cost, salt: [UInt8], hash: [UInt8])? {
        let parts = stored.split(separator: "$")
        guard parts.count == 4, parts[0] == "scrypt" else { return nil }
        var values: [Substring: Int] = [:]
        for pair in parts[1].split(separator: ",") {
            let sides = pair.split(separator: "=")
            guard sides.count == 2, let value = Int(sides[1]) else { return nil }
            values[sides[0]] = value
        }
        guard let logarithm = values["ln"], (10...20).contains(logarithm), let blockSize = values["r"],
            (1...32).contains(blockSize), let parallelism = values["p"], (1...16).contains(parallelism),
            let salt = bytes(base64: String(parts[2])), let hash = bytes(base64: String(parts[3]))
        else { return nil }
        return (Cost(logarithm: logarithm, blockSize: blockSize, parallelism: parallelism), salt, hash)
    }

    private func base64(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("=", with: "")
    }

    private static func bytes(base64 text: String) -> [UInt8]? {
        let padding = String(repeating: "=", count: (4 - text.count % 4) % 4)
        return Data(base64Encoded: text + padding).map(Array.init)
    }
}
