/// Why an answer that reveals what article 9(1) of the GDPR protects (health, beliefs, origin…) may be asked for.
public struct SensitiveData: Sendable, Hashable {
    /// The conditions of article 9(2), in the order of its points (a) to (j).
    public enum Condition: String, Sendable, CaseIterable {
        case explicitConsent = "explicit_consent"
        case socialProtection = "social_protection"
        case vitalInterests = "vital_interests"
        case notForProfitBody = "not_for_profit_body"
        case madePublic = "made_public"
        case legalClaims = "legal_claims"
        case substantialPublicInterest = "substantial_public_interest"
        case healthCare = "health_care"
        case publicHealth = "public_health"
        case archivesAndResearch = "archives_and_research"

        /// The letter of its point in article 9(2).
        public var point: Character {
            switch self {
            case .explicitConsent: "a"
            case .socialProtection: "b"
            case .vitalInterests: "c"
            case .notForProfitBody: "d"
            case .madePublic: "e"
            case .legalClaims: "f"
            case .substantialPublicInterest: "g"
            case .healthCare: "h"
            case .publicHealth: "i"
            case .archivesAndResearch: "j"
            }
        }

        /// Whether it holds only where a law of the Union or of a member state says so.
        var needsText: Bool { "bghij".contains(point) }
    }

    /// The condition that is met.
    public let condition: Condition
    /// The text of law that it rests on, as a lawyer cites it.
    public let text: String?
}
