import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// From a reference, however it is typed, straight to its case.
enum DeskSearchPage {
    static func show(_ visit: Visit) async throws -> Reply {
        let agent = try visit.signedInAgent()
        let typed = visit.query["q"]?.trimmingSpaces ?? ""
        let reference = reference(typed, prefix: try visit.agentOrganisation().referencePrefix)
        let (store, desk) = (visit.site.store, try visit.agentDesk())
        let read = try await store.database.read { connection in
            let entry = try reference.flatMap { try store.cases.find(reference: $0.description, in: connection) }
            return (entry: entry, counts: try desk.counts(in: connection))
        }
        // A case of another organisation is as unknown as one that does not exist.
        if let entry = read.entry, entry.organisation == agent.organisation {
            return .redirect(to: visit.deskAddress(entry.id).description)
        }
        let texts = visit.texts
        let problem = typed.isEmpty ? nil : reference == nil ? texts.searchMalformed : texts.searchNotFound
        let status: HTTPResponse.Status = typed.isEmpty ? .ok : reference == nil ? .unprocessableContent : .notFound
        return try visit.deskPage(
            texts.searchByReference, counts: read.counts, hasErrors: problem != nil, status: status
        ) { h in
            if let problem {
                h.put(
                    ErrorSummary(
                        title: texts.errorSummaryTitle, items: [ErrorSummary.Item(message: problem, target: "search")]))
            }
            h.h1(texts.searchByReference)
            h.p(texts.searchHelp)
            h.put(box(visit))
        }
    }

    /// The box, which stands on the list too.
    static func box(_ visit: Visit, showsLabel: Bool = false) -> SearchBox {
        SearchBox(
            label: visit.texts.searchByReference, button: visit.texts.searchReferenceButton,
            action: visit.address("/desk/search"), value: visit.query["q"] ?? "", showsLabel: showsLabel,
            shortcut: .search)
    }

    /// The reference typed, with or without the organisation's letters.
    static func reference(_ typed: String, prefix: String) -> Reference? {
        guard typed.utf8.count <= 100 else { return nil }
        let known = typed.filter { !"–—.:/_\u{A0}\u{202F}\t".contains($0) }
        return Reference(known) ?? Reference(prefix + known)
    }
}
