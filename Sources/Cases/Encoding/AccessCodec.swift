import Services

/// The binary form of readings. The first byte is the version of the format.
public enum AccessCodec {
    private static let currentVersion: UInt8 = 1

    /// Encodes a reading; its identifier stands beside it.
    public static func encode(_ access: AccessRecord) -> [UInt8] {
        var writer = BinaryWriter()
        writer.byte(currentVersion)
        writer.signed(access.at.milliseconds)
        switch access.reader {
        case .platform: writer.byte(0)
        case .agent(let agent, let role, let office):
            writer.byte(1)
            writer.raw(agent.bytes)
            writer.string(role.rawValue)
            writer.optional(office) { $0.string($1) }
        }
        writer.string(access.task.rawValue)
        writer.string(access.channel.rawValue)
        writer.optional(access.delayedBy) { $0.string($1) }
        return writer.bytes
    }

    /// Decodes a reading of any version shipped.
    public static func decode(
        _ bytes: some Sequence<UInt8>, id: Identifier, organisation: String
    ) throws(DecodingFailure) -> AccessRecord {
        var reader = BinaryReader(bytes)
        let version = try reader.byte()
        guard version == 1 else {
            if version > currentVersion { throw .newerFormat(version) }
            throw .unknownTag("access format", version)
        }
        let at = Instant(milliseconds: try reader.signed())
        let whom: AccessReader
        switch try reader.byte() {
        case 0: whom = .platform
        case 1:
            let agent = try reader.identifier()
            let role = try reader.parsed("role") { Role(rawValue: $0) }
            let office = try reader.optional { (reader) throws(DecodingFailure) in try reader.string() }
            whom = .agent(agent, role, office: office)
        case let tag: throw .unknownTag("reader", tag)
        }
        let task = try reader.parsed("task") { AccessTask(rawValue: $0) }
        let channel = try reader.parsed("channel") { Channel(rawValue: $0) }
        let delayedBy = try reader.optional { (reader) throws(DecodingFailure) in try reader.string() }
        try reader.end()
        return AccessRecord(
            id: id, at: at, organisation: organisation, reader: whom, task: task, channel: channel,
            delayedBy: delayedBy)
    }
}
