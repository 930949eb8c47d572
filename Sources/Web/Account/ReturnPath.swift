import HTTPTypes
import Services

/// Where a resident comes back to after signing in.
enum ReturnPath {
    /// The page wanted, if it is one of the public side's own; otherwise the person's space.
    ///
    /// Only a path that a route of ours reads is followed, so that no link leads from the sign-in page to another site
    /// (an open redirect); an address that only takes forms leads to the nearest page above it.
    static func path(_ wanted: String?, language: Language) -> String {
        let home = "/\(language.rawValue)/space"
        guard let wanted, wanted.utf8.count <= 300, wanted.hasPrefix("/"), !wanted.contains("//"),
            wanted.utf8.allSatisfy(isPlain)
        else { return home }
        var steps = wanted.split(separator: "/")[...]
        guard steps.count >= 2, let first = steps.first, Language(rawValue: String(first)) != nil,
            !["desk", "sign-in", "sign-out"].contains(steps[steps.startIndex + 1])
        else { return home }
        while steps.count > 2, !SiteApplication.routes.contains(where: { $0.method == .get && $0.matches(steps) }) {
            steps = steps.dropLast()
        }
        guard SiteApplication.routes.contains(where: { $0.method == .get && $0.matches(steps) }) else { return home }
        return "/" + ([Substring(language.rawValue)] + steps.dropFirst()).joined(separator: "/")
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "/"):
            true
        default: false
        }
    }
}
