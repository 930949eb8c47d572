import Services
import Testing

struct ScalarLocationTests {
    /// Where the first occurrence of a piece of a scalar's text is said to be in the file.
    private func place(of piece: String, in source: String) throws -> String {
        let bag = DiagnosticBag()
        let root = YAMLLoader.load(SourceFile(path: "f.yaml", text: source), diagnostics: bag)
        #expect(bag.isEmpty)
        let scalar = try #require(root?.mapping?.entries.first?.value.scalar)
        let range = try #require(scalar.text.ranges(of: piece).first)
        let start = scalar.text.utf8.distance(from: scalar.text.startIndex, to: range.lowerBound)
        let found = scalar.range(ofUTF8Offsets: start..<(start + piece.utf8.count))
        #expect(scalar.location(ofUTF8Offset: start).start == found.start)
        let from = found.location.start
        return "\(from.line):\(from.column) \(found.text)"
    }

    @Test func plain() throws {
        #expect(try place(of: "parts", in: "is: revenu / parts") == "1:14 parts")
        #expect(try place(of: "parts", in: "is: reve\n  nu  /\n\n  12 parts # c") == "4:6 parts")
        #expect(try place(of: "b c", in: "is: a b  \n   c d") == "1:7 b  \n   c")
    }

    @Test func singleQuoted() throws {
        #expect(try place(of: "parts", in: "is: 'l''été ''parts'") == "1:15 parts")
        #expect(try place(of: "l'é", in: "is: 'l''été ''parts'") == "1:6 l''é")
        #expect(try place(of: "parts", in: "is: 'a\n\n\n  b parts'") == "4:5 parts")
    }

    @Test func doubleQuoted() throws {
        #expect(try place(of: "parts", in: #"is: "if \"x\" \u00e9\U0001F600\x41\t parts""#) == "1:38 parts")
        #expect(try place(of: "é😀A", in: #"is: "\"\u00e9\U0001F600\x41""#) == #"1:8 \u00e9\U0001F600\x41"#)
        #expect(try place(of: "parts", in: "is: \"a \\\n   \\  b parts\"") == "2:9 parts")
        #expect(try place(of: "parts", in: "is: \"a\n   b\\\n\n  parts\"") == "4:3 parts")
    }

    @Test func blocks() throws {
        #expect(try place(of: "parts", in: "is: |\n  if a\n    then parts\n") == "3:10 parts")
        #expect(try place(of: "parts", in: "is: |2- # comment\n\n    a\n  parts") == "4:3 parts")
        #expect(try place(of: "parts", in: "is: |\r\n  é a\r\n  parts\r\n") == "3:3 parts")
        #expect(try place(of: "parts", in: "is: >\n  a b\n  parts\n\n  c\n") == "3:3 parts")
        #expect(try place(of: "parts", in: "is: >+\n\n  a b\n\n    more\n    x\n\n  parts\n\n") == "8:3 parts")
    }

    @Test func pastTheEndIsTheEndOfTheContent() throws {
        let bag = DiagnosticBag()
        let root = YAMLLoader.load(SourceFile(path: "f.yaml", text: "is: \"a +\"  # c"), diagnostics: bag)
        let scalar = try #require(root?.mapping?["is"]?.scalar)
        #expect(scalar.location(ofUTF8Offset: 3).location.start == SourcePosition(line: 1, column: 9))
        #expect(scalar.location(ofUTF8Offset: 99).location.start == SourcePosition(line: 1, column: 9))
    }

    /// Every letter or digit of every scalar must come from the same letter or digit of the file, in order.
    @Test func everyLetterComesFromItself() throws {
        for seed in UInt64(1)...2000 {
            var random = SeededGenerator(seed: seed)
            let source = "before: x\nkey: " + randomScalar(&random) + "\nafter: y\n"
            let bag = DiagnosticBag()
            let file = SourceFile(path: "f.yaml", text: source)
            let root = YAMLLoader.load(file, diagnostics: bag)
            let scalar = try #require(root?.mapping?["key"]?.scalar, "seed \(seed)\n\(source)")
            var last = scalar.range.start - 1
            for (offset, byte) in scalar.text.utf8.enumerated()
            where Character(Unicode.Scalar(byte)).isLetter && byte < 128 {
                let found = scalar.range(ofUTF8Offsets: offset..<(offset + 1))
                #expect(found.text == String(Unicode.Scalar(byte)), "seed \(seed)\n\(source)")
                #expect(found.start > last, "seed \(seed)\n\(source)")
                last = found.start
            }
            #expect(scalar.range.end > last || scalar.text.isEmpty)
            #expect(root?.mapping?["after"]?.scalar?.text == "y", "seed \(seed)\n\(source)")
        }
    }

    /// A scalar in a random style, over several lines at times.
    private func randomScalar(_ random: inout SeededGenerator) -> String {
        let words = ["ab", "c", "été", "日本", "x1", "if", "d-e"]
        func line(_ random: inout SeededGenerator, _ extra: [String]) -> String {
            (0...random.number(0...4)).map { _ in random.pick(words + extra) }.joined(separator: " ")
        }
        let gaps = ["\n  ", "\n\n    ", "  \n   ", "\r\n\r\n  "]
        let style = random.number(0...4)
        var text = style < 3 ? line(&random, []) : ""
        for _ in 0..<random.number(0...3) {
            switch style {
            case 0: text += random.pick([" "] + gaps) + line(&random, [])
            case 1: text += random.pick([" ", "  ''"] + gaps) + line(&random, ["''", "\"", "#", ": "])
            case 2:
                text +=
                    random.pick([" \\\n  ", "\\n", "\\\n\n "] + gaps)
                    + line(&random, ["\\\"", "'", "\\u00e9", "\\/", "\\_"])
            default:
                text +=
                    "\n" + random.pick(["", "  ", "    "]) + "  " + line(&random, ["#", "'", ": "])
                    + random.pick(["", "\n"])
            }
        }
        switch style {
        case 0: return text
        case 1: return "'\(text)'"
        case 2: return "\"\(text)\""
        default: return (style == 3 ? "|" : ">") + random.pick(["2", "2-", "2+"]) + text
        }
    }
}
