import Foundation
import Subprocess

/// A PostgreSQL server of Debian's package that lives as long as one script.
enum PostgreSQLCluster {
    /// Where the programs are: `initdb`, `pg_ctl`, `psql`. Nil when PostgreSQL isn't installed.
    static let programs: String? = {
        let manager = FileManager.default
        let versions = (try? manager.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
        let newestFirst = versions.compactMap(Int.init).sorted(by: >).map { "/usr/lib/postgresql/\($0)/bin" }
        return newestFirst.first { folder in
            ["initdb", "pg_ctl", "psql"].allSatisfy { manager.isExecutableFile(atPath: "\(folder)/\($0)") }
        }
    }()

    /// What a script gave.
    struct Output {
        let standardOutput: String
        let standardError: String
        let status: Int32

        var lines: [String] { standardOutput.split(separator: "\n").map(String.init) }
    }

    /// Starts a server, runs a script with `psql` and stops the server, whatever happens.
    ///
    /// It listens on a socket in a folder of its own and on no network. PostgreSQL refuses to run as root: then it runs
    /// as the user of Debian's package.
    static func run(_ script: String, programs: String) async throws -> Output {
        let shell = """
            set -eu
            folder=$(mktemp -d /tmp/parvis-postgresql.XXXXXX)
            chmod 700 "$folder"
            as=""
            if [ "$(id -u)" = 0 ]; then
                chown postgres "$folder"
                as="setpriv --reuid=postgres --regid=postgres --init-groups"
            fi
            cd "$folder"
            stop() {
                $as "$PROGRAMS/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1 || true
                rm -rf "$folder"
            }
            trap stop EXIT INT TERM
            $as "$PROGRAMS/initdb" -D "$folder/data" -U parvis -A trust -E UTF8 --locale=C.UTF-8 -N >"$folder/log" 2>&1 \\
                || { cat "$folder/log" >&2; exit 70; }
            $as "$PROGRAMS/pg_ctl" -D "$folder/data" -w -l "$folder/server" \\
                -o "-F -k $folder -c listen_addresses=''" start >>"$folder/log" 2>&1 || { cat "$folder/log" "$folder/server" >&2; exit 71; }
            status=0
            "$PROGRAMS/psql" -X -q -A -t -h "$folder" -U parvis -d postgres || status=$?
            exit $status
            """
        let ended = try await Subprocess.run(
            .name("sh"), arguments: ["-c", shell],
            environment: .custom(["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "PROGRAMS": programs]),
            input: .string(script), output: .string(limit: 10_000_000), error: .string(limit: 10_000_000))
        let status: Int32 = if case .exited(let code) = ended.terminationStatus { code } else { -1 }
        return Output(standardOutput: ended.standardOutput, standardError: ended.standardError, status: status)
    }
}
