/// The statements by which everything stored is looked through: stretches of cases, from one identifier to another, and tables
/// a page at a time.
enum AuditStatements {
    static let boundary = SQLStatement(
        "audit.boundary", "SELECT id FROM cases WHERE id >= $1 ORDER BY id LIMIT 1 OFFSET $2")
    static let definitionsUsed = SQLStatement(
        "audit.definitions_used", "SELECT definition FROM cases WHERE id >= $1 AND id < $2")
    static let events = SQLStatement(
        "audit.events",
        """
        SELECT position, stream, version, organisation, kind, occurred_at, key_id, payload, commitment FROM events
        WHERE stream >= $1 AND stream < $2 ORDER BY stream, version
        """)
    static let leaves = SQLStatement(
        "audit.leaves",
        """
        SELECT stream, version, leaf, entry FROM log_leaves WHERE stream >= $1 AND stream < $2 ORDER BY stream, version
        """)
    static let cases = SQLStatement(
        "audit.cases",
        "SELECT \(CaseStatements.columns), is_open FROM cases WHERE id >= $1 AND id < $2 ORDER BY id")
    static let retention = SQLStatement(
        "audit.retention",
        """
        SELECT case_id, organisation, service, step, due_at, is_closed FROM case_retention
        WHERE case_id >= $1 AND case_id < $2 ORDER BY case_id
        """)
    static let keys = SQLStatement(
        "audit.keys",
        """
        SELECT case_id, organisation, service, hash FROM case_keys WHERE case_id >= $1 AND case_id < $2 ORDER BY case_id
        """)
    static let opinions = SQLStatement(
        "audit.opinions",
        """
        SELECT case_id, version, organisation, advisor, answer_by FROM awaited_opinions
        WHERE case_id >= $1 AND case_id < $2 ORDER BY case_id, version
        """)
    static let rights = SQLStatement(
        "audit.rights",
        """
        SELECT case_id, version, organisation, kind, is_open, answer_by FROM rights_requests
        WHERE case_id >= $1 AND case_id < $2 ORDER BY case_id, version
        """)
    static let files = SQLStatement(
        "audit.files",
        """
        SELECT owner, id, organisation, state, is_kept, size FROM files WHERE owner >= $1 AND owner < $2
        ORDER BY owner, id
        """)
    static let listed = SQLStatement(
        "audit.listed",
        """
        SELECT case_id, reference, outcome, submitted_at, ended_at FROM elimination_items
        WHERE case_id >= $1 AND case_id < $2 AND state <> 'withdrawn' ORDER BY case_id
        """)
    static let words = SQLStatement(
        "audit.words",
        """
        SELECT organisation, hash, case_id FROM case_words WHERE (organisation, hash, case_id) > ($1, $2, $3)
        ORDER BY organisation, hash, case_id LIMIT $4
        """)
    static let entries = SQLStatement(
        "audit.entries", "SELECT leaf, entry FROM log_leaves WHERE leaf >= $1 AND leaf < $2 ORDER BY leaf")
    static let checkpoints = SQLStatement(
        "audit.checkpoints",
        "SELECT size, position, is_cosigned, note FROM log_checkpoints WHERE size <= $1 ORDER BY size")
    static let definitions = SQLStatement(
        "audit.definitions",
        "SELECT hash, organisation, service, archive FROM definitions WHERE hash > $1 ORDER BY hash LIMIT $2")
    static let publications = SQLStatement(
        "audit.publications",
        """
        SELECT p.organisation, p.service, p.number, p.definition, d.organisation, d.service
        FROM publications p LEFT JOIN definitions d ON d.hash = p.definition
        WHERE (p.organisation, p.service, p.number) > ($1, $2, $3)
        ORDER BY p.organisation, p.service, p.number LIMIT $4
        """)
    static let receipts = SQLStatement(
        "audit.erasure_receipts", "SELECT subject FROM erasure_receipts WHERE subject > $1 ORDER BY subject LIMIT $2")

    static let all = [
        boundary, definitionsUsed, events, leaves, cases, retention, keys, opinions, rights, files, listed, words,
        entries, checkpoints, definitions, publications, receipts,
    ]
}
