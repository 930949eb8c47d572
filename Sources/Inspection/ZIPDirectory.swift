/// The list of entries of a ZIP file (APPNOTE.TXT 6.3.10), read within bounds and without unfolding anything.
struct ZIPDirectory {
    /// An entry of the list.
    struct Entry {
        let name: String
        let isEncrypted: Bool
        /// 0 is stored as it is.
        let method: Int
        let packedSize: Int
        let size: Int
        /// Where its own header stands in the file.
        let offset: Int
    }

    /// More entries than any document has.
    static let mostEntries = 5_000
    /// Bytes that a document may unfold to, in all.
    static let mostUnfolded = 300_000_000

    private static let endSignature: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
    private static let entrySignature: [UInt8] = [0x50, 0x4B, 0x01, 0x02]

    let entries: [Entry]
    /// Offset of the first byte after the list and its comment.
    let end: Int
    /// Offset of the first byte that belongs to the ZIP file.
    let start: Int

    /// Reads the list at the end of a file; nil when there is none, or none that holds together.
    init?(_ reader: ByteReader) {
        // The end record has 22 bytes and a comment of at most 65,535.
        let earliest = max(0, reader.count - 22 - 65_535)
        guard let record = reader.last(Self.endSignature, in: earliest..<reader.count), record + 22 <= reader.count
        else { return nil }
        let count = reader.little(record + 10, 2)
        let (size, declared) = (reader.little(record + 12, 4), reader.little(record + 16, 4))
        let directory = record - size
        guard count <= Self.mostEntries, size >= 46 * count, directory >= 0, directory >= declared else { return nil }
        // Bytes put before the archive shift every offset.
        let shift = directory - declared
        var entries: [Entry] = []
        var offset = directory
        for _ in 0..<count {
            guard reader.has(Self.entrySignature, at: offset), offset + 46 <= record else { return nil }
            let (name, extra, comment) = (
                reader.little(offset + 28, 2), reader.little(offset + 30, 2), reader.little(offset + 32, 2)
            )
            let nameRange = (offset + 46)..<(offset + 46 + name)
            guard nameRange.upperBound <= record else { return nil }
            entries.append(
                Entry(
                    name: String(decoding: reader.bytes[nameRange], as: UTF8.self),
                    isEncrypted: reader.little(offset + 8, 2) & 1 != 0, method: reader.little(offset + 10, 2),
                    packedSize: reader.little(offset + 20, 4), size: reader.little(offset + 24, 4),
                    offset: reader.little(offset + 42, 4) + shift))
            offset += 46 + name + extra + comment
        }
        self.entries = entries
        end = record + 22 + reader.little(record + 20, 2)
        start = entries.map(\.offset).min() ?? directory
    }

    /// The entry of this name.
    func entry(_ name: String) -> Entry? { entries.first { $0.name == name } }

    /// The first bytes of an entry that is stored as it is; nil when it is packed.
    func storedBytes(of entry: Entry, in reader: ByteReader, atMost count: Int) -> [UInt8]? {
        guard entry.method == 0 else { return nil }
        let start = entry.offset + 30 + reader.little(entry.offset + 26, 2) + reader.little(entry.offset + 28, 2)
        guard start <= reader.count else { return nil }
        return Array(reader.bytes[start..<min(reader.count, start + min(count, entry.size))])
    }

    /// Whether it unfolds to far more than a document holds.
    var isBomb: Bool {
        entries.reduce(0) { $0 + min($1.size, Self.mostUnfolded) } > Self.mostUnfolded
    }
}
