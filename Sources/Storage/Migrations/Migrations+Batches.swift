extension Migrations {
    /// What agents do to several cases at once.
    static let batches = Migration(
        number: 13, name: "batches of actions",
        steps: [
            SchemaText(
                """
                CREATE TABLE batches (
                    id BLOB NOT NULL PRIMARY KEY,
                    organisation TEXT NOT NULL,
                    agent_id BLOB NOT NULL,
                    state TEXT NOT NULL,
                    created_at INTEGER NOT NULL,
                    runs_at INTEGER NOT NULL,
                    key_id TEXT NOT NULL,
                    payload BLOB NOT NULL
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX batches_by_agent ON batches (agent_id, id);
                CREATE INDEX batches_by_age ON batches (created_at, id);
                CREATE TABLE batch_items (
                    batch_id BLOB NOT NULL,
                    number INTEGER NOT NULL,
                    case_id BLOB NOT NULL,
                    reference TEXT NOT NULL,
                    outcome TEXT,
                    key_id TEXT NOT NULL,
                    payload BLOB NOT NULL,
                    PRIMARY KEY (batch_id, number)
                ) STRICT, WITHOUT ROWID;
                """)
        ])
}

extension ReferenceSchema {
    /// What agents do to several cases at once: what is ordered and each letter are sealed.
    static let batches = [
        SchemaText(
            """
            CREATE TABLE batches (
                id BLOB NOT NULL PRIMARY KEY,
                organisation TEXT NOT NULL,
                agent_id BLOB NOT NULL,
                state TEXT NOT NULL,
                created_at INTEGER NOT NULL,
                runs_at INTEGER NOT NULL,
                key_id TEXT NOT NULL,
                payload BLOB NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX batches_by_agent ON batches (agent_id, id);
            CREATE INDEX batches_by_age ON batches (created_at, id);
            CREATE TABLE batch_items (
                batch_id BLOB NOT NULL,
                number INTEGER NOT NULL,
                case_id BLOB NOT NULL,
                reference TEXT NOT NULL,
                outcome TEXT,
                key_id TEXT NOT NULL,
                payload BLOB NOT NULL,
                PRIMARY KEY (batch_id, number)
            ) STRICT, WITHOUT ROWID;
            """)
    ]
}
