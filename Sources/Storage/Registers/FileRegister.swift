public import Cases
import Dispatch
import FEEL
import Foundation
import Synchronization

/// A register kept as a file of JSON Lines (one object a line, UTF-8), found by its keys.
///
/// Only an index is kept in memory: sixteen bytes a record, whatever the records hold. It is made at the first look-up and
/// again whenever the file is replaced; until it is ready, the register says that it can't tell.
public final class FileRegister: RegisterConnection {
    /// The most records indexed: 32 MB of memory. What stands beyond is not found.
    public static let maximumRecords = 2_000_000
    /// The longest record, in bytes; longer lines are passed over.
    public static let maximumRecordBytes = 64 * 1024

    private let path: String
    private let keys: [String]
    /// Reading blocks: it has a thread of its own, so that no request waits behind it.
    private let queue = DispatchQueue(label: "parvis.register")
    private let state = Mutex<RegisterIndex?>(nil)

    /// A register.
    ///
    /// - Parameters:
    ///   - path: its file, which need not exist yet.
    ///   - keys: the fields by which a record is found.
    public init(path: String, keys: [String]) {
        self.path = path
        self.keys = keys
    }

    /// The record that every key matches.
    public func record(keys wanted: [String: String]) async throws -> RegisterRecord? {
        let texts = keys.compactMap { wanted[$0] }
        guard texts.count == keys.count else { return nil }
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try self.find(texts) }) }
        }
    }

    /// How many records the file holds.
    public func count() async throws -> Int {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try self.index().count }) }
        }
    }

    private func find(_ texts: [String]) throws -> RegisterRecord? {
        let index = try index()
        guard let file = FileHandle(forReadingAtPath: path) else { throw RegisterFailure.unavailable }
        defer { try? file.close() }
        for offset in index.offsets(of: texts) {
            try file.seek(toOffset: offset)
            let bytes = try file.read(upToCount: Self.maximumRecordBytes + 1) ?? Data()
            let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
            // Two keys may share a hash: the record itself has the last word.
            if let record = RegisterRecord(line: line), record.keyTexts(keys) == texts { return record }
        }
        return nil
    }

    private func index() throws -> RegisterIndex {
        let stamp = try FileStamp(path)
        if let known = state.withLock({ $0 }), known.stamp == stamp { return known }
        let made = try RegisterIndex(path: path, keys: keys, stamp: stamp)
        state.withLock { $0 = made }
        return made
    }
}

/// By what a file that was replaced is known.
struct FileStamp: Hashable, Sendable {
    private let size: UInt64
    private let changed: Date
    private let file: UInt64

    init(_ path: String) throws {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
            throw RegisterFailure.unavailable
        }
        size = (attributes[.size] as? NSNumber)?.uint64Value ?? 0
        changed = attributes[.modificationDate] as? Date ?? .distantPast
        file = (attributes[.systemFileNumber] as? NSNumber)?.uint64Value ?? 0
    }
}

/// Where each record of a file begins, in the order of their keys' hashes.
struct RegisterIndex: Sendable {
    let stamp: FileStamp
    private let entries: [(hash: Int, offset: UInt64)]

    var count: Int { entries.count }

    init(path: String, keys: [String], stamp: FileStamp) throws {
        guard let file = FileHandle(forReadingAtPath: path) else { throw RegisterFailure.unavailable }
        defer { try? file.close() }
        self.stamp = stamp
        var entries: [(hash: Int, offset: UInt64)] = []
        var lines = LineReader(maximumLength: FileRegister.maximumRecordBytes)
        while entries.count < FileRegister.maximumRecords, let chunk = try file.read(upToCount: 1 << 16), !chunk.isEmpty
        {
            lines.take(chunk) { line, offset in
                guard let texts = RegisterRecord(line: line)?.keyTexts(keys) else { return }
                entries.append((texts.hashValue, offset))
            }
        }
        lines.finish { line, offset in
            guard let texts = RegisterRecord(line: line)?.keyTexts(keys) else { return }
            entries.append((texts.hashValue, offset))
        }
        self.entries = entries.sorted { $0.hash < $1.hash }
    }

    /// Where the records begin whose keys may be these.
    func offsets(of texts: [String]) -> [UInt64] {
        let hash = texts.hashValue
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].hash < hash { low = middle + 1 } else { high = middle }
        }
        return entries[low...].prefix { $0.hash == hash }.map(\.offset)
    }
}

/// Cuts a file into lines, chunk by chunk, with what each line's place is; lines that are too long are passed over.
struct LineReader {
    let maximumLength: Int
    private var rest = Data()
    private var start: UInt64 = 0
    private var isTooLong = false

    init(maximumLength: Int) { self.maximumLength = maximumLength }

    mutating func take(_ chunk: Data, _ body: (Data, UInt64) -> Void) {
        var remaining = chunk[...]
        while let end = remaining.firstIndex(of: UInt8(ascii: "\n")) {
            add(remaining[..<end])
            finish(body)
            start += 1
            remaining = remaining[(end + 1)...]
        }
        add(remaining)
    }

    /// The last line, which nothing ends.
    mutating func finish(_ body: (Data, UInt64) -> Void) {
        if !isTooLong, !rest.isEmpty { body(rest, start) }
        start += length
        length = 0
        rest = Data()
        isTooLong = false
    }

    private var length: UInt64 = 0

    private mutating func add(_ bytes: Data) {
        length += UInt64(bytes.count)
        if rest.count + bytes.count > maximumLength { isTooLong = true }
        if isTooLong { rest = Data() } else { rest.append(bytes) }
    }
}

extension RegisterRecord {
    /// A record from its line of JSON; nil when the line is no object.
    init?(line: Data) {
        guard !line.isEmpty, let fields = try? JSONDecoder().decode([String: JSONField].self, from: line) else {
            return nil
        }
        self.init(fields: fields.mapValues(\.value))
    }

    /// The texts of the keys, as `keyText` writes them; nil when one is missing.
    func keyTexts(_ keys: [String]) -> [String]? {
        let texts = keys.compactMap { fields[$0].flatMap(RegisterRecord.keyText) }
        return texts.count == keys.count ? texts : nil
    }
}

/// A value of a record's JSON. Numbers keep the digits with which they are written, as far as 38 of them go.
private struct JSONField: Decodable {
    let value: Value

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            value = .null
        } else if let flag = try? container.decode(Bool.self) {
            value = .boolean(flag)
        } else if let number = try? container.decode(Decimal.self) {
            value = Number(number.description).map(Value.number) ?? .null
        } else if let text = try? container.decode(String.self) {
            value = .string(text)
        } else if let elements = try? container.decode([JSONField].self) {
            value = .list(elements.map(\.value))
        } else {
            let fields = try container.decode([String: JSONField].self)
            value = .context(Context(fields.sorted { $0.key < $1.key }.map { ($0.key, $0.value.value) }))
        }
    }
}
