/// Bare insertions of bytes through the same group commit: the most that a submission could reach, for measurements in a
/// store made for them.
public struct InsertCeiling: Sendable {
    private static let insert = SQLStatement(
        "sqlite.insert_ceiling", "INSERT INTO log_tiles (level, number, hashes) VALUES (-1, $1, $2)")

    /// The measurement.
    public init() {}

    /// Inserts bytes under a number that was not used before.
    public func insert(_ bytes: [UInt8], number: Int, in transaction: any SQLTransaction) throws {
        try transaction.execute(Self.insert, [.integer(number), .blob(bytes)])
    }
}
