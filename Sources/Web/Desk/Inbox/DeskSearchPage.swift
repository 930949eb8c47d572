import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// From a reference, however it is typed, straight to its case; from words, to the cases whose listed values begin so.
enum DeskSearchPage {
    /// What was found.
    private struct Found: Sendable {
        let rows: [InboxPage.Row]
        let next: Identifier?
        let counts: CaseCounts
    }

    /// Why there is nothing to show.
    private enum Problem { case malformed, unknown, tooShort }

    static func show(_ visit: Visit) async throws -> Reply {
        let (agent, desk) = (try visit.signedInAgent(), try visit.agentDesk())
        let typed = visit.query["q"]?.trimmingSpaces ?? ""
        let reference = reference(typed, prefix: try visit.agentOrganisation().referencePrefix)
        let store = visit.site.store
        let named = try await store.database.read { connection in
            try reference.flatMap { try store.cases.find(reference: $0.description, in: connection) }
                .flatMap { entry in
                    // A case whose active period has passed is as unknown to agents as one that does not exist; whoever
                    // answers for the service may still hold it.
                    let isGone = try store.retention.find(entry.id, in: connection)?.step.isClosed ?? false
                    return isGone && agent.role < .supervisor ? nil : (entry: entry, isGone: isGone)
                }
        }
        // A case of another organisation is as unknown as one that does not exist.
        if let (entry, isGone) = named, entry.organisation == agent.organisation {
            return .redirect(to: visit.deskAddress(entry.id, isGone ? "/hold" : "").description)
        }
        let words = typed.utf8.count <= 200 ? FoldedWords.of(typed) : []
        let found = try await found(words, visit: visit, desk: desk)
        let prefix = try visit.agentOrganisation().referencePrefix
        return try view(found, problem: problem(typed, prefix, reference, words, found), visit: visit)
    }

    private static func problem(
        _ typed: String, _ prefix: String, _ reference: Reference?, _ words: [String], _ found: Found
    ) -> Problem? {
        guard !typed.isEmpty, found.rows.isEmpty, found.next == nil else { return nil }
        if reference != nil { return .unknown }
        if beginsLikeReference(typed, prefix: prefix) { return .malformed }
        // A number is no word, and no list shows it.
        return words.isEmpty && !typed.contains(where: \.isNumber) ? .tooShort : nil
    }

    /// Whether what was typed begins as the organisation's references do, and goes on with figures: part of one is
    /// missing, or wrong.
    private static func beginsLikeReference(_ typed: String, prefix: String) -> Bool {
        guard typed.count > prefix.count, typed.lowercased().hasPrefix(prefix.lowercased()) else { return false }
        let rest = typed.dropFirst(prefix.count)
        return rest.contains(where: \.isNumber) && rest.first.map { !$0.isLetter || $0.isUppercase } ?? false
    }

    // MARK: Words

    private static func found(_ words: [String], visit: Visit, desk: AgentDesk) async throws -> Found {
        let organisation = try visit.agentOrganisation()
        let language = visit.language
        let keys = keys(of: words, visit: visit, organisation: organisation)
        let hashes = Set(keys.map(visit.site.cases.wordHash))
        let before = visit.query["before"].flatMap { Identifier($0) }
        let store = visit.site.store
        let (page, workplace, counts) = try await store.database.read { connection in
            let workplace = try desk.workplace(in: connection)
            let page = try store.cases.search(
                hashes, organisation: organisation.id, before: before, limit: InboxPage.pageSize, in: connection
            ) { entry in
                let listed = try entry.columns(in: language).flatMap(FoldedWords.of)
                return words.allSatisfy { word in listed.contains { $0.hasPrefix(word) } }
            }
            return (page, workplace, try desk.counts(of: workplace, in: connection))
        }
        var definitions: [String: ServiceDefinition] = [:]
        for hash in Set(page.entries.map(\.definition)) {
            definitions[hash] = try await visit.site.catalogue.definition(hash: hash)
        }
        let context = InboxPage.Context(
            workplace: workplace, groups: organisation.groups, language: language,
            zone: visit.site.zone(of: organisation), today: desk.today, definitions: definitions)
        return Found(rows: try context.rows(page.entries), next: page.next, counts: counts)
    }

    /// The keys under which cases are looked for: those of the longest word, which fewest cases share.
    private static func keys(of words: [String], visit: Visit, organisation: Organisation) -> [String] {
        guard let longest = words.max(by: { $0.count < $1.count }) else { return [] }
        return [FoldedWords.key(beginning: longest)]
            + InboxPage.services(of: organisation, visit).flatMap {
                $0.searchKeys(ofOptionsBeginning: longest, in: visit.language)
            }
    }

    // MARK: View

    private static func view(_ found: Found, problem: Problem?, visit: Visit) throws -> Reply {
        let texts = visit.texts
        let typed = visit.query["q"]?.trimmingSpaces ?? ""
        let today = try visit.agentDesk().today
        let (message, status): (String?, HTTPResponse.Status) =
            switch problem {
            case .malformed: (texts.searchMalformed, .unprocessableContent)
            case .tooShort: (texts.searchTooShort, .unprocessableContent)
            case .unknown: (texts.searchNotFound, .notFound)
            case nil: (nil, .ok)
            }
        return try visit.deskPage(
            texts.searchByReference, counts: found.counts, hasErrors: message != nil, status: status
        ) { h in
            if let message {
                h.put(
                    ErrorSummary(
                        title: texts.errorSummaryTitle, items: [ErrorSummary.Item(message: message, target: "search")]))
            }
            h.h1(texts.searchByReference)
            h.p(texts.searchHelp)
            h.put(box(visit))
            guard !typed.isEmpty, message == nil else { return }
            if found.rows.isEmpty {
                h.p(texts.searchNothing)
            } else {
                h.h2(texts.searchResults)
                h.put(
                    DeskQueue(
                        label: texts.searchResults,
                        items: found.rows.map { InboxPage.item($0, today: today, visit: visit) }))
            }
            guard let next = found.next else { return }
            var pagination = Pagination(label: texts.pagesLabel)
            pagination.older = Layout.Item(
                label: texts.searchFurther,
                reference: visit.address("/desk/search").adding("q", typed).adding("before", next.description))
            h.put(pagination)
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
