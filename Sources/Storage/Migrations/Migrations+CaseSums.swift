extension Migrations {
    /// What waits, summed from an index alone, and how often an organisation's cases have changed.
    static let caseSums = Migration(
        number: 18, name: "sums over cases",
        steps: [
            SchemaText(
                """
                DROP INDEX cases_by_service;
                CREATE INDEX cases_by_service ON cases
                    (organisation, service, is_open, urgency, id, is_clock_stopped, assigned_agent);
                DROP INDEX cases_by_group;
                CREATE INDEX cases_by_group ON cases
                    (organisation, agent_group, is_open, urgency, id, is_clock_stopped, assigned_agent);
                CREATE TABLE case_changes (
                    organisation TEXT NOT NULL PRIMARY KEY,
                    changes INTEGER NOT NULL
                ) STRICT, WITHOUT ROWID;
                """)
        ])
}

extension ReferenceSchema {
    /// How often each organisation's cases have changed: what was summed over them stands until it does.
    static let caseSums = [
        SchemaText(
            """
            CREATE TABLE case_changes (
                organisation TEXT NOT NULL PRIMARY KEY,
                changes INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            """)
    ]
}
