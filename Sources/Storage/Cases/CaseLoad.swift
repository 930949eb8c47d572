public import Services

/// How many open cases wait, and why: never whose they are.
public struct CaseLoad: Sendable, Hashable {
    /// Open cases.
    public var open: Int
    /// Those whose deadline has passed.
    public var late: Int
    /// Those whose time stands still because the person is awaited.
    public var awaitingPerson: Int
    /// Those in nobody's charge.
    public var unassigned: Int

    /// A load; none by default.
    public init(open: Int = 0, late: Int = 0, awaitingPerson: Int = 0, unassigned: Int = 0) {
        self.open = open
        self.late = late
        self.awaitingPerson = awaitingPerson
        self.unassigned = unassigned
    }

    /// Adds another.
    public static func += (sum: inout CaseLoad, more: CaseLoad) {
        sum.open += more.open
        sum.late += more.late
        sum.awaitingPerson += more.awaitingPerson
        sum.unassigned += more.unassigned
    }
}

/// What waits of one group.
public struct GroupLoad: Sendable, Hashable {
    /// The group's identifier; nil for cases that belong to none.
    public let group: String?
    /// What waits.
    public let load: CaseLoad
}

/// What waits of one service.
public struct ServiceLoad: Sendable, Hashable {
    /// The service's identifier.
    public let service: String
    /// What waits.
    public let load: CaseLoad
}

extension CaseProjection {
    /// What waits of each service of an organisation that has open cases, by identifier of the service.
    ///
    /// There is deliberately nothing like it by agent.
    ///
    /// - Parameter now: deadlines not later than this have passed.
    public func loads(
        organisation: String, now: Instant, in connection: any SQLConnection
    ) throws -> [ServiceLoad] {
        try sums.services.sum(organisation, changes: changes(of: organisation, in: connection), now: now) {
            try computeLoads(organisation: organisation, now: now, in: connection)
        }
    }

    private func computeLoads(
        organisation: String, now: Instant, in connection: any SQLConnection
    ) throws -> [ServiceLoad] {
        var loads: [ServiceLoad] = []
        var last = ""
        // From one service to the next by the index, whatever the number of cases between them.
        while let service = try connection.first(
            CaseStatements.nextService, [.text(organisation), .text(last)])?.optionalText(0)
        {
            last = service
            let row = try connection.first(
                CaseStatements.loadOfService,
                [.integer(Int(now.milliseconds)), .text(organisation), .text(service)])
            if let load = try row.map(Self.load), load.open > 0 {
                loads.append(ServiceLoad(service: service, load: load))
            }
        }
        return loads
    }

    /// What waits of each group of an organisation that has open cases, by identifier of the group; cases of none come
    /// first.
    ///
    /// - Parameter now: deadlines not later than this have passed.
    public func loadsByGroup(
        organisation: String, now: Instant, in connection: any SQLConnection
    ) throws -> [GroupLoad] {
        try sums.groups.sum(organisation, changes: changes(of: organisation, in: connection), now: now) {
            try computeLoadsByGroup(organisation: organisation, now: now, in: connection)
        }
    }

    private func computeLoadsByGroup(
        organisation: String, now: Instant, in connection: any SQLConnection
    ) throws -> [GroupLoad] {
        var loads: [GroupLoad] = []
        var next: String? = ""
        while let group = next {
            let row = try connection.first(
                CaseStatements.loadOfGroup, [.integer(Int(now.milliseconds)), .text(organisation), .text(group)])
            if let load = try row.map(Self.load), load.open > 0 {
                loads.append(GroupLoad(group: group.isEmpty ? nil : group, load: load))
            }
            next = try connection.first(CaseStatements.nextGroup, [.text(organisation), .text(group)])?.optionalText(0)
        }
        return loads
    }

    private static func load(_ row: SQLRow) throws -> CaseLoad {
        CaseLoad(
            open: try row.integer(0), late: try row.integer(1), awaitingPerson: try row.integer(2),
            unassigned: try row.integer(3))
    }
}
