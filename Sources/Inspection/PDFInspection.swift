import Foundation
import Services

/// Examines a PDF with qpdf, which unfolds its objects: names that hide in packed objects are seen too.
struct PDFInspection {
    let tools: InspectionTools
    let folder: String
    let path: String

    /// Names of dictionary entries and actions, as qpdf's JSON writes them; texts have another prefix there, so that a
    /// document may well speak of JavaScript.
    private static let active = ["\"/JavaScript\"", "\"/JS\"", "\"/Launch\"", "\"/RichMedia\"", "\"/XFA\""]
    private static let carrying = ["\"/EmbeddedFile\"", "\"/EmbeddedFiles\""]

    func check() throws(FileRefusal) {
        guard let qpdf = tools.path("qpdf") else { throw .notExamined }
        // Exit statuses of qpdf: here, 0 when another password than the empty one is needed.
        if ToolRun(folder: folder).run(qpdf, ["--requires-password", path]).status == 0 { throw .password }
        let result = ToolRun(folder: folder).run(
            qpdf, ["--json=2", "--json-key=qpdf", "--json-stream-data=none", path])
        // 3 is a file that qpdf reads with a remark, as it does many.
        guard result.status == 0 || result.status == 3, let output = result.output(atMost: ToolRun.largestFile) else {
            throw .unreadable
        }
        let text = Data(output)
        if Self.carrying.contains(where: { text.range(of: Data($0.utf8)) != nil }) { throw .embeddedFiles }
        if Self.active.contains(where: { text.range(of: Data($0.utf8)) != nil }) { throw .activeContent }
        guard text.range(of: Data("\"/Page\"".utf8)) != nil else { throw .unreadable }
    }

    /// A picture of the first page.
    ///
    /// - Returns: whether it was made; a document whose picture can't be made is taken all the same.
    func makePreview(_ preview: String) -> Bool {
        guard let pdftoppm = tools.path("pdftoppm") else { return false }
        let stem = preview.hasSuffix(".jpg") ? String(preview.dropLast(4)) : preview
        let result = ToolRun(folder: folder).run(
            pdftoppm, ["-f", "1", "-l", "1", "-singlefile", "-jpeg", "-scale-to", "1200", path, stem])
        return result.status == 0 && FileManager.default.fileExists(atPath: preview)
    }
}
