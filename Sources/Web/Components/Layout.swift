internal import HTML

/// The shell of every page: what it says of itself, the way in, the way around, the way to a human being.
struct Layout: Sendable {
    /// A link of the header or footer.
    struct Item: Sendable {
        let label: String
        let reference: URLReference
        var isCurrent = false
    }

    /// The same page in another language.
    struct LanguageLink: Sendable {
        /// The language's own name: "English".
        let name: String
        /// Its BCP 47 tag.
        let tag: String
        /// The very page being read, in that language.
        let reference: URLReference
    }

    /// Who is signed in, and the way out.
    struct Account: Sendable {
        let name: String
        let signOut: String
        let action: URLReference
        let hidden: [HiddenValue]
    }

    /// The way out of an account.
    struct Exit: Sendable {
        let label: String
        let action: URLReference
        let hidden: [HiddenValue]
    }

    /// For whom a page is laid out.
    enum Kind: Sendable {
        /// For everyone: one column, large.
        case everyone
        /// For agents: wider, closer.
        case desk
    }

    /// The words of the shell, in the page's language.
    struct Words: Sendable {
        /// The link that skips the header: "Aller au contenu".
        let skip: String
        /// What the header's links are: "Principal".
        let navigation: String
        /// What the footer's links are: "À propos".
        let footer: String
        /// What comes first in the title of a page that shows errors: "Erreur :".
        let error: String
    }

    /// The page's language, as a BCP 47 tag.
    let language: String
    /// What the page is about; its place ("Val-Clair") is added.
    var title: String
    /// Whether the page shows errors: its title then says so first.
    var hasErrors = false
    /// The organisation's name.
    let organisation: String
    /// What the space is, beside the name: "Bureau".
    var space: String?
    let home: URLReference
    let words: Words
    var navigation: [Item] = []
    var languages: [LanguageLink] = []
    var account: Account?
    /// The way into one's own space, or to sign in.
    var entry: Item?
    /// The way out, for whoever is signed in.
    var exit: Exit?
    var human: HumanBand?
    var footer: [Item] = []
    /// A sentence at the very end of the page.
    var colophon: String?
    var kind = Kind.everyone
    /// Stylesheets in order: tokens, the platform's, the organisation's own.
    let stylesheets: [URLReference]
    let scripts: [URLReference]
    var favicon: URLReference?
    /// Whether search engines may list the page; never a page about someone.
    var isListed = false

    /// The whole document.
    func document(_ content: (inout HTMLWriter) -> Void) -> [UInt8] {
        HTMLWriter.document { h in
            h.html(.lang(language)) { h in
                h.head { h in head(&h) }
                h.body(.class(kind == .desk ? "desk" : "everyone")) { h in
                    h.a(words.skip, .class("skip-link"), .href(.fragment("content")))
                    header(&h)
                    h.main(.id("content"), .tabindex(-1)) { h in
                        h.div(.class("wrap")) { h in content(&h) }
                    }
                    h.put(human)
                    footer(&h)
                }
            }
        }
    }

    private func head(_ h: inout HTMLWriter) {
        h.meta(.charsetUTF8)
        h.meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
        h.title((hasErrors ? words.error + " " : "") + title + (title == organisation ? "" : " – " + organisation))
        if !isListed { h.meta(.name("robots"), .content("noindex")) }
        h.meta(.name("color-scheme"), .content("light dark"))
        h.meta(.name("format-detection"), .content("telephone=no"))
        if let favicon { h.link(.rel("icon"), .href(favicon)) }
        for sheet in stylesheets { h.link(.rel("stylesheet"), .href(sheet)) }
        for script in scripts { h.script(.src(script), .defer) }
    }

    private func header(_ h: inout HTMLWriter) {
        h.header(.class("site-header")) { h in
            h.div(.class("wrap")) { h in
                h.a(.class("brand"), .href(home)) { h in
                    h.put(Mark())
                    h.span(.class("brand-name")) { h in
                        h.text(organisation)
                        if let space { h.span(space, .class("brand-space")) }
                    }
                }
                if !navigation.isEmpty {
                    h.nav(.class("site-nav"), .ariaLabel(words.navigation)) { h in
                        h.ul(.role(.list)) { h in
                            for item in navigation { h.li { h in link(item, &h) } }
                        }
                    }
                }
                if !languages.isEmpty || account != nil || entry != nil { aside(&h) }
            }
        }
    }

    private func aside(_ h: inout HTMLWriter) {
        h.div(.class("site-aside")) { h in
            for other in languages {
                h.a(other.name, .href(other.reference), .lang(other.tag), .hreflang(other.tag), .class("language"))
            }
            if let entry {
                h.a(.class("account"), .href(entry.reference), .ariaCurrent(entry.isCurrent ? .page : nil)) { h in
                    h.put(Icon.person)
                    h.text(entry.label)
                }
            }
            if let exit { signOut(exit, &h) }
            if let account {
                h.span(.class("account")) { h in
                    h.put(Icon.person)
                    h.bdi(account.name)
                }
                signOut(Exit(label: account.signOut, action: account.action, hidden: account.hidden), &h)
            }
        }
    }

    private func signOut(_ exit: Exit, _ h: inout HTMLWriter) {
        h.form(.method(.post), .action(exit.action)) { h in
            for value in exit.hidden { h.put(value) }
            h.put(Button(label: exit.label, act: .submit(), style: .link))
        }
    }

    private func footer(_ h: inout HTMLWriter) {
        h.footer(.class("site-footer")) { h in
            h.div(.class("wrap")) { h in
                if !footer.isEmpty {
                    h.nav(.ariaLabel(words.footer)) { h in
                        h.ul(.role(.list)) { h in
                            for item in footer { h.li { h in link(item, &h) } }
                        }
                    }
                }
                if let colophon { h.p(colophon, .class("soft")) }
            }
        }
    }

    private func link(_ item: Item, _ h: inout HTMLWriter) {
        h.a(item.label, .href(item.reference), .ariaCurrent(item.isCurrent ? .page : nil))
    }
}
