import Services

/// Tells office documents from archives, and what they must not carry, by the list of their entries.
struct OfficeInspection {
    let reader: ByteReader
    let tools: InspectionTools
    let folder: String
    let path: String

    /// Endings of parts that documents have; anything else is something carried along.
    private static let usualEndings: Set<String> = [
        "xml", "rels", "rdf", "png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "emf", "wmf", "svg", "vml", "odttf",
        "ttf", "otf", "fntdata", "pdf", "svm",
    ]

    /// The kind of a document, or why it is refused.
    func kind() throws(FileRefusal) -> FileKind {
        guard let directory = ZIPDirectory(reader) else { throw .unreadable }
        let kind = documentKind(directory)
        if directory.entries.contains(where: \.isEncrypted) { throw kind == nil ? .encryptedArchive : .password }
        guard let kind else { throw .archive }
        if directory.isBomb { throw .tooLargeInside }
        // Bytes before the first entry or after the list belong to something else.
        if directory.start != 0 || directory.end < reader.count { throw .polyglot }
        let names = directory.entries.map { $0.name.lowercased() }
        if names.contains(where: isMacro) { throw .macros }
        if names.contains(where: { isCarried($0, kind: kind) }) { throw .embeddedFiles }
        switch kind {
        case .docx, .xlsx: try checkContentTypes(directory)
        default: try checkOpenDocument(directory)
        }
        return kind
    }

    private func documentKind(_ directory: ZIPDirectory) -> FileKind? {
        if directory.entry("[Content_Types].xml") != nil {
            if directory.entry("word/document.xml") != nil { return .docx }
            if directory.entry("xl/workbook.xml") != nil { return .xlsx }
        }
        // OpenDocument 1.3, part 2, section 3.3: the first entry says what it is, stored as it is.
        guard let first = directory.entries.min(by: { $0.offset < $1.offset }), first.name == "mimetype",
            let type = directory.storedBytes(of: first, in: reader, atMost: 100)
        else { return nil }
        let kinds: [FileKind] = [.odt, .ods]
        return kinds.first { Array($0.mediaType.utf8) == type }
    }

    private func isMacro(_ name: String) -> Bool {
        name.contains("vba") || name.hasPrefix("basic/") || name.hasPrefix("scripts/") || name.contains("/macrosheets/")
            || name.contains("activex")
    }

    private func isCarried(_ name: String, kind: FileKind) -> Bool {
        if name.hasSuffix("/") || name == "mimetype" { return false }
        if name.contains("/embeddings/") || name.hasPrefix("object ") { return true }
        // LibreOffice keeps a picture of each embedded object, without an ending; Excel, the printer's settings.
        if name.hasPrefix("xl/printersettings/") { return false }
        let last = name.split(separator: "/").last ?? ""
        let parts = last.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1, let ending = parts.last else {
            return !(name.hasPrefix("thumbnails/") || name.hasPrefix("configurations2/"))
        }
        return !Self.usualEndings.contains(String(ending))
    }

    /// A macro may bear any name: the list of types is what makes it one.
    private func checkContentTypes(_ directory: ZIPDirectory) throws(FileRefusal) {
        guard let unzip = tools.path("unzip") else { throw .notExamined }
        // Square brackets are patterns to unzip.
        let result = ToolRun(folder: folder).run(unzip, ["-p", path, "?Content_Types?.xml"])
        guard result.status == 0, let text = result.output(atMost: 4_000_000), !text.isEmpty else {
            throw .unreadable
        }
        let types = ByteReader(bytes: text)
        for mark in ["macroEnabled", "vbaProject", "ms-office.activeX", "oleObject"] {
            guard types.first(mark, in: 0..<types.count) != nil else { continue }
            throw mark == "oleObject" ? .embeddedFiles : .macros
        }
    }

    /// The content of a document with a password is not XML, and is not packed (OpenDocument 1.3, part 2, section 3.4).
    private func checkOpenDocument(_ directory: ZIPDirectory) throws(FileRefusal) {
        guard let content = directory.entry("content.xml") else { throw .unreadable }
        if let first = directory.storedBytes(of: content, in: reader, atMost: 5), first != Array("<?xml".utf8) {
            throw .password
        }
    }
}
