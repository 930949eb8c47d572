import Foundation
public import Services

/// What an examination found.
public enum InspectionVerdict: Sendable, Hashable {
    /// What the file is, and whether a preview of it was made.
    case accepted(FileKind, hasPreview: Bool)
    /// Why it is not taken.
    case refused(FileRefusal)

    /// The verdict as the one line that the examining process writes.
    public var line: String {
        switch self {
        case .accepted(let kind, let hasPreview): "accepted \(kind.rawValue) \(hasPreview ? "preview" : "alone")"
        case .refused(let refusal): "refused \(refusal.rawValue)"
        }
    }

    /// Reads a verdict's line; nil for anything else.
    public init?(line: String) {
        let words = line.split(separator: " ")
        switch words.first {
        case "accepted" where words.count == 3:
            guard let kind = FileKind(rawValue: String(words[1])) else { return nil }
            self = .accepted(kind, hasPreview: words[2] == "preview")
        case "refused" where words.count == 2:
            guard let refusal = FileRefusal(rawValue: String(words[1])) else { return nil }
            self = .refused(refusal)
        default: return nil
        }
    }
}

/// Examines one file by its content. Runs in a process of its own, with limits, never in the server's: whatever a file
/// does to it, only this process ends.
public struct FileInspection: Sendable {
    /// The name of the file to examine, within the folder of work.
    public static let contentName = "content"
    /// The name of the preview, within the folder of work: a JPEG.
    public static let previewName = "preview.jpg"

    private let tools: InspectionTools

    /// An examination with the machine's tools.
    public init(tools: InspectionTools = InspectionTools()) { self.tools = tools }

    /// Examines the file `content` of a folder, and leaves `preview.jpg` beside it where one can be made.
    public func inspect(folder: String) -> InspectionVerdict {
        let path = "\(folder)/\(Self.contentName)"
        guard let data = try? Data(contentsOf: URL(filePath: path), options: .alwaysMapped) else {
            return .refused(.notExamined)
        }
        let reader = ByteReader(bytes: Array(data))
        do throws(FileRefusal) {
            switch FileSniffer.look(at: reader.bytes.prefix(FileSniffer.length)) {
            case .refused(let refusal): throw refusal
            case .container:
                let office = OfficeInspection(reader: reader, tools: tools, folder: folder, path: path)
                return .accepted(try office.kind(), hasPreview: false)
            case .kind(.pdf):
                let checks = ContentChecks(reader: reader)
                if checks.isPolyglot(kind: .pdf, end: checks.endOfPDF) { throw .polyglot }
                let pdf = PDFInspection(tools: tools, folder: folder, path: path)
                try pdf.check()
                return .accepted(.pdf, hasPreview: pdf.makePreview("\(folder)/\(Self.previewName)"))
            case .kind(let kind):
                let image = ImageInspection(reader: reader, kind: kind, tools: tools, folder: folder, path: path)
                return .accepted(kind, hasPreview: try image.check(preview: "\(folder)/\(Self.previewName)"))
            }
        } catch {
            return .refused(error)
        }
    }
}
