/// A language that the platform speaks. The raw value is its ISO 639-1 code, as written in definitions and in HTML.
public enum Language: String, Sendable, Hashable, CaseIterable, Codable {
    /// French.
    case fr
    /// English.
    case en

    /// Its place among all.
    var place: Int {
        switch self {
        case .fr: 0
        case .en: 1
        }
    }

    /// The language's own name for itself.
    public var name: String {
        switch self {
        case .fr: "Français"
        case .en: "English"
        }
    }
}
