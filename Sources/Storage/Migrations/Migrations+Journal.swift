extension Migrations {
    /// What makes the journal provable, and erasable: promises of what events say, the log's tree, erasures.
    static let provableJournal = Migration(
        number: 20, name: "provable journal",
        steps: [
            SchemaText(
                sqlite: "ALTER TABLE events ADD COLUMN commitment BLOB NOT NULL DEFAULT x'';",
                postgreSQL: "ALTER TABLE events ADD COLUMN commitment BYTEA NOT NULL DEFAULT '';")
        ] + ReferenceSchema.log)
}

extension ReferenceSchema {
    /// The log: which event is which leaf, the hashes of its tree in tiles of 256, what was signed of it, and whose keys were
    /// destroyed.
    static let log = [
        SchemaText(
            """
            CREATE TABLE log_leaves (
                leaf INTEGER NOT NULL PRIMARY KEY,
                stream BLOB NOT NULL,
                version INTEGER NOT NULL,
                entry BLOB NOT NULL,
                UNIQUE (stream, version)
            ) STRICT;
            CREATE TABLE log_tiles (
                level INTEGER NOT NULL,
                number INTEGER NOT NULL,
                hashes BLOB NOT NULL,
                PRIMARY KEY (level, number)
            ) STRICT;
            CREATE TABLE log_checkpoints (
                size INTEGER NOT NULL PRIMARY KEY,
                position INTEGER NOT NULL,
                day INTEGER NOT NULL,
                is_cosigned INTEGER NOT NULL,
                note TEXT NOT NULL
            ) STRICT;
            CREATE INDEX log_checkpoints_by_day ON log_checkpoints (is_cosigned, day, size);
            CREATE TABLE erasures (
                subject BLOB NOT NULL PRIMARY KEY,
                organisation TEXT NOT NULL,
                reason TEXT NOT NULL,
                erased_at INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            """)
    ]
}
