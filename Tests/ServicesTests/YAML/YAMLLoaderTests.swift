import Services
import Testing

/// Loads a text, and gives what was reported as `line:column severity code message`.
func load(_ text: String, limits: YAMLLimits = YAMLLimits()) -> (value: YAMLValue?, reports: [String]) {
    let bag = DiagnosticBag()
    let value = YAMLLoader.load(SourceFile(path: "f.yaml", text: text), diagnostics: bag, limits: limits)
    return (value, reports(bag))
}

func reports(_ bag: DiagnosticBag) -> [String] {
    bag.sorted.map { diagnostic in
        let start = diagnostic.range.location.start
        let suggestion = diagnostic.suggestion.map { " (\($0))" } ?? ""
        return
            "\(start.line):\(start.column) \(diagnostic.severity) \(diagnostic.code): \(diagnostic.message)\(suggestion)"
    }
}

struct YAMLLoaderTests {
    @Test func treeKeepsOrderTextAndPlaces() throws {
        let text = """
            # comment
            service: cantine
            title: {fr: "Été", en: 'It''s'}
            list:
              - 1.50
              - [a, "b" , c]
            text: |
              Bonjour.
              Au revoir.
            """
        let (value, reports) = load(text)
        #expect(reports == [])
        let root = try #require(value?.mapping)
        #expect(root.entries.map(\.key.text) == ["service", "title", "list", "text"])
        #expect(root["service"]?.range.text == "cantine")
        #expect(root["title"]?.range.text == "{fr: \"Été\", en: 'It''s'}")
        #expect(root["title"]?.mapping?["fr"]?.scalar?.text == "Été")
        #expect(root["title"]?.mapping?["en"]?.scalar?.text == "It's")
        #expect(root["title"]?.mapping?["en"]?.range.text == "'It''s'")
        let list = try #require(root["list"]?.sequence?.elements)
        #expect(list[0].scalar?.text == "1.50")
        #expect(list[1].range.text == "[a, \"b\" , c]")
        #expect(list[1].sequence?.elements.map(\.range.text) == ["a", "\"b\"", "c"])
        #expect(root["text"]?.scalar?.text == "Bonjour.\nAu revoir.")
        #expect(root["text"]?.range.text == "|\n  Bonjour.\n  Au revoir.")
        #expect(root.entries[1].key.range.location.start == SourcePosition(line: 3, column: 1))
    }

    @Test func nothingWrittenIsNull() throws {
        let root = try #require(load("a:\nb: ~\nc: null\nd: \"\"\ne: 'null'\n").value?.mapping)
        #expect(root.entries.map { $0.value.isNull } == [true, true, true, false, false])
        #expect(root["a"]?.range.location.start == SourcePosition(line: 1, column: 3))
    }

    @Test(arguments: [
        (
            "a: b: c",
            "1:5 error yaml-syntax: a colon is not expected here (put the text between quotation marks if it holds a colon)"
        ),
        ("a: 1\n\tb: 2", "2:1 error yaml-syntax: a tab can't indent YAML (use spaces)"),
        (
            "a: @b",
            "1:4 error yaml-syntax: a text can't start with `@` unless it is quoted (put the text between quotation marks)"
        ),
        ("a: {b: 1\nc: 2\n", "2:2 error yaml-syntax: a comma or `}` is expected here"),
        (
            "é: \"abc",
            "1:8 error yaml-syntax: the file ends inside a quotation (close the quotation marks opened above)"
        ),
        (
            "a: 1\nb\nc: 2",
            "3:1 error yaml-syntax: a key without a colon (write `key: value`, and close every quotation mark)"
        ),
        ("a: *b", "1:4 error yaml-alias: `*b` refers to no anchor above it"),
        (
            "a: 1\n---\nb: 2",
            "2:1 error yaml-documents: a file holds a single document (remove the line `---`, or move what follows to a file of its own)"
        ),
        (
            "a: \u{1}b",
            "1:4 error yaml-syntax: the invisible character U+0001 is not allowed here (delete it and type the text again)"
        ),
        ("", "1:1 error yaml-empty: the file is empty"),
        ("# nothing\n", "1:1 error yaml-empty: the file is empty"),
        ("a: !!str 1", "1:4 error yaml-tag: tags (`!!str`) are not supported (remove it)"),
        ("a: !custom {b: 1}", "1:4 error yaml-tag: tags (`!custom`) are not supported (remove it)"),
        ("? [a, b]\n: 1", "1:3 error yaml-complex-key: a key must be a plain text"),
    ])
    func mistakesHaveAPlaceAndAWayOut(text: String, expected: String) {
        #expect(load(text).reports == [expected])
    }

