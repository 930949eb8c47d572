import FEEL
import Services
import Testing

@testable import Cases

/// What a register fills in is marked as the register's, until the person says otherwise; then both are known.
@Suite struct RegisterTests {
    private let today = CivilDate(daysSinceEpoch: 20_781)
    private let definition: ServiceDefinition
    private let page: Page
    private let register: Register
    private let record = RegisterRecord(fields: ["income": .number(Number(21_600)), "since": .string("2020-01-31")])

    init() throws {
        var sketch = FormSketch(pages: [
            .init(
                id: "home",
                questions: [
                    .init(id: "file_number", type: "text"), .init(id: "notice", type: "text"),
                    .init(id: "income", type: "number", settings: "source: {register: tax}, range: \"[0..50000]\""),
                    .init(
                        id: "arrived", type: "date",
                        settings: "source: {register: tax, field: since, by: [file_number, notice]}", isRequired: false),
                ])
        ])
        sketch.organisation = [
            "registers:",
            "  tax: {name: Tax office, holder: The State, law: {ref: Some Act}, connection: file, keys: [file_number, notice]}",
        ]
        definition = try sketch.compiled()
        page = definition.pages[0]
        register = try #require(try sketch.compiledOrganisation()?.register("tax"))
    }

    private func given(_ texts: [String: String]) -> [String: RawAnswer] {
        var raw = texts.filter { $0.key != "arrived" }.mapValues { RawAnswer($0) }
        if let date = texts["arrived"] {
            let parts = date.split(separator: "-").map(String.init)
            raw["arrived"] = RawAnswer(parts: ["year": [parts[0]], "month": [parts[1]], "day": [parts[2]]])
        }
        return raw
    }

    private func filled() -> Draft {
        var draft = Draft(language: .en, accessCode: "code")
        _ = draft.record(given(["file_number": "12 34", "notice": "ab"]), on: page, of: definition, today: today)
        let questions = draft.fillable(
            from: register, on: page, evaluation: definition.evaluate(draft.answers, on: today))
        let filled = draft.fill(questions, from: record, of: register, today: today)
        #expect(filled == ["income", "arrived"])
        return draft
    }

    @Test func `nothing can be asked before the keys are known`() throws {
        let draft = Draft(language: .en, accessCode: "code")
        let evaluation = definition.evaluate(draft.answers, on: today)
        #expect(draft.fillable(from: register, on: page, evaluation: evaluation).isEmpty)
        let source = try #require(page.questions[2].register)
        #expect(filled().keys(for: source, of: register) == ["file_number": "1234", "notice": "AB"])
    }

    @Test func `what is filled in is the register's`() {
        let draft = filled()
        #expect(draft.answers["income"] == Answer(.number(Number(21_600)), by: .register("tax")))
        #expect(draft.answers["arrived"]?.provenance == .register("tax"))
        #expect(draft.answersToSend["income"]?.provenance == .register("tax"))
    }

    @Test func `confirming leaves it the register's, correcting sends both, and coming back undoes the correction`()
        throws
    {
        var draft = filled()
        let confirmed = ["file_number": "12 34", "notice": "ab", "income": "21600", "arrived": "2020-1-31"]
        var problems = draft.record(given(confirmed), on: page, of: definition, today: today)
        #expect(problems.isEmpty)
        #expect(draft.answers["income"]?.provenance == .register("tax"))

        var corrected = confirmed
        corrected["income"] = "many"
        problems = draft.record(given(corrected), on: page, of: definition, today: today)
        #expect(problems.map(\.question) == ["income"])
        corrected["income"] = "18000"
        problems = draft.record(given(corrected), on: page, of: definition, today: today)
        #expect(problems.isEmpty)
        #expect(draft.answers["income"]?.provenance == .person)
        let both = Provenance.correction(register: "tax", said: .number(Number(21_600)))
        #expect(draft.answersToSend["income"] == Answer(.number(Number(18_000)), by: both))
        #expect(try DraftCodec.decode(DraftCodec.encode(draft)) == draft)

        let context = CommandContext(actor: .person(nil), channel: .web, at: Instant(milliseconds: 1))
        var random = SeededRandom(seed: 1)
        let events = try Case.submit(
            draft, definition: definition, reference: Reference(prefix: "TN", using: &random), today: today, in: context
        ).get()
        let stored = try events.map { try EventCodec.decode(EventCodec.encode($0)) }
        guard case .submitted(let submission)? = stored.first?.fact else {
            Issue.record("nothing is submitted")
            return
        }
        #expect(submission.answers["income"]?.provenance == both)
        #expect(submission.answers["arrived"]?.provenance == .register("tax"))

        _ = draft.record(given(confirmed), on: page, of: definition, today: today)
        #expect(draft.answersToSend["income"]?.provenance == .register("tax"))
    }

    @Test func `what the person answered is never overwritten, and what does not suit is left to be asked`() {
        var draft = Draft(language: .en, accessCode: "code")
        _ = draft.record(
            given(["file_number": "1", "notice": "2", "income": "5"]), on: page, of: definition, today: today)
        let questions = draft.fillable(
            from: register, on: page, evaluation: definition.evaluate(draft.answers, on: today))
        #expect(questions.map(\.id) == ["arrived"])
        draft.entries["income"] = nil
        let rich = RegisterRecord(fields: ["income": .number(Number(90_000)), "since": .string("not a date")])
        let filled = draft.fill(page.questions, from: rich, of: register, today: today)
        #expect(filled.isEmpty)
        #expect(draft.statements.isEmpty)
    }
}
