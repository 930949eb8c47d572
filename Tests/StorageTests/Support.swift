import Cases
import Foundation
import Services
import Synchronization
import Testing

@testable import Storage

/// The engines that every test of the port runs on.
enum Driver: CaseIterable, CustomTestStringConvertible {
    case sqlite

    var testDescription: String { "\(self)" }

    /// Runs a test on a new, empty store, and removes it afterwards.
    func withDatabase(_ body: (any Database) async throws -> Void) async throws {
        switch self {
        case .sqlite:
            try await withTemporaryFolder { folder in
                let database = try SQLiteDatabase.open(path: folder + "/parvis.sqlite", now: .start)
                let result: Result<Void, any Error>
                do { result = .success(try await body(database)) } catch { result = .failure(error) }
                await database.close()
                try result.get()
            }
        }
    }
}

/// A folder of its own for one test.
func withTemporaryFolder<Output>(_ body: (String) async throws -> Output) async throws -> Output {
    let folder = FileManager.default.temporaryDirectory.appending(path: "parvis-storage-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder.path)
}

/// SplitMix64 (Steele, Lea and Flood, 2014): the same numbers for the same seed.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension Instant {
    /// When tests begin.
    static let start = Instant(milliseconds: 1_800_000_000_000)
}

/// Identifiers that differ from one another, drawn from a seed.
final class Identifiers: Sendable {
    private let generator = Mutex(SeededGenerator(seed: 7))

    func next(at instant: Instant = .start) -> Identifier {
        generator.withLock { Identifier(at: instant, using: &$0) }
    }
}

/// Hides content by flipping bits, so that content which never met the codec shows.
struct FlippingCodec: PayloadCodec {
    func encode(_ content: [UInt8], context: PayloadContext) -> EncodedPayload {
        EncodedPayload(keyID: "flipped", bytes: content.map { $0 ^ 0xA5 } + Self.seal(context))
    }

    func decode(_ payload: EncodedPayload, context: PayloadContext) throws -> [UInt8] {
        guard payload.keyID == "flipped" else { throw StorageError.unknownKey(payload.keyID) }
        let seal = Self.seal(context)
        guard payload.bytes.suffix(seal.count).elementsEqual(seal) else { throw WrongPlace(context: context) }
        return payload.bytes.dropLast(seal.count).map { $0 ^ 0xA5 }
    }

    /// The context in bytes: a payload read in another context than it was written in is refused.
    private static func seal(_ context: PayloadContext) -> [UInt8] {
        Array(context.place.rawValue.utf8) + context.row + [UInt8(truncatingIfNeeded: context.version)]
            + (context.subject?.bytes ?? [])
    }

    struct WrongPlace: Error { let context: PayloadContext }
}

extension SQLStatement {
    /// SQL of a test.
    static func test(_ text: String) -> SQLStatement { SQLStatement("test: \(text)", text) }
}

extension String {
    var bytes: [UInt8] { Array(utf8) }
}
