public import Cases
import Journal

extension CaseStatements {
    static let sealedRows = SQLStatement(
        "cases.sealed_rows", "SELECT id, version, key_id, payload FROM cases WHERE id > $1 ORDER BY id LIMIT $2")
    static let reseal = SQLStatement(
        "cases.reseal", "UPDATE cases SET key_id = $1, payload = $2 WHERE id = $3 AND version = $4 AND key_id = $5")

    static let renewal = [sealedRows, reseal]
}

/// Seals what lists show under a new list key and destroys the ones before, so that rows of erased cases in old copies of the
/// database can't be read any more either. The town is served meanwhile; it may stop anywhere and be begun again.
public struct ListKeyRenewal: Sendable {
    /// The rows of one transaction.
    static let chunk = 500

    private let store: Store
    private let keys: KeyRing
    private let codec: SealedPayloadCodec

    /// The renewal of a store's list key.
    public init(store: Store, keys: KeyRing) {
        self.store = store
        self.keys = keys
        codec = SealedPayloadCodec(keys: keys)
    }

    /// Renews the key.
    ///
    /// - Parameter wait: waits until every process has looked which key is in use (`KeyRing.listSeconds` and a little).
    public func run(wait: () async throws -> Void) async throws {
        let generation = try keys.renewList()
        try await reseal(under: "list-\(generation)")
        try await wait()
        // What other processes wrote meanwhile under the key before.
        try await finish(generation)
    }

    /// Finishes a renewal that stopped halfway; nothing where none did.
    public func finish() async throws { try await finish(keys.store.lastListGeneration()) }

    private func finish(_ generation: Int) async throws {
        let former = try (1..<max(1, generation)).map { KeyName.list($0) }.filter { name in
            if case .held = try keys.store.find(name) { return true }
            return false
        }
        guard !former.isEmpty else { return }
        try await reseal(under: "list-\(generation)")
        try keys.destroy(former)
    }

    /// Cases whose row of the lists is sealed under a key that is destroyed or not there, as in a copy of the database or of the
    /// keys older than a renewal.
    ///
    /// - Returns: those among the next rows, and the last row looked at; nil at the end.
    public func unreadable(after id: Identifier?) async throws -> (cases: [Identifier], last: Identifier)? {
        let store = store
        let rows = try await store.database.read {
            try $0.query(CaseStatements.sealedRows, [.blob(id?.bytes ?? []), .integer(Self.chunk)])
        }
        guard let end = rows.last else { return nil }
        let cases = try rows.filter { row in
            let key = KeyName(bytes: Array(try row.text(2).utf8))
            do {
                _ = try keys.existing(key)
                return false
            } catch StorageError.erased, StorageError.unknownKey {
                return true
            }
        }.map { try $0.identifier(0) }
        return (cases, try end.identifier(0))
    }

    /// For how long `run` has to wait between its rounds, in seconds.
    public static let waitSeconds = KeyRing.listSeconds + 2

    /// A row's content; nil where its key is gone, which the journal alone can mend (`unreadable`).
    private static func content(
        of payload: EncodedPayload, _ context: PayloadContext, _ codec: SealedPayloadCodec
    ) throws -> [UInt8]? {
        do {
            return try codec.decode(payload, context: context)
        } catch StorageError.erased, StorageError.unknownKey {
            return nil
        }
    }

    private func reseal(under key: String) async throws {
        let (store, codec) = (store, codec)
        var last: Identifier?
        while true {
            let after = last
            let rows = try await store.database.read {
                try $0.query(CaseStatements.sealedRows, [.blob(after?.bytes ?? []), .integer(Self.chunk)])
            }
            guard let end = rows.last else { return }
            last = try end.identifier(0)
            let changes = try rows.compactMap { row -> [SQLValue]? in
                let (id, version, payload) = (try row.identifier(0), try row.integer(1), try row.payload(2))
                guard payload.keyID != key else { return nil }
                let context = CaseProjection.context(id, version)
                guard let content = try Self.content(of: payload, context, codec) else { return nil }
                let new = try codec.encode(content, context: context)
                return [
                    .text(new.keyID), .blob(new.bytes), .identifier(id), .integer(version), .text(payload.keyID),
                ]
            }
            guard !changes.isEmpty else { continue }
            try await store.database.write { transaction in
                for change in changes { try transaction.execute(CaseStatements.reseal, change) }
            }
        }
    }
}
