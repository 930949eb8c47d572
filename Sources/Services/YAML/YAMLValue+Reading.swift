extension YAMLValue {
    /// The scalar; nil, reported, when the value is of another kind.
    ///
    /// - Parameter subject: what it is, as the message names it.
    public func asScalar(_ subject: String, _ diagnostics: DiagnosticBag) -> YAMLScalar? {
        guard let scalar, !scalar.isNull else {
            diagnostics.wrongKind(of: self, expected: "a text", in: subject)
            return nil
        }
        return scalar
    }

    /// The text in each of the languages; a missing one is an error, another language than these a warning.
    ///
    /// Written `{fr: …, en: …}`. In a definition of one language, a plain text will do. Nil when no language has a text.
    ///
    /// - Parameter subject: what the text is, as messages name it.
    public func asLocalizedText(
        _ subject: String, languages: [Language], _ diagnostics: DiagnosticBag
    ) -> LocalizedText? {
        let parts = localizedParts(subject, languages: languages, diagnostics)
        guard !parts.isEmpty else { return nil }
        // Typeset here, once: no page has to.
        return LocalizedText(
            Dictionary(uniqueKeysWithValues: parts.map { ($0, Typography.typeset($1.text, in: $0.rawValue)) }))
    }

    /// The scalar that holds the text in each of the languages, for texts that are read further (Markdown).
    public func localizedParts(
        _ subject: String, languages: [Language], _ diagnostics: DiagnosticBag
    ) -> [Language: YAMLScalar] {
        if let scalar, !scalar.isNull, languages.count == 1, let only = languages.first { return [only: scalar] }
        guard let mapping else {
            let form = languages.map { "\($0.rawValue): …" }.joined(separator: ", ")
            let code: Diagnostic.Code = scalar == nil ? "wrong-kind" : "missing-translation"
            diagnostics.error(
                code, "\(subject) needs a text in each language, not \(scalar == nil ? kind : "one alone")", at: range,
                suggestion: "write {\(form)}")
            return [:]
        }
        var parts: [Language: YAMLScalar] = [:]
        for entry in mapping.entries {
            guard let language = Language(rawValue: entry.key.text) else {
                diagnostics.error(
                    "unknown-language", "unknown language `\(entry.key.text)` in \(subject)", at: entry.key.range,
                    suggestion: Diagnostic.didYouMean(
                        nearestName(to: entry.key.text, among: Language.allCases.map(\.rawValue))))
                continue
            }
            guard languages.contains(language) else {
                diagnostics.warning(
                    "unused-translation", "`\(language.rawValue)` is not among the languages of the definition",
                    at: entry.key.range)
                continue
            }
            guard let text = entry.value.scalar, !text.isNull else {
                if entry.value.isNull { continue }
                diagnostics.wrongKind(of: entry.value, expected: "a text", in: "\(subject) (`\(language.rawValue)`)")
                continue
            }
            parts[language] = text
        }
        reportMissing(languages.filter { parts[$0] == nil }, subject, diagnostics)
        return parts
    }

    private func reportMissing(_ languages: [Language], _ subject: String, _ diagnostics: DiagnosticBag) {
        for language in languages {
            diagnostics.error(
                "missing-translation", "\(subject) has no text in \(language.englishName) (`\(language.rawValue)`)",
                at: range)
        }
    }
}

extension YAMLScalar {
    /// One of the names of an enumeration; nil, reported, when the scalar is none of them.
    public func asChoice<Choice: RawRepresentable & CaseIterable>(
        _ type: Choice.Type, _ subject: String, _ diagnostics: DiagnosticBag
    ) -> Choice? where Choice.RawValue == String {
        if let choice = Choice(rawValue: text) { return choice }
        let names = Choice.allCases.map(\.rawValue)
        let suggestion =
            Diagnostic.didYouMean(nearestName(to: text, among: names))
            ?? (names.count <= 12 ? "one of: " + names.joined(separator: ", ") : nil)
        diagnostics.error(
            "unknown-value", "`\(text)` is not a value of \(subject)", at: range, suggestion: suggestion)
        return nil
    }
}

extension DiagnosticBag {
    /// Reports a value of another kind than asked.
    func wrongKind(of value: YAMLValue, expected: String, in subject: String) {
        error("wrong-kind", "\(subject) needs \(expected), not \(value.kind)", at: value.firstLine)
    }
}

extension YAMLValue {
    /// The part of the value that stands on the line where it starts.
    fileprivate var firstLine: SourceRange {
        let lineEnd = range.file.range(ofLine: range.location.start.line).end
        return SourceRange(file: range.file, start: range.start, end: max(range.start, min(range.end, lineEnd)))
    }
}

extension Language {
    fileprivate var englishName: String {
        switch self {
        case .fr: "French"
        case .en: "English"
        }
    }
}

extension MappingReader {
    /// The text under a key in each of the languages (see `YAMLValue.asLocalizedText`).
    public func localizedText(_ key: String, languages: [Language], required: Bool = true) -> LocalizedText? {
        guard let value = value(key, required: required) else { return nil }
        return value.asLocalizedText("`\(key)`", languages: languages, diagnostics)
    }

    /// The scalars that hold the text under a key, by language, for texts that are read further (Markdown).
    public func localizedParts(
        _ key: String, languages: [Language], required: Bool = true
    ) -> [Language: YAMLScalar] {
        guard let value = value(key, required: required) else { return [:] }
        return value.localizedParts("`\(key)`", languages: languages, diagnostics)
    }
}
