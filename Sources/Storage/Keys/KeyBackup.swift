import Foundation
public import Journal
public import Services

/// A key with all that the key store knows of it.
public struct StoredKey: Sendable, Hashable {
    /// What it is called.
    public let name: KeyName
    /// The key as it is wrapped; nil once it was destroyed.
    public let key: WrappedKey?
    /// When it was made.
    public let createdAt: Instant
    /// When it was destroyed.
    public let destroyedAt: Instant?
}

/// A copy of a key store in one file: whatever the store holds, wrapped as it is, sealed in pages under a key of the copy's own
/// that the master key wraps. Nothing of it can be changed, left out or exchanged unnoticed, and without the master key it says
/// nothing but when it was made.
public struct KeyBackup: Sendable {
    /// Why a copy can't be made or read.
    public enum Problem: Error, Sendable, Hashable {
        /// The file is none of these copies.
        case unknown
        /// The file is not as it was written, or not whole.
        case damaged
        /// A master key that it needs is not held.
        case missingMasterKey(String)
        /// The file can't be read or written.
        case disk
    }

    private static let heading = "parvis-key-backup-1"
    private static let name = KeyName(bytes: Array("backup-1".utf8))
    private static let page = 5_000
    private static let longestHeading = 4_096
    private static let longestPage = 16 << 20

    /// When it was begun: what was destroyed since may still be in it.
    public let at: Instant
    private let header: [UInt8]
    private let key: DataKey

    // MARK: Writing

    /// Writes a copy whole and to the disk before it has its name.
    ///
    /// - Parameter path: where; whatever stands there is replaced.
    /// - Returns: how many keys it holds that are not destroyed.
    public static func write(_ store: any KeyStore, vault: any KeyVault, at now: Instant, to path: String) throws -> Int
    {
        let key = DataKey()
        let wrapped = try vault.wrap(key, name: name.bytes)
        let text = "\(heading) \(now.milliseconds) \(wrapped.master) \(Hexadecimal.text(wrapped.bytes))\n"
        let backup = KeyBackup(at: now, header: Array(text.utf8), key: key)
        let partial = "\(path).partial"
        let descriptor = Foundation.open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Problem.disk }
        defer { Foundation.close(descriptor) }
        do {
            let count = try backup.write(store, to: descriptor)
            guard fsync(descriptor) == 0, rename(partial, path) == 0 else { throw Problem.disk }
            try FolderBlobStore.synchronise(directory: URL(filePath: path).deletingLastPathComponent().path)
            return count
        } catch StorageError.disk {
            unlink(partial)
            throw Problem.disk
        } catch {
            unlink(partial)
            throw error
        }
    }

    private func write(_ store: any KeyStore, to descriptor: Int32) throws -> Int {
        try FolderBlobAppender.writeAll(header, to: descriptor)
        var (last, number, count) = (KeyName?.none, 0, 0)
        while true {
            let keys = try store.entries(after: last, limit: Self.page)
            var bytes = KeyPage()
            if keys.isEmpty {
                for (name, value) in try store.facts() {
                    bytes.add(Array(name.utf8))
                    bytes.add(Array(value.utf8))
                }
            }
            for key in keys { bytes.add(key) }
            let sealed = try key.seal(bytes.bytes, context: context(number, isLast: keys.isEmpty))
            try FolderBlobAppender.writeAll(KeyPage.word(sealed.count) + sealed, to: descriptor)
            guard let end = keys.last else { return count }
            (last, number) = (end.name, number + 1)
            count += keys.count { $0.key != nil }
        }
    }

    private func context(_ number: Int, isLast: Bool) -> [UInt8] { header + KeyPage.word(number) + [isLast ? 1 : 0] }

    // MARK: Reading

    /// Reads a copy to its end.
    ///
    /// - Parameters:
    ///   - keys: told of each page of keys; what it throws ends the reading.
    ///   - facts: told at the end what the store noted about itself.
    /// - Returns: when the copy was begun.
    /// - Throws: `Problem`. Pages told before are those of a copy that is not whole then.
    @discardableResult
    public static func read(
        _ path: String, vault: any KeyVault, keys: ([StoredKey]) throws -> Void,
        facts: ([(name: String, value: String)]) throws -> Void = { _ in }
    ) throws -> Instant {
        let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Problem.disk }
        defer { Foundation.close(descriptor) }
        let file = FileDescriptorReader(descriptor: descriptor)
        let backup = try open(file, vault)
        var number = 0
        while let length = try file.read(4).map(KeyPage.number) {
            guard (DataKey.overhead...longestPage).contains(length), let sealed = try file.read(length) else {
                throw Problem.damaged
            }
            if let page = try? backup.key.open(sealed, context: backup.context(number, isLast: false)) {
                guard let read = KeyPage.keys(page) else { throw Problem.damaged }
                try keys(read)
                number += 1
                continue
            }
            guard let page = try? backup.key.open(sealed, context: backup.context(number, isLast: true)),
                let read = KeyPage.facts(page), try file.read(1) == nil
            else { throw Problem.damaged }
            try facts(read)
            return backup.at
        }
        throw Problem.damaged
    }

    private static func open(_ file: FileDescriptorReader, _ vault: any KeyVault) throws -> KeyBackup {
        var header: [UInt8] = []
        while header.last != UInt8(ascii: "\n") {
            guard header.count < longestHeading, let byte = try file.read(1) else { throw Problem.unknown }
            header += byte
        }
        let parts = String(decoding: header.dropLast(), as: UTF8.self).split(separator: " ").map(String.init)
        guard parts.count == 4, parts[0] == heading, let at = Int64(parts[1]),
            let bytes = Hexadecimal.bytes(parts[3])
        else { throw Problem.unknown }
        do {
            let key = try vault.unwrap(WrappedKey(master: parts[2], bytes: bytes), name: name.bytes)
            return KeyBackup(at: Instant(milliseconds: at), header: header, key: key)
        } catch SealError.missingMasterKey(let id) {
            throw Problem.missingMasterKey(id)
        } catch {
            throw Problem.damaged
        }
    }
}

