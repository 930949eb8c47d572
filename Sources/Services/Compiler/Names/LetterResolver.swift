import FEEL

/// Reads the files of a letter and compiles what they insert.
struct LetterResolver {
    private let expressions: ExpressionCompiler
    private let diagnostics: DiagnosticBag

    init(_ expressions: ExpressionCompiler, diagnostics: DiagnosticBag) {
        self.expressions = expressions
        self.diagnostics = diagnostics
    }

    func resolve(_ letter: LetterSource) -> ResolvedLetter {
        var names: Set<String> = []
        var texts: [Language: LetterTemplate.Text] = [:]
        for (language, file) in letter.files { texts[language] = text(file, &names) }
        return ResolvedLetter(name: letter.name, fileCount: letter.files.count, texts: texts, names: names)
    }

    func resolve(_ message: MessageSource) -> ResolvedMessage {
        var names: Set<String> = []
        var texts: [Language: TextTemplate<LetterInsertion>] = [:]
        for (language, template) in message.texts {
            if template.isEmpty {
                diagnostics.error(
                    .emptyPage, "the message `\(message.id.value)` says nothing", at: message.id.range)
            }
            texts[language] = compile(template, &names)
        }
        return ResolvedMessage(source: message, texts: texts, names: names)
    }

    private func text(_ file: SourceFile, _ names: inout Set<String>) -> LetterTemplate.Text? {
        let document = MarkdownDocument(file, diagnostics: diagnostics)
        let subject = subject(document, file).flatMap { compile($0, &names) }
        let template = TextTemplate(markdown: document.body, diagnostics: diagnostics)
        if template.isEmpty {
            diagnostics.error(.emptyPage, "this letter says nothing", at: file.range(0..<0))
        }
        guard let body = compile(template, &names), let subject else { return nil }
        return LetterTemplate.Text(subject: subject, body: body)
    }

    private func subject(_ document: MarkdownDocument, _ file: SourceFile) -> TextTemplate<TemplateInsertion>? {
        guard let frontMatter = document.frontMatter else {
            diagnostics.error(
                "missing-key", "a letter needs a subject", at: file.range(0..<0),
                suggestion: "begin the file with the three lines `---`, `subject: …`, `---`")
            return nil
        }
        let reader = MappingReader(frontMatter, subject: Vocabulary.letter.subject, diagnostics: diagnostics)
        let subject = reader.scalar("subject")
        reader.finish(.letter)
        return subject.map { TextTemplate(line: MarkdownSource(scalar: $0), diagnostics: diagnostics) }
    }

    /// The template with its insertions compiled; all of them are tried, so that each can report.
    private func compile(
        _ template: TextTemplate<TemplateInsertion>, _ names: inout Set<String>
    ) -> TextTemplate<LetterInsertion>? {
        template.mapAll { insertion in
            let source = ExpressionSource(
                text: insertion.source, range: insertion.range, locate: insertion.range(ofUTF8Offsets:))
            return expressions.insertion(source).map { compiled in
                names.formUnion(compiled.uses.union(compiled.parameters))
                return LetterInsertion(
                    expression: compiled.expression, question: expressions.names.question(named: insertion.source),
                    form: expressions.names.form(of: insertion.source))
            }
        }
    }
}
