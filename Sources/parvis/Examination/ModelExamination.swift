import Assistant
import Foundation

/// The model with which the assistant searches by meaning: there, absent without harm, or there and useless.
struct ModelExamination: Sendable {
    let data: String

    /// The folder in which `make models` puts it.
    var folder: URL { URL(filePath: data).appending(path: "models") }

    func findings() async -> [Finding] {
        let subject = "Search by meaning"
        let command = data == "data" ? "make models" : "make models DATA=\(data)"
        do {
            let engine = try EmbeddingEngine(folder: folder)
            let start = ContinuousClock.now
            _ = try await engine.query("carte d’identité perdue")
            let milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
            return [
                Finding(
                    .on, subject, String(format: "\(engine.model), a question in %.0f ms", milliseconds))
            ]
        } catch EmbeddingEngine.Failure.absent {
            return [
                Finding(.off, subject, "the model is absent: the assistant searches by words alone", remedy: command)
            ]
        } catch {
            return [
                Finding(
                    .broken, subject, "\(error): the assistant searches by words alone",
                    remedy: "rm -r \(folder.path) && \(command)")
            ]
        }
    }
}
