/// Lists of the cases of a group. A case that belongs to none bears the empty name.
extension CaseStatements {
    static let inboxOfGroup = SQLStatement(
        "cases.inbox_of_group",
        """
        SELECT \(columns) FROM cases
        WHERE organisation = $1 AND agent_group = $2 AND is_open = 1 AND (urgency, id) > ($3, $4)
        ORDER BY urgency, id LIMIT $5
        """)
    static let inboxOfGroupAndService = SQLStatement(
        "cases.inbox_of_group_and_service",
        """
        SELECT \(columns) FROM cases
        WHERE organisation = $1 AND agent_group = $2 AND service = $3 AND is_open = 1 AND (urgency, id) > ($4, $5)
        ORDER BY urgency, id LIMIT $6
        """)
    static let inboxUnassignedOfGroup = SQLStatement(
        "cases.inbox_unassigned_of_group",
        """
        SELECT \(columns) FROM cases
        WHERE organisation = $1 AND agent_group = $2 AND assigned_agent IS NULL AND is_open = 1
            AND (urgency, id) > ($3, $4)
        ORDER BY urgency, id LIMIT $5
        """)
    static let countUnassignedOfGroup = bounded(
        "cases.count_unassigned_of_group",
        "organisation = $1 AND agent_group = $2 AND assigned_agent IS NULL AND is_open = 1 AND urgency <= $3")
    static let nextGroup = SQLStatement(
        "cases.next_group",
        "SELECT min(agent_group) FROM cases WHERE organisation = $1 AND is_open = 1 AND agent_group > $2")
    static let loadOfGroup = SQLStatement(
        "cases.load_of_group",
        """
        SELECT count(*), count(*) FILTER (WHERE urgency <= $1), count(*) FILTER (WHERE is_clock_stopped = 1),
            count(*) FILTER (WHERE assigned_agent IS NULL)
        FROM cases WHERE organisation = $2 AND agent_group = $3 AND is_open = 1
        """)

    static let toSign = SQLStatement(
        "cases.to_sign",
        """
        SELECT \(columns) FROM cases
        WHERE organisation = $1 AND awaits_signature = $2 AND (urgency, id) > ($3, $4) ORDER BY urgency, id LIMIT $5
        """)
    static let countToSign = bounded("cases.count_to_sign", "organisation = $1 AND awaits_signature = $2")

    static let openOfDefinition = SQLStatement(
        "cases.open_of_definition",
        """
        SELECT \(columns) FROM cases
        WHERE organisation = $1 AND service = $2 AND is_open = 1 AND (urgency, id) > ($3, $4) AND definition = $5
        ORDER BY urgency, id LIMIT $6
        """)
    static let countOpenOfDefinition = bounded(
        "cases.count_open_of_definition",
        "organisation = $1 AND service = $2 AND is_open = 1 AND definition = $3")

    static let groups = [
        openOfDefinition, countOpenOfDefinition,
        toSign, countToSign,
        inboxOfGroup, inboxOfGroupAndService, inboxUnassignedOfGroup, countUnassignedOfGroup, nextGroup, loadOfGroup,
    ]
}
