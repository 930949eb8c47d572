extension Migrations {
    /// What was done to agents' accounts.
    static let administration = Migration(
        number: 15, name: "acts of administration",
        steps: [
            SchemaText(
                """
                CREATE TABLE administration_log (
                    id BLOB NOT NULL PRIMARY KEY,
                    organisation TEXT NOT NULL,
                    at INTEGER NOT NULL,
                    act TEXT NOT NULL,
                    author BLOB,
                    subject BLOB NOT NULL
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX administration_log_by_organisation ON administration_log (organisation, id);
                """)
        ])
}

extension ReferenceSchema {
    /// What was done to agents' accounts: who, to whom, when; nothing of what they do with them.
    static let administration = [
        SchemaText(
            """
            CREATE TABLE administration_log (
                id BLOB NOT NULL PRIMARY KEY,
                organisation TEXT NOT NULL,
                at INTEGER NOT NULL,
                act TEXT NOT NULL,
                author BLOB,
                subject BLOB NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX administration_log_by_organisation ON administration_log (organisation, id);
            """)
    ]
}
