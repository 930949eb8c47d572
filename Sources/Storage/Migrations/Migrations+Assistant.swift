extension Migrations {
    /// What the assistant keeps: conversations while they last, the organisation's own sheets, passages as vectors.
    static let assistant = Migration(number: 24, name: "the assistant", steps: [tables])

    /// The tables as the assistant's first version makes them.
    private static let tables = SchemaText(
        """
        CREATE TABLE conversations (
            id BLOB NOT NULL PRIMARY KEY,
            organisation TEXT NOT NULL,
            language TEXT NOT NULL,
            version INTEGER NOT NULL,
            started_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            key_id TEXT NOT NULL,
            payload BLOB NOT NULL
        ) STRICT;
        CREATE INDEX conversations_by_expiry ON conversations (expires_at);
        CREATE TABLE sheets (
            organisation TEXT NOT NULL,
            collection TEXT NOT NULL,
            id TEXT NOT NULL,
            language TEXT NOT NULL,
            content_hash BLOB NOT NULL,
            updated_at INTEGER NOT NULL,
            content BLOB NOT NULL,
            PRIMARY KEY (organisation, collection, id, language)
        ) STRICT;
        CREATE TABLE sheet_changes (
            organisation TEXT NOT NULL PRIMARY KEY,
            number INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE checklists (
            id BLOB NOT NULL PRIMARY KEY,
            person_id BLOB NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
            event TEXT NOT NULL,
            kept_at INTEGER NOT NULL,
            key_id TEXT NOT NULL,
            payload BLOB NOT NULL,
            UNIQUE (person_id, event)
        ) STRICT;
        CREATE TABLE passage_vectors (
            model TEXT NOT NULL,
            text_hash BLOB NOT NULL,
            vector BLOB NOT NULL,
            PRIMARY KEY (model, text_hash)
        ) STRICT;
        """)
}

extension ReferenceSchema {
    /// Conversations with the assistant, sealed; the knowledge it answers from, which is public.
    static let assistant = [
        SchemaText(
            """
            CREATE TABLE conversations (
                id BLOB NOT NULL PRIMARY KEY,
                organisation TEXT NOT NULL,
                language TEXT NOT NULL,
                version INTEGER NOT NULL,
                started_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL,
                expires_at INTEGER NOT NULL,
                key_id TEXT NOT NULL,
                payload BLOB NOT NULL
            ) STRICT;
            CREATE INDEX conversations_by_expiry ON conversations (expires_at);
            CREATE TABLE sheets (
                organisation TEXT NOT NULL,
                collection TEXT NOT NULL,
                id TEXT NOT NULL,
                language TEXT NOT NULL,
                content_hash BLOB NOT NULL,
                updated_at INTEGER NOT NULL,
                content BLOB NOT NULL,
                PRIMARY KEY (organisation, collection, id, language)
            ) STRICT;
            CREATE TABLE sheet_changes (
                organisation TEXT NOT NULL PRIMARY KEY,
                number INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE checklists (
                id BLOB NOT NULL PRIMARY KEY,
                person_id BLOB NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
                event TEXT NOT NULL,
                kept_at INTEGER NOT NULL,
                key_id TEXT NOT NULL,
                payload BLOB NOT NULL,
                UNIQUE (person_id, event)
            ) STRICT;
            CREATE TABLE passage_vectors (
                model TEXT NOT NULL,
                text_hash BLOB NOT NULL,
                vector BLOB NOT NULL,
                PRIMARY KEY (model, text_hash)
            ) STRICT;
            """)
    ]
}
