import ArgumentParser
import Assistant
import Foundation
import Services
import Storage
import Web

/// `parvis assistant questions`: the questions whose right answers agents have marked on the test bench.
struct AssistantQuestionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "questions",
        abstract: "Print the questions whose right answers agents have marked, as questions.jsonl.",
        discussion: """
            Put the lines in `questions.jsonl`, beside `organisation.yaml`: `parvis check` then replays them over the \
            definitions, and says when an answer that was right is right no more.
            """)

    @ArgumentParser.Option(help: "The organisation; the only one without it.") var organisation: String?
    @ArgumentParser.Option(help: "The data folder.") var data = "data"

    func run() async throws {
        let store = try Installation.open(data: data).store
        let organisation = organisation
        let cases: [AssistantCase]? = try await store.database.read { connection in
            let published = Set(try store.definitions.current(in: connection).map(\.organisation)).sorted()
            guard let wanted = organisation ?? (published.count == 1 ? published[0] : nil), published.contains(wanted)
            else { return nil }
            return try store.assistantCases.list(of: wanted, in: connection)
        }
        await store.database.close()
        guard let cases else {
            throw CommandFailure("Say with --organisation of which organisation that is published here.")
        }
        FileHandle.standardOutput.write(Data(QuestionRecord.file(cases.compactMap(\.record))))
    }
}
