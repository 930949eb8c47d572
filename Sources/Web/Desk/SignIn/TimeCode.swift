import Cases
import Crypto
import Services
import Storage

/// Codes of the moment (TOTP, RFC 6238) as applications make them: six digits of HMAC-SHA1, a new one every thirty seconds.
/// Pure.
enum TimeCode {
    static let stepSeconds: Int64 = 30
    static let digits = 6
    /// Bytes of a secret: as many as SHA-1 gives (RFC 4226, section 4).
    static let secretLength = 20
    /// How many steps before and after the present one are accepted: clocks differ (RFC 6238, section 5.2).
    static let tolerance: Int64 = 1

    /// The step of time of a moment.
    static func step(at moment: Instant) -> Int64 { moment.milliseconds / 1000 / stepSeconds }

    /// The code of a step (RFC 4226, section 5.3).
    static func code(_ secret: [UInt8], step: Int64, digits: Int = digits) -> String {
        let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * Int64($0))) }
        let hash = Array(
            HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let offset = Int(hash[hash.count - 1] & 0x0F)
        let number = hash[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let modulus = (0..<digits).reduce(UInt32(1)) { product, _ in product * 10 }
        let text = String(number % modulus)
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// The step of which this is the code, near the present one and after the last accepted; nil when it is none's.
    static func step(of typed: String, secret: [UInt8], at moment: Instant, after last: Int64) -> Int64? {
        let code = typed.filter { !$0.isWhitespace }
        guard code.count == digits else { return nil }
        let present = step(at: moment)
        return (present - tolerance...present + tolerance).first { step in
            step > last && isSame(Self.code(secret, step: step), code)
        }
    }

    /// Takes as long wherever two codes differ.
    private static func isSame(_ one: String, _ other: String) -> Bool {
        zip(one.utf8, other.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0 && one.utf8.count == other.utf8.count
    }

    /// A secret as people type it into an application: base 32 (RFC 4648, section 6).
    static func base32(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var (text, buffer, bits) = ("", 0, 0)
        for byte in bytes {
            (buffer, bits) = (buffer << 8 | Int(byte), bits + 8)
            while bits >= 5 {
                bits -= 5
                text.append(alphabet[buffer >> bits & 31])
            }
            buffer &= (1 << bits) - 1
        }
        if bits > 0 { text.append(alphabet[buffer << (5 - bits) & 31]) }
        return text
    }

    /// A text in groups of four.
    static func grouped(_ text: String) -> String {
        let characters = Array(text)
        return stride(from: 0, to: characters.count, by: 4)
            .map { String(characters[$0..<min($0 + 4, characters.count)]) }.joined(separator: " ")
    }

    /// A code of recovery as it is kept: however it is typed.
    static func recoveryHash(_ typed: String) -> SecretHash {
        SecretHash(of: typed.uppercased().filter { $0.isLetter || $0.isNumber })
    }
}
