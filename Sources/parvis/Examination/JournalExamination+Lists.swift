import Cases
import FEEL
import Services
import Storage
import Web

/// What is derived from the journal: each case opened, folded, and its row of the lists made again and compared.
extension JournalExamination {
    mutating func projections() async throws {
        let catalogue = LiveCatalogue(store: store)
        try await catalogue.refresh()
        var last: Identifier?
        while true {
            let (store, after) = (store, last)
            let ids = try await store.database.read { try store.cases.identifiers(after: after, limit: 500, in: $0) }
            guard let end = ids.last else { break }
            for id in ids { try await compare(id, catalogue) }
            last = end
        }
        for stream in versions.keys.sorted() {
            let store = store
            let isErased = try await store.database.read { try store.erasures.find(stream, in: $0) != nil }
            if isErased { erased += 1 } else { add("Case \(stream) is in no list.") }
        }
    }

    private mutating func compare(_ id: Identifier, _ catalogue: LiveCatalogue) async throws {
        cases += 1
        versions[id] = nil
        let store = store
        do {
            // Row and events at the same moment: the town may be served meanwhile.
            let (row, folded) = try await store.database.read { connection in
                (try store.cases.find(id, in: connection), try CaseRepository(store: store).load(id, in: connection))
            }
            guard let row else { return }
            guard let folded else { return add("Case \(id) is in the lists and has no event.") }
            guard let definition = try await catalogue.definition(hash: row.definition),
                let organisation = catalogue.snapshot.organisations[row.organisation]
            else { return add("The definition of case \(id) is gone.") }
            let zone = Zone(name: organisation.timeZone) ?? .utc
            let rebuilt = CaseEntry(folded.summary(definition: definition, organisation: organisation, zone: zone))
            if rebuilt != row { add("The lists do not show case \(id) as its events have it.") }
        } catch let error as StorageError {
            add("Case \(id) can't be opened. \(error)")
        } catch {
            add("Case \(id) can't be opened: its events do not follow one another.")
        }
    }
}
