/// Whether what is found now is what a regression case expects.
public struct QuestionVerdict: Sendable, Hashable {
    /// How well it holds.
    public enum Grade: String, Sendable, Hashable {
        /// The expected sheet comes first, or nothing is sure where nothing should be.
        case right
        /// The expected sheet is among the first, not the first.
        case near
        /// It is not, or an answer is given as sure where none should be.
        case wrong
    }

    /// The places that a person looks at: the assistant shows as many of the nearest sheets.
    public static let shownPlaces = 3

    /// The place of the expected sheet, from 1; nil where it was not found, or none is expected.
    public let rank: Int?
    /// How well it holds.
    public let grade: Grade

    /// Compares what was found with what is expected.
    public init(_ findings: Findings, expected: String?) {
        guard let expected else {
            rank = nil
            grade = findings.isSure ? .wrong : .right
            return
        }
        rank = findings.hits.firstIndex { $0.sheet.id == expected }.map { $0 + 1 }
        grade =
            switch rank {
            case 1: .right
            case .some(let rank) where rank <= Self.shownPlaces: .near
            default: .wrong
            }
    }
}

/// Runs regression cases over an index: what `parvis check` says of a `questions.jsonl`.
public struct QuestionCheck: Sendable {
    /// Something to say about a line.
    public struct Finding: Sendable, Hashable {
        /// The line, from 1.
        public let line: Int
        /// Whether the file can't be left so.
        public let isError: Bool
        /// What is wrong, in English.
        public let message: String
    }

    /// How deep the expected sheet is looked for, to say where it stands.
    static let depth = 10

    private let index: SearchIndex
    private let known: Set<String>

    /// A check over these sheets, by their words alone: a model of meanings may be absent where definitions are checked.
    public init(sheets: [Sheet]) {
        index = SearchIndex(sheets.map { AnalysedSheet($0) }, vectors: .none)
        known = Set(sheets.map(\.id))
    }

    /// What there is to say of a question; nil when it holds.
    public func finding(_ record: QuestionRecord, line: Int) -> Finding? {
        if let expected = record.expected, !known.contains(expected) {
            return Finding(line: line, isError: true, message: "no sheet is called `\(expected)`")
        }
        let found = index.search(record.question, in: record.language, limit: Self.depth)
        let verdict = QuestionVerdict(found, expected: record.expected)
        let first = found.hits.first?.sheet.id ?? "nothing"
        switch (verdict.grade, record.expected) {
        case (.right, _): return nil
        case (_, nil):
            return Finding(
                line: line, isError: true, message: "`\(first)` is answered as sure, and nothing should be")
        case (let grade, let expected?):
            let place = verdict.rank.map { "comes at place \($0)" } ?? "is not found"
            return Finding(
                line: line, isError: grade == .wrong, message: "`\(expected)` \(place): `\(first)` comes first")
        }
    }
}
