/// The statements about files.
enum FileStatements {
    private static let columns =
        "id, owner, organisation, state, is_kept, size, created_at, updated_at, key_id, payload"

    static let insert = SQLStatement(
        "files.insert",
        """
        INSERT INTO files (id, owner, organisation, state, is_kept, size, created_at, updated_at, key_id, payload)
        VALUES ($1, $2, $3, $4, 0, $5, $6, $7, $8, $9)
        """)
    static let find = SQLStatement(
        "files.find", "SELECT \(columns) FROM files WHERE id = $1 AND state <> 'discarded'")
    static let ofOwner = SQLStatement(
        "files.of_owner", "SELECT \(columns) FROM files WHERE owner = $1 AND state <> 'discarded' ORDER BY id")
    static let update = SQLStatement(
        "files.update",
        """
        UPDATE files SET state = $1, size = $2, updated_at = $3, key_id = $4, payload = $5
        WHERE id = $6 AND state <> 'discarded'
        """)
    static let keep = SQLStatement(
        "files.keep",
        """
        UPDATE files SET is_kept = 1, updated_at = $1
        WHERE id = $2 AND owner = $3 AND is_kept = 0 AND state IN ('received', 'accepted')
        """)
    static let discard = SQLStatement(
        "files.discard",
        """
        UPDATE files SET state = 'discarded', updated_at = $1
        WHERE id = $2 AND owner = $3 AND is_kept = 0 AND state <> 'discarded'
        """)
    static let discardUnkept = SQLStatement(
        "files.discard_unkept",
        """
        UPDATE files SET state = 'discarded', updated_at = $1
        WHERE owner = $2 AND is_kept = 0 AND state <> 'discarded'
        """)
    static let discardAbandoned = SQLStatement(
        "files.discard_abandoned",
        """
        UPDATE files SET state = 'discarded', updated_at = $1 WHERE id IN
            (SELECT id FROM files WHERE state = 'uploading' AND updated_at <= $2 ORDER BY updated_at LIMIT $3)
        """)
    // What belongs to a draft that is no more, or to something that was never sent.
    static let discardOrphans = SQLStatement(
        "files.discard_orphans",
        """
        UPDATE files SET state = 'discarded', updated_at = $1 WHERE id IN
            (SELECT f.id FROM files f LEFT JOIN drafts d ON d.id = f.owner
             WHERE f.is_kept = 0 AND f.updated_at <= $2 AND f.state <> 'discarded'
                 AND (d.id IS NULL OR d.case_id IS NOT NULL)
             ORDER BY f.updated_at LIMIT $3)
        """)
    static let discarded = SQLStatement(
        "files.discarded", "SELECT id FROM files WHERE state = 'discarded' ORDER BY updated_at LIMIT $1")
    static let discardAll = SQLStatement(
        "files.discard_all", "UPDATE files SET state = 'discarded', updated_at = $1 WHERE owner = $2")
    static let delete = SQLStatement("files.delete", "DELETE FROM files WHERE id = $1 AND state = 'discarded'")

    static let all = [
        discardAll, insert, find, ofOwner, update, keep, discard, discardUnkept, discardAbandoned, discardOrphans,
        discarded,
        delete,
    ]
}
