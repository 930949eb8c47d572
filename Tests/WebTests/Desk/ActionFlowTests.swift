import Cases
import Services
import Testing

@testable import Web

@Suite struct ActionFlowTests {
    private static let definition = TestTown.catalogue(of: TestTown.birthCertificate).definitions.first

    private static func flow(_ action: String) throws -> ActionFlow {
        let workflow = try #require(definition).workflow
        return ActionFlow(action: try #require(workflow.action(action)))
    }

    private static func form(_ body: String) -> ActionForm { ActionForm(FormData(decoding: body.utf8)) }

    @Test(arguments: [
        ("prendre", ActionFlow.Step.confirmation), ("accorder", .letter), ("refuser", .reasons), ("rouvrir", .reasons),
    ])
    func `an action begins with what it asks for`(action: String, step: ActionFlow.Step) throws {
        #expect(try Self.flow(action).first == step)
    }

    @Test func `a reason from the list is needed, and only from the list`() throws {
        let refuse = try Self.flow("refuser")
        #expect(refuse.problems(Self.form("seen=1")) == [.reasonRequired])
        #expect(refuse.problems(Self.form("reason=mineur")).isEmpty)
        #expect(refuse.problems(Self.form("reason=mineur&reason=non_autorise")).isEmpty)
        #expect(refuse.problems(Self.form("reason=mineur&reason=inventee")) == [.unknownReason])
    }

    @Test func `an explanation is needed where the action says so, and bounded everywhere`() throws {
        let reopen = try Self.flow("rouvrir")
        #expect(reopen.problems(Self.form("explanation=+%0D%0A+")) == [.explanationRequired])
        #expect(reopen.problems(Self.form("explanation=Un+fait+nouveau")).isEmpty)
        let long = String(repeating: "a", count: Case.maximumTextLength + 1)
        #expect(reopen.problems(Self.form("explanation=\(long)")) == [.tooLong(maximum: Case.maximumTextLength)])
    }

    @Test func `a form is read back as it was sent, with one kind of line end`() {
        let form = Self.form(
            "seen=4&reason=a&reason=b&explanation=un%0D%0Adeux&subject=S&body=x%0D%0A%0D%0Ay&letter-reason=a&letter-explanation=&shown=m"
        )
        #expect(form.seen == 4)
        #expect(form.basis == ActionForm.Basis(reasons: ["a", "b"], explanation: "un\ndeux"))
        #expect(form.letter == ActionForm.LetterText(subject: "S", body: "x\n\ny"))
        #expect(form.letterBasis == ActionForm.Basis(reasons: ["a"]))
        #expect(form.shown == "m")
        #expect(Self.form("").seen == 0)
        #expect(Self.form("subject=only").letter == nil)
    }

    @Test func `an untouched letter follows the reasons; one that was changed is kept until asked otherwise`() {
        let former = ActionForm.LetterText(subject: "S", body: "former")
        let fresh = ActionForm.LetterText(subject: "S", body: "fresh")
        let edited = ActionForm.LetterText(subject: "S", body: "edited")
        func next(_ onScreen: ActionForm.LetterText?, rewrites: Bool = false) -> ActionForm.LetterText {
            ActionFlow.letter(onScreen: onScreen, former: former, fresh: fresh, rewrites: rewrites)
        }
        #expect(next(nil) == fresh)
        #expect(next(former) == fresh)
        #expect(next(edited) == edited)
        #expect(next(edited, rewrites: true) == fresh)
    }

    @Test func `a letter's mark changes with any of its characters`() {
        let marks = [("a", "b"), ("a", "c"), ("ab", ""), ("", "ab"), ("a ", "b")].map {
            ActionForm.LetterText(subject: $0.0, body: $0.1).mark
        }
        #expect(Set(marks).count == marks.count)
        #expect(marks[0].count == 64)
    }
}
