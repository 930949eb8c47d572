import HTML
import Testing

/// The text that a writer's bytes make.
func written(_ content: (inout HTMLWriter) -> Void) -> String {
    let document = HTMLWriter.document(content)
    return String(decoding: document.dropFirst("<!doctype html>\n".utf8.count), as: UTF8.self)
}

/// The same, read back strictly.
func readBack(_ content: (inout HTMLWriter) -> Void) throws -> [Reading.Node] {
    let document = HTMLWriter.document(content)
    return try Reading.nodes(of: Array(document.dropFirst("<!doctype html>\n".utf8.count)))
}

@Suite("Writing HTML")
struct HTMLWriterTests {
    @Test("A page reads as it is written")
    func page() {
        let html = written { h in
            h.p(.class("hint"), .id("h")) { h in
                h.text("Besoin d’aide ? ")
                h.a("Écrire & appeler", .href("/contact?a=1&b=2"))
                h.br()
            }
        }
        #expect(
            html == """
                <p class="hint" id="h">Besoin d’aide ? <a href="/contact?a=1&amp;b=2">Écrire &amp; appeler</a><br></p>
                """)
    }

    @Test("A document begins with its type")
    func doctype() {
        let bytes = HTMLWriter.document { h in h.html(.lang("fr")) { _ in } }
        #expect(String(decoding: bytes, as: UTF8.self) == "<!doctype html>\n<html lang=\"fr\"></html>")
    }

    @Test("Conditions stay in the attributes: nil and false write nothing")
    func absentAttributes() {
        let html = written { h in
            h.input(
                .type(.text), .id(nil), .value(nil), .checked(false), .required(), .ariaInvalid(false), .ariaHidden(),
                .ariaDescribedBy(""), .spellcheck(false), .inputmode(nil), .class("a", "b", if: false), .maxlength(12),
                .data("reference", "VC-7K2"), .data("once"), .data("never", false), .aria("label", "x"), .none)
        }
        #expect(
            html == """
                <input type="text" required aria-hidden="true" spellcheck="false" class="a" maxlength="12" \
                data-reference="VC-7K2" data-once aria-label="x">
                """)
    }

    @Test("An empty value is written, unlike an absent one")
    func emptyValue() {
        #expect(written { $0.img(.src("/a.svg"), .alt("")) } == "<img src=\"/a.svg\" alt=\"\">")
    }

    @Test("A combining mark after a bracket hides it from Characters, not from the writer")
    func combiningMarks() {
        #expect(written { $0.text("<\u{338}script>\u{338}") } == "&lt;\u{338}script&gt;\u{338}")
        #expect(written { $0.p(.id("\"\u{301}")) { _ in } } == "<p id=\"&quot;\u{301}\"></p>")
    }

    @Test("Control characters become visible replacements; tabs and line ends stay")
    func controls() {
        #expect(written { $0.text("a\u{0}b\u{1B}c\u{7F}d\te\nf\r\ng") } == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\te\nf\r\ng")
    }

    @Test("A text area gives back a text that begins with an empty line")
    func textarea() {
        #expect(
            written { $0.textarea("\n</textarea>", .name("t")) }
                == "<textarea name=\"t\">\n\n&lt;/textarea&gt;</textarea>")
    }

    @Test("Numbers are plain digits")
    func numbers() {
        #expect(
            written { h in
                for number in [0, 7, 10, -3, Int.min, Int.max] {
                    h.text(number)
                    h.text(" ")
                }
            } == "0 7 10 -3 -9223372036854775808 9223372036854775807 ")
    }

    @Test("Markup of the program and fragments are written as they are")
    func trusted() {
        let fragment = HTMLWriter.fragment { $0.b("<") }
        #expect(
            written { h in
                h.raw("<hr>")
                h.insert(fragment)
                h.insert(fragment)
            } == "<hr><b>&lt;</b><b>&lt;</b>")
    }

    @Test("Whatever a text or a value holds, it comes back as itself and never as markup", arguments: 1...8)
    func hostileText(seed: UInt64) throws {
        var generator = SeededGenerator(state: seed)
        for _ in 0..<500 {
            let text = Hostile.text(&generator)
            let value = Hostile.text(&generator)
            let nodes = try readBack { h in h.p(text, .id(value), .data("v", value), .aria("label", text)) }
            let attributes = [
                "id": Hostile.readable(value), "data-v": Hostile.readable(value), "aria-label": Hostile.readable(text),
            ]
            let content = text.isEmpty ? [] : [Reading.Node.text(Hostile.readable(text))]
            #expect(
                nodes == [.element("p", attributes, content)],
                "seed \(seed): \(text.debugDescription), \(value.debugDescription)")
        }
    }

    @Test("Whatever the tree, its elements are closed in order", arguments: 1...8)
    func balance(seed: UInt64) throws {
        var generator = SeededGenerator(state: seed)
        for _ in 0..<100 {
            let tree = Self.tree(depth: 5, &generator)
            let nodes = try readBack { h in Self.write(tree, &h) }
            #expect(nodes == tree, "seed \(seed)")
        }
    }

    private static func tree(depth: Int, _ generator: inout SeededGenerator) -> [Reading.Node] {
        (0..<Int.random(in: 0...4, using: &generator)).map { _ in
            switch Int.random(in: 0...5, using: &generator) {
            case 0: .element("br", [:], [])
            case 1: .element("input", ["value": Hostile.readable(Hostile.text(&generator))], [])
            case 2 where depth > 0: .element("ul", [:], tree(depth: depth - 1, &generator))
            case 3 where depth > 0: .element("div", ["class": "c"], tree(depth: depth - 1, &generator))
            case 4 where depth > 0: .element("section", ["lang": "ar"], tree(depth: depth - 1, &generator))
            default: .element("p", [:], [.text(Hostile.readable("x" + Hostile.text(&generator)))])
            }
        }
    }

    private static func write(_ nodes: [Reading.Node], _ h: inout HTMLWriter) {
        for node in nodes {
            switch node {
            case .text(let text): h.text(text)
            case .element("br", _, _): h.br()
            case .element("input", let attributes, _): h.input(.value(attributes["value"]))
            case .element("ul", _, let children): h.ul { h in write(children, &h) }
            case .element("div", _, let children): h.div(.class("c")) { h in write(children, &h) }
            case .element("section", _, let children): h.section(.lang("ar")) { h in write(children, &h) }
            case .element(_, _, let children): h.p { h in write(children, &h) }
            }
        }
    }
}
