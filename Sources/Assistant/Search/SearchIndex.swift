public import Services

/// What can be found: an immutable index of sheets. Another set of sheets is another value, made of the same analysed ones.
public struct SearchIndex: Sendable {
    private let parts: [LanguagePart]
    private let vectors: PassageVectors
    /// Alongside `parts`.
    private let rows: [Rows]

    /// The rows of a part's vectors; `-1` without one.
    private struct Rows: Sendable {
        /// Of each sheet's title.
        let titles: [Int32]
        /// Of each passage of all sheets.
        let passages: [Int32]
    }

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
            Rows(
                titles: part.sheets.map { sheet in sheet.titleHash.flatMap { vectors.row($0) } ?? -1 },
                passages: part.sheets.flatMap { sheet in sheet.passages.map { vectors.row($0.hash) ?? -1 } })
        }
    }

    /// The same sheets, with more vectors.
    public func with(_ vectors: PassageVectors) -> SearchIndex { SearchIndex(parts: parts, vectors: vectors) }

    /// Whether any passage has its vector.
    public var hasMeaning: Bool { vectors.count > 0 }

    /// How much more probable an answer in the other language must be to come before those in the language asked.
    private static let otherLanguageLead = 0.15

    /// How many sheets it holds.
    public var count: Int { parts.reduce(0) { $0 + $1.sheets.count } }

    /// The question in plain words, as it is to be embedded: what was typed on a telephone written in full.
    public func plainText(_ query: String, in language: Language) -> String {
        let part = parts.first { $0.language == language }
        return SearchedWords(query, language: language) { part?.lexicon.terms[$0] != nil }.plain
    }

    /// What was found, in another language where its sheets have it: the same parts of the same sheets.
    public func translated(_ findings: Findings, to language: Language) -> Findings {
        guard let part = parts.first(where: { $0.language == language }) else { return findings }
        let hits = findings.hits.map { hit -> Findings.Hit in
            guard hit.sheet.language != language,
                let own = part.sheets.first(where: { $0.sheet.id == hit.sheet.id })?.sheet,
                let place = hit.sheet.sections.firstIndex(of: hit.passage)
            else { return hit }
            // Sheets are translated part by part; where they are not, the first one says what the sheet is about.
            let isAlike = own.sections.count == hit.sheet.sections.count
            guard let passage = isAlike ? own.sections[place] : own.sections.first else { return hit }
            return Findings.Hit(sheet: own, passage: passage, score: hit.score, signals: hit.signals)
        }
        return Findings(
            query: findings.query, language: language, hits: hits, confidence: findings.confidence,
            isSure: findings.isSure)
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
        let threshold = Calibration.threshold(hasMeaning: meaning != nil)
        let isOwnSure = own.confidence >= threshold
        let prefersOther = !isOwnSure && other.confidence > own.confidence + Self.otherLanguageLead
        // A sheet that was found in both is given in the language asked.
        let inOwn = Dictionary(own.hits.map { ($0.sheet.id, $0) }, uniquingKeysWith: { first, _ in first })
        let ordered =
            prefersOther
            ? other.hits.map { inOwn[$0.sheet.id] ?? $0 } + own.hits : own.hits + (isOwnSure ? [] : other.hits)
        var seen: Set<String> = []
        let hits = ordered.filter { seen.insert($0.sheet.id).inserted }
        let first = prefersOther ? other : own
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
        guard limit > 0, let reading = read(query, in: place, meaning: meaning) else { return .nothing }
        let part = parts[place]
        let fusion = Fusion(reading.signals, rarity: reading.terms.rarity)
        guard !fusion.best.isEmpty else { return .nothing }
        let confidence = Calibration.probability(ConfidenceFeatures(fusion, reading: reading, part: part))
        let hits = fusion.best.prefix(limit).map { candidate in
            var scores: [Signal: Findings.Score] = [:]
            for signal in reading.signals {
                if let place = signal.best.firstIndex(of: candidate.sheet) {
                    let value = Double(signal.values[Int(candidate.sheet)])
                    scores[signal.signal] = Findings.Score(rank: place + 1, value: value)
                }
            }
            let sheet = part.sheets[Int(candidate.sheet)]
            let passage = part.bestPassage(
                of: Int(candidate.sheet), terms: reading.terms, nearness: reading.passageNearness)
            return Findings.Hit(
                sheet: sheet.sheet, passage: sheet.shown(passage), score: candidate.score, signals: scores)
        }
        return Found(hits: Array(hits), confidence: confidence)
    }

    /// What a question is for a part and what each signal says of it.
    struct Reading: Sendable {
        let terms: QuestionTerms
        var signals: [SignalScores]
        let passageNearness: [Float]
    }

    /// Reads a question for the part at `place`; nil when there is nothing to look for.
    private func read(_ query: String, in place: Int, meaning: QueryVector?) -> Reading? {
        let part = parts[place]
        guard !part.sheets.isEmpty else { return nil }
        let question = SearchedWords(query, language: part.language) { part.lexicon.terms[$0] != nil }
        guard !question.words.isEmpty else { return nil }
        let terms = part.terms(of: question)
        var signals = part.lexical(terms)
        guard let meaning else { return Reading(terms: terms, signals: signals, passageNearness: []) }
        let passages = vectors.nearness(meaning.values, rows: rows[place].passages)
        let titles = vectors.nearness(meaning.values, rows: rows[place].titles)
        // A title and a passage each say half; one that has no vector leaves the word to the other.
        let values = zip(part.bestOfPassages(passages), titles).map { passage, title in
            passage < 0 ? title : title < 0 ? passage : (passage + title) / 2
        }
        signals.append(SignalScores(.meaning, values: values))
        return Reading(terms: terms, signals: signals, passageNearness: passages)
    }

    /// What the part of a language makes of a question, for measuring; nil when there is nothing to look for.
    func examine(_ query: String, in language: Language, meaning: QueryVector?) -> (
        part: LanguagePart, reading: Reading
    )? {
        guard let place = parts.firstIndex(where: { $0.language == language }),
            let reading = read(query, in: place, meaning: meaning)
        else { return nil }
        return (parts[place], reading)
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
