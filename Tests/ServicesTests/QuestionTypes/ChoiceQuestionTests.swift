import FEEL
import Testing

@testable import Services

struct ChoiceQuestionTests {
    private static let days =
        "options: {lun: {fr: Lundi, en: Monday}, mar: {fr: Mardi, en: Tuesday}, jeu: {fr: Jeudi, en: Thursday}}"

    @Test func `an option is chosen by its identifier or its words`() throws {
        let type = try QuestionSample.valid(ChoiceQuestion.self, Self.days)
        for text in ["mar", " mar ", "Mardi", "MARDI", "Tuesday"] {
            #expect(type.parse(RawAnswer(text), in: .fr) == .value(.string("mar")))
        }
        #expect(type.code(for: "samedi") == "not-an-option")
        #expect(type.problem(with: .string("sam"), on: QuestionSample.today)?.code == "not-an-option")
        #expect(type.problem(with: .string("Mardi"), on: QuestionSample.today)?.code == "not-an-option")
        #expect(type.missing?.message[.fr] == "Choisissez une réponse.")
        #expect(type.print(.string("mar"), in: .en) == "Tuesday")
    }

    @Test func `options keep their order and their help`() throws {
        let type = try QuestionSample.valid(
            ChoiceQuestion.self,
            """
            options:
              copie: {fr: Copie intégrale, en: Full copy, help: {fr: Avec la filiation., en: With parents' names.}}
              extrait: {fr: Extrait, en: Extract}
            """)
        #expect(type.options.map(\.id) == ["copie", "extrait"])
        #expect(type.options[0].help?[.en] == "With parents' names.")
        #expect(type.options[1].help == nil)
    }

    @Test(arguments: [
        ("", "missing-key"), ("options: {}", "missing-value"), ("options: {a: {fr: A, en: A}}", "single-option"),
        ("options: {a: {fr: A}, b: {fr: B, en: B}}", "missing-translation"),
        ("options: {a: {fr: Oui, en: A}, b: {fr: oui, en: B}}", "same-label"),
        ("options: {Été: {fr: A, en: A}, b: {fr: B, en: B}}", "invalid-identifier"),
    ])
    func optionsAreChecked(settings: String, code: String) throws {
        let codes = try QuestionSample.question(ChoiceQuestion.self, settings).diagnostics.sorted.map(\.code.rawValue)
        #expect(codes.contains(code), "\(codes)")
    }

    @Test func `choices come in the order of the definition, each once`() throws {
        let type = try QuestionSample.valid(ChoicesQuestion.self, Self.days)
        let raw = RawAnswer(parts: ["": ["jeu", "", "lun", "jeu"]])
        let value = Value.list([.string("lun"), .string("jeu")])
        #expect(type.parse(raw, in: .fr) == .value(value))
        #expect(type.print(value, in: .fr) == "Lundi, Jeudi")
        #expect(
            type.problem(with: .list([.string("jeu"), .string("lun")]), on: QuestionSample.today)?.code
                == "not-normalised")
        #expect(
            type.problem(with: .list([.string("jeu"), .string("jeu")]), on: QuestionSample.today)?.code
                == "not-normalised")
        #expect(type.problem(with: .list([]), on: QuestionSample.today)?.code == "required")
        #expect(type.problem(with: .list([.string("sam")]), on: QuestionSample.today)?.code == "not-an-option")
        #expect(type.parse(RawAnswer(parts: ["": [""]]), in: .fr) == .absent)
    }

    @Test(arguments: [
        ("min: 2", "lun", "too-few", "Choisissez au moins 2 réponses."),
        ("max: 1", "lun mar", "too-many", "Choisissez 1 réponse."),
        ("max: 2", "lun mar jeu", "too-many", "Choisissez 2 réponses au plus."),
        ("min: 2, max: 2", "lun", "too-few", "Choisissez 2 réponses."),
    ])
    func countsChoices(settings: String, chosen: String, code: String, message: String) throws {
        let type = try QuestionSample.valid(ChoicesQuestion.self, "{\(settings), \(Self.days)}")
        let raw = RawAnswer(parts: ["": chosen.split(separator: " ").map(String.init)])
        let reason = type.problem(with: try #require(type.parse(raw, in: .fr).value), on: QuestionSample.today)
        #expect(reason?.code == code)
        #expect(reason?.message[.fr] == message)
    }

    @Test func `any subset is read back`() throws {
        let type = try QuestionSample.valid(ChoicesQuestion.self, Self.days)
        for seed in UInt64(1)...100 {
            var random = SeededGenerator(seed: seed)
            let chosen = (0..<random.number(1...6)).map { _ in random.pick(type.options).id }
            let value = try #require(type.parse(RawAnswer(parts: ["": chosen]), in: .fr).value)
            #expect(type.problem(with: value, on: QuestionSample.today) == nil, "seed \(seed)")
            #expect(type.parse(type.edit(value, in: .en), in: .en) == .value(value), "seed \(seed)")
        }
    }
}

struct YesNoQuestionTests {
    @Test(arguments: [
        ("yes", true), ("no", false), ("Oui", true), ("NON", false), ("true", true), ("false", false), (" yes ", true),
    ])
    func reads(text: String, expected: Bool) {
        #expect(YesNoQuestion().parse(RawAnswer(text), in: .fr) == .value(.boolean(expected)))
    }

    @Test func `says what to choose`() {
        #expect(YesNoQuestion().reason(for: "peut-être")?.message[.fr] == "Choisissez oui ou non.")
        #expect(YesNoQuestion().missing?.code == "required")
        #expect(YesNoQuestion().print(.boolean(true), in: .fr) == "Oui")
        #expect(YesNoQuestion().print(.boolean(false), in: .en) == "No")
    }
}

struct InformationQuestionTests {
    @Test func `takes no answer`() {
        #expect(InformationQuestion().parse(RawAnswer("x"), in: .fr) == .absent)
        #expect(InformationQuestion().missing == nil)
        #expect(InformationQuestion().problem(with: .null, on: QuestionSample.today) == nil)
        #expect(InformationQuestion().problem(with: .string("x"), on: QuestionSample.today)?.code == "unexpected")
    }
}
