/// The statements about cases as lists show them.
enum CaseStatements {
    static let columns = """
        id, organisation, service, definition, reference, channel, state, outcome, submitted_at, decided_at,
        deadline_at, is_clock_stopped, urgency, assigned_agent, version, key_id, payload,
        awaits_reply, agent_group, awaits_signature
        """

    /// The same, where another table stands beside.
    static let qualified = columns.split(separator: ",")
        .map { "cases." + $0.trimmingPrefix { $0.isWhitespace } }.joined(separator: ", ")

    /// Agents have no more the cases whose active period has passed.
    static let isNotClosed = """
        NOT EXISTS (SELECT 1 FROM case_retention r WHERE r.case_id = cases.id AND r.is_closed = 1)
        """

    static let put = SQLStatement(
        "cases.put",
        """
        INSERT INTO cases (id, organisation, service, definition, reference, channel, state, outcome, submitted_at,
            decided_at, deadline_at, is_clock_stopped, urgency, assigned_agent, version, key_id, payload, is_open,
            awaits_reply, agent_group, awaits_signature)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
        ON CONFLICT (id) DO UPDATE SET definition = excluded.definition, state = excluded.state,
            outcome = excluded.outcome, decided_at = excluded.decided_at, deadline_at = excluded.deadline_at,
            is_clock_stopped = excluded.is_clock_stopped, urgency = excluded.urgency,
            assigned_agent = excluded.assigned_agent, version = excluded.version, key_id = excluded.key_id,
            payload = excluded.payload, is_open = excluded.is_open, awaits_reply = excluded.awaits_reply,
            agent_group = excluded.agent_group, awaits_signature = excluded.awaits_signature
        """)
    static let after = SQLStatement(
        "cases.after", "SELECT id FROM cases WHERE id > $1 ORDER BY id LIMIT $2")
    static let organisationOf = SQLStatement(
        "cases.organisation_of", "SELECT organisation, service FROM cases WHERE id = $1")
    static let find = SQLStatement("cases.find", "SELECT \(columns) FROM cases WHERE id = $1")
    static let findByReference = SQLStatement(
        "cases.find_by_reference", "SELECT \(columns) FROM cases WHERE reference = $1")
    static let ofBrowser = SQLStatement(
        "cases.of_browser",
        """
        SELECT \(columns) FROM cases
        WHERE id IN (SELECT target FROM session_grants WHERE token_hash = $1)
            AND NOT EXISTS (SELECT 1 FROM person_requests r WHERE r.request_id = cases.id)
        ORDER BY id DESC LIMIT $2
        """)
    static let ofHousehold = SQLStatement(
        "cases.of_household",
        """
        SELECT \(qualified) FROM person_requests JOIN cases ON cases.id = person_requests.request_id
        WHERE person_requests.person_id = (SELECT o.person_id FROM person_requests o WHERE o.request_id = $1)
            AND person_requests.request_id <> $1 AND cases.organisation = $2 AND \(isNotClosed)
        ORDER BY person_requests.request_id DESC LIMIT $3
        """)
    static let inbox = SQLStatement(
        "cases.inbox",
        """
        SELECT \(columns) FROM cases
        WHERE organisation = $1 AND is_open = 1 AND (urgency, id) > ($2, $3) ORDER BY urgency, id LIMIT $4
        """)
    static let inboxByWaiting = SQLStatement(
        "cases.inbox_by_waiting",
        """
        SELECT \(columns) FROM cases
        WHERE organisation = $1 AND is_open = 1 AND (submitted_at, id) > ($2, $3) ORDER BY submitted_at, id LIMIT $4
        """)
    static let inboxOfService = SQLStatement(
        "cases.inbox_of_service",
        """
        SELECT \(columns) FROM cases
        WHERE organisation = $1 AND service = $2 AND is_open = 1 AND (urgency, id) > ($3, $4)
        ORDER BY urgency, id LIMIT $5
        """)
    static let inboxOfAgent = SQLStatement(
        "cases.inbox_of_agent",
        """
        SELECT \(columns) FROM cases
        WHERE organisation = $1 AND assigned_agent = $2 AND is_open = 1 AND (urgency, id) > ($3, $4)
        ORDER BY urgency, id LIMIT $5
        """)
    static let inboxUnassigned = SQLStatement(
        "cases.inbox_unassigned",
        """
        SELECT \(columns) FROM cases
        WHERE organisation = $1 AND assigned_agent IS NULL AND is_open = 1 AND (urgency, id) > ($2, $3)
        ORDER BY urgency, id LIMIT $4
        """)
    static let decided = SQLStatement(
        "cases.decided",
        """
        SELECT \(columns) FROM cases
        WHERE organisation = $1 AND is_open = 0 AND (decided_at, id) < ($2, $3) AND \(isNotClosed)
        ORDER BY decided_at DESC, id DESC LIMIT $4
        """)
    static let awaitingReply = SQLStatement(
        "cases.awaiting_reply",
        """
        SELECT \(columns) FROM cases
        WHERE organisation = $1 AND awaits_reply = 1 AND (urgency, id) > ($2, $3) ORDER BY urgency, id LIMIT $4
        """)
    static let countAwaitingReply = bounded(
        "cases.count_awaiting_reply",
        "organisation = $1 AND awaits_reply = 1")
    static let received = SQLStatement(
        "cases.received",
        """
        SELECT \(columns) FROM cases
        WHERE organisation = $1 AND service = $2 AND (submitted_at, id) < ($3, $4) AND \(isNotClosed)
        ORDER BY submitted_at DESC, id DESC LIMIT $5
        """)
    static let countOpen = bounded(
        "cases.count_open",
        "organisation = $1 AND is_open = 1 AND urgency <= $2")
    static let countOfAgent = bounded(
        "cases.count_of_agent",
        "organisation = $1 AND assigned_agent = $2 AND is_open = 1 AND urgency <= $3")
    static let countUnassigned = bounded(
        "cases.count_unassigned",
        "organisation = $1 AND assigned_agent IS NULL AND is_open = 1 AND urgency <= $2")
    static let nextService = SQLStatement(
        "cases.next_service", "SELECT min(service) FROM cases WHERE organisation = $1 AND service > $2")
    static let loadOfService = SQLStatement(
        "cases.load_of_service",
        """
        SELECT count(*), count(*) FILTER (WHERE urgency <= $1), count(*) FILTER (WHERE is_clock_stopped = 1),
            count(*) FILTER (WHERE assigned_agent IS NULL)
        FROM cases WHERE organisation = $2 AND service = $3 AND is_open = 1
        """)

    /// Counts the cases that fulfil a condition, and stops once there are more than a list says: whoever looks at a list
    /// pays for what it shows, not for the years that an organisation has been open.
    static func bounded(_ name: String, _ condition: String) -> SQLStatement {
        SQLStatement(
            name,
            "SELECT count(*) FROM (SELECT 1 FROM cases WHERE \(condition) LIMIT \(CaseCounts.most + 1)) AS bounded")
    }

    static let all =
        [
            put, after, organisationOf, find, findByReference, inbox, inboxByWaiting, inboxOfService, inboxOfAgent,
            inboxUnassigned,
            decided,
            received, ofHousehold,
            countOpen, countOfAgent, countUnassigned, ofBrowser, awaitingReply, countAwaitingReply,
            nextService, loadOfService,
        ] + exported
}
