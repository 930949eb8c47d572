import Foundation
import Services
import Testing

@testable import Assistant

@Suite struct SearchRankingTests {
    @Test func `BM25 of a word is what the formula says`() throws {
        // Two sheets of two words, one of four; average 8/3. The word stands once in the first, twice in the third.
        let sheets = [
            SearchSheets.sheet("a", "", "marché ouvert"), SearchSheets.sheet("b", "", "cantine fermée"),
            SearchSheets.sheet("c", "", "marché marché cantine école"),
        ]
        let part = LanguagePart(sheets.map { AnalysedSheet($0) }, language: .fr)
        let term = try #require(part.lexicon.terms["marche"])
        var scores = [Float](repeating: 0, count: 3)
        part.words.add(term, times: 1, to: &scores)
        let rarity = log(1 + (3 - 2 + 0.5) / (2 + 0.5))
        func expected(_ count: Double, _ length: Double) -> Double {
            let frequency = count / (1 - 0.75 + 0.75 * length / (8.0 / 3))
            return rarity * frequency * 2.2 / (frequency + 1.2)
        }
        #expect(abs(Double(scores[0]) - expected(1, 2)) < 1e-5)
        #expect(scores[1] == 0)
        #expect(abs(Double(scores[2]) - expected(2, 4)) < 1e-5)
    }

    @Test func `a word in the title and in the text counts for more than in the text alone`() {
        let index = SearchSheets.index([
            SearchSheets.sheet("text", "Autre chose", "La cantine de l’école."),
            SearchSheets.sheet("title", "La cantine", "La cantine de l’école."),
        ])
        #expect(index.search("cantine", in: .fr, limit: 2).hits.map(\.sheet.id) == ["title", "text"])
    }

    @Test(arguments: ["se plindre dun voisin bruillant", "voisins bruyants", "plaindre voisin"])
    func `misspellings and other forms find the same sheet`(query: String) throws {
        let findings = SearchSheets.index().search(query, in: .fr, limit: 1)
        let hit = try #require(findings.hits.first)
        #expect(hit.sheet.id == "bruit")
        #expect(hit.signals[.pieces]?.rank == 1)
    }

    @Test func `a word no signal of words knows is found by its pieces`() throws {
        let findings = SearchSheets.index().search("canttine", in: .fr, limit: 1)
        let hit = try #require(findings.hits.first)
        #expect(hit.sheet.id == "cantine")
        #expect(hit.signals[.words] == nil && hit.signals[.stems] == nil)
    }

    @Test func `the greatest values come first, whatever their order`() {
        var random = SeededRandom(7)
        for _ in 0..<200 {
            let values = (0..<Int.random(in: 0...60, using: &random)).map { _ in
                Float(Int.random(in: 0...9, using: &random))
            }
            let count = Int.random(in: 0...12, using: &random)
            let expected = values.indices.filter { values[$0] > 0 }
                .sorted { values[$0] != values[$1] ? values[$0] > values[$1] : $0 < $1 }.prefix(count)
            #expect(TopPlaces.of(values, count: count, above: 0).map { Int($0) } == Array(expected))
        }
    }

    @Test func `nearness is the scalar product, for any length`() {
        var vectors = PassageVectors(model: "m")
        let hash = TextHash(of: "a")
        let row = (0..<37).map { Float($0) / 100 }
        vectors.add([hash: row])
        let query = (0..<37).map { Float(37 - $0) / 100 }
        let expected = zip(row, query).reduce(Float(0)) { $0 + $1.0 * $1.1 }
        let nearness = vectors.nearness(query, rows: [vectors.row(hash) ?? -1, -1])
        #expect(abs(nearness[0] - expected) < 1e-4)
        #expect(nearness[1] == -1)
        #expect(vectors.nearness([1], rows: [0]) == [-1])
    }

    /// Vectors that say which sheet is meant, whatever the words.
    private func meaning(of sheet: String, among sheets: [Sheet]) -> (PassageVectors, QueryVector) {
        var vectors = PassageVectors(model: "m")
        for (place, one) in sheets.enumerated() {
            let values = (0..<sheets.count).map { Float($0 == place ? 1 : 0) }
            for text in AnalysedSheet(one).embedded { vectors.add([text.hash: values]) }
        }
        let place = sheets.firstIndex { $0.id == sheet } ?? 0
        return (vectors, QueryVector(model: "m", values: (0..<sheets.count).map { $0 == place ? 1 : 0 }))
    }

    @Test func `meaning finds what words do not, and both agree for more`() throws {
        let (vectors, query) = meaning(of: "cni", among: SearchSheets.town)
        let index = SearchIndex(SearchSheets.town.map { AnalysedSheet($0) }, vectors: vectors)
        let alone = index.search("papiers égarés", in: .fr, limit: 3, meaning: query)
        #expect(alone.hits.first?.sheet.id == "cni")
        #expect(alone.hits.first?.signals[.meaning]?.rank == 1)
        let both = index.search("carte d’identité perdue", in: .fr, limit: 3, meaning: query)
        #expect((both.hits.first?.score ?? 0) > (alone.hits.first?.score ?? 1))
        #expect(both.hits.allSatisfy { $0.score >= 0 && $0.score <= 1 })
        #expect(both.confidence > alone.confidence)
        let another = QueryVector(model: "another", values: query.values)
        #expect(index.search("papiers", in: .fr, limit: 3, meaning: another).hits.first?.signals[.meaning] == nil)
    }

    @Test func `a sheet in both languages is given once, in the language asked`() {
        let sheets = [
            SearchSheets.sheet("s", "Service passeport", "Demander un passeport."),
            SearchSheets.sheet("s", "Passport passeport", "Ask for a passport.", .en),
        ]
        let index = SearchSheets.index(sheets)
        for language in Language.allCases {
            let hits = index.search("passeport", in: language, limit: 5).hits
            #expect(hits.count { $0.sheet.id == "s" } == 1)
            #expect(hits.first?.sheet.language == language)
        }
    }

    @Test func `the passage that answers is the one shown`() throws {
        let filler = String(repeating: "Le guichet est ouvert du lundi au vendredi. ", count: 30)
        let text = filler + "\nLes chiens tenus en laisse sont admis.\n" + filler
        let index = SearchSheets.index([SearchSheets.sheet("guichet", "Le guichet", text)])
        let hit = try #require(index.search("chien en laisse", in: .fr, limit: 1).hits.first)
        #expect(hit.passage.text.contains("laisse"))
        #expect(hit.passage.text.utf8.count < text.utf8.count / 2)
    }

    @Test func `adding then removing a sheet gives the same findings, whatever the order of sheets`() {
        let words = ["carte", "école", "marché", "vélo", "bruit", "impôt", "eau", "arbre", "piscine", "mairie"]
        var random = SeededRandom(11)
        for _ in 0..<20 {
            func text(_ count: Int) -> String {
                (0..<count).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
            }
            let sheets = (0..<12).map { SearchSheets.sheet("s\($0)", text(3), text(20)) }
            let more = SearchSheets.sheet("more", text(3), text(20))
            let before = SearchSheets.index(sheets)
            let query = text(3)
            let with = SearchSheets.index(sheets + [more])
            #expect(with.search(query, in: .fr, limit: 20).hits != before.search(query, in: .fr, limit: 20).hits)
            let after = SearchSheets.index(((sheets + [more]).filter { $0.id != "more" }).shuffled(using: &random))
            #expect(after.search(query, in: .fr, limit: 20) == before.search(query, in: .fr, limit: 20))
        }
    }
}
