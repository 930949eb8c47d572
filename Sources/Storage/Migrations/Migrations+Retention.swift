extension Migrations {
    /// What is due at the end of cases' retention, elimination lists, and what is told of erasures. Cases that ended before
    /// are looked at by the first run of the job.
    static let retention = Migration(
        number: 23, name: "retention of cases",
        steps: ReferenceSchema.retention + [
            SchemaText(
                """
                INSERT INTO case_retention (case_id, organisation, service, step, due_at, is_closed)
                SELECT id, organisation, service, 'compute', COALESCE(decided_at, submitted_at), 0
                FROM cases WHERE is_open = 0;
                """)
        ])
}

extension ReferenceSchema {
    /// What is to be done with which ended case, and from when; lists for the archives, which name cases by their references;
    /// what the receipt of an erasure says. The visa is sealed: it bears a name.
    static let retention = [
        SchemaText(
            """
            CREATE TABLE case_retention (
                case_id BLOB NOT NULL PRIMARY KEY,
                organisation TEXT NOT NULL,
                service TEXT NOT NULL,
                step TEXT NOT NULL,
                due_at INTEGER NOT NULL,
                is_closed INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX case_retention_by_due ON case_retention (step, due_at, case_id);
            CREATE INDEX case_retention_by_organisation ON case_retention (organisation, step, due_at, case_id);
            CREATE TABLE elimination_lists (
                id BLOB NOT NULL PRIMARY KEY,
                organisation TEXT NOT NULL,
                service TEXT NOT NULL,
                rule TEXT NOT NULL,
                state TEXT NOT NULL,
                cases INTEGER NOT NULL,
                kept INTEGER NOT NULL,
                seed BLOB,
                opened_at INTEGER NOT NULL,
                closed_at INTEGER,
                ended_at INTEGER,
                key_id TEXT NOT NULL,
                payload BLOB NOT NULL
            ) STRICT;
            CREATE INDEX elimination_lists_by_organisation ON elimination_lists (organisation, id);
            CREATE INDEX elimination_lists_by_service ON elimination_lists (organisation, service, state, rule, id);
            CREATE INDEX elimination_lists_by_state ON elimination_lists (state, id);
            CREATE TABLE elimination_items (
                list_id BLOB NOT NULL,
                case_id BLOB NOT NULL,
                reference TEXT NOT NULL,
                outcome TEXT NOT NULL,
                submitted_at INTEGER NOT NULL,
                ended_at INTEGER NOT NULL,
                files INTEGER NOT NULL,
                bytes INTEGER NOT NULL,
                fate TEXT NOT NULL,
                state TEXT NOT NULL,
                PRIMARY KEY (list_id, case_id)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX elimination_items_by_case ON elimination_items (case_id, state);
            CREATE INDEX elimination_items_by_fate ON elimination_items (list_id, state, fate, case_id);
            CREATE TABLE erasure_receipts (
                subject BLOB NOT NULL PRIMARY KEY,
                reference TEXT NOT NULL,
                unreadable_from INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            """)
    ]
}
