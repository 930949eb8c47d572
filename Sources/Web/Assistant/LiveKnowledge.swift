public import Assistant
import FEEL
public import Services
public import Storage
import Synchronization

/// What the assistant answers from, kept up to date with what is published: the texts and rules of services, offices, the
/// organisations' own sheets and those they imported.
///
/// Only what changed is analysed again, and what a model made of a passage is kept in the store: a restart works nothing
/// out that was known.
public final class LiveKnowledge: Sendable {
    /// What the knowledge was made of, to know whether it has changed.
    private struct Source: Hashable {
        let services: [String]
        let sheets: [String: Int]
        let day: CivilDate
    }

    private struct State {
        var source: Source?
        var shelf = SheetShelf.empty
    }

    private let store: Store
    private let catalogue: LiveCatalogue
    private let index: KnowledgeIndex
    private let state = Mutex(State())

    /// Knowledge of nothing until `refresh`.
    ///
    /// - Parameter embedder: what places texts among meanings; without one, words alone are searched.
    public init(store: Store, catalogue: LiveCatalogue, embedder: (any Embedder)? = nil) {
        self.store = store
        self.catalogue = catalogue
        index = KnowledgeIndex(embedder: embedder, store: StoredVectors(store: store))
    }

    /// The sheets that people can read.
    var shelf: SheetShelf { state.withLock { $0.shelf } }

    /// How far the meanings of passages are computed.
    public var progress: KnowledgeIndex.Progress { index.progress }

    /// Waits until every meaning is computed, or can't be.
    public func finishEmbedding() async { await index.finishEmbedding() }

    /// Takes up what has been published since, or what another day changes.
    ///
    /// - Returns: whether anything changed.
    @discardableResult
    public func refresh(now: Instant) async throws -> Bool {
        let snapshot = catalogue.snapshot
        let (store, organisations) = (store, snapshot.organisations)
        let numbers = try await store.database.read { connection in
            try organisations.mapValues { try store.sheets.changes(of: $0.id, in: connection) }
        }
        let zone = snapshot.home.flatMap { Zone(name: $0.timeZone) } ?? .utc
        let source = Source(
            services: snapshot.services.map(\.hash) + organisations.keys.sorted(), sheets: numbers,
            day: zone.date(at: now))
        guard state.withLock({ $0.source != source }) else { return false }
        let stored = try await store.database.read { connection in
            try organisations.mapValues { try store.sheets.all(of: $0.id, in: connection) }
        }
        let shelf = SheetShelf(stored, on: source.day)
        await index.update(Self.sheets(of: snapshot, shelf: shelf, on: source.day))
        state.withLock {
            $0.source = source
            $0.shelf = shelf
        }
        return true
    }

    /// What answers some words, best first.
    public func search(_ query: String, in language: Language, limit: Int = 8) async -> Findings {
        await index.search(query, in: language, limit: limit)
    }

    /// What was found, in another language where its sheets have it.
    func translated(_ findings: Findings, to language: Language) -> Findings {
        index.current.translated(findings, to: language)
    }

    /// Everything that can be found.
    private static func sheets(of snapshot: CatalogueSnapshot, shelf: SheetShelf, on day: CivilDate) -> [Sheet] {
        KnowledgeSheets.all(
            services: snapshot.services, organisations: snapshot.organisations, own: shelf.sheets, on: day)
    }
}

/// The sheets of organisations as people read them, at one moment.
struct SheetShelf: Sendable {
    /// A sheet and where it comes from.
    struct Entry: Sendable {
        let sheet: OwnSheet
        let organisation: String
        /// The collection it was imported with; nil for the organisation's own.
        let collection: String?
        let updatedAt: Instant
    }

    static let empty = SheetShelf([:], on: CivilDate(daysSinceEpoch: 0))

    /// Those that hold, in the order of organisations, collections and identifiers.
    let entries: [Entry]
    private let places: [String: [Int]]
    /// Where the organisations' own sheets stand that are filed under a theme.
    private let filed: [Theme: [Int]]

    private struct Theme: Hashable {
        let organisation: String
        let language: Language
        let title: String

        /// A theme as it is printed: an apostrophe typed in one way or the other is the same.
        init(_ title: String, of organisation: String, in language: Language) {
            self.organisation = organisation
            self.language = language
            self.title = Typography.typeset(title, in: language.rawValue)
        }
    }

    /// The sheets that hold on a day: what is out of date is answered from no more.
    init(_ stored: [String: [StoredSheet]], on day: CivilDate) {
        var entries: [Entry] = []
        for (organisation, sheets) in stored.sorted(by: { $0.key < $1.key }) {
            for found in sheets {
                guard let sheet = try? SheetRecord(line: found.content, number: 1).sheet,
                    sheet.validUntil.map({ $0 >= day }) ?? true
                else { continue }
                let collection = found.collection == SheetStore.own ? nil : found.collection
                entries.append(
                    Entry(
                        sheet: sheet, organisation: organisation, collection: collection, updatedAt: found.updatedAt))
            }
        }
        self.entries = entries
        places = Dictionary(grouping: entries.indices) { Self.key(entries[$0].collection, entries[$0].sheet.id) }
        var filed: [Theme: [Int]] = [:]
        for (place, entry) in entries.enumerated() where entry.collection == nil {
            for theme in Set(entry.sheet.themes) {
                filed[Theme(theme, of: entry.organisation, in: entry.sheet.language), default: []].append(place)
            }
        }
        self.filed = filed
    }

    /// The sheets as they are searched.
    var sheets: [Sheet] {
        entries.map { OrganisationSheets.sheet($0.sheet, of: $0.organisation, collection: $0.collection) }
    }

    /// An organisation's own sheets of a language that are filed under a theme.
    func own(under theme: String, of organisation: String, in language: Language) -> [Sheet] {
        (filed[Theme(theme, of: organisation, in: language)] ?? []).map {
            OrganisationSheets.sheet(entries[$0].sheet, of: organisation)
        }
    }

    /// A sheet, in the language wanted where it has it.
    func find(_ id: String, in collection: String?, preferring language: Language) -> Entry? {
        let found = (places[Self.key(collection, id)] ?? []).map { entries[$0] }
        return found.first { $0.sheet.language == language } ?? found.first
    }

    private static func key(_ collection: String?, _ id: String) -> String { "\(collection ?? "")/\(id)" }
}
