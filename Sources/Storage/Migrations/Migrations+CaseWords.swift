extension Migrations {
    /// What cases are found by among the values that lists show. Cases received before are found by it once their answers
    /// change.
    static let caseWords = Migration(
        number: 14, name: "words of cases",
        steps: [
            SchemaText(
                """
                CREATE TABLE case_words (
                    organisation TEXT NOT NULL,
                    hash BLOB NOT NULL,
                    case_id BLOB NOT NULL,
                    PRIMARY KEY (organisation, hash, case_id)
                ) STRICT, WITHOUT ROWID;
                """)
        ])
}

extension ReferenceSchema {
    /// What cases are found by, as keyed hashes, cut short: useless without the installation's key. That two cases share a
    /// beginning of a word can be seen, and how many do.
    static let caseWords = [
        SchemaText(
            """
            CREATE TABLE case_words (
                organisation TEXT NOT NULL,
                hash BLOB NOT NULL,
                case_id BLOB NOT NULL,
                PRIMARY KEY (organisation, hash, case_id)
            ) STRICT, WITHOUT ROWID;
            """)
    ]
}
