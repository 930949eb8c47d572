import Services
import Testing

struct RichTextTests {
    private func parse(_ markdown: String) -> (text: RichText, reports: [String]) {
        let bag = DiagnosticBag()
        let text = RichText(markdown: MarkdownSource(file: SourceFile(path: "s.md", text: markdown)), diagnostics: bag)
        return (text, reports(bag))
    }

    @Test func everyKindOfBlockAndInline() {
        let (text, reports) = parse(
            """
            # Titre

            Un *mot* **fort** et `code`,
            suite\\
            fin [lien](https://example.org/?a=b "t") &amp; <https://example.net>

            > cité

            1. un
            2. deux
               - a
               - b

            ---

                let x
            """)
        #expect(reports == [])
        #expect(
            text.blocks == [
                .init(.heading(level: 1, [.text("Titre")]), line: 1),
                .init(
                    .paragraph([
                        .text("Un "), .emphasis([.text("mot")]), .text(" "), .strong([.text("fort")]), .text(" et "),
                        .code("code"), .text(","), .softBreak, .text("suite"), .lineBreak, .text("fin "),
                        .link(destination: "https://example.org/?a=b", [.text("lien")]), .text(" & "),
                        .link(destination: "https://example.net", [.text("https://example.net")]),
                    ]), line: 3),
                .init(.quote([.init(.paragraph([.text("cité")]), line: 7)]), line: 7),
                .init(
                    .list(
                        start: 1, isTight: true,
                        items: [
                            [.init(.paragraph([.text("un")]), line: 9)],
                            [
                                .init(.paragraph([.text("deux")]), line: 10),
                                .init(
                                    .list(
                                        start: nil, isTight: true,
                                        items: [
                                            [.init(.paragraph([.text("a")]), line: 11)],
                                            [.init(.paragraph([.text("b")]), line: 12)],
                                        ]), line: 11),
                            ],
                        ]), line: 9),
                .init(.thematicBreak, line: 14),
                .init(.code("let x"), line: 16),
            ])
    }

    @Test func plainText() {
        let (text, _) = parse(
            """
            # Pièces

            - une *pièce* d'identité
            - [la notice](https://example.org/n)

            Écrivez à [mairie@example.org](mailto:mairie@example.org)
            ou venez.

            > Merci\\
            > à vous
            """)
        #expect(
            text.plainText == """
                Pièces

                - une pièce d'identité
                - la notice (https://example.org/n)

                Écrivez à mairie@example.org ou venez.

                > Merci
                > à vous
                """)
        #expect(
            text.words == "Pièces une pièce d'identité la notice Écrivez à mairie@example.org ou venez. Merci à vous")
    }

    @Test func excerptIsCutBetweenWords() {
        let (text, _) = parse("Bonjour à tous, et merci.")
        #expect(text.excerpt(maximumLength: 100) == "Bonjour à tous, et merci.")
        #expect(text.excerpt(maximumLength: 18) == "Bonjour à tous…")
        #expect(text.excerpt(maximumLength: 15) == "Bonjour à…")
        #expect(text.excerpt(maximumLength: 4) == "Bon…")
        #expect(text.excerpt(maximumLength: 25).count <= 25)
    }

    @Test func htmlIsDroppedAndReported() {
        let (text, reports) = parse("a\n\nb <b>c</b>\n\n<script>alert(1)</script>\n\n<!-- note -->\n")
        #expect(text.plainText == "a\n\nb c")
        #expect(
            reports == [
                "3:3 error markdown-html: HTML is not supported in texts (use Markdown; write `\\<` for the sign itself)",
                "3:7 error markdown-html: HTML is not supported in texts (use Markdown; write `\\<` for the sign itself)",
                "5:1 error markdown-html: HTML is not supported in texts (use Markdown; write `\\<` for the sign itself)",
            ])
    }

    @Test(arguments: [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "//evil.example", "/\\evil",
        "file:///etc",
        "java\u{1}script:x", "",
    ])
    func unsafeLinksAreRefused(address: String) {
        #expect(!SafeLink.isSafe(address))
    }

    @Test(arguments: [
        "https://example.org", "HTTP://example.org", "mailto:a@b.fr", "tel:+33123456789", "/aide", "aide?x=a:b",
        "#suite", "a/b:c",
    ])
    func safeLinksAreKept(address: String) {
        #expect(SafeLink.isSafe(address))
    }

    @Test func unsafeLinkKeepsItsWords() {
        let (text, reports) = parse("Voir\n[ici *vite*](javascript:x) ![img](a.png)")
        #expect(text.plainText == "Voir ici vite img")
        #expect(
            reports.map { $0.prefix(28) } == ["2:14 error unsafe-link: this", "2:28 error markdown-image: i"])
    }

    @Test func placesAreThoseOfTheYAMLFile() throws {
        let bag = DiagnosticBag()
        let root = YAMLLoader.load(SourceFile(path: "s.yaml", text: "a: |\n  Un\n\n  deux <b>\n"), diagnostics: bag)
        let scalar = try #require(root?.mapping?["a"]?.scalar)
        _ = RichText(markdown: MarkdownSource(scalar: scalar), diagnostics: bag)
        #expect(reports(bag).first?.hasPrefix("4:8 error markdown-html") == true)
    }

    @Test func deepAndLargeTextsAreBounded() {
        #expect(parse(String(repeating: ">", count: 5000) + " a").reports.first?.contains("markdown-too-deep") == true)
        #expect(parse(String(repeating: "a", count: 300_000)).reports.first?.contains("file-too-large") == true)
    }
}
