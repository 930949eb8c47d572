import FEEL
import Services
import Testing

@testable import Cases

/// A draft under another version of its service: nothing lost unsaid, nothing kept that would pass unseen.
@Suite struct DraftMigrationTests {
    private let today = CivilDate(daysSinceEpoch: 20_781)

    // MARK: One change at a time

    private let first = FormSketch(pages: [
        .init(
            id: "home",
            questions: [
                .init(id: "name", type: "text"), .init(id: "dogs", type: "number", settings: "range: \"[0..9]\""),
                .init(id: "kind", type: "choice", options: ["small", "large"]),
            ]),
        .init(id: "end", questions: [.init(id: "note", type: "text", isRequired: false)]),
    ])

    private func draft(_ answers: [String: Value], completed: Set<String> = ["home", "end"]) -> Draft {
        var draft = Draft(language: .en, accessCode: "code")
        draft.entries = answers.mapValues { .answer(Answer($0)) }
        draft.completedPages = completed
        return draft
    }

    private let given: [String: Value] = [
        "name": .string("Ada"), "dogs": .number(Number(7)), "kind": .string("large"), "note": .string("Hello"),
    ]

    private func move(
        _ given: [String: Value], to second: FormSketch, completed: Set<String> = ["home", "end"]
    ) throws -> (draft: Draft, report: DraftMigration) {
        draft(given, completed: completed).migrated(
            from: try first.compiled(), to: try second.compiled(), today: today)
    }

    @Test func `what did not change is kept, and pages stay completed`() throws {
        var second = first
        second.title = "Another title"
        let (moved, report) = try move(given, to: second)
        #expect(moved == draft(given))
        #expect(report.changesNothing)
        #expect(Set(report.kept) == Set(given.keys))
    }

    @Test func `the same version is the identity`() throws {
        let version = try first.compiled()
        let before = draft(given, completed: ["home"])
        #expect(before.migrated(from: version, to: version, today: today).draft == before)
    }

    @Test func `a question no longer asked is dropped, and its answer shown`() throws {
        var second = first
        second.pages[0].questions.remove(at: 0)
        let (moved, report) = try move(given, to: second)
        #expect(moved.entries["name"] == nil)
        #expect(report.dropped.map(\.given) == ["Ada"])
        #expect(report.dropped.first?.asked[.en] == "Ask name")
        #expect(moved.completedPages == ["home", "end"])
    }

    @Test func `a new question is told, and its page is to be completed`() throws {
        var second = first
        second.pages[0].questions.append(.init(id: "street", type: "text"))
        let (moved, report) = try move(given, to: second)
        #expect(report.newlyAsked == ["street"])
        #expect(moved.completedPages == ["end"])
    }

    @Test func `a renamed question keeps its answer, and stays completed when it reads the same`() throws {
        var second = first
        second.pages[0].questions[0].id = "full_name"
        second.pages[0].questions[0].renamed = "name"
        let (moved, report) = try move(given, to: second)
        #expect(moved.entries["full_name"] == .answer(Answer(.string("Ada"))))
        #expect(report.changesNothing)
        #expect(moved.completedPages == ["home", "end"])
    }

    @Test func `another type asks again, and shows what was answered`() throws {
        var second = first
        second.pages[0].questions[1].type = "yes_no"
        second.pages[0].questions[1].settings = ""
        let (moved, report) = try move(given, to: second)
        #expect(moved.entries["dogs"] == nil)
        #expect(report.askedAgain.map(\.given) == ["7"])
        #expect(moved.completedPages == ["end"])
    }

    @Test func `a narrower range keeps the answer as a mistake to mend`() throws {
        var second = first
        second.pages[0].questions[1].settings = "range: \"[0..5]\""
        let compiled = try second.compiled()
        let (moved, report) = try move(given, to: second)
        #expect(moved.entries["dogs"] == .answer(Answer(.number(Number(7)))))
        #expect(report.askedAgain.map(\.question) == ["dogs"])
        #expect(report.askedAgain.first?.reason != nil)
        let evaluation = compiled.evaluate(moved.answers, on: today)
        #expect(moved.problems(evaluation: evaluation, definition: compiled).map(\.question) == ["dogs"])
    }

    @Test func `an option that is gone asks again`() throws {
        var second = first
        second.pages[0].questions[2].options = ["small", "huge"]
        let (_, report) = try move(given, to: second)
        #expect(report.askedAgain.map(\.question) == ["kind"])
        #expect(report.askedAgain.map(\.given) == ["Option large"])
    }

    @Test func `other words are told even where the answer is the same`() throws {
        var second = first
        second.pages[0].questions[0].ask = "Your dog's name"
        let (moved, report) = try move(given, to: second)
        #expect(report.reworded.map(\.question) == ["name"])
        #expect(moved.entries["name"] == .answer(Answer(.string("Ada"))))
        #expect(moved.completedPages == ["end"])
        second = first
        second.pages[0].questions[1].settings = "range: \"[0..9]\", unit: cats"
        #expect(try move(given, to: second).report.reworded.map(\.question) == ["dogs"])
    }

