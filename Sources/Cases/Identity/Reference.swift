/// A case's reference as people write, read and dictate it: `VC-7K2M-9QFX`.
///
/// After the organisation's prefix, seven random characters and a check character, from 32 that can't be confused (no 0,
/// O, 1 or I). The check is ISO/IEC 7064's hybrid system MOD N+1,N with N = 32, which catches every single wrong
/// character and nearly every swap of neighbours. A reference is not a secret: it opens nothing by itself.
public struct Reference: Sendable, Hashable, CustomStringConvertible {
    /// The canonical text.
    public let description: String

    private static let alphabet = Array("23456789ABCDEFGHJKLMNPQRSTUVWXYZ".utf8)
    private static let length = 8

    /// A new random reference.
    ///
    /// - Parameter prefix: the organisation's two or three capital letters.
    public init(prefix: String, using random: inout some RandomNumberGenerator) {
        var digits = (1..<Self.length).map { _ in Int.random(in: 0..<Self.alphabet.count, using: &random) }
        digits.append(Self.checkDigit(of: digits))
        self.init(prefix: prefix, digits: digits)
    }

    /// Reads a reference as people type it: any case, with or without spaces and hyphens, O for 0 refused.
    ///
    /// Returns nil when a character is wrong, missing or swapped.
    public init?(_ typed: String) {
        let letters = typed.uppercased().utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: " ") }
        guard letters.count > Self.length, letters.count <= Self.length + 4 else { return nil }
        let prefix = letters.dropLast(Self.length)
        guard prefix.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }) else { return nil }
        var digits: [Int] = []
        for letter in letters.suffix(Self.length) {
            guard let digit = Self.alphabet.firstIndex(of: letter) else { return nil }
            digits.append(digit)
        }
        guard digits.last == Self.checkDigit(of: digits.dropLast()) else { return nil }
        self.init(prefix: String(decoding: prefix, as: UTF8.self), digits: digits)
    }

    private init(prefix: String, digits: [Int]) {
        let text = String(decoding: digits.map { Self.alphabet[$0] }, as: UTF8.self)
        description = "\(prefix)-\(text.prefix(4))-\(text.suffix(4))"
    }

    private static func checkDigit(of digits: some Sequence<Int>) -> Int {
        let modulus = alphabet.count
        let product = digits.reduce(modulus) { product, digit in
            let sum = (product + digit) % modulus
            return (sum == 0 ? modulus : sum) * 2 % (modulus + 1)
        }
        return (modulus + 1 - product) % modulus
    }
}
