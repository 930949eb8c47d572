import FEEL
import Services
import Testing

@testable import Cases

/// Which documents of a person's own cases may be offered again: of the same meaning, and as the question takes them.
@Suite struct EarlierDocumentTests {
    private let today = CivilDate(daysSinceEpoch: 20_781)

    private func form(_ id: String, settings: String = "concept: document.tax_notice") throws -> ServiceDefinition {
        try FormSketch(pages: [.init(id: "home", questions: [.init(id: id, type: "file", settings: settings)])])
            .compiled()
    }

    private func file(_ number: Int, kind: FileKind = .pdf, size: Int = 1_000) throws -> FileReference {
        let id = "00000000-0000-7000-8000-00000000000\(number)"
        return try #require(
            FileReference(
                id: id, name: "notice-\(number).\(kind.extensions[0])", kind: kind, size: size,
                sha256: String(repeating: "\(number)a", count: 32)))
    }

    private func sent(
        _ definition: ServiceDefinition, _ id: String, _ files: [FileReference], at milliseconds: Int64,
        by provenance: Provenance = .person
    ) throws -> (case: Case, definition: ServiceDefinition) {
        var random = SeededRandom(seed: UInt64(milliseconds))
        var draft = Draft(language: .en, accessCode: "code")
        draft.entries = [id: .answer(Answer(.list(files.map(\.value)), by: provenance))]
        let at = Instant(milliseconds: milliseconds)
        let events = try Case.submit(
            draft, definition: definition, reference: Reference(prefix: "TN", using: &random), today: today,
            in: CommandContext(actor: .person(nil), channel: .web, at: at)
        ).get()
        return (try Case(id: Identifier(at: at, using: &random), events: events), definition)
    }

    private func found(
        _ asked: ServiceDefinition, _ id: String, among cases: [(case: Case, definition: ServiceDefinition)]
    ) throws -> [EarlierDocument] {
        EarlierDocument.find(for: try #require(asked.question(id)), among: cases, today: today)
    }

    @Test func `the documents given last for the same meaning are offered, under whatever name`() throws {
        let (earlier, now) = (try form("notice"), try form("avis"))
        let cases = try [
            sent(earlier, "notice", [file(2)], at: 2_000), sent(earlier, "notice", [file(1)], at: 1_000),
        ]
        let offered = try found(now, "avis", among: cases)
        #expect(offered.map(\.file) == [try file(2)])
        #expect(offered.first?.owner == cases[0].case.id)
        #expect(offered.first?.reference == cases[0].case.submission.reference)
        #expect(offered.first?.at == Instant(milliseconds: 2_000))
        // A file is copied, never repeated as a value.
        #expect(EarlierAnswer.find(for: try #require(now.question("avis")), among: cases, today: today) == nil)
    }

    @Test func `another meaning, none, or somebody else's word is not offered`() throws {
        let now = try form("notice")
        for settings in ["", "concept: document.identity"] {
            let earlier = try form("notice", settings: settings)
            #expect(try found(now, "notice", among: [sent(earlier, "notice", [file(1)], at: 1)]).isEmpty, "\(settings)")
        }
        let given = try sent(form("notice"), "notice", [file(1)], at: 2, by: .agent)
        #expect(try found(now, "notice", among: [given]).isEmpty)
        let asked = try form("notice", settings: "")
        #expect(try found(asked, "notice", among: [sent(now, "notice", [file(1)], at: 3)]).isEmpty)
    }

    @Test func `what the question would refuse is not offered; an older one that it takes is`() throws {
        let earlier = try form("notice", settings: "concept: document.tax_notice, max_files: 3")
        let images = try form("notice", settings: "concept: document.tax_notice, accept: [image], max_size: 1 MB")
        let cases = try [
            sent(earlier, "notice", [file(1), file(2, kind: .png, size: 2_000_000)], at: 2_000),
            sent(earlier, "notice", [file(3, kind: .png), file(4)], at: 1_000),
        ]
        #expect(try found(images, "notice", among: cases).map(\.file.name) == ["notice-3.png"])
        #expect(try found(earlier, "notice", among: cases).map(\.file.name) == ["notice-1.pdf", "notice-2.png"])
    }

    @Test func `nothing of a request that was withdrawn is offered`() throws {
        let now = try form("notice")
        var withdrawn = try sent(now, "notice", [file(2)], at: 2_000)
        let kept = try sent(now, "notice", [file(1)], at: 1_000)
        try withdrawn.case.apply(
            CaseEvent(
                .withdrawn(reason: nil),
                in: CommandContext(actor: .person(nil), channel: .web, at: Instant(milliseconds: 3_000))))
        #expect(withdrawn.case.state == Case.withdrawnState)
        #expect(try found(now, "notice", among: [withdrawn, kept]).map(\.file) == [file(1)])
    }
}
