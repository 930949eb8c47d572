import Foundation
import Services

/// Examines a picture: its frame here, its content by decoding it whole with libvips, which makes the copy that is shown.
struct ImageInspection {
    let reader: ByteReader
    let kind: FileKind
    let tools: InspectionTools
    let folder: String
    let path: String

    /// - Returns: whether a preview was made.
    func check(preview: String) throws(FileRefusal) -> Bool {
        var end = reader.count
        switch kind {
        case .jpeg, .png:
            guard let structure = kind == .png ? ImageStructure.png(reader) : ImageStructure.jpeg(reader) else {
                throw .unreadable
            }
            if structure.isTooLarge { throw .tooLargeInside }
            end = structure.end
        case .webp:
            end = min(reader.count, 8 + reader.little(4, 4))
        default: break
        }
        if ContentChecks(reader: reader).isPolyglot(kind: kind, end: end) { throw .polyglot }
        guard let vips = tools.path("vipsthumbnail"), let header = tools.path("vipsheader") else {
            // A frame that holds together is enough for the two oldest kinds; the others need the library.
            guard kind == .jpeg || kind == .png else { throw .notExamined }
            return false
        }
        try checkSize(header)
        // Upright by its own mark (Exif 3.0, Orientation), in common colours, without what cameras write: place, date,
        // device.
        let result = ToolRun(folder: folder).run(
            vips,
            [
                "--size", "1600x1600>", "--export-profile", "srgb", "--output", "\(preview)[Q=82,strip,background=255]",
                path,
            ])
        guard result.status == 0, FileManager.default.fileExists(atPath: preview) else { throw .unreadable }
        return true
    }

    private func checkSize(_ header: String) throws(FileRefusal) {
        func side(_ field: String) throws(FileRefusal) -> Int {
            let result = ToolRun(folder: folder).run(header, ["-f", field, path])
            guard result.status == 0, let text = result.output(atMost: 100),
                let number = Int(String(decoding: text, as: UTF8.self).filter(\.isNumber)), number > 0
            else { throw .unreadable }
            return number
        }
        let (width, height) = (try side("width"), try side("height"))
        if ImageStructure(width: width, height: height, end: 0).isTooLarge { throw .tooLargeInside }
    }
}
