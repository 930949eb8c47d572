internal import Yams

/// What the YAML library refuses, as diagnostics that say what to do.
enum YAMLSyntaxError {
    /// The diagnostic for an error thrown by the library.
    static func diagnostic(for error: any Error, in file: SourceFile) -> Diagnostic {
        guard let error = error as? YamlError else {
            return Diagnostic(.error, "yaml-syntax", "the file can't be read as YAML", at: file.range(0..<0))
        }
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
            return syntax(context, problem, mark, file)
        case .composer(_, let problem, let mark, _):
            return composition(problem, mark, file)
        case .reader(let problem, _, _, _):
            return Diagnostic(.error, "yaml-syntax", problem, at: file.range(0..<0))
        default:
            return Diagnostic(.error, "yaml-syntax", "the file can't be read as YAML", at: file.range(0..<0))
        }
    }

    private static func composition(_ problem: String, _ mark: Mark, _ file: SourceFile) -> Diagnostic {
        let place = file.range(ofMarkLine: mark.line, column: mark.column)
        if problem.contains("alias") {
            let alias = file.range(place.start..<wordEnd(in: file, from: place.start))
            return Diagnostic(.error, "yaml-alias", "`\(alias.text)` refers to no anchor above it", at: alias)
        }
        return Diagnostic(
            .error, "yaml-documents", "a file holds a single document", at: place,
            suggestion: "remove the line `---`, or move what follows to a file of its own")
    }

    private static func wordEnd(in file: SourceFile, from start: Int) -> Int {
        let ends: [UInt8] = Array(" \t\r\n,]}".utf8)
        return file.bytes[start...].firstIndex { ends.contains($0) } ?? file.utf8Count
    }

    private static func syntax(
        _ context: YamlError.Context?, _ problem: String, _ mark: Mark, _ file: SourceFile
    ) -> Diagnostic {
        let place = file.range(ofMarkLine: mark.line, column: mark.column)
        var notes: [Diagnostic.Note] = []
        if let context, (context.mark.line, context.mark.column) != (mark.line, mark.column) {
            let begun = file.range(ofMarkLine: context.mark.line, column: context.mark.column)
            notes.append(.init(context.text, at: begun))
        }
        let explained = explanation(of: problem, character: place.text)
        return Diagnostic(
            .error, "yaml-syntax", explained.message, at: place, suggestion: explained.suggestion, notes: notes)
    }

    /// The library's usual complaints, in words that say what to do.
    private static func explanation(of problem: String, character: String) -> (message: String, suggestion: String?) {
        switch problem {
        case "found character that cannot start any token" where character == "\t",
            "found a tab character that violates indentation",
            "found a tab character where an indentation space is expected":
            ("a tab can't indent YAML", "use spaces")
        case "found character that cannot start any token":
            ("a text can't start with `\(character)` unless it is quoted", "put the text between quotation marks")
        case "mapping values are not allowed in this context":
            ("a colon is not expected here", "put the text between quotation marks if it holds a colon")
        case "could not find expected ':'":
            ("a key without a colon", "write `key: value`, and close every quotation mark")
        case "did not find expected ',' or '}'":
            ("a comma or `}` is expected here", nil)
        case "did not find expected ',' or ']'":
            ("a comma or `]` is expected here", nil)
        case "found unexpected end of stream":
            ("the file ends inside a quotation", "close the quotation marks opened above")
        case "did not find expected key":
            ("a key is expected here", "align it with the other keys of its mapping")
        case "did not find expected '-' indicator":
            ("an element (`- …`) is expected here", "align it with the other elements of its list")
        case "found unknown escape character":
            (
                "an unknown escape in a quotation",
                "write `\\\\` for a backslash, or use apostrophes instead of quotation marks"
            )
        default:
            (problem, nil)
        }
    }
}
