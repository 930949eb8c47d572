public import Services

/// The binary form of the values that lists show; the first byte is the version of the format.
public enum ListValuesCodec {
    private static let currentVersion: UInt8 = 2

    /// Encodes the printed values, in the order of the definition's columns.
    public static func encode(_ values: [LocalizedText]) -> [UInt8] {
        var writer = BinaryWriter()
        writer.byte(currentVersion)
        writer.list(values) { $0.text($1) }
        return writer.bytes
    }

    /// Decodes them. Version 1 held them in one language, which then stands for all.
    public static func decode(_ bytes: some Sequence<UInt8>) throws(DecodingFailure) -> [LocalizedText] {
        var reader = BinaryReader(bytes)
        let values: [LocalizedText]
        switch try reader.byte() {
        case 1:
            values = try reader.list { (reader) throws(DecodingFailure) in
                LocalizedText(verbatim: try reader.string())
            }
        case 2: values = try reader.list { (reader) throws(DecodingFailure) in try reader.text() }
        case let version: throw .newerFormat(version)
        }
        try reader.end()
        return values
    }

    /// The values in one language, each as `LocalizedText` gives it: what a list shows to one person.
    public static func decode(
        _ bytes: some Sequence<UInt8>, in language: Language
    ) throws(DecodingFailure) -> [String] {
        var reader = BinaryReader(bytes)
        let values: [String]
        switch try reader.byte() {
        case 1: values = try reader.list { (reader) throws(DecodingFailure) in try reader.string() }
        case 2: values = try reader.list { (reader) throws(DecodingFailure) in try reader.text(in: language) }
        case let version: throw .newerFormat(version)
        }
        try reader.end()
        return values
    }
}
