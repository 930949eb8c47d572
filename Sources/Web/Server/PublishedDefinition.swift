public import Services
public import Storage

/// How services and organisations stand in the store: each as the archive of its files, known by the archive's hash.
///
/// An organisation is stored as the service with the empty identifier: it is published, replaced and kept as services
/// are.
public enum PublishedDefinition {
    /// The identifier of the service under which an organisation's own file stands.
    public static let organisationService = ""

    /// What is stored of a service.
    ///
    /// - Parameters:
    ///   - definition: the service as compiled.
    ///   - archive: the folder it was compiled from.
    public static func stored(
        _ definition: ServiceDefinition, archive: DefinitionArchive, at now: Instant
    ) -> StoredDefinition {
        StoredDefinition(
            hash: archive.hash, organisation: definition.organisation, service: definition.id, publishedAt: now,
            archive: archive.encoded)
    }

    /// What is stored of an organisation.
    ///
    /// - Parameters:
    ///   - archive: its `organisation.yaml`, alone.
    public static func stored(
        _ organisation: Organisation, archive: DefinitionArchive, at now: Instant
    ) -> StoredDefinition {
        StoredDefinition(
            hash: archive.hash, organisation: organisation.id, service: organisationService, publishedAt: now,
            archive: archive.encoded)
    }

    /// The organisation that a stored definition is; nil when it is a service.
    static func organisation(_ stored: StoredDefinition) -> Organisation? {
        guard stored.service == organisationService, let archive = try? DefinitionArchive(decoding: stored.archive),
            let file = archive.sourceFile(at: CatalogueFiles.organisation, shownAs: CatalogueFiles.organisation)
        else { return nil }
        return OrganisationCompiler.reopen(file)
    }

    /// The service that a stored definition is; nil when it is an organisation.
    static func compile(_ stored: StoredDefinition) -> ServiceDefinition? {
        guard stored.service != organisationService, let archive = try? DefinitionArchive(decoding: stored.archive)
        else { return nil }
        return ServiceCompiler.reopen(archive)
    }
}
