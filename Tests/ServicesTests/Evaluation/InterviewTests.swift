import FEEL
import Testing

@testable import Services

/// Interviews about small rules, against every order in which their questions could be asked.
@Suite struct InterviewTests {
    /// A rule over four questions, as data: so that the optimum is found without the product's own code.
    private indirect enum Formula {
        case question(Int)
        case not(Formula)
        case and(Formula, Formula)
        case or(Formula, Formula)
        case choose(Formula, Formula, Formula)

        func holds(_ answers: [Bool]) -> Bool {
            switch self {
            case .question(let index): answers[index]
            case .not(let one): !one.holds(answers)
            case .and(let one, let other): one.holds(answers) && other.holds(answers)
            case .or(let one, let other): one.holds(answers) || other.holds(answers)
            case .choose(let condition, let one, let other):
                condition.holds(answers) ? one.holds(answers) : other.holds(answers)
            }
        }

        var text: String {
            switch self {
            case .question(let index): "q\(index)"
            case .not(let one): "not(\(one.text))"
            case .and(let one, let other): "(\(one.text) and \(other.text))"
            case .or(let one, let other): "(\(one.text) or \(other.text))"
            case .choose(let condition, let one, let other):
                "(if \(condition.text) then \(one.text) else \(other.text))"
            }
        }

        static func random(_ random: inout SeededGenerator, depth: Int) -> Formula {
            switch depth == 0 ? 0 : random.number(0...4) {
            case 1: .not(.random(&random, depth: depth - 1))
            case 2: .and(.random(&random, depth: depth - 1), .random(&random, depth: depth - 1))
            case 3: .or(.random(&random, depth: depth - 1), .random(&random, depth: depth - 1))
            case 4:
                .choose(
                    .random(&random, depth: depth - 1), .random(&random, depth: depth - 1),
                    .random(&random, depth: depth - 1))
            default: .question(random.number(0...(InterviewTests.count - 1)))
            }
        }
    }

    private static let count = 4

    private static func definition(_ formulas: [Formula]) throws -> ServiceDefinition {
        let text = try SampleDefinition.text("valid/service.yaml")
            .replacing(
                "  - id: personne\n",
                with: "  - id: interrogation\n    title: Questions\n    questions:\n"
                    + (0..<count).map { "      - {id: q\($0), type: yes_no, ask: Q\($0), used_for: Essai}\n" }.joined()
                    + "  - id: personne\n"
            )
            .replacing(
                "rules:\n",
                with: "rules:\n"
                    + formulas.enumerated().map {
                        "  regle\($0): {label: Règle, type: yes_no, is: \"\($1.text)\"}\n"
                    }.joined()
            )
            .replacing(
                "columns: [espece, gros_chien, nom]",
                with: "columns: [espece, gros_chien, nom, "
                    + formulas.indices.map { "regle\($0)" }.joined(separator: ", ") + "]")
        let archive = try DefinitionArchive(files: ["service.yaml": Array(text.utf8)])
        let compilation = ServiceCompiler.compile(archive, organisation: try SampleDefinition.compiledOrganisation())
        let said = compilation.diagnostics.map { DiagnosticRenderer().render($0) }.joined()
        return try #require(compilation.definition, "\(said)")
    }

    /// The completions of what is known, as whole lists of answers.
    private static func completions(_ known: [Int: Bool]) -> [[Bool]] {
        (0..<(1 << count)).map { pattern in (0..<count).map { pattern >> $0 & 1 == 1 } }
            .filter { answers in known.allSatisfy { answers[$0.key] == $0.value } }
    }

    /// The least expected number of questions, each answer being as likely as the other.
    private static func optimum(_ formula: Formula, _ known: [Int: Bool], _ memory: inout [[Int: Bool]: Double])
        -> Double
    {
        if let cost = memory[known] { return cost }
        let results = Set(completions(known).map(formula.holds))
        var cost = 0.0
        if results.count > 1 {
            cost = .infinity
            for question in 0..<count where known[question] == nil {
                let yes = optimum(formula, known.merging([question: true]) { $1 }, &memory)
                let no = optimum(formula, known.merging([question: false]) { $1 }, &memory)
                cost = min(cost, 1 + (yes + no) / 2)
            }
        }
        memory[known] = cost
        return cost
    }

