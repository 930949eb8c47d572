import Services
import Testing

struct TextTemplateTests {
    private func template(_ markdown: String) -> (template: TextTemplate<TemplateInsertion>, reports: [String]) {
        let bag = DiagnosticBag()
        let source = MarkdownSource(file: SourceFile(path: "l.md", text: markdown))
        let template = TextTemplate(markdown: source, diagnostics: bag)
        return (template, reports(bag))
    }

    @Test func insertionsHaveSourceAndPlace() throws {
        let (template, reports) = template(
            "Bonjour **{{ prénom }}**,\n\nle {{a * b * c}} {{ l[1](x) }} {{ {a: {b: \"}}\"}} }}.")
        #expect(reports == [])
        #expect(template.insertions.map(\.source) == ["prénom", "a * b * c", "l[1](x)", "{a: {b: \"}}\"}}"])
        #expect(template.insertions.map(\.range.text) == template.insertions.map(\.source))
        #expect(template.insertions[1].range.location.start == SourcePosition(line: 3, column: 6))
        #expect(template.insertions[1].range(ofUTF8Offsets: 4..<5).text == "b")
        let filled = template.filled { "<\($0.source.prefix(1))>" }
        #expect(
            filled.blocks.map(\.content) == [
                .paragraph([.text("Bonjour "), .strong([.text("<p>")]), .text(",")]),
                .paragraph([.text("le <a> <l> <{>.")]),
            ])
    }

    @Test(arguments: ["*gras* [x](javascript:y) <script>", "# titre", "\u{E000}{{ x }}", "- a", "`code`", "&amp; \\*"])
    func valuesNeverBecomeMarkUp(value: String) {
        let (template, _) = template("{{ x }}")
        #expect(template.filled { _ in value }.blocks.map(\.content) == [.paragraph([.text(value)])])
    }

    @Test func lineFeedsInValuesEndLines() {
        let (template, _) = template("À {{ adresse }} !")
        #expect(template.filled { _ in "1 rue X\r\n69000 Lyon" }.plainText == "À 1 rue X\n69000 Lyon !")
    }

    @Test func emptiedParagraphsDisappear() {
        let (template, _) = template("a\n\n{{ x }}\n\n- {{ x }}\n- b\n\n> *{{ x }}*\n\nc")
        #expect(template.filled { _ in "" }.plainText == "a\n\n- b\n\nc")
    }

    @Test func mistakesAreReported() {
        #expect(
            template("{{ a\n\n{{}} `{{ c }}` [x](/{{ d }})\n\n\\{{ e }} {{ \"}}\" }}\n").reports == [
                "1:1 error insertion-not-closed: this insertion is not closed on its line (close it with `}}`; write `\\{{` for the braces)",
                "3:1 error insertion-empty: this insertion says nothing",
                "3:10 error insertion-misplaced: an insertion can only stand in text, not in code, in an address or in HTML",
                "3:24 error insertion-misplaced: an insertion can only stand in text, not in code, in an address or in HTML",
            ])
        #expect(template("a \u{E001} b").reports.first?.hasPrefix("1:3 error private-character") == true)
    }

    @Test func escapedBracesAreShown() {
        let (template, reports) = template("écrire \\{{ x }} ou \\{\\{ y }}")
        #expect(reports == [])
        #expect(template.insertions.isEmpty)
        #expect(template.filled { _ in "" }.plainText == "écrire {{ x }} ou {{ y }}")
    }

    @Test func subjectsAreNotMarkdown() {
        let bag = DiagnosticBag()
        let source = MarkdownSource(file: SourceFile(path: "l.md", text: "# Votre *demande* {{ référence }} \\{{"))
        let subject = TextTemplate(line: source, diagnostics: bag)
        #expect(bag.isEmpty)
        #expect(subject.filled { _ in "AB-12" }.plainText == "# Votre *demande* AB-12 {{")
    }

    @Test func transformationReportsEveryFailure() {
        let (template, _) = template("{{ 1 }} {{ x }} {{ 2 }} {{ y }}")
        var failed: [String] = []
        let numbers: TextTemplate<Int>? = template.mapAll { insertion in
            let number = Int(insertion.source)
            if number == nil { failed.append(insertion.source) }
            return number
        }
        #expect(numbers == nil)
        #expect(failed == ["x", "y"])
        #expect(template.map(\.source.count).filled { String($0) }.plainText == "1 1 1 1")
    }

    @Test func combiningMarksAfterAnInsertionDoNotHideIt() {
        let (template, _) = template("{{ x }}\u{301}")
        #expect(template.filled { _ in "e" }.plainText == "e\u{301}")
    }

    /// Whatever the Markdown around, every insertion that isn't reported shows its value exactly once.
    @Test func everyInsertionIsShownOnceOrReported() {
        let pieces = [
            "{{ a }}", "*", "**", "`", "[", "](", ")", "\n", "\n\n", "> ", "- ", "\\", "é", " ", "<b>", "# ", "{{",
            "}}", "_", "&",
        ]
        for seed in UInt64(1)...3000 {
            var random = SeededGenerator(seed: seed)
            let text = (0..<random.number(0...20)).map { _ in random.pick(pieces) }.joined()
            let bag = DiagnosticBag()
            let template = TextTemplate(
                markdown: MarkdownSource(file: SourceFile(path: "l.md", text: text)), diagnostics: bag)
            let misplaced = bag.sorted.filter { $0.code == "insertion-misplaced" }.count
            var asked = 0
            let filled = template.filled { _ in
                asked += 1
                return "\u{1F600}"
            }
            #expect(asked + misplaced == template.insertions.count, "seed \(seed)")
            #expect(filled.plainText.filter { $0 == "\u{1F600}" }.count == asked, "seed \(seed)")
        }
    }
}

