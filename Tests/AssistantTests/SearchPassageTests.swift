import Services
import Testing

@testable import Assistant

/// The passage that is quoted, found by numbers, against the same found by the words themselves.
@Suite struct SearchPassageTests {
    private static let vocabulary = [
        "carte", "cartes", "identité", "identite", "déclarer", "déclarée", "déclarés", "cantine", "marché", "mairie",
        "enfant", "enfants", "inscrire", "inscription", "logement", "aide", "aides", "voisin", "bruit", "le", "la",
    ]

    private static func words(_ count: Int, _ random: inout SeededRandom) -> String {
        (0..<count).map { _ in vocabulary.randomElement(using: &random) ?? "" }.joined(separator: " ")
    }

    private static func part(_ random: inout SeededRandom) -> LanguagePart {
        let sheets = (0..<12).map { number in
            AnalysedSheet(
                Sheet(
                    id: "\(number)", language: .fr, origin: .folder, organisation: "val-clair",
                    title: words(3, &random),
                    sections: (0..<Int.random(in: 1...5, using: &random)).map { _ in
                        Sheet.Section(heading: nil, text: words(8, &random))
                    }, link: "/\(number)"))
        }
        return LanguagePart(sheets, language: .fr)
    }

    /// What each passage has of the question, each stem once, by spelling its words out.
    private static func shares(of sheet: AnalysedSheet, _ terms: QuestionTerms, _ lexicon: Lexicon) -> [Float] {
        sheet.passages.map { passage in
            var found: Set<Int32> = []
            return passage.words.reduce(Float(0)) { sum, word in
                guard let term = lexicon.terms[Words.folded(sheet.words[Int(word)])] else { return sum }
                let stem = lexicon.stemOfTerm[Int(term)]
                let worth = terms.terms.filter { $0.stem == stem }.map { $0.share * $0.rarity }.max()
                guard let worth, found.insert(stem).inserted else { return sum }
                return sum + worth
            }
        }
    }

    @Test func `the passage quoted has most of the question, as its words say`() throws {
        var random = SeededRandom(11)
        for _ in 0..<40 {
            let part = Self.part(&random)
            let query = Self.words(Int.random(in: 1...70, using: &random), &random)
            let question = SearchedWords(query, language: .fr) { part.lexicon.terms[$0] != nil }
            let terms = part.terms(of: question)
            for (place, sheet) in part.sheets.enumerated() {
                let shares = Self.shares(of: sheet, terms, part.lexicon)
                let best = try #require(shares.max())
                let passage = part.bestPassage(of: place, terms: terms, nearness: [])
                #expect(passage == shares.firstIndex(of: best), "seed 11: \(query)")
            }
        }
    }
}