    @Test func `an answer that its condition now hides is told, and kept in case it is asked again`() throws {
        var second = first
        second.pages[1].questions[0].showIf = "dogs > 8"
        let (moved, report) = try move(given, to: second)
        #expect(report.dropped.map(\.given) == ["Hello"])
        #expect(moved.entries["note"] != nil)
    }

    // MARK: Lists

    private func family(_ questions: [FormSketch.Ask], list: String = "children") throws -> ServiceDefinition {
        var sketch = first
        sketch.pages[1].id = list
        sketch.pages[1].questions = questions
        sketch.pages[1].more = ["repeat: {as: child, from: 1, to: 4, one: Child, add: Add a child}"]
        return try sketch.compiled()
    }

    private func withChildren() -> Draft {
        var draft = draft(["name": .string("Ada")], completed: ["home", "children"])
        draft.lists["children"] = ElementKeys([1, 3], last: 3)
        draft.entries["children.1.first"] = .answer(Answer(.string("Léa")))
        draft.entries["children.3.first"] = .answer(Answer(.string("Tom")))
        return draft
    }

    @Test func `answers of a list follow their question, each in its element`() throws {
        let old = try family([.init(id: "first", type: "text")])
        let new = try family([
            .init(id: "given", type: "text", renamed: "first"), .init(id: "class", type: "text", isRequired: false),
        ])
        let (moved, report) = withChildren().migrated(from: old, to: new, today: today)
        #expect(moved.entries["children.1.given"] == .answer(Answer(.string("Léa"))))
        #expect(moved.entries["children.3.given"] == .answer(Answer(.string("Tom"))))
        #expect(moved.lists == withChildren().lists)
        #expect(report.newlyAsked == ["children.class"])
        #expect(report.dropped.isEmpty)
        #expect(!moved.completedPages.contains("children"))
    }

    @Test func `a list that is gone is dropped with what it held, told element by element`() throws {
        let old = try family([.init(id: "first", type: "text")])
        let (moved, report) = withChildren().migrated(from: old, to: try first.compiled(), today: today)
        #expect(report.dropped.map(\.given) == ["Léa", "Tom"])
        #expect(report.dropped.map { $0.asked[.en] } == ["Child\u{A0}1 – Ask first", "Child\u{A0}2 – Ask first"])
        #expect(moved.lists.isEmpty)
    }

    // MARK: Any change

    /// Random versions of a random form, one edit or several apart, and random answers.
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `nothing is lost unsaid, nothing wrong passes unseen`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for round in 0..<40 {
            let sketch = FormSketch.random(&random)
            let edited = sketch.edited(&random)
            let (old, new) = (try sketch.compiled(), try edited.compiled())
            let before = sketch.draft(of: old, today: today, &random)
            let (after, report) = before.migrated(from: old, to: new, today: today)
            let place: Comment = "seed \(seed), round \(round)"

            let told = Set((report.dropped + report.askedAgain).map { "\($0.asked[.en])=\($0.given)" })
            for (id, entry) in before.entries {
                let followers = new.pages.flatMap(\.questions).filter { $0.id == id || $0.formerNames.contains(id) }
                if followers.contains(where: { after.entries[$0.id] == entry }) { continue }
                let question = try #require(old.question(id), place)
                #expect(told.contains("\(question.ask[.en])=\(Self.printed(entry, question))"), place)
            }
            let evaluation = new.evaluate(after.answers, on: today)
            let again = Set(report.askedAgain.compactMap(\.question))
            for page in new.pages {
                for problem in evaluation.problems(on: page) where after.answers[problem.question] != nil {
                    #expect(again.contains(problem.question), place)
                    #expect(!after.completedPages.contains(page.id), place)
                }
                let mentioned = again.union(report.newlyAsked).union(report.reworded.compactMap(\.question))
                if page.questions.contains(where: { mentioned.contains($0.id) }) {
                    #expect(!after.completedPages.contains(page.id), place)
                }
            }
            // The same form under another hash changes nothing at all.
            var renamed = sketch
            renamed.title += " again"
            let same = before.migrated(from: old, to: try renamed.compiled(), today: today)
            #expect(same.draft == before, place)
            #expect(same.report.changesNothing, place)
            // Once moved, there is nothing more to move.
            #expect(after.migrated(from: new, to: new, today: today).draft == after, place)
        }
    }

    private static func printed(_ entry: Draft.Entry, _ question: Question) -> String {
        switch entry {
        case .answer(let answer): question.type.print(answer.value, in: .en)
        case .raw(let raw): raw.text
        }
    }
}
