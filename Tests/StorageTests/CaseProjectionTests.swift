import Cases
import Services
import Testing

@testable import Storage

@Suite struct CaseProjectionTests {
    private let projection = CaseProjection(codec: FlippingCodec())
    private let identifiers = Identifiers()

    @Test(arguments: Driver.allCases)
    func `a case is found by identifier and reference, as it was last put`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            let first = entry(1, deadline: 10)
            let later = entry(1, id: first.id, outcome: "granted", decided: 5, version: 2)
            let found = try await database.write { transaction in
                try projection.put(first, in: transaction)
                let before = try projection.find(first.id, in: transaction)
                try projection.put(later, in: transaction)
                return [
                    before, try projection.find(first.id, in: transaction),
                    try projection.find(reference: later.reference, in: transaction),
                    try projection.find(reference: "VC-UNKNOWN", in: transaction),
                ]
            }
            #expect(found == [first, later, later, nil])
        }
    }

    @Test(arguments: Driver.allCases)
    func `two cases never share a reference`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            try await database.write { try projection.put(entry(1), in: $0) }
            await #expect(throws: StorageError.duplicate("cases.reference")) {
                try await database.write { try projection.put(entry(1), in: $0) }
            }
        }
    }

    /// Random cases, every list of them, page by page, beside the same list made in memory.
    @Test(arguments: Driver.allCases, [11, 12, 13] as [UInt64])
    func `lists come most urgent first, page by page, nothing missing or twice`(
        driver: Driver, seed: UInt64
    ) async throws {
        try await driver.withDatabase { database in
            var random = SeededGenerator(seed: seed)
            let agents = (0..<2).map { _ in identifiers.next() }
            let entries = (0..<120).map { number in
                entry(
                    number, organisation: ["here", "there"].randomElement(using: &random)!,
                    service: ["acte", "cantine"].randomElement(using: &random)!,
                    outcome: Bool.random(using: &random) ? "granted" : nil,
                    decided: Int.random(in: 0..<5, using: &random),
                    deadline: Bool.random(using: &random) ? Int.random(in: 0..<9, using: &random) : nil,
                    isClockStopped: Int.random(in: 0..<5, using: &random) == 0,
                    awaitsReply: Int.random(in: 0..<4, using: &random) == 0,
                    assignee: (agents + [nil]).randomElement(using: &random)!,
                    group: [nil, "north", "south", "west"].randomElement(using: &random)!)
            }
            try await database.write { transaction in
                for entry in entries { try projection.put(entry, in: transaction) }
            }
            let here = entries.filter { $0.organisation == "here" }
            let open = here.filter { $0.outcome == nil }.sorted { ($0.urgency, $0.id) < ($1.urgency, $1.id) }
            let decided = here.filter { $0.outcome != nil }
                .sorted { ($0.decidedAt ?? .start, $0.id) > ($1.decidedAt ?? .start, $1.id) }
            let expected: [(CaseFilter, [CaseEntry])] = [
                (.open, open),
                (.waiting, open.sorted { ($0.submittedAt, $0.id) < ($1.submittedAt, $1.id) }),
                (.service("acte"), open.filter { $0.service == "acte" }),
                (.assigned(agents[0]), open.filter { $0.assignee == agents[0] }),
                (.unassigned, open.filter { $0.assignee == nil }), (.decided, decided),
                (
                    .awaitingReply,
                    here.filter(\.awaitsReply).sorted { ($0.urgency, $0.id) < ($1.urgency, $1.id) }
                ),
                (
                    .toDo(Workplace(agent: agents[1])),
                    open.filter { $0.assignee == nil || $0.assignee == agents[1] }
                ),
                // In a group: what is theirs, and what waits in it or is everybody's.
                (
                    .toDo(Workplace(agent: agents[1], groups: ["north", "west"])),
                    open.filter { entry in
                        entry.assignee == agents[1]
                            || entry.assignee == nil && [nil, "north", "west"].contains(entry.group)
                    }
                ),
                (
                    .toDo(Workplace(agent: agents[1], groups: ["south"], standsInFor: [agents[0]])),
                    open.filter { $0.assignee != nil || [nil, "south"].contains($0.group) }
                ),
                (.group("north"), open.filter { $0.group == "north" }),
                (.groups(["north", "south"]), open.filter { ["north", "south"].contains($0.group) }),
                (.groupAndService("west", "acte"), open.filter { $0.group == "west" && $0.service == "acte" }),
                (.unassignedOfGroup("south"), open.filter { $0.group == "south" && $0.assignee == nil }),
            ]
            for (filter, list) in expected {
                for limit in [1, 7, 200] {
                    let found = try await pages(filter, limit: limit, database)
                    #expect(found == list, "seed \(seed), \(filter), pages of \(limit)")
                }
            }
            let (count, due) = try await database.read {
                (
                    try projection.countOpen(organisation: "here", in: $0),
                    try projection.countOpen(organisation: "here", dueBy: .start.adding(seconds: 4), in: $0)
                )
            }
            #expect(count == open.count, "seed \(seed)")
            let limit = Int(Instant.start.adding(seconds: 4).milliseconds)
            #expect(due == open.filter { $0.urgency <= limit }.count, "seed \(seed)")
            let counts = try await database.read {
                try projection.counts(
                    organisation: "here", of: Workplace(agent: agents[0]), now: .start.adding(seconds: 4), in: $0)
            }
            let (mine, free) = (open.filter { $0.assignee == agents[0] }, open.filter { $0.assignee == nil })
            let late = (mine + free).filter { $0.urgency <= limit }
            #expect(
                counts
                    == CaseCounts(
                        open: open.count, mine: mine.count, unassigned: free.count, late: late.count,
                        awaitingReply: here.count(where: \.awaitsReply)),
                "seed \(seed)")
            let inGroup = Workplace(agent: agents[0], groups: ["north"], standsInFor: [agents[1]])
            let fewer = try await database.read {
                try projection.counts(organisation: "here", of: inGroup, now: .start, in: $0)
            }
            #expect(fewer.mine == open.count { $0.assignee != nil }, "seed \(seed)")
            #expect(
                fewer.unassigned == open.count { $0.assignee == nil && [nil, "north"].contains($0.group) },
                "seed \(seed)")
            let byGroup = try await database.read {
                try projection.loadsByGroup(organisation: "here", now: .start.adding(seconds: 4), in: $0)
            }
            let expectedGroups = [nil, "north", "south", "west"].map { group in
                let own = open.filter { $0.group == group }
                return GroupLoad(
                    group: group,
                    load: CaseLoad(
                        open: own.count, late: own.count { $0.urgency <= limit },
                        awaitingPerson: own.count(where: \.isClockStopped),
                        unassigned: own.count { $0.assignee == nil }))
            }
            #expect(byGroup == expectedGroups, "seed \(seed)")
            let loads = try await database.read {
                try projection.loads(organisation: "here", now: .start.adding(seconds: 4), in: $0)
            }
            let expectedLoads = ["acte", "cantine"].map { service in
                let own = open.filter { $0.service == service }
                return ServiceLoad(
                    service: service,
                    load: CaseLoad(
                        open: own.count, late: own.count { $0.urgency <= limit },
                        awaitingPerson: own.count(where: \.isClockStopped),
                        unassigned: own.count { $0.assignee == nil }))
            }
            #expect(loads == expectedLoads, "seed \(seed)")
        }
    }

    @Test(arguments: Driver.allCases)
    func `counting stops once there are more than a list says`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            try await database.write { transaction in
                for number in 1...(CaseCounts.most + 5) { try projection.put(entry(number), in: transaction) }
            }
            let counts = try await database.read {
                try projection.counts(
                    organisation: "here", of: Workplace(agent: identifiers.next()), now: .start, in: $0)
            }
            #expect(counts.open == CaseCounts.most + 1 && counts.unassigned == CaseCounts.most + 1)
            #expect(counts.mine == 0 && counts.late == 0)
        }
    }

    @Test(arguments: Driver.allCases)
    func `what was summed stands until a case of the organisation changes or the minute is over`(
        driver: Driver
    ) async throws {
        try await driver.withDatabase { database in
            let place = Workplace(agent: identifiers.next())
            // Another process sums for itself and must see what this one writes.
            let other = CaseProjection(codec: FlippingCodec())
            func expect(_ open: Int, late: Int, at seconds: Int64, line: Int = #line) async throws {
                let now = Instant.start.adding(seconds: seconds)
                for sums in [projection, other, projection] {
                    let (counts, loads) = try await database.read {
                        (
                            try sums.counts(organisation: "here", of: place, now: now, in: $0),
                            try sums.loads(organisation: "here", now: now, in: $0)
                        )
                    }
                    #expect(counts.open == open && counts.late == late, "line \(line)")
                    #expect(loads.reduce(0) { $0 + $1.load.open } == open, "line \(line)")
                    #expect(loads.reduce(0) { $0 + $1.load.late } == late, "line \(line)")
                }
            }
            try await expect(0, late: 0, at: 0)
            try await database.write { try projection.put(entry(1, deadline: 90), in: $0) }
            try await expect(1, late: 0, at: 0)
            try await database.write { try other.put(entry(2, deadline: 1_000), in: $0) }
            try await expect(2, late: 0, at: 1)
            try await expect(2, late: 1, at: 120)
        }
    }

    @Test func `a sum is made once, and again after a change, in the next minute, and when too many are kept`() {
        let sums = KeptSums<String, Int>(most: 2)
        var made = 0
        func sum(_ key: String, changes: Int, minute: Int64) -> Int {
            sums.sum(key, changes: changes, now: .start.adding(seconds: 60 * minute)) {
                made += 1
                return made
            }
        }
        #expect(sum("a", changes: 1, minute: 0) == 1 && sum("a", changes: 1, minute: 0) == 1)
        #expect(sum("a", changes: 2, minute: 0) == 2 && sum("a", changes: 2, minute: 1) == 3)
        #expect(sum("b", changes: 2, minute: 1) == 4 && sum("a", changes: 2, minute: 1) == 3)
        // A third drops what is kept, itself not.
        #expect(sum("c", changes: 2, minute: 1) == 5 && sum("c", changes: 2, minute: 1) == 5)
        #expect(sum("a", changes: 2, minute: 1) == 6)
    }

    @Test func `what has no deadline, or whose time stands still, comes after what has one`() {
        let farAway = entry(1, deadline: 1_000_000_000_000)
        let stopped = entry(2, deadline: 1, isClockStopped: true)
        let without = entry(3)
        #expect(farAway.urgency < stopped.urgency)
        #expect(stopped.urgency < without.urgency)
    }

    private func pages(_ filter: CaseFilter, limit: Int, _ database: any Database) async throws -> [CaseEntry] {
        var entries: [CaseEntry] = []
        var cursor: CaseCursor?
        repeat {
            let from = cursor
            let page = try await database.read {
                try projection.list(filter, organisation: "here", after: from, limit: limit, in: $0)
            }
            #expect(page.entries.count <= limit)
            entries += page.entries
            cursor = page.next
        } while cursor != nil
        return entries
    }

    private func entry(
        _ number: Int, id: Identifier? = nil, organisation: String = "here", service: String = "acte",
        outcome: String? = nil, decided: Int = 0, deadline: Int? = nil, isClockStopped: Bool = false,
        awaitsReply: Bool = false, assignee: Identifier? = nil, group: String? = nil, version: Int = 1
    ) -> CaseEntry {
        CaseEntry(
            id: id ?? identifiers.next(), organisation: organisation, service: service, definition: "d",
            reference: "VC-\(number)", channel: "web", state: outcome == nil ? "received" : "decided",
            outcome: outcome, submittedAt: .start.adding(seconds: Int64(number)),
            decidedAt: outcome == nil ? nil : .start.adding(seconds: Int64(decided)),
            deadlineAt: deadline.map { .start.adding(seconds: Int64($0)) }, isClockStopped: isClockStopped,
            awaitsReply: awaitsReply, assignee: assignee, group: group, version: version,
            content: "list \(number)".bytes)
    }
}
