public import Services

/// A UUID version 7 (RFC 9562, section 5.7): time-ordered, so that new rows land at the end of indexes.
public struct Identifier: Sendable, Hashable, Comparable, CustomStringConvertible {
    private let high: UInt64
    private let low: UInt64

    /// A new identifier for a moment.
    ///
    /// - Parameter random: source of the 74 random bits.
    public init(at instant: Instant, using random: inout some RandomNumberGenerator) {
        let time = UInt64(max(0, instant.milliseconds)) & 0xFFFF_FFFF_FFFF
        high = time << 16 | 0x7000 | UInt64.random(in: 0...0xFFF, using: &random)
        low = 0x8000_0000_0000_0000 | (UInt64.random(in: .min ... .max, using: &random) >> 2)
    }

    /// The nil UUID.
    init(nil _: Void) { (high, low) = (0, 0) }

    /// The identifier in 16 big-endian bytes, or nil for another length.
    public init?(bytes: some Collection<UInt8>) { self.init(bytes: Array(bytes)) }

    /// The identifier in 16 big-endian bytes, or nil for another length. Lists read many: it is not generic.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        var words: (high: UInt64, low: UInt64) = (0, 0)
        withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
        (high, low) = (UInt64(bigEndian: words.high), UInt64(bigEndian: words.low))
    }

    /// Reads the text of RFC 9562 (8-4-4-4-12 hexadecimal digits, either case).
    public init?(_ text: some StringProtocol) {
        var digits: [UInt8] = []
        var count = 0
        var byte: UInt8 = 0
        for (index, character) in text.utf8.enumerated() {
            if [8, 13, 18, 23].contains(index) {
                guard character == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = Self.hexadecimal(character) else { return nil }
            byte = byte << 4 | digit
            count += 1
            if count.isMultiple(of: 2) { digits.append(byte) }
        }
        guard count == 32 else { return nil }
        self.init(bytes: digits)
    }

    /// The moment it was made for, to a thousandth of a second.
    public var instant: Instant { Instant(milliseconds: Int64(high >> 16)) }

    /// The 16 bytes, big-endian.
    public var bytes: [UInt8] {
        withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Array($0) }
    }

    /// The text of RFC 9562, in lower case.
    public var description: String {
        let alphabet = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text.append(UInt8(ascii: "-")) }
            text.append(alphabet[Int(byte >> 4)])
            text.append(alphabet[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Order of bytes, which for version 7 is order of creation.
    public static func < (left: Identifier, right: Identifier) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }

    private static func hexadecimal(_ character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
