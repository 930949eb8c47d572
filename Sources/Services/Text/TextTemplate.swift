/// A formatted text with insertions (`{{ expression }}`), whose values are put in after the Markdown is parsed: whatever
/// a person answered, it is shown as they wrote it and can't become mark-up.
///
/// `Insertion` is what stands for an insertion: its source when the text has been read (`TemplateInsertion`), a compiled
/// expression later.
public struct TextTemplate<Insertion> {
    /// The text, each insertion being marked by a private-use character of its own.
    let marked: RichText
    /// The insertions, in the order of their marks.
    public let insertions: [Insertion]

    /// The template with each insertion transformed.
    public func map<Other>(_ transform: (Insertion) throws -> Other) rethrows -> TextTemplate<Other> {
        TextTemplate<Other>(marked: marked, insertions: try insertions.map(transform))
    }

    /// The template with each insertion transformed, or nil when one can't be; all are tried, so that each can report.
    public func mapAll<Other>(_ transform: (Insertion) -> Other?) -> TextTemplate<Other>? {
        let transformed = insertions.map(transform)
        let others = transformed.compactMap { $0 }
        return others.count == insertions.count ? TextTemplate<Other>(marked: marked, insertions: others) : nil
    }

    /// The text with each insertion's value in its place, as plain text. A line feed in a value ends a line, and a
    /// paragraph that is left without words disappears.
    public func filled(_ value: (Insertion) -> String) -> RichText {
        marked.replacingText { text in
            // Marks are of the private use area, whose characters begin with this byte.
            guard text.utf8.contains(0xEE) else { return text.isEmpty ? [] : [.text(text)] }
            var output: [RichText.Inline] = []
            var run = String.UnicodeScalarView()
            func endRun() {
                if !run.isEmpty { output.append(.text(String(run))) }
                run = String.UnicodeScalarView()
            }
            // By scalars: a combining mark after an insertion must not hide its mark.
            for scalar in text.unicodeScalars {
                guard let index = InsertionMark.index(of: scalar), index < insertions.count else {
                    run.append(scalar)
                    continue
                }
                let lines = value(insertions[index]).split(
                    omittingEmptySubsequences: false, whereSeparator: \.isNewline)
                for (number, line) in lines.enumerated() {
                    if number > 0 {
                        endRun()
                        output.append(.lineBreak)
                    }
                    run.append(contentsOf: line.unicodeScalars)
                }
            }
            endRun()
            return output
        }.withoutEmptyParagraphs()
    }
}

extension TextTemplate: Sendable where Insertion: Sendable {}
extension TextTemplate: Equatable where Insertion: Equatable {}
extension TextTemplate: Hashable where Insertion: Hashable {}

/// An insertion as it is written.
public struct TemplateInsertion: Sendable, Hashable {
    /// The expression, without the braces and the spaces around it.
    public let source: String
    /// The place of the expression.
    public let range: SourceRange

    /// The place in the file of a part of the expression, given by UTF-8 offsets.
    public func range(ofUTF8Offsets offsets: Range<Int>) -> SourceRange { locate(offsets) }

    private let markdown: MarkdownPart

    init(source: String, in markdown: MarkdownSource, offset: Int) {
        self.source = source
        range = markdown.range(offset..<(offset + source.utf8.count))
        self.markdown = MarkdownPart(markdown: markdown, offset: offset)
    }

    private func locate(_ offsets: Range<Int>) -> SourceRange {
        markdown.markdown.range((offsets.lowerBound + markdown.offset)..<(offsets.upperBound + markdown.offset))
    }

    /// Insertions are equal when their source and place are.
    public static func == (left: TemplateInsertion, right: TemplateInsertion) -> Bool {
        left.source == right.source && left.range == right.range
    }

    /// Hashes what makes insertions equal.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(source)
        hasher.combine(range)
    }

    private struct MarkdownPart: Sendable {
        let markdown: MarkdownSource
        let offset: Int
    }
}

extension TextTemplate where Insertion == TemplateInsertion {
    /// Parses Markdown with insertions, reporting what is wrong with it.
    public init(markdown source: MarkdownSource, diagnostics: DiagnosticBag) {
        let scan = InsertionScanner(source: source, diagnostics: diagnostics).scan()
        let text = MarkdownParser(source: source, diagnostics: diagnostics).parse(scan.text)
        InsertionScanner.reportMisplaced(scan.insertions, in: text, diagnostics)
        self.init(marked: text, insertions: scan.insertions)
    }

    /// Reads one line of plain text with insertions: a subject. No Markdown is understood.
    public init(line source: MarkdownSource, diagnostics: DiagnosticBag) {
        let scan = InsertionScanner(source: source, diagnostics: diagnostics).scan()
        let text = scan.text.replacing("\\{", with: "{")
        self.init(marked: RichText(blocks: [.init(.paragraph([.text(text)]))]), insertions: scan.insertions)
    }
}
