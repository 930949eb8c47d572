import FEEL
import Foundation
import Services
import Testing

@testable import Assistant

/// What holds of every dialogue, whatever is said.
@Suite struct DialogueTests {
    private static let context = IntentionTests.context
    private static let index = TestKnowledge.index(of: ValClair.town.services)

    private func turn(_ message: Dialogue.Message, _ conversation: Conversation) -> Dialogue.Turn {
        let reading = Dialogue.reading(of: message, in: conversation, context: Self.context)
        let findings = reading.query.map { Self.index.search($0, in: reading.language, limit: 5) }
        return Dialogue.reply(
            to: message, reading: reading, findings: findings, in: conversation, context: Self.context)
    }

    @Test func `it says first that it is a machine, and how to reach a person or help`() {
        for (language, words) in [(Language.fr, ["machine", "personne", "112"]), (.en, ["machine", "person", "112"])] {
            let opening = Dialogue.opening(in: language, context: Self.context)
            let text = opening.entries.first?.text ?? ""
            for word in words { #expect(text.contains(word)) }
            #expect(opening.entries.first?.author == .assistant)
        }
    }

    @Test func `the same message in the same conversation gets the same reply`() {
        var conversation = Dialogue.opening(in: .fr, context: Self.context)
        for message in ["ai-je droit à la cantine ?", "oui", "combien coûte un repas ?", "je veux un humain"] {
            let first = turn(.text(message), conversation)
            #expect(first == turn(.text(message), conversation))
            conversation = first.conversation
        }
    }

    @Test func `every answer is kept with why it was given`() throws {
        let opening = Dialogue.opening(in: .fr, context: Self.context)
        let found = turn(.text("combien coûte la cantine pour un enfant ?"), opening)
        let why = try #require(found.entries.last?.explanation)
        #expect(why.intention == "question")
        #expect(why.query == "combien coûte la cantine pour un enfant ?")
        #expect(why.confidence != nil && why.isSure != nil)
        #expect(why.candidates.first?.sheet == "service:cantine")
        #expect(why.candidates.first?.ranks["words"] == 1)
        #expect(why.candidates.first?.title == "Inscrire mon enfant à la cantine")
        #expect(why.candidates.first?.link?.hasSuffix("/services/cantine") == true)
        #expect(why.understood(in: .fr) == "Une question" && why.understood(in: .en) == "A question")
        let emergency = turn(.text("je veux mourir"), opening)
        let alarm = try #require(emergency.entries.last?.explanation)
        #expect(alarm.intention == "emergency" && !alarm.evidence.isEmpty && alarm.query == nil)
    }

    @Test func `routing to numbers depends on no search`() throws {
        let opening = Dialogue.opening(in: .fr, context: Self.context)
        let message = Dialogue.Message.text("mon mari me frappe")
        let reading = Dialogue.reading(of: message, in: opening, context: Self.context)
        #expect(reading.query == nil)
        let without = Dialogue.reply(to: message, reading: reading, findings: nil, in: opening, context: Self.context)
        let findings = Self.index.search("mon mari me frappe", in: .fr, limit: 5)
        let with = Dialogue.reply(to: message, reading: reading, findings: findings, in: opening, context: Self.context)
        #expect(without.entries.map(\.parts) == with.entries.map(\.parts))
    }

    @Test func `a search that failed is said, and a person offered`() {
        let opening = Dialogue.opening(in: .fr, context: Self.context)
        let message = Dialogue.Message.text("quels papiers faut-il pour la cantine ?")
        let reading = Dialogue.reading(of: message, in: opening, context: Self.context)
        let reply = Dialogue.reply(to: message, reading: reading, findings: nil, in: opening, context: Self.context)
        #expect(reply.entries[0].parts.contains { if case .offerPerson = $0 { true } else { false } })
    }

    @Test(arguments: ["cantine", "bourse-college", "cheque-energie", "acte-naissance"])
    func `the assistant runs the rules' own interview, question by question, and tells what it finds`(id: String)
        throws
    {
        let service = try #require(ValClair.town.service(id))
        var conversation = turn(.choice("check:\(id)"), Dialogue.opening(in: .fr, context: Self.context)).conversation
        var given: [JointInterview.Subject: Answer] = [:]
        var skipped: Set<JointInterview.Subject> = []
        func joint() -> JointInterview {
            JointInterview([service], on: Self.context.today, skipped: skipped, isAboutToday: false)
        }
        var asked = 0
        while case .ask(let subject) = joint().next(given), asked < 40 {
            asked += 1
            let wanted = InterviewState.Subject(service: subject.service, question: subject.question)
            try #require(conversation.state.interview?.asked == wanted, "question \(asked)")
            let question = try #require(service.question(subject.question))
            let tries: [Dialogue.Message] =
                switch question.type.control {
                case .yesNo: [.choice("yes")]
                case .oneOf(let options): options.first.map { [.choice("option:\($0.id)")] } ?? []
                default: [.text("2026"), .text("2"), .text("18 000"), .text("3 mars 1990"), .choice("skip")]
                }
            for message in tries {
                let next = turn(message, conversation).conversation
                guard next.state.interview?.asked != wanted else { continue }
                conversation = next
                break
            }
            if let said = conversation.state.interview?.answers.last(where: { $0.question == subject.question }),
                case .value(let value) = question.type.parse(RawAnswer(parts: said.parts), in: .fr)
            {
                given[subject] = Answer(value, by: .assistant)
            } else {
                try #require(conversation.state.interview?.skipped.contains(wanted) == true)
                skipped.insert(subject)
            }
        }
        #expect(asked > 0)
        let results = conversation.entries.last?.parts.compactMap { part -> Conversation.RuleResult? in
            if case .result(let result) = part { result } else { nil }
        }
        let verdict: Conversation.RuleResult.Verdict =
            switch try #require(joint().findings(given).first).finding.verdict {
            case .yes: .yes
            case .no: .no
            case .unknown: .unknown
            }
        #expect(results?.map(\.verdict) == [verdict])
    }

