import FEEL
import HTML
import HTTPTypes
import Services

/// What surrounds the content of a page.
struct PageFrame: Sendable {
    /// What the page is about.
    var title: String
    /// Whether it shows errors.
    var hasErrors = false
    /// The status of the answer.
    var status = HTTPResponse.Status.ok
    /// For whom it is laid out.
    var kind = Layout.Kind.everyone
    /// Whether it is the same for everyone: it may be cached for a minute and listed by search engines.
    var isPublic = false
    /// The organisation that speaks; the site's own when nil.
    var organisation: Organisation?
    /// The office to reach about this page; the organisation's first when nil.
    var office: String?
    /// Style sheets and scripts of this page besides those of every page, by their plain names.
    var stylesheets: [String] = []
    var scripts: [String] = []
    /// Links of the header, when they are not the public site's.
    var navigation: [Layout.Item]?
}

extension Visit {
    /// A page: its content within the header, the way to a human being and the footer.
    func page(_ frame: PageFrame, _ content: (inout HTMLWriter) -> Void) -> Reply {
        let organisation = frame.organisation ?? catalogue.home
        let name = organisation?.name[language] ?? "Parvis"
        var layout = Layout(
            language: language.rawValue, title: frame.title, organisation: name,
            home: frame.kind == .desk ? "/\(language.rawValue)/desk" : "/\(language.rawValue)", words: layoutWords,
            stylesheets: stylesheets(of: organisation) + frame.stylesheets.map { asset($0) },
            scripts: (["parvis.js"] + frame.scripts).map { asset($0) })
        layout.hasErrors = frame.hasErrors
        layout.space = frame.kind == .desk ? texts.deskName : nil
        layout.kind = frame.kind
        layout.isListed = frame.isPublic
        layout.favicon = asset("parvis.svg")
        layout.navigation = frame.navigation ?? publicNavigation
        layout.languages = otherLanguages
        layout.footer = footer
        if frame.kind == .desk, agent != nil {
            layout.footer.append(Layout.Item(label: texts.shortcutsTitle, reference: address("/desk/shortcuts")))
        }
        layout.colophon = site.configuration.isDemonstration ? texts.demonstrationNotice : texts.freeSoftware
        if frame.kind == .desk {
            layout.account = account
        } else {
            layout.human = humanBand(organisation: organisation, office: frame.office)
            if person == nil {
                layout.entry = Layout.Item(
                    label: texts.personSignIn, reference: address("/sign-in"), isCurrent: path.hasSuffix("/sign-in"))
            } else {
                layout.entry = Layout.Item(
                    label: texts.mySpace, reference: address("/space"), isCurrent: path.hasSuffix("/space"))
                layout.exit = Layout.Exit(label: texts.signOut, action: address("/sign-out"), hidden: [formToken])
            }
        }
        let isShared = frame.isPublic && session == nil
        return .page(layout.document(content), status: frame.status, isPublic: isShared)
    }

    /// The address of a file of the theme.
    func asset(_ name: String) -> URLReference { "\(URLReference(checking: site.assets.address(name)) ?? .refused)" }

    /// The address of a page of the site in the page's language.
    func address(_ path: URLReference) -> URLReference { "/\(language.rawValue)\(path)" }

    /// The hidden fields that every form bears.
    var formToken: HiddenValue { HiddenValue(name: "csrf", value: csrfToken) }

    /// The platform's style sheets, and the colours of the organisation that speaks.
    private func stylesheets(of organisation: Organisation?) -> [URLReference] {
        let theme = Theme(organisation).flatMap { URLReference(checking: $0.address) }
        return [asset("tokens.css"), theme, asset("parvis.css"), asset("figures.css")].compactMap { $0 }
    }

    private var layoutWords: Layout.Words {
        Layout.Words(
            skip: texts.skipToContent, navigation: texts.mainNavigation, footer: texts.footerNavigation,
            error: texts.errorTitlePrefix)
    }

    private var publicNavigation: [Layout.Item] {
        [
            Layout.Item(label: texts.followACase, reference: address("/follow"), isCurrent: path.hasSuffix("/follow")),
            Layout.Item(label: texts.resumeADraft, reference: address("/resume"), isCurrent: path.hasSuffix("/resume")),
            Layout.Item(label: texts.contactUs, reference: address("/contact"), isCurrent: path.hasSuffix("/contact")),
        ]
    }

    private var footer: [Layout.Item] {
        [
            Layout.Item(label: texts.accessibility, reference: address("/accessibility")),
            Layout.Item(label: texts.privacy, reference: address("/privacy")),
            Layout.Item(label: texts.deskName, reference: address("/desk")),
        ]
    }

    /// The page being read in the other languages, its query kept. A page shown in answer to a form leads to the same
    /// address, where what was sent has been saved.
    private var otherLanguages: [Layout.LanguageLink] {
        Language.allCases.filter { $0 != language }.map { other in
            let prefix = "/\(language.rawValue)"
            let rest = path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : ""
            let query = rawQuery.isEmpty ? "" : "?" + rawQuery
            let reference = URLReference(checking: "/\(other.rawValue)\(rest)\(query)") ?? "/\(other.rawValue)"
            return Layout.LanguageLink(name: texts.otherLanguage, tag: other.rawValue, reference: reference)
        }
    }

    private var account: Layout.Account? {
        guard let agent else { return nil }
        return Layout.Account(
            name: agent.name, signOut: texts.signOut, action: address("/desk/sign-out"), hidden: [formToken])
    }

    /// How to reach a human being about this page, with the truth about now.
    func humanBand(organisation: Organisation?, office identifier: String?) -> HumanBand? {
        guard let organisation, let office = identifier.flatMap(organisation.office) ?? organisation.offices.first
        else { return nil }
        var ways = [HumanBand.Way(label: texts.personTitle, reference: personReference, icon: .person)]
        if let phone = office.contact.phone {
            ways.append(HumanBand.Way(label: phone, reference: .telephone(phone), icon: .phone))
        }
        if let email = office.contact.email {
            ways.append(HumanBand.Way(label: texts.writeToUs, reference: .email(email), icon: .letter))
        }
        ways.append(
            HumanBand.Way(label: texts.seeOpeningHours, reference: address("/contact"), icon: .pin))
        let text = [office.name[language], openingText(of: office, in: organisation)].joined(separator: " · ")
        return HumanBand(title: texts.talkToSomeone, text: text, ways: ways)
    }

    /// The way to a person about what the page is about.
    private var personReference: URLReference {
        let base = address("/person")
        if let draft = parameters["draft"] { return base.adding("draft", draft) }
        if let found = parameters["case"] { return base.adding("case", found) }
        if let conversation = parameters["conversation"] { return base.adding("conversation", conversation) }
        return parameters["service"].map { base.adding("service", $0) } ?? base
    }

    /// Whether an office answers now, in words.
    func openingText(of office: Office, in organisation: Organisation) -> String {
        let zone = site.zone(of: organisation)
        switch office.status(at: now, zone: zone, calendar: organisation.calendar) {
        case .open(let minute): return texts.openUntil(texts.timeOfDay(minute))
        case .closed(let day, let minute):
            let today = zone.date(at: now)
            return texts.opensAgain(texts.moment(day, minute: minute, today: today))
        case .unknown: return texts.seeOpeningHours
        }
    }
}
