import Crypto
import Foundation

/// Random secrets that the site gives out: session tokens, CSRF tokens, access codes.
///
/// Only their SHA-256 is stored where they are looked up.
public enum SecretToken {
    /// Characters of an access code: 32 that can't be confused when read, written or dictated.
    private static let codeAlphabet = Array("23456789ABCDEFGHJKLMNPQRSTUVWXYZ".utf8)
    private static let codeLength = 20

    /// 256 random bits in unpadded base64url.
    public static func random(using random: inout some RandomNumberGenerator) -> String {
        let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        return base64url(bytes)
    }

    /// An access code of 100 random bits in groups of five: `K7QM2-…`.
    public static func accessCode(using random: inout some RandomNumberGenerator) -> String {
        let symbols = (0..<codeLength).map { _ in codeAlphabet[Int.random(in: 0..<codeAlphabet.count, using: &random)] }
        return grouped(symbols)
    }

    /// The canonical form of an access code as typed (any case, spaces or hyphens anywhere), or nil.
    static func accessCode(typed: String) -> String? {
        let symbols = typed.uppercased().utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: " ") }
        guard symbols.count == codeLength, symbols.allSatisfy(codeAlphabet.contains) else { return nil }
        return grouped(symbols)
    }

    /// Whether a text has the shape of `random`.
    static func isWellFormed(_ token: String) -> Bool {
        token.utf8.count == 43
            && token.utf8.allSatisfy {
                switch $0 {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }

    /// What is stored in a secret's place.
    static func hash(_ secret: String) -> [UInt8] { Array(SHA256.hash(data: Array(secret.utf8))) }

    /// Compares in a time that depends only on lengths.
    static func isEqual(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func grouped(_ symbols: [UInt8]) -> String {
        stride(from: 0, to: symbols.count, by: 5)
            .map { String(decoding: symbols[$0..<min($0 + 5, symbols.count)], as: UTF8.self) }
            .joined(separator: "-")
    }

    private static func base64url(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
