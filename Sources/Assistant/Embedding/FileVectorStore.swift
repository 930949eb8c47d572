public import Foundation

/// Vectors in files of a folder, one a model: lines are added, none is changed. For measurements and for small tools.
public actor FileVectorStore: VectorStore {
    private let folder: URL
    private var kept: [String: [TextHash: [Float]]] = [:]

    /// Keeps them in `folder`, which is made when it is absent.
    public init(folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        self.folder = folder
    }

    /// Those that are kept of a model, among some hashes; a line cut off is left out.
    public func vectors(model: String, of hashes: [TextHash]) throws -> [TextHash: [Float]] {
        let known = try load(model)
        return Dictionary(
            hashes.compactMap { hash in known[hash].map { (hash, $0) } }, uniquingKeysWith: { first, _ in first })
    }

    /// Adds vectors of a model to its file.
    public func save(_ vectors: [TextHash: [Float]], model: String) throws {
        _ = try load(model)
        var text = Data()
        for (hash, values) in vectors {
            let numbers = values.withUnsafeBytes { Data($0) }.base64EncodedString()
            text.append(Data("\(hash) \(numbers)\n".utf8))
        }
        let file = file(of: model)
        if !FileManager.default.fileExists(atPath: file.path) { try Data().write(to: file) }
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        try handle.seekToEnd()
        try handle.write(contentsOf: text)
        kept[model, default: [:]].merge(vectors) { _, new in new }
    }

    private func file(of model: String) -> URL { folder.appending(path: "\(model).vectors") }

    private func load(_ model: String) throws -> [TextHash: [Float]] {
        if let known = kept[model] { return known }
        var vectors: [TextHash: [Float]] = [:]
        let file = file(of: model)
        if FileManager.default.fileExists(atPath: file.path) {
            // A line that was cut off by a failure is left out: it is computed again.
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                let sides = line.split(separator: " ")
                guard sides.count == 2, let hash = TextHash(String(sides[0])),
                    let bytes = Data(base64Encoded: String(sides[1])), bytes.count % 4 == 0
                else { continue }
                vectors[hash] = bytes.withUnsafeBytes { raw in
                    (0..<bytes.count / 4).map { raw.loadUnaligned(fromByteOffset: $0 * 4, as: Float.self) }
                }
            }
        }
        kept[model] = vectors
        return vectors
    }
}
