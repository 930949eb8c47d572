/// A kind of file that a person may be asked for. Which kind a file is, its content says, never its name.
public enum FileKind: String, Sendable, Hashable, CaseIterable {
    /// Portable Document Format (ISO 32000).
    case pdf
    /// JPEG (ISO/IEC 10918), what most telephones take.
    case jpeg
    /// Portable Network Graphics (ISO/IEC 15948).
    case png
    /// WebP (RFC 9649).
    case webp
    /// High Efficiency Image File Format (ISO/IEC 23008-12), what iPhones take.
    case heic
    /// OpenDocument text (ISO/IEC 26300).
    case odt
    /// Office Open XML text (ISO/IEC 29500).
    case docx
    /// OpenDocument spreadsheet (ISO/IEC 26300).
    case ods
    /// Office Open XML spreadsheet (ISO/IEC 29500).
    case xlsx

    /// The media type (IANA) under which such a file is handed out.
    public var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .webp: "image/webp"
        case .heic: "image/heic"
        case .odt: "application/vnd.oasis.opendocument.text"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .ods: "application/vnd.oasis.opendocument.spreadsheet"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        }
    }

    /// The endings that names of such files have, in lower case; the first is the usual one.
    public var extensions: [String] {
        switch self {
        case .jpeg: ["jpg", "jpeg"]
        case .heic: ["heic", "heif"]
        default: [rawValue]
        }
    }

    /// Whether it is a picture.
    public var isImage: Bool { FileGroup.image.kinds.contains(self) }

    /// What people call it: "PDF", "Word (DOCX)".
    public func name(in language: Language) -> String {
        switch self {
        case .pdf: "PDF"
        case .jpeg: "JPEG"
        case .png: "PNG"
        case .webp: "WebP"
        case .heic: "HEIC"
        case .odt: language == .fr ? "texte LibreOffice (ODT)" : "LibreOffice text (ODT)"
        case .docx: "Word (DOCX)"
        case .ods: language == .fr ? "tableau LibreOffice (ODS)" : "LibreOffice spreadsheet (ODS)"
        case .xlsx: "Excel (XLSX)"
        }
    }
}

/// Kinds of file under one name, for authors of definitions and for people.
public enum FileGroup: String, Sendable, Hashable, CaseIterable {
    /// Pictures.
    case image
    /// Texts of word processors.
    case text
    /// Spreadsheets.
    case spreadsheet

    /// The kinds of the group.
    public var kinds: [FileKind] {
        switch self {
        case .image: [.jpeg, .png, .webp, .heic]
        case .text: [.odt, .docx]
        case .spreadsheet: [.ods, .xlsx]
        }
    }
}

extension [FileKind] {
    /// The kinds in words, pictures under one name: "PDF ou photo", "PDF, photo or Word (DOCX)".
    public func words(in language: Language) -> String {
        var names: [String] = []
        if contains(.pdf) { names.append(FileKind.pdf.name(in: language)) }
        let images = filter(\.isImage)
        if images.count > 1 {
            names.append("photo")
        } else {
            names += images.map { $0.name(in: language) }
        }
        names += filter { $0 != .pdf && !$0.isImage }.map { $0.name(in: language) }
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + (language == .fr ? " ou " : " or ") + last
    }
}
