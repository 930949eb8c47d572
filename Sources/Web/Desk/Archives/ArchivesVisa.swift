public import Cases
import FEEL
import Foundation
import Services

/// The visa of whoever directs the archives: who gave it, when, under which reference (code du patrimoine, R. 212-14).
public struct ArchivesVisa: Sendable, Hashable, Codable {
    /// Who gave it, as they sign.
    public let name: String
    /// When, as 2026-12-31.
    public let date: String
    /// Its reference.
    public let reference: String

    /// A visa, as an administrator records it.
    init(name: String, date: CivilDate, reference: String) {
        self.name = name
        self.date = date.description
        self.reference = reference
    }

    /// Reads one that the store keeps; nil where there is none.
    public init?(_ stored: [UInt8]) {
        guard !stored.isEmpty, let visa = try? JSONDecoder().decode(Self.self, from: Data(stored)) else { return nil }
        self = visa
    }

    /// As the store keeps it.
    func stored() throws -> [UInt8] { Array(try JSONEncoder().encode(self)) }

    /// What is told of it with an erasure: no name.
    public var ground: RetentionGround.Visa? {
        CivilDate(iso8601: date).map { RetentionGround.Visa(reference: reference, date: $0) }
    }
}
