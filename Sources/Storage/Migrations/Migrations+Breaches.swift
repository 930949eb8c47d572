extension Migrations {
    /// The register of breaches of personal data.
    static let breaches = Migration(
        number: 22, name: "register of breaches",
        steps: [
            SchemaText(
                """
                CREATE TABLE breach_entries (
                    organisation TEXT NOT NULL,
                    breach_id BLOB NOT NULL,
                    number INTEGER NOT NULL,
                    at INTEGER NOT NULL,
                    author BLOB NOT NULL,
                    key_id TEXT NOT NULL,
                    payload BLOB NOT NULL,
                    PRIMARY KEY (organisation, breach_id, number)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX breach_entries_by_number ON breach_entries (organisation, number, breach_id);
                """),
            SchemaText(
                sqlite: """
                    CREATE TRIGGER breach_entries_are_never_removed BEFORE DELETE ON breach_entries
                    BEGIN SELECT RAISE(ABORT, 'the register of breaches is append-only'); END;
                    """,
                postgreSQL: """
                    CREATE TRIGGER breach_entries_are_never_removed BEFORE DELETE ON breach_entries
                    FOR EACH ROW EXECUTE FUNCTION refuse_change();
                    """),
        ])
}

extension ReferenceSchema {
    /// What was written down about breaches. Nothing is removed; only sealing under a new key rewrites a payload.
    static let breaches = [
        SchemaText(
            """
            CREATE TABLE breach_entries (
                organisation TEXT NOT NULL,
                breach_id BLOB NOT NULL,
                number INTEGER NOT NULL,
                at INTEGER NOT NULL,
                author BLOB NOT NULL,
                key_id TEXT NOT NULL,
                payload BLOB NOT NULL,
                PRIMARY KEY (organisation, breach_id, number)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX breach_entries_by_number ON breach_entries (organisation, number, breach_id);
            """),
        SchemaText(
            sqlite: """
                CREATE TRIGGER breach_entries_are_never_removed BEFORE DELETE ON breach_entries
                BEGIN SELECT RAISE(ABORT, 'the register of breaches is append-only'); END;
                """,
            postgreSQL: """
                CREATE TRIGGER breach_entries_are_never_removed BEFORE DELETE ON breach_entries
                FOR EACH ROW EXECUTE FUNCTION refuse_change();
                """),
    ]
}
