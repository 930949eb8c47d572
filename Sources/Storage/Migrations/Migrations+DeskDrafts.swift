extension Migrations {
    /// What agents have begun to write.
    static let deskDrafts = Migration(
        number: 8, name: "drafts at the desk",
        steps: [
            SchemaText(
                """
                CREATE TABLE desk_drafts (
                    agent_id BLOB NOT NULL,
                    case_id BLOB NOT NULL,
                    form TEXT NOT NULL,
                    saved_at INTEGER NOT NULL,
                    expires_at INTEGER NOT NULL,
                    key_id TEXT NOT NULL,
                    payload BLOB NOT NULL,
                    PRIMARY KEY (agent_id, case_id, form)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX desk_drafts_by_expiry ON desk_drafts (expires_at);
                """)
        ])
}

extension ReferenceSchema {
    /// What agents have begun to write on a case and not sent, sealed.
    static let deskDrafts = [
        SchemaText(
            """
            CREATE TABLE desk_drafts (
                agent_id BLOB NOT NULL,
                case_id BLOB NOT NULL,
                form TEXT NOT NULL,
                saved_at INTEGER NOT NULL,
                expires_at INTEGER NOT NULL,
                key_id TEXT NOT NULL,
                payload BLOB NOT NULL,
                PRIMARY KEY (agent_id, case_id, form)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX desk_drafts_by_expiry ON desk_drafts (expires_at);
            """)
    ]
}
