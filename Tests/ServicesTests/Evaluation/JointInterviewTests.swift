import FEEL
import Testing

@testable import Services

/// Interviews over several services at once: each thing asked once, nothing asked that changes nothing, what unlocks most
/// first.
@Suite struct JointInterviewTests {
    private typealias Subject = JointInterview.Subject

    private static let day = CivilDate(daysSinceEpoch: 20_700)

    /// A rule over two questions of the service's own and one that every service asks, as data: found without the
    /// product's own code.
    private struct Formula {
        let own: Int
        let isShared: Int

        func ownHolds(_ first: Bool, _ second: Bool) -> Bool {
            switch own {
            case 0: first
            case 1: first && second
            case 2: first || second
            case 3: first && !second
            default: first ? second : !second
            }
        }

        func holds(_ first: Bool, _ second: Bool, shared: Bool) -> Bool {
            switch isShared {
            case 0: ownHolds(first, second)
            case 1: ownHolds(first, second) && shared
            default: ownHolds(first, second) || shared
            }
        }

        var text: String {
            let own = ["a", "a and b", "a or b", "a and not(b)", "if a then b else not(b)"][own]
            return ["(\(own))", "(\(own)) and parts >= 2", "(\(own)) or parts >= 2"][isShared]
        }
    }

    private static func definition(
        _ id: String, _ rule: String, about year: String = "2025", assume: String = ""
    ) throws -> ServiceDefinition {
        let text = try SampleDefinition.text("valid/service.yaml")
            .replacing("service: animaux", with: "service: \(id)")
            .replacing(
                "pages:\n",
                with: """
                    eligibility: {rule: droit, yes: Oui, no: Non\(assume)}
                    pages:
                      - id: questions
                        title: Questions
                        questions:
                          - {id: a, type: yes_no, ask: A, used_for: Essai}
                          - {id: b, type: yes_no, ask: B, used_for: Essai}
                          - {id: parts, type: number, range: "[1..20]", ask: Parts, used_for: Essai, concept: household.tax_shares, about_year: "\(year)"}

                    """
            )
            .replacing("rules:\n", with: "rules:\n  droit: {label: Droit, type: yes_no, is: \"\(rule)\", ref: Texte}\n")
        // It weighs people's means: an impact assessment goes with it.
        let assessment = "{\"pia\": {\"name\": \"\(id)\"}, \"answers\": []}"
        let archive = try DefinitionArchive(
            files: ["service.yaml": Array(text.utf8), "pia.json": Array(assessment.utf8)])
        let compilation = ServiceCompiler.compile(archive, organisation: try SampleDefinition.compiledOrganisation())
        let said = compilation.diagnostics.map { DiagnosticRenderer().render($0) }.joined()
        return try #require(compilation.definition, "\(said)")
    }

