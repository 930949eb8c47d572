extension Migrations {
    /// Codes of the moment at sign-in.
    static let secondFactors = Migration(
        number: 17, name: "second factors",
        steps: [
            SchemaText(
                """
                CREATE TABLE second_factors (
                    agent_id BLOB NOT NULL PRIMARY KEY,
                    is_confirmed INTEGER NOT NULL,
                    last_step INTEGER NOT NULL,
                    key_id TEXT NOT NULL,
                    payload BLOB NOT NULL
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE recovery_codes (
                    agent_id BLOB NOT NULL,
                    hash BLOB NOT NULL,
                    PRIMARY KEY (agent_id, hash)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX administration_log_by_subject ON administration_log (subject, id);
                """)
        ])
}

extension ReferenceSchema {
    /// The secrets from which agents' applications make codes, sealed, and hashes of the codes that open without one.
    static let secondFactors = [
        SchemaText(
            """
            CREATE TABLE second_factors (
                agent_id BLOB NOT NULL PRIMARY KEY,
                is_confirmed INTEGER NOT NULL,
                last_step INTEGER NOT NULL,
                key_id TEXT NOT NULL,
                payload BLOB NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE recovery_codes (
                agent_id BLOB NOT NULL,
                hash BLOB NOT NULL,
                PRIMARY KEY (agent_id, hash)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX administration_log_by_subject ON administration_log (subject, id);
            """)
    ]
}
