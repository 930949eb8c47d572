public import Services

/// Tells what a file is from its first bytes alone. Pure, and parses nothing: the only look that the server itself takes.
public enum FileSniffer {
    /// How many first bytes are enough.
    public static let length = 64

    /// What first bytes look like.
    public enum Look: Sendable, Hashable {
        /// A kind that can be examined as such.
        case kind(FileKind)
        /// A ZIP container: an office document or an archive, which only its list of entries tells.
        case container
        /// Something that is refused without further ado.
        case refused(FileRefusal)
    }

    /// What a file that begins with these bytes looks like.
    public static func look(at first: some Collection<UInt8>) -> Look {
        let bytes = Array(first.prefix(length))
        if bytes.isEmpty { return .refused(.empty) }
        func begins(_ signature: [UInt8], at offset: Int = 0) -> Bool {
            bytes.count >= offset + signature.count && Array(bytes[offset..<offset + signature.count]) == signature
        }
        func begins(_ text: String, at offset: Int = 0) -> Bool { begins(Array(text.utf8), at: offset) }

        if begins("%PDF-") { return .kind(.pdf) }
        if begins([0xFF, 0xD8, 0xFF]) { return .kind(.jpeg) }
        if begins([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .kind(.png) }
        if begins("RIFF"), begins("WEBP", at: 8) { return .kind(.webp) }
        if begins("ftyp", at: 4), heicBrands.contains(where: { begins($0, at: 8) }) { return .kind(.heic) }
        if begins([0x50, 0x4B, 0x03, 0x04]) { return .container }
        if begins([0x50, 0x4B, 0x05, 0x06]) || archives.contains(where: { begins($0) }) { return .refused(.archive) }
        if programs.contains(where: { begins($0) }) { return .refused(.executable) }
        if begins([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return .refused(.oldOffice) }
        return .refused(.unknownKind)
    }

    private static let heicBrands = ["heic", "heix", "heim", "heis", "hevc", "mif1", "msf1"]

    /// 7-Zip, RAR, gzip, bzip2, xz, Zstandard, Microsoft cabinet.
    private static let archives: [[UInt8]] = [
        [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], Array("Rar!".utf8), [0x1F, 0x8B], Array("BZh".utf8),
        [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], [0x28, 0xB5, 0x2F, 0xFD], Array("MSCF".utf8),
    ]

    /// Windows and DOS, Unix (ELF), macOS (four byte orders and its universal form, which Java's shares), scripts,
    /// WebAssembly, Windows shortcuts.
    private static let programs: [[UInt8]] = [
        Array("MZ".utf8), [0x7F, 0x45, 0x4C, 0x46], [0xFE, 0xED, 0xFA, 0xCE], [0xFE, 0xED, 0xFA, 0xCF],
        [0xCE, 0xFA, 0xED, 0xFE], [0xCF, 0xFA, 0xED, 0xFE], [0xCA, 0xFE, 0xBA, 0xBE], Array("#!".utf8),
        [0x00, 0x61, 0x73, 0x6D], [0x4C, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00],
    ]
}
