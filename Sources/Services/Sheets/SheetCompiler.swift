public import FEEL

/// What compiling a folder of sheets gave.
public struct SheetCompilation: Sendable {
    /// The sheets that nothing is wrong with.
    public let sheets: [OwnSheet]
    /// What there is to say, in order of reading.
    public let diagnostics: [Diagnostic]
    /// Where sheets name services, which stand in folders of their own.
    let namedServices: [Located<String>]
}

/// Compiles an organisation's folder of sheets: files `NAME.LANGUAGE.md`, each with a front matter.
public enum SheetCompiler {
    /// Compiles a folder. Pure.
    ///
    /// - Parameters:
    ///   - archive: the folder's files.
    ///   - folder: the folder, as diagnostics show it.
    ///   - today: the day on which a sheet is out of date; nil when that is not judged.
    public static func compile(
        _ archive: DefinitionArchive, shownAs folder: String, on today: CivilDate? = nil
    ) -> SheetCompilation {
        let diagnostics = DiagnosticBag()
        var sheets: [OwnSheet] = []
        var named: [Located<String>] = []
        for file in archive.files {
            let path = "\(folder)/\(file.path)"
            guard let source = archive.sourceFile(at: file.path, shownAs: path) else {
                diagnostics.error(
                    .invalidText, "this file is not text in UTF-8", at: SourceFile(path: path, text: "").range)
                continue
            }
            guard let (id, language) = name(of: file.path) else {
                diagnostics.error(
                    .unexpectedFile, "this is no sheet", at: source.range(0..<0),
                    suggestion: "sheets are `NAME.LANGUAGE.md`, of lower-case letters, digits and hyphens")
                continue
            }
            let bag = DiagnosticBag()
            let reader = SheetReader(diagnostics: bag, file: source, today: today)
            let sheet = reader.sheet(id, language)
            for diagnostic in bag.sorted { diagnostics.add(diagnostic) }
            named += reader.services
            if let sheet, !bag.hasErrors { sheets.append(sheet) }
        }
        return SheetCompilation(sheets: sheets, diagnostics: diagnostics.sorted, namedServices: named)
    }

    /// What a file is called: "marche" and French for `marche.fr.md`; nil for another name.
    public static func name(of path: String) -> (id: String, language: Language)? {
        let parts = path.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[2] == "md", let language = Language(rawValue: String(parts[1])) else {
            return nil
        }
        let id = parts[0]
        guard !id.isEmpty, id.utf8.count <= 60,
            id.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 })
        else { return nil }
        return (String(id), language)
    }
}

/// Reads one sheet.
private final class SheetReader {
    let diagnostics: DiagnosticBag
    let file: SourceFile
    let today: CivilDate?
    private(set) var services: [Located<String>] = []

    init(diagnostics: DiagnosticBag, file: SourceFile, today: CivilDate?) {
        self.diagnostics = diagnostics
        self.file = file
        self.today = today
    }

    func sheet(_ id: String, _ language: Language) -> OwnSheet? {
        let document = MarkdownDocument(file, diagnostics: diagnostics)
        if RichText(markdown: document.body, diagnostics: diagnostics).isEmpty {
            diagnostics.error(.emptyPage, "this sheet says nothing", at: file.range(0..<0))
        }
        guard let frontMatter = document.frontMatter else {
            diagnostics.error(
                "missing-key", "a sheet needs a title", at: file.range(0..<0),
                suggestion: "begin the file with the three lines `---`, `title: …`, `---`")
            return nil
        }
        let reader = MappingReader(frontMatter, subject: Vocabulary.sheet.subject, diagnostics: diagnostics)
        let title = reader.string("title")
        let themes = reader.scalars("themes").map(\.text)
        let keywords = reader.scalars("keywords").map(\.text)
        services = reader.scalars("services").map { Located($0.text, at: $0.range) }
        let reviewed = date("reviewed", reader)
        let validUntil = date("valid_until", reader)
        let source = address("source", reader)
        reader.finish(.sheet)
        if let today, let validUntil, validUntil.value < today {
            diagnostics.warning(
                .sheetOutOfDate, "this sheet held until \(validUntil.value) and is not answered from any more",
                at: validUntil.range)
        }
        return title.map {
            OwnSheet(
                id: id, language: language, title: Typography.typeset($0, in: language.rawValue), themes: themes,
                keywords: keywords,
                services: services.map(\.value), reviewedOn: reviewed?.value, validUntil: validUntil?.value,
                source: source, markdown: document.body.text)
        }
    }

    private func date(_ key: String, _ reader: MappingReader) -> Located<CivilDate>? {
        guard let scalar = reader.scalar(key, required: false) else { return nil }
        guard let date = CivilDate(iso8601: scalar.text) else {
            diagnostics.error(
                "wrong-kind", "`\(key)` is a date, like 2026-09-01", at: scalar.range)
            return nil
        }
        return Located(date, at: scalar.range)
    }

    private func address(_ key: String, _ reader: MappingReader) -> String? {
        guard let scalar = reader.scalar(key, required: false) else { return nil }
        guard SafeLink.isSafe(scalar.text), scalar.text.hasPrefix("https://") || scalar.text.hasPrefix("http://")
        else {
            diagnostics.error("wrong-kind", "`\(key)` is an address that begins with https://", at: scalar.range)
            return nil
        }
        return scalar.text
    }
}
