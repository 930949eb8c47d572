import Cases
import FEEL
import Services
import Storage
import Web

/// What has to be done at start when a copy was restored, or an erasure stopped halfway: erasures are done again, and rows of lists whose key was destroyed since are
/// made anew from the journal.
struct Restoration: Sendable {
    let installation: Installation

    /// Does what is to be done; commonly nothing.
    ///
    /// - Returns: how many erasures were done again.
    @discardableResult
    func run(at now: Instant) async throws -> Int {
        let (store, keys) = (installation.store, installation.keys)
        let erasures = try await CaseEraser(store: store, keys: keys).replay(at: now)
        let lists = ListKeyRenewal(store: store, keys: keys)
        // The oldest rows tell a copy of before a renewal, whose erasures it may hold already.
        let oldest = try await lists.unreadable(after: nil)
        guard erasures > 0 || oldest?.cases.isEmpty == false else {
            try await lists.finish()
            return 0
        }
        let catalogue = LiveCatalogue(store: store)
        try await catalogue.refresh()
        var last: Identifier?
        while let page = try await lists.unreadable(after: last) {
            for id in page.cases { try await rebuild(id, catalogue) }
            last = page.last
        }
        try await lists.finish()
        return erasures
    }

    private func readable(_ id: Identifier) async throws -> Case? {
        do {
            return try await CaseRepository(store: installation.store).load(id)
        } catch StorageError.unknownKey, StorageError.erased {
            return nil
        }
    }

    private func rebuild(_ id: Identifier, _ catalogue: LiveCatalogue) async throws {
        let store = installation.store
        // A case whose own key was lost with the key store stays unreadable: `parvis journal verify` names it.
        guard let whole = try await readable(id),
            let definition = try await catalogue.definition(hash: whole.submission.definition),
            let organisation = catalogue.snapshot.organisations[whole.submission.organisation]
        else { return }
        let zone = Zone(name: organisation.timeZone) ?? .utc
        let entry = CaseEntry(whole.summary(definition: definition, organisation: organisation, zone: zone))
        try await store.database.write { try store.cases.put(entry, in: $0) }
    }
}
