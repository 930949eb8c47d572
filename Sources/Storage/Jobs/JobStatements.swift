/// The statements about jobs.
enum JobStatements {
    static let insert = SQLStatement(
        "jobs.insert",
        """
        INSERT INTO jobs (id, organisation, kind, idempotency_key, subject, state, run_at, attempts, max_attempts,
            created_at, key_id, payload)
        VALUES ($1, $2, $3, $4, $5, 'ready', $6, 0, $7, $8, $9, $10) ON CONFLICT (idempotency_key) DO NOTHING
        """)
    static let nextReady = SQLStatement(
        "jobs.next_ready", "SELECT run_at FROM jobs WHERE state = 'ready' ORDER BY run_at LIMIT 1")
    static let nextLease = SQLStatement(
        "jobs.next_lease", "SELECT claimed_until FROM jobs WHERE state = 'running' ORDER BY claimed_until LIMIT 1")
    static let buryAbandoned = SQLStatement(
        "jobs.bury_abandoned",
        """
        UPDATE jobs SET state = 'dead', ended_at = $1, claimed_until = NULL, last_error = 'abandoned'
        WHERE state = 'running' AND claimed_until <= $2 AND attempts >= max_attempts
        """)
    static let releaseAbandoned = SQLStatement(
        "jobs.release_abandoned",
        """
        UPDATE jobs SET state = 'ready', run_at = $1, claimed_until = NULL, last_error = 'abandoned'
        WHERE state = 'running' AND claimed_until <= $2
        """)
    /// The state is asked for twice: where several nodes claim at once, the outer condition is checked again on the row
    /// as another node left it.
    static let claim = SQLStatement(
        "jobs.claim",
        """
        UPDATE jobs SET state = 'running', attempts = attempts + 1, claimed_until = $1
        WHERE id IN (SELECT id FROM jobs WHERE state = 'ready' AND run_at <= $2 ORDER BY run_at, id LIMIT $3)
            AND state = 'ready'
        RETURNING id, organisation, kind, subject, attempts, max_attempts, run_at, key_id, payload
        """)
    static let renew = SQLStatement(
        "jobs.renew", "UPDATE jobs SET claimed_until = $1 WHERE id = $2 AND state = 'running' AND attempts = $3")
    static let postpone = SQLStatement(
        "jobs.postpone",
        """
        UPDATE jobs SET state = 'ready', run_at = $1, claimed_until = NULL, attempts = attempts - 1
        WHERE id = $2 AND state = 'running' AND attempts = $3
        """)
    static let complete = SQLStatement(
        "jobs.complete",
        """
        UPDATE jobs SET state = 'done', ended_at = $1, claimed_until = NULL, last_error = NULL, key_id = $2, payload = $3
        WHERE id = $4 AND state = 'running' AND attempts = $5
        """)
    static let retry = SQLStatement(
        "jobs.retry",
        """
        UPDATE jobs SET state = 'ready', run_at = $1, claimed_until = NULL, last_error = $2
        WHERE id = $3 AND state = 'running' AND attempts = $4
        """)
    static let bury = SQLStatement(
        "jobs.bury",
        """
        UPDATE jobs SET state = 'dead', ended_at = $1, claimed_until = NULL, last_error = $2
        WHERE id = $3 AND state = 'running' AND attempts = $4
        """)
    static let dead = SQLStatement(
        "jobs.dead",
        """
        SELECT id, kind, subject, attempts, last_error, created_at, ended_at FROM jobs
        WHERE organisation = $1 AND state = 'dead' AND id < $2 ORDER BY id DESC LIMIT $3
        """)
    static let requeue = SQLStatement(
        "jobs.requeue",
        """
        UPDATE jobs SET state = 'ready', run_at = $1, max_attempts = attempts + $2, ended_at = NULL
        WHERE id = $3 AND organisation = $4 AND state = 'dead'
        """)
    static let counts = SQLStatement("jobs.counts", "SELECT state, count(*) FROM jobs GROUP BY state ORDER BY state")
    static let deleteDone = SQLStatement(
        "jobs.delete_done",
        """
        DELETE FROM jobs WHERE id IN
            (SELECT id FROM jobs WHERE state = 'done' AND ended_at <= $1 ORDER BY ended_at LIMIT $2)
        """)

    static let delete = SQLStatement("jobs.delete", "DELETE FROM jobs WHERE id = $1")

    static let all = [
        delete,
        insert, nextReady, nextLease, buryAbandoned, releaseAbandoned, claim, renew, postpone, complete, retry, bury,
        dead, requeue, counts, deleteDone,
    ]
}
