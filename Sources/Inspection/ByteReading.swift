/// Bounded look-ups in bytes that come from anyone: outside the bytes there is nothing, never a trap.
struct ByteReader {
    let bytes: [UInt8]

    var count: Int { bytes.count }

    subscript(index: Int) -> UInt8 { bytes.indices.contains(index) ? bytes[index] : 0 }

    /// A little-endian number.
    func little(_ offset: Int, _ length: Int) -> Int {
        (0..<length).reversed().reduce(0) { $0 << 8 | Int(self[offset + $1]) }
    }

    /// A big-endian number.
    func big(_ offset: Int, _ length: Int) -> Int {
        (0..<length).reduce(0) { $0 << 8 | Int(self[offset + $1]) }
    }

    /// Whether these bytes stand there.
    func has(_ signature: [UInt8], at offset: Int) -> Bool {
        guard offset >= 0, offset + signature.count <= bytes.count else { return false }
        for (index, byte) in signature.enumerated() where bytes[offset + index] != byte { return false }
        return true
    }

    func has(_ text: String, at offset: Int) -> Bool { has(Array(text.utf8), at: offset) }

    /// Where a text first stands in a range, whatever the case of its ASCII letters; nil when nowhere.
    func first(_ text: String, in range: Range<Int>) -> Int? {
        let wanted = Array(text.lowercased().utf8)
        let range = range.clamped(to: 0..<bytes.count)
        guard let head = wanted.first, range.count >= wanted.count else { return nil }
        return range.dropLast(wanted.count - 1).first { start in
            Self.lowered(bytes[start]) == head
                && wanted.indices.allSatisfy { Self.lowered(bytes[start + $0]) == wanted[$0] }
        }
    }

    /// Where a signature last stands in a range; nil when nowhere.
    func last(_ signature: [UInt8], in range: Range<Int>) -> Int? {
        let range = range.clamped(to: 0..<bytes.count)
        guard range.count >= signature.count else { return nil }
        return range.dropLast(signature.count - 1).last { has(signature, at: $0) }
    }

    private static func lowered(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}
