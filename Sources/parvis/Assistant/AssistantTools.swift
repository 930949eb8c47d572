import Assistant
import Foundation
import Logging
import Web

/// What the assistant works with besides words: found at start, absent without harm.
struct AssistantTools: Sendable {
    /// What places texts among meanings; nil where no model is installed.
    let embedder: (any Embedder)?
    /// What may say passages in other words; nil unless the installation names an endpoint.
    let rephraser: (any Rephraser)?

    /// The tools of an installation.
    static func find(data: String, settings: GenerationSettings?, logger: Logger) -> AssistantTools {
        let folder = URL(filePath: "\(data)/models")
        var embedder: (any Embedder)?
        if FileManager.default.fileExists(atPath: folder.appending(path: EmbeddingEngine.libraryName).path) {
            do {
                embedder = CachedEmbedder(try EmbeddingEngine(folder: folder))
            } catch {
                logger.warning("the model can't be used: words alone are searched", metadata: ["error": "\(error)"])
            }
        }
        return AssistantTools(embedder: embedder, rephraser: settings?.rephraser())
    }
}
