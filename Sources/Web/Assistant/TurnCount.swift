import Assistant
import FEEL
import Services
import Storage

/// What is counted of a turn, added to sums in the transaction that saves the conversation. Of who asked, of the
/// conversation and of its words nothing goes with it, save the words that nothing answered (docs/adr/0015).
struct TurnCount: Sendable {
    /// The most terms that one conversation counts.
    static let maximumTerms = 60

    private var tallies: [TurnTally]
    private var terms: [String] = []
    private let organisation: String
    private let language: Language
    private let day: CivilDate

    /// What a turn counts. Its content notes which terms it has counted, so that a conversation counts each once. The same
    /// answer in another language is no other turn.
    init(_ outcome: inout AssistantTurn.Outcome, to message: Dialogue.Message, isFirst: Bool, _ visit: Visit) {
        self.init(
            (message.isLanguage ? [] : TurnTally.of(outcome.entries, acts: outcome.acts))
                + (isFirst ? [TurnTally(.conversations)] : []),
            language: outcome.content.conversation.language, visit)
        guard TurnOutcome(of: outcome.entries).isUnfound, case .text(let text) = message else { return }
        let counted = outcome.content.counted ?? []
        terms = Array(
            UnfoundTerms.of(text, in: language).filter { !counted.contains($0) }
                .prefix(max(0, Self.maximumTerms - counted.count)))
        if !terms.isEmpty { outcome.content.counted = counted + terms }
    }

    /// These tallies alone.
    init(_ tallies: [TurnTally], language: Language, _ visit: Visit) {
        self.tallies = tallies
        self.language = language
        organisation = visit.catalogue.home?.id ?? ""
        day = visit.catalogue.home.map { visit.site.zone(of: $0).date(at: visit.now) } ?? Zone.utc.date(at: visit.now)
    }

    /// Adds it all to the sums.
    func add(to store: Store, in transaction: any SQLTransaction) throws {
        for (tally, same) in Dictionary(grouping: tallies, by: { $0 }) {
            try store.assistantSums.add(
                same.count, kind: tally.kind.rawValue, key: tally.key, organisation: organisation, language: language,
                on: day, in: transaction)
        }
        for term in terms {
            try store.assistantSums.addTerm(
                term, lookup: store.lookup.hash(term, purpose: "unfound:\(organisation)"), organisation: organisation,
                language: language, on: day, in: transaction)
        }
    }
}
