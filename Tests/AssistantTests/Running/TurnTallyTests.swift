import Assistant
import Services
import Testing

/// What is counted of a turn is how it ended and of which sheet, never who spoke or what was said.
@Suite struct TurnTallyTests {
    private static let link = Conversation.SheetLink(sheet: "sheet:marche", title: "Marché", link: "/fr/sheets/marche")
    private static let passage = Conversation.Passage(
        sheet: "service:cantine", title: "Cantine", heading: nil, excerpt: "…", link: "/fr/services/cantine")

    private static func offer(_ reason: Conversation.PersonOffer.Reason) -> Conversation.Part {
        .offerPerson(Conversation.PersonOffer(reason: reason, words: "", isHandover: false, phone: nil))
    }

    private static func findings(isSure: Bool, _ sheets: [String] = ["sheet:marche"]) -> Findings {
        Findings(
            query: "q", language: .fr,
            hits: sheets.map { id in
                let sheet = SearchSheets.sheet(id, id)
                return Findings.Hit(sheet: sheet, passage: sheet.sections[0], score: 0.5, signals: [:])
            }, confidence: isSure ? 0.9 : 0.3, isSure: isSure)
    }

    private static func entry(
        _ parts: [Conversation.Part], intention: String = "question", query: String? = nil, findings: Findings? = nil
    ) -> Conversation.Entry {
        Conversation.Entry(
            author: .assistant, text: "…", parts: parts,
            explanation: Explanation(intention: intention, evidence: [], query: query, findings: findings))
    }

    @Test func `an answer counts its sheet`() {
        let entries = [Self.entry([.passage(Self.passage)], query: "q", findings: Self.findings(isSure: true))]
        #expect(TurnTally.of(entries) == [TurnTally(.turns, "answered"), TurnTally(.sheets, "service:cantine")])
    }

    @Test func `without a sure answer the nearest sheet is counted, and that a person was offered`() {
        let entries = [
            Self.entry(
                [.closest([Self.link]), Self.offer(.unsure)], query: "q", findings: Self.findings(isSure: false))
        ]
        #expect(
            TurnTally.of(entries) == [
                TurnTally(.turns, "unsure"), TurnTally(.offered, "unsure"), TurnTally(.closest, "sheet:marche"),
            ])
        let nothing = [Self.entry([.text("…")], query: "q", findings: Self.findings(isSure: false, []))]
        #expect(TurnTally.of(nothing) == [TurnTally(.turns, "nothing_found")])
    }

    @Test func `of an emergency only that it happened is counted`() {
        let entries = [
            Self.entry(
                [
                    .numbers([Conversation.EmergencyNumber(number: "3114", label: "…")]), .passage(Self.passage),
                    Self.offer(.distress),
                ], intention: "emergency")
        ]
        #expect(TurnTally.of(entries, acts: [.handOver(.distress)]) == [TurnTally(.turns, "emergency")])
        #expect(!TurnOutcome(of: entries).isUnfound)
    }

    @Test func `other turns are counted by what they are about`() {
        let question = Conversation.InterviewQuestion(
            service: "cantine", question: "revenus", prompt: "?", hint: nil, choices: [])
        let cases: [(Conversation.Part, TurnOutcome)] = [
            (.question(question), .interview), (.signIn, .cases), (Self.offer(.asked), .person),
            (.services([]), .services), (.text("Bonjour"), .other),
        ]
        for (part, outcome) in cases {
            #expect(TurnOutcome(of: [Self.entry([part], intention: "x")]) == outcome, "\(part)")
        }
        #expect(TurnOutcome(of: [Self.entry([.text("…")], query: "q")]) == .failed)
        let handedOver = TurnTally.of([Self.entry([.text("…")])], acts: [.handOver(.asked)])
        #expect(handedOver == [TurnTally(.turns, "other"), TurnTally(.handedOver, "asked")])
    }

    @Test func `what people and agents write counts nothing`() {
        let entries = [Conversation.Entry(author: .person, text: "Benali", parts: [.passage(Self.passage)])]
        #expect(TurnTally.of(entries) == [TurnTally(.turns, "other")])
    }
}
