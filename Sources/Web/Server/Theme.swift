import HTTPTypes
import Services

/// The style sheet that gives a page the colours of its organisation. Its address holds the colours, so it never changes
/// and nothing is looked up to answer.
struct Theme: Sendable, Hashable {
    let light: String
    let dark: String

    /// The theme of an organisation that has colours of its own.
    init?(_ organisation: Organisation?) {
        guard let accent = organisation?.accent else { return nil }
        self.init(name: "\(accent.light.dropFirst())-\(accent.dark.dropFirst()).css")
    }

    /// The theme with this name: two colours of six hexadecimal digits, `0b6b5d-5fd0bd.css`.
    init?(name: String) {
        // Read by hand: this is done for each page, and an expression is compiled anew each time it is met.
        let parts = name.split(separator: "-", maxSplits: 1)
        guard parts.count == 2, parts[1].hasSuffix(".css"), Self.isColour(parts[0]),
            Self.isColour(parts[1].dropLast(4))
        else { return nil }
        light = parts[0].lowercased()
        dark = parts[1].dropLast(4).lowercased()
    }

    private static func isColour(_ text: Substring) -> Bool {
        text.utf8.count == 6
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
                    UInt8(ascii: "A")...UInt8(ascii: "F"):
                    true
                default: false
                }
            }
    }

    /// Its address.
    var address: String { "/themes/\(light)-\(dark).css" }

    /// The answer to a request for it.
    var reply: Reply {
        let css = """
            :root{--accent:#\(light);--accent-ink:#ffffff}
            @media (prefers-color-scheme:dark){:root{--accent:#\(dark);--accent-ink:#10141c}}

            """
        return Reply(
            status: .ok,
            headers: [
                .contentType: "text/css; charset=utf-8", .cacheControl: "public, max-age=31536000, immutable",
            ], body: Array(css.utf8))
    }
}
