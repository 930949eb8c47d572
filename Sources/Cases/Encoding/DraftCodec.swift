import Services

/// The binary form of drafts; versions stay readable as for events.
public enum DraftCodec {
    /// The version written.
    public static let currentVersion: UInt8 = 5

    /// Encodes a draft.
    public static func encode(_ draft: Draft) -> [UInt8] {
        var writer = BinaryWriter()
        writer.byte(currentVersion)
        writer.string(draft.language.rawValue)
        writer.string(draft.accessCode)
        writer.list(draft.entries.sorted { $0.key < $1.key }) { writer, entry in
            writer.string(entry.key)
            switch entry.value {
            case .answer(let answer):
                writer.byte(0)
                writer.answer(answer)
            case .raw(let raw):
                writer.byte(1)
                writer.list(raw.parts.sorted { $0.key < $1.key }) { writer, part in
                    writer.string(part.key)
                    writer.list(part.value) { $0.string($1) }
                }
            }
        }
        writer.list(draft.completedPages.sorted()) { $0.string($1) }
        writer.list(draft.lists.sorted { $0.key < $1.key }) { writer, list in
            writer.string(list.key)
            writer.list(list.value.keys) { $0.count($1) }
            writer.count(list.value.last)
        }
        writer.list(draft.statements.sorted { $0.key < $1.key }) { writer, statement in
            writer.string(statement.key)
            writer.string(statement.value.register)
            writer.value(statement.value.value)
        }
        writer.optional(draft.takesUp) { $0.continuation($1) }
        writer.string(draft.channel.rawValue)
        return writer.bytes
    }

    /// Decodes a draft of any version shipped.
    public static func decode(_ bytes: some Sequence<UInt8>) throws(DecodingFailure) -> Draft {
        var reader = BinaryReader(bytes)
        let version = try reader.byte()
        guard (1...currentVersion).contains(version) else {
            if version > currentVersion { throw .newerFormat(version) }
            throw .unknownTag("draft format", version)
        }
        var draft = Draft(
            language: try reader.parsed("language") { Language(rawValue: $0) }, accessCode: try reader.string())
        let entries = try reader.list { (reader) throws(DecodingFailure) in
            (try reader.string(), try reader.entry())
        }
        draft.entries.reserveCapacity(entries.count)
        for (path, entry) in entries { draft.entries[path] = entry }
        draft.completedPages = Set(try reader.list { (reader) throws(DecodingFailure) in try reader.string() })
        // Version 1 had no lists.
        if version > 1 {
            let lists = try reader.list { (reader) throws(DecodingFailure) in
                (try reader.string(), try reader.elementKeys())
            }
            draft.lists = Dictionary(lists, uniquingKeysWith: { _, last in last })
        }
        // Versions 1 and 2 had nothing from registers.
        if version > 2 {
            let statements = try reader.list { (reader) throws(DecodingFailure) in
                (
                    try reader.string(),
                    RegisterStatement(register: try reader.string(), value: try reader.value())
                )
            }
            draft.statements = Dictionary(statements, uniquingKeysWith: { _, last in last })
        }
        // Until version 3 no draft took up a granted request.
        if version > 3 {
            draft.takesUp = try reader.optional { (reader) throws(DecodingFailure) in try reader.continuation() }
        }
        // Until version 4 every draft was begun on the web.
        if version > 4 { draft.channel = try reader.parsed("channel") { Channel(rawValue: $0) } }
        try reader.end()
        return draft
    }
}

extension BinaryReader {
    fileprivate mutating func elementKeys() throws(DecodingFailure) -> ElementKeys {
        let keys = try list { (reader) throws(DecodingFailure) in try reader.elementKey() }
        return ElementKeys(keys, last: try elementKey())
    }

    private mutating func elementKey() throws(DecodingFailure) -> Int {
        let key = try unsigned()
        guard key < 1_000_000 else { throw .invalid("element") }
        return Int(key)
    }

    fileprivate mutating func entry() throws(DecodingFailure) -> Draft.Entry {
        switch try byte() {
        case 0: return .answer(try answer())
        case 1:
            let parts = try list { (reader) throws(DecodingFailure) in
                (
                    try reader.string(),
                    try reader.list { (reader) throws(DecodingFailure) in try reader.string() }
                )
            }
            return .raw(RawAnswer(parts: Dictionary(parts, uniquingKeysWith: { _, last in last })))
        case let tag: throw .unknownTag("draft entry", tag)
        }
    }
}