    @Test(arguments: [31, 32, 33] as [UInt64])
    func `each thing is asked once, and only while it can change what is found`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let formulas = (0..<3).map { _ in Formula(own: random.number(0...4), isShared: random.number(0...2)) }
        let definitions = try formulas.enumerated().map { try Self.definition("s\($0)", $1.text) }
        let interview = JointInterview(definitions, on: Self.day)
        var asked = 0
        for code in 0..<128 {
            let whole = (0..<7).map { code >> $0 & 1 == 1 }
            var known: [Int: Bool] = [:]
            var given: [Subject: Answer] = [:]
            while case .ask(let subject) = interview.next(given) {
                let service = try #require(Int(subject.service.dropFirst()))
                let number = subject.question == "parts" ? 6 : service * 2 + (subject.question == "a" ? 0 : 1)
                #expect(known[number] == nil, "seed \(seed): \(subject) is asked twice")
                let matters = (0..<128).contains { other in
                    let first = (0..<7).map { known[$0] ?? (other >> $0 & 1 == 1) }
                    var second = first
                    second[number].toggle()
                    return Self.found(formulas, first) != Self.found(formulas, second)
                }
                #expect(matters, "seed \(seed): \(formulas.map(\.text)) ask \(subject) after \(known)")
                known[number] = whole[number]
                given[subject] = Answer(number == 6 ? .integer(whole[6] ? 3 : 1) : .boolean(whole[number]))
                asked += 1
                guard asked < 10_000 else { break }
            }
            let verdicts = interview.findings(given).map(\.finding.verdict)
            #expect(
                verdicts == Self.found(formulas, whole).map { $0 ? .yes : .no }, "seed \(seed): \(formulas.map(\.text))"
            )
        }
        #expect(asked > 128, "seed \(seed): these rules ask something")
    }

    private static func found(_ formulas: [Formula], _ whole: [Bool]) -> [Bool] {
        formulas.enumerated().map { $1.holds(whole[$0 * 2], whole[$0 * 2 + 1], shared: whole[6]) }
    }

    @Test func `what unlocks most is asked first`() throws {
        let definitions = try ["a and parts >= 2", "b or parts >= 2", "parts >= 3"].enumerated().map {
            try Self.definition("s\($0)", $1)
        }
        let interview = JointInterview(definitions, on: Self.day)
        #expect(interview.next([:]) == .ask(Subject(service: "s0", question: "parts")))
        let given = [Subject(service: "s0", question: "parts"): Answer(.integer(3))]
        #expect(interview.findings(given).map(\.finding.verdict) == [.unknown, .yes, .yes])
        #expect(interview.findings(given).map(\.isOpen) == [true, false, false])
        #expect(interview.next(given) == .ask(Subject(service: "s0", question: "a")))
    }

    @Test func `the same of another year is another thing`() throws {
        let definitions = try [
            Self.definition("s0", "parts >= 2"), Self.definition("s1", "parts >= 2", about: "2024"),
            Self.definition("s2", "parts >= 2", about: "today().year - 1"),
        ]
        let interview = JointInterview(definitions, on: Self.day)
        let first = Subject(service: "s0", question: "parts")
        #expect(interview.next([:]) == .ask(first))
        let given = [first: Answer(.integer(1))]
        // The day is in 2026.
        #expect(interview.findings(given).map(\.finding.verdict) == [.no, .unknown, .no])
        #expect(interview.next(given) == .ask(Subject(service: "s1", question: "parts")))
    }

    @Test func `what is not known is not asked again anywhere, and what it would have told stays possible`() throws {
        let definitions = try ["a and parts >= 2", "b or parts >= 2"].enumerated().map {
            try Self.definition("s\($0)", $1)
        }
        let parts = Subject(service: "s0", question: "parts")
        let interview = JointInterview(definitions, on: Self.day, skipped: [parts])
        var given: [Subject: Answer] = [:]
        while case .ask(let subject) = interview.next(given) {
            #expect(subject.question != "parts")
            given[subject] = Answer(.boolean(subject.question == "a"))
            guard given.count < 10 else { break }
        }
        #expect(interview.findings(given).map(\.finding.verdict) == [.unknown, .unknown])
        given[Subject(service: "s0", question: "a")] = Answer(.boolean(false))
        given[Subject(service: "s1", question: "b")] = Answer(.boolean(true))
        #expect(interview.findings(given).map(\.finding.verdict) == [.no, .yes])
    }

    @Test func `what an interview about today takes for granted is not asked, unless its question would refuse it`()
        throws
    {
        let definition = try ShippedService("cheque-energie").definition
        let day = try ShippedService.day("2026-11-27")
        #expect(JointInterview([definition], on: day).answers([:])["cheque-energie"]?["annee"]?.value == .integer(2026))
        let alone = JointInterview([definition], on: day, isAboutToday: false)
        #expect(alone.answers([:])["cheque-energie"]?.isEmpty == true)
        // The law of 2040 is not known: the year is asked for.
        let later = JointInterview([definition], on: try ShippedService.day("2040-01-01"))
        #expect(later.answers([:])["cheque-energie"]?.isEmpty == true)
    }

    @Test func `the income of one year is asked once for the services that use it`() throws {
        let definitions = try ["cheque-energie", "bourse-college", "cantine"].map { try ShippedService($0).definition }
        let interview = JointInterview(definitions, on: try ShippedService.day("2026-11-27"))
        let answers = interview.answers([
            Subject(service: "bourse-college", question: "revenu"): Answer(.integer(12_000)),
            Subject(service: "cantine", question: "souhaite_reduction"): Answer(.boolean(true)),
        ])
        #expect(answers["cantine"]?["revenu_fiscal"]?.value == .integer(12_000))
        // The energy voucher of 2026 looks at the income of 2024.
        #expect(answers["cheque-energie"]?["revenu"] == nil)
        // In June, the latest notice is about the income of 2024.
        let earlier = JointInterview(definitions, on: try ShippedService.day("2026-06-30")).answers([
            Subject(service: "bourse-college", question: "revenu"): Answer(.integer(12_000))
        ])
        #expect(earlier["cantine"]?["revenu_fiscal"] == nil)
    }
}
