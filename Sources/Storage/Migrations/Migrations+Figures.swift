extension Migrations {
    /// How services do: sums by version and day, of nobody in particular.
    static let figures = Migration(
        number: 2, name: "figures",
        steps: [
            SchemaText(
                """
                CREATE TABLE figures (
                    organisation TEXT NOT NULL,
                    service TEXT NOT NULL,
                    measure TEXT NOT NULL,
                    detail TEXT NOT NULL,
                    definition TEXT NOT NULL,
                    day INTEGER NOT NULL,
                    amount INTEGER NOT NULL,
                    PRIMARY KEY (organisation, service, measure, detail, definition, day)
                ) STRICT, WITHOUT ROWID;
                """)
        ])
}
