/// What the frame of a JPEG or PNG says, without decoding its picture: its size, and where it ends.
struct ImageStructure {
    /// Width in pixels.
    let width: Int
    /// Height in pixels.
    let height: Int
    /// Offset of the first byte after the picture.
    let end: Int

    /// A side longer, or more pixels than this, and the picture is not opened.
    static let longestSide = 30_000
    static let mostPixels = 120_000_000

    var isTooLarge: Bool {
        max(width, height) > Self.longestSide || width * height > Self.mostPixels
    }

    /// The structure of a PNG (ISO/IEC 15948, clause 5); nil when it has not one.
    static func png(_ reader: ByteReader) -> ImageStructure? {
        var offset = 8
        guard reader.has("IHDR", at: 12), reader.big(8, 4) == 13 else { return nil }
        let (width, height) = (reader.big(16, 4), reader.big(20, 4))
        while offset + 12 <= reader.count {
            let length = reader.big(offset, 4)
            let isEnd = reader.has("IEND", at: offset + 4)
            offset += 12 + length
            if isEnd { return offset <= reader.count ? checked(width, height, end: offset) : nil }
        }
        return nil
    }

    /// The structure of a JPEG (ISO/IEC 10918-1, annex B); nil when it has not one.
    static func jpeg(_ reader: ByteReader) -> ImageStructure? {
        var offset = 2
        var size: (width: Int, height: Int)?
        while offset + 4 <= reader.count {
            guard reader[offset] == 0xFF else { return nil }
            let marker = reader[offset + 1]
            if marker == 0xFF {
                // Fill bytes may come before a marker.
                offset += 1
                continue
            }
            let length = reader.big(offset + 2, 2)
            guard length >= 2 else { return nil }
            if isFrame(marker) { size = (reader.big(offset + 7, 2), reader.big(offset + 5, 2)) }
            offset += 2 + length
            guard marker == 0xDA else { continue }
            offset = endOfScan(reader, from: offset)
            if reader.has([0xFF, 0xD9], at: offset) {
                return size.flatMap { checked($0.width, $0.height, end: offset + 2) }
            }
        }
        return nil
    }

    /// SOF0 to SOF15, without the three markers among them that are no frames.
    private static func isFrame(_ marker: UInt8) -> Bool {
        (0xC0...0xCF).contains(marker) && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
    }

    /// The next marker after a scan's data, in which 0xFF is followed by 0 or by a restart.
    private static func endOfScan(_ reader: ByteReader, from start: Int) -> Int {
        var offset = start
        while offset + 1 < reader.count {
            if reader[offset] == 0xFF {
                let next = reader[offset + 1]
                if next != 0, next != 0xFF, !(0xD0...0xD7).contains(next) { return offset }
            }
            offset += 1
        }
        return reader.count
    }

    private static func checked(_ width: Int, _ height: Int, end: Int) -> ImageStructure? {
        width > 0 && height > 0 ? ImageStructure(width: width, height: height, end: end) : nil
    }
}
