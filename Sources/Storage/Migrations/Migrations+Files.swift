extension Migrations {
    /// Files: what is known of each; their bytes are beside the database.
    static let files = Migration(number: 3, name: "files", steps: fileSteps)

    private static let fileSteps = [
        SchemaText(
            """
            CREATE TABLE files (
                id BLOB NOT NULL PRIMARY KEY,
                owner BLOB NOT NULL,
                organisation TEXT NOT NULL,
                state TEXT NOT NULL,
                is_kept INTEGER NOT NULL,
                size INTEGER NOT NULL,
                created_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL,
                key_id TEXT NOT NULL,
                payload BLOB NOT NULL
            ) STRICT;
            CREATE INDEX files_by_owner ON files (owner, id);
            CREATE INDEX files_by_state ON files (state, updated_at);
            CREATE INDEX files_by_keeping ON files (is_kept, updated_at);
            """)
    ]
}
