public import Services

/// The statements about sheets.
enum SheetStatements {
    static let put = SQLStatement(
        "sheets.put",
        """
        INSERT INTO sheets (organisation, collection, id, language, content_hash, updated_at, content)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (organisation, collection, id, language) DO UPDATE SET content_hash = excluded.content_hash,
            updated_at = excluded.updated_at, content = excluded.content
        """)
    static let hashes = SQLStatement(
        "sheets.hashes",
        "SELECT id, language, content_hash FROM sheets WHERE organisation = $1 AND collection = $2")
    static let page = SQLStatement(
        "sheets.page",
        """
        SELECT collection, id, language, updated_at, content FROM sheets
        WHERE organisation = $1 AND (collection, id, language) > ($2, $3, $4)
        ORDER BY collection, id, language LIMIT $5
        """)
    static let delete = SQLStatement(
        "sheets.delete",
        "DELETE FROM sheets WHERE organisation = $1 AND collection = $2 AND id = $3 AND language = $4")
    static let change = SQLStatement(
        "sheets.change",
        """
        INSERT INTO sheet_changes (organisation, number) VALUES ($1, 1)
        ON CONFLICT (organisation) DO UPDATE SET number = sheet_changes.number + 1
        """)
    static let changes = SQLStatement(
        "sheets.changes", "SELECT number FROM sheet_changes WHERE organisation = $1")

    static let all = [put, hashes, page, delete, change, changes]
}

/// A sheet of an organisation as it is kept: what its reader makes of the bytes is no matter of the store.
public struct StoredSheet: Sendable, Hashable {
    /// The folder or import that it belongs to.
    public let collection: String
    /// What identifies it within the collection.
    public let id: String
    /// The language it is written in.
    public let language: Language
    /// SHA-256 of its content.
    public let hash: [UInt8]
    /// When it was last changed.
    public let updatedAt: Instant
    /// The sheet.
    public let content: [UInt8]

    /// A sheet.
    public init(
        collection: String, id: String, language: Language, hash: [UInt8], updatedAt: Instant, content: [UInt8]
    ) {
        self.collection = collection
        self.id = id
        self.language = language
        self.hash = hash
        self.updatedAt = updatedAt
        self.content = content
    }
}

/// An organisation's own sheets and those it imported. They are public, and stand as they are.
public struct SheetStore: Sendable {
    /// What identifies a sheet within a collection.
    public struct Key: Sendable, Hashable {
        /// Its identifier.
        public let id: String
        /// Its language.
        public let language: Language

        /// A key.
        public init(id: String, language: Language) {
            self.id = id
            self.language = language
        }
    }

    /// What replacing a collection did.
    public struct Changes: Sendable, Hashable {
        /// How many sheets were new.
        public var added = 0
        /// How many said something else than before.
        public var changed = 0
        /// How many are no longer there.
        public var removed = 0
    }

    /// The collection of the sheets that an organisation publishes from its own folder. No import has this name.
    public static let own = "own"

    /// How many sheets a page holds.
    static let pageSize = 500

    /// The store.
    public init() {}

    /// Makes a collection hold these sheets and no others; those that say what they said before are left alone.
    public func replace(
        _ collection: String, of organisation: String, by sheets: [StoredSheet], in transaction: any SQLTransaction
    ) throws -> Changes {
        var former: [Key: [UInt8]] = [:]
        for row in try transaction.query(SheetStatements.hashes, [.text(organisation), .text(collection)]) {
            guard let language = Language(rawValue: try row.text(1)) else { continue }
            former[Key(id: try row.text(0), language: language)] = try row.blob(2)
        }
        var changes = Changes()
        for sheet in sheets {
            let before = former.removeValue(forKey: Key(id: sheet.id, language: sheet.language))
            if before == sheet.hash { continue }
            if before == nil { changes.added += 1 } else { changes.changed += 1 }
            try transaction.execute(
                SheetStatements.put,
                [
                    .text(organisation), .text(collection), .text(sheet.id), .text(sheet.language.rawValue),
                    .blob(sheet.hash), .instant(sheet.updatedAt), .blob(sheet.content),
                ])
        }
        for key in former.keys {
            changes.removed += 1
            try transaction.execute(
                SheetStatements.delete,
                [.text(organisation), .text(collection), .text(key.id), .text(key.language.rawValue)])
        }
        if changes != Changes() { try transaction.execute(SheetStatements.change, [.text(organisation)]) }
        return changes
    }

    /// A number that changes whenever a sheet of the organisation does; 0 before the first.
    public func changes(of organisation: String, in connection: any SQLConnection) throws -> Int {
        try connection.first(SheetStatements.changes, [.text(organisation)])?.integer(0) ?? 0
    }

    /// Every sheet of an organisation, by collection, identifier and language.
    public func all(of organisation: String, in connection: any SQLConnection) throws -> [StoredSheet] {
        var sheets: [StoredSheet] = []
        var last = ("", "", "")
        while true {
            let rows = try connection.query(
                SheetStatements.page,
                [.text(organisation), .text(last.0), .text(last.1), .text(last.2), .integer(Self.pageSize)])
            for row in rows {
                last = (try row.text(0), try row.text(1), try row.text(2))
                guard let language = Language(rawValue: last.2) else { continue }
                sheets.append(
                    StoredSheet(
                        collection: last.0, id: last.1, language: language, hash: [],
                        updatedAt: try row.instant(3), content: try row.blob(4)))
            }
            if rows.count < Self.pageSize { return sheets }
        }
    }
}
