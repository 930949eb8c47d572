import Cases
import FEEL
import Services

/// Random events and drafts of every kind, hostile texts included.
enum RandomEvents {
    static func event(using random: inout SeededRandom) -> CaseEvent {
        CaseEvent(
            at: Instant(milliseconds: Int64.random(in: -1_000...4_000_000_000_000, using: &random)),
            author: author(using: &random), channel: Channel.allCases.randomElement(using: &random) ?? .web,
            fact: fact(using: &random))
    }

    static func draft(using random: inout SeededRandom) -> Draft {
        var draft = Draft(language: random.next() % 2 == 0 ? .fr : .en, accessCode: text(using: &random))
        for index in 0..<Int.random(in: 0...6, using: &random) {
            if random.next() % 2 == 0 {
                draft.entries["q\(index)"] = .answer(Answer(value(using: &random), by: provenance(using: &random)))
            } else {
                draft.entries["q\(index)"] = .raw(
                    RawAnswer(parts: ["": [text(using: &random)], "day": [text(using: &random), ""]]))
            }
            if random.next() % 2 == 0 { draft.completedPages.insert("page\(index)") }
            if random.next() % 2 == 0 {
                let keys = (0..<Int.random(in: 0...4, using: &random)).map { _ in Int.random(in: 1...9, using: &random)
                }
                draft.lists["list\(index)"] = ElementKeys(keys, last: Int.random(in: 0...20, using: &random))
            }
            if random.next() % 5 == 0 { draft.takesUp = continuation(using: &random) }
            if random.next() % 3 == 0 {
                draft.statements["q\(index)"] = RegisterStatement(register: "revenus", value: value(using: &random))
            }
        }
        return draft
    }

    private static func author(using random: inout SeededRandom) -> Author {
        let id = Identifier(at: Instant(milliseconds: 1), using: &random)
        switch random.next() % 5 {
        case 3: return .expert(request: Int.random(in: 1...300, using: &random))
        case 0: return .person(nil)
        case 1: return .person(id)
        case 2: return .agent(id, Role.allCases.randomElement(using: &random) ?? .agent)
        default: return .system
        }
    }

    private static func continuation(using random: inout SeededRandom) -> Continuation {
        Continuation(kind: random.next() % 2 == 0 ? .renewal : .change, other: related(using: &random))
    }

    private static func opinion(using random: inout SeededRandom) -> OpinionFact {
        let request = Int.random(in: 1...300, using: &random)
        switch random.next() % 6 {
        case 0: return .shown(request: request)
        case 1:
            return .given(
                Opinion(
                    request: request, stance: Opinion.Stance.allCases.randomElement(using: &random) ?? .favourable,
                    text: text(using: &random)))
        case 2: return .ended(request: request, why: text(using: &random))
        default:
            let id = Identifier(at: Instant(milliseconds: 3), using: &random)
            let advisors: [Advisor] = [
                .colleague(id), .group(text(using: &random)), .expert(text(using: &random)),
            ]
            return .asked(
                OpinionRequest(
                    advisor: advisors.randomElement(using: &random) ?? .colleague(id), question: text(using: &random),
                    answerBy: CivilDate(daysSinceEpoch: Int.random(in: -9...40_000, using: &random)),
                    shared: (0..<Int.random(in: 0...3, using: &random)).map { _ in text(using: &random) }))
        }
    }

    private static func day(using random: inout SeededRandom) -> CivilDate {
        CivilDate(daysSinceEpoch: Int.random(in: -9...40_000, using: &random))
    }

    private static func retention(using random: inout SeededRandom) -> RetentionFact {
        switch random.next() % 5 {
        case 0:
            return .announced(
                RetentionNotice(
                    endsOn: day(using: &random), keptUntil: day(using: &random),
                    then: RetentionRule.Fate.allCases.randomElement(using: &random) ?? .destroy))
        case 1: return .closed(until: day(using: &random))
        case 2:
            let delay = LegalHold.Delay(until: day(using: &random), reference: text(using: &random))
            return .held(
                LegalHold(
                    reason: text(using: &random), reviewOn: day(using: &random),
                    delay: random.next() % 2 == 0 ? nil : delay))
        case 3:
            return .released(
                why: text(using: &random), hiddenUntil: random.next() % 2 == 0 ? nil : day(using: &random))
        default: return .transferred(list: Identifier(at: Instant(milliseconds: 3), using: &random))
        }
    }

