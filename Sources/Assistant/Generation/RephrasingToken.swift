import Foundation

/// A word, digits, an address or a mark of a sentence, as it is written.
struct RephrasingToken: Hashable {
    enum Kind: Hashable {
        case word
        case digits
        /// An e-mail address, or one of the web.
        case address
        case mark
    }

    let kind: Kind
    /// As it is written.
    let text: String
    /// Without accents nor capitals.
    let folded: String
    /// Whether it does not touch what stands before it.
    let isSpaced: Bool

    var isCapitalised: Bool { text.first?.isUppercase ?? false }

    private init(_ kind: Kind, _ text: String, isSpaced: Bool) {
        self.kind = kind
        self.text = text
        folded = Words.plain(text)
        self.isSpaced = isSpaced
    }

    /// The tokens of a sentence.
    static func tokens(of sentence: String) -> [RephrasingToken] {
        var tokens: [RephrasingToken] = []
        for chunk in spelt(sentence).split(whereSeparator: \.isWhitespace) {
            let bare = chunk.trimming { !$0.isLetter && !$0.isNumber }
            if isAddress(bare) {
                tokens.append(RephrasingToken(.address, String(bare), isSpaced: true))
            } else {
                tokens += split(chunk)
            }
        }
        return tokens
    }

    /// One way of writing apostrophes, dashes and English negations.
    private static func spelt(_ text: String) -> String {
        var spelt = text.precomposedStringWithCanonicalMapping
        for (written, kept) in [
            ("’", "'"), ("ʼ", "'"), ("–", "-"), ("—", " , "), ("‑", "-"), ("can't", "can not"), ("cannot", "can not"),
            ("won't", "will not"), ("n't ", " not "), ("n't.", " not."), ("n't,", " not,"),
        ] {
            spelt = spelt.replacingOccurrences(of: written, with: kept)
        }
        return spelt
    }

    private static let domains: Set<String> = [
        "fr", "com", "org", "net", "eu", "info", "io", "uk", "gov", "paris", "bzh", "re", "be", "ch", "lu", "example",
        "test", "app", "site", "online", "xyz", "ru", "cn", "de", "it", "es", "us",
    ]

    private static func isAddress(_ chunk: Substring) -> Bool {
        if chunk.contains("@") || chunk.contains("://") || chunk.lowercased().hasPrefix("www.") { return true }
        let host = chunk.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }.split(separator: ".")
        guard host.count >= 2, let last = host.last, let name = host.dropLast().last else { return false }
        return domains.contains(last.lowercased()) && name.contains(where: \.isLetter) && name.count > 1
    }

    private static func split(_ chunk: Substring) -> [RephrasingToken] {
        var tokens: [RephrasingToken] = []
        var rest = chunk
        while let first = rest.first {
            let text: Substring
            let kind: Kind
            if first.isLetter {
                (kind, text) = (.word, rest.prefix(while: \.isLetter))
            } else if first.isNumber {
                (kind, text) = (.digits, rest.prefix(while: \.isNumber))
            } else {
                (kind, text) = (.mark, rest.prefix(1))
            }
            tokens.append(RephrasingToken(kind, String(text), isSpaced: tokens.isEmpty))
            rest = rest.dropFirst(text.count)
        }
        return tokens
    }
}

extension Substring {
    /// What stands between characters of a kind.
    func trimming(_ isCut: (Character) -> Bool) -> Substring {
        var kept = self.drop(while: isCut)
        while let last = kept.last, isCut(last) { kept = kept.dropLast() }
        return kept
    }
}
