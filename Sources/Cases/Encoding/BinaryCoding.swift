/// Writes the compact binary form of events and drafts: unsigned LEB128 integers, length-prefixed UTF-8.
public struct BinaryWriter: Sendable {
    /// What was written so far.
    public private(set) var bytes: [UInt8] = []

    /// An empty writer.
    public init() {}

    mutating func byte(_ value: UInt8) { bytes.append(value) }

    mutating func unsigned(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func count(_ value: Int) { unsigned(UInt64(value)) }

    /// Zig-zag, so that small negative numbers stay short.
    mutating func signed(_ value: Int64) { unsigned(UInt64(bitPattern: (value << 1) ^ (value >> 63))) }

    mutating func raw(_ value: some Collection<UInt8>) { bytes.append(contentsOf: value) }

    mutating func string(_ value: String) {
        var copy = value
        copy.withUTF8 { utf8 in
            count(utf8.count)
            bytes.append(contentsOf: utf8)
        }
    }

    mutating func optional<Wrapped>(_ value: Wrapped?, _ write: (inout BinaryWriter, Wrapped) -> Void) {
        guard let value else { return byte(0) }
        byte(1)
        write(&self, value)
    }

    mutating func list<Element>(_ values: some Collection<Element>, _ write: (inout BinaryWriter, Element) -> Void) {
        count(values.count)
        for value in values { write(&self, value) }
    }
}

/// Why bytes are not what they should be.
public enum DecodingFailure: Error, Sendable, Hashable {
    /// The bytes end too soon.
    case truncated
    /// Bytes are left over after the end.
    case trailing
    /// A tag that this version does not know, for the named kind of thing.
    case unknownTag(String, UInt8)
    /// Text that is not what its kind asks for (a number, a date, an identifier).
    case invalid(String)
    /// A format written by a newer Parvis.
    case newerFormat(UInt8)
    /// Values nested deeper than any the platform writes.
    case tooDeep
}

/// Reads what `BinaryWriter` wrote; never traps, whatever the bytes.
public struct BinaryReader: Sendable {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    /// A reader at the start of some bytes.
    public init(_ bytes: some Sequence<UInt8>) {
        self.bytes = ArraySlice(bytes)
        position = self.bytes.startIndex
    }

    mutating func byte() throws(DecodingFailure) -> UInt8 {
        guard position < bytes.endIndex else { throw .truncated }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func unsigned() throws(DecodingFailure) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = try byte()
            guard shift < 63 || (shift == 63 && next <= 1) else { throw .invalid("integer") }
            value |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return value }
            shift += 7
        }
    }

    /// A number of elements or bytes, which can't exceed the bytes left.
    mutating func count() throws(DecodingFailure) -> Int {
        let value = try unsigned()
        guard value <= UInt64(bytes.endIndex - position) else { throw .truncated }
        return Int(value)
    }

    mutating func signed() throws(DecodingFailure) -> Int64 {
        let value = try unsigned()
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    mutating func raw(_ count: Int) throws(DecodingFailure) -> ArraySlice<UInt8> {
        guard count <= bytes.endIndex - position else { throw .truncated }
        defer { position += count }
        return bytes[position..<position + count]
    }

    mutating func string() throws(DecodingFailure) -> String {
        let raw = try raw(count())
        // `String(validating:)` is generic at run time and several times slower. Decoding mends what is not UTF-8: bytes that
        // come back the same needed no mending.
        var text = String(decoding: raw, as: UTF8.self)
        let isSame = text.withUTF8 { $0.count == raw.count && $0.elementsEqual(raw) }
        guard isSame else { throw .invalid("text") }
        return text
    }

    mutating func optional<Wrapped>(
        _ read: (inout BinaryReader) throws(DecodingFailure) -> Wrapped
    ) throws(DecodingFailure) -> Wrapped? {
        switch try byte() {
        case 0: return nil
        case 1: return try read(&self)
        case let tag: throw .unknownTag("optional", tag)
        }
    }

    mutating func list<Element>(
        _ read: (inout BinaryReader) throws(DecodingFailure) -> Element
    ) throws(DecodingFailure) -> [Element] {
        let count = try count()
        var values: [Element] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try read(&self)) }
        return values
    }

    /// Refuses bytes left over.
    func end() throws(DecodingFailure) {
        guard position == bytes.endIndex else { throw .trailing }
    }
}
