import ArgumentParser
import Assistant
import Foundation
import Services

/// `parvis assistant`.
struct AssistantCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assistant",
        abstract: "Measure how the assistant finds sheets, and print the questions marked on its test bench.",
        subcommands: [AssistantEvalCommand.self, AssistantBenchCommand.self, AssistantQuestionsCommand.self])
}

/// Which sheets and questions are measured.
struct AssistantFilesOptions: ParsableArguments {
    @ArgumentParser.Option(help: "Sheets, as JSON Lines; several files may be given.") var sheets: [String]
    @ArgumentParser.Option(help: "Questions with the sheet expected, as JSON Lines.") var questions: [String]
    @ArgumentParser.Option(help: "The folder of models that make models fills.") var models = "data/models"
    @ArgumentParser.Flag(help: "Measure words alone, without the model.") var wordsOnly = false

    /// The model; nil with `--words-only`, and, said on standard error, when it is absent.
    func engine() throws -> EmbeddingEngine? {
        guard !wordsOnly else { return nil }
        do {
            return try EmbeddingEngine(folder: URL(filePath: models))
        } catch EmbeddingEngine.Failure.absent(let path) {
            Console.warn("\(path) is absent: words alone are measured. make models turns meanings on.")
            return nil
        }
    }
}

/// `parvis assistant eval`.
struct AssistantEvalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval",
        abstract: "Say how often the right sheet is found, by each signal and by all together.",
        discussion:
            """
            A line of sheets is {"id", "title", "text"}, with "theme", "subtheme", "keywords" and "sections" where there \
            are some; a line of questions is {"question", "expected"}, or {"question", "id"} in a file that has both. R@1 \
            and R@5 are shares of the questions whose sheet is among the sheets; MRR@10 is the mean of one over its rank.
            """)

    @OptionGroup var files: AssistantFilesOptions
    @ArgumentParser.Option(help: "The language of sheets and questions: fr or en.") var language = "fr"
    @ArgumentParser.Option(help: "A folder in which vectors are kept for the next time.") var cache: String?
    @ArgumentParser.Flag(help: "Choose the weights on other questions than those they are judged by.")
    var crossValidate = false
    @ArgumentParser.Flag(help: "Learn how probable it is that the first sheet answers.") var calibrate = false
    @ArgumentParser.Option(
        help: "With --calibrate: questions about something else; one is taken for every three of the others.")
    var outside: String?

    func run() async throws {
        guard let language = Language(rawValue: language) else {
            throw ValidationError("--language is fr or en.")
        }
        let engine = try files.engine()
        let set = try EvaluationFiles(sheets: files.sheets, questions: files.questions, language: language).set()
        let knowledge = try await EvaluationFiles.index(set.sheets, engine: engine, cache: cache) { Console.warn($0) }
        let evaluation = try await SearchEvaluation(
            set.cases, in: knowledge.current, language: language, embedder: engine)
        let report = EvaluationReport(evaluation: evaluation, hasMeaning: engine != nil)
        Console.say("\(set.sheets.count) sheets, \(set.cases.count) questions")
        Console.say(report.figures())
        if crossValidate { Console.say(report.crossValidation()) }
        Console.say(report.confidence())
        guard calibrate else { return }
        var foreign: SearchEvaluation?
        if let outside {
            var other = EvaluationSet()
            try EvaluationFiles.reading(outside) { try other.addQuestions($0) }
            foreign = try await SearchEvaluation(
                other.spread(set.cases.count / 3), in: knowledge.current, language: language, embedder: engine)
        }
        var titles: SearchEvaluation?
        if let engine {
            let cases = set.titlesAsQuestions()
            if !cases.isEmpty {
                titles = try await SearchEvaluation(cases, in: knowledge.current, language: language, embedder: engine)
            }
        }
        Console.say(report.calibration(titles: titles, outside: foreign))
    }
}

/// `parvis assistant bench`.
struct AssistantBenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measure how fast the assistant finds, and what it holds in memory.",
        discussion:
            """
            Sheets and questions are read as by eval; sheets are repeated under other identifiers up to --count. Of the \
            vectors, --vectors are computed and the others drawn at random: how long a search takes does not depend on the \
            numbers.
            """)

    @OptionGroup var files: AssistantFilesOptions
    @ArgumentParser.Option(help: "How many sheets.") var count = 5_000
    @ArgumentParser.Option(help: "How many ask at once.") var clients = 16
    @ArgumentParser.Option(help: "Seconds of each measure of words.") var seconds = 5.0
    @ArgumentParser.Option(help: "How many texts to compute the vectors of.") var vectors = 50

    func run() async throws {
        let engine = try files.engine()
        let set = try EvaluationFiles(sheets: files.sheets, questions: files.questions, language: .fr).set()
        guard !set.cases.isEmpty, count > 0, clients > 0 else {
            throw ValidationError("There must be questions, sheets and clients.")
        }
        let bench = AssistantBench(set: set, count: count, clients: clients) { Console.say($0) }
        await bench.lexical(seconds: seconds)
        if let engine { try await bench.fused(engine: engine, real: vectors) }
        if let memory = AssistantBench.memory() {
            Console.say("memory: \(memory.now) MB at the end, \(memory.most) MB at most")
        }
    }
}
