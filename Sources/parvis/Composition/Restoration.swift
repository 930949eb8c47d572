import Cases
import FEEL
import Services
import Storage
import Web

/// What has to be done when a copy was restored: erasures are done again, and rows of lists whose key was destroyed since are
/// made anew from the journal.
struct Restoration: Sendable {
    let installation: Installation

    /// Does what is to be done; nothing where no copy was restored.
    ///
    /// - Returns: how many erasures were done again.
    @discardableResult
    func run(at now: Instant) async throws -> Int {
        let (store, keys) = (installation.store, installation.keys)
        let erasures = try await CaseEraser(store: store, keys: keys).replay(at: now)
        guard erasures > 0 else { return 0 }
        let catalogue = LiveCatalogue(store: store)
        try await catalogue.refresh()
        let lists = ListKeyRenewal(store: store, keys: keys)
        var last: Identifier?
        while let page = try await lists.unreadable(after: last) {
            for id in page.cases { try await rebuild(id, catalogue) }
            last = page.last
        }
        return erasures
    }

    private func rebuild(_ id: Identifier, _ catalogue: LiveCatalogue) async throws {
        let store = installation.store
        guard let whole = try await CaseRepository(store: store).load(id),
            let definition = try await catalogue.definition(hash: whole.submission.definition),
            let organisation = catalogue.snapshot.organisations[whole.submission.organisation]
        else { return }
        let zone = Zone(name: organisation.timeZone) ?? .utc
        let entry = CaseEntry(whole.summary(definition: definition, organisation: organisation, zone: zone))
        try await store.database.write { try store.cases.put(entry, in: $0) }
    }
}
