public import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// The multilingual model that is shipped: multilingual-e5-small in four bits, run by its small C engine on the processor.
///
/// The engine is a library loaded when the product runs: `make models` fetches and compiles it. Each text is computed by
/// one thread, on threads of this value, so that nothing else waits for them; questions have theirs and do not queue
/// behind passages. The engine keeps nothing between calls but the model, which it only reads.
public final class EmbeddingEngine: Embedder {
    /// Why the engine does not start.
    public enum Failure: Error, Sendable, CustomStringConvertible {
        /// A file is absent.
        case absent(String)
        /// The library is not one, or not for this machine.
        case library(String)
        /// The model is not one that the library reads.
        case model(String)
        /// A text could not be computed.
        case computation

        public var description: String {
            switch self {
            case .absent(let path): "\(path) is absent"
            case .library(let reason): "the library does not load: \(reason)"
            case .model(let path): "the library does not read \(path)"
            case .computation: "the engine could not compute a text"
            }
        }
    }

    /// Names of the two files in the folder of models.
    public static let libraryName = "libe5.so"
    /// Name of the model's file.
    public static let modelName = "e5-small-q4.bin"

    /// The model's name: vectors of another are not comparable.
    public let model = "multilingual-e5-small-q4"

    /// Longer texts are cut there, in UTF-8 bytes: about the five hundred tokens that the model reads at once.
    private static let mostBytes = 2_000

    private let functions: Functions
    private let questions: OperationQueue
    private let texts: OperationQueue

    /// Starts the engine from the files in `folder`; throws `Failure`.
    ///
    /// - Parameter threads: How many questions are computed at once; passages take one thread fewer, but one at least.
    public init(folder: URL, threads: Int = max(1, ProcessInfo.processInfo.activeProcessorCount)) throws {
        let library = folder.appending(path: Self.libraryName).path
        let model = folder.appending(path: Self.modelName).path
        for path in [library, model] where !FileManager.default.fileExists(atPath: path) {
            throw Failure.absent(path)
        }
        functions = try Functions(library: library, model: model)
        questions = OperationQueue()
        questions.maxConcurrentOperationCount = threads
        questions.qualityOfService = .userInitiated
        texts = OperationQueue()
        texts.maxConcurrentOperationCount = max(1, threads - 1)
        texts.qualityOfService = .utility
    }

    /// The vector of a question, with the prefix that the model was trained with.
    public func query(_ text: String) async throws -> [Float] {
        try await compute(text, isQuestion: true, on: questions)
    }

    /// The vectors of passages, with the prefix that the model was trained with.
    public func passages(_ texts: [String]) async throws -> [[Float]] {
        try await withThrowingTaskGroup(of: (Int, [Float]).self) { group in
            for (place, text) in texts.enumerated() {
                group.addTask { (place, try await self.compute(text, isQuestion: false, on: self.texts)) }
            }
            var vectors = [[Float]](repeating: [], count: texts.count)
            for try await (place, vector) in group { vectors[place] = vector }
            return vectors
        }
    }

    private func compute(_ text: String, isQuestion: Bool, on queue: OperationQueue) async throws -> [Float] {
        let text = Self.cut(text)
        return try await withCheckedThrowingContinuation { continuation in
            queue.addOperation { [functions] in
                continuation.resume(with: functions.vector(of: text, isQuestion: isQuestion))
            }
        }
    }

    private static func cut(_ text: String) -> String {
        // The engine reads up to a zero, and takes its time over a long text.
        let text = text.contains("\0") ? text.replacing("\0", with: " ") : text
        guard text.utf8.count > mostBytes else { return text }
        var end = text.utf8.index(text.startIndex, offsetBy: mostBytes)
        while end > text.startIndex, end.samePosition(in: text) == nil { end = text.utf8.index(before: end) }
        return String(text[..<end])
    }

    /// The functions of the library, with the model they loaded.
    ///
    /// Unchecked: the pointers are written once, by `init`; the library says of each function that it only reads the model,
    /// and keeps what it works with on its own stack and heap.
    private final class Functions: @unchecked Sendable {
        private typealias Load = @convention(c) (UnsafePointer<CChar>) -> OpaquePointer?
        private typealias Free = @convention(c) (OpaquePointer?) -> Void
        private typealias Dimension = @convention(c) (OpaquePointer?) -> CInt
        private typealias Embed =
            @convention(c) (OpaquePointer?, UnsafePointer<CChar>, CInt, UnsafeMutablePointer<Float>) -> CInt

        private let library: UnsafeMutableRawPointer
        private let model: OpaquePointer
        private let dimension: Int
        private let free: Free
        private let embed: Embed

        init(library path: String, model modelPath: String) throws {
            guard let library = dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
                throw Failure.library(dlerror().map { String(cString: $0) } ?? path)
            }
            func function<Function>(_ name: String, as type: Function.Type) throws -> Function {
                guard let symbol = dlsym(library, name) else {
                    throw Failure.library("\(path) has no function \(name)")
                }
                return unsafeBitCast(symbol, to: type)
            }
            do {
                let load = try function("e5_load", as: Load.self)
                let dimension = try function("e5_dim", as: Dimension.self)
                free = try function("e5_free", as: Free.self)
                embed = try function("e5_embed", as: Embed.self)
                guard let model = load(modelPath) else { throw Failure.model(modelPath) }
                self.model = model
                self.dimension = Int(dimension(model))
            } catch {
                dlclose(library)
                throw error
            }
            self.library = library
        }

        deinit {
            free(model)
            dlclose(library)
        }

        func vector(of text: String, isQuestion: Bool) -> Result<[Float], any Error> {
            var code: CInt = -1
            let values = [Float](unsafeUninitializedCapacity: dimension) { buffer, count in
                guard let start = buffer.baseAddress else { return }
                buffer.initialize(repeating: 0)
                code = text.withCString { embed(model, $0, isQuestion ? 1 : 0, start) }
                count = dimension
            }
            return code == 0 && values.allSatisfy(\.isFinite) ? .success(values) : .failure(Failure.computation)
        }
    }
}