/// Keys as bytes, each part after its length.
private struct KeyPage {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ part: [UInt8]) { bytes += Self.word(part.count) + part }

    mutating func add(_ key: StoredKey) {
        add(key.name.bytes)
        add(Array((key.key?.master ?? "").utf8))
        add(key.key?.bytes ?? [])
        add(Array(String(key.createdAt.milliseconds).utf8))
        add(Array((key.destroyedAt.map { String($0.milliseconds) } ?? "").utf8))
    }

    static func word(_ number: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) } }

    static func number(_ bytes: [UInt8]) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

    /// The parts of a page; nil for bytes that are none.
    private static func parts(_ page: [UInt8]) -> [[UInt8]]? {
        var (parts, rest) = ([[UInt8]](), page[...])
        while !rest.isEmpty {
            guard rest.count >= 4 else { return nil }
            let length = number(Array(rest.prefix(4)))
            guard rest.count >= 4 + length else { return nil }
            parts.append(Array(rest.dropFirst(4).prefix(length)))
            rest = rest.dropFirst(4 + length)
        }
        return parts
    }

    static func keys(_ page: [UInt8]) -> [StoredKey]? {
        guard let parts = parts(page), parts.count.isMultiple(of: 5) else { return nil }
        var keys: [StoredKey] = []
        for start in stride(from: 0, to: parts.count, by: 5) {
            let texts = (start..<(start + 5)).map { String(decoding: parts[$0], as: UTF8.self) }
            let destroyed: Int64?? = texts[4].isEmpty ? .some(nil) : Int64(texts[4]).map(Optional.some)
            guard let created = Int64(texts[3]), let destroyed else { return nil }
            keys.append(
                StoredKey(
                    name: KeyName(bytes: parts[start]),
                    key: parts[start + 2].isEmpty ? nil : WrappedKey(master: texts[1], bytes: parts[start + 2]),
                    createdAt: Instant(milliseconds: created),
                    destroyedAt: destroyed.map { Instant(milliseconds: $0) }))
        }
        return keys
    }

    static func facts(_ page: [UInt8]) -> [(name: String, value: String)]? {
        guard let parts = parts(page), parts.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: parts.count, by: 2).map { start in
            (String(decoding: parts[start], as: UTF8.self), String(decoding: parts[start + 1], as: UTF8.self))
        }
    }
}
