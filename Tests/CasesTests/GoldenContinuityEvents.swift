import Cases
import FEEL
import Services

/// The events of a case's life after submission, with the bytes by which version 1 of the format wrote them first. Never
/// change these bytes.
enum GoldenContinuityEvents {
    static func version1() throws -> [(hexadecimal: String, event: CaseEvent)] {
        let at = Instant(milliseconds: 1_795_514_400_000)
        guard let identifier = Identifier(bytes: Array(UInt8(0)...15)),
            let today = CivilDate(year: 2026, month: 11, day: 24), let later = CivilDate(year: 2026, month: 12, day: 9)
        else { throw DecodingFailure.invalid("golden") }
        let (person, agent) = (Author.person(nil), Author.agent(identifier, .agent))
        let before = Answer(.string("Benali"))
        let request = CorrectionRequest(
            action: "corriger",
            items: [
                CorrectionRequest.Item(question: "nom", why: "Illisible."),
                CorrectionRequest.Item(question: "enfants.2.prenom"),
            ], explanation: "Bonjour", answerBy: later, stopsClock: true)
        let answer = CorrectionAnswer(
            changes: [
                AnswerChange(question: "nom", before: before, after: Answer(.string("Bénali"), by: .agent)),
                AnswerChange(question: "prenom", before: nil, after: before),
            ], computed: ["majeur": .boolean(true)], evaluatedOn: today, note: "Merci")
        let amendment = Amendment(
            changes: answer.changes, computed: answer.computed, evaluatedOn: today, basis: .counter, why: "Dit.")
        let reconsideration = Reconsideration(text: "Revoyez.", state: "etude", answerWithin: Period(2, .month))
        guard
            let file = FileReference(
                id: "00010203-0405-7607-8809-0a0b0c0d0e0f", name: "bail.pdf", kind: .pdf, size: 1234,
                sha256: String(repeating: "ab", count: 32))
        else { throw DecodingFailure.invalid("golden") }
        guard let reference = Reference("VC-2222-222X") else { throw DecodingFailure.invalid("golden") }
        let related = RelatedCase(id: identifier, reference: reference)
        let act = Act(
            action: "a", state: "b", outcome: .granted, reasons: [], explanation: nil, letter: nil)
        let signedAct = Act(
            action: "a", state: "b", outcome: .granted, reasons: [], explanation: nil, letter: nil,
            signature: Signature(name: "N", title: LocalizedText(fr: "T", en: "U"), text: "x"))
        let facts: [(String, Author, CaseEvent.Fact)] = [
            (correctionAsked, agent, .correctionAsked(request)),
            (correctionAnswered, person, .correctionAnswered(answer)),
            (correctionOverdue, .system, .correctionOverdue),
            (correctionEnded, agent, .correctionEnded(explanation: "Inutile")),
            (messageSent, person, .messageSent(CaseMessage(kind: .addition, text: "Voici."))),
            (messageWithFiles, person, .messageSent(CaseMessage(text: "Voici.", files: [file]))),
            (messagesRead, person, .messagesRead),
            (messagesSettled, agent, .messagesSettled),
            (withdrawn, person, .withdrawn(reason: "Trop tard")),
            (reconsiderationAsked, person, .reconsiderationAsked(reconsideration)),
            (noted, agent, .noted("À voir.")), (assigned, agent, .assigned(to: identifier)),
            (answersAmended, agent, .answersAmended(amendment)),
            (linked, agent, .linked(related, why: "Deux fois.")), (distinguished, agent, .distinguished(related)),
            (routedByRule, .system, .routed(to: "voirie", why: nil)),
            (prepared, agent, .prepared(act)), (preparationEnded, agent, .preparationEnded(why: "Deux fois.")),
            (signed, agent, .acted(signedAct)),
            (merged, agent, .merged(into: related, why: "Deux fois.")),
            (separated, agent, .separated(why: "Deux fois.")), (absorbed, agent, .absorbed(related, why: "Deux fois.")),
            (routed, agent, .routed(to: "voirie", why: "À vous.")),
            (takesUp, person, .continuation(.takesUp(Continuation(kind: .change, other: related)))),
            (takenUp, .system, .continuation(.takenUp(Continuation(kind: .renewal, other: related)))),
        ]
        let asked = { (advisor: Advisor, shared: [String]) in
            OpinionRequest(advisor: advisor, question: "Bâti ?", answerBy: later, shared: shared)
        }
        let opinions: [(String, Author, OpinionFact)] = [
            (askedColleague, agent, .asked(asked(.colleague(identifier), []))),
            (askedGroup, agent, .asked(asked(.group("voirie"), []))),
            (askedExpert, agent, .asked(asked(.expert("Mme Petit"), ["nom", "enfants.2.prenom"]))),
            (shown, .expert(request: 300), .shown(request: 300)),
            (given, .expert(request: 300), .given(Opinion(request: 300, stance: .withReservations, text: "Oui."))),
            (ended, agent, .ended(request: 300, why: "Inutile")),
        ]
        return facts.map { ($0, CaseEvent(at: at, author: $1, channel: .web, fact: $2)) }
            + opinions.map { ($0, CaseEvent(at: at, author: $1, channel: .web, fact: .opinion($2))) }
    }

