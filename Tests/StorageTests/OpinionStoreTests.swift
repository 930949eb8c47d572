import Cases
import FEEL
import Services
import Testing

@testable import Storage

/// Which opinions agents are asked for.
@Suite struct OpinionStoreTests {
    private let projection = CaseProjection(codec: FlippingCodec())
    private let identifiers = Identifiers()

    @Test(arguments: Driver.allCases)
    func `an agent is asked alone and as their groups, what is to be given first coming first`(
        driver: Driver
    ) async throws {
        try await driver.withDatabase { database in
            let (agent, other) = (identifiers.next(), identifiers.next())
            let cases = (0..<3).map { _ in identifiers.next() }
            @Sendable func ask(_ version: Int, _ agent: Identifier?, _ group: String?, _ day: Int) -> AwaitedOpinion {
                AwaitedOpinion(
                    version: version, agent: agent, group: group, answerBy: CivilDate(daysSinceEpoch: 20_000 + day))
            }
            try await database.write { transaction in
                for (number, id) in cases.enumerated() { try projection.put(entry(number, id), in: transaction) }
                try projection.setOpinions(
                    [ask(2, agent, nil, 5), ask(3, other, nil, 1)], of: cases[0], organisation: "here",
                    in: transaction)
                try projection.setOpinions(
                    [ask(2, nil, "north", 3), ask(4, nil, "south", 9)], of: cases[1], organisation: "here",
                    in: transaction)
                try projection.setOpinions(
                    [ask(2, agent, nil, 2)], of: cases[2], organisation: "there", in: transaction)
            }
            func asked(_ agent: Identifier, _ groups: [String], limit: Int = 9) async throws -> [[Int]] {
                let (found, count) = try await database.read { connection in
                    (
                        try projection.opinions(
                            askedOf: agent, groups: groups, organisation: "here", limit: limit, in: connection),
                        try projection.countOpinions(
                            askedOf: agent, groups: groups, organisation: "here", in: connection)
                    )
                }
                #expect(found.count == min(count, limit))
                return found.map { [cases.firstIndex(of: $0.entry.id) ?? -1, $0.version, $0.answerBy.daysSinceEpoch] }
            }
            #expect(try await asked(agent, []) == [[0, 2, 20_005]])
            #expect(try await asked(agent, ["north"]) == [[1, 2, 20_003], [0, 2, 20_005]])
            #expect(
                try await asked(agent, ["north", "south"])
                    == [[1, 2, 20_003], [0, 2, 20_005], [1, 4, 20_009]])
            #expect(try await asked(agent, ["north", "south"], limit: 1) == [[1, 2, 20_003]])
            #expect(try await asked(other, ["west"]) == [[0, 3, 20_001]])
            // What is given leaves the list.
            try await database.write {
                try projection.setOpinions([ask(3, other, nil, 1)], of: cases[0], organisation: "here", in: $0)
            }
            #expect(try await asked(agent, []).isEmpty)
            #expect(try await asked(other, []) == [[0, 3, 20_001]])
        }
    }

    private func entry(_ number: Int, _ id: Identifier) -> CaseEntry {
        CaseEntry(
            id: id, organisation: "here", service: "s", definition: "d", reference: "VC-\(number)", channel: "web",
            state: "s", outcome: nil, submittedAt: .start, decidedAt: nil, deadlineAt: nil, isClockStopped: false,
            assignee: nil, version: 1, content: [1])
    }
}
