import FEEL
import HTML
import Services

/// How to reach a human being: every office, with its hours.
enum ContactPage {
    static func show(_ visit: Visit) async throws -> Reply {
        let texts = visit.texts
        var frame = PageFrame(title: texts.contactTitle)
        frame.isPublic = true
        return visit.page(frame) { h in
            h.h1(texts.contactTitle)
            guard let organisation = visit.catalogue.home else { return }
            for office in organisation.offices {
                h.h2(office.name[visit.language])
                h.p(visit.openingText(of: office, in: organisation))
                h.put(FactsList(facts: facts(of: office, visit: visit)))
            }
            if let officer = organisation.dataProtectionOfficer {
                h.h2(texts.dataProtectionOfficer)
                h.put(FactsList(facts: contactFacts(officer, texts: texts)))
            }
        }
    }

    static func facts(of office: Office, visit: Visit) -> [FactsList.Fact] {
        let texts = visit.texts
        let days = Dictionary(grouping: office.hours, by: \.weekday)
        let hours = days.keys.sorted().map { day in
            let periods = (days[day] ?? []).sorted { $0.opens < $1.opens }.map {
                "\(texts.timeOfDay($0.opens)) – \(texts.timeOfDay($0.closes))"
            }
            return texts.hours(on: texts.weekday(day).capitalizedFirst, periods.joined(separator: ", "))
        }
        return contactFacts(office.contact, texts: texts)
            + (hours.isEmpty ? [] : [FactsList.Fact(term: texts.openingHours, lines: hours)])
    }

    static func contactFacts(_ contact: Contact, texts: any Texts) -> [FactsList.Fact] {
        var facts: [FactsList.Fact] = []
        if !contact.address.isEmpty { facts.append(FactsList.Fact(term: texts.addressTitle, lines: contact.address)) }
        if let phone = contact.phone {
            var fact = FactsList.Fact(term: texts.phoneTitle, lines: [phone])
            fact.reference = .telephone(phone)
            facts.append(fact)
        }
        if let email = contact.email {
            var fact = FactsList.Fact(term: texts.emailTitle, lines: [email])
            fact.reference = .email(email)
            facts.append(fact)
        }
        return facts
    }
}

/// The accessibility statement.
enum AccessibilityPage {
    static func show(_ visit: Visit) async throws -> Reply {
        InformationPage.reply(visit, title: visit.texts.accessibility, paragraphs: visit.texts.accessibilityStatement)
    }
}

/// What the site does with personal data.
enum PrivacyPage {
    static func show(_ visit: Visit) async throws -> Reply {
        let configuration = visit.site.configuration
        let statements = visit.texts.privacyStatement(
            draftDays: configuration.draftDays, receptionDays: configuration.receptionDays)
        return InformationPage.reply(visit, title: visit.texts.privacy, statements: statements)
    }
}

/// Something said of what becomes of data, with where to read or do more.
struct Statement: Sendable {
    let text: String
    /// The words of the link, and the page of the site that it leads to.
    var link: (label: String, path: URLReference)?

    init(_ text: String, link: (label: String, path: URLReference)? = nil) {
        self.text = text
        self.link = link
    }
}

/// A page of plain paragraphs.
private enum InformationPage {
    static func reply(_ visit: Visit, title: String, statements: [Statement]) -> Reply {
        var frame = PageFrame(title: title)
        frame.isPublic = true
        return visit.page(frame) { h in
            h.h1(title)
            for statement in statements {
                h.p { h in
                    h.text(statement.text)
                    guard let link = statement.link else { return }
                    h.text(" ")
                    h.a(link.label, .href(visit.address(link.path)))
                }
            }
        }
    }

    static func reply(_ visit: Visit, title: String, paragraphs: [String]) -> Reply {
        var frame = PageFrame(title: title)
        frame.isPublic = true
        return visit.page(frame) { h in
            h.h1(title)
            for paragraph in paragraphs { h.p(paragraph) }
        }
    }
}

extension String {
    /// The text with its first letter in upper case.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
