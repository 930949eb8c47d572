import Services
import Storage
import Web

/// Puts sound definitions in force; broken ones are left out and take none of the others down.
struct Publisher: Sendable {
    /// What became of one organisation or service.
    struct Outcome: Sendable {
        /// What happened.
        enum Fate: Sendable, Hashable {
            /// It is in force from now on, for the first time or in place of another version.
            case published(number: Int)
            /// It was in force already.
            case unchanged(number: Int)
            /// It can't be published; what was in force before still is.
            case refused
            /// The organisation's own sheets, of which so many are new or changed, or no longer there.
            case sheets(count: Int, changed: Int, removed: Int)
        }

        /// "mairie", "acte-naissance", or the folder of what has no readable identifier.
        let name: String
        /// Whether it is an organisation.
        let isOrganisation: Bool
        /// Hash of the archive; what cases are pinned to.
        let hash: String
        /// What happened.
        let fate: Fate
    }

    let store: Store

    /// Publishes a catalogue in one transaction.
    ///
    /// - Parameter service: the only service wanted, with its organisation; nil for all.
    func publish(_ catalogue: Catalogue, only service: String? = nil, now: Instant) async throws -> [Outcome] {
        var candidates: [Candidate] = []
        let services = catalogue.services.filter { service == nil || Self.name(of: $0) == service }
        let owners = Set(services.compactMap(\.organisationFolder))
        for entry in catalogue.organisations where service == nil || owners.contains(entry.folder) {
            candidates.append(
                Candidate(
                    name: entry.compilation.organisation?.id ?? entry.folder, isOrganisation: true,
                    hash: entry.archive.hash,
                    stored: entry.compilation.organisation.map {
                        PublishedDefinition.stored($0, archive: entry.archive, at: now)
                    }))
        }
        for entry in services {
            candidates.append(
                Candidate(
                    name: Self.name(of: entry), isOrganisation: false, hash: entry.archive.hash,
                    stored: entry.compilation.definition.map {
                        PublishedDefinition.stored($0, archive: entry.archive, at: now)
                    }))
        }
        let wanted = candidates
        let store = store
        let folders = service == nil && catalogue.isWhole ? try await sheets(of: catalogue, now: now) : []
        return try await store.database.write { transaction in
            let outcomes = try wanted.map { candidate in
                guard let stored = candidate.stored else { return candidate.outcome(.refused) }
                let (publication, isNew) = try store.definitions.publish(stored, in: transaction)
                return candidate.outcome(
                    isNew ? .published(number: publication.number) : .unchanged(number: publication.number))
            }
            return try outcomes
                + folders.map { organisation, sheets in
                    let changes = try store.sheets.replace(
                        SheetStore.own, of: organisation, by: sheets, in: transaction)
                    return Outcome(
                        name: organisation, isOrganisation: true, hash: "",
                        fate: .sheets(
                            count: sheets.count, changed: changes.added + changes.changed, removed: changes.removed))
                }
        }
    }

    /// The sheets of each organisation that can be read and has a folder of them, or had.
    private func sheets(of catalogue: Catalogue, now: Instant) async throws -> [(String, [StoredSheet])] {
        var folders: [(String, [StoredSheet])] = []
        for entry in catalogue.organisations {
            guard let organisation = entry.compilation.organisation?.id else { continue }
            let own = catalogue.sheets.first { $0.organisationFolder == entry.folder }?.compilation.sheets ?? []
            let store = store
            let had = try await store.database.read { try store.sheets.changes(of: organisation, in: $0) > 0 }
            if !own.isEmpty || had {
                folders.append((organisation, own.map { StoredSheet($0, in: SheetStore.own, at: now) }))
            }
        }
        return folders
    }

    private struct Candidate: Sendable {
        let name: String
        let isOrganisation: Bool
        let hash: String
        let stored: StoredDefinition?

        func outcome(_ fate: Outcome.Fate) -> Outcome {
            Outcome(name: name, isOrganisation: isOrganisation, hash: hash, fate: fate)
        }
    }

    /// A service's identifier, or the name of its folder while it can't be read.
    private static func name(of entry: Catalogue.ServiceEntry) -> String {
        entry.compilation.definition?.id ?? entry.folder.split(separator: "/").last.map(String.init) ?? entry.folder
    }
}

extension Publisher.Outcome: CustomStringConvertible {
    /// One line for the author.
    var description: String {
        let what = isOrganisation ? "organisation \(name)" : name
        let version = hash.prefix(12)
        return switch fate {
        case .published(let number): "\(what): published, version \(number) (\(version))"
        case .unchanged(let number): "\(what): unchanged, version \(number) (\(version))"
        case .refused: "\(what): refused, nothing has changed for it"
        case .sheets(let count, let changed, let removed):
            "\(what): \(count) sheets, \(changed) new or changed, \(removed) removed"
        }
    }
}
