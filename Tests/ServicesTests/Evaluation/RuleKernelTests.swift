import FEEL
import Testing

@testable import Services

/// Compiled rules give what the form gives, for any household: answers that are missing, hidden or refused included.
@Suite struct RuleKernelTests {
    private static let day = CivilDate(daysSinceEpoch: 20_784)

    /// An answer to a question, or none, or one that it refuses.
    private func answer(to question: Question, _ random: inout SeededGenerator) -> Value? {
        if random.number(0...9) == 0 { return nil }
        switch question.type.valueType {
        case .boolean: return .boolean(random.number(0...1) == 1)
        case .enumeration(let options): return .string(options[random.number(0...(options.count - 1))])
        case .number where question.type is YearQuestion: return .integer(2016 + random.number(0...11))
        case .number:
            switch random.number(0...5) {
            case 0: return .integer(random.number(0...3))
            case 1: return .integer(2018 + random.number(0...9))
            case 2: return Number("\(random.number(0...30)).\(random.number(0...99))").map { .number($0) }
            default: return .integer(random.number(0...40_000))
            }
        case .date: return .date(CivilDate(daysSinceEpoch: random.number(0...21_000)))
        default: return nil
        }
    }

    @Test(arguments: ["cheque-energie", "bourse-college"], [61, 62] as [UInt64])
    func `compiled rules give what the form gives`(service: String, seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let definition = try ShippedService(service).definition
        let kernel = try #require(RuleKernel(definition, on: Self.day))
        #expect(kernel.rules.map(\.id) == definition.rules.map(\.id))
        var worker = kernel.worker()
        var found: Set<Value> = []
        for _ in 0..<1_500 {
            worker.clear()
            var answers: Answers = [:]
            for (index, input) in kernel.inputs.enumerated() {
                guard let value = answer(to: input, &random) else { continue }
                answers[input.id] = Answer(value)
                let isKnown = worker.set(index, value)
                #expect(isKnown)
            }
            let computed = definition.evaluate(answers, on: Self.day).computed
            let isDone = worker.run()
            #expect(isDone)
            for (index, rule) in kernel.rules.enumerated() {
                let expected = computed[rule.id] ?? .null
                #expect(worker.value(index) == expected, "seed \(seed): \(rule.id) of \(answers.mapValues(\.value))")
                found.insert(expected)
            }
        }
        #expect(found.count > 50, "seed \(seed)")
    }

    @Test func `a reform takes the place of what is in force`() throws {
        let definition = try ShippedService("cheque-energie").definition
        let changes: [String: Number] = ["plafond": 20_000]
        let kernel = try #require(RuleKernel(definition, goals: ["niveau"], on: Self.day, with: changes))
        var worker = kernel.worker()
        let answers: [String: Value] = [
            "annee": .integer(2026), "logement": .string("ordinaire"), "contrat_electricite": .boolean(true),
            "adultes": .integer(1), "enfants": .integer(0), "enfants_alternes": .integer(0), "revenu": .integer(15_000),
        ]
        for (index, input) in kernel.inputs.enumerated() {
            let isKnown = worker.set(index, try #require(answers[input.id]))
            #expect(isKnown)
        }
        let isDone = worker.run()
        #expect(isDone && worker.value(0) == .integer(4))
        let plain = try #require(RuleKernel(definition, goals: ["niveau"], on: Self.day))
        #expect(plain.inputs.map(\.id) == kernel.inputs.map(\.id))
    }

    @Test func `rules over lists and durations are for the evaluator`() throws {
        #expect(RuleKernel(try ShippedService("cantine").definition, on: Self.day) == nil)
        // The price of a meal needs no list.
        let price = RuleKernel(try ShippedService("cantine").definition, goals: ["tarif"], on: Self.day)
        #expect(price?.inputs.map(\.id) == ["souhaite_reduction", "revenu_fiscal", "parts"])
        #expect(RuleKernel(try ShippedService("acte-naissance").definition, on: Self.day) == nil)
    }

    @Test func `answers are read as they stand in a file`() throws {
        let definition = try ShippedService("cheque-energie").definition
        let kernel = try #require(RuleKernel(definition, on: Self.day))
        var worker = kernel.worker()
        func set(_ name: String, _ text: String) throws -> Bool {
            let index = try #require(kernel.inputs.firstIndex { $0.id == name })
            return Array(text.utf8).withUnsafeBufferPointer { worker.set(index, bytes: $0) }
        }
        for (name, text) in [
            ("annee", "2026"), ("logement", "ordinaire"), ("contrat_electricite", "true"), ("adultes", "2"),
            ("enfants", "1"), ("enfants_alternes", "0"), ("revenu", "12000"),
        ] { #expect(try set(name, text)) }
        let isDone = worker.run()
        #expect(isDone)
        let amount = try #require(kernel.rules.firstIndex { $0.id == "montant" })
        #expect(worker.value(amount) == .integer(176))
        for (name, text) in [("logement", "palais"), ("contrat_electricite", "oui"), ("revenu", "douze")] {
            #expect(try !set(name, text), "\(name): \(text)")
        }
    }
}
