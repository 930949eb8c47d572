import Cases
import Foundation
import HTML
import HTTPTypes
import Hummingbird
import NIOCore
import Services
import Storage

/// Uploads that survive a cut, for the script of a page with a file question.
///
/// In the manner of "Resumable Uploads for HTTP" (draft-ietf-httpbis-resumable-upload): a file is announced, its bytes
/// are appended from the offset that the server says it has, as often as the network makes necessary, and what was
/// acknowledged survives a restart of both sides. Announcing the same file again finds what had come of it.
enum DraftFileRoutes {
    static func routes() -> [Route] {
        let files = "/{language}/drafts/{draft}/files"
        return [
            .post(files, access: .draftHolder, limit: .upload, handler: announce),
            .get(files, access: .draftHolder, handler: list),
            .get("\(files)/{file}", access: .draftHolder, handler: download),
            .get("\(files)/{file}/preview", access: .draftHolder, handler: preview),
            .get("\(files)/{file}/upload", access: .draftHolder, handler: state),
            .patch("\(files)/{file}/upload", access: .draftHolder, limit: .upload, handler: append),
            .post("\(files)/{file}/remove", access: .draftHolder, handler: remove),
        ]
    }

    /// Announces a file: its field, name, size and date. The answer says where its bytes go and how many are there.
    static func announce(_ visit: Visit) async throws -> Reply {
        let receiver = FileReceiver(site: visit.site, intake: try await DraftFiles.intake(visit))
        guard let field = visit.form["field"], let name = visit.form["name"],
            let size = visit.form["size"].flatMap({ Int($0) }), receiver.intake.control(field) != nil
        else { throw SiteFailure.unsupportedBody }
        guard size > 0 else { return message(FileRefusal.empty.reason.naming(FileReference.cleanName(name)), visit) }
        let fingerprint = String((visit.form["modified"] ?? "").prefix(40))
        if let begun = try await begun(field, name, size, fingerprint, receiver: receiver) {
            return try await created(begun, visit)
        }
        if let reason = try await receiver.obstacle(to: field, size: size) {
            return message(reason.naming(FileReference.cleanName(name)), visit)
        }
        let file = try await receiver.begin(field: field, name: name, size: size, fingerprint: fingerprint)
        return try await created(file, visit)
    }

    /// The same file, of which a part has come already.
    private static func begun(
        _ field: String, _ name: String, _ size: Int, _ fingerprint: String, receiver: FileReceiver
    ) async throws -> StoredFile? {
        let (store, owner) = (receiver.site.store, receiver.intake.owner)
        let clean = FileReference.cleanName(name)
        return try await store.database.read { try store.files.all(of: owner, in: $0) }.first { file in
            file.state == .uploading && file.facts.slot == field && file.facts.name == clean && file.size == size
                && file.facts.fingerprint == fingerprint
        }
    }

    private static func created(_ file: StoredFile, _ visit: Visit) async throws -> Reply {
        var reply = try await progress(of: file, visit: visit, status: .created)
        reply.headers[.location] = visit.draftAddress(file.owner, "/files/\(file.id.description)/upload").description
        return reply
    }

    /// How far a file has come.
    static func state(_ visit: Visit) async throws -> Reply {
        let file = try await visit.draftFile()
        return try await progress(of: file, visit: visit, status: .noContent)
    }

    private static func progress(
        of file: StoredFile, visit: Visit, status: HTTPResponse.Status
    ) async throws -> Reply {
        let isWhole = file.state != .uploading
        let length = isWhole ? file.size : try await visit.site.store.blobs.length(of: file.blob) ?? 0
        return Reply(status: status, headers: headers(offset: length, of: file.size, isWhole: isWhole))
    }

    private static func headers(offset: Int, of size: Int, isWhole: Bool) -> HTTPFields {
        [
            .uploadOffset: String(offset), .uploadLength: String(size), .uploadComplete: isWhole ? "?1" : "?0",
            .cacheControl: "no-store",
        ]
    }

