/// The texts that stand beside `service.yaml`: the sheet and the letters, by language.
struct FolderTexts {
    /// The explanatory sheet.
    let sheet: [Language: RichText]
    /// The letters, in alphabetical order of their names.
    let letters: [LetterSource]

    /// Finds and reads the texts of a folder.
    ///
    /// - Parameters:
    ///   - folder: the files, with the way to name each in diagnostics.
    ///   - languages: the definition's languages.
    init(_ folder: DefinitionFolder, languages: [Language], diagnostics: DiagnosticBag) {
        var sheet: [Language: RichText] = [:]
        var letters: [String: [Language: SourceFile]] = [:]
        for path in folder.paths where path != DefinitionFolder.service {
            guard let text = TextPath(path) else {
                folder.reportUnexpected(path, diagnostics)
                continue
            }
            guard let language = Language(rawValue: text.language), languages.contains(language) else {
                folder.reportLanguage(path, text.language, diagnostics)
                continue
            }
            guard let file = folder.file(path, diagnostics) else { continue }
            switch text.kind {
            case .sheet:
                sheet[language] = RichText(markdown: MarkdownSource(file: file), diagnostics: diagnostics)
                    .typeset(in: language)
            case .letter(let name): letters[name, default: [:]][language] = file
            }
        }
        self.sheet = sheet
        self.letters = letters.sorted { $0.key < $1.key }.map { LetterSource(name: $0.key, files: $0.value) }
        reportMissing(languages, in: folder, diagnostics)
    }

    private func reportMissing(_ languages: [Language], in folder: DefinitionFolder, _ diagnostics: DiagnosticBag) {
        for language in languages {
            if !sheet.isEmpty, sheet[language] == nil {
                diagnostics.error(
                    .missingTranslation, "the sheet has no text in `\(language.rawValue)`", at: folder.start,
                    suggestion: "write it in `sheet.\(language.rawValue).md`")
            }
            for letter in letters where letter.files[language] == nil {
                diagnostics.error(
                    .missingTranslation, "the letter `\(letter.name)` has no text in `\(language.rawValue)`",
                    at: letter.files.values.map { $0.range(0..<0) }.min() ?? folder.start,
                    suggestion: "write it in `letters/\(letter.name).\(language.rawValue).md`")
            }
        }
    }
}

/// The path of a text: `sheet.LANGUAGE.md` or `letters/NAME.LANGUAGE.md`.
private struct TextPath {
    enum Kind {
        case sheet
        case letter(String)
    }

    let kind: Kind
    let language: String

    init?(_ path: String) {
        let folders = path.split(separator: "/", omittingEmptySubsequences: false)
        guard let last = folders.last else { return nil }
        let parts = last.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, parts[2] == "md", !parts[0].isEmpty else { return nil }
        language = parts[1]
        if folders.count == 1, parts[0] == "sheet" {
            kind = .sheet
        } else if folders.count == 2, folders[0] == "letters" {
            kind = .letter(parts[0])
        } else {
            return nil
        }
    }
}

/// A service's folder, with the name by which diagnostics show each of its files.
struct DefinitionFolder {
    /// The file that makes a folder a service.
    static let service = "service.yaml"

    let archive: DefinitionArchive
    /// What is written before a file's path: `services/cantine/`.
    let prefix: String

    init(archive: DefinitionArchive, shownAs name: String) {
        self.archive = archive
        prefix = name.isEmpty || name.hasSuffix("/") ? name : name + "/"
    }

    /// The paths of the files, in order.
    var paths: [String] { archive.files.map(\.path) }

    /// The beginning of `service.yaml`, for what has no better place.
    var start: SourceRange {
        let file = archive.sourceFile(at: Self.service, shownAs: prefix + Self.service)
        return (file ?? SourceFile(path: prefix + Self.service, text: "")).range(0..<0)
    }

    /// The text of a file; nil, reported, when it is absent or not in UTF-8.
    func file(_ path: String, _ diagnostics: DiagnosticBag) -> SourceFile? {
        if let file = archive.sourceFile(at: path, shownAs: prefix + path) { return file }
        let place = SourceFile(path: prefix + path, text: "").range
        if archive.bytes(at: path) == nil {
            diagnostics.error(.missingFile, "there is no `\(path)` in this folder", at: place)
        } else {
            diagnostics.error(.invalidText, "this file is not text in UTF-8", at: place)
        }
        return nil
    }

    /// A text that nothing reads: a slip in a name, most likely. Other files (pictures, notes) are left alone.
    func reportUnexpected(_ path: String, _ diagnostics: DiagnosticBag) {
        guard path.hasPrefix("letters/") || path.hasSuffix(".md") || path.hasSuffix(".yaml") || path.hasSuffix(".yml")
        else { return }
        diagnostics.warning(
            .unexpectedFile, "nothing reads this file", at: SourceFile(path: prefix + path, text: "").range,
            suggestion: "texts are `sheet.LANGUAGE.md` and `letters/NAME.LANGUAGE.md`")
    }

    /// A text in a language that the definition does not have.
    func reportLanguage(_ path: String, _ language: String, _ diagnostics: DiagnosticBag) {
        diagnostics.warning(
            .unexpectedFile, "`\(language)` is not among the languages of the definition",
            at: SourceFile(path: prefix + path, text: "").range)
    }
}
