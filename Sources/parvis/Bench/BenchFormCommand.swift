import ArgumentParser
import Cases
import FEEL
import Foundation
import Services

/// `parvis bench-form`: how long a large form takes to evaluate and to change. Not for installations in use.
struct BenchFormCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench-form", abstract: "Measure a generated form.", shouldDisplay: false)

    @ArgumentParser.Option(help: "How many questions.") var questions = 2_000
    @ArgumentParser.Option(help: "How many of them on a page.") var perPage = 20
    @ArgumentParser.Option(help: "How many times each thing is done.") var rounds = 200
    @ArgumentParser.Option(help: "A folder in which to write the service, to serve it.") var write: String?

    func validate() throws {
        guard (10...20_000).contains(questions), (2...2_000).contains(perPage), (1...100_000).contains(rounds) else {
            throw ValidationError("These numbers make no form that can be measured.")
        }
    }

    func run() throws {
        let form = LargeForm(questions: questions, questionsPerPage: perPage)
        if let write {
            for file in try form.archive().files {
                let url = URL(filePath: write).appending(path: file.path)
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(file.bytes).write(to: url)
            }
        }
        let clock = ContinuousClock()
        var definition: ServiceDefinition?
        let compiled = try clock.measure { definition = try form.definition() }
        guard let definition, let page = definition.pages.last else { return }
        let today = CivilDate(daysSinceEpoch: 20_000)
        var draft = Draft(language: .fr, accessCode: "")
        for (path, answer) in definition.answers(from: form.values()) { draft.entries[path] = .answer(answer) }
        print("\(questions) questions, \(definition.pages.count) pages, \(definition.rules.count) rules")
        Self.tell("compiled", [compiled])
        let answers = draft.answers
        Self.tell("evaluated", (0..<rounds).map { _ in clock.measure { _ = definition.evaluate(answers, on: today) } })
        // A change as the server makes it: read, answered, evaluated, written.
        var stored = DraftCodec.encode(draft)
        let texts = page.questions.filter { $0.id.hasPrefix("q") }.map(\.id)
        let changes = try (0..<rounds).map { round in
            try clock.measure {
                var draft = try DraftCodec.decode(stored)
                let path = texts[round % texts.count]
                _ = draft.keep([path: RawAnswer("\(round % 90)")], on: page, of: definition, today: today)
                stored = DraftCodec.encode(draft)
            }
        }
        Self.tell("changed", changes)
    }

    private static func tell(_ what: String, _ durations: [Duration]) {
        let sorted = durations.sorted()
        let (median, worst) = (sorted[sorted.count / 2], sorted[min(sorted.count - 1, sorted.count * 99 / 100)])
        print("\(what): median \(milliseconds(median)) ms, 99 % \(milliseconds(worst)) ms")
    }

    private static func milliseconds(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        return String(format: "%.2f", Double(seconds) * 1_000 + Double(attoseconds) / 1e15)
    }
}
