import Foundation
public import Journal
import Synchronization

/// Master keys in a file that only its owner reads. It is read again when it changed: a rotation by another process is
/// seen at once.
public final class FileKeyVault: KeyVault {
    /// What is wrong with the file.
    public enum Problem: Error, Sendable, Hashable {
        /// It is not there.
        case missing
        /// Others than its owner may read it: its permissions.
        case open(mode: Int)
        /// It is not a file of master keys, or damaged.
        case damaged
        /// It can't be read or written.
        case disk
    }

    private struct Version: Hashable {
        let seconds: Int
        let nanoseconds: Int
        let number: UInt64
    }

    private let path: String
    private let state: Mutex<(keys: MasterKeys, version: Version)>

    /// Opens the file.
    ///
    /// - Throws: `Problem`.
    public init(path: String) throws {
        self.path = path
        state = Mutex(try Self.read(path))
    }

    /// Makes a file with a new key; another process may be first, then nothing is changed.
    public static func create(path: String) throws {
        let text = MasterKeys(current: DataKey()).text
        let partial = "\(path).\(ProcessInfo.processInfo.processIdentifier)"
        try write(text, to: partial)
        // A link is never put over what is there already.
        _ = link(partial, path)
        unlink(partial)
        guard access(path, R_OK) == 0 else { throw Problem.disk }
        try synchronise(folderOf: path)
    }

    /// The identifier of the key that wraps.
    public func current() throws -> String { try keys().current() }

    /// Wraps a key under the last master key of the file.
    public func wrap(_ key: DataKey, name: [UInt8]) throws -> WrappedKey { try keys().wrap(key, name: name) }

    /// Unwraps a key.
    public func unwrap(_ wrapped: WrappedKey, name: [UInt8]) throws -> DataKey {
        let held = state.withLock { $0.keys }
        return try (held.holds(wrapped.master) ? held : keys()).unwrap(wrapped, name: name)
    }

    /// Adds a new master key, which wraps from now on.
    public func renew() throws {
        try replace(try keys().adding(DataKey()))
    }

    /// Removes every master key but the one that wraps.
    public func forgetFormer() throws { try replace(try keys().withoutFormer()) }

    /// The keys of the file as it is now.
    public func keys() throws -> MasterKeys {
        let version = try Self.version(of: path)
        return try state.withLock { state in
            if state.version != version { state = try Self.read(path) }
            return state.keys
        }
    }

    private func replace(_ keys: MasterKeys) throws {
        let partial = "\(path).\(ProcessInfo.processInfo.processIdentifier)"
        try Self.write(keys.text, to: partial)
        guard rename(partial, path) == 0 else { throw Problem.disk }
        try Self.synchronise(folderOf: path)
        try state.withLock { $0 = try Self.read(path) }
    }

    private static func read(_ path: String) throws -> (keys: MasterKeys, version: Version) {
        let version = try version(of: path)
        guard let data = FileManager.default.contents(atPath: path) else { throw Problem.disk }
        guard let keys = MasterKeys(text: String(decoding: data, as: UTF8.self)) else { throw Problem.damaged }
        return (keys, version)
    }

    private static func version(of path: String) throws -> Version {
        // Asked at each wrapping: the system's own call, without what Foundation looks up besides.
        var facts = stat()
        guard stat(path, &facts) == 0 else { throw Problem.missing }
        let mode = Int(facts.st_mode & 0o777)
        guard mode & 0o077 == 0 else { throw Problem.open(mode: mode) }
        return Version(
            seconds: facts.st_mtim.tv_sec, nanoseconds: facts.st_mtim.tv_nsec, number: UInt64(facts.st_ino))
    }

    /// Puts a file's name on the disk: a key whose name a power cut takes back is lost, with all that it wraps.
    private static func synchronise(folderOf path: String) throws {
        let folder = URL(filePath: path).deletingLastPathComponent().path
        do { try FolderBlobStore.synchronise(directory: folder) } catch { throw Problem.disk }
    }

    /// Writes a file whole and to the disk before it has its name.
    private static func write(_ text: String, to path: String) throws {
        let descriptor = Foundation.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Problem.disk }
        defer { Foundation.close(descriptor) }
        do { try FolderBlobAppender.writeAll(Array(text.utf8), to: descriptor) } catch { throw Problem.disk }
        guard fsync(descriptor) == 0 else { throw Problem.disk }
    }
}
