import Services
import Testing

@testable import Web

@Suite struct SignInPolicyTests {
    @Test func `four wrong passwords cost nothing, then the wait doubles up to a quarter of an hour`() {
        #expect((0...9).map(SignInPolicy.blockSeconds) == [0, 0, 0, 0, 0, 60, 120, 240, 480, 900])
        #expect(SignInPolicy.blockSeconds(afterFailures: .max) == 900)
    }

    @Test(arguments: [
        ("/fr/desk/cases/0190-ab", "/fr/desk/cases/0190-ab"), ("/en/desk", "/fr/desk"),
        ("/fr/desk/cases/x/take", "/fr/desk/cases/x"),
        ("/fr/desk/cases/x/actions/accorder/preview", "/fr/desk/cases/x/actions/accorder"),
        ("/fr/desk/jobs/x/retry", "/fr/desk/jobs"), ("/fr/desk/sign-out", "/fr/desk"), ("/fr/desk/sign-in", "/fr/desk"),
    ])
    func `signing in leads back to the page wanted`(wanted: String, path: String) {
        #expect(SignInReturn.path(wanted, language: .fr) == path)
    }

    @Test(arguments: [
        "https://ailleurs.example", "//ailleurs.example/fr/desk", "/\\ailleurs.example", "/fr/desk/../../x",
        "/fr/desk//ailleurs", "/fr/desk?x=1", "/fr/desk\r\nSet-Cookie: a=b", "/fr/services/x", "/de/desk", "/", "",
        "fr/desk",
        "/fr/desk/%2F%2Failleurs", "/fr/desk@ailleurs.example", "javascript:alert(1)",
    ])
    func `signing in never leads out of the desk`(wanted: String) {
        #expect(SignInReturn.path(wanted, language: .fr) == "/fr/desk")
    }

    @Test func `without a page wanted, the list`() {
        #expect(SignInReturn.path(nil, language: .en) == "/en/desk")
    }
}
