import Cases
import FEEL
import Services
import Testing

@testable import Storage

@Suite struct CaseSearchTests {
    private let projection = CaseProjection(codec: PlainPayloadCodec())
    private let identifiers = Identifiers()

    @Test(arguments: Driver.allCases)
    func `a search goes on where it stopped, latest first, nothing missing or twice`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            let ids = (0..<60).map { _ in identifiers.next() }
            let (red, blue): ([UInt8], [UInt8]) = ([1], [2])
            try await database.write { transaction in
                for (number, id) in ids.enumerated() {
                    try projection.put(entry(number, id), in: transaction)
                    try projection.setWords(
                        adding: number % 3 == 0 ? [red, blue] : [red], of: id, organisation: "here", in: transaction)
                }
                try projection.setWords(adding: [red], of: identifiers.next(), organisation: "there", in: transaction)
            }
            for (hashes, step) in [(Set([red]), 1), (Set([red, blue]), 2), (Set([blue]), 3)] {
                var found: [Identifier] = []
                var before: Identifier?
                repeat {
                    let from = before
                    let page = try await database.read { connection in
                        try projection.search(
                            hashes, organisation: "here", before: from, limit: 7, in: connection
                        ) { (Int($0.reference) ?? 0) % step == 0 }
                    }
                    #expect(page.entries.count <= 7)
                    found += page.entries.map(\.id)
                    before = page.next
                } while before != nil
                #expect(found == ids.enumerated().filter { $0.offset % step == 0 }.map(\.element).sorted(by: >))
            }
            // A word that a case does not show any more finds it no more.
            try await database.write {
                try projection.setWords(adding: [], removing: [blue], of: ids[0], organisation: "here", in: $0)
            }
            let left = try await database.read {
                try projection.search([blue], organisation: "here", limit: 100, in: $0) { _ in true }
            }
            #expect(left.entries.count == 19 && left.next == nil)
        }
    }

    private func entry(_ number: Int, _ id: Identifier) -> CaseEntry {
        CaseEntry(
            id: id, organisation: "here", service: "s", definition: "d", reference: "\(number)", channel: "web",
            state: "s", outcome: nil, submittedAt: .start, decidedAt: nil, deadlineAt: nil, isClockStopped: false,
            assignee: nil, version: 1, content: [])
    }
}
