import Assistant
import Crypto
public import Services
public import Storage

extension StoredSheet {
    /// A sheet to keep in a collection.
    public init(_ sheet: OwnSheet, in collection: String, at now: Instant) {
        let content = SheetRecord(sheet).encoded
        self.init(
            collection: collection, id: sheet.id, language: sheet.language, hash: Array(SHA256.hash(data: content)),
            updatedAt: now, content: content)
    }
}
