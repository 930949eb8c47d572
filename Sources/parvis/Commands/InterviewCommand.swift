import ArgumentParser
import FEEL
import Foundation
import Services

/// `parvis interview SERVICE`: asks only the questions that matter, in a terminal.
struct InterviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "interview", abstract: "Ask only the questions that matter, then say what the rules give and why.",
        discussion: "Answers are read from the standard input, one a line; nothing is kept.")

    @Argument(help: "A service's folder.") var service: String
    @ArgumentParser.Option(help: "The language: fr or en.") var language = "fr"
    @ArgumentParser.Option(help: "Rules to find, separated by commas; otherwise whether one may ask, and how much.")
    var goals: String?
    @ArgumentParser.Option(help: "The day, as 2026-11-27; otherwise today.") var on: String?

    func run() async throws {
        let definition = try RuleSet.definition(service)
        let today = try RuleSet.day(on)
        let language = definition.language(preferring: Language(rawValue: self.language) ?? .fr)
        let names = goals.map { $0.split(separator: ",").map(String.init) } ?? Interview.goals(of: definition)
        guard let interview = Interview(definition, goals: names, on: today) else {
            Console.warn("The service has no such rules, or no `eligibility`: name them with --goals.")
            throw ExitCode(2)
        }
        var answers: Answers = [:]
        while true {
            switch interview.next(answers) {
            case .done(let outcomes):
                report(outcomes, definition, answers, on: today, language)
                return
            case .ask(let question):
                guard let answer = try ask(question, on: today, language) else { throw ExitCode(1) }
                answers[question.id] = Answer(answer)
            }
        }
    }

    /// Asks until the answer suits; nil at the end of the input.
    private func ask(_ question: Question, on today: CivilDate, _ language: Language) throws -> Value? {
        while true {
            print(question.ask[language])
            if let why = question.usedFor { print("  (\(why[language]))") }
            let options: [Services.Option] =
                switch question.type.control {
                case .oneOf(let options): options
                case .yesNo:
                    [(true, "yes"), (false, "no")].map { value, id in
                        Services.Option(
                            id: id,
                            label: LocalizedText(
                                fr: question.type.print(.boolean(value), in: .fr),
                                en: question.type.print(.boolean(value), in: .en)))
                    }
                default: []
                }
            for (index, option) in options.enumerated() { print("  \(index + 1). \(option.label[language])") }
            guard let line = readLine() else { return nil }
            let text =
                Int(line).flatMap { options.indices.contains($0 - 1) ? options[$0 - 1].label[language] : nil } ?? line
            switch question.type.parse(RawAnswer(text), in: language) {
            case .value(let value):
                guard let problem = question.type.problem(with: value, on: today) else { return value }
                print("  ! \(problem.message[language])")
            case .problem(let reason): print("  ! \(reason.message[language])")
            case .absent: continue
            }
        }
    }

    private func report(
        _ outcomes: [(rule: Rule, outcome: RuleOutcome)], _ definition: ServiceDefinition, _ answers: Answers,
        on today: CivilDate, _ language: Language
    ) {
        let computed = definition.evaluate(answers, on: today).computed
        let explanations = definition.explanations(answers: answers, computed: computed, on: today, in: language)
        for (rule, outcome) in outcomes {
            switch outcome {
            case .value(let value): print("\(rule.label[language]): \(rule.print(value, in: language))")
            case .notApplicable: print("\(rule.label[language]): –")
            case .unknown(let paths): print("\(rule.label[language]): ? (\(paths.joined(separator: ", ")))")
            case .error(let reasons): print("\(rule.label[language]): ! \(reasons.first?.message ?? "")")
            }
            guard let explanation = explanations.first(where: { $0.rule.id == rule.id }) else { continue }
            print("  \(explanation.formula)")
            if let reference = explanation.reference { print("  \(reference)") }
        }
    }
}

/// What commands about rules have in common.
enum RuleSet {
    /// The definition of a service's folder; what is wrong with it is said.
    static func definition(_ path: String) throws -> ServiceDefinition {
        let catalogue = try DefinitionPath.load(path)
        let definitions = catalogue.definitions
        guard definitions.count == 1, let definition = definitions.first else {
            for diagnostic in catalogue.diagnostics where diagnostic.severity == .error {
                Console.warn(DiagnosticRenderer().render(diagnostic))
            }
            Console.warn("\(path) is not the folder of one service that can be used.")
            throw ExitCode(2)
        }
        return definition
    }

    /// A day as written, or today in the machine's own zone.
    static func day(_ text: String?) throws -> CivilDate {
        guard let text else { return FEELCommand.clock().today }
        guard let day = CivilDate(iso8601: text) else { throw ValidationError("\(text) is no day: write 2026-11-27.") }
        return day
    }
}
