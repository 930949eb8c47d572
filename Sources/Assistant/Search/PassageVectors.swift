/// Where a question or a passage stands among meanings: a list of numbers of length 1 in all, and the model that gave it.
public struct QueryVector: Sendable, Hashable {
    /// The model that computed it; only vectors of one model are compared.
    public let model: String
    /// Its numbers; their squares add up to 1.
    public let values: [Float]

    /// A vector of a model.
    public init(model: String, values: [Float]) {
        self.model = model
        self.values = values
    }
}

/// Vectors of passages by the hash of their text, in one matrix.
public struct PassageVectors: Sendable {
    /// The model that computed them; nil when there are none.
    public let model: String?
    private var rows: [TextHash: Int32] = [:]
    private var matrix: [Float] = []
    private(set) var dimension = 0

    /// None: search goes by words alone.
    public static let none = PassageVectors(model: nil)

    /// No vector yet, of a model.
    public init(model: String?) { self.model = model }

    /// How many passages have one.
    public var count: Int { rows.count }

    /// Whether a passage has one.
    public func has(_ hash: TextHash) -> Bool { rows[hash] != nil }

    /// The row of a passage in the matrix; nil when it has no vector yet.
    func row(_ hash: TextHash) -> Int32? { rows[hash] }

    /// Adds vectors; one of another dimension than the first is left out.
    public mutating func add(_ vectors: [TextHash: [Float]]) {
        for (hash, values) in vectors where rows[hash] == nil {
            if dimension == 0 { dimension = values.count }
            guard values.count == dimension, dimension > 0 else { continue }
            rows[hash] = Int32(matrix.count / dimension)
            matrix += values
        }
    }

    /// Only the vectors of `hashes`, in a new matrix.
    public func kept(_ hashes: Set<TextHash>) -> PassageVectors {
        var kept = PassageVectors(model: model)
        kept.dimension = dimension
        for (hash, row) in rows where hashes.contains(hash) {
            kept.rows[hash] = Int32(kept.matrix.count / max(dimension, 1))
            kept.matrix += matrix[Int(row) * dimension..<(Int(row) + 1) * dimension]
        }
        return kept
    }

    /// How near a question is to each of `rows`: the cosine, since all have length 1, but not
    /// below 0; `-1` for a row that is `-1`.
    func nearness(_ query: [Float], rows: [Int32]) -> [Float] {
        guard query.count == dimension, dimension > 0 else { return [Float](repeating: -1, count: rows.count) }
        return matrix.withUnsafeBufferPointer { matrix in
            query.withUnsafeBufferPointer { query in
                rows.map { row in
                    row < 0 ? -1 : max(0, Self.product(matrix, from: Int(row) * query.count, query))
                }
            }
        }
    }

    /// The scalar product of a row and a query, eight numbers at a time in four sums.
    private static func product(
        _ matrix: UnsafeBufferPointer<Float>, from start: Int, _ query: UnsafeBufferPointer<Float>
    ) -> Float {
        guard let row = matrix.baseAddress?.advanced(by: start), let question = query.baseAddress else { return 0 }
        let rowBytes = UnsafeRawPointer(row)
        let questionBytes = UnsafeRawPointer(question)
        var first = SIMD8<Float>.zero
        var second = SIMD8<Float>.zero
        var place = 0
        while place + 16 <= query.count {
            let offset = place * MemoryLayout<Float>.stride
            first +=
                rowBytes.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
                * questionBytes.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
            second +=
                rowBytes.loadUnaligned(fromByteOffset: offset + 32, as: SIMD8<Float>.self)
                * questionBytes.loadUnaligned(fromByteOffset: offset + 32, as: SIMD8<Float>.self)
            place += 16
        }
        var sum = (first + second).sum()
        while place < query.count {
            sum += row[place] * question[place]
            place += 1
        }
        return sum
    }
}