    private static let correctionAsked = """
        0180f4fbcfc16801000102030405060708090a0b0c0d0e0f056167656e74037765620508636f72726967657202036e6f\
        6d010a496c6c697369626c652e10656e66616e74732e322e7072656e6f6d0007426f6e6a6f7572f8c40201
        """
    private static let correctionAnswered = """
        0180f4fbcfc1680000037765620602036e6f6d0100040642656e616c690102040742c3a96e616c69067072656e6f6d00\
        0100040642656e616c6901066d616a65757202dac40201054d65726369
        """
    private static let correctionOverdue = "0180f4fbcfc168020377656207"
    private static let correctionEnded = """
        0180f4fbcfc16801000102030405060708090a0b0c0d0e0f056167656e74037765620807496e7574696c65
        """
    private static let messageSent = "0180f4fbcfc16800000377656209086164646974696f6e06566f6963692e"
    private static let messagesRead = "0180f4fbcfc1680000037765620a"
    private static let messagesSettled = "0180f4fbcfc16801000102030405060708090a0b0c0d0e0f056167656e74037765620b"
    private static let withdrawn = "0180f4fbcfc1680000037765620c010954726f702074617264"
    private static let reconsiderationAsked = "0180f4fbcfc1680000037765620d085265766f79657a2e0565747564650350324d"
    private static let noted = """
        0180f4fbcfc16801000102030405060708090a0b0c0d0e0f056167656e74037765621008c38020766f69722e
        """
    private static let assigned = """
        0180f4fbcfc16801000102030405060708090a0b0c0d0e0f056167656e740377656211000102030405060708090a0b0c0d0e0f
        """
    private static let answersAmended = """
        0180f4fbcfc16801000102030405060708090a0b0c0d0e0f056167656e74037765621e02036e6f6d0100040642656e616c69\
        0102040742c3a96e616c69067072656e6f6d000100040642656e616c6901066d616a65757202dac40207636f756e746572\
        044469742e
        """
    private static let linked = """
        0180f4fbcfc16801000102030405060708090a0b0c0d0e0f056167656e74037765621f000102030405060708090a0b0c0d0e0f\
        0c56432d323232322d323232580a4465757820666f69732e
        """
    private static let distinguished = """
        0180f4fbcfc16801000102030405060708090a0b0c0d0e0f056167656e740377656220000102030405060708090a0b0c0d0e0f\
        0c56432d323232322d32323258
        """
    private static let routedByRule = "0180f4fbcfc1680203776562" + "28" + "06766f6972696500"
    private static let routed = """
        0180f4fbcfc16801000102030405060708090a0b0c0d0e0f056167656e740377656228\
        06766f697269650108c38020766f75732e
        """
    private static let merged = """
        0180f4fbcfc16801000102030405060708090a0b0c0d0e0f056167656e740377656229000102030405060708090a0b0c0d0e0f\
        0c56432d323232322d323232580a4465757820666f69732e
        """
    private static let separated = """
        0180f4fbcfc16801000102030405060708090a0b0c0d0e0f056167656e74037765622a0a4465757820666f69732e
        """
    private static let absorbed = """
        0180f4fbcfc16801000102030405060708090a0b0c0d0e0f056167656e74037765622b000102030405060708090a0b0c0d0e0f\
        0c56432d323232322d323232580a4465757820666f69732e
        """
    private static let prepared = """
        0180f4fbcfc16801000102030405060708090a0b0c0d0e0f056167656e74037765622c01610162010767\
        72616e746564000000
        """
    private static let preparationEnded = """
        0180f4fbcfc16801000102030405060708090a0b0c0d0e0f056167656e74037765622d0a4465757820666f69732e
        """
    private static let signed = """
        0180f4fbcfc16801000102030405060708090a0b0c0d0e0f056167656e74037765622e01610162010767\
        72616e746564000000014e02026672015402656e01550178
        """
    private static let messageWithFiles = """
        0180f4fbcfc1680000037765620f076d65737361676506566f6963692e06010705026964042430303031303230332d30\
        3430352d373630372d383830392d306130623063306430653066046e616d6504086261696c2e706466046b696e640403\
        7064660473697a6503043132333406736861323536044061626162616261626162616261626162616261626162616261\
        626162616261626162616261626162616261626162616261626162616261626162616261626162
        """
    private static let askedColleague = """
        0180f4fbcfc16801000102030405060708090a0b0c0d0e0f056167656e74037765622100000102030405060708090a0b0c0d\
        0e0f0742c3a27469203ff8c40200
        """
    private static let askedGroup = """
        0180f4fbcfc16801000102030405060708090a0b0c0d0e0f056167656e7403776562210106766f697269650742c3a2746920\
        3ff8c40200
        """
    private static let askedExpert = """
        0180f4fbcfc16801000102030405060708090a0b0c0d0e0f056167656e74037765622102094d6d652050657469740742c3a2\
        7469203ff8c40202036e6f6d10656e66616e74732e322e7072656e6f6d
        """
    private static let shown = """
        0180f4fbcfc16803ac020377656222ac02
        """
    private static let given = """
        0180f4fbcfc16803ac020377656223ac0211776974682d7265736572766174696f6e73044f75692e
        """
    private static let ended = """
        0180f4fbcfc16801000102030405060708090a0b0c0d0e0f056167656e74037765622fac0207496e7574696c65
        """
    private static let takesUp = """
        0180f4fbcfc16800000377656224066368616e6765000102030405060708090a0b0c0d0e0f0c56432d323232322d32323258
        """
    private static let takenUp = """
        0180f4fbcfc1680203776562250772656e6577616c000102030405060708090a0b0c0d0e0f0c56432d323232322d32323258
        """
}
