import FEEL
import Services

/// Writes a ZIP archive of stored (uncompressed) entries piece by piece, as APPNOTE.TXT 6.3.3 sets it out: local headers
/// (4.3.7), the central directory (4.3.12) and its end (4.3.16).
///
/// No library of ours writes ZIP, and what people download here is small text, or files that are compressed already:
/// storing it keeps the writer short. Names are UTF-8 (general purpose bit 11). Sizes stay below the 4 GiB of the plain
/// format.
struct StoredZip {
    /// How many bytes the archive has so far, contents included.
    private var length: UInt32 = 0
    private var directory: [UInt8] = []
    private var count: UInt16 = 0
    private let stamp: (time: UInt16, date: UInt16)

    /// An empty archive whose entries bear a local moment.
    init(at moment: Instant, in zone: Zone) {
        stamp = Self.stamp(at: moment, in: zone)
    }

    /// A local moment as the format writes it, to the minute.
    static func stamp(at moment: Instant, in zone: Zone) -> (time: UInt16, date: UInt16) {
        let day = zone.date(at: moment)
        let minute = zone.minuteOfDay(at: moment)
        return (
            time: UInt16(minute / 60) << 11 | UInt16(minute % 60) << 5,
            date: UInt16(max(0, min(127, day.year - 1980))) << 9 | UInt16(day.month) << 5 | UInt16(day.day)
        )
    }

    /// The central directory and what ends an archive after it.
    ///
    /// - Parameter offset: where the directory begins.
    static func end(_ directory: [UInt8], count: UInt16, offset: UInt32) -> [UInt8] {
        var end = directory
        end.put32(0x0605_4B50)
        end.put16(0)
        end.put16(0)
        end.put16(count)
        end.put16(count)
        end.put32(UInt32(directory.count))
        end.put32(offset)
        end.put16(0)
        return end
    }

    /// What stands before a file's content, which the caller hands out next, whole.
    ///
    /// - Parameters:
    ///   - name: its path within the archive, with forward slashes.
    ///   - checksum: the CRC-32 of its content.
    ///   - size: how many bytes it has.
    mutating func header(_ name: String, checksum: UInt32, size: Int) -> [UInt8] {
        let path = Array(name.utf8)
        // Version 2.0, bit 11 for UTF-8 names, method 0 (stored), time, date, checksum, both sizes, lengths.
        var common: [UInt8] = []
        common.put16(20)
        common.put16(1 << 11)
        common.put16(0)
        common.put16(stamp.time)
        common.put16(stamp.date)
        common.put32(checksum)
        common.put32(UInt32(size))
        common.put32(UInt32(size))
        common.put16(UInt16(path.count))
        common.put16(0)

        directory.put32(0x0201_4B50)
        directory.put16(20)
        directory += common
        // Comment length, disk, internal attributes, external attributes, offset of the local header.
        directory.put16(0)
        directory.put16(0)
        directory.put16(0)
        directory.put32(0)
        directory.put32(length)
        directory += path
        count += 1

        var header: [UInt8] = []
        header.put32(0x0403_4B50)
        header += common
        header += path
        length += UInt32(header.count + size)
        return header
    }

    /// A whole file.
    mutating func file(_ name: String, _ content: [UInt8]) -> [UInt8] {
        header(name, checksum: CRC32.checksum(content), size: content.count) + content
    }

    /// What stands at the end, after the last file.
    func end() -> [UInt8] {
        Self.end(directory, count: count, offset: length)
    }
}

/// The checksum of ZIP and PNG: CRC-32 of ISO/IEC 8802-3 (polynomial 04C11DB7, reflected).
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }

    /// The checksum of bytes that come after those of which `before` is the checksum.
    static func checksum(_ bytes: some Sequence<UInt8>, after before: UInt32 = 0) -> UInt32 {
        table.withUnsafeBufferPointer { table in
            ~bytes.reduce(~before) { value, byte in table[Int((value ^ UInt32(byte)) & 0xFF)] ^ (value >> 8) }
        }
    }
}

extension [UInt8] {
    /// Little-endian, as ZIP writes numbers.
    mutating func put16(_ value: UInt16) {
        append(UInt8(truncatingIfNeeded: value))
        append(UInt8(truncatingIfNeeded: value >> 8))
    }

    mutating func put32(_ value: UInt32) {
        put16(UInt16(truncatingIfNeeded: value))
        put16(UInt16(truncatingIfNeeded: value >> 16))
    }
}
