import Testing

@testable import Services

@Suite("French typography")
struct TypographyTests {
    /// `~` stands for a no-break space, `_` for a narrow one, so that the cases can be read.
    private static func readable(_ text: String) -> String {
        text.replacing("\u{A0}", with: "~").replacing("\u{202F}", with: "_")
    }

    @Test(
        "Spaces are those of French print",
        arguments: [
            ("Que pouvons-nous faire ?", "Que pouvons-nous faire_?"), ("Vraiment?", "Vraiment_?"),
            ("Oui ; non", "Oui_; non"), ("Bravo !", "Bravo_!"), ("Quoi ?!", "Quoi_?!"), ("Erreur :", "Erreur~:"),
            ("Erreur: deux points", "Erreur~: deux points"), ("« je viens »", "«~je viens~»"),
            ("«je viens»", "«~je viens~»"), ("Vous dites « oui » ?", "Vous dites «~oui~»_?"),
            ("3,74 €", "3,74~€"), ("3,74€", "3,74~€"), ("90 %", "90~%"), ("21 600 € par an", "21_600~€ par an"),
            ("1 234 567", "1_234_567"), ("jusqu’à 17 h 30 aujourd’hui", "jusqu’à 17~h~30 aujourd’hui"),
            ("à 9 h", "à 9~h"), ("au 01 00 00 00 00.", "au 01~00~00~00~00."), ("(vraiment ?)", "(vraiment_?)"),
            (" : tout le monde", "~: tout le monde"), ("deux  espaces  ?", "deux  espaces_?"),
            ("Ligne\n? suite", "Ligne\n? suite"), ("", ""), ("?", "?"), ("«", "«~"),
        ])
    func set(_ text: String, _ expected: String) {
        #expect(Self.readable(Typography.french(text)) == expected)
    }

    @Test(
        "Times, ratios, dates, addresses and other words are left alone",
        arguments: [
            "12:30", "de 9:00 à 17:30", "un rapport de 3:4", "https://example.org/a?b=1;c!d", "http://a.fr:8080/",
            "www.example.org?x=1", "mairie@example.org", "/demarches?page=2", "27 3 1985", "12 rue des Tilleuls",
            "2 hommes", "VC-7K2-9QF", "mailto:a@b.fr?subject=x", "l’acte de naissance",
        ])
    func unchanged(_ text: String) {
        #expect(Typography.french(text) == text)
    }

    @Test("English is left alone")
    func english() {
        #expect(Typography.typeset("Why? Because: 3 €", in: "en") == "Why? Because: 3 €")
        #expect(Typography.typeset("Pourquoi ?", in: "fr-FR") == "Pourquoi\u{202F}?")
    }

    @Test("Setting twice changes nothing more, and only spaces ever change", arguments: 1...6)
    func idempotence(seed: UInt64) {
        var generator = SplitMix(state: seed)
        let pieces = [
            "a", "l'a", "é", "e\u{301}", "12", "600", "01", "h", " ", " ", "\u{A0}", "\u{202F}", "\n", "?", "!", ";",
            ":", "«",
            "»", "€", "%", "(", ")", ".", "https://a.fr?b", "x@y", "12:30", "/", "h 30", "שלום", "👩‍👧", "\u{0}",
        ]
        for _ in 0..<2_000 {
            let text = (0..<Int.random(in: 0...12, using: &generator))
                .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            let once = Typography.french(text)
            #expect(Typography.french(once) == once, "seed \(seed): \(text.debugDescription)")
            let spaces: Set<Unicode.Scalar> = [" ", "\u{A0}", "\u{202F}"]
            #expect(
                once.replacing("\u{2019}", with: "'").unicodeScalars.filter { !spaces.contains($0) }.elementsEqual(
                    text.unicodeScalars.filter { !spaces.contains($0) }), "seed \(seed): \(text.debugDescription)")
        }
    }

    private struct SplitMix: RandomNumberGenerator {
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
