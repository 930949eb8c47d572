public import Services

/// What can be found: an immutable index of sheets. Another set of sheets is another value, made of the same analysed ones.
public struct SearchIndex: Sendable {
    private let parts: [LanguagePart]
    private let vectors: PassageVectors
    /// The row of each passage's vector, alongside each part's passages; `-1` without one.
    private let rows: [[Int32]]

    /// An index of nothing.
    public static let empty = SearchIndex([], vectors: .none)

    /// Indexes sheets. Of two with the same identifier and language, the last counts.
    public init(_ sheets: [AnalysedSheet], vectors: PassageVectors) {
        var last: [SheetKey: Int] = [:]
        for (place, sheet) in sheets.enumerated() { last[SheetKey(sheet.sheet)] = place }
        let kept = sheets.enumerated().filter { last[SheetKey($1.sheet)] == $0 }.map(\.element)
            .sorted { $0.sheet.id < $1.sheet.id }
        self.init(
            parts: Language.allCases.map { language in
                LanguagePart(kept.filter { $0.sheet.language == language }, language: language)
            }, vectors: vectors)
    }

    private init(parts: [LanguagePart], vectors: PassageVectors) {
        self.parts = parts
        self.vectors = vectors
        rows = parts.map { part in
            part.sheets.flatMap { sheet in sheet.passages.map { vectors.row($0.hash) ?? -1 } }
        }
    }

    /// The same sheets, with more vectors.
    public func with(_ vectors: PassageVectors) -> SearchIndex { SearchIndex(parts: parts, vectors: vectors) }

    /// Whether any passage has its vector.
    public var hasMeaning: Bool { vectors.count > 0 }

    /// How many sheets it holds.
    public var count: Int { parts.reduce(0) { $0 + $1.sheets.count } }

    /// The question in plain words, as it is to be embedded: what was typed on a telephone written in full.
    public func plainText(_ query: String, in language: Language) -> String {
        let part = parts.first { $0.language == language }
        return Question(query, language: language) { part?.lexicon.terms[$0] != nil }.plain
    }

    /// Finds sheets. `meaning` is the vector of `plainText`; without it, words alone are searched.
    ///
    /// Sheets of the other language come when those of `language` do not answer; a sheet found in `language` is not
    /// given in the other too.
    public func search(
        _ query: String, in language: Language, limit: Int, meaning: QueryVector? = nil
    ) -> Findings {
        let meaning = meaning?.model == vectors.model ? meaning : nil
        let found = parts.indices.map { find(query, in: $0, limit: limit, meaning: meaning) }
        let own = zip(parts, found).first { $0.0.language == language }?.1 ?? .nothing
        let other =
            zip(parts, found).filter { $0.0.language != language }.map(\.1)
            .max { $0.confidence < $1.confidence } ?? .nothing
        let threshold = Confidence.threshold
        let prefersOther = own.confidence < threshold && other.confidence > own.confidence
        let (first, second) = prefersOther ? (other, own) : (own, other)
        var seen: Set<String> = []
        let hits = (first.hits + (own.confidence < threshold ? second.hits : [])).filter {
            seen.insert($0.sheet.id).inserted
        }
        return Findings(
            query: query, language: language, hits: Array(hits.prefix(max(limit, 0))), confidence: first.confidence,
            isSure: !hits.isEmpty && first.confidence >= threshold)
    }

    private struct Found {
        let hits: [Findings.Hit]
        let confidence: Double
        static let nothing = Found(hits: [], confidence: 0)
    }

    private func find(_ query: String, in place: Int, limit: Int, meaning: QueryVector?) -> Found {
        let part = parts[place]
        guard !part.sheets.isEmpty, limit > 0 else { return .nothing }
        let question = Question(query, language: part.language) { part.lexicon.terms[$0] != nil }
        guard !question.words.isEmpty else { return .nothing }
        var signals = part.lexical(question)
        var passageNearness: [Float] = []
        if let meaning {
            passageNearness = vectors.nearness(meaning.values, rows: rows[place])
            signals.append(SignalScores(.meaning, values: part.bestOfPassages(passageNearness)))
        }
        let fusion = Fusion(signals)
        let confidence = Confidence.of(fusion, question: question, part: part)
        let ranks = signals.map { $0.ranks() }
        let hits = fusion.best.prefix(limit).map { candidate in
            var scores: [Signal: Findings.Score] = [:]
            for (signal, ranks) in zip(signals, ranks) {
                if let rank = ranks[candidate.sheet] {
                    let value = Double(signal.values[Int(candidate.sheet)])
                    scores[signal.signal] = Findings.Score(rank: rank, value: value)
                }
            }
            let sheet = part.sheets[Int(candidate.sheet)]
            let passage = part.bestPassage(of: Int(candidate.sheet), question: question, nearness: passageNearness)
            return Findings.Hit(
                sheet: sheet.sheet, passage: sheet.shown(passage), score: candidate.score, signals: scores)
        }
        return Found(hits: Array(hits), confidence: confidence)
    }
}

/// What identifies a sheet in a language.
struct SheetKey: Hashable, Sendable {
    let id: String
    let language: Language

    init(_ sheet: Sheet) {
        id = sheet.id
        language = sheet.language
    }
}
