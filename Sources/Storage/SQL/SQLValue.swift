public import Cases
public import Services

/// A value as it goes into a statement or comes out of a row.
public enum SQLValue: Sendable, Hashable {
    /// No value.
    case null
    /// A whole number. Instants are milliseconds since 1970-01-01T00:00:00Z, booleans 0 or 1.
    case integer(Int)
    /// A floating-point number; never an amount of money.
    case real(Double)
    /// Text, without U+0000, which no engine keeps: statements refuse it.
    case text(String)
    /// Bytes. Identifiers are 16 of them.
    case blob([UInt8])
}

extension SQLValue {
    /// 1 for true, 0 for false: the one notation that both engines compare alike.
    public static func boolean(_ value: Bool) -> SQLValue { .integer(value ? 1 : 0) }

    /// The 16 bytes of an identifier, or null.
    public static func identifier(_ value: Identifier?) -> SQLValue { value.map { .blob($0.bytes) } ?? .null }

    /// The milliseconds of an instant, or null.
    public static func instant(_ value: Instant?) -> SQLValue { value.map { .integer(Int($0.milliseconds)) } ?? .null }

    /// Text, or null.
    public static func optionalText(_ value: String?) -> SQLValue { value.map { .text($0) } ?? .null }

    /// The 32 bytes of a secret's hash.
    public static func hash(_ value: SecretHash) -> SQLValue { .blob(value.bytes) }
}
