import FEEL
import Foundation
import Services
import Testing

@testable import Cases

/// Until when a decision can be asked to be reconsidered, where a text sets a time: the town's service with two months.
@Suite struct ReconsiderationDelayTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "services").path

    private let definition: ServiceDefinition
    private let zone: Zone

    init() throws {
        var files = CatalogueLoader.files(in: Self.folder)
        let path = try #require(files.services.keys.first { $0.hasSuffix("/acte-naissance") })
        var contents: [String: [UInt8]] = [:]
        for file in try #require(files.services[path]).files {
            let text = String(decoding: file.bytes, as: UTF8.self)
                .replacing("reconsideration: {to: a_l_etude,", with: "reconsideration: {to: a_l_etude, within: P2M,")
            contents[file.path] = Array(text.utf8)
        }
        files.services[path] = try DefinitionArchive(files: contents)
        definition = try #require(Catalogue(files).definitions.first { $0.id == "acte-naissance" })
        zone = try #require(Zone(name: "Europe/Paris"))
        #expect(definition.workflow.reconsideration?.within == Period(2, .month))
    }

    @Test func `the time to ask is counted as courts count it, and afterwards it is said`() throws {
        // Decided on Tuesday 24 November 2026: a délai franc of two months ends on Monday 25 January 2027.
        let current = try refused(on: day(2026, 11, 24))
        let last = try day(2027, 1, 25)
        #expect(offer(current, on: last) == .open(until: last))
        #expect(try offer(current, on: day(2027, 1, 26)) == .tooLate(since: last))
        // Decided on Wednesday 25 November: the 26th of January, a Tuesday.
        let other = try refused(on: day(2026, 11, 25))
        #expect(try offer(other, on: day(2026, 12, 1)) == .open(until: day(2027, 1, 26)))
        // Decided on Wednesday 28 October: 29 December; on Thursday 29: 30 December.
        #expect(try offer(refused(on: day(2026, 10, 28)), on: day(2026, 12, 1)) == .open(until: day(2026, 12, 29)))
        // A last day that is a holiday is put off: 31 October gives 1 January, then Monday 4 January.
        #expect(try offer(refused(on: day(2026, 10, 31)), on: day(2026, 12, 1)) == .open(until: day(2027, 1, 4)))
    }

    @Test func `asking too late is refused with the date, and changes nothing`() throws {
        let current = try refused(on: day(2026, 11, 24))
        let late = zone.startOfDay(try day(2027, 1, 26))
        let outcome = current.decide(
            .askReconsideration("Relisez."), in: CommandContext(actor: .person(nil), channel: .web, at: late),
            definition: definition, zone: zone, calendar: WorkingCalendar())
        guard case .failure(.tooLate(let since)) = outcome else {
            Issue.record("asked too late and received")
            return
        }
        #expect(try since == day(2027, 1, 25))
    }

    private func offer(_ current: Case, on today: CivilDate) -> ReconsiderationOffer {
        current.reconsiderationOffer(definition: definition, zone: zone, calendar: WorkingCalendar(), today: today)
    }

    private func day(_ year: Int, _ month: Int, _ day: Int) throws -> CivilDate {
        try #require(CivilDate(year: year, month: month, day: day))
    }

    /// A case refused at noon on a day.
    private func refused(on day: CivilDate) throws -> Case {
        var random = SeededRandom(seed: 9)
        let noon = zone.startOfDay(day).adding(seconds: 12 * 3600)
        let agent = Identifier(at: noon, using: &random)
        let submission = Submission(
            organisation: definition.organisation, service: definition.id, definition: definition.hash,
            reference: Reference(prefix: "VC", using: &random), language: .fr, answers: [:], computed: [:],
            evaluatedOn: day, initialState: definition.workflow.start)
        let act = Act(
            action: "refuser", state: "refuse", outcome: .refused, reasons: [], explanation: nil,
            letter: Letter(language: .fr, subject: "Refus", body: "Non."))
        return try Case(
            id: agent,
            events: [
                CaseEvent(
                    at: noon.adding(seconds: -3600), author: .person(nil), channel: .web, fact: .submitted(submission)),
                CaseEvent(at: noon, author: .agent(agent, .agent), channel: .web, fact: .acted(act)),
            ])
    }
}
