public import Cases
import Dispatch
import Foundation
import Synchronization

/// Keeps blobs as files of a folder, each named by its file's identifier, in 256 folders so that none grows large.
///
/// An unfinished blob's name ends in `.part`; finishing renames it, so that a reader never sees half a file. Disk calls
/// run on threads of their own, never on the server's.
public struct FolderBlobStore: BlobStore {
    private let folder: String
    private let codec: any PayloadCodec
    private let disk = DiskQueue()

    /// The blobs of a folder, which is made if needed and readable by its owner only.
    public init(folder: String, codec: any PayloadCodec) throws {
        self.folder = folder
        self.codec = codec
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// Opens an unfinished blob for appending.
    public func append(to blob: Blob) async throws -> any BlobAppender {
        let (path, directory) = (partPath(of: blob), directory(of: blob.file))
        let (codec, disk) = (codec, disk)
        return try await disk.run {
            try? FileManager.default.createDirectory(
                atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let descriptor = Foundation.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw StorageError.disk(errno) }
            do {
                // Held by the open file: a second appender, of this process or another, is refused.
                guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw StorageError.blobBusy }
                let found = try Self.walk(descriptor)
                // What follows the last whole chunk was being written when the power or the process went.
                guard ftruncate(descriptor, off_t(found.end)) == 0, lseek(descriptor, 0, SEEK_END) >= 0 else {
                    throw StorageError.disk(errno)
                }
                return FolderBlobAppender(
                    descriptor: descriptor, blob: blob, length: found.length, chunks: found.chunks, codec: codec,
                    disk: disk)
            } catch {
                Foundation.close(descriptor)
                throw error
            }
        }
    }

    /// How many bytes of an unfinished blob are safely stored.
    public func length(of blob: Blob) async throws -> Int? {
        let path = partPath(of: blob)
        return try await disk.run {
            let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else {
                if errno == ENOENT { return nil }
                throw StorageError.disk(errno)
            }
            defer { Foundation.close(descriptor) }
            return try Self.walk(descriptor).length
        }
    }

    /// Makes an unfinished blob readable.
    public func finish(_ blob: Blob) async throws {
        let (part, final, directory) = (partPath(of: blob), path(of: blob), directory(of: blob.file))
        try await disk.run {
            guard rename(part, final) == 0 else {
                if errno == ENOENT, access(final, F_OK) == 0 { return }
                throw StorageError.disk(errno)
            }
            try Self.synchronise(directory: directory)
        }
    }

    /// Opens a finished blob.
    public func open(_ blob: Blob) async throws -> (any BlobReader)? {
        let path = path(of: blob)
        let (codec, disk) = (codec, disk)
        return try await disk.run {
            let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else {
                if errno == ENOENT { return nil }
                throw StorageError.disk(errno)
            }
            return FolderBlobReader(descriptor: descriptor, blob: blob, codec: codec, disk: disk)
        }
    }

    /// Removes every byte of a file.
    public func remove(file: Identifier) async throws {
        let owner = file
        let paths = Blob.Part.allCases.flatMap { part in
            let blob = Blob(file: file, owner: owner, part: part)
            return [self.path(of: blob), partPath(of: blob)]
        }
        try await disk.run {
            for path in paths where unlink(path) != 0 && errno != ENOENT { throw StorageError.disk(errno) }
        }
    }

    /// How many bytes may still be stored.
    public func availableBytes() async throws -> Int {
        let folder = folder
        return try await disk.run {
            var status = statvfs()
            guard statvfs(folder, &status) == 0 else { throw StorageError.disk(errno) }
            return Int(clamping: UInt64(status.f_bavail) * UInt64(status.f_frsize))
        }
    }

    // MARK: On disk

    private func directory(of file: Identifier) -> String {
        // The last byte is random: the first ones are the time.
        "\(folder)/\(file.description.suffix(2))"
    }

    private func path(of blob: Blob) -> String {
        directory(of: blob.file) + "/" + blob.file.description + (blob.part == .preview ? ".preview" : "")
    }

    private func partPath(of blob: Blob) -> String { path(of: blob) + ".part" }

