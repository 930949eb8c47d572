/// A register that an organisation may read, so that people need not give again what the administration knows
/// ("dites-le-nous une fois"; code des relations entre le public et l'administration, articles L. 114-8 and L. 114-9).
public struct Register: Sendable {
    /// On what an exchange stands.
    public enum Basis: String, Sendable, CaseIterable, Hashable {
        /// A text allows it: the person is told, and need not agree.
        case law
        /// The person agrees first.
        case consent
    }

    /// How it is reached.
    public enum Connection: String, Sendable, CaseIterable, Hashable {
        /// A file that the organisation puts in the data folder.
        case file
    }

    /// Identifier, which questions refer to.
    public let id: String
    /// Its name, for people.
    public let name: LocalizedText
    /// Who holds it.
    public let holder: LocalizedText
    /// The text that allows the exchange.
    public let law: LegalText
    /// On what the exchange stands.
    public let basis: Basis
    /// How it is reached.
    public let connection: Connection
    /// The fields by which one record is found; all of them must match.
    public let keys: [String]
}

/// From where a question may be filled in.
public struct RegisterSource: Sendable, Hashable {
    /// The register, of the organisation that offers the service.
    public let register: String
    /// The field of its records.
    public let field: String
    /// The questions whose answers find the record, in the order of the register's keys; empty when they are the questions
    /// named as the keys are.
    public let by: [String]

    /// The questions whose answers find the record.
    public func questions(of register: Register) -> [String] { by.isEmpty ? register.keys : by }
}
