import Services
import Testing

@testable import Assistant

@Suite struct SearchWordsTests {
    @Test(arguments: [
        ("Carte d’identité", ["carte", "d", "identité"]),
        ("L'ÉTÉ, aujourd'hui", ["l", "été", "aujourd", "hui"]),
        ("rendez-vous", ["rendez", "vous"]),
        ("ma C.N.I. perdue", ["ma", "cni", "perdue"]),
        ("la C.N.I", ["la", "cni"]),
        ("MR-003 et 12 €", ["mr", "003", "et", "12"]),
        ("Fin. A. Bis", ["fin", "a", "bis"]),
        ("e\u{301}te\u{301}", ["e\u{301}te\u{301}"]),
        ("", []), ("?! …", []),
    ])
    func `a text is cut into words`(text: String, words: [String]) {
        #expect(Words.list(text) == words)
    }

    @Test(arguments: [
        ("été", "ete"), ("œuvre", "oeuvre"), ("naïve", "naive"), ("straße", "strasse"), ("e\u{301}te\u{301}", "ete"),
        ("garçon", "garcon"), ("où", "ou"),
    ])
    func `accents and ligatures do not count`(word: String, folded: String) {
        #expect(Words.folded(word) == folded)
    }

    @Test func `words of one family have one stem, by Snowball`() {
        let french = Stemmer(.fr)
        #expect(Set(["déclarer", "déclarée", "déclarées", "déclare"].map(french.stem)) == ["declar"])
        #expect(french.stem("inscriptions") == french.stem("inscription"))
        let english = Stemmer(.en)
        #expect(Set(["register", "registered", "registering"].map(english.stem)) == ["regist"])
    }

    @Test func `a misspelt word has pieces of the right one`() {
        let right = Set(Pieces.of("declaration"))
        #expect(right.intersection(Pieces.of("declarasion")).count >= 5)
        #expect(right.intersection(Pieces.of("marche")).isEmpty)
        #expect(Pieces.of("cb").count == 1)
    }

    private func question(_ query: String, _ language: Language = .fr, known: Set<String> = []) -> SearchedWords {
        SearchedWords(query, language: language) { known.contains($0) }
    }

    @Test(arguments: [
        ("slt g perdu ma cart", ["perdu", "cart"]),
        ("c koi la cantine", ["cantine"]),
        ("jveux un rdv pr mon pb", ["rdv", "probleme", "rendez"]),
        ("c'est quoi ?", ["c", "est", "quoi"]),
    ])
    func `what is typed on a telephone is read in full`(query: String, words: [String]) {
        #expect(question(query).words.map(\.folded) == words)
    }

    @Test func `an apostrophe that was not typed is found again, only where the rest is known`() {
        #expect(
            question("pièce didentité", known: ["identite", "piece"]).words.map(\.folded) == ["piece", "identite"])
        #expect(question("diabolo", known: []).words.map(\.folded) == ["diabolo"])
    }

    @Test func `an acronym is looked for with its words, and words with their acronym, for less`() {
        let short = question("refaire ma CNI")
        #expect(short.words.map(\.folded).contains("nationale"))
        #expect(short.words.first { $0.folded == "nationale" }?.share == SearchedWords.addedShare)
        #expect(short.plain.contains("carte nationale identite"))
        #expect(question("carte nationale d'identité").words.map(\.folded).contains("cni"))
        #expect(question("my DOB", .en).words.map(\.folded) == ["dob", "date", "birth"])
    }

    @Test func `a question is read up to a length`() {
        let long = question(String(repeating: "cantine marché ", count: 5_000))
        #expect(long.words.map(\.folded) == ["cantine", "marche"])
        #expect(long.plain.count <= SearchedWords.longest)
        #expect(
            question((0..<500).map { "mot\($0)" }.joined(separator: " ")).words.count == SearchedWords.mostWords)
    }

    @Test func `a sheet is cut into passages of whole sentences`() {
        let sentence = "Le dossier se dépose au guichet de la mairie, du lundi au vendredi. "
        let text = String(repeating: sentence, count: 60)
        let sheet = AnalysedSheet(SearchSheets.sheet("long", "Déposer un dossier", text))
        #expect(sheet.passages.count > 3)
        #expect(
            sheet.passages.allSatisfy { $0.text.utf8.count <= AnalysedSheet.passageBytes && $0.text.hasSuffix(".") })
        #expect(sheet.passages.map { $0.text + " " }.joined() == text)
        #expect(sheet.embedded(sheet.passages[1]).hasPrefix("Déposer un dossier\nLe dossier"))
    }

    @Test func `a text hash is FNV-1a of 128 bits`() {
        // From the algorithm's own published test vectors.
        #expect("\(TextHash(of: ""))" == "6c62272e07bb014262b821756295c58d")
        #expect("\(TextHash(of: "a"))" == "d228cb696f1a8caf78912b704e4a8964")
        #expect(TextHash("\(TextHash(of: "été"))") == TextHash(of: "été"))
        #expect(TextHash("xyz") == nil)
    }
}
