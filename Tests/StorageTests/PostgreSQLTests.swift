import Testing

@testable import Storage

/// The driver of PostgreSQL comes later; from the first day, a real PostgreSQL must understand every statement.
@Suite(
    .enabled(if: PostgreSQLCluster.programs != nil, "PostgreSQL isn't installed: apt-get install postgresql"))
struct PostgreSQLTests {
    private static let schema = (Migrations.all.flatMap(\.steps) + [Migrator.record]).map(\.postgreSQL)
        .joined(separator: "\n")

    @Test func `every statement can be prepared`() async throws {
        let programs = try #require(PostgreSQLCluster.programs)
        let prepares = StatementCatalogue.all.map { "PREPARE \"\($0.name)\" AS \($0.text);" }
        let output = try await PostgreSQLCluster.run(
            (["\\set ON_ERROR_STOP on", Self.schema, "\\set ON_ERROR_STOP off"] + prepares + [
                "SELECT name FROM pg_prepared_statements ORDER BY name COLLATE \"C\";"
            ]).joined(separator: "\n"), programs: programs)
        #expect(output.status == 0, "\(output.standardError)")
        #expect(output.standardError.isEmpty)
        #expect(output.lines == StatementCatalogue.all.map(\.name).sorted())
    }

    @Test func `parameters have the same types on both engines`() async throws {
        let programs = try #require(PostgreSQLCluster.programs)
        let prepares = StatementCatalogue.all.map { "PREPARE \"\($0.name)\" AS \($0.text);" }
        let output = try await PostgreSQLCluster.run(
            ([Self.schema] + prepares + [
                """
                SELECT DISTINCT type FROM pg_prepared_statements, unnest(parameter_types) AS type
                WHERE type::text NOT IN ('bigint', 'text', 'bytea');
                """
            ]).joined(separator: "\n"), programs: programs)
        #expect(output.status == 0, "\(output.standardError)")
        #expect(output.lines == [], "a parameter is none of what SQLValue binds")
    }

    @Test func `migrations end in the reference schema, and its journal refuses change`() async throws {
        let programs = try #require(PostgreSQLCluster.programs)
        let reference = (ReferenceSchema.steps + [Migrator.record]).map(\.postgreSQL).joined(separator: "\n")
        let describe = """
            SELECT table_name, column_name, data_type, is_nullable, is_identity FROM information_schema.columns
            WHERE table_schema = 'SCHEMA' ORDER BY table_name, ordinal_position;
            SELECT tablename, indexname, replace(indexdef, 'SCHEMA.', '') FROM pg_indexes
            WHERE schemaname = 'SCHEMA' ORDER BY indexname;
            SELECT event_object_table, trigger_name, event_manipulation FROM information_schema.triggers
            WHERE trigger_schema = 'SCHEMA' ORDER BY trigger_name, event_manipulation;
            """
        let output = try await PostgreSQLCluster.run(
            """
            \\set ON_ERROR_STOP on
            CREATE SCHEMA migrated; SET search_path = migrated; \(Self.schema)
            CREATE SCHEMA reference; SET search_path = reference; \(reference)
            \(describe.replacing("SCHEMA", with: "migrated"))
            \\echo ---
            \(describe.replacing("SCHEMA", with: "reference"))
            \\echo ---
            INSERT INTO events (stream, version, organisation, kind, occurred_at, key_id, payload)
            VALUES ('\\x00', 1, 'o', 'k', 0, 'plain', '');
            \\set ON_ERROR_STOP off
            UPDATE events SET kind = 'other';
            DELETE FROM events;
            TRUNCATE events;
            SELECT kind FROM events;
            """, programs: programs)
        #expect(output.status == 0, "\(output.standardError)")
        let parts = output.lines.split(separator: "---")
        try #require(parts.count == 3, "\(output.standardError)")
        #expect(parts[0].count > 100)
        #expect(Array(parts[0]) == Array(parts[1]))
        #expect(Array(parts[2]) == ["k"])
        #expect(output.standardError.matches(of: /events are append-only/).count == 3)
    }
}
