/// A stretch of cases by their identifiers: from one, up to but not including another.
public struct AuditRange: Sendable, Hashable {
    /// The bytes of the first identifier.
    let lower: [UInt8]
    /// The bytes of the first one beyond.
    let upper: [UInt8]

    /// Whatever an identifier is, this is greater.
    private static let end = [UInt8](repeating: 0xFF, count: 64)

    /// Whether nothing comes after it.
    public var isLast: Bool { upper == Self.end }

    /// The stretch of so many cases that comes after another; the first one after nil.
    public static func next(
        after former: AuditRange?, cases count: Int, in connection: any SQLConnection
    ) throws -> AuditRange {
        let lower = former?.upper ?? []
        let upper = try connection.first(AuditStatements.boundary, [.blob(lower), .integer(count)])?.blob(0)
        return AuditRange(lower: lower, upper: upper ?? end)
    }

    /// The hashes of the definitions that its cases were sent under, each once.
    public func definitions(in connection: any SQLConnection) throws -> Set<String> {
        Set(try connection.query(AuditStatements.definitionsUsed, arguments).map { try $0.text(0) })
    }

    var arguments: [SQLValue] { [.blob(lower), .blob(upper)] }
}
