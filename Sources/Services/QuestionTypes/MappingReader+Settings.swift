import FEEL

/// Settings that several types of question share.
extension MappingReader {
    /// The bounds of a text's length, from `min` and `max`.
    func lengths(defaultMaximum: Int, limit: Int) -> ClosedRange<Int> {
        let maximum = int("max", in: 1...limit, required: false)
        let minimum = int("min", in: 0...limit, required: false) ?? 0
        let most = maximum ?? max(defaultMaximum, minimum)
        if minimum > most {
            diagnostics.error("out-of-range", "`min` is more than `max`", at: range(of: "min"))
        }
        return min(minimum, most)...most
    }

    /// The pattern that a whole answer must match, and its message, from `pattern` and `pattern_message`.
    func pattern(languages: [Language]) -> (pattern: Pattern, message: LocalizedText)? {
        guard let source = scalar("pattern", required: false) else {
            if has("pattern_message") {
                diagnostics.warning(
                    "unused-key", "`pattern_message` is of no use without `pattern`", at: range(of: "pattern_message"))
            }
            return nil
        }
        let message = localizedText("pattern_message", languages: languages)
        guard let pattern = Pattern.compile(source, diagnostics: diagnostics), let message else { return nil }
        return (pattern, message)
    }

    /// The HTML `autocomplete` token under `autocomplete`.
    func autocompleteToken() -> String? {
        guard let scalar = scalar("autocomplete", required: false) else { return nil }
        if Self.autocompleteTokens.contains(scalar.text) { return scalar.text }
        diagnostics.error(
            "unknown-value", "`\(scalar.text)` is not an HTML autocomplete token for a text", at: scalar.range,
            suggestion: Diagnostic.didYouMean(nearestName(to: scalar.text, among: Self.autocompleteTokens)))
        return nil
    }

    /// The options of a closed list, from `options`: a mapping from identifiers to labels.
    ///
    /// An option is its label in each language, `{fr: …, en: …}`, with a `help` in each language beside them if needed.
    func options(languages: [Language]) -> [Option] {
        let entries = entries("options", required: true)
        let options = entries.compactMap { entry -> Option? in
            guard let id = entry.key.asIdentifier("an option", diagnostics)?.value else { return nil }
            let parts = Self.label(and: "help", of: entry.value)
            guard let label = parts.label.asLocalizedText("option `\(id)`", languages: languages, diagnostics) else {
                return nil
            }
            let help = parts.rest?.asLocalizedText("`help` of option `\(id)`", languages: languages, diagnostics)
            return Option(id: id, label: label, help: help)
        }
        if entries.count == 1 {
            diagnostics.warning("single-option", "a list of one option asks nothing", at: range(of: "options"))
        }
        if has("options"), entries.isEmpty, value("options")?.mapping != nil {
            diagnostics.error("missing-value", "`options` has no option", at: range(of: "options"))
        }
        reportSameLabels(options, languages: languages)
        return options
    }

    /// Two options that read the same can't be told apart.
    private func reportSameLabels(_ options: [Option], languages: [Language]) {
        for language in languages {
            var seen: [String: String] = [:]
            for option in options where option.label.has(language) {
                let label = AnswerText.folded(option.label[language])
                if let other = seen[label] {
                    diagnostics.error(
                        "same-label", "options `\(other)` and `\(option.id)` read the same in `\(language.rawValue)`",
                        at: range(of: "options"))
                }
                seen[label] = option.id
            }
        }
    }

    /// An option without one of its keys, and what stands under that key.
    private static func label(and key: String, of value: YAMLValue) -> (label: YAMLValue, rest: YAMLValue?) {
        guard let mapping = value.mapping else { return (value, nil) }
        let label = YAMLMapping(entries: mapping.entries.filter { $0.key.text != key }, range: mapping.range)
        return (.mapping(label), mapping[key])
    }

    /// The autofill field names of HTML (WHATWG, "Autofill") that suit a line of text about the person.
    private static let autocompleteTokens = [
        "name", "honorific-prefix", "given-name", "additional-name", "family-name", "honorific-suffix", "nickname",
        "organization-title", "organization", "street-address", "address-line1", "address-line2", "address-line3",
        "address-level4", "address-level3", "address-level2", "address-level1", "country", "country-name",
        "postal-code",
        "language", "bday", "sex", "url", "tel", "email", "username", "off",
    ]
}

extension [Option] {
    /// The option with this identifier, or whose label is this in the language, or in any other; case and accents aside.
    func named(_ text: String, in language: Language) -> Option? {
        if let option = first(where: { $0.id == text }) { return option }
        let folded = AnswerText.folded(text)
        for language in [language] + Language.allCases {
            let named = filter { $0.label.has(language) && AnswerText.folded($0.label[language]) == folded }
            if let option = named.first, named.count == 1 { return option }
        }
        return nil
    }
}
