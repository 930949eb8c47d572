import Services
import Testing

struct MappingReaderTests {
    private enum Channel: String, CaseIterable { case web, counter, paper }

    private func reader(_ text: String) throws -> (MappingReader, DiagnosticBag) {
        let bag = DiagnosticBag()
        let root = try #require(YAMLLoader.load(SourceFile(path: "f.yaml", text: text), diagnostics: bag))
        return (try #require(MappingReader(root, subject: "the service", diagnostics: bag)), bag)
    }

    @Test func readsEveryKind() throws {
        let (reader, bag) = try reader(
            """
            service: acte
            version: 4
            open: true
            channels: [web, paper]
            page: {id: foyer}
            pages: [{id: a}, {id: b}]
            rules: {x: 1, y: 2}
            title: {fr: Titre, en: Title}
            """)
        #expect(reader.identifier("service")?.value == "acte")
        #expect(reader.int("version") == 4)
        #expect(reader.bool("open") == true)
        #expect(reader.choices("channels", Channel.self) == [.web, .paper])
        #expect(reader.mapping("page")?.string("id") == "foyer")
        #expect(reader.mappings("pages", subject: "a page").compactMap { $0.string("id") } == ["a", "b"])
        #expect(reader.entries("rules").map(\.key.text) == ["x", "y"])
        #expect(reader.localizedText("title", languages: [.fr, .en]) == LocalizedText(fr: "Titre", en: "Title"))
        #expect(reader.string("absent", required: false) == nil)
        reader.finish()
        #expect(bag.isEmpty)
    }

    @Test func reportsWhatIsMissingUnknownOrForLater() throws {
        let (reader, bag) = try reader("ttile: x\nrepeat: {as: y}\nversion:\n")
        _ = reader.string("title")
        _ = reader.string("service")
        _ = reader.int("version")
        reader.later("repeat", "parameters")
        reader.finish()
        #expect(
            reports(bag) == [
                "1:1 error missing-key: the service needs `service`",
                "1:1 error missing-key: the service needs `title`",
                "1:1 error unknown-key: unknown key `ttile` in the service (did you mean `title`?)",
                "2:1 note not-available-yet: `repeat` is not available yet",
                "3:1 error missing-value: `version` has no value",
            ])
    }

    @Test func aStrangeKeyIsAnsweredWithTheKnownOnes() throws {
        let (reader, bag) = try reader("colour: x\nid: y\n")
        _ = reader.string("id")
        _ = reader.string("ask", required: false)
        reader.finish()
        #expect(reports(bag) == ["1:1 error unknown-key: unknown key `colour` in the service (known keys: id, ask)"])
    }

    @Test func reportsWrongKinds() throws {
        let (reader, bag) = try reader(
            "a: [1]\nb: yes\nc: 1.5\nd: 12\ne: x\nf: webb\ng: {x: 1}\nh: Acte Naissance\ni: q\u{303}\n")
        #expect(reader.string("a") == nil)
        #expect(reader.bool("b") == nil)
        #expect(reader.int("c") == nil)
        #expect(reader.int("d", in: 1...10) == nil)
        #expect(reader.list("e").isEmpty)
        #expect(reader.choice("f", Channel.self) == nil)
        #expect(reader.list("g").isEmpty)
        #expect(reader.identifier("h", separator: "-") == nil)
        #expect(reader.identifier("i") == nil)
        reader.finish()
        #expect(
            reports(bag) == [
                "1:4 error wrong-kind: `a` needs a text, not a list",
                "2:4 error wrong-kind: `b` is `true` or `false` (did you mean `true`?)",
                "3:4 error wrong-kind: `c` is a whole number",
                "4:4 error out-of-range: `d` is between 1 and 10",
                "5:4 error wrong-kind: `e` needs a list, not a text",
                "6:4 error unknown-value: `webb` is not a value of `f` (did you mean `web`?)",
                "7:4 error wrong-kind: `g` needs a list, not a mapping",
                "8:4 error invalid-identifier: `h` is made of lower-case letters, digits and `-`, starting with a letter (did you mean `acte-naissance`?)",
                "9:4 error invalid-identifier: `i` is made of lower-case letters, digits and `_`, starting with a letter",
            ])
    }

    @Test func translationsAreComplete() throws {
        let (reader, bag) = try reader(
            "a: {fr: un}\nb: deux\nc: {fr: trois, en: three, es: tres}\nd: {fr: [4], en: four}\ne: {fr: , en: e}\n")
        #expect(reader.localizedText("a", languages: [.fr, .en])?[.en] == "un")
        #expect(reader.localizedText("b", languages: [.fr, .en]) == nil)
        #expect(reader.localizedText("b", languages: [.fr])?[.fr] == "deux")
        #expect(reader.localizedText("c", languages: [.fr])?.languages == [.fr])
        _ = reader.localizedText("d", languages: [.fr, .en])
        _ = reader.localizedText("e", languages: [.fr, .en])
        #expect(
            reports(bag) == [
                "1:4 error missing-translation: `a` has no text in English (`en`)",
                "2:4 error missing-translation: `b` needs a text in each language, not one alone (write {fr: …, en: …})",
                "3:16 warning unused-translation: `en` is not among the languages of the definition",
                "3:27 error unknown-language: unknown language `es` in `c` (did you mean `en`?)",
                "4:4 error missing-translation: `d` has no text in French (`fr`)",
                "4:9 error wrong-kind: `d` (`fr`) needs a text, not a list",
                "5:4 error missing-translation: `e` has no text in French (`fr`)",
            ])
    }
}
