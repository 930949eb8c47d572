import FEEL
import Services

/// A ZIP archive of stored (uncompressed) entries, as APPNOTE.TXT 6.3.3 sets it out: local headers (4.3.7), the central
/// directory (4.3.12) and its end (4.3.16).
///
/// No library of ours writes ZIP, and what people download here is small text: storing it keeps the writer short. Names
/// are UTF-8 (general purpose bit 11). Sizes stay below the 4 GiB of the plain format.
struct StoredZip {
    /// The archive so far.
    private(set) var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count: UInt16 = 0
    private let stamp: (time: UInt16, date: UInt16)

    /// An empty archive whose entries bear a local moment.
    init(at moment: Instant, in zone: Zone) {
        let day = zone.date(at: moment)
        let minute = zone.minuteOfDay(at: moment)
        stamp = (
            time: UInt16(minute / 60) << 11 | UInt16(minute % 60) << 5,
            date: UInt16(max(0, min(127, day.year - 1980))) << 9 | UInt16(day.month) << 5 | UInt16(day.day)
        )
    }

    /// Adds a file.
    ///
    /// - Parameter name: its path within the archive, with forward slashes.
    mutating func add(_ name: String, _ content: [UInt8]) {
        let offset = UInt32(bytes.count)
        let path = Array(name.utf8)
        // Version 2.0, bit 11 for UTF-8 names, method 0 (stored), time, date, checksum, both sizes, lengths.
        var common: [UInt8] = []
        common.put16(20)
        common.put16(1 << 11)
        common.put16(0)
        common.put16(stamp.time)
        common.put16(stamp.date)
        common.put32(CRC32.checksum(content))
        common.put32(UInt32(content.count))
        common.put32(UInt32(content.count))
        common.put16(UInt16(path.count))
        common.put16(0)

        bytes.put32(0x0403_4B50)
        bytes += common + path + content

        directory.put32(0x0201_4B50)
        directory.put16(20)
        directory += common
        // Comment length, disk, internal attributes, external attributes, offset of the local header.
        directory.put16(0)
        directory.put16(0)
        directory.put16(0)
        directory.put32(0)
        directory.put32(offset)
        directory += path
        count += 1
    }

    /// The whole archive.
    func finished() -> [UInt8] {
        var end: [UInt8] = []
        end.put32(0x0605_4B50)
        end.put16(0)
        end.put16(0)
        end.put16(count)
        end.put16(count)
        end.put32(UInt32(directory.count))
        end.put32(UInt32(bytes.count))
        end.put16(0)
        return bytes + directory + end
    }
}

/// The checksum of ZIP and PNG: CRC-32 of ISO/IEC 8802-3 (polynomial 04C11DB7, reflected).
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }

    static func checksum(_ bytes: some Sequence<UInt8>) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { value, byte in table[Int((value ^ UInt32(byte)) & 0xFF)] ^ (value >> 8) }
    }
}

extension [UInt8] {
    /// Little-endian, as ZIP writes numbers.
    fileprivate mutating func put16(_ value: UInt16) {
        append(UInt8(truncatingIfNeeded: value))
        append(UInt8(truncatingIfNeeded: value >> 8))
    }

    fileprivate mutating func put32(_ value: UInt32) {
        put16(UInt16(truncatingIfNeeded: value))
        put16(UInt16(truncatingIfNeeded: value >> 16))
    }
}
