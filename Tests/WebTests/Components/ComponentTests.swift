import HTML
import Testing

@testable import Web

@Suite("Pieces of pages")
struct ComponentTests {
    static func layout(_ change: (inout Layout) -> Void = { _ in }) -> Layout {
        var layout = Layout(
            language: "fr", title: "Vos enfants", organisation: "Val-Clair", home: "/fr",
            words: .init(skip: "Aller au contenu", navigation: "Principal", footer: "Pied", error: "Erreur :"),
            navigation: [.init(label: "Suivre", reference: "/fr/suivre", isCurrent: true)],
            languages: [.init(name: "English", tag: "en", reference: "/en/enfants?page=2")],
            human: .init(
                title: "Parler", text: "Ici", ways: [.init(label: "01", reference: .telephone("01"), icon: .phone)]),
            stylesheets: ["/assets/tokens.css", "/assets/parvis.css"], scripts: ["/assets/parvis.js"])
        change(&layout)
        return layout
    }

    static func html(_ layout: Layout) -> String {
        String(decoding: layout.document { $0.h1("Vos enfants") }, as: UTF8.self)
    }

    @Test("A page says its language, its place, how to skip to it, and how to reach someone")
    func shell() {
        let html = Self.html(Self.layout())
        #expect(html.hasPrefix("<!doctype html>\n<html lang=\"fr\">"))
        #expect(html.contains("<title>Vos enfants – Val-Clair</title>"))
        #expect(html.contains("href=\"#content\"") && html.contains("<main id=\"content\""))
        #expect(html.contains("lang=\"en\" hreflang=\"en\""))
        #expect(html.contains("aria-current=\"page\"") && html.contains("href=\"tel:01\""))
        #expect(html.contains("content=\"noindex\""))
    }

    @Test("A page with errors says so first in its title")
    func errorTitle() {
        #expect(
            Self.html(Self.layout { $0.hasErrors = true }).contains("<title>Erreur : Vos enfants – Val-Clair</title>"))
        #expect(Self.html(Self.layout { $0.title = "Val-Clair" }).contains("<title>Val-Clair</title>"))
    }

    @Test("No page holds a style, a script or a handler of its own")
    func contentSecurityPolicy() {
        let layout = Self.layout { $0.account = .init(name: "A", signOut: "Sortir", action: "/sortie", hidden: []) }
        let html = String(
            decoding: layout.document { h in
                h.put(Hero(title: "a", text: "b", search: SearchBox(label: "c", button: "d", action: "/e")))
                for icon in Icon.allCases { h.put(icon) }
                h.put(CopyLink(id: "l", label: "a", hint: "b", address: "https://c", copy: "d", copied: "e"))
            }, as: UTF8.self)
        #expect(!html.contains("style=") && !html.contains("<style") && !html.contains(" on"))
        let scripts = html.split(separator: "<script").dropFirst()
        #expect(scripts.allSatisfy { $0.hasPrefix(" src=\"/assets/parvis.js\" defer></script>") } && scripts.count == 1)
    }

    @Test("Each error leads to its control")
    func errorSummary() {
        let field = FieldTests.field(.date(FieldTests.date)) { $0.error = "Une date passée." }
        let markup = Markup { h in
            h.put(
                ErrorSummary(
                    title: "À corriger", items: [.init(message: "Une date passée.", target: field.focusTarget)]))
            h.put(field)
        }
        #expect(markup.brokenReferences.isEmpty, "\(markup.brokenReferences)")
        #expect(markup.values(of: "href") == ["#q-year"])
    }

    @Test("A change link says what it changes; an absent answer isn't taken for the person's words")
    func summaryList() {
        let markup = Markup { h in
            h.put(
                SummaryList(rows: [
                    .init(
                        term: "Adresse", lines: ["12 <rue>", "Val-Clair"],
                        change: .init(label: "Modifier", context: "votre adresse", reference: "/x")),
                    .init(term: "Téléphone", lines: ["Pas de réponse"], isAbsent: true),
                ]))
        }
        #expect(markup.html.contains("Modifier<span class=\"visually-hidden\"> votre adresse</span>"))
        #expect(markup.html.contains("<div dir=\"auto\">12 &lt;rue&gt;</div><div dir=\"auto\">Val-Clair</div>"))
        #expect(markup.html.contains("<dd class=\"soft\"><div>Pas de réponse</div></dd>"))
    }

    @Test("A timeline tells in words what its drawing shows")
    func timeline() {
        let markup = Markup { h in
            h.put(
                Timeline(events: [
                    .init(title: "Reçue", when: "hier", datetime: "2026-11-24", placeName: "Fait"),
                    .init(title: "Décision", when: "bientôt", place: .now, placeName: "En cours"),
                ]))
        }
        #expect(
            markup.html.contains("Fait – </span>Reçue")
                && markup.html.contains("<time datetime=\"2026-11-24\">hier</time>"))
        #expect(markup.values(of: "aria-current") == ["step"])
    }

    @Test("A list is paged only where there is something before or after")
    func pagination() {
        #expect(Markup { $0.put(Pagination(label: "Pages")) }.tags("nav").isEmpty)
        let markup = Markup { $0.put(Pagination(label: "Pages", older: .init(label: "Suite", reference: "/?apres=x"))) }
        #expect(markup.values(of: "rel") == ["next"] && markup.values(of: "href") == ["/?apres=x"])
    }

    @Test("An act on a case is described by its consequence, and carries what it was given")
    func actionCard() {
        for isOpen in [true, false] {
            let markup = Markup { h in
                h.put(
                    ActionCard(
                        id: "refuser", title: "Refuser", consequence: "La personne reçoit le motif.",
                        action: "/refuser",
                        hidden: [.init(name: "csrf", value: "t")],
                        button: Button(label: "Refuser", act: .submit(), style: .danger),
                        isOpen: isOpen))
            }
            #expect(markup.brokenReferences.isEmpty && markup.values(of: "method") == ["post"])
            #expect(markup.html.contains("<input type=\"hidden\" name=\"csrf\" value=\"t\">"))
            #expect(markup.tags("details").count == (isOpen ? 0 : 1))
        }
    }

    @Test("A definition's text keeps its structure, under the page's own headings")
    func prose() {
        let prose = Prose([
            .heading(level: 1, [.text("Qui ?")]), .heading(level: 9, [.text("Bas")]),
            .paragraph([
                .text("a & "), .strong([.text("b")]), .emphasis([.text("c")]), .lineBreak,
                .link([.text("d")], "https://e.fr"), .code("f;"),
            ]),
            .list(
                start: nil, items: [[.paragraph([.text("g")]), .list(start: 3, items: [[.paragraph([.text("h")])]])]]),
            .quote([.paragraph([.text("i")])]), .code("\nj"), .separator,
        ])
        #expect(
            Markup { $0.put(prose) }.html == """
                <!doctype html>\n<div class="prose"><h2>Qui ?</h2><h4>Bas</h4>\
                <p>a &amp; <strong>b</strong><em>c</em><br><a href="https://e.fr">d</a><code>f;</code></p>\
                <ul><li>g<ol start="3"><li>h</li></ol></li></ul>\
                <blockquote><p>i</p></blockquote><pre>\n\nj</pre><hr></div>
                """)
    }
}
