import Assistant
import Services
import Testing

/// Words that nothing answered, without anybody in them.
@Suite struct UnfoundTermTests {
    @Test(arguments: [
        ("Où acheter une carte de pêche ?", ["acheter", "carte", "peche", "acheter carte", "carte peche"]),
        ("JE CHERCHE UNE PISCINE", []),
        ("l’horaire d'été de la piscine", ["horaire", "piscine", "horaire piscine"]),
        ("piscine. bibliothèque", ["piscine", "bibliotheque"]),
        ("", []), ("?!", []), ("ok à ou", []),
        ("changer de nom de famille", ["changer", "nom", "famille", "changer nom", "nom famille"]),
    ])
    func `content words are kept without accents, with their neighbours`(message: String, expected: [String]) {
        #expect(UnfoundTerms.of(message, in: .fr) == expected)
    }

    @Test(arguments: [
        "Je m’appelle Samira Zwykiewicz", "je m'appelle samira zwykiewicz", "mon nom est zwykiewicz",
        "c’est pour madame zwykiewicz", "Bonjour, Samira Zwykiewicz.", "écrivez-moi à samira.zwykiewicz@example.org",
        "samira@zwykiewicz.example", "voir https://zwykiewicz.example/samira", "www.zwykiewicz.example",
        "j’habite 12 rue de la zwykiewicz", "12 impasse samira zwykiewicz", "rue Zwykiewicz", "d'Zwykiewicz",
        "VC-7K2M-ZWYKIEWICZ", "ma demande vc-7k2m-zwykiewicz", "zwykiewicz123", "96100 zwykiewicz",
        "my name is zwykiewicz", "mrs zwykiewicz",
    ])
    func `nothing that tells somebody is left`(message: String) {
        for language in Language.allCases {
            let terms = UnfoundTerms.of(message, in: language).joined(separator: " ")
            #expect(!terms.contains("zwykiewicz") && !terms.contains("samira"), "\(terms)")
        }
    }

    @Test func `a message gives few terms, made of letters alone`() {
        var generator = SystemRandomNumberGenerator()
        let seed = UInt64.random(in: .min ... .max, using: &generator)
        var random = Seeded(state: seed)
        let alphabet = Array("aàbcdeéœ ' - . , @ / 0 1 9 Z É _ : ? 🙂\n")
        for _ in 0..<500 {
            let message = String(
                (0..<Int.random(in: 0...200, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "a" }
            )
            let terms = UnfoundTerms.of(message, in: .fr)
            let words = terms.filter { !$0.contains(" ") }
            #expect(
                words.count <= UnfoundTerms.maximumWords && terms.count < 2 * UnfoundTerms.maximumWords, "seed \(seed)")
            #expect(Set(terms).count == terms.count, "seed \(seed)")
            for word in words {
                #expect((3...30).contains(word.count), "seed \(seed): \(word)")
                #expect(word.allSatisfy { $0.isLetter && $0.isLowercase }, "seed \(seed): \(word)")
            }
        }
    }

    private struct Seeded: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}
