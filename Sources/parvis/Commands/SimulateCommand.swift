import ArgumentParser
import FEEL
import Foundation
import Services

/// `parvis simulate SERVICE --input people.csv --output results.csv`: a service's rules over a population, and what a reform
/// would change.
struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Run a service's rules over a population, and compare a reform.",
        discussion: """
            The input is CSV (RFC 4180): a line of questions' names, then a line for each household, numbers with a point, \
            dates as 2026-09-01, true or false. The output has the same columns, then one for each rule; with --set, one \
            more for each under the reform. It is read and written as a stream, on every core.
            """)

    @Argument(help: "A service's folder.") var service: String
    @ArgumentParser.Option(help: "The population, as CSV.") var input: String
    @ArgumentParser.Option(help: "Where to write the results, as CSV; otherwise only the sums are told.")
    var output: String?
    @ArgumentParser.Option(name: .customLong("set"), help: "A parameter and its value under the reform: plafond=6.50.")
    var reform: [String] = []
    @ArgumentParser.Option(help: "The rule whose cost is told; otherwise `amount`.") var goal: String?
    @ArgumentParser.Option(help: "The day, as 2026-11-27; otherwise today.") var on: String?
    @Flag(help: "Say nothing of the progress.") var quiet = false

    func run() async throws {
        let definition = try RuleSet.definition(service)
        let day = try RuleSet.day(on)
        let goal = goal ?? definition.amount
        if let goal, definition.rule(goal) == nil {
            Console.warn("There is no rule `\(goal)`.")
            throw ExitCode(2)
        }
        let changes = try overrides(of: definition)
        guard let source = FileHandle(forReadingAtPath: input) else {
            Console.warn("\(input) can't be read.")
            throw ExitCode(2)
        }
        var results: FileHandle?
        if let output {
            let isMade = FileManager.default.createFile(atPath: output, contents: nil)
            results = isMade ? FileHandle(forWritingAtPath: output) : nil
            guard results != nil else {
                Console.warn("\(output) can't be written.")
                throw ExitCode(2)
            }
        }
        let population = PopulationSimulation(
            definition: definition, day: day, goal: goal, changes: changes, tell: quiet ? Self.keepSilent : Self.tell)
        do {
            let start = ContinuousClock.now
            let summary = try await population.run(source, to: results)
            let time = ContinuousClock.now - start
            if !quiet { Console.warn("") }
            print(summary.table(of: goal.flatMap(definition.rule), hasReform: !changes.isEmpty))
            print("In \(time.formatted(.units(allowed: [.seconds, .milliseconds], width: .narrow)))")
        } catch let failure as PopulationSimulation.Failure {
            Console.warn("\(input):\(failure.line): \(failure.message)")
            throw ExitCode(1)
        }
    }

    private func overrides(of definition: ServiceDefinition) throws -> [String: Number] {
        var changes: [String: Number] = [:]
        for text in reform {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let value = Number(parts[1]) else {
                throw ValidationError("\(text): write a parameter and its value, plafond=6.50.")
            }
            guard definition.parameters.contains(where: { $0.id == parts[0] }) else {
                throw ValidationError("There is no parameter `\(parts[0])`.")
            }
            changes[parts[0]] = value
        }
        return changes
    }

    @Sendable private static func keepSilent(_ count: Int) {}

    @Sendable private static func tell(_ count: Int) {
        FileHandle.standardError.write(Data("\r\(count) households".utf8))
    }
}
