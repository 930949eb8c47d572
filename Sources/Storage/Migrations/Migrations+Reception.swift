extension Migrations {
    /// Conversations that people asked to have with an agent, call-backs that were promised, and who is there.
    static let reception = Migration(number: 25, name: "reception", steps: [receptionTables])

    /// The tables as the first version of the reception makes them.
    private static let receptionTables = SchemaText(
        """
        CREATE TABLE receptions (
            id BLOB NOT NULL PRIMARY KEY,
            organisation TEXT NOT NULL,
            team TEXT NOT NULL,
            service TEXT,
            status TEXT NOT NULL,
            urgency INTEGER NOT NULL,
            asked_at INTEGER NOT NULL,
            taken_at INTEGER,
            closed_at INTEGER,
            agent_id BLOB,
            seen_at INTEGER NOT NULL,
            flagged_at INTEGER,
            expires_at INTEGER NOT NULL,
            version INTEGER NOT NULL,
            key_id TEXT NOT NULL,
            payload BLOB NOT NULL
        ) STRICT;
        CREATE INDEX receptions_by_queue ON receptions (organisation, team, status, urgency, asked_at, id);
        CREATE INDEX receptions_by_end ON receptions (organisation, team, status, closed_at, id);
        CREATE INDEX receptions_by_agent ON receptions (agent_id, status, taken_at, id);
        CREATE INDEX receptions_by_flag ON receptions (organisation, flagged_at);
        CREATE INDEX receptions_by_expiry ON receptions (expires_at);
        CREATE TABLE callbacks (
            organisation TEXT NOT NULL,
            team TEXT NOT NULL,
            day INTEGER NOT NULL,
            minute INTEGER NOT NULL,
            conversation_id BLOB NOT NULL,
            status TEXT NOT NULL,
            PRIMARY KEY (organisation, team, day, minute)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX callbacks_by_team ON callbacks (organisation, team, status, day, minute);
        CREATE INDEX callbacks_by_conversation ON callbacks (conversation_id, status);
        CREATE INDEX callbacks_by_status ON callbacks (status, day);
        CREATE TABLE reception_presence (
            agent_id BLOB NOT NULL PRIMARY KEY,
            organisation TEXT NOT NULL,
            team TEXT NOT NULL,
            status TEXT NOT NULL,
            until INTEGER NOT NULL,
            held INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX reception_presence_by_team ON reception_presence (organisation, team, status, until);
        CREATE TABLE reception_sums (
            organisation TEXT NOT NULL,
            team TEXT NOT NULL,
            day INTEGER NOT NULL,
            measure TEXT NOT NULL,
            detail TEXT NOT NULL,
            amount INTEGER NOT NULL,
            PRIMARY KEY (organisation, team, day, measure, detail)
        ) STRICT, WITHOUT ROWID;
        """)
}

extension ReferenceSchema {
    /// Conversations with agents, sealed where they say something of the person; call-backs; who is there; sums by team.
    static let reception = [
        SchemaText(
            """
            CREATE TABLE receptions (
                id BLOB NOT NULL PRIMARY KEY,
                organisation TEXT NOT NULL,
                team TEXT NOT NULL,
                service TEXT,
                status TEXT NOT NULL,
                urgency INTEGER NOT NULL,
                asked_at INTEGER NOT NULL,
                taken_at INTEGER,
                closed_at INTEGER,
                agent_id BLOB,
                seen_at INTEGER NOT NULL,
                flagged_at INTEGER,
                expires_at INTEGER NOT NULL,
                version INTEGER NOT NULL,
                key_id TEXT NOT NULL,
                payload BLOB NOT NULL
            ) STRICT;
            CREATE INDEX receptions_by_queue ON receptions (organisation, team, status, urgency, asked_at, id);
            CREATE INDEX receptions_by_end ON receptions (organisation, team, status, closed_at, id);
            CREATE INDEX receptions_by_agent ON receptions (agent_id, status, taken_at, id);
            CREATE INDEX receptions_by_flag ON receptions (organisation, flagged_at);
            CREATE INDEX receptions_by_expiry ON receptions (expires_at);
            CREATE TABLE callbacks (
                organisation TEXT NOT NULL,
                team TEXT NOT NULL,
                day INTEGER NOT NULL,
                minute INTEGER NOT NULL,
                conversation_id BLOB NOT NULL,
                status TEXT NOT NULL,
                PRIMARY KEY (organisation, team, day, minute)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX callbacks_by_team ON callbacks (organisation, team, status, day, minute);
            CREATE INDEX callbacks_by_conversation ON callbacks (conversation_id, status);
            CREATE INDEX callbacks_by_status ON callbacks (status, day);
            CREATE TABLE reception_presence (
                agent_id BLOB NOT NULL PRIMARY KEY,
                organisation TEXT NOT NULL,
                team TEXT NOT NULL,
                status TEXT NOT NULL,
                until INTEGER NOT NULL,
                held INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX reception_presence_by_team ON reception_presence (organisation, team, status, until);
            CREATE TABLE reception_sums (
                organisation TEXT NOT NULL,
                team TEXT NOT NULL,
                day INTEGER NOT NULL,
                measure TEXT NOT NULL,
                detail TEXT NOT NULL,
                amount INTEGER NOT NULL,
                PRIMARY KEY (organisation, team, day, measure, detail)
            ) STRICT, WITHOUT ROWID;
            """)
    ]
}
