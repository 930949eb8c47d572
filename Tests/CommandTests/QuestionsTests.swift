import Assistant
import Cases
import Foundation
import Services
import Storage
import Testing

@testable import parvis

/// Answers that were right stay right: `questions.jsonl`, from the test bench to `parvis check`.
@Suite struct QuestionsTests {
    /// A copy of the town's definitions with these questions.
    private func check(_ lines: [String]) async throws -> Program.Outcome {
        try await Place.withFolder { folder in
            let services = try Place.copyServices(into: folder)
            try (lines.joined(separator: "\n") + "\n").write(
                toFile: "\(services)/questions.jsonl", atomically: true, encoding: .utf8)
            return try await Program.run("check", services, "--on", "2026-11-27")
        }
    }

    @Test func `the town's questions hold, and there are forty or more`() throws {
        let catalogue = Place.catalogue
        let day = try #require(try DefinitionPath.day("2026-11-27"))
        let found = QuestionsExamination.diagnostics(of: catalogue, on: day)
        #expect(found.isEmpty, "\(found.map { "\($0.range.text) \($0.message)" })")
        let questions = QuestionRecord.read(try #require(catalogue.questions.first).bytes).records.map(\.record)
        #expect(questions.count >= 40)
        #expect(Set(questions.map(\.language)) == Set(Language.allCases))
        #expect(questions.contains { $0.expected == nil })
    }

    @Test func `an answer that is right no more is an error, one that comes later a warning`() async throws {
        let outcome = try await check([
            #"{"question": "inscrire ma fille à la cantine", "expected": "service:cantine"}"#,
            #"{"question": "inscrire ma fille à la cantine", "expected": "sheet:bruit"}"#,
            #"{"question": "inscrire ma fille à la cantine", "expected": "sheet:nowhere"}"#,
            #"{"question": "inscrire ma fille à la cantine"}"#,
        ])
        #expect(outcome.status == 1)
        let place = #/questions\.jsonl:(\d+):1: error: /#
        #expect(outcome.output.matches(of: place).map(\.1) == ["2", "3", "4"], "\(outcome.output)")
        #expect(outcome.output.contains("`service:cantine` comes first"))
        #expect(outcome.output.contains("no sheet is called `sheet:nowhere`"))
        #expect(outcome.output.contains("`expected` is missing"))
    }

    @Test func `a sheet that comes second is a warning, and can be published`() async throws {
        let question = "cantine et marché le samedi"
        let sheets = Place.catalogue.knowledge(
            on: try #require(try DefinitionPath.day("2026-11-27")))
        let index = SearchIndex(sheets.map { AnalysedSheet($0) }, vectors: .none)
        let second = try #require(index.search(question, in: .fr, limit: 3).hits.dropFirst().first).sheet.id
        let outcome = try await check([#"{"question": "\#(question)", "expected": "\#(second)"}"#])
        #expect(outcome.status == 0, "\(outcome.output)")
        #expect(outcome.output.contains(#/questions\.jsonl:1:1: warning: /#), "\(outcome.output)")
        #expect(outcome.output.contains("comes at place 2"))
    }

    @Test func `questions are not replayed over definitions that are wrong`() async throws {
        try await Place.withFolder { folder in
            let services = try Place.copyServices(into: folder)
            try Place.replace("summary:", by: "sumary:", in: "\(services)/cantine/service.yaml")
            let outcome = try await Program.run("check", services)
            #expect(outcome.status == 1)
            #expect(!outcome.output.contains("questions.jsonl"))
        }
    }

    @Test func `what agents have marked is printed as the file`() async throws {
        try await Place.withFolder { folder in
            let data = "\(folder)/data"
            let published = try await Program.run("publish", "\(Place.services)/acte-naissance", "--data", data)
            #expect(published.status == 0, "\(published.errors)")
            let record = QuestionRecord(question: "où voter ?", language: .fr, expected: "sheet:elections")
            let installation = try Installation.open(data: data)
            let now = Installation.now()
            var random = SystemRandomNumberGenerator()
            let id = Identifier(at: now, using: &random)
            let store = installation.store
            _ = try await store.database.write { transaction in
                try store.assistantCases.add(
                    AssistantCase(id: id, language: .fr, createdAt: now, agent: id, content: record.encoded),
                    organisation: "mairie", in: transaction)
            }
            await store.database.close()
            let printed = try await Program.run("assistant", "questions", "--data", data)
            #expect(printed.status == 0, "\(printed.errors)")
            #expect(QuestionRecord.read(Array(printed.output.utf8)).records.map(\.record) == [record])
            let other = try await Program.run("assistant", "questions", "--data", data, "--organisation", "nowhere")
            #expect(other.status == 1 && other.output.isEmpty)
        }
    }
}
