extension Migrations {
    /// Public follow-up lists the cases of a service in the order in which they were received.
    static let publicFollowUp = Migration(
        number: 6, name: "public follow-up",
        steps: [
            SchemaText("CREATE INDEX cases_by_reception ON cases (organisation, service, submitted_at, id);")
        ])
}
