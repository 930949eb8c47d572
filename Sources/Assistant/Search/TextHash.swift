/// What identifies a text among all that were ever embedded: FNV-1a over its UTF-8, 128 bits.
///
/// Not a seal: whoever writes sheets gains nothing from two texts with the same hash.
public struct TextHash: Sendable, Hashable, CustomStringConvertible {
    private static let basis: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
    private static let prime: UInt128 = 0x0000_0000_0100_0000_0000_0000_0000_013b

    private let value: UInt128

    /// The hash of a text.
    public init(of text: String) {
        var value = Self.basis
        for byte in text.utf8 { value = (value ^ UInt128(byte)) &* Self.prime }
        self.value = value
    }

    /// From what `description` gave; nil for anything else.
    public init?(_ description: String) {
        guard description.utf8.count == 32, let value = UInt128(description, radix: 16) else { return nil }
        self.value = value
    }

    /// Thirty-two hexadecimal digits.
    public var description: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 32 - digits.count) + digits
    }
}
