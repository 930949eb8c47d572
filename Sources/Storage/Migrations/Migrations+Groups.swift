extension Migrations {
    /// Groups of agents, which cases go to, and who stands in for whom.
    ///
    /// Cases received before belong to no group: every agent sees them. The key's columns stand first: elsewhere, SQLite 3.40
    /// takes the column between them for a missing value when it checks a database.
    static let groups = Migration(
        number: 12, name: "groups of agents",
        steps: [
            SchemaText(
                """
                ALTER TABLE cases ADD COLUMN agent_group TEXT NOT NULL DEFAULT '';
                CREATE INDEX cases_by_group ON cases (organisation, agent_group, is_open, urgency, id);
                CREATE INDEX cases_by_group_and_agent
                    ON cases (organisation, agent_group, assigned_agent, is_open, urgency, id);
                CREATE INDEX cases_by_group_and_service
                    ON cases (organisation, agent_group, service, is_open, urgency, id);
                CREATE TABLE agent_groups (
                    agent_id BLOB NOT NULL,
                    name TEXT NOT NULL,
                    organisation TEXT NOT NULL,
                    PRIMARY KEY (agent_id, name)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX agent_groups_by_name ON agent_groups (organisation, name, agent_id);
                CREATE TABLE absences (
                    agent_id BLOB NOT NULL,
                    first_day INTEGER NOT NULL,
                    last_day INTEGER NOT NULL,
                    organisation TEXT NOT NULL,
                    stand_in BLOB NOT NULL,
                    PRIMARY KEY (agent_id, first_day)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX absences_by_stand_in ON absences (stand_in, last_day);
                CREATE INDEX absences_by_organisation ON absences (organisation, last_day, agent_id, first_day);
                CREATE INDEX absences_by_end ON absences (last_day);
                """)
        ])
}

extension ReferenceSchema {
    /// Which groups agents are in, and who stands in for whom over which days: never why.
    static let groups = [
        SchemaText(
            """
            CREATE TABLE agent_groups (
                agent_id BLOB NOT NULL,
                name TEXT NOT NULL,
                organisation TEXT NOT NULL,
                PRIMARY KEY (agent_id, name)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX agent_groups_by_name ON agent_groups (organisation, name, agent_id);
            CREATE TABLE absences (
                agent_id BLOB NOT NULL,
                first_day INTEGER NOT NULL,
                last_day INTEGER NOT NULL,
                organisation TEXT NOT NULL,
                stand_in BLOB NOT NULL,
                PRIMARY KEY (agent_id, first_day)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX absences_by_stand_in ON absences (stand_in, last_day);
            CREATE INDEX absences_by_organisation ON absences (organisation, last_day, agent_id, first_day);
            CREATE INDEX absences_by_end ON absences (last_day);
            """)
    ]
}
