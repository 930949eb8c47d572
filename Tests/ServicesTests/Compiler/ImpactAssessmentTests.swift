import FEEL
import Foundation
import Testing

@testable import Services

/// Impact assessments in the format of the CNIL's PIA tool (GDPR, article 35).
@Suite struct ImpactAssessmentTests {
    private static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    private static let example = repository.deletingLastPathComponent()
        .appending(path: "shared/data/oracles/cnil-pia-example.json")
    private static let isPresent = FileManager.default.fileExists(atPath: example.path)

    private static let running = RunningMeasures(
        isSealed: true, isSecure: true, hasVirusScanner: false, sendsMail: true, draftDays: 30)

    private static func service(_ id: String) throws -> (definition: ServiceDefinition, organisation: Organisation) {
        let service = try ShippedService(id)
        return (service.definition, service.organisation)
    }

    /// Both texts read by another reader of JSON.
    private func isSame(_ left: String, _ right: String) throws -> Bool {
        let trees = try [left, right].map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? NSDictionary)
        }
        return trees[0].isEqual(trees[1])
    }

    @Test(.enabled(if: ImpactAssessmentTests.isPresent, "../shared/data/oracles is not there"))
    func `the tool's own example is imported and exported without loss`() throws {
        let text = try String(contentsOf: Self.example, encoding: .utf8)
        let assessment = try ImpactAssessment(reading: text)
        let written = assessment.written
        #expect(try isSame(text, written))
        // Every key in its place, every number as it was written, every byte of every text.
        let again = try ImpactAssessment(reading: written)
        #expect(again.tree == assessment.tree && again.written == written)
        #expect(Self.withoutSpace(text) == Self.withoutSpace(written))
        #expect(assessment.name == "Captoo" && assessment.status == .signed)
        #expect(assessment.day == CivilDate(iso8601: "2018-02-21"))
        #expect(
            assessment.risks == [
                .init(feared: .access, severity: .significant, likelihood: .maximal),
                .init(feared: .alteration, severity: .limited, likelihood: .limited),
                .init(feared: .loss, severity: .limited, likelihood: .limited),
            ])
        #expect(assessment.measures.count == 23 && assessment.actionsLeft > 10)
    }

    /// A text of JSON without the space between its words: what is left is every byte that means something.
    private static func withoutSpace(_ text: String) -> [UInt8] {
        var isInside = false
        var isEscaped = false
        return text.utf8.filter { byte in
            if isInside {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isInside = false
                }
                return true
            }
            isInside = byte == UInt8(ascii: "\"")
            return ![0x20, 0x0A, 0x0D, 0x09].contains(byte)
        }
    }

    @Test func `numbers, nulls, unknown keys and every character are kept as they were written`() throws {
        let text = """
            {"pia": {"name": "É\\u0000\\n\\"\\\\", "unknown": [1.50, -0, 1e3, null, true, {}, []], "id": 12345678901234567890},
             "answers": [], "later": {"a": {"b": {"c": {"d": "😀 e\u{301}"}}}}}
            """
        let assessment = try ImpactAssessment(reading: text)
        #expect(try isSame(text, assessment.written))
        #expect(assessment.written.contains("1.50") && assessment.written.contains("12345678901234567890"))
        #expect(assessment.written.contains("1e3") && assessment.written.contains("-0"))
        #expect(assessment.written.utf8.elementsEqual(try ImpactAssessment(reading: assessment.written).written.utf8))
        #expect(assessment.name == "É\u{0}\n\"\\")
    }

    @Test(arguments: [
        "", "{", "[1,]", "{\"a\" 1}", "nul", "01", "1.", "\"\\x\"", "\"\\ud800\"", "{} {}", "\"a\nb\"", "[}", "-", "1e",
        "{\"answers\": []}", "[]", String(repeating: "[", count: 100),
    ])
    func `what is not an assessment is refused, never understood by half`(text: String) {
        #expect(throws: JSONFailure.self) { try ImpactAssessment(reading: text) }
    }

    @Test func `half a text never stops the reader`() throws {
        let (definition, organisation) = try Self.service("cantine")
        let text = AssessmentDraft(
            ProcessingNotice(definition, of: organisation), running: Self.running,
            on: try #require(CivilDate(iso8601: "2026-11-24"))
        ).tree.written
        let bytes = Array(text.utf8)
        for length in stride(from: 0, to: bytes.count, by: 61) {
            let half = String(decoding: bytes[..<length], as: UTF8.self)
            #expect(throws: JSONFailure.self) { try ImpactAssessment(reading: half) }
        }
    }

    @Test func `a draft answers the tool's 36 questions with what the definition says, and judges nothing`() throws {
        for id in ["cantine", "terrasse", "degat-des-eaux"] {
            let (definition, organisation) = try Self.service(id)
            let notice = ProcessingNotice(definition, of: organisation)
            let draft = AssessmentDraft(
                notice, running: Self.running, on: try #require(CivilDate(iso8601: "2026-11-24"))
            ).tree
            let assessment = try ImpactAssessment(reading: draft.written)
            #expect(assessment.tree == draft)
            #expect(assessment.status == .draft && assessment.name == definition.presentation.title[.fr])
            let numbers = draft["answers"]?.elements.compactMap { $0["reference_to"]?.integer } ?? []
            #expect(Set(numbers).count == 36 && numbers.count == 36)
            let data = try #require(assessment.answer(121))
            for question in definition.pages.flatMap(\.questions) where question.type.missing != nil {
                #expect(data.contains(question.ask[.fr].replacing("&", with: "&amp;")), "\(question.name)")
            }
            for recipient in notice.recipients { #expect(data.contains(recipient[.fr])) }
            #expect(assessment.answer(215)?.contains(notice.retention.active.words(in: .fr)) == true)
            #expect(assessment.risks.allSatisfy { $0.severity == nil && $0.likelihood == nil })
            #expect(assessment.measures.contains("Chiffrement"))
            #expect(!assessment.measures.contains("Lutte contre les logiciels malveillants"), "no scanner runs")
        }
    }

    @Test func `weighing means to decide calls for an assessment, counting square metres does not`() throws {
        #expect(try Self.service("cantine").definition.assessmentReasons == [.scoring("tarif")])
        for id in ["terrasse", "acte-naissance", "signaler", "degat-des-eaux", "cheque-energie", "bourse-college"] {
            #expect(try Self.service(id).definition.assessmentReasons.isEmpty, "\(id)")
        }
        #expect(try Self.service("cantine").definition.assessment?.status.isAccepted == true)
    }
}