    /// Walks the whole chunks of an open file, from its beginning.
    private static func walk(_ descriptor: Int32) throws -> (length: Int, chunks: Int, end: Int) {
        guard lseek(descriptor, 0, SEEK_SET) >= 0 else { throw StorageError.disk(errno) }
        let reader = FileDescriptorReader(descriptor: descriptor)
        var found = (length: 0, chunks: 0, end: 0)
        while let (frame, length) = try BlobFrame.read(from: reader) {
            found.length += frame.contentLength
            found.chunks += 1
            found.end += length
        }
        return found
    }

    static func synchronise(directory: String) throws {
        let descriptor = Foundation.open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StorageError.disk(errno) }
        defer { Foundation.close(descriptor) }
        guard fsync(descriptor) == 0 else { throw StorageError.disk(errno) }
    }
}

/// Threads that may wait for the disk.
struct DiskQueue: Sendable {
    private let queue = DispatchQueue(label: "parvis.files", attributes: .concurrent)

    /// Runs a closure that may block.
    func run<Output: Sendable>(_ body: @escaping @Sendable () throws -> Output) async throws -> Output {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try body() }) }
        }
    }
}

/// Appends chunks to a file that it holds open and locked.
final class FolderBlobAppender: BlobAppender {
    private struct State {
        var descriptor: Int32?
        var waiting: [UInt8] = []
        var written: Int
        var chunks: Int
    }

    private let state: Mutex<State>
    private let blob: Blob
    private let codec: any PayloadCodec
    private let disk: DiskQueue

    init(descriptor: Int32, blob: Blob, length: Int, chunks: Int, codec: any PayloadCodec, disk: DiskQueue) {
        state = Mutex(State(descriptor: descriptor, written: length, chunks: chunks))
        self.blob = blob
        self.codec = codec
        self.disk = disk
    }

    deinit {
        state.withLock { state in
            if let descriptor = state.descriptor { Foundation.close(descriptor) }
        }
    }

    var length: Int { state.withLock { $0.written + $0.waiting.count } }

    func write(_ bytes: [UInt8]) async throws {
        let isFull = state.withLock { state in
            state.waiting += bytes
            return state.waiting.count >= BlobFrame.maximumContent
        }
        guard isFull else { return }
        try await disk.run { [self] in try store(least: BlobFrame.maximumContent) }
    }

    @discardableResult
    func close() async throws -> Int {
        try await disk.run { [self] in
            try store(least: 1)
            return try state.withLock { state in
                guard let descriptor = state.descriptor else { return state.written }
                guard fsync(descriptor) == 0 else { throw StorageError.disk(errno) }
                Foundation.close(descriptor)
                state.descriptor = nil
                return state.written
            }
        }
    }

    /// Writes chunks while at least so many bytes wait.
    private func store(least: Int) throws {
        try state.withLock { state in
            while state.waiting.count >= least {
                guard let descriptor = state.descriptor else { throw StorageError.closed }
                let content = Array(state.waiting.prefix(BlobFrame.maximumContent))
                let frame = try BlobFrame(content, of: blob, index: state.chunks, codec: codec)
                try codec.settle()
                try Self.writeAll(frame.bytes, to: descriptor)
                state.waiting.removeFirst(content.count)
                state.written += content.count
                state.chunks += 1
            }
        }
    }

    static func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Foundation.write(descriptor, buffer.baseAddress?.advanced(by: written), bytes.count - written)
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw StorageError.disk(errno)
            }
            written += count
        }
    }
}

/// Reads the chunks of a finished file.
final class FolderBlobReader: BlobReader {
    private let state: Mutex<(descriptor: Int32?, index: Int)>
    private let blob: Blob
    private let codec: any PayloadCodec
    private let disk: DiskQueue

    init(descriptor: Int32, blob: Blob, codec: any PayloadCodec, disk: DiskQueue) {
        state = Mutex((descriptor, 0))
        self.blob = blob
        self.codec = codec
        self.disk = disk
    }

    deinit { end() }

    func next() async throws -> [UInt8]? {
        try await disk.run { [self] in
            let content = try state.withLock { state -> [UInt8]? in
                guard let descriptor = state.descriptor else { return nil }
                guard let (frame, _) = try BlobFrame.read(from: FileDescriptorReader(descriptor: descriptor)) else {
                    return nil
                }
                defer { state.index += 1 }
                return try frame.content(of: blob, index: state.index, codec: codec)
            }
            if content == nil { end() }
            return content
        }
    }

    func close() async { end() }

    private func end() {
        state.withLock { state in
            if let descriptor = state.descriptor { Foundation.close(descriptor) }
            state.descriptor = nil
        }
    }
}
