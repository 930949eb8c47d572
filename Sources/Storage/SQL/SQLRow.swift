public import Cases
public import Services

/// A row, its values in the order in which the statement names its columns.
public struct SQLRow: Sendable {
    /// The statement's name, to say which one returned something unexpected.
    let statement: String
    /// The values.
    public let values: [SQLValue]

    /// The whole number in a column, counted from 0.
    public func integer(_ column: Int) throws(StorageError) -> Int {
        guard let value = try optionalInteger(column) else { throw unexpected(column) }
        return value
    }

    /// The whole number in a column, or nil for null.
    public func optionalInteger(_ column: Int) throws(StorageError) -> Int? {
        switch value(column) {
        case .integer(let value): return value
        case .null: return nil
        default: throw unexpected(column)
        }
    }

    /// The truth value in a column.
    public func boolean(_ column: Int) throws(StorageError) -> Bool { try integer(column) != 0 }

    /// The text in a column.
    public func text(_ column: Int) throws(StorageError) -> String {
        guard let value = try optionalText(column) else { throw unexpected(column) }
        return value
    }

    /// The text in a column, or nil for null.
    public func optionalText(_ column: Int) throws(StorageError) -> String? {
        switch value(column) {
        case .text(let value): return value
        case .null: return nil
        default: throw unexpected(column)
        }
    }

    /// The bytes in a column.
    public func blob(_ column: Int) throws(StorageError) -> [UInt8] {
        guard let value = try optionalBlob(column) else { throw unexpected(column) }
        return value
    }

    /// The bytes in a column, or nil for null.
    public func optionalBlob(_ column: Int) throws(StorageError) -> [UInt8]? {
        switch value(column) {
        case .blob(let value): return value
        case .null: return nil
        default: throw unexpected(column)
        }
    }

    /// The identifier in a column.
    public func identifier(_ column: Int) throws(StorageError) -> Identifier {
        guard let value = try optionalIdentifier(column) else { throw unexpected(column) }
        return value
    }

    /// The identifier in a column, or nil for null.
    public func optionalIdentifier(_ column: Int) throws(StorageError) -> Identifier? {
        guard let bytes = try optionalBlob(column) else { return nil }
        guard let identifier = Identifier(bytes: bytes) else { throw unexpected(column) }
        return identifier
    }

    /// The instant in a column.
    public func instant(_ column: Int) throws(StorageError) -> Instant {
        guard let value = try optionalInstant(column) else { throw unexpected(column) }
        return value
    }

    /// The instant in a column, or nil for null.
    public func optionalInstant(_ column: Int) throws(StorageError) -> Instant? {
        guard let value = try optionalInteger(column) else { return nil }
        return Instant(milliseconds: Int64(value))
    }

    /// A sealed payload: its key's identifier in `keyColumn`, its bytes in the column after.
    func payload(_ keyColumn: Int) throws(StorageError) -> EncodedPayload {
        EncodedPayload(keyID: try text(keyColumn), bytes: try blob(keyColumn + 1))
    }

    /// What a stored code stands for, or an error when this version does not know it.
    func code<Code: RawRepresentable>(_ column: Int, as type: Code.Type) throws(StorageError) -> Code
    where Code.RawValue == String {
        guard let code = Code(rawValue: try text(column)) else { throw unexpected(column) }
        return code
    }

    func unexpected(_ column: Int) -> StorageError { .unexpectedValue(statement: statement, column: column) }

    private func value(_ column: Int) -> SQLValue { column < values.count ? values[column] : .null }
}
