import Assistant
import Services
import Testing

/// What becomes of sentences that a model writes: the lies and the faithful ones of a readable file.
@Suite struct GenerationCheckTests {
    private func verdict(on example: RephrasingCase) -> RephrasingCheck.Verdict? {
        RephrasingCheck(example.request).verdicts(on: example.sentence).first
    }

    @Test func `every lie of the file is refused, for the reason that the file gives`() throws {
        let lies = try RephrasingCase.all().filter { $0.kind == .lie }
        #expect(lies.count >= 90)
        for lie in lies {
            let verdict = verdict(on: lie)
            #expect(verdict?.refusal != nil, "passes: \(lie)")
            #expect(verdict?.refusal?.rawValue == lie.reason, "\(lie.sentence)")
            #expect(RephrasingCheck(lie.request).accept(lie.sentence) == nil)
        }
    }

    @Test func `every faithful sentence of the file stays`() throws {
        let faithful = try RephrasingCase.all().filter { $0.kind == .faithful }
        #expect(faithful.count >= 30)
        for sentence in faithful {
            #expect(verdict(on: sentence)?.refusal == nil, "\(sentence)")
        }
    }
}
