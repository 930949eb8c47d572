import Foundation
import Services

/// The index of the sheets of one language.
struct LanguagePart: Sendable {
    let language: Language
    let sheets: [AnalysedSheet]
    let lexicon: Lexicon
    let words: SignalIndex
    let stems: SignalIndex
    let pieces: SignalIndex
    /// How rare each stem is, wherever it stands in a sheet: ln(1 + (N − n + ½) / (n + ½)).
    let rarity: [Float]
    /// How rare a stem that no sheet has would be.
    let rarest: Float
    /// Where each sheet's passages begin among all of this part; one more at the end.
    let passageStarts: [Int]
    /// The stem of each distinct word of each sheet, the sheets one after the other: no word is spelt out at search.
    private let wordStems: [Int32]
    /// Where each sheet's words begin in `wordStems`; one more at the end.
    private let wordStarts: [Int]

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
        var wordTerms: [Int32] = []
        var wordStarts = [0]
        for (document, sheet) in sheets.enumerated() {
            for (word, counts) in zip(sheet.words, sheet.counts) {
                let place = lexicon.place(of: word, stemmer: stemmer)
                let entry = lexicon.entries[place]
                wordTerms.append(entry.term)
                words.count(counts, of: entry.term)
                stems.count(counts, of: entry.stem)
                for piece in entry.pieces { pieces.count(counts, of: piece) }
            }
            words.close(document, sheet.lengths, averages)
            stems.close(document, sheet.lengths, averages)
            pieces.close(document, sheet.lengths, averages)
            wordStarts.append(wordTerms.count)
        }
        lexicon.finish()
        wordStems = wordTerms.map { lexicon.stemOfTerm[Int($0)] }
        self.wordStarts = wordStarts
        let total = Double(sheets.count)
        rarity = stems.holding.map { Float(log1p((total - Double($0) + 0.5) / (Double($0) + 0.5))) }
        rarest = Float(log1p((total + 0.5) / 0.5))
        self.words = words.index(termCount: lexicon.terms.count, documentCount: sheets.count)
        self.stems = stems.index(termCount: lexicon.stems.count, documentCount: sheets.count)
        self.pieces = pieces.index(termCount: lexicon.pieces.count, documentCount: sheets.count)
        self.lexicon = lexicon
    }

    /// The stem of each distinct word of a sheet, in the order of its `words`.
    func stems(ofWordsOf sheet: Int) -> ArraySlice<Int32> { wordStems[wordStarts[sheet]..<wordStarts[sheet + 1]] }

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

    /// Constants of the measure, the same for every collection and every signal.
    enum Settings {
        /// Title and keywords: how long they are tells little, and a word twice there little more.
        static let title = InvertedIndex.Settings(
            k1: 1.2, weights: FieldValues(title: 1, keywords: 1, heading: 0, body: 0),
            lengthShare: FieldValues(title: 0.75, keywords: 0.75, heading: 0, body: 0))
        /// Headings and text.
        static let body = InvertedIndex.Settings(
            k1: 1.2, weights: FieldValues(title: 0, keywords: 0, heading: 1, body: 1),
            lengthShare: FieldValues(title: 0, keywords: 0, heading: 0.75, body: 0.75))
    }
}

/// The index of one signal: titles and texts apart, since a word that is common in texts may be rare in titles.
struct SignalIndex: Sendable {
    let title: InvertedIndex
    let body: InvertedIndex

    /// Adds what a term says of each sheet to `scores`.
    func add(_ term: Int32, times share: Float, to scores: inout [Float]) {
        title.add(term, times: share, to: &scores)
        body.add(term, times: share, to: &scores)
    }
}

/// Postings of one signal while an index is made.
struct Postings {
    private struct Side {
        var terms: [Int32] = []
        var documents: [Int32] = []
        var weights: [Float] = []

        func index(termCount: Int, documentCount: Int) -> InvertedIndex {
            InvertedIndex(
                termCount: termCount, documentCount: documentCount, terms: terms, documents: documents,
                weights: weights)
        }
    }

    private var title = Side()
    private var body = Side()
    // Of the sheet that is being read.
    private var counts: [FieldValues] = []
    private var touched: [Int32] = []
    /// In how many sheets each term stands, whatever the field.
    private(set) var holding: [Int32] = []

    /// Counts a word of the sheet that is being read.
    mutating func count(_ more: AnalysedSheet.Counts, of term: Int32) {
        while counts.count <= Int(term) {
            counts.append(.zero)
            holding.append(0)
        }
        if counts[Int(term)] == .zero {
            touched.append(term)
            holding[Int(term)] += 1
        }
        counts[Int(term)].title += Float(more.title)
        counts[Int(term)].keywords += Float(more.keywords)
        counts[Int(term)].heading += Float(more.heading)
        counts[Int(term)].body += Float(more.body)
    }

    /// Ends a sheet.
    mutating func close(_ document: Int, _ lengths: FieldValues, _ averages: FieldValues) {
        for term in touched {
            let count = counts[Int(term)]
            let inTitle = LanguagePart.Settings.title.weight(count, lengths: lengths, averages: averages)
            if inTitle > 0 {
                title.terms.append(term)
                title.documents.append(Int32(document))
                title.weights.append(inTitle)
            }
            let inBody = LanguagePart.Settings.body.weight(count, lengths: lengths, averages: averages)
            if inBody > 0 {
                body.terms.append(term)
                body.documents.append(Int32(document))
                body.weights.append(inBody)
            }
            counts[Int(term)] = .zero
        }
        touched.removeAll(keepingCapacity: true)
    }

    /// The index of all sheets.
    func index(termCount: Int, documentCount: Int) -> SignalIndex {
        SignalIndex(
            title: title.index(termCount: termCount, documentCount: documentCount),
            body: body.index(termCount: termCount, documentCount: documentCount))
    }
}