    private static func rights(using random: inout SeededRandom) -> RightsFact {
        let request = Int.random(in: 1...300, using: &random)
        let day = CivilDate(daysSinceEpoch: Int.random(in: -9...40_000, using: &random))
        switch random.next() % 3 {
        case 0: return .extended(request: request, until: day, why: text(using: &random))
        case 1:
            let outcome = RightsAnswer.Outcome.allCases.randomElement(using: &random) ?? .answered
            return .answered(RightsAnswer(request: request, outcome: outcome, text: text(using: &random)))
        default:
            let id = Identifier(at: Instant(milliseconds: 3), using: &random)
            let sources: [AccessSource?] = [nil, .reading(id), .event(request), .export(id)]
            return .asked(
                RightsRequest(
                    kind: RightsRequest.Kind.allCases.randomElement(using: &random) ?? .question,
                    about: sources.randomElement(using: &random) ?? nil, text: text(using: &random), answerBy: day))
        }
    }

    private static func fact(using random: inout SeededRandom) -> CaseEvent.Fact {
        switch random.next() % 30 {
        case 29: .retention(retention(using: &random))
        case 28: .rights(rights(using: &random))
        case 27:
            .continuation(
                random.next() % 2 == 0
                    ? .takesUp(continuation(using: &random)) : .takenUp(continuation(using: &random)))
        case 26: .opinion(opinion(using: &random))
        case 5: .correctionAsked(correctionRequest(using: &random))
        case 6: .correctionAnswered(correctionAnswer(using: &random))
        case 7: .correctionOverdue
        case 8: .correctionEnded(explanation: text(using: &random))
        case 9:
            .messageSent(
                CaseMessage(
                    kind: CaseMessage.Kind.allCases.randomElement(using: &random) ?? .message,
                    text: text(using: &random)))
        case 10: .messagesRead
        case 11: .messagesSettled
        case 12: .withdrawn(reason: random.next() % 2 == 0 ? nil : text(using: &random))
        case 13:
            .reconsiderationAsked(
                Reconsideration(
                    text: text(using: &random), state: text(using: &random), answerWithin: Period(2, .month)))
        case 0: .submitted(submission(using: &random))
        case 1: .opened(office: text(using: &random))
        case 2: .taken
        case 3: .released
        case 15: .noted(text(using: &random))
        case 18: .linked(related(using: &random), why: text(using: &random))
        case 21: .merged(into: related(using: &random), why: text(using: &random))
        case 22: .separated(why: text(using: &random))
        case 23: .absorbed(related(using: &random), why: text(using: &random))
        case 24: .prepared(act(using: &random, isSigned: false))
        case 25: .preparationEnded(why: text(using: &random))
        case 20: .routed(to: text(using: &random), why: random.next() % 2 == 0 ? nil : text(using: &random))
        case 19: .distinguished(related(using: &random))
        case 17: .answersAmended(amendment(using: &random))
        case 16: .assigned(to: Identifier(at: Instant(milliseconds: 2), using: &random))
        case 14: .accessRestored(IdentityDocument.allCases.randomElement(using: &random) ?? .other)
        default: .acted(act(using: &random))
        }
    }

    private static func submission(using random: inout SeededRandom) -> Submission {
        var answers: Answers = [:]
        var computed: [String: Value] = [:]
        for index in 0..<Int.random(in: 0...6, using: &random) {
            answers["q\(index)"] = Answer(value(using: &random), by: provenance(using: &random))
            computed["r\(index)"] = value(using: &random)
        }
        return Submission(
            organisation: text(using: &random), service: text(using: &random), definition: text(using: &random),
            reference: Reference(prefix: "VC", using: &random), language: .en, answers: answers, computed: computed,
            evaluatedOn: date(using: &random), initialState: text(using: &random))
    }

