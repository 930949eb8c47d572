import Assistant
import Services
import Testing

/// What becomes of sentences that a model writes: the lies and the faithful ones of a readable file.
@Suite struct GenerationCheckTests {
    private func refusals(_ kind: RephrasingCase.Kind) throws -> [(RephrasingCase, RephrasingRefusal?)] {
        try RephrasingCase.all().filter { $0.kind == kind }.map { example in
            (example, RephrasingCheck(example.request).verdicts(on: example.sentence).first?.refusal)
        }
    }

    @Test func `every lie of the file is refused, for the reason that the file gives`() throws {
        let lies = try refusals(.lie)
        #expect(lies.count >= 200)
        for (lie, refusal) in lies {
            #expect(refusal?.rawValue == lie.reason, "\(lie.sentence)")
        }
        let met = Set(lies.compactMap(\.1))
        #expect(
            met.isSuperset(of: [.fact, .name, .negation, .modality, .meaning, .omission, .attribution, .unsupported]))
    }

    @Test func `every faithful sentence of the file stays`() throws {
        let faithful = try refusals(.faithful)
        #expect(faithful.count >= 80)
        for (sentence, refusal) in faithful { #expect(refusal == nil, "\(sentence)") }
    }

    @Test func `what the check can't see, and what it drops though faithful, is told as it is`() throws {
        for (lie, refusal) in try refusals(.lieThatPasses) { #expect(refusal == nil, "now refused: \(lie)") }
        for (sentence, refusal) in try refusals(.faithfulButDropped) {
            #expect(refusal != nil, "now kept: \(sentence)")
        }
    }

    private let passages = RephrasingRequest(
        question: "?",
        passages: [
            .init(heading: "Library card", text: "The card is free for residents. It is ready in three days."),
            .init(heading: "Loans", text: "You can borrow up to eight books. You must return them within 21 days."),
        ], language: .en)

    private func kept(_ reply: String) -> [String]? {
        RephrasingCheck(passages).accept(reply)?.sentences.map(\.text)
    }

    @Test func `half of the sentences must stay, or nothing is given`() {
        let (good, bad) = ("The card is free for residents [1].", "The card opens every door [1].")
        #expect(kept("\(good) \(bad)") == ["The card is free for residents."])
        #expect(kept("\(good) \(bad) \(bad)") == nil)
        #expect(kept(bad) == nil)
    }

    @Test(arguments: [
        "The card is free for residents. [1] You can borrow up to eight books. [2]",
        "**The card is free for residents** [1].\n\n- You can borrow up to eight books [2].",
        "The card is free for residents [1]. You can borrow up to eight books [2, 2].",
    ])
    func `numbers of passages are read wherever a model puts them`(reply: String) {
        #expect(kept(reply) == ["The card is free for residents.", "You can borrow up to eight books."])
    }

    @Test func `a sentence that leans on one that was dropped goes with it`() {
        let verdicts = RephrasingCheck(passages).verdicts(
            on: "Books are lent for a year [2]. It is ready in three days [1].")
        #expect(verdicts.map(\.refusal) == [.fact, .orphan])
    }

    @Test func `a sentence is checked against the passage that it cites, not against another`() {
        #expect(kept("You can borrow up to eight books [2].") != nil)
        #expect(kept("You can borrow up to eight books [1].") == nil)
        #expect(kept("You can borrow up to eight books [3].") == nil)
        #expect(kept("You can borrow up to eight books [0].") == nil)
        #expect(kept("You can borrow up to eight books [2][7].") == nil)
    }

    @Test(arguments: [
        "The card is free\u{202E} for residents [1].", "The card is free\u{200B} for residents [1].",
        "The card is free\u{0} for residents [1].", "The card is free\u{1B}[31m for residents [1].",
        "The <script>alert(1)</script> card is free for residents [1].", "The card is free for residents [1]. ```sh```",
        "The [card](javascript:alert(1)) is free for residents [1].", "![card](https://a.example/b.png) is free [1].",
        "The cаrd is free for residents [1].",
    ])
    func `what hides in a text is refused`(reply: String) {
        let answer = RephrasingCheck(passages).accept(reply)
        for sentence in answer?.sentences ?? [] { #expect(sentence.text == "The card is free for residents.") }
        if !reply.contains("```") { #expect(answer == nil) }
    }

    @Test func `a reply that is too long is not read`() {
        let good = "The card is free for residents [1]. "
        #expect(kept(String(repeating: good, count: 12)) != nil)
        #expect(kept(String(repeating: good, count: 13)) == nil)
        #expect(kept(String(repeating: "a", count: 1_000_000)) == nil)
        #expect(kept(String(repeating: "[", count: 2_000)) == nil)
    }

    @Test func `no change of one number, month or day of a faithful sentence stays`() throws {
        var changed = 0
        for (example, _) in try refusals(.faithful) {
            for match in example.sentence.matches(of: /\d+/) where !example.sentence[..<match.startIndex].hasSuffix("[")
            {
                guard let number = Int(match.output) else { continue }
                let other = changed.isMultiple(of: 2) ? number + 1 : max(number, 1) * 10
                let lie = example.sentence.replacingCharacters(in: match.range, with: String(other))
                changed += 1
                #expect(RephrasingCheck(example.request).accept(lie) == nil, "\(lie)")
            }
        }
        #expect(changed > 70)
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}
