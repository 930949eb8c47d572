extension Migrations {
    /// Residents' accounts: people, their contacts, the codes that let them in, and what they keep in their space.
    static let accounts = Migration(
        number: 4, name: "residents' accounts",
        steps: [
            SchemaText(
                """
                CREATE TABLE persons (
                    id BLOB NOT NULL PRIMARY KEY,
                    created_at INTEGER NOT NULL
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE contacts (
                    id BLOB NOT NULL PRIMARY KEY,
                    person_id BLOB NOT NULL REFERENCES persons (id),
                    kind TEXT NOT NULL,
                    lookup BLOB NOT NULL,
                    verified_at INTEGER NOT NULL,
                    effective_at INTEGER NOT NULL,
                    key_id TEXT NOT NULL,
                    payload BLOB NOT NULL,
                    UNIQUE (kind, lookup)
                ) STRICT;
                CREATE INDEX contacts_by_person ON contacts (person_id, id);
                CREATE TABLE person_events (
                    id BLOB NOT NULL PRIMARY KEY,
                    person_id BLOB NOT NULL REFERENCES persons (id),
                    kind TEXT NOT NULL,
                    occurred_at INTEGER NOT NULL,
                    key_id TEXT NOT NULL,
                    payload BLOB NOT NULL
                ) STRICT;
                CREATE INDEX person_events_by_person ON person_events (person_id, id);
                CREATE TABLE one_time_codes (
                    token_hash BLOB NOT NULL PRIMARY KEY,
                    link_hash BLOB UNIQUE,
                    purpose TEXT NOT NULL,
                    lookup BLOB,
                    code_hash BLOB,
                    attempts INTEGER NOT NULL,
                    created_at INTEGER NOT NULL,
                    expires_at INTEGER NOT NULL,
                    used_at INTEGER,
                    key_id TEXT NOT NULL,
                    payload BLOB NOT NULL
                ) STRICT;
                CREATE INDEX one_time_codes_by_address ON one_time_codes (lookup, created_at);
                CREATE INDEX one_time_codes_by_expiry ON one_time_codes (expires_at);
                CREATE TABLE household_members (
                    id BLOB NOT NULL PRIMARY KEY,
                    person_id BLOB NOT NULL REFERENCES persons (id),
                    created_at INTEGER NOT NULL,
                    key_id TEXT NOT NULL,
                    payload BLOB NOT NULL
                ) STRICT;
                CREATE INDEX household_members_by_person ON household_members (person_id, id);
                CREATE TABLE person_requests (
                    request_id BLOB NOT NULL PRIMARY KEY,
                    person_id BLOB NOT NULL REFERENCES persons (id),
                    member_id BLOB REFERENCES household_members (id) ON DELETE SET NULL,
                    added_at INTEGER NOT NULL
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX person_requests_by_person ON person_requests (person_id, request_id);
                CREATE INDEX person_requests_by_member ON person_requests (member_id);
                """),
            SchemaText("ALTER TABLE sessions ADD COLUMN person_id BLOB;"),
            SchemaText("CREATE INDEX sessions_by_person ON sessions (person_id, token_hash);"),
        ])
}
