/// The schema as it stands after every migration: the page to read to know what is stored.
///
/// Nothing is created from it: databases are made by migrations alone, and a test proves that these end here exactly.
/// Identifiers are 16 bytes, hashes 32, instants milliseconds since 1970 in UTC, truth values 0 or 1. Whatever is personal
/// is in a `payload`, sealed under the key named by `key_id`.
enum ReferenceSchema {
    static let steps =
        journal + tables + people + exports + deskDrafts + caseKeys + savedViews + groups + batches + caseWords
        + administration + signatures + secondFactors + caseSums + opinions + log + accesses + breaches
        + retention + assistant + reception + assistantSums

    private static let journal = [
        // SQLite's row number is the global position; PostgreSQL keeps (stream, version) as the primary key, which a
        // sharding engine asks for, and takes positions from a sequence.
        SchemaText(
            sqlite: """
                CREATE TABLE events (
                    position INTEGER NOT NULL PRIMARY KEY,
                    stream BLOB NOT NULL,
                    version INTEGER NOT NULL,
                    organisation TEXT NOT NULL,
                    kind TEXT NOT NULL,
                    occurred_at INTEGER NOT NULL,
                    key_id TEXT NOT NULL,
                    payload BLOB NOT NULL, commitment BLOB NOT NULL DEFAULT x'',
                    UNIQUE (stream, version)
                ) STRICT;
                CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
                BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
                CREATE TRIGGER events_are_never_removed BEFORE DELETE ON events
                BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
                """,
            postgreSQL: """
                CREATE TABLE events (
                    position BIGINT GENERATED ALWAYS AS IDENTITY,
                    stream BYTEA NOT NULL,
                    version BIGINT NOT NULL,
                    organisation TEXT NOT NULL,
                    kind TEXT NOT NULL,
                    occurred_at BIGINT NOT NULL,
                    key_id TEXT NOT NULL,
                    payload BYTEA NOT NULL,
                    commitment BYTEA NOT NULL DEFAULT '',
                    PRIMARY KEY (stream, version)
                );
                CREATE INDEX events_by_position ON events (position);
                CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'events are append-only'; END $$;
                CREATE TRIGGER events_are_never_changed BEFORE UPDATE OR DELETE ON events
                FOR EACH ROW EXECUTE FUNCTION refuse_change();
                CREATE TRIGGER events_are_never_truncated BEFORE TRUNCATE ON events
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
                """)
    ]

