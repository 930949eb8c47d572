extension Migrations {
    /// Opinions that agents are asked for.
    static let opinions = Migration(
        number: 19, name: "awaited opinions", steps: ReferenceSchema.opinions)
}

extension ReferenceSchema {
    /// Which agent, or whoever of which group, is asked for an opinion on which case, and until when.
    static let opinions = [
        SchemaText(
            """
            CREATE TABLE awaited_opinions (
                case_id BLOB NOT NULL,
                version INTEGER NOT NULL,
                organisation TEXT NOT NULL,
                advisor TEXT NOT NULL,
                answer_by INTEGER NOT NULL,
                PRIMARY KEY (case_id, version)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX awaited_opinions_by_advisor
                ON awaited_opinions (organisation, advisor, answer_by, case_id, version);
            """)
    ]
}
