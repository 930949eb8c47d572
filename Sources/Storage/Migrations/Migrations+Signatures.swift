extension Migrations {
    /// Decisions that wait for a signature, and who may sign.
    static let signatures = Migration(
        number: 16, name: "signatures",
        steps: [
            SchemaText(
                """
                ALTER TABLE cases ADD COLUMN awaits_signature TEXT NOT NULL DEFAULT '';
                CREATE INDEX cases_by_signature ON cases (organisation, awaits_signature, urgency, id);
                CREATE TABLE delegations (
                    agent_id BLOB NOT NULL,
                    name TEXT NOT NULL,
                    first_day INTEGER NOT NULL,
                    last_day INTEGER,
                    organisation TEXT NOT NULL,
                    text TEXT NOT NULL,
                    PRIMARY KEY (agent_id, name, first_day)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX delegations_by_organisation ON delegations (organisation, name, agent_id, first_day);
                """)
        ])
}

extension ReferenceSchema {
    /// Who holds which delegation, over which days and by which text, which is public. Those that ended stay: what was signed
    /// under them must be explained.
    static let signatures = [
        SchemaText(
            """
            CREATE TABLE delegations (
                agent_id BLOB NOT NULL,
                name TEXT NOT NULL,
                first_day INTEGER NOT NULL,
                last_day INTEGER,
                organisation TEXT NOT NULL,
                text TEXT NOT NULL,
                PRIMARY KEY (agent_id, name, first_day)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX delegations_by_organisation ON delegations (organisation, name, agent_id, first_day);
            """)
    ]
}
