import Services

/// Finds what hides behind a file's first bytes: a second kind, or something added after its end.
struct ContentChecks {
    let reader: ByteReader

    /// Scripts of web pages and servers, which a careless program may obey wherever they stand.
    private static let markup = ["<html", "<script", "<!doctype html", "<?php", "<svg"]

    /// Whether a file of a simple kind (not a container) is something else too.
    ///
    /// - Parameter end: where its own content ends.
    func isPolyglot(kind: FileKind, end: Int) -> Bool {
        let head = 0..<min(1_024, reader.count)
        if kind != .pdf, reader.first("%PDF-", in: 0..<min(4_096, reader.count)) != nil { return true }
        if Self.markup.contains(where: { reader.first($0, in: head) != nil }) { return true }
        if let directory = ZIPDirectory(reader), !directory.entries.isEmpty { return true }
        return holdsProgram(after: end)
    }

    /// Whether something that runs or unfolds was added after a file's end. Telephones add films and second pictures
    /// there, which do no harm.
    private func holdsProgram(after end: Int) -> Bool {
        var start = end
        while start < reader.count, [0, 9, 10, 13, 32].contains(reader[start]) { start += 1 }
        guard start < reader.count else { return false }
        let rest = start..<min(reader.count, start + 1_000_000)
        if Self.markup.contains(where: { reader.first($0, in: rest) != nil }) { return true }
        switch FileSniffer.look(at: reader.bytes[start..<min(reader.count, start + FileSniffer.length)]) {
        case .refused(.executable), .refused(.archive), .refused(.oldOffice), .container, .kind(.pdf): return true
        default: return false
        }
    }

    /// Where a PDF ends: after its last end-of-file mark, or the beginning of what can't be one.
    var endOfPDF: Int {
        guard let mark = reader.last(Array("%%EOF".utf8), in: 0..<reader.count) else { return reader.count }
        return mark + 5
    }
}
