public import Services

/// One of the ways in which a sheet can be found.
public enum Signal: String, Sendable, Hashable, Codable, CaseIterable {
    /// Words as they stand (BM25).
    case words
    /// Words brought back to their stem (BM25).
    case stems
    /// Pieces of words, which bear misspellings.
    case pieces
    /// Nearness of meaning (multilingual embeddings).
    case meaning
}

/// What a search found, with how far it is to be believed.
public struct Findings: Sendable, Hashable {
    /// What one signal said of a sheet.
    public struct Score: Sendable, Hashable {
        /// Its place among all sheets by this signal, from 1.
        public let rank: Int
        /// The signal's own measure; only comparable within one signal.
        public let value: Double

        /// What a signal said.
        public init(rank: Int, value: Double) {
            self.rank = rank
            self.value = value
        }
    }

    /// A sheet that was found.
    public struct Hit: Sendable, Hashable {
        /// The sheet.
        public let sheet: Sheet
        /// The passage of it that answers best.
        public let passage: Sheet.Section
        /// The fused measure by which hits are ordered, from 0 to 1.
        public let score: Double
        /// What each signal said; a signal that did not find the sheet, or did not run, is absent.
        public let signals: [Signal: Score]

        /// A sheet that was found.
        public init(sheet: Sheet, passage: Sheet.Section, score: Double, signals: [Signal: Score]) {
            self.sheet = sheet
            self.passage = passage
            self.score = score
            self.signals = signals
        }
    }

    /// What was searched, as it was written.
    public let query: String
    /// The language in which it was asked.
    public let language: Language
    /// Sheets, best first, each once.
    public let hits: [Hit]
    /// The probability that the first hit answers the question, from 0 to 1; calibrated.
    public let confidence: Double
    /// Whether `confidence` reaches the threshold above which an answer is given as one.
    public let isSure: Bool

    /// What a search found.
    public init(query: String, language: Language, hits: [Hit], confidence: Double, isSure: Bool) {
        self.query = query
        self.language = language
        self.hits = hits
        self.confidence = confidence
        self.isSure = isSure
    }
}
