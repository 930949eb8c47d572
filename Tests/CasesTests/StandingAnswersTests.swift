import Testing

@testable import Cases

@Suite struct StandingAnswersTests {
    @Test(arguments: [UInt64(11), 12, 13])
    func `events of the named kinds alone say how answers stand`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for _ in 0..<60 {
            let events = history(using: &random)
            let whole = try Case(id: Identifier(at: events[0].at, using: &random), events: events)
            let named = events.filter { StandingAnswers.kinds.contains(EventCodec.kind(of: $0)) }
            let standing = try #require(StandingAnswers(events: named))
            #expect(standing.answers == whole.answers, "seed \(seed)")
            #expect(standing.computed == whole.computed && standing.evaluatedOn == whole.evaluatedOn, "seed \(seed)")
        }
    }

    /// A submission, and whatever may follow it.
    private func history(using random: inout SeededRandom) -> [CaseEvent] {
        func next(_ isSubmission: Bool) -> CaseEvent {
            while true {
                let event = RandomEvents.event(using: &random)
                if case .submitted = event.fact {
                    if isSubmission { return event }
                } else if !isSubmission {
                    return event
                }
            }
        }
        return [next(true)] + (0..<12).map { _ in next(false) }
    }
}
