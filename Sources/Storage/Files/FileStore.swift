public import Cases
public import Services

/// A file about to arrive.
public struct NewFile: Sendable, Hashable {
    /// Its identifier.
    public let id: Identifier
    /// The draft or case it is given to.
    public let owner: Identifier
    /// The organisation that receives it.
    public let organisation: String
    /// Its whole size in bytes.
    public let size: Int
    /// What is known of it.
    public let facts: FileFacts

    /// A file.
    public init(id: Identifier, owner: Identifier, organisation: String, size: Int, facts: FileFacts) {
        self.id = id
        self.owner = owner
        self.organisation = organisation
        self.size = size
        self.facts = facts
    }
}

/// What is known of files; their bytes are in a `BlobStore`.
///
/// A file's row is written before its first byte and erased after its last one, so that no bytes are ever without a row:
/// what a crash leaves behind is found again and removed.
public struct FileStore: Sendable {
    private let codec: any PayloadCodec

    /// Files whose facts pass through a codec.
    public init(codec: any PayloadCodec) { self.codec = codec }

    /// Records a file that begins to arrive.
    public func create(_ file: NewFile, now: Instant, in transaction: any SQLTransaction) throws {
        let payload = try codec.encode(
            FileFactsCodec.encode(file.facts), context: context(file.id, owner: file.owner))
        try transaction.execute(
            FileStatements.insert,
            [
                .identifier(file.id), .identifier(file.owner), .text(file.organisation),
                .text(FileState.uploading.rawValue), .integer(file.size), .instant(now), .instant(now),
                .text(payload.keyID), .blob(payload.bytes),
            ])
    }

    /// The file with this identifier, unless it is being erased.
    public func find(_ id: Identifier, in connection: any SQLConnection) throws -> StoredFile? {
        try connection.first(FileStatements.find, [.identifier(id)]).map(file)
    }

    /// The file with this identifier, when it is this owner's.
    public func find(_ id: Identifier, of owner: Identifier, in connection: any SQLConnection) throws -> StoredFile? {
        guard let file = try find(id, in: connection), file.owner == owner else { return nil }
        return file
    }

    /// The files of a draft or a case, in the order in which they came.
    public func all(of owner: Identifier, in connection: any SQLConnection) throws -> [StoredFile] {
        try connection.query(FileStatements.ofOwner, [.identifier(owner)]).map(file)
    }

    /// Records where a file stands and what is known of it.
    ///
    /// - Returns: whether it was still there: it may have been removed meanwhile.
    @discardableResult
    public func update(_ file: StoredFile, now: Instant, in transaction: any SQLTransaction) throws -> Bool {
        let payload = try codec.encode(
            FileFactsCodec.encode(file.facts), context: context(file.id, owner: file.owner))
        return try transaction.execute(
            FileStatements.update,
            [
                .text(file.state.rawValue), .integer(file.size), .instant(now), .text(payload.keyID),
                .blob(payload.bytes), .identifier(file.id),
            ]) == 1
    }

    /// Makes files part of what their owner sends: from then on they stay with the case. Called in the transaction that
    /// appends the event which names them.
    ///
    /// - Throws: `StorageError.versionConflict` when one of them is not the owner's, not whole, or removed meanwhile.
    public func keep(
        _ files: [FileReference], of owner: Identifier, now: Instant, in transaction: any SQLTransaction
    ) throws {
        for file in files {
            guard let id = Identifier(file.id),
                try transaction.execute(
                    FileStatements.keep, [.instant(now), .identifier(id), .identifier(owner)]) == 1
            else { throw StorageError.versionConflict(current: 0) }
        }
    }

    /// Removes a file that its owner has not sent. Its bytes are erased by `FileEraser`.
    ///
    /// - Returns: whether it was there.
    @discardableResult
    public func discard(
        _ id: Identifier, of owner: Identifier, now: Instant, in transaction: any SQLTransaction
    ) throws -> Bool {
        try transaction.execute(
            FileStatements.discard, [.instant(now), .identifier(id), .identifier(owner)]) == 1
    }

    /// Removes every file that an owner has not sent, and returns how many there were.
    @discardableResult
    public func discardUnkept(of owner: Identifier, now: Instant, in transaction: any SQLTransaction) throws -> Int {
        try transaction.execute(FileStatements.discardUnkept, [.instant(now), .identifier(owner)])
    }

    /// Removes files whose bytes stopped coming before a moment, and returns how many.
    @discardableResult
    public func discardAbandoned(
        before: Instant, now: Instant, limit: Int, in transaction: any SQLTransaction
    ) throws -> Int {
        try transaction.execute(
            FileStatements.discardAbandoned, [.instant(now), .instant(before), .integer(limit)])
    }

    /// Removes files that belong to nothing any more and last changed before a moment, and returns how many.
    @discardableResult
    public func discardOrphans(
        before: Instant, now: Instant, limit: Int, in transaction: any SQLTransaction
    ) throws -> Int {
        try transaction.execute(FileStatements.discardOrphans, [.instant(now), .instant(before), .integer(limit)])
    }

    /// Removes every file of an owner, sent or not.
    func discardAll(of owner: Identifier, now: Instant, in transaction: any SQLTransaction) throws {
        try transaction.execute(FileStatements.discardAll, [.instant(now), .identifier(owner)])
    }

    /// Files to be erased.
    func discarded(limit: Int, in connection: any SQLConnection) throws -> [Identifier] {
        try connection.query(FileStatements.discarded, [.integer(limit)]).map { try $0.identifier(0) }
    }

    /// Forgets a file whose bytes are erased.
    func delete(_ id: Identifier, in transaction: any SQLTransaction) throws {
        try transaction.execute(FileStatements.delete, [.identifier(id)])
    }

    private func file(_ row: SQLRow) throws -> StoredFile {
        let (id, owner) = (try row.identifier(0), try row.identifier(1))
        let facts = try FileFactsCodec.decode(codec.decode(row.payload(8), context: context(id, owner: owner)))
        return StoredFile(
            id: id, owner: owner, organisation: try row.text(2), state: try row.code(3, as: FileState.self),
            isKept: try row.boolean(4), size: try row.integer(5), createdAt: try row.instant(6),
            updatedAt: try row.instant(7), facts: facts)
    }

    private func context(_ id: Identifier, owner: Identifier) -> PayloadContext {
        PayloadContext(place: .file, row: id.bytes, subject: owner)
    }
}

extension Store {
    /// Erases the bytes, then the rows, of files that were removed; called after every removal and by the hourly
    /// cleaning, so that what a crash interrupts is done later.
    ///
    /// - Returns: how many files were erased.
    @discardableResult
    public func eraseDiscardedFiles(limit: Int = 100) async throws -> Int {
        let files = files
        let identifiers = try await database.read { try files.discarded(limit: limit, in: $0) }
        for id in identifiers { try await blobs.remove(file: id) }
        if !identifiers.isEmpty {
            try await database.write { transaction in
                for id in identifiers { try files.delete(id, in: transaction) }
            }
        }
        return identifiers.count
    }
}