    /// Appends bytes from an offset. What came before a cut is on disk when the next request asks.
    static func append(_ visit: Visit) async throws -> Reply {
        let receiver = FileReceiver(site: visit.site, intake: try await DraftFiles.intake(visit))
        let file = try await visit.draftFile()
        guard let body = visit.body, let offset = visit.uploadOffset else { throw SiteFailure.unsupportedBody }
        guard file.state == .uploading else {
            return Reply(status: .conflict, headers: headers(offset: file.size, of: file.size, isWhole: true))
        }
        guard visit.site.uploads.enter(limit: visit.site.configuration.files.uploadsAtOnce) else {
            throw SiteFailure.busy
        }
        defer { visit.site.uploads.leave() }
        let blobs = visit.site.store.blobs
        let outcome = try await visit.site.uploadsUnderWay.receive(file.id) {
            try await bytes(of: body, from: offset, into: file, blobs)
        }
        let length: Int
        switch outcome {
        case .received(let now): length = now
        case .misplaced(let now):
            return Reply(status: .conflict, headers: headers(offset: now, of: file.size, isWhole: false))
        case .tooLong:
            try await receiver.discard(file)
            throw SiteFailure.tooLarge
        }
        guard length == file.size else {
            return Reply(status: .noContent, headers: headers(offset: length, of: file.size, isWhole: false))
        }
        let received = try await receiver.complete(file)
        try await visit.site.reflectFiles(of: file.owner, field: file.facts.slot)
        if case .failure(let reason) = received.outcome { return message(reason.naming(received.name), visit) }
        return Reply(status: .ok, headers: headers(offset: length, of: file.size, isWhole: true))
    }

    /// Appends what a body brings to a file, as far as it comes.
    private static func bytes(
        of body: RequestBody, from offset: Int, into file: StoredFile, _ blobs: any BlobStore
    ) async throws -> UploadsUnderWay.Outcome {
        let appender = try await blobs.append(to: file.blob)
        guard appender.length == offset else { return .misplaced(length: try await appender.close()) }
        do {
            for try await buffer in body {
                guard appender.length + buffer.readableBytes <= file.size else {
                    try await appender.close()
                    return .tooLong
                }
                try await appender.write(Array(buffer.readableBytesView))
            }
        } catch {
            try await appender.close()
            throw SiteFailure.unsupportedBody
        }
        return .received(length: try await appender.close())
    }

    /// A sentence for the person, in the page's language, for the script to show at the field.
    private static func message(_ reason: AnswerProblem.Reason, _ visit: Visit) -> Reply {
        let text = Typography.typeset(reason.message[visit.language], in: visit.language.rawValue)
        return Reply(
            status: .unprocessableContent,
            headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"], body: Array(text.utf8))
    }

    /// The list of a field's files, as it stands in the page.
    static func list(_ visit: Visit) async throws -> Reply {
        let draft = try await visit.loadDraft()
        guard let field = visit.query["field"], let question = draft.definition.question(field),
            case .files(let control) = question.type.control
        else { throw SiteFailure.notFound }
        let list = visit.fileList(of: field, control: control, files: draft.files, language: visit.language)
        var reply = Reply.page(HTMLWriter.fragment { h in list.writeContent(to: &h) }.bytes)
        reply.headers[.isFull] = list.isFull ? "1" : "0"
        return reply
    }

    /// Removes a file by its own form, for the script.
    static func remove(_ visit: Visit) async throws -> Reply {
        let file = try await visit.draftFile()
        guard try await visit.removeFile(file.id, of: file.owner) != nil else { throw SiteFailure.notFound }
        try await visit.site.reflectFiles(of: file.owner, field: file.facts.slot)
        return Reply(status: .noContent, headers: [.cacheControl: "no-store"])
    }

    static func download(_ visit: Visit) async throws -> Reply {
        try await visit.download(try await visit.draftFile())
    }

    static func preview(_ visit: Visit) async throws -> Reply {
        try await visit.preview(of: try await visit.draftFile())
    }
}

extension Visit {
    /// The file that the route names, when it is the draft's.
    fileprivate func draftFile() async throws -> StoredFile {
        guard let file = try await file(of: try authorisedTarget()) else { throw SiteFailure.notFound }
        return file
    }
}

extension HTTPField.Name {
    static let uploadOffset = HTTPField.Name("Upload-Offset").orAccept
    static let uploadLength = HTTPField.Name("Upload-Length").orAccept
    static let uploadComplete = HTTPField.Name("Upload-Complete").orAccept
    static let isFull = HTTPField.Name("Parvis-Full").orAccept
    static let formToken = HTTPField.Name("Parvis-Token").orAccept
}

extension HTTPField.Name? {
    /// A header name written in this file: a literal token, so never nil; `accept` only keeps the compiler sure.
    fileprivate var orAccept: HTTPField.Name { self ?? .accept }
}
