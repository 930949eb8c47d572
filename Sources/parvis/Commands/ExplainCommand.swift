import ArgumentParser
import FEEL
import Foundation
import Services

/// `parvis explain SERVICE`: what the rules make of some answers, and why, as JSON; with `--change`, what another answer
/// would change.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Say what the rules make of some answers, and why, as JSON.")

    @Argument(help: "A service's folder.") var service: String
    @ArgumentParser.Option(help: "Answers by question: JSON, or a file that holds it.") var answers = "{}"
    @ArgumentParser.Option(help: "Other answers, as JSON: only what they change is told.") var change: String?
    @ArgumentParser.Option(help: "The language: fr or en.") var language = "fr"
    @ArgumentParser.Option(help: "The day, as 2026-11-27; otherwise today.") var on: String?

    func run() async throws {
        let definition = try RuleSet.definition(service)
        let today = try RuleSet.day(on)
        let language = definition.language(preferring: Language(rawValue: self.language) ?? .fr)
        let given = try AnswerDocument.read(answers, of: definition, option: "--answers")
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let data: Data
        if let change {
            let others = try AnswerDocument.read(change, of: definition, option: "--change")
            let told = definition.whatIf(given, changed: others, on: today, in: language)
            data = try encoder.encode(told)
        } else {
            let computed = definition.evaluate(given, on: today).computed
            let explanations = definition.explanations(answers: given, computed: computed, on: today, in: language)
            data = try encoder.encode(explanations.map { ExplanationDocument($0, in: language) })
        }
        FileHandle.standardOutput.write(data + Data("\n".utf8))
    }
}

/// Answers as JSON, as tests of definitions give them.
enum AnswerDocument {
    static func read(_ text: String, of definition: ServiceDefinition, option: String) throws -> Answers {
        let json =
            text.drop(while: \.isWhitespace).hasPrefix("{")
            ? text : String(decoding: try ValidFile.bytes(text), as: UTF8.self)
        // JSON is FEEL: a context of literals.
        let given = FEEL.Expression.compile(json, scope: Scope(), mode: .standard).expression?
            .evaluate(in: FEELCommand.clock()).value
        guard case .context(let entries)? = given else { throw ValidationError("\(option) is no JSON object.") }
        var values: [String: Value] = [:]
        for entry in entries.entries {
            let isDate = definition.question(entry.name)?.type.valueType == .date
            if isDate, case .string(let text) = entry.value, let day = CivilDate(iso8601: text) {
                values[entry.name] = .date(day)
            } else {
                values[entry.name] = entry.value
            }
        }
        return definition.answers(from: values)
    }
}
