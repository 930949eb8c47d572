public import FEEL
public import Services

/// A way to ask a register for one record. The port: adapters live where input and output do.
///
/// A file in the data folder is the first (`FileRegister` in `Storage`). One over HTTP would send the keys in the body of a
/// request signed as the register's holder asks, never in an address, and map what comes back to a record.
public protocol RegisterConnection: Sendable {
    /// The record that every key matches, or nil when the register has none.
    ///
    /// - Parameter keys: a text for each of the register's keys, as `RegisterRecord.keyText` writes it.
    /// - Throws: `RegisterFailure` when the register can't tell.
    func record(keys: [String: String]) async throws -> RegisterRecord?
}

/// The registers of every organisation, as an installation reaches them.
public protocol RegisterDirectory: Sendable {
    /// The way to a register, or nil when the installation has none.
    func connection(to register: Register, of organisation: String) -> (any RegisterConnection)?
}

/// No register at all: every question is simply asked.
public struct NoRegisters: RegisterDirectory {
    /// No register.
    public init() {}

    /// None.
    public func connection(to register: Register, of organisation: String) -> (any RegisterConnection)? { nil }
}

/// Why a register did not tell.
public enum RegisterFailure: String, Error, Sendable, Hashable {
    /// It is not there, or it can't be read.
    case unavailable
    /// It took too long.
    case timeout
}

/// What a register holds about one person or thing, by field.
public struct RegisterRecord: Sendable, Hashable {
    /// The values, as registers write them: texts, numbers, truth values, lists and mappings of these.
    public let fields: [String: Value]

    /// A record.
    public init(fields: [String: Value]) { self.fields = fields }

    /// The value of a field in the type of a question's answer; nil when there is none of that type.
    ///
    /// Dates, times and durations stand in records as the texts of ISO 8601.
    public func value(of field: String, as type: ValueType) -> Value? {
        guard let value = fields[field] else { return nil }
        switch (type, value) {
        case (.date, .string(let text)): return CivilDate(iso8601: text).map(Value.date)
        case (.time, .string(let text)): return CivilTime(iso8601: text).map(Value.time)
        case (.number, .string(let text)): return Number(text).map(Value.number)
        case (_, .null): return nil
        default: return value
        }
    }

    /// The text by which an answer is looked up: without spaces around or within, in capitals, whatever the person typed.
    public static func keyText(_ value: Value) -> String? {
        switch value {
        case .string(let text): text.filter { !$0.isWhitespace }.uppercased()
        case .number(let number): number.description
        case .date(let date): date.description
        default: nil
        }
    }
}

/// What a register said in answer to a question.
public struct RegisterStatement: Sendable, Hashable {
    /// The register.
    public let register: String
    /// What it said.
    public let value: Value

    /// A statement.
    public init(register: String, value: Value) {
        self.register = register
        self.value = value
    }
}
