extension Migrations {
    /// Views of the desk's list that agents keep under a name.
    static let savedViews = Migration(
        number: 11, name: "views kept at the desk",
        steps: [
            SchemaText(
                """
                CREATE TABLE saved_views (
                    agent_id BLOB NOT NULL,
                    id BLOB NOT NULL,
                    key_id TEXT NOT NULL,
                    payload BLOB NOT NULL,
                    PRIMARY KEY (agent_id, id)
                ) STRICT, WITHOUT ROWID;
                """)
        ])
}

extension ReferenceSchema {
    /// Views of the desk's list that agents keep, their names sealed.
    static let savedViews = [
        SchemaText(
            """
            CREATE TABLE saved_views (
                agent_id BLOB NOT NULL,
                id BLOB NOT NULL,
                key_id TEXT NOT NULL,
                payload BLOB NOT NULL,
                PRIMARY KEY (agent_id, id)
            ) STRICT, WITHOUT ROWID;
            """)
    ]
}