struct MarkdownDocumentTests {
    private func document(_ text: String) -> (document: MarkdownDocument, reports: [String]) {
        let bag = DiagnosticBag()
        let document = MarkdownDocument(SourceFile(path: "l.md", text: text), diagnostics: bag)
        return (document, reports(bag))
    }

    @Test(arguments: ["\n", "\r\n"]) func frontMatterAndBodyKeepTheirPlaces(lineBreak: String) throws {
        let text = ["---", "subject: \"Votre {{ x }}\"", "---", "", "Bonjour {{ nom }}"].joined(separator: lineBreak)
        let (document, reports) = document(text)
        #expect(reports == [])
        let subject = try #require(document.frontMatter?["subject"]?.scalar)
        let bag = DiagnosticBag()
        let line = TextTemplate(line: MarkdownSource(scalar: subject), diagnostics: bag)
        #expect(line.insertions.first?.range.location.start == SourcePosition(line: 2, column: 20))
        let body = TextTemplate(markdown: document.body, diagnostics: bag)
        #expect(body.insertions.first?.range.location.start == SourcePosition(line: 5, column: 12))
        #expect(body.filled { _ in "Léa" }.plainText == "Bonjour Léa")
        #expect(bag.isEmpty)
    }

    @Test func frontMatterIsOptional() {
        #expect(document("Bonjour\n---\n").document.frontMatter == nil)
        #expect(document("Bonjour").document.body.text == "Bonjour")
        #expect(document("---\n---\nBonjour").document.body.text == "Bonjour")
        #expect(document("---\n---\nBonjour").reports.isEmpty)
        #expect(document("").document.body.text == "")
    }

    @Test func mistakesAreReportedInTheFile() {
        #expect(
            document("---\na: 1\n").reports == [
                "1:1 error front-matter-not-closed: the front matter opened here is not closed (end it with a line `---`)"
            ])
        #expect(
            document("---\n- a\n---\n").reports == [
                "2:1 error wrong-kind: a front matter is made of `key: value` lines"
            ])
        #expect(document("---\na: b: c\n---\n").reports.first?.hasPrefix("2:5 error yaml-syntax") == true)
    }
}

struct LocalizedTextTests {
    @Test func fallsBackToTheFirstLanguageThatHasIt() {
        let text = LocalizedText([.en: "hello"])
        #expect(text[.fr] == "hello")
        #expect(!text.has(.fr))
        #expect(text.languages == [.en])
        #expect(LocalizedText([:])[.fr] == "")
        #expect(LocalizedText(verbatim: "x").languages == [.fr, .en])
        #expect(LocalizedText(fr: "a", en: "b").map { $0 + "!" } == LocalizedText(fr: "a!", en: "b!"))
    }
}
