import Foundation
import Testing

@Suite struct AssistantCommandTests {
    private static let sheets = """
        {"id": "1", "title": "La cantine", "text": "Inscrire un enfant à la cantine de son école."}
        {"id": "2", "title": "Le marché", "text": "Le marché se tient le samedi matin."}
        """
    private static let questions = """
        {"question": "inscrire à la cantine", "expected": "1"}
        {"question": "quand est le marché ?", "expected": "2"}
        """

    @Test func `eval says the figures of each signal and fused, and the time of a search`() async throws {
        try await Place.withFolder { folder in
            try Data(Self.sheets.utf8).write(to: URL(filePath: "\(folder)/sheets.jsonl"))
            try Data(Self.questions.utf8).write(to: URL(filePath: "\(folder)/questions.jsonl"))
            let outcome = try await Program.run(
                "assistant", "eval", "--words-only", "--sheets", "\(folder)/sheets.jsonl", "--questions",
                "\(folder)/questions.jsonl", "--cross-validate")
            #expect(outcome.status == 0, "\(outcome.output)")
            for signal in ["words", "stems", "pieces", "fused, words only"] {
                let line = outcome.output.split(separator: "\n").first { $0.hasPrefix("\(signal)  ") }
                #expect(line?.contains("R@1 1.000  R@5 1.000  MRR@10 1.000") == true, "\(signal)")
            }
            #expect(outcome.output.contains(/search: [\d.]+ ms a query/))
            #expect(outcome.output.contains(/cross-validated +R@5 1.000 \[1.000, 1.000\]/))
        }
    }

    @Test func `a wrong file is named, with its line`() async throws {
        try await Place.withFolder { folder in
            try Data("{}\n".utf8).write(to: URL(filePath: "\(folder)/sheets.jsonl"))
            let outcome = try await Program.run(
                "assistant", "eval", "--words-only", "--sheets", "\(folder)/sheets.jsonl", "--questions",
                "\(folder)/sheets.jsonl")
            #expect(outcome.status != 0)
            #expect(outcome.errors.contains("sheets.jsonl, line 1"), "\(outcome.errors)")
        }
    }

    @Test func `without the model the doctor says the one command that turns meanings on`() async throws {
        try await Place.withFolder { folder in
            let outcome = try await Program.run("doctor", "--data", "\(folder)/data")
            #expect(outcome.status == 0, "\(outcome.output)")
            #expect(outcome.output.contains(/off +Search by meaning/))
            #expect(outcome.output.contains("→ make models DATA=\(folder)/data"))
        }
    }

    @Test func `a model that does not load is said to be broken`() async throws {
        try await Place.withFolder { folder in
            let models = "\(folder)/data/models"
            try FileManager.default.createDirectory(atPath: models, withIntermediateDirectories: true)
            for name in ["libe5.so", "e5-small-q4.bin"] {
                try Data("no".utf8).write(to: URL(filePath: "\(models)/\(name)"))
            }
            let outcome = try await Program.run("doctor", "--data", "\(folder)/data")
            #expect(outcome.output.contains(/broken +Search by meaning/), "\(outcome.output)")
        }
    }
}