    @Test(arguments: [21, 22] as [UInt64])
    func `no question is asked whose answer can't change the result, and no fewer could be expected`(seed: UInt64)
        throws
    {
        var random = SeededGenerator(seed: seed)
        let formulas = (0..<24).map { _ in Formula.random(&random, depth: 4) }
        let definition = try Self.definition(formulas)
        let day = CivilDate(daysSinceEpoch: 20_000)
        var asked = 0
        for (index, formula) in formulas.enumerated() {
            let interview = try #require(Interview(definition, goals: ["regle\(index)"], on: day))
            var total = 0
            for whole in Self.completions([:]) {
                var known: [Int: Bool] = [:]
                var answers: Answers = [:]
                interview: while true {
                    switch interview.next(answers) {
                    case .ask(let question):
                        let number = try #require(Int(question.id.dropFirst()))
                        #expect(known[number] == nil, "asked twice")
                        let matters = Self.completions(known).contains { answers in
                            var other = answers
                            other[number].toggle()
                            return formula.holds(answers) != formula.holds(other)
                        }
                        #expect(matters, "seed \(seed): \(formula.text) asks q\(number) after \(known)")
                        known[number] = whole[number]
                        answers[question.id] = Answer(.boolean(whole[number]))
                        total += 1
                    case .done(let outcomes):
                        #expect(
                            outcomes.first?.outcome == .value(.boolean(formula.holds(whole))),
                            "seed \(seed): \(formula.text) after \(known)")
                        break interview
                    }
                }
            }
            asked += total
            var memory: [[Int: Bool]: Double] = [:]
            let best = Self.optimum(formula, [:], &memory)
            let expected = Double(total) / Double(1 << Self.count)
            #expect(expected <= best * 1.05 + 1e-9, "seed \(seed): \(formula.text): \(expected) for \(best)")
        }
        #expect(asked > 200, "seed \(seed): these rules ask something")
    }

    @Test func `what only the elements of a list would tell is not asked, and stays unknown`() throws {
        let definition = try ShippedService("cantine").definition
        let day = try ShippedService.day("2026-10-01")
        let interview = try #require(Interview(definition, goals: ["prix_par_semaine"], on: day))
        let answers: Answers = [
            "ecole_publique": Answer(.boolean(true)), "souhaite_reduction": Answer(.boolean(false)),
        ]
        guard case .done(let outcomes) = interview.next(answers), case .unknown(let paths) = outcomes[0].outcome else {
            Issue.record("the days of each child can't be asked for here")
            return
        }
        #expect(!paths.isEmpty && paths.allSatisfy { $0.hasPrefix("enfants.") })
    }

    @Test func `who may not ask is not asked how much, and what is certain is told`() throws {
        let definition = try ShippedService("cheque-energie").definition
        let day = try ShippedService.day("2026-06-01")
        let interview = try #require(Interview(definition, goals: Interview.goals(of: definition), on: day))
        let home: Answers = [
            "annee": Answer(.integer(2026)), "logement": Answer("foyer"), "contrat_electricite": Answer(.boolean(true)),
        ]
        guard case .done(let outcomes) = interview.next(home) else {
            Issue.record("a hostel gives no right: nothing else matters")
            return
        }
        #expect(outcomes.map(\.rule.id) == ["droit", "montant"])
        #expect(outcomes[0].outcome == .value(.boolean(false)))
        // The year is the gate of everything: without it no law applies.
        guard case .ask(let first) = interview.next([:]) else {
            Issue.record("nothing is known yet")
            return
        }
        #expect(first.id == "annee")
    }
}
