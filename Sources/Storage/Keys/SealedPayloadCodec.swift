import Cases
import Journal
import Services

/// Seals every payload under the key of whom it belongs to, bound to its place: no payload can be read, changed, or moved to
/// another row, version or kind, without its key.
public struct SealedPayloadCodec: PayloadCodec {
    private let keys: KeyRing

    /// The codec over keys.
    public init(keys: KeyRing) { self.keys = keys }

    /// Seals content.
    public func encode(_ content: [UInt8], context: PayloadContext) throws -> EncodedPayload {
        switch Self.owner(of: context) {
        case .subject(let name):
            let key = try keys.key(name)
            return try Self.payload(content, key, "s-" + key.fingerprint, context)
        case .list:
            let (generation, key) = try keys.list()
            return try Self.payload(content, key, "list-\(generation)", context)
        case .town:
            let key = try keys.key(.town).derived(for: context.authenticated)
            return try Self.payload(content, key, "town-1", context)
        }
    }

    /// Opens what was sealed.
    ///
    /// - Throws: `StorageError.unknownKey` for another key's payload, and for one that is not sealed; `StorageError.erased`
    ///   once its key was destroyed; `StorageError.brokenSeal` when bytes, place or key are not those of the seal.
    public func decode(_ payload: EncodedPayload, context: PayloadContext) throws -> [UInt8] {
        let key: DataKey
        switch Self.owner(of: context) {
        case .subject(let name):
            key = try keys.existing(name)
            guard payload.keyID == "s-" + key.fingerprint else { throw StorageError.unknownKey(payload.keyID) }
        case .list:
            let name = KeyName(bytes: Array(payload.keyID.utf8))
            guard name.listGeneration != nil else { throw StorageError.unknownKey(payload.keyID) }
            key = try keys.existing(name)
        case .town:
            guard payload.keyID == "town-1" else { throw StorageError.unknownKey(payload.keyID) }
            key = try keys.existing(.town).derived(for: context.authenticated)
        }
        do {
            return try key.open(payload.bytes, context: context.authenticated)
        } catch {
            throw StorageError.brokenSeal(context.place.rawValue)
        }
    }

    /// Makes new keys durable.
    public func settle() throws { try keys.settle() }

    private enum Owner {
        case subject(KeyName)
        case list, town
    }

    private static func owner(of context: PayloadContext) -> Owner {
        switch context.place {
        case .caseList: .list
        case .session, .oneTimeCode, .batch: .town
        default: context.subject.map { .subject(.subject($0)) } ?? .town
        }
    }

    private static func payload(
        _ content: [UInt8], _ key: DataKey, _ id: String, _ context: PayloadContext
    ) throws -> EncodedPayload {
        EncodedPayload(keyID: id, bytes: try key.seal(content, context: context.authenticated))
    }
}

extension PayloadContext {
    /// Everything that a seal binds, each part after its length.
    var authenticated: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(96)
        func add(_ part: some Collection<UInt8>) {
            withUnsafeBytes(of: UInt32(clamping: part.count).bigEndian) { bytes += $0 }
            bytes += part
        }
        add(place.rawValue.utf8)
        add(row)
        withUnsafeBytes(of: Int64(version).bigEndian) { bytes += $0 }
        add(subject?.bytes ?? [])
        add(kind.utf8)
        return bytes
    }
}
