import Cases
import FEEL
import Services
import Testing

@testable import parvis

/// Forms far larger than anyone should make are evaluated rightly. How fast is measured by `make bench`.
@Suite struct LargeFormTests {
    private let today = CivilDate(daysSinceEpoch: 20_000)

    @Test(arguments: [500, 2_000]) func `a large form is compiled, evaluated and completed`(questions: Int) throws {
        let form = LargeForm(questions: questions)
        let definition = try form.definition()
        #expect(definition.pages.flatMap(\.questions).map(\.id) == form.names)
        let answers = definition.answers(from: form.values())
        let evaluation = definition.evaluate(answers, on: today)
        #expect(evaluation.isComplete)
        #expect(form.names.allSatisfy(evaluation.isShown))
        let last = try #require(definition.rules.last)
        let sum = stride(from: 0, to: questions, by: 10).map { ($0 / 4 * 4 + 1) % 90 }.reduce(0, +)
        #expect(evaluation.computed[last.id] == .integer(sum))
    }

    @Test func `one answer changes what hangs on it, and nothing else`() throws {
        let form = LargeForm(questions: 500)
        let definition = try form.definition()
        var values = form.values()
        values["q100"] = .boolean(false)
        let evaluation = definition.evaluate(definition.answers(from: values), on: today)
        let hidden = form.names.filter { !evaluation.isShown($0) }
        // The page that starts there is hidden to its end, chain and group; the next page stands.
        #expect(hidden == (101..<120).map { "q\($0)" })
    }

    /// A page left to itself is not read to answer another: only what the page asks is parsed.
    @Test func `a change touches its own page only`() throws {
        let form = LargeForm(questions: 2_000)
        let definition = try form.definition()
        var draft = Draft(language: .fr, accessCode: "")
        for (path, answer) in definition.answers(from: form.values()) { draft.entries[path] = .answer(answer) }
        let before = draft
        let page = try #require(definition.pages.last)
        _ = draft.keep(["q1981": RawAnswer("7"), "q1": RawAnswer("7")], on: page, of: definition, today: today)
        #expect(draft.entries["q1981"] == .answer(Answer(7)))
        draft.entries["q1981"] = before.entries["q1981"]
        #expect(draft == before)
    }
}