    private static func correctionRequest(using random: inout SeededRandom) -> CorrectionRequest {
        let items = (0..<Int.random(in: 0...3, using: &random)).map { index in
            CorrectionRequest.Item(question: "q\(index)", why: index == 1 ? nil : text(using: &random))
        }
        return CorrectionRequest(
            action: text(using: &random), items: items, explanation: text(using: &random),
            answerBy: date(using: &random), stopsClock: random.next() % 2 == 0)
    }

    private static func correctionAnswer(using random: inout SeededRandom) -> CorrectionAnswer {
        let changes = (0..<Int.random(in: 0...3, using: &random)).map { index in
            AnswerChange(
                question: "q\(index)", before: index == 0 ? nil : Answer(value(using: &random)),
                after: index == 1 ? nil : Answer(value(using: &random), by: provenance(using: &random)))
        }
        return CorrectionAnswer(
            changes: changes, computed: ["r": value(using: &random)], evaluatedOn: date(using: &random),
            note: random.next() % 2 == 0 ? nil : text(using: &random))
    }

    private static func related(using random: inout SeededRandom) -> RelatedCase {
        RelatedCase(
            id: Identifier(at: Instant(milliseconds: 3), using: &random),
            reference: Reference(prefix: "VC", using: &random))
    }

    private static func amendment(using random: inout SeededRandom) -> Amendment {
        let answer = correctionAnswer(using: &random)
        return Amendment(
            changes: answer.changes, computed: answer.computed, evaluatedOn: answer.evaluatedOn,
            basis: Amendment.Basis.allCases.randomElement(using: &random) ?? .document, why: text(using: &random))
    }

    private static func act(using random: inout SeededRandom, isSigned: Bool = true) -> Act {
        let hasMore = random.next() % 2 == 0
        return Act(
            action: text(using: &random), state: text(using: &random),
            outcome: hasMore ? Outcome.allCases.randomElement(using: &random) : nil,
            reasons: hasMore ? [Reason(id: "r", text: LocalizedText(fr: text(using: &random), en: "why"))] : [],
            explanation: hasMore ? text(using: &random) : nil,
            letter: hasMore ? Letter(language: .fr, subject: text(using: &random), body: text(using: &random)) : nil,
            signature: isSigned && random.next() % 3 == 0
                ? Signature(
                    name: text(using: &random), title: LocalizedText(fr: text(using: &random), en: "t"),
                    text: text(using: &random)) : nil)
    }

    private static func provenance(using random: inout SeededRandom) -> Provenance {
        let all: [Provenance] = [
            .person, .helper, .agent, .register("revenus"), .scan, .assistant,
            .correction(register: "revenus", said: .string(text(using: &random))), .reused(from: "VC-7K2M-9QFX"),
        ]
        return all.randomElement(using: &random) ?? .person
    }

    private static func value(using random: inout SeededRandom, depth: Int = 0) -> Value {
        switch random.next() % (depth < 3 ? 8 : 6) {
        case 0: return .null
        case 1: return .boolean(random.next() % 2 == 0)
        case 2: return .number(Number("-12345678901234567890.000001") ?? 0)
        case 3: return .number(Number(Int.random(in: -1_000_000...1_000_000, using: &random)))
        case 4: return .string(text(using: &random))
        case 5: return .date(date(using: &random))
        case 6:
            return .list(
                (0..<Int.random(in: 0...3, using: &random)).map { _ in value(using: &random, depth: depth + 1) })
        default:
            return .context(
                Context([
                    (key: "city", value: value(using: &random, depth: depth + 1)), (key: "été", value: .string("x")),
                ]))
        }
    }

    private static func date(using random: inout SeededRandom) -> CivilDate {
        CivilDate(daysSinceEpoch: Int.random(in: -400_000...400_000, using: &random))
    }

    private static func text(using random: inout SeededRandom) -> String {
        ["", "Benali", "d’Été", "a\u{0}b", "אבג", "e\u{301}\u{301}", "👨‍👩‍👧", String(repeating: "x", count: 300)]
            .randomElement(using: &random) ?? ""
    }
}
