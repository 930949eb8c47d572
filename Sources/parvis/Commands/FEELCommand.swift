import ArgumentParser
import DMN
import FEEL
import Foundation

/// The expression language on its own: trying an expression, and running the compatibility kit of the standard.
struct FEELCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feel", abstract: "Try an expression, or run the compatibility kit of DMN.",
        subcommands: [FEELEvalCommand.self, FEELKitCommand.self])

    /// The clock, as expressions see it.
    static func clock() -> EvaluationContext {
        let moment = Date().timeIntervalSince1970
        let day = CivilDate(daysSinceEpoch: Int((moment / 86_400).rounded(.down)))
        let second = Int(moment) - day.daysSinceEpoch * 86_400
        let time = CivilTime(
            hour: second / 3_600, minute: second / 60 % 60, second: second % 60, zone: .offset(seconds: 0))
        return EvaluationContext(
            values: [:], today: day, now: CivilDateTime(date: day, time: time ?? .midnight))
    }
}

/// Evaluates one expression.
struct FEELEvalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval", abstract: "Evaluate an expression and print its value as JSON.")

    @Argument(help: "The expression.")
    var expression: String

    @Option(help: "Values by name: a JSON object, or a file that holds one.")
    var context = "{}"

    func run() async throws {
        let text =
            context.drop(while: \.isWhitespace).hasPrefix("{")
            ? context : String(decoding: try ValidFile.bytes(context), as: UTF8.self)
        let given: JSONValue
        do {
            given = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
        } catch {
            throw ValidationError("--context is no JSON object.")
        }
        guard case .context(let entries) = given.value else { throw ValidationError("--context is no JSON object.") }
        let values = Dictionary(entries.entries.map { ($0.name, $0.value) }, uniquingKeysWith: { _, last in last })
        let scope = Scope(entries.entries.map { ($0.name, ValueType(of: $0.value)) })
        let compiled = Expression.compile(expression, scope: scope, mode: .standard)
        var clock = EvaluationContext(values: values, today: FEELCommand.clock().today, now: FEELCommand.clock().now)
        clock.maximumSteps = FEELCommand.clock().maximumSteps
        guard let program = compiled.expression else {
            for diagnostic in compiled.diagnostics { report(diagnostic) }
            throw ExitCode.failure
        }
        let evaluation = program.evaluate(in: clock)
        if evaluation.value.isNull { for diagnostic in evaluation.diagnostics { report(diagnostic) } }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(JSONValue(value: evaluation.value)), as: UTF8.self))
    }

    /// `1:5: error: …`, with the line and a caret under the place.
    private func report(_ diagnostic: ExpressionDiagnostic) {
        let bytes = Array(expression.utf8)
        let start = min(diagnostic.range.lowerBound, bytes.count)
        let before = bytes[..<start]
        let line = before.count { $0 == 10 } + 1
        let lineStart = before.lastIndex(of: 10).map { $0 + 1 } ?? 0
        let lineEnd = bytes[start...].firstIndex(of: 10) ?? bytes.count
        let column = String(decoding: bytes[lineStart..<start], as: UTF8.self).count + 1
        let text = String(decoding: bytes[lineStart..<lineEnd], as: UTF8.self)
        let message =
            "\(line):\(column): \(diagnostic.severity.rawValue): \(diagnostic.message) [\(diagnostic.code)]\n"
            + "\(text)\n\(String(repeating: " ", count: column - 1))^\n"
        FileHandle.standardError.write(Data(message.utf8))
    }
}

/// Runs a folder of the Technology Compatibility Kit.
struct FEELKitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tck", abstract: "Run a folder of the DMN Technology Compatibility Kit.")

    @Argument(help: "The folder; those below it are run too.")
    var folder: String

    @Option(help: "A file to write every outcome to.")
    var json: String?

    @Flag(help: "Print what failed.")
    var verbose = false

    func run() async throws {
        let kit = try CompatibilityKit(folder: folder)
        let outcomes = kit.run(context: FEELCommand.clock())
        if verbose {
            for outcome in outcomes where !outcome.isPassed {
                print("\(outcome.place): expected \(outcome.expected), found \(outcome.found) \(outcome.reason)")
            }
        }
        if let json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            try encoder.encode(outcomes).write(to: URL(filePath: json))
        }
        func sum(_ title: String, _ isCounted: (CompatibilityKit.Line) -> Bool) {
            let counted = outcomes.filter(isCounted)
            let passed = counted.count(where: \.isPassed)
            print("\(title)\(passed) passed, \(counted.count - passed) failed")
        }
        sum("cases that do not expect an error: ") { !$0.isError }
        sum("pure literal expressions: ", \.isLiteral)
        sum("decision tables: ", \.isTable)
        sum("") { _ in true }
    }
}
