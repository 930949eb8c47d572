import HTML
import Testing

@Suite("Addresses that are safe in a page")
struct URLReferenceTests {
    @Test(
        "Data may be a path, a query, a fragment or a known scheme",
        arguments: [
            "/", "/demarches/acte-naissance?page=2#q", "suite", "../haut", "?lang=en", "#contenu", "", "a/b:c",
            "?x=a:b",
            "https://www.legifrance.gouv.fr/", "HTTP://example.org", "mailto:mairie@example.org", "tel:+33100000000",
            "/é", "/?q=%3Cscript%3E",
        ])
    func accepted(_ text: String) {
        #expect(URLReference(checking: text)?.description == text)
    }

    @Test(
        "Data that could run, or lead elsewhere unsaid, is refused",
        arguments: [
            "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "\u{1}javascript:alert(1)",
            "java\nscript:alert(1)", "java\tscript:alert(1)", "javascript\u{200B}:x", "data:text/html,<p>",
            "vbscript:x",
            "file:///etc/passwd", "blob:x", "//example.org", "/\\example.org", "\\\\example.org", "java\u{0}script:x",
            "x-y+z:1", ":x", "/a b", "/\u{202E}x", "javascript\u{AD}:x",
        ])
    func refused(_ text: String) {
        #expect(URLReference(checking: text) == nil)
    }

    @Test("A literal whose scheme runs code leads nowhere")
    func literal() {
        let reference: URLReference = "javascript:alert(1)"
        #expect(reference == .refused)
        #expect(reference.description == "about:invalid")
    }

    @Test("An interpolated value stays one segment, whatever it holds")
    func interpolation() {
        let reference: URLReference = "/demarches/\("a/../b?c#d & é")/\(3)"
        #expect(reference.description == "/demarches/a%2F..%2Fb%3Fc%23d%20%26%20%C3%A9/3")
        let dots: URLReference = "/demarches/\("..")/\(".")"
        #expect(!dots.description.contains("/../") && !dots.description.hasSuffix("/."))
        let scheme: URLReference = "\("javascript:alert(1)")"
        #expect(scheme.description == "javascript%3Aalert%281%29")
    }

    @Test("A reference can be built on")
    func building() {
        let base: URLReference = "/demarches/acte"
        let longer: URLReference = "\(base)/page/\("a b")"
        #expect(longer.description == "/demarches/acte/page/a%20b")
        #expect(base.adding("q", "a&b").adding("lang", "en").description == "/demarches/acte?q=a%26b&lang=en")
        #expect(base.fragment("nom").adding("x", "1").description == "/demarches/acte?x=1#nom")
        #expect(base.fragment("a").fragment("b").description == "/demarches/acte#b")
    }

    @Test("Telephone numbers and e-mail addresses")
    func contacts() {
        #expect(URLReference.telephone("+33 1 00 00 00 00").description == "tel:+33100000000")
        #expect(
            URLReference.email("état.civil@example.org?bcc=x").description
                == "mailto:%C3%A9tat.civil@example.org%3Fbcc%3Dx")
        #expect(URLReference.fragment("a b\"").description == "#a%20b%22")
    }

    @Test("No hostile text in a reference reaches a scheme or another attribute", arguments: 1...4)
    func hostile(seed: UInt64) throws {
        var generator = SeededGenerator(state: seed)
        for _ in 0..<500 {
            let text = Hostile.text(&generator)
            let nodes = try readBack { h in h.a("x", .href("/a/\(text)")) }
            guard case .element("a", let attributes, _)? = nodes.first, let href = attributes["href"] else {
                Issue.record("seed \(seed): no link for \(text.debugDescription)")
                continue
            }
            #expect(attributes.count == 1 && href.hasPrefix("/a/"), "seed \(seed)")
            #expect(href.utf8.dropFirst(3).allSatisfy { $0 != 0x2F && $0 != 0x3A }, "seed \(seed): \(href)")
        }
    }
}
