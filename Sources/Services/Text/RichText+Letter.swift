extension RichText {
    /// Parses CommonMark that an agent wrote on screen. What a text can't carry (HTML, images, unsafe links) is left
    /// out, as it will be for whoever reads the letter: the preview shows it, so nobody needs a message.
    public init(markdown text: String) {
        self.init(
            markdown: MarkdownSource(file: SourceFile(path: "letter", text: text)), diagnostics: DiagnosticBag())
    }
}
