import FEEL
import Testing

@testable import Services

@Suite struct LetterTests {
    private static let letter = """
        ---
        subject: "{{ case.reference }} : {{ espece }} de {{ nom }}"
        ---
        Bonjour **{{ nom }}**,

        Le {{ decision.on }}, nous avons enregistré votre animal ({{ espece }}, {{ poids }} kg), déclaré le {{ case.submitted_on }}.

        {{ decision.reasons }}

        {{ decision.explanation }}

        Gros chien : {{ gros_chien }}. Motifs : {{ decision.reasons }}.

        {{ organisation.name }}, {{ office.name }}, {{ office.phone }}, {{ appeal.court }}, {{ appeal.within }}
        """

    private func definition() throws -> ServiceDefinition {
        let service = try SampleDefinition.text("valid/service.yaml")
            .replacing("by: agent}", with: "by: agent, letter: accord}")
        let archive = try DefinitionArchive(files: [
            "service.yaml": Array(service.utf8), "letters/accord.fr.md": Array(Self.letter.utf8),
        ])
        let compilation = ServiceCompiler.compile(archive, organisation: try SampleDefinition.compiledOrganisation())
        return try #require(
            compilation.definition, "\(compilation.diagnostics.map { DiagnosticRenderer().render($0) }.joined())")
    }

    private func facts(explanation: String? = nil) throws -> LetterFacts {
        LetterFacts(
            reference: "VC-7K2M-9QX4", submittedOn: try #require(CivilDate(year: 2026, month: 3, day: 1)),
            decidedOn: try #require(CivilDate(year: 2026, month: 3, day: 27)),
            reasons: [
                Reason(id: "a", text: LocalizedText(verbatim: "Il manque *une* pièce.")),
                Reason(id: "b", text: LocalizedText(verbatim: "1. Trop tard.")),
            ],
            explanation: explanation, organisation: try SampleDefinition.compiledOrganisation())
    }

    private func render(name: String, explanation: String? = nil) throws -> RenderedLetter {
        let answers: Answers = [
            "espece": Answer(.string("chien")), "poids": Answer(.integer(45)), "nom": Answer(.string(name)),
        ]
        return try #require(
            try definition().letter(
                "accord", in: .en, answers: answers, computed: ["gros_chien": .boolean(true)],
                facts: facts(explanation: explanation)))
    }

    @Test func valuesAreWrittenForPeople() throws {
        let letter = try render(name: "Awa Diop")
        #expect(letter.subject == "VC-7K2M-9QX4 : Un chien de Awa Diop")
        #expect(
            letter.body == """
                Bonjour **Awa Diop**,

                Le 27\u{A0}mars 2026, nous avons enregistré votre animal (Un chien, 45 kg), déclaré le 1er\u{A0}mars 2026.

                - Il manque \\*une\\* pièce.
                - 1\\. Trop tard.

                Gros chien : Oui. Motifs : Il manque \\*une\\* pièce.\u{A0}; 1. Trop tard..

                Ville de Val-Clair, Accueil, 01 99 00 41 00, Tribunal administratif, 2\u{A0}mois
                """)
    }

    @Test func anAnswerNeverBecomesMarkUp() throws {
        let name = "**[x](https://evil.example)** <script> # {{ nom }}"
        let letter = try render(name: name, explanation: "- a\n# b")
        let text = RichText(
            markdown: MarkdownSource(file: SourceFile(path: "letter.md", text: letter.body)),
            diagnostics: DiagnosticBag())
        #expect(text.words.contains(name))
        #expect(text.words.contains("- a # b"))
        #expect(letter.subject.hasSuffix(name))
        #expect(!text.blocks.contains { if case .heading = $0.content { true } else { false } })
    }

    @Test func aLetterThatIsNotInTheDefinitionIsNotWritten() throws {
        #expect(
            try definition().letter("refus", in: .fr, answers: [:], computed: [:], facts: facts()) == nil)
    }
}
