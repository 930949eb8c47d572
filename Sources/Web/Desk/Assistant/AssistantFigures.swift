import Assistant
import FEEL
import Storage

/// How the assistant did over some days: sums, and nothing about anyone.
struct AssistantFigures: Sendable {
    /// A count from 1 up to this one is not shown.
    static let threshold = 5

    /// A sheet, and how often something was counted of it.
    struct SheetCount: Sendable, Hashable {
        let sheet: String
        let count: Int
    }

    /// What people said of a sheet's answers.
    struct Judgement: Sendable, Hashable {
        let sheet: String
        let useful: Int
        let notUseful: Int
        var total: Int { useful + notUseful }
    }

    private let counts: [TurnTally.Kind: [String: Int]]

    /// Sums of every language together.
    init(_ sums: [AssistantSum]) {
        var counts: [TurnTally.Kind: [String: Int]] = [:]
        for sum in sums {
            guard let kind = TurnTally.Kind(rawValue: sum.kind) else { continue }
            counts[kind, default: [:]][sum.key, default: 0] += sum.count
        }
        self.counts = counts
    }

    var conversations: Int { total(.conversations) }

    /// How often something was counted, whatever its key.
    func total(_ kind: TurnTally.Kind) -> Int { (counts[kind] ?? [:]).values.reduce(0, +) }

    func count(_ kind: TurnTally.Kind, _ key: String) -> Int { counts[kind]?[key] ?? 0 }

    /// The sheets that were quoted at least once.
    var shown: Set<String> { Set((counts[.sheets] ?? [:]).keys) }

    /// The sheets that came nearest without answering, the most often first; those that did too rarely are left out.
    var closest: [SheetCount] {
        (counts[.closest] ?? [:]).filter { $0.value >= Self.threshold }
            .map { SheetCount(sheet: $0.key, count: $0.value) }
            .sorted { ($1.count, $0.sheet) < ($0.count, $1.sheet) }
    }

    /// What people said of answers, the least useful first; sheets that too few judged are left out.
    var judgements: [Judgement] {
        let (useful, notUseful) = (counts[.useful] ?? [:], counts[.notUseful] ?? [:])
        return Set(useful.keys).union(notUseful.keys)
            .map { Judgement(sheet: $0, useful: useful[$0] ?? 0, notUseful: notUseful[$0] ?? 0) }
            .filter { $0.total >= Self.threshold }
            .sorted { ($1.notUseful * $0.total, $0.sheet) < ($0.notUseful * $1.total, $1.sheet) }
    }

    /// A count as it may be shown; nil where it is too small.
    static func shown(_ count: Int) -> Int? { count == 0 || count >= threshold ? count : nil }

    /// A count out of a total, in hundredths; nil where either is too small to be shown, or nothing is to be divided by.
    static func share(_ count: Int, of total: Int) -> Int? {
        guard total >= threshold, let count = shown(count) else { return nil }
        return (count * 200 + total) / (total * 2)
    }
}

/// Why a sheet should be read again.
struct SheetReview: Sendable, Hashable {
    enum Reason: String, Sendable, CaseIterable {
        /// Its last day has passed.
        case outOfDate = "out_of_date"
        /// It was last read again more than a year ago.
        case reviewedLongAgo = "reviewed_long_ago"
        /// Nobody has said when it was read again.
        case neverReviewed = "never_reviewed"
    }

    let reason: Reason
    /// The day in question; nil where there is none.
    let day: CivilDate?

    /// What is to be said of a sheet on a day; nil when it is up to date.
    init?(reviewedOn: CivilDate?, validUntil: CivilDate?, today: CivilDate) {
        if let validUntil, validUntil < today {
            (reason, day) = (.outOfDate, validUntil)
        } else if let reviewedOn {
            guard reviewedOn < today.adding(days: -365) else { return nil }
            (reason, day) = (.reviewedLongAgo, reviewedOn)
        } else {
            (reason, day) = (.neverReviewed, nil)
        }
    }
}

/// Words that were asked and not found, brought together: a word, and the words said with it.
struct UnfoundGroup: Sendable, Hashable {
    let word: String
    let conversations: Int
    /// Neighbours of the word, the most said first.
    let with: [String]

    /// The most groups that are shown.
    static let maximum = 30

    /// Groups of the terms of one language, the most said first.
    static func of(_ terms: [UnfoundTerm]) -> [UnfoundGroup] {
        let pairs = terms.filter { $0.text.contains(" ") }
        return terms.filter { !$0.text.contains(" ") }.prefix(maximum).map { term in
            UnfoundGroup(
                word: term.text, conversations: term.conversations,
                with: pairs.filter { $0.text.split(separator: " ").contains(Substring(term.text)) }.map(\.text))
        }
    }
}
