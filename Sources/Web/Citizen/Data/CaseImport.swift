public import Cases
import Crypto
import Foundation
public import Services
public import Storage

/// A case brought from another Parvis, as its person took it away: `parvis.json`, its documents, and its service's files.
public struct CaseImport: Sendable {
    /// Why an archive can't be brought in.
    public enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
        /// A file is missing, or not what it says it is.
        case wrong(file: String)
        /// The archive was made by a newer Parvis.
        case newer
        /// It holds no events: a law delayed some when it was taken away.
        case incomplete
        /// The organisation is not published here.
        case noOrganisation(String)
        /// The case, or its reference, is here already.
        case hereAlready(String)

        /// In words.
        public var description: String {
            switch self {
            case .wrong(let file): "\(file) is missing from the archive, or is not what it should be."
            case .newer: "A newer Parvis made this archive."
            case .incomplete:
                "This copy holds no events: a law delayed that its person learns of some when it was taken. Take a new one."
            case .noOrganisation(let id): "The organisation \(id) is not published here: publish it first."
            case .hereAlready(let reference): "The case \(reference) is here already."
            }
        }
    }

    private struct Document: Decodable {
        let id: String
        let path: String
        let name: String
        let slot: String
        let kind: String
        let sha256: String
    }

    private struct Copy: Decodable {
        let format: Int
        let id: String
        let reference: String
        let definition: String
        let documents: [Document]
        let events: [String]?
    }

    /// The case.
    public let whole: Case
    private let copy: Copy
    private let service: DefinitionArchive

    /// Reads what stands in a case's folder.
    ///
    /// - Parameters:
    ///   - json: `parvis.json`.
    ///   - service: the files under `service/`, by path.
    public init(json: [UInt8], service files: [String: [UInt8]]) throws(Failure) {
        guard let copy = try? JSONDecoder().decode(Copy.self, from: Data(json)), let id = Identifier(copy.id) else {
            throw .wrong(file: "parvis.json")
        }
        guard copy.format == 1 else { throw .newer }
        guard let encoded = copy.events else { throw .incomplete }
        var events: [CaseEvent] = []
        for text in encoded {
            guard let data = Data(base64Encoded: text), let event = try? EventCodec.decode([UInt8](data)) else {
                throw .wrong(file: "parvis.json")
            }
            events.append(event)
        }
        guard let whole = try? Case(id: id, events: events),
            whole.submission.reference.description == copy.reference, whole.submission.definition == copy.definition
        else { throw .wrong(file: "parvis.json") }
        guard let archive = try? DefinitionArchive(files: files), archive.hash == copy.definition else {
            throw .wrong(file: "service/")
        }
        (self.whole, self.copy, self.service) = (whole, copy, archive)
    }

    /// Brings the case in: its events under new keys, what lists show of it, its documents.
    ///
    /// - Parameters:
    ///   - document: the bytes of a document, by its path in the case's folder; nil when it is missing.
    /// - Returns: the code by which the person opens the case here.
    public func bring(
        into store: Store, at now: Instant, document: @Sendable (String) async throws -> [UInt8]?
    ) async throws -> String {
        let catalogue = LiveCatalogue(store: store)
        try await catalogue.refresh()
        guard let organisation = catalogue.snapshot.organisations[whole.submission.organisation] else {
            throw Failure.noOrganisation(whole.submission.organisation)
        }
        guard let definition = ServiceCompiler.reopen(service) else { throw Failure.wrong(file: "service/") }
        let (whole, reference) = (whole, copy.reference)
        let isHere = try await store.database.read { connection in
            try store.events.currentVersion(of: whole.id, in: connection) > 0
                || store.cases.find(reference: reference, in: connection) != nil
        }
        guard !isHere else { throw Failure.hereAlready(reference) }
        let files = try await bringDocuments(into: store, at: now, document)
        let summary = whole.summary(
            definition: definition, organisation: organisation, zone: Zone(name: organisation.timeZone) ?? .utc)
        var random = SystemRandomNumberGenerator()
        let code = SecretToken.accessCode(using: &random)
        let examinations = files.map { file in
            NewJob(
                id: Identifier(at: now, using: &random), organisation: file.organisation, kind: JobKind.examineFile,
                idempotencyKey: "\(JobKind.examineFile):\(file.id)", subject: file.id, runAt: now, maxAttempts: 500,
                content: [])
        }
        try await CaseRepository(store: store).bring(
            whole, files: files, jobs: examinations,
            definition: PublishedDefinition.stored(definition, archive: service, at: now),
            accessCode: SecretHash(of: code), now: now, summary: summary)
        return code
    }

    private func bringDocuments(
        into store: Store, at now: Instant, _ bytes: @Sendable (String) async throws -> [UInt8]?
    ) async throws -> [StoredFile] {
        var files: [StoredFile] = []
        for document in copy.documents {
            guard let id = Identifier(document.id), !document.path.contains(".."),
                let content = try await bytes(document.path), !content.isEmpty,
                FileHash.text(SHA256.hash(data: content)) == document.sha256,
                let kind = FileKind(rawValue: document.kind)
            else { throw Failure.wrong(file: document.path) }
            var facts = FileFacts(slot: document.slot, name: FileReference.cleanName(document.name))
            facts.kind = kind
            facts.sha256 = document.sha256
            let new = NewFile(
                id: id, owner: whole.id, organisation: whole.submission.organisation, size: content.count,
                facts: facts)
            try await store.database.write { try store.files.create(new, now: now, in: $0) }
            let blob = Blob(file: id, owner: whole.id)
            let appender = try await store.blobs.append(to: blob)
            try await appender.write(content)
            try await appender.close()
            try await store.blobs.finish(blob)
            guard var stored = try await store.database.read({ try store.files.find(id, in: $0) }) else {
                throw Failure.wrong(file: document.path)
            }
            // In quarantine until it has been examined here, as whatever comes from outside.
            stored.state = .received
            files.append(stored)
        }
        return files
    }
}
