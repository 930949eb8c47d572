/// The binary form of the values that lists show; the first byte is the version of the format.
public enum ListValuesCodec {
    private static let currentVersion: UInt8 = 1

    /// Encodes the printed values, in the order of the definition's columns.
    public static func encode(_ values: [String]) -> [UInt8] {
        var writer = BinaryWriter()
        writer.byte(currentVersion)
        writer.list(values) { $0.string($1) }
        return writer.bytes
    }

    /// Decodes them.
    public static func decode(_ bytes: some Sequence<UInt8>) throws(DecodingFailure) -> [String] {
        var reader = BinaryReader(bytes)
        let version = try reader.byte()
        guard version == currentVersion else { throw .newerFormat(version) }
        let values = try reader.list { (reader) throws(DecodingFailure) in try reader.string() }
        try reader.end()
        return values
    }
}
