import FEEL

/// What definitions are made of, besides what every YAML file is.
extension MappingReader {
    /// The text under a key with its place, whatever its form.
    func located(_ key: String, required: Bool = true) -> Located<String>? {
        scalar(key, required: required).map { Located($0.text, at: $0.range) }
    }

    /// The identifier under a key.
    ///
    /// A malformed one is reported and kept as it is, so that what refers to it is not reported too; a missing one is
    /// reported and replaced by an empty name.
    func name(_ key: String) -> Located<String> {
        guard let scalar = scalar(key) else { return Located("", at: range(of: key)) }
        return scalar.asName("`\(key)`", diagnostics)
    }

    /// The expression under a key.
    func expression(_ key: String, required: Bool = false) -> ExpressionSource? {
        scalar(key, required: required).map { ExpressionSource($0) }
    }

    /// The ISO 8601 period under a key, longer than nothing.
    func period(_ key: String, required: Bool = true) -> Located<Period>? {
        guard let scalar = scalar(key, required: required) else { return nil }
        guard let period = Period(iso: scalar.text) else {
            diagnostics.error(
                .invalidPeriod, "`\(scalar.text)` is not a period", at: scalar.range,
                suggestion: "write `P2M` for two months, `P15D` for fifteen days, `PT6M` for six minutes")
            return nil
        }
        return Located(period, at: scalar.range)
    }

    /// The percentage under a key, as a whole number from 0 to 100: `90 %`.
    func percentage(_ key: String) -> Int? {
        guard let scalar = scalar(key, required: false) else { return nil }
        let digits = scalar.text.prefix { $0.isASCII && $0.isNumber }
        let unit = scalar.text.dropFirst(digits.count).drop { $0 == " " || $0 == "\u{A0}" || $0 == "\u{202F}" }
        guard unit == "%", let percentage = Int(digits), (0...100).contains(percentage) else {
            diagnostics.error(
                .invalidPercentage, "`\(key)` is a percentage from 0 % to 100 %", at: scalar.range,
                suggestion: "write `90 %`")
            return nil
        }
        return percentage
    }

    /// The absolute `https:` address under a key.
    func webAddress(_ key: String, required: Bool = true) -> String? {
        guard let scalar = scalar(key, required: required) else { return nil }
        let host = scalar.text.dropFirst("https://".count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let isPlain = scalar.text.unicodeScalars.allSatisfy { $0.isASCII && $0.value > 0x20 && $0 != "\"" && $0 != "<" }
        guard scalar.text.hasPrefix("https://"), host.contains("."), isPlain else {
            diagnostics.error(
                .invalidWebAddress, "`\(key)` is a whole web address that starts with `https://`", at: scalar.range)
            return nil
        }
        return scalar.text
    }
}

extension YAMLScalar {
    /// An identifier used inside of a definition: lower-case letters, digits and `_`, starting with a letter.
    ///
    /// A malformed one is reported and kept.
    func asName(_ subject: String, _ diagnostics: DiagnosticBag) -> Located<String> {
        asIdentifier(subject, diagnostics) ?? Located(text, at: range)
    }
}

extension MappingReader {
    /// The Markdown under a key in each of the languages.
    func richText(_ key: String, languages: [Language], required: Bool = true) -> [Language: RichText] {
        let parts = localizedParts(key, languages: languages, required: required)
        return Dictionary(
            uniqueKeysWithValues: parts.map { language, scalar in
                let text = RichText(markdown: MarkdownSource(scalar: scalar), diagnostics: diagnostics)
                return (language, text.typeset(in: language))
            })
    }
}