    @Test func everyKeyGivenTwiceIsShownWithTheFirst() throws {
        let text = "title: a\né: 1\ntitle: b\nq: {x: 1, y: 2, 'x': 3}\n\"é\": 2\n"
        let bag = DiagnosticBag()
        let value = YAMLLoader.load(SourceFile(path: "f.yaml", text: text), diagnostics: bag)
        #expect(
            reports(bag) == [
                "3:1 error duplicate-key: `title` is given twice",
                "4:17 error duplicate-key: `x` is given twice",
                "5:1 error duplicate-key: `é` is given twice",
            ])
        #expect(bag.sorted.first?.notes.first?.range?.location.start == SourcePosition(line: 1, column: 1))
        let root = try #require(value?.mapping)
        #expect(root.entries.map(\.key.text) == ["title", "é", "q"])
        #expect(root["title"]?.scalar?.text == "a")
        #expect(root["q"]?.mapping?["y"]?.range.text == "2")
    }

    @Test func aliasesRepeatWhatTheyName() throws {
        let (value, reports) = load("a: &one {x: 1}\nb: *one\nc: [*one, &two t, *two]\n")
        #expect(reports == [])
        let root = try #require(value?.mapping)
        #expect(root["b"]?.mapping?["x"]?.scalar?.text == "1")
        #expect(root["b"]?.range.text == "{x: 1}")
        #expect(root["c"]?.sequence?.elements.last?.scalar?.text == "t")
        #expect(root["c"]?.sequence?.elements[1].range.text == "t")
    }

    @Test func mergeKeysAreRefused() {
        #expect(
            load("a: &one {x: 1}\nb:\n  <<: *one\n").reports == [
                "3:3 error yaml-merge-key: merge keys (`<<`) are not supported (write the entries out)"
            ])
    }

    @Test func aliasBombsAreRefusedQuickly() {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...30 {
            let references = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            bomb += "a\(level): &a\(level) [\(references)]\n"
        }
        let clock = ContinuousClock()
        let start = clock.now
        let reported = load(bomb).reports
        #expect(reported.count == 1)
        #expect(reported[0].contains("yaml-too-large"))
        for key in ["*a30 : 1", "? *a30\n: 1", "{? [*a30] : 1}", "[*a30]: 1"] {
            #expect(load(bomb + "k:\n  - \(key)\n").reports.first?.contains("yaml-complex-key") == true)
        }
        #expect(clock.now - start < .seconds(20))
    }

    @Test func sizesAreBounded() {
        #expect(load("a: 12345", limits: YAMLLimits(bytes: 4)).reports[0].contains("file-too-large"))
        #expect(
            load("a: 1\nb: 12345", limits: YAMLLimits(lineBytes: 6)).reports[0].hasPrefix("2:1 error line-too-long"))
        #expect(load("[1, 2, 3, 4]", limits: YAMLLimits(values: 4)).reports[0].contains("yaml-too-large"))
        let deep = String(repeating: "[", count: 50) + String(repeating: "]", count: 50)
        #expect(load(deep).reports[0].contains("nested more than 40 deep"))
        let abyss = String(repeating: "[", count: 15_000)
        #expect(load(abyss).reports.count == 1)
    }

    @Test func anyTextIsReadOrRefusedWithoutHarm() {
        let pieces = [
            "a", ": ", "- ", "\n", "\n  ", "{", "}", "[", "]", ",", "\"", "'", "&x", "*x", "!t", "|", ">", "#", "é",
            "?", "\\",
            "---", "<<", "%", "@", "\t", "\r\n", "\u{85}", "\u{E000}", " ",
        ]
        for seed in UInt64(1)...3000 {
            var random = SeededGenerator(seed: seed)
            let text = (0..<random.number(0...25)).map { _ in random.pick(pieces) }.joined()
            let bag = DiagnosticBag()
            let value = YAMLLoader.load(SourceFile(path: "f.yaml", text: text), diagnostics: bag)
            #expect(value != nil || bag.hasErrors, "seed \(seed)")
            _ = DiagnosticRenderer().render(bag)
        }
    }
}
