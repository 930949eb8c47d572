extension Migrations {
    /// What requests for the same thing have in common.
    static let caseKeys = Migration(
        number: 9, name: "keys of cases",
        steps: [
            SchemaText(
                """
                CREATE TABLE case_keys (
                    organisation TEXT NOT NULL,
                    service TEXT NOT NULL,
                    hash BLOB NOT NULL,
                    case_id BLOB NOT NULL,
                    PRIMARY KEY (organisation, service, hash, case_id)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX case_keys_by_case ON case_keys (case_id);
                """)
        ])
}

extension ReferenceSchema {
    /// What requests for the same thing have in common, as keyed hashes: useless without the installation's key.
    static let caseKeys = [
        SchemaText(
            """
            CREATE TABLE case_keys (
                organisation TEXT NOT NULL,
                service TEXT NOT NULL,
                hash BLOB NOT NULL,
                case_id BLOB NOT NULL,
                PRIMARY KEY (organisation, service, hash, case_id)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX case_keys_by_case ON case_keys (case_id);
            """)
    ]
}
