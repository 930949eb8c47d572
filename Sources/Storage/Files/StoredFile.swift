public import Cases
public import Services

/// Where a file stands on its way from a person to those who may read it.
public enum FileState: String, Sendable, Hashable, CaseIterable {
    /// Its bytes are arriving.
    case uploading
    /// Whole, and in quarantine: only its owner may fetch it.
    case received
    /// Examined, and found to be what it should be.
    case accepted
    /// Examined, and refused; its bytes are gone.
    case refused
    /// To be erased.
    case discarded
}

/// From where a file was taken, when the person did not send it themselves this time.
public struct FileOrigin: Sendable, Hashable {
    /// The reference of the person's earlier case.
    public let reference: String
    /// When it was given there.
    public let at: Instant

    /// An origin.
    public init(reference: String, at: Instant) {
        self.reference = reference
        self.at = at
    }
}

/// What is known of a file, all of it sealed.
public struct FileFacts: Sendable, Hashable {
    /// What it is for: the path of a question, or the name that a feature gives ("message").
    public var slot: String
    /// Its name, cleaned.
    public var name: String
    /// What its device says to tell two files of one name apart (its date), for resuming.
    public var fingerprint: String
    /// What its content is, once looked at.
    public var kind: FileKind?
    /// SHA-256 of its content in hexadecimal, once whole.
    public var sha256: String
    /// Why it was refused: a stable code.
    public var refusal: String?
    /// Whether there is a picture of it to show.
    public var hasPreview: Bool
    /// The earlier case from which the person took it; nil when they sent it.
    public let origin: FileOrigin?

    /// What is known at first.
    public init(slot: String, name: String, fingerprint: String = "", origin: FileOrigin? = nil) {
        self.origin = origin
        self.slot = slot
        self.name = name
        self.fingerprint = fingerprint
        kind = nil
        sha256 = ""
        refusal = nil
        hasPreview = false
    }
}

/// A file in the store.
public struct StoredFile: Sendable, Hashable {
    /// Its identifier.
    public let id: Identifier
    /// The draft it was given to, or the case: a case takes its draft's identifier.
    public let owner: Identifier
    /// The organisation that receives it.
    public let organisation: String
    /// Where it stands.
    public var state: FileState
    /// Whether it belongs to what was sent; otherwise its owner may still remove it.
    public let isKept: Bool
    /// Its whole size in bytes, as announced and then held to; 0 while a form brings it, which does not announce it.
    public var size: Int
    /// When its first byte came.
    public let createdAt: Instant
    /// When it last changed.
    public let updatedAt: Instant
    /// What is known of it.
    public var facts: FileFacts

    /// Its bytes.
    public var blob: Blob { Blob(file: id, owner: owner) }

    /// What an answer or a message keeps of it; nil until it is whole and its kind known.
    public var reference: FileReference? {
        guard let kind = facts.kind, state == .received || state == .accepted else { return nil }
        return FileReference(id: id.description, name: facts.name, kind: kind, size: size, sha256: facts.sha256)
    }
}

/// The binary form of what is known of a file: a version, then texts, each after its length in two bytes. Version 2 ends
/// with where the file was taken from; version 1 is that of a file sent by the person.
enum FileFactsCodec {
    static func encode(_ facts: FileFacts) -> [UInt8] {
        var bytes: [UInt8] = [facts.origin == nil ? 1 : 2]
        var texts = [
            facts.slot, facts.name, facts.fingerprint, facts.kind?.rawValue ?? "", facts.sha256, facts.refusal ?? "",
            facts.hasPreview ? "1" : "",
        ]
        if let origin = facts.origin { texts += [origin.reference, String(origin.at.milliseconds)] }
        for text in texts {
            let utf8 = Array(text.utf8.prefix(Int(UInt16.max)))
            bytes += [UInt8(utf8.count >> 8), UInt8(utf8.count & 255)] + utf8
        }
        return bytes
    }

    static func decode(_ bytes: [UInt8]) throws -> FileFacts {
        guard let version = bytes.first, (1...2).contains(version) else { throw StorageError.damagedBlob }
        var texts: [String] = []
        var rest = bytes.dropFirst()
        while rest.count >= 2 {
            let count = Int(rest[rest.startIndex]) << 8 | Int(rest[rest.startIndex + 1])
            rest = rest.dropFirst(2)
            guard rest.count >= count else { break }
            texts.append(String(decoding: rest.prefix(count), as: UTF8.self))
            rest = rest.dropFirst(count)
        }
        guard texts.count == (version == 1 ? 7 : 9), rest.isEmpty else { throw StorageError.damagedBlob }
        var origin: FileOrigin?
        if version == 2 {
            guard let at = Int64(texts[8]) else { throw StorageError.damagedBlob }
            origin = FileOrigin(reference: texts[7], at: Instant(milliseconds: at))
        }
        var facts = FileFacts(slot: texts[0], name: texts[1], fingerprint: texts[2], origin: origin)
        facts.kind = FileKind(rawValue: texts[3])
        facts.sha256 = texts[4]
        facts.refusal = texts[5].isEmpty ? nil : texts[5]
        facts.hasPreview = texts[6] == "1"
        return facts
    }
}
