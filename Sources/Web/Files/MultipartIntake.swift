import Foundation
import Hummingbird
import NIOCore
import Services
import Storage

/// Reads a form that brings files: its fields into memory, within the bound of every form; its files to disk.
struct MultipartIntake: Sendable {
    /// Where files go; nil lets them go.
    let receiver: FileReceiver?
    /// The most bytes of fields, names included.
    let maximumFields: Int
    /// The most bytes of the whole body; what is more is not even read.
    let maximumBody: Int
    /// Whether these fields bear the session's token; asked before the first byte of a file is kept. Without it files are
    /// let go, and fields are read all the same, so that the page can show them again.
    let isTrusted: @Sendable (FormData) -> Bool

    /// What a form brought.
    struct Content: Sendable {
        var form = FormData()
        var files: [ReceivedFile] = []
    }

    /// What the bytes that come next are.
    private enum Part {
        case none
        case field(name: String, bytes: [UInt8])
        case file(FileWriting)
        /// A file that is not taken: its bytes are let go.
        case refused
    }

    /// A file on its way to disk.
    private struct FileWriting {
        let receiver: FileReceiver
        var file: StoredFile
        let appender: any BlobAppender
        let maximum: Int
    }

    /// Reads the whole body.
    func read(_ body: RequestBody, contentType: String) async throws -> Content {
        guard var parser = MultipartParser(contentType: contentType) else { throw SiteFailure.unsupportedBody }
        var content = Content()
        var part = Part.none
        var (fieldBytes, bodyBytes) = (0, 0)
        do {
            for try await buffer in body {
                bodyBytes += buffer.readableBytes
                guard bodyBytes <= maximumBody else { throw SiteFailure.tooLarge }
                for event in try events(of: &parser, buffer) {
                    switch event {
                    case .part(let name, nil):
                        fieldBytes += name.utf8.count + 8
                        part = .field(name: name, bytes: [])
                    case .part(let name, let fileName?):
                        part = try await begin(name, fileName: fileName, content: &content)
                    case .bytes(let bytes):
                        if case .field = part { fieldBytes += bytes.count }
                        guard fieldBytes <= maximumFields else { throw SiteFailure.tooLarge }
                        part = try await add(bytes, to: part, content: &content)
                    case .endOfPart:
                        try await end(part, content: &content)
                        part = .none
                    }
                }
            }
            guard parser.isComplete else { throw SiteFailure.unsupportedBody }
        } catch {
            // The connection was cut, or the body is no form: a file that came in part through a form is not kept.
            if case .file(let writing) = part { try await abandon(writing) }
            throw error
        }
        return content
    }

    private func events(of parser: inout MultipartParser, _ buffer: ByteBuffer) throws(SiteFailure)
        -> [MultipartParser.Event]
    {
        do throws(MultipartParser.Flaw) {
            return try parser.consume(buffer.readableBytesView)
        } catch {
            throw error == .tooMuch ? .tooLarge : .unsupportedBody
        }
    }

    private func begin(_ field: String, fileName: String, content: inout Content) async throws -> Part {
        // Browsers send an empty part for a field in which no file was chosen.
        guard !fileName.isEmpty else { return .refused }
        guard let receiver, isTrusted(content.form) else {
            content.files.append(
                ReceivedFile(
                    field: field, name: FileReference.cleanName(fileName), outcome: .failure(.sessionHadEnded)))
            return .refused
        }
        guard let control = receiver.intake.control(field) else { return .refused }
        if let reason = try await receiver.obstacle(to: field, size: 0) {
            content.files.append(
                ReceivedFile(field: field, name: FileReference.cleanName(fileName), outcome: .failure(reason)))
            return .refused
        }
        let file = try await receiver.begin(field: field, name: fileName, size: 0, fingerprint: "")
        let appender = try await receiver.site.store.blobs.append(to: file.blob)
        return .file(
            FileWriting(receiver: receiver, file: file, appender: appender, maximum: control.maximumSize))
    }

    private func add(_ bytes: [UInt8], to part: Part, content: inout Content) async throws -> Part {
        switch part {
        case .field(let name, let before): return .field(name: name, bytes: before + bytes)
        case .file(let writing):
            guard writing.appender.length + bytes.count <= writing.maximum else {
                try await abandon(writing)
                content.files.append(
                    writing.receiver.result(of: writing.file, .failure(.fileTooLarge(writing.maximum))))
                return .refused
            }
            try await writing.appender.write(bytes)
            return part
        case .none, .refused: return part
        }
    }

    private func end(_ part: Part, content: inout Content) async throws {
        switch part {
        case .field(let name, let bytes):
            content.form.add(name, String(decoding: bytes, as: UTF8.self))
        case .file(let writing):
            try await writing.appender.close()
            content.files.append(try await writing.receiver.complete(writing.file))
        case .none, .refused: break
        }
    }

    private func abandon(_ writing: FileWriting) async throws {
        try await writing.appender.close()
        try await writing.receiver.discard(writing.file)
    }
}
