import Cases
import Crypto
import FEEL
import Foundation
import HTML
import HTTPTypes
import Journal
import Services
import Storage

/// A package for the archives, made as it is handed out: of a file, never more than a piece is in memory. That a case is copied
/// is on its record before anything of it leaves.
actor TransferPackage {
    private let visit: Visit
    private let list: Identifier
    private var waiting: ArraySlice<EliminationItem>
    private var zip: StoredZip
    private var manifest: SEDAManifest
    private var unit: SEDAManifest.Unit?
    private var parts: ArraySlice<Part> = []
    private var reader: (any BlobReader)?
    private var isEnded = false

    /// Something of a case.
    private struct Part {
        let path: String
        let name: String
        let mediaType: String
        let content: Content
    }

    private enum Content {
        case bytes([UInt8])
        case file(StoredFile)
    }

    init(_ items: [EliminationItem], of list: Identifier, manifest: SEDAManifest, zip: StoredZip, visit: Visit) {
        self.visit = visit
        self.list = list
        self.manifest = manifest
        self.zip = zip
        waiting = items[...]
    }

    /// The next piece, or nil at the end.
    func next() async throws -> [UInt8]? {
        if let reader {
            if let bytes = try await reader.next() { return bytes }
            self.reader = nil
        }
        while true {
            if let part = parts.popFirst() {
                if let bytes = try await begin(part) { return bytes }
                continue
            }
            if let unit {
                manifest.add(unit)
                self.unit = nil
            }
            if let item = waiting.popFirst() {
                try await open(item)
                continue
            }
            guard !isEnded else { return nil }
            isEnded = true
            return zip.file("manifest.xml", manifest.xml()) + zip.end()
        }
    }

    /// What stands before a part's content, or all of it.
    private func begin(_ part: Part) async throws -> [UInt8]? {
        switch part.content {
        case .bytes(let bytes):
            note(part, size: bytes.count, digest: Array(SHA512.hash(data: bytes)))
            return zip.file(part.path, bytes)
        case .file(let file):
            // Read once for what stands before it, and once to hand it out.
            guard let measured = try await measure(file), let opened = try await visit.site.store.blobs.open(file.blob)
            else { return nil }
            note(part, size: measured.size, digest: measured.digest)
            reader = opened
            return zip.header(part.path, checksum: measured.checksum, size: measured.size)
        }
    }

    private func note(_ part: Part, size: Int, digest: [UInt8]) {
        unit?.files.append(
            SEDAManifest.File(
                path: part.path, name: part.name, mediaType: part.mediaType, size: size,
                digest: Hexadecimal.text(digest)))
    }

    private func measure(_ file: StoredFile) async throws -> (checksum: UInt32, size: Int, digest: [UInt8])? {
        guard let reader = try await visit.site.store.blobs.open(file.blob) else { return nil }
        var (checksum, size, hash): (UInt32, Int, SHA512) = (0, 0, SHA512())
        while let bytes = try await reader.next() {
            checksum = CRC32.checksum(bytes, after: checksum)
            hash.update(data: bytes)
            size += bytes.count
        }
        return (checksum, size, Array(hash.finalize()))
    }

    /// Takes up a case: what is of it, once that it is copied is on its record.
    private func open(_ item: EliminationItem) async throws {
        guard let found = try await record(item.id) else { return }
        let copy = try await CaseCopy.make(found, visit)
        let files = copy.files
        let folder = "content/\(copy.folder)"
        var parts = [
            Part(
                path: "\(folder)/\(copy.pageName)", name: copy.pageName, mediaType: "text/html",
                content: .bytes(copy.page())),
            Part(
                path: "\(folder)/parvis.json", name: "parvis.json", mediaType: "application/json",
                content: .bytes(try copy.json())),
        ]
        for (index, sent) in found.case.letters.enumerated() {
            parts.append(
                Part(
                    path: "\(folder)/letter-\(index + 1).html", name: sent.letter.subject, mediaType: "text/html",
                    content: .bytes(copy.letter(sent))))
        }
        for (index, file) in files.enumerated() {
            // The name that a person gave it is told beside: a path is letters and digits.
            let path = "\(folder)/document-\(index + 1).\(file.facts.kind?.rawValue ?? "bin")"
            parts.append(
                Part(
                    path: path, name: file.facts.name,
                    mediaType: file.facts.kind?.mediaType ?? "application/octet-stream", content: .file(file)))
        }
        self.parts = parts[...]
        let language = found.definition.language(preferring: visit.language)
        let state = found.definition.workflow.state(found.case.state)?.label[language]
        unit = SEDAManifest.Unit(
            reference: copy.folder,
            title: "\(found.definition.presentation.title[language]) – \(copy.folder)",
            description: visit.texts.archivesUnitDescription(state ?? visit.texts.ownStateForYou(found.case)),
            language: language, start: found.date(found.case.submittedAt),
            end: found.date(found.case.endedAt ?? item.endedAt), files: [])
    }

    /// Appends that the case was copied; nil when it is no longer there to be.
    private func record(_ id: Identifier) async throws -> CaseInHand? {
        for _ in 0..<5 {
            guard let found = try await visit.caseInHand(id), found.organisation.id == visit.agent?.organisation,
                !found.case.isOpen
            else { return nil }
            let context = visit.commandContext
            let event = CaseEvent(
                at: context.at, author: context.actor, channel: context.channel,
                fact: .retention(.transferred(list: list)))
            do {
                let changed = try await visit.site.cases.append([event], to: found.case) { changed in
                    changed.summary(
                        definition: found.definition, organisation: found.organisation, zone: found.zone)
                }
                return found.with(changed)
            } catch StorageError.versionConflict {
                continue
            }
        }
        throw SiteFailure.busy
    }
}

extension Visit {
    /// A case in hand, whoever asks: for what has checked that they may.
    func caseInHand(_ id: Identifier) async throws -> CaseInHand? {
        guard let found = try await site.cases.load(id),
            let definition = try await site.catalogue.definition(hash: found.submission.definition),
            let organisation = catalogue.organisations[found.submission.organisation]
        else { return nil }
        return CaseInHand(
            case: found, definition: definition, organisation: organisation, zone: site.zone(of: organisation))
    }
}
