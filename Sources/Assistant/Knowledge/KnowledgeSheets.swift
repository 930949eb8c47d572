public import FEEL
public import Services

/// Everything that can be found, made of what is published: one way for the site that answers and for the check that
/// replays questions.
public enum KnowledgeSheets {
    /// The sheets of services, of offices, and of the organisations themselves.
    ///
    /// - Parameters:
    ///   - organisations: the organisations, by identifier.
    ///   - own: their own sheets and those they imported.
    ///   - day: the day on which rules are in force.
    public static func all(
        services: [ServiceDefinition], organisations: [String: Organisation], own: [Sheet], on day: CivilDate
    ) -> [Sheet] {
        services.flatMap { ServiceSheets.sheets(of: $0, organisation: organisations[$0.organisation], on: day) }
            + organisations.values.sorted { $0.id < $1.id }.flatMap(OrganisationSheets.offices) + own
    }
}

extension Catalogue {
    /// What the assistant would answer from if this catalogue were published; imported collections are not part of it.
    ///
    /// - Parameter day: the day on which rules are in force and sheets are up to date.
    public func knowledge(on day: CivilDate) -> [Sheet] {
        let named = organisations.compactMap { entry in entry.compilation.organisation.map { (entry.folder, $0) } }
        let own = sheets.flatMap { entry -> [Sheet] in
            guard let organisation = named.first(where: { $0.0 == entry.organisationFolder })?.1 else { return [] }
            return entry.compilation.sheets.filter { $0.validUntil.map { $0 >= day } ?? true }
                .map { OrganisationSheets.sheet($0, of: organisation.id) }
        }
        return KnowledgeSheets.all(
            services: definitions,
            organisations: Dictionary(named.map { ($0.1.id, $0.1) }, uniquingKeysWith: { first, _ in first }),
            own: own, on: day)
    }
}
