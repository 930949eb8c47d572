import FEEL
import Services
import Testing

@testable import Assistant

/// Sheets come from files and imports as they were written, and what is wrong is told with its line.
@Suite struct SheetTests {
    private let sheet = OwnSheet(
        id: "marche", language: .fr, title: "Quand a lieu le marché ?", themes: ["Vie locale"], keywords: ["forains"],
        services: ["terrasse"], reviewedOn: CivilDate(year: 2026, month: 9, day: 1),
        validUntil: CivilDate(year: 2027, month: 8, day: 31), source: "https://val-clair.example/marche",
        markdown: "Le marché est sur la place.\n\n## Horaires\n\n- mardi\n- samedi\n")

    @Test func `what is kept of a sheet is read again as it was`() throws {
        let record = try SheetRecord(line: SheetRecord(sheet).encoded, number: 1)
        #expect(record.sheet == sheet)
    }

    @Test func `a sheet is cut at its headings, without markup`() {
        let found = OrganisationSheets.sheet(sheet, of: "mairie")
        #expect(found.id == "sheet:marche")
        #expect(found.link == "/fr/sheets/marche")
        #expect(found.sections.map(\.heading) == [nil, "Horaires"])
        #expect(found.sections.map(\.text) == ["Le marché est sur la place.", "- mardi\n- samedi"])
        let imported = OrganisationSheets.sheet(sheet, of: "mairie", collection: "faq")
        #expect(imported.id == "faq/marche")
        #expect(imported.origin == .imported("faq"))
        #expect(imported.link == "/fr/collections/faq/marche")
    }

    @Test func `an import keeps sound lines and tells of the others`() {
        let file = """
            {"id": "a", "title": "A", "text": "Un", "theme": "T", "subtheme": "S", "unknown": 1}

            {"id": "b", "text": "Deux"}
            {"id": "a", "title": "A again", "text": "Un"}
            {"id": "a", "language": "en", "title": "A", "text": "One"}
            not json
            {"id": "../etc", "title": "A", "text": "x"}
            {"id": "c", "title": "C", "text": "x", "language": "de"}
            {"id": "d", "title": "D", "text": "x", "valid_until": "tomorrow"}
            {"id": "e", "title": "E", "text": "x", "source": "javascript:alert(1)"}
            {"id": "f", "title": 3, "text": "x"}
            {"id": "g", "title": " ", "text": "x"}
            """
        let (sheets, problems) = SheetRecord.read(Array(file.utf8))
        #expect(sheets.map(\.id) == ["a", "a"])
        #expect(sheets.map(\.language) == [.fr, .en])
        #expect(sheets.first?.themes == ["T", "S"])
        #expect(problems.map(\.line) == [3, 4, 6, 7, 8, 9, 10, 11, 12])
        #expect(problems.first?.description == "line 3: `title` is missing")
    }

    @Test func `a folder of sheets is compiled, and a file that is none is told`() throws {
        let files = [
            "marche.fr.md": "---\ntitle: Quand ?\nthemes: [Vie locale]\nvalid_until: 2026-01-01\n---\nLe mardi.\n",
            "marche.en.md": "---\ntitle: When?\n---\nOn Tuesdays.\n",
            "sans-titre.fr.md": "Rien.\n", "notes.txt": "x", "vide.fr.md": "---\ntitle: Vide\n---\n",
            "faux.fr.md": "---\ntitle: Faux\nreviewed: hier\ncolour: red\nsource: /ici\n---\nx\n",
        ]
        let archive = try DefinitionArchive(files: files.mapValues { Array($0.utf8) })
        let result = SheetCompiler.compile(archive, shownAs: "sheets", on: CivilDate(year: 2026, month: 6, day: 1))
        #expect(Set(result.sheets.map { "\($0.id).\($0.language.rawValue)" }) == ["marche.fr", "marche.en"])
        let told = Set(result.diagnostics.map { "\($0.range.file.path) \($0.code)" })
        #expect(told.contains("sheets/marche.fr.md sheet-out-of-date"))
        #expect(told.contains("sheets/sans-titre.fr.md missing-key"))
        #expect(told.contains("sheets/notes.txt unexpected-file"))
        #expect(told.contains("sheets/vide.fr.md empty-page"))
        #expect(told.filter { $0.hasPrefix("sheets/faux.fr.md") }.count >= 2)
    }
}
