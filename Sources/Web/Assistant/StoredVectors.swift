import Assistant
import Storage

/// Vectors of passages kept in the store, as eight-bit steps would lose too much: 32-bit floating-point numbers, little
/// endian.
struct StoredVectors: VectorStore {
    let store: Store

    /// Up to how many vectors are looked up one by one; beyond, all are walked.
    private static let maximumLookups = 200

    func vectors(model: String, of hashes: [TextHash]) async throws -> [TextHash: [Float]] {
        let (store, wanted) = (store, Set(hashes))
        let keys = Dictionary(hashes.map { (Array($0.description.utf8), $0) }, uniquingKeysWith: { first, _ in first })
        return try await store.database.read { connection in
            var found: [TextHash: [Float]] = [:]
            if wanted.count <= Self.maximumLookups {
                for (key, hash) in keys {
                    if let bytes = try store.passageVectors.find(key, of: model, in: connection) {
                        found[hash] = Self.numbers(bytes)
                    }
                }
            } else {
                try store.passageVectors.forEach(of: model, in: connection) { key, bytes in
                    if let hash = keys[key] { found[hash] = Self.numbers(bytes) }
                }
            }
            return found
        }
    }

    func save(_ vectors: [TextHash: [Float]], model: String) async throws {
        let store = store
        let rows = Dictionary(
            vectors.map { (Array($0.key.description.utf8), Self.bytes($0.value)) },
            uniquingKeysWith: { first, _ in first })
        try await store.database.write { try store.passageVectors.put(rows, of: model, in: $0) }
    }

    static func bytes(_ numbers: [Float]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(numbers.count * 4)
        for number in numbers {
            withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
        }
        return bytes
    }

    static func numbers(_ bytes: [UInt8]) -> [Float] {
        stride(from: 0, to: bytes.count - bytes.count % 4, by: 4).map { start in
            let bits = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[start + $1]) << UInt32($1 * 8) }
            return Float(bitPattern: bits)
        }
    }
}
