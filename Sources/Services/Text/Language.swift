/// A language that the platform speaks. The raw value is its ISO 639-1 code, as written in definitions and in HTML.
public enum Language: String, Sendable, Hashable, CaseIterable, Codable {
    /// French.
    case fr
    /// English.
    case en

    /// The language's own name for itself.
    public var name: String {
        switch self {
        case .fr: "Français"
        case .en: "English"
        }
    }
}
