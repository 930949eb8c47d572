import Services

/// The index of the sheets of one language.
struct LanguagePart: Sendable {
    let language: Language
    let sheets: [AnalysedSheet]
    let lexicon: Lexicon
    let words: InvertedIndex
    let stems: InvertedIndex
    let pieces: InvertedIndex
    /// Where each sheet's passages begin among all of this part; one more at the end.
    let passageStarts: [Int]

    init(_ sheets: [AnalysedSheet], language: Language) {
        self.language = language
        self.sheets = sheets
        var starts = [0]
        for sheet in sheets { starts.append(starts[starts.count - 1] + sheet.passages.count) }
        passageStarts = starts
        let averages = Self.averages(sheets)
        var lexicon = Lexicon()
        let stemmer = Stemmer(language)
        var words = Postings()
        var stems = Postings()
        var pieces = Postings()
        for (document, sheet) in sheets.enumerated() {
            for (word, counts) in zip(sheet.words, sheet.counts) {
                let place = lexicon.place(of: word, stemmer: stemmer)
                let entry = lexicon.entries[place]
                words.count(counts, of: entry.term)
                stems.count(counts, of: entry.stem)
                for piece in entry.pieces { pieces.count(counts, of: piece) }
            }
            words.close(document, sheet.lengths, averages, Settings.words)
            stems.close(document, sheet.lengths, averages, Settings.stems)
            pieces.close(document, sheet.lengths, averages, Settings.pieces)
        }
        lexicon.finish()
        self.words = words.index(termCount: lexicon.terms.count, documentCount: sheets.count)
        self.stems = stems.index(termCount: lexicon.stems.count, documentCount: sheets.count)
        self.pieces = pieces.index(termCount: lexicon.pieces.count, documentCount: sheets.count)
        self.lexicon = lexicon
    }

    private static func averages(_ sheets: [AnalysedSheet]) -> FieldValues {
        var sum = FieldValues(title: 0, keywords: 0, heading: 0, body: 0)
        for sheet in sheets {
            sum.title += sheet.lengths.title
            sum.keywords += sheet.lengths.keywords
            sum.heading += sheet.lengths.heading
            sum.body += sheet.lengths.body
        }
        let count = Float(max(sheets.count, 1))
        return FieldValues(
            title: sum.title / count, keywords: sum.keywords / count, heading: sum.heading / count,
            body: sum.body / count)
    }

    /// Constants of each signal, the same for every collection.
    enum Settings {
        static let words = InvertedIndex.Settings(
            k1: 1.2, weights: FieldValues(title: 3, keywords: 2, heading: 1.5, body: 1),
            lengthShare: FieldValues(title: 0.5, keywords: 0.5, heading: 0.5, body: 0.75))
        static let stems = words
        static let pieces = words
    }

    /// Postings while an index is made.
    private struct Postings {
        private var terms: [Int32] = []
        private var documents: [Int32] = []
        private var weights: [Float] = []
        // Of the sheet that is being read.
        private var counts: [FieldValues] = []
        private var touched: [Int32] = []

        mutating func count(_ more: AnalysedSheet.Counts, of term: Int32) {
            while counts.count <= Int(term) { counts.append(FieldValues(title: 0, keywords: 0, heading: 0, body: 0)) }
            let before = counts[Int(term)]
            if before.title == 0, before.keywords == 0, before.heading == 0, before.body == 0 { touched.append(term) }
            counts[Int(term)].title += Float(more.title)
            counts[Int(term)].keywords += Float(more.keywords)
            counts[Int(term)].heading += Float(more.heading)
            counts[Int(term)].body += Float(more.body)
        }

        mutating func close(
            _ document: Int, _ lengths: FieldValues, _ averages: FieldValues, _ settings: InvertedIndex.Settings
        ) {
            for term in touched {
                terms.append(term)
                documents.append(Int32(document))
                weights.append(settings.weight(counts[Int(term)], lengths: lengths, averages: averages))
                counts[Int(term)] = FieldValues(title: 0, keywords: 0, heading: 0, body: 0)
            }
            touched.removeAll(keepingCapacity: true)
        }

        func index(termCount: Int, documentCount: Int) -> InvertedIndex {
            InvertedIndex(
                termCount: termCount, documentCount: documentCount, terms: terms, documents: documents,
                weights: weights)
        }
    }
}
