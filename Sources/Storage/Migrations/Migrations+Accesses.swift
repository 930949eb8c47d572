extension Migrations {
    /// Who read personal data, of whom, what for; and what people ask about their data.
    static let accesses = Migration(number: 21, name: "readings and rights", steps: ReferenceSchema.accesses)
}

extension ReferenceSchema {
    /// Readings, what was read of whom, and what people ask about their data, which the data-protection officer answers.
    static let accesses = [
        SchemaText(
            """
            CREATE TABLE accesses (
                id BLOB NOT NULL PRIMARY KEY,
                organisation TEXT NOT NULL,
                key_id TEXT NOT NULL,
                payload BLOB NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE access_subjects (
                subject BLOB NOT NULL,
                access_id BLOB NOT NULL,
                parts INTEGER NOT NULL,
                disclosed_at INTEGER NOT NULL,
                PRIMARY KEY (subject, access_id)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX access_subjects_by_access ON access_subjects (access_id, subject);
            CREATE TABLE rights_requests (
                case_id BLOB NOT NULL,
                version INTEGER NOT NULL,
                organisation TEXT NOT NULL,
                kind TEXT NOT NULL,
                is_open INTEGER NOT NULL,
                answer_by INTEGER NOT NULL,
                PRIMARY KEY (case_id, version)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX rights_requests_by_day
                ON rights_requests (organisation, is_open, answer_by, case_id, version);
            """)
    ]
}
