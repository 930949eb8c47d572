/// A Markdown file that may begin with a front matter: YAML between two lines `---`.
public struct MarkdownDocument: Sendable {
    /// The front matter's mapping, if there is one. Its places are those of the file.
    public let frontMatter: YAMLMapping?
    /// What follows.
    public let body: MarkdownSource

    /// Reads a file, reporting what is wrong with its front matter.
    public init(_ file: SourceFile, diagnostics: DiagnosticBag) {
        guard file.lineText(1) == "---" else {
            frontMatter = nil
            body = MarkdownSource(file: file)
            return
        }
        guard let closing = (2...max(file.lineCount, 2)).first(where: { file.lineText($0) == "---" }) else {
            diagnostics.error(
                "front-matter-not-closed", "the front matter opened here is not closed", at: file.range(ofLine: 1),
                suggestion: "end it with a line `---`")
            frontMatter = nil
            body = MarkdownSource(file: file, from: file.utf8Count)
            return
        }
        // The beginning of the file, as a file: `---` opens a YAML document, and places are the same in both.
        let start = file.utf8Offset(line: closing, column: 1)
        let head = SourceFile(path: file.path, text: file.range(0..<start).text)
        frontMatter = Self.mapping(of: head, diagnostics)
        body = MarkdownSource(
            file: file, from: file.utf8Offset(line: closing, column: 4) + file.breakLength(afterLine: closing))
    }

    private static func mapping(of head: SourceFile, _ diagnostics: DiagnosticBag) -> YAMLMapping? {
        guard let value = YAMLLoader.load(head, diagnostics: diagnostics), !value.isNull else { return nil }
        if let mapping = value.mapping { return mapping }
        diagnostics.error("wrong-kind", "a front matter is made of `key: value` lines", at: value.range)
        return nil
    }
}

extension SourceFile {
    /// The length in bytes of the line break that ends a line, counted from 1.
    fileprivate func breakLength(afterLine line: Int) -> Int {
        let end = utf8Offset(line: line, column: .max)
        return (line < lineCount ? utf8Offset(line: line + 1, column: 1) : utf8Count) - end
    }
}
