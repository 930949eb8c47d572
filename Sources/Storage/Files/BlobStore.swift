public import Cases

/// Which bytes: a file's, or those of what is shown of it.
public struct Blob: Sendable, Hashable {
    /// What the bytes are.
    public enum Part: UInt8, Sendable, Hashable, CaseIterable {
        /// The file as the person sent it.
        case content = 0
        /// A picture of it, made here, upright and without what telephones write into pictures.
        case preview = 1
    }

    /// The file's identifier.
    public let file: Identifier
    /// Whose key seals it: the draft, which is the case later (ADR 3).
    public let owner: Identifier
    /// What the bytes are.
    public let part: Part

    /// The bytes of a file.
    public init(file: Identifier, owner: Identifier, part: Part = .content) {
        self.file = file
        self.owner = owner
        self.part = part
    }

    /// The same file's preview.
    public var preview: Blob { Blob(file: file, owner: owner, part: .preview) }
}

/// Where the bytes of files are kept. Never more than a chunk of one is in memory.
///
/// Bytes are appended to an unfinished blob, in as many times as it takes; once finished they never change. Every chunk
/// passes through the payload codec.
public protocol BlobStore: Sendable {
    /// Opens an unfinished blob for appending, beginning it if needed. What a crash left half written is gone.
    ///
    /// - Throws: `StorageError.blobBusy` when somebody else is appending to it.
    func append(to blob: Blob) async throws -> any BlobAppender

    /// How many bytes of an unfinished blob are safely stored; nil when it was never begun.
    func length(of blob: Blob) async throws -> Int?

    /// Makes an unfinished blob readable, for good. Finishing twice does no harm.
    func finish(_ blob: Blob) async throws

    /// Opens a finished blob, from its beginning; nil when there is none.
    func open(_ blob: Blob) async throws -> (any BlobReader)?

    /// Removes every byte of a file, finished or not.
    func remove(file: Identifier) async throws

    /// How many bytes may still be stored before the disk is full.
    func availableBytes() async throws -> Int
}

/// Adds bytes at the end of an unfinished blob. Used by one task at a time.
public protocol BlobAppender: Sendable {
    /// How many bytes the blob has, those still in memory included.
    var length: Int { get }

    /// Adds bytes.
    func write(_ bytes: [UInt8]) async throws

    /// Writes what is still in memory, and returns once everything is on disk. Nothing can be added afterwards.
    ///
    /// - Returns: how many bytes the blob has.
    @discardableResult
    func close() async throws -> Int
}

/// Reads a finished blob chunk by chunk. Used by one task at a time.
public protocol BlobReader: Sendable {
    /// The next bytes, or nil at the end.
    func next() async throws -> [UInt8]?

    /// Ends the reading early; reaching the end closes too.
    func close() async
}

/// The place of an installation that keeps no files.
public struct NoBlobStore: BlobStore {
    /// The place.
    public init() {}

    /// Refuses.
    public func append(to blob: Blob) async throws -> any BlobAppender { throw StorageError.noBlobStore }

    /// There is none.
    public func length(of blob: Blob) async throws -> Int? { nil }

    /// Refuses.
    public func finish(_ blob: Blob) async throws { throw StorageError.noBlobStore }

    /// There is none.
    public func open(_ blob: Blob) async throws -> (any BlobReader)? { nil }

    /// There is nothing to remove.
    public func remove(file: Identifier) async throws {}

    /// None.
    public func availableBytes() async throws -> Int { 0 }
}
