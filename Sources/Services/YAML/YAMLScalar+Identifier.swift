extension MappingReader {
    /// An identifier under a key (see `YAMLScalar.asIdentifier`).
    ///
    /// - Parameter separator: `_` for names used in expressions, `-` for names used in addresses.
    public func identifier(_ key: String, separator: Character = "_", required: Bool = true) -> Located<String>? {
        guard let scalar = scalar(key, required: required) else { return nil }
        return scalar.asIdentifier("`\(key)`", separator: separator, diagnostics)
    }
}

extension YAMLScalar {
    /// An identifier: lower-case ASCII letters, digits and the separator, starting with a letter, 60 at most; nil,
    /// reported with a repaired form where there is one, otherwise.
    ///
    /// - Parameter subject: what it is, as the message names it.
    public func asIdentifier(
        _ subject: String, separator: Character = "_", _ diagnostics: DiagnosticBag
    ) -> Located<String>? {
        if Self.isIdentifier(text, separator: separator) { return Located(text, at: range) }
        let repaired = Self.repaired(text, separator: separator)
        diagnostics.error(
            "invalid-identifier",
            "\(subject) is made of lower-case letters, digits and `\(separator)`, starting with a letter", at: range,
            suggestion: Self.isIdentifier(repaired, separator: separator) ? Diagnostic.didYouMean(repaired) : nil)
        return nil
    }

    /// What was probably meant: `nomComplet`, `nom-complet` or `Nom complet` for `nom_complet`.
    private static func repaired(_ text: String, separator: Character) -> String {
        var repaired = ""
        var isAfterLowercase = false
        for character in text {
            if isAfterLowercase, character.isUppercase { repaired.append(separator) }
            isAfterLowercase = character.isLowercase
            if "_- .".contains(character) { repaired.append(separator) } else { repaired += character.lowercased() }
        }
        return repaired
    }

    static func isIdentifier(_ text: String, separator: Character) -> Bool {
        guard text.utf8.count <= 60, let first = text.utf8.first,
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
        else { return false }
        return text.allSatisfy { character in
            character == separator
                || character.isASCII && (character.isLowercase || character.isWholeNumber)
        }
    }
}
