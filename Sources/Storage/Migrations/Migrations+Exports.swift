extension Migrations {
    /// Exports of cases: who took what.
    static let exports = Migration(
        number: 7, name: "exports of cases",
        steps: [
            SchemaText(
                """
                CREATE TABLE exports (
                    id BLOB NOT NULL PRIMARY KEY,
                    organisation TEXT NOT NULL,
                    service TEXT NOT NULL,
                    definition TEXT NOT NULL,
                    agent_id BLOB NOT NULL,
                    role TEXT NOT NULL,
                    language TEXT NOT NULL,
                    format TEXT NOT NULL,
                    columns TEXT NOT NULL,
                    period_start INTEGER NOT NULL,
                    period_end INTEGER NOT NULL,
                    standing TEXT NOT NULL,
                    state TEXT NOT NULL,
                    taken INTEGER NOT NULL,
                    looked INTEGER NOT NULL,
                    candidates INTEGER,
                    is_kept INTEGER NOT NULL,
                    created_at INTEGER NOT NULL,
                    started_at INTEGER,
                    ended_at INTEGER,
                    expires_at INTEGER NOT NULL
                ) STRICT;
                CREATE INDEX exports_by_organisation ON exports (organisation, id);
                CREATE INDEX exports_by_agent ON exports (organisation, agent_id, id);
                CREATE INDEX exports_by_service ON exports (organisation, service, id);
                CREATE INDEX exports_by_expiry ON exports (is_kept, expires_at, id);
                """)
        ])
}

extension ReferenceSchema {
    /// Exports of cases: the record of who took what. A title, a period and codes of columns say nothing of anyone whose
    /// case it is.
    static let exports = [
        SchemaText(
            """
            CREATE TABLE exports (
                id BLOB NOT NULL PRIMARY KEY,
                organisation TEXT NOT NULL,
                service TEXT NOT NULL,
                definition TEXT NOT NULL,
                agent_id BLOB NOT NULL,
                role TEXT NOT NULL,
                language TEXT NOT NULL,
                format TEXT NOT NULL,
                columns TEXT NOT NULL,
                period_start INTEGER NOT NULL,
                period_end INTEGER NOT NULL,
                standing TEXT NOT NULL,
                state TEXT NOT NULL,
                taken INTEGER NOT NULL,
                looked INTEGER NOT NULL,
                candidates INTEGER,
                is_kept INTEGER NOT NULL,
                created_at INTEGER NOT NULL,
                started_at INTEGER,
                ended_at INTEGER,
                expires_at INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX exports_by_organisation ON exports (organisation, id);
            CREATE INDEX exports_by_agent ON exports (organisation, agent_id, id);
            CREATE INDEX exports_by_service ON exports (organisation, service, id);
            CREATE INDEX exports_by_expiry ON exports (is_kept, expires_at, id);
            """)
    ]
}
