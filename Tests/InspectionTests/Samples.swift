import Foundation
import Testing

/// Files made by the tests themselves, harmless and hostile.
enum Samples {
    // MARK: ZIP

    /// A ZIP file of entries stored as they are.
    static func zip(
        _ entries: [(name: String, content: [UInt8])], encrypted: Bool = false, declaredSize: Int? = nil
    ) -> [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for (name, content) in entries {
            let offset = file.count
            let flags = little(encrypted ? 1 : 0, 2)
            let sizes = little(content.count, 4) + little(declaredSize ?? content.count, 4)
            let names = little(name.utf8.count, 2) + little(0, 2)
            let middle = little(0, 2) + little(0, 4) + checksum(content) + sizes + names
            file += [0x50, 0x4B, 3, 4] + little(20, 2) + flags + middle + Array(name.utf8) + content
            directory += [0x50, 0x4B, 1, 2] + little(20, 2) + little(20, 2) + flags + middle
            directory +=
                little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(offset, 4) + Array(name.utf8)
        }
        let end = little(0, 4) + little(entries.count, 2) + little(entries.count, 2)
        return file + directory + [0x50, 0x4B, 5, 6] + end + little(directory.count, 4) + little(file.count, 4)
            + little(0, 2)
    }

    static func docx(
        types: String = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        extra: [(name: String, content: [UInt8])] = []
    ) -> [UInt8] {
        zip(
            [
                ("[Content_Types].xml", Array("<Types><Override ContentType=\"\(types)\"/></Types>".utf8)),
                ("word/document.xml", Array("<w:document/>".utf8)),
            ] + extra)
    }

    static func odt(
        content: String = "<?xml version=\"1.0\"?><office/>", extra: [(name: String, content: [UInt8])] = []
    ) -> [UInt8] {
        zip(
            [
                ("mimetype", Array("application/vnd.oasis.opendocument.text".utf8)),
                ("content.xml", Array(content.utf8)), ("META-INF/manifest.xml", Array("<?xml?>".utf8)),
            ] + extra)
    }

    // MARK: PDF

    /// A PDF of one page, with more objects or catalogue entries.
    static func pdf(catalogue: String = "", objects: [String] = []) -> [UInt8] {
        let all =
            [
                "<< /Type /Catalog /Pages 2 0 R \(catalogue) >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
            ] + objects
        var text = "%PDF-1.7\n"
        var offsets: [Int] = []
        for (index, object) in all.enumerated() {
            offsets.append(text.utf8.count)
            text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let table = text.utf8.count
        text += "xref\n0 \(all.count + 1)\n0000000000 65535 f \n"
        for offset in offsets {
            let digits = String(offset)
            text += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
        }
        text += "trailer\n<< /Size \(all.count + 1) /Root 1 0 R >>\nstartxref\n\(table)\n%%EOF\n"
        return Array(text.utf8)
    }

    // MARK: Pictures

    /// A PNG of one colour, whose header may lie about its size.
    static func png(width: Int = 8, height: Int = 8, declared: (Int, Int)? = nil) -> [UInt8] {
        let (shownWidth, shownHeight) = declared ?? (width, height)
        let rows = (0..<height).flatMap { _ in [UInt8(0)] + Array(repeating: UInt8(200), count: width) }
        // Deflate without packing (RFC 1951, 3.2.4), in its zlib frame (RFC 1950).
        let packed =
            [0x78, 0x01, 0x01] + little(rows.count, 2) + little(~rows.count & 0xFFFF, 2) + rows + big(adler(rows), 4)
        func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
            let body = Array(type.utf8) + content
            return big(content.count, 4) + body + checksum(body).reversed()
        }
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + chunk("IHDR", big(shownWidth, 4) + big(shownHeight, 4) + [8, 0, 0, 0, 0]) + chunk("IDAT", packed)
            + chunk("IEND", [])
    }

    // MARK: Numbers

    static func little(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    static func big(_ number: Int, _ count: Int) -> [UInt8] { little(number, count).reversed() }

    /// CRC-32 (ISO 3309), little-endian.
    static func checksum(_ bytes: [UInt8]) -> [UInt8] {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return little(Int(~crc), 4)
    }

    private static func adler(_ bytes: [UInt8]) -> Int {
        var (low, high) = (1, 0)
        for byte in bytes {
            low = (low + Int(byte)) % 65_521
            high = (high + low) % 65_521
        }
        return high << 16 | low
    }
}
