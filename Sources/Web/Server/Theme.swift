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
        guard let found = name.wholeMatch(of: /([0-9a-fA-F]{6})-([0-9a-fA-F]{6})\.css/) else { return nil }
        light = found.1.lowercased()
        dark = found.2.lowercased()
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