    private static let tables = [
        SchemaText(
            """
            CREATE TABLE definitions (
                hash TEXT NOT NULL PRIMARY KEY,
                organisation TEXT NOT NULL,
                service TEXT NOT NULL,
                published_at INTEGER NOT NULL,
                archive BLOB NOT NULL
            ) STRICT;
            CREATE TABLE publications (
                organisation TEXT NOT NULL,
                service TEXT NOT NULL,
                number INTEGER NOT NULL,
                definition TEXT NOT NULL REFERENCES definitions (hash),
                published_at INTEGER NOT NULL,
                PRIMARY KEY (organisation, service, number)
            ) STRICT, WITHOUT ROWID;
            """),
        SchemaText(
            """
            CREATE TABLE drafts (
                id BLOB NOT NULL PRIMARY KEY,
                organisation TEXT NOT NULL,
                service TEXT NOT NULL,
                definition TEXT NOT NULL,
                secret_hash BLOB NOT NULL UNIQUE,
                version INTEGER NOT NULL,
                created_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL,
                expires_at INTEGER NOT NULL,
                case_id BLOB,
                key_id TEXT NOT NULL,
                payload BLOB NOT NULL
            ) STRICT;
            CREATE INDEX drafts_by_expiry ON drafts (expires_at);
            """),
        SchemaText(
            """
            CREATE TABLE cases (
                id BLOB NOT NULL PRIMARY KEY,
                organisation TEXT NOT NULL,
                service TEXT NOT NULL,
                definition TEXT NOT NULL,
                reference TEXT NOT NULL UNIQUE,
                channel TEXT NOT NULL,
                state TEXT NOT NULL,
                is_open INTEGER NOT NULL,
                outcome TEXT,
                submitted_at INTEGER NOT NULL,
                decided_at INTEGER,
                deadline_at INTEGER,
                is_clock_stopped INTEGER NOT NULL,
                urgency INTEGER NOT NULL,
                assigned_agent BLOB,
                version INTEGER NOT NULL,
                key_id TEXT NOT NULL,
                payload BLOB NOT NULL
            , awaits_reply INTEGER NOT NULL DEFAULT 0, agent_group TEXT NOT NULL DEFAULT '', awaits_signature TEXT NOT NULL DEFAULT '') STRICT;
            CREATE INDEX cases_by_reply ON cases (organisation, awaits_reply, urgency, id);
            CREATE INDEX cases_by_urgency ON cases (organisation, is_open, urgency, id);
            CREATE INDEX cases_by_waiting ON cases (organisation, is_open, submitted_at, id);
            CREATE INDEX cases_by_service ON cases
                (organisation, service, is_open, urgency, id, is_clock_stopped, assigned_agent);
            CREATE INDEX cases_by_agent ON cases (organisation, assigned_agent, is_open, urgency, id);
            CREATE INDEX cases_by_decision ON cases (organisation, is_open, decided_at, id);
            CREATE INDEX cases_by_reception ON cases (organisation, service, submitted_at, id);
            CREATE INDEX cases_by_signature ON cases (organisation, awaits_signature, urgency, id);
            CREATE INDEX cases_by_group ON cases
                (organisation, agent_group, is_open, urgency, id, is_clock_stopped, assigned_agent);
            CREATE INDEX cases_by_group_and_agent
                ON cases (organisation, agent_group, assigned_agent, is_open, urgency, id);
            CREATE INDEX cases_by_group_and_service
                ON cases (organisation, agent_group, service, is_open, urgency, id);
            CREATE TABLE access_links (
                secret_hash BLOB NOT NULL PRIMARY KEY,
                organisation TEXT NOT NULL,
                case_id BLOB NOT NULL,
                kind TEXT NOT NULL,
                created_at INTEGER NOT NULL,
                expires_at INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX access_links_by_case ON access_links (case_id);
            CREATE INDEX access_links_by_expiry ON access_links (expires_at);
            """),
        SchemaText(
            """
            CREATE TABLE agents (
                id BLOB NOT NULL PRIMARY KEY,
                organisation TEXT NOT NULL,
                login TEXT NOT NULL UNIQUE,
                role TEXT NOT NULL,
                office TEXT,
                password_hash TEXT,
                is_active INTEGER NOT NULL,
                created_at INTEGER NOT NULL,
                failed_sign_ins INTEGER NOT NULL,
                blocked_until INTEGER,
                key_id TEXT NOT NULL,
                payload BLOB NOT NULL
            ) STRICT;
            CREATE INDEX agents_by_organisation ON agents (organisation, login);
            CREATE TABLE sessions (
                token_hash BLOB NOT NULL PRIMARY KEY,
                kind TEXT NOT NULL,
                agent_id BLOB REFERENCES agents (id),
                csrf_secret BLOB NOT NULL,
                created_at INTEGER NOT NULL,
                seen_at INTEGER NOT NULL,
                expires_at INTEGER NOT NULL,
                key_id TEXT NOT NULL,
                payload BLOB NOT NULL
            , person_id BLOB) STRICT, WITHOUT ROWID;
            CREATE INDEX sessions_by_expiry ON sessions (expires_at);
            CREATE INDEX sessions_by_agent ON sessions (agent_id);
            CREATE INDEX sessions_by_person ON sessions (person_id, token_hash);
            CREATE TABLE session_grants (
                token_hash BLOB NOT NULL REFERENCES sessions (token_hash) ON DELETE CASCADE,
                kind TEXT NOT NULL,
                target BLOB NOT NULL,
                PRIMARY KEY (token_hash, kind, target)
            ) STRICT, WITHOUT ROWID;
            """),
        SchemaText(
            """
            CREATE TABLE jobs (
                id BLOB NOT NULL PRIMARY KEY,
                organisation TEXT NOT NULL,
                kind TEXT NOT NULL,
                idempotency_key TEXT NOT NULL UNIQUE,
                subject BLOB,
                state TEXT NOT NULL,
                run_at INTEGER NOT NULL,
                claimed_until INTEGER,
                attempts INTEGER NOT NULL,
                max_attempts INTEGER NOT NULL,
                last_error TEXT,
                created_at INTEGER NOT NULL,
                ended_at INTEGER,
                key_id TEXT NOT NULL,
                payload BLOB NOT NULL
            ) STRICT;
            CREATE INDEX jobs_by_time ON jobs (state, run_at, id);
            CREATE INDEX jobs_by_lease ON jobs (state, claimed_until);
            CREATE INDEX jobs_by_end ON jobs (state, ended_at);
            CREATE INDEX jobs_by_organisation ON jobs (organisation, state, id);
            CREATE TABLE settings (
                organisation TEXT NOT NULL,
                key TEXT NOT NULL,
                value TEXT NOT NULL,
                PRIMARY KEY (organisation, key)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE counters (
                organisation TEXT NOT NULL,
                key TEXT NOT NULL,
                value INTEGER NOT NULL,
                PRIMARY KEY (organisation, key)
            ) STRICT, WITHOUT ROWID;
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
            """),
        SchemaText(
            """
            CREATE TABLE files (
                id BLOB NOT NULL PRIMARY KEY,
                owner BLOB NOT NULL,
                organisation TEXT NOT NULL,
                state TEXT NOT NULL,
                is_kept INTEGER NOT NULL,
                size INTEGER NOT NULL,
                created_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL,
                key_id TEXT NOT NULL,
                payload BLOB NOT NULL
            ) STRICT;
            CREATE INDEX files_by_owner ON files (owner, id);
            CREATE INDEX files_by_state ON files (state, updated_at);
            CREATE INDEX files_by_keeping ON files (is_kept, updated_at);
            """),
    ]
}
