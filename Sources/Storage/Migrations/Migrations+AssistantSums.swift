extension Migrations {
    /// How the assistant does, in sums; words of questions that nothing answered; questions with their right answers.
    static let assistantSums = Migration(number: 26, name: "how the assistant does", steps: [assistantSumTables])

    private static let assistantSumTables = SchemaText(
        """
        CREATE TABLE assistant_sums (
            organisation TEXT NOT NULL,
            kind TEXT NOT NULL,
            key TEXT NOT NULL,
            language TEXT NOT NULL,
            day INTEGER NOT NULL,
            amount INTEGER NOT NULL,
            PRIMARY KEY (organisation, kind, key, language, day)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE unfound_terms (
            organisation TEXT NOT NULL,
            month INTEGER NOT NULL,
            language TEXT NOT NULL,
            lookup BLOB NOT NULL,
            conversations INTEGER NOT NULL,
            first_day INTEGER NOT NULL,
            key_id TEXT NOT NULL,
            payload BLOB NOT NULL,
            PRIMARY KEY (organisation, month, language, lookup)
        ) STRICT;
        CREATE INDEX unfound_terms_by_age ON unfound_terms (first_day);
        CREATE TABLE assistant_cases (
            id BLOB NOT NULL PRIMARY KEY,
            organisation TEXT NOT NULL,
            language TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            agent_id BLOB NOT NULL,
            key_id TEXT NOT NULL,
            payload BLOB NOT NULL
        ) STRICT;
        CREATE INDEX assistant_cases_by_organisation ON assistant_cases (organisation, id);
        """)
}

extension ReferenceSchema {
    /// Sums about nobody; words that were asked and not found, sealed; regression cases, sealed as agents wrote them.
    static let assistantSums = [
        SchemaText(
            """
            CREATE TABLE assistant_sums (
                organisation TEXT NOT NULL,
                kind TEXT NOT NULL,
                key TEXT NOT NULL,
                language TEXT NOT NULL,
                day INTEGER NOT NULL,
                amount INTEGER NOT NULL,
                PRIMARY KEY (organisation, kind, key, language, day)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE unfound_terms (
                organisation TEXT NOT NULL,
                month INTEGER NOT NULL,
                language TEXT NOT NULL,
                lookup BLOB NOT NULL,
                conversations INTEGER NOT NULL,
                first_day INTEGER NOT NULL,
                key_id TEXT NOT NULL,
                payload BLOB NOT NULL,
                PRIMARY KEY (organisation, month, language, lookup)
            ) STRICT;
            CREATE INDEX unfound_terms_by_age ON unfound_terms (first_day);
            CREATE TABLE assistant_cases (
                id BLOB NOT NULL PRIMARY KEY,
                organisation TEXT NOT NULL,
                language TEXT NOT NULL,
                created_at INTEGER NOT NULL,
                agent_id BLOB NOT NULL,
                key_id TEXT NOT NULL,
                payload BLOB NOT NULL
            ) STRICT;
            CREATE INDEX assistant_cases_by_organisation ON assistant_cases (organisation, id);
            """)
    ]
}