    @Test func `the form that is opened holds what was said, each value from the assistant, and the rules agree`()
        throws
    {
        var conversation = Dialogue.opening(in: .fr, context: Self.context)
        var acts: [Dialogue.Act] = []
        for message in ["combien je vais payer la cantine", "oui", "oui", "21 600", "2,5"] {
            conversation = turn(.text(message), conversation).conversation
        }
        acts = turn(.choice("form:cantine"), conversation).acts
        guard case .openForm(let offer)? = acts.first else {
            Issue.record("no form: \(acts)")
            return
        }
        let cantine = try #require(ValClair.town.service("cantine"))
        let answers = offer.answers(for: cantine, in: .fr)
        #expect(answers.keys.sorted() == ["ecole_publique", "parts", "revenu_fiscal", "souhaite_reduction"])
        #expect(answers.values.allSatisfy { $0.provenance == .assistant })
        let price = cantine.evaluate(answers, on: Self.context.today).computed["tarif"]
        #expect(price == .number(try #require(Number("3.74"))))
    }

    @Test func `a long conversation stays small`() throws {
        var conversation = Dialogue.opening(in: .fr, context: Self.context)
        for message in [
            "combien coûte la cantine", "ai-je droit à la bourse", "2026", "oui", "12000", "3", "1", "merci",
            "où en est ma demande",
            "je viens d'avoir un enfant",
        ] {
            conversation = turn(.text(message), conversation).conversation
        }
        let size = try JSONEncoder().encode(conversation).count
        print("a conversation of ten messages: \(size) bytes")
        #expect(size < 40_000)
    }

    /// Words of every kind, buttons that exist and buttons that do not, in any order.
    @Test(arguments: [11, 12, 13, 14, 15] as [UInt64])
    func `whatever is said, nothing is done without its own agreement, and nothing grows without end`(seed: UInt64)
        throws
    {
        var random = SplitMix(seed)
        let said = [
            "oui", "non", "3", "deux", "ai-je droit à la cantine ?", "ai-je droit à la bourse", "12 000 €", "stop",
            "reprendre",
            "combien ça coûte ?", "je me suis trompé", "en fait 4 enfants", "je ne veux pas répondre", "merci",
            "un humain",
            "envoyer un message", "où en est ma demande", "mes droits", "je viens d'avoir un enfant", "je veux mourir",
            "connard", "le site ne marche pas", "", "🤷‍♀️", String(repeating: "a ", count: 3_000), "2026",
            "environ 1800 par mois",
            "\"}]}; DROP TABLE", "c'est quoi ?", "recommencer", "cantine", "hier", "la deuxième",
        ]
        let buttons = [
            "yes", "no", "skip", "person", "benefits", "my-cases", "resume", "leave", "enough", "restart",
            "keep-before",
            "keep-now", "write", "correct", "service:cantine", "check:cantine", "form:cantine", "case:1", "option:x",
            "keep:naissance",
            "change:cantine/ecole_publique", "form:terrasse", "", ":", "form:",
        ]
        var conversation = Dialogue.opening(in: .fr, context: Self.context)
        for _ in 0..<60 {
            let message: Dialogue.Message =
                random.next(3) == 0
                ? .choice(buttons[random.next(buttons.count)]) : .text(said[random.next(said.count)])
            let before = conversation.state
            let reply = turn(message, conversation)
            for act in reply.acts {
                switch act {
                case .openForm:
                    #expect(message == .choice("form:cantine") || message == .choice("form:terrasse"), "seed \(seed)")
                case .sendMessage: Issue.record("seed \(seed): a message was sent for nobody")
                case .handOver:
                    if case .person = before.pending {} else { Issue.record("seed \(seed): handed over unasked") }
                case .keepChecklist: Issue.record("seed \(seed): kept for nobody")
                }
            }
            conversation = reply.conversation
            #expect(conversation.entries.count <= Conversation.maximumEntries)
            #expect(conversation.entries.allSatisfy { $0.text.count <= 12_000 })
        }
        #expect(try JSONEncoder().encode(conversation).count < 300_000)
    }
}

/// A small generator that is seeded (SplitMix64).
private struct SplitMix {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }
    mutating func next(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
