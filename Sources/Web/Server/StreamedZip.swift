import Services

/// Writes a ZIP archive whose entries' sizes are not known beforehand: sizes and checksum follow each content (APPNOTE.TXT
/// 6.3.3, 4.3.9, general purpose bit 3).
///
/// Readers that go from front to back need the content to say itself where it ends, which plain bytes don't: it is written
/// as DEFLATE (RFC 1951) in stored blocks (3.2.4), each with its length.
struct StreamedZip: Sendable {
    /// How many bytes the archive has so far.
    private(set) var length = 0
    private var directory: [UInt8] = []
    private var count: UInt16 = 0
    private let stamp: (time: UInt16, date: UInt16)
    private var current: Entry?
    private let limit: Int

    private struct Entry {
        let path: [UInt8]
        let offset: Int
        var checksum: UInt32 = 0
        var size = 0
        var packed = 0
    }

    /// The largest archive of the plain format, in bytes, with room for its directory.
    static let largest = Int(UInt32.max) - 1_048_576

    /// An empty archive whose entries bear a local moment.
    ///
    /// - Parameter limit: the largest that it may become.
    init(at moment: Instant, in zone: Zone, limit: Int = largest) {
        stamp = StoredZip.stamp(at: moment, in: zone)
        self.limit = limit
    }

    /// What stands before an entry's content.
    mutating func open(_ name: String) -> [UInt8] {
        let entry = Entry(path: Array(name.utf8), offset: length)
        var header: [UInt8] = []
        header.put32(0x0403_4B50)
        common(entry, to: &header)
        header += entry.path
        length += header.count
        current = entry
        return header
    }

    /// A part of the entry's content.
    mutating func content(_ bytes: [UInt8]) throws(ExportFailure) -> [UInt8] {
        guard var entry = current else { return [] }
        var written: [UInt8] = []
        written.reserveCapacity(bytes.count + (bytes.count / 65_535 + 1) * 5)
        var start = 0
        while start < bytes.count {
            let end = min(start + 65_535, bytes.count)
            Self.block(bytes[start..<end], isLast: false, to: &written)
            start = end
        }
        entry.checksum = CRC32.checksum(bytes, after: entry.checksum)
        entry.size += bytes.count
        entry.packed += written.count
        length += written.count
        current = entry
        guard length <= limit else { throw .tooLarge }
        return written
    }

    /// What stands after the entry's content.
    mutating func close() -> [UInt8] {
        guard var entry = current else { return [] }
        var written: [UInt8] = []
        Self.block([], isLast: true, to: &written)
        entry.packed += written.count
        written.put32(0x0807_4B50)
        written.put32(entry.checksum)
        written.put32(UInt32(truncatingIfNeeded: entry.packed))
        written.put32(UInt32(truncatingIfNeeded: entry.size))
        directory.put32(0x0201_4B50)
        directory.put16(20)
        common(entry, to: &directory)
        // Comment length, disk, internal attributes, external attributes, offset of the local header.
        directory.put16(0)
        directory.put16(0)
        directory.put16(0)
        directory.put32(0)
        directory.put32(UInt32(truncatingIfNeeded: entry.offset))
        directory += entry.path
        count += 1
        length += written.count
        current = nil
        return written
    }

    /// A whole entry.
    mutating func file(_ name: String, _ bytes: [UInt8]) throws(ExportFailure) -> [UInt8] {
        var written = open(name)
        written += try content(bytes)
        return written + close()
    }

    /// What stands at the end, after the last entry.
    func end() -> [UInt8] {
        StoredZip.end(directory, count: count, offset: UInt32(truncatingIfNeeded: length))
    }

    /// Version 2.0, bits 3 and 11, method 8 (DEFLATE), time, date, checksum and sizes, which are nought before they are
    /// known, lengths.
    private func common(_ entry: Entry, to bytes: inout [UInt8]) {
        bytes.put16(20)
        bytes.put16(1 << 3 | 1 << 11)
        bytes.put16(8)
        bytes.put16(stamp.time)
        bytes.put16(stamp.date)
        bytes.put32(entry.checksum)
        bytes.put32(UInt32(truncatingIfNeeded: entry.packed))
        bytes.put32(UInt32(truncatingIfNeeded: entry.size))
        bytes.put16(UInt16(entry.path.count))
        bytes.put16(0)
    }

    private static func block(_ bytes: ArraySlice<UInt8>, isLast: Bool, to written: inout [UInt8]) {
        // Whole bytes: the three bits of the block's head are followed by five that are skipped.
        written.append(isLast ? 1 : 0)
        written.put16(UInt16(bytes.count))
        written.put16(~UInt16(bytes.count))
        written += bytes
    }
}
