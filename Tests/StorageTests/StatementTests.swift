import Foundation
import Testing

@testable import Storage

@Suite struct StatementTests {
    @Test func `the catalogue has every statement of the source`() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/Storage")
        let pattern = /(?:SQLStatement|bounded)\(\s*"([a-z_.]+)"/
        var declared: [String] = []
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            declared += text.matches(of: pattern).map { String($0.1) }
        }
        // The driver's own: the words of transactions, which PostgreSQL's driver has too.
        let catalogued = StatementCatalogue.all.map(\.name)
        #expect(declared.filter { !$0.hasPrefix("sqlite.") }.sorted() == catalogued.sorted())
        #expect(Set(catalogued).count == catalogued.count)
        #expect(catalogued.count > 60)
    }

    @Test(arguments: StatementCatalogue.all)
    func `parameters first stand in the order of their numbers`(statement: SQLStatement) throws {
        var next = 1
        for match in statement.text.matches(of: /\$(\d+)/) {
            let number = try #require(Int(match.1))
            #expect(number <= next, "\(statement.name): $\(number) stands before $\(next)")
            if number == next { next += 1 }
        }
        #expect(!statement.text.contains("?") && !statement.text.contains(";"))
    }

    /// Reading a whole table is only right where the whole table is asked for.
    private static let wholeTable: Set<String> = ["definitions.current", "migrations.applied", "jobs.counts"]

    @Test func `every statement finds its rows by an index, in order`() async throws {
        try await Driver.sqlite.withDatabase { database in
            for statement in StatementCatalogue.all where !Self.wholeTable.contains(statement.name) {
                let count = statement.text.matches(of: /\$(\d+)/).compactMap { Int($0.1) }.max() ?? 0
                let plan = try await database.write { connection in
                    try connection.query(
                        .test("EXPLAIN QUERY PLAN " + statement.text), Array(repeating: .null, count: count)
                    ).map { try $0.text(3) }
                }
                // What stops after so many rows is counted where it stops.
                for step in plan where step != "SCAN bounded" {
                    #expect(!step.hasPrefix("SCAN") || step.contains("CONSTANT"), "\(statement.name): \(plan)")
                    #expect(!step.contains("TEMP B-TREE"), "\(statement.name): \(plan)")
                }
            }
        }
    }

    @Test(arguments: [
        (CaseStatements.inbox, "cases_by_urgency"), (CaseStatements.inboxByWaiting, "cases_by_waiting"),
        (CaseStatements.inboxOfService, "cases_by_service"),
        (CaseStatements.toSign, "cases_by_signature"), (CaseStatements.countToSign, "cases_by_signature"),
        (CaseStatements.openOfDefinition, "cases_by_service"),
        (CaseStatements.countOpenOfDefinition, "cases_by_service"),
        (CaseStatements.inboxOfGroup, "cases_by_group"), (CaseStatements.loadOfGroup, "cases_by_group"),
        (CaseStatements.inboxUnassignedOfGroup, "cases_by_group_and_agent"),
        (CaseStatements.countUnassignedOfGroup, "cases_by_group_and_agent"),
        (CaseStatements.inboxOfGroupAndService, "cases_by_group_and_service"),
        (GroupStatements.members, "agent_groups_by_name"), (AbsenceStatements.standingIn, "absences_by_stand_in"),
        (AbsenceStatements.ofOrganisation, "absences_by_organisation"),
        (CaseStatements.ofHousehold, "person_requests_by_person"),
        (CaseStatements.opinionsOf, "awaited_opinions_by_advisor"),
        (CaseStatements.countOpinionsOf, "awaited_opinions_by_advisor"),
        (CaseStatements.inboxOfAgent, "cases_by_agent"), (CaseStatements.inboxUnassigned, "cases_by_agent"),
        (CaseStatements.decided, "cases_by_decision"), (CaseStatements.received, "cases_by_reception"),
        (CaseStatements.loadOfService, "cases_by_service"),
        (CaseStatements.receivedWithin, "cases_by_reception"),
        (CaseStatements.countReceivedWithin, "cases_by_reception"), (ExportStatements.ofService, "exports_by_service"),
        (CaseStatements.countOpen, "cases_by_urgency"),
        (CaseStatements.countOfAgent, "cases_by_agent"), (CaseStatements.countUnassigned, "cases_by_agent"),
        (JobStatements.claim, "jobs_by_time"), (JobStatements.dead, "jobs_by_organisation"),
        (JobStatements.releaseAbandoned, "jobs_by_lease"), (AgentStatements.list, "agents_by_organisation"),
    ])
    func `lists use the index made for them`(statement: SQLStatement, index: String) async throws {
        try await Driver.sqlite.withDatabase { database in
            let count = statement.text.matches(of: /\$(\d+)/).compactMap { Int($0.1) }.max() ?? 0
            let plan = try await database.write { connection in
                try connection.query(
                    .test("EXPLAIN QUERY PLAN " + statement.text), Array(repeating: .null, count: count)
                ).map { try $0.text(3) }
            }
            #expect(plan.contains { $0.contains(" \(index) ") }, "\(plan)")
        }
    }
}
