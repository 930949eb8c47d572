import Cases
import FEEL
import HTML
import Services
import Storage

/// Who looked at my request: each reading in words, and one press to ask why.
enum AccessRecordPage {
    static func show(_ visit: Visit) async throws -> Reply {
        let found = try await visit.loadCase()
        let history = try await AccessHistory.load(
            found.case, before: visit.query["before"].flatMap { Identifier($0) }, includingDelayed: false,
            at: visit.now, store: visit.site.store)
        let texts = visit.texts
        let words = AccessWords(organisation: found.organisation, texts: texts, found: found)
        let rights = found.case.rights
        var frame = visit.frame(texts.whoLookedTitle, for: found)
        frame.stylesheets = ["account.css"]
        return visit.page(frame) { h in
            h.put(BackLink(label: texts.back, reference: visit.caseAddress(found.case.id)))
            h.h1(texts.whoLookedTitle)
            if visit.query["asked"] != nil, let last = rights.last(where: { $0.request.about != nil }) {
                h.put(
                    Notice(
                        title: texts.askedWhySent,
                        body: Prose(texts.askedWhySentText(until: found.words(last.answerBy, visit))), tone: .good,
                        isAnnounced: true))
            }
            h.p(texts.whoLookedLead, .class("lede"))
            if let rule = found.definition.legal.delayedDisclosure { h.p(texts.someReadingsLater(rule.reference)) }
            if history.entries.isEmpty { h.p(texts.nobodyLooked) }
            h.ol(.class("plain-list"), .role(.list)) { h in
                for entry in history.entries {
                    h.li { h in
                        h.put(AccessCard(entry: entry, words: words, found: found))
                        ask(entry, rights: rights, found: found, visit, &h)
                    }
                }
            }
            if let next = history.next {
                let address = visit.caseAddress(found.case.id, "/access").adding("before", next.description)
                h.p { h in h.a(texts.olderReadings, .href(address)) }
            }
            if rights.contains(where: { $0.request.about != nil }) {
                h.p { h in
                    h.a(texts.seeMyQuestions, .href(visit.caseAddress(found.case.id, "/data")))
                }
            }
        }
    }

    /// One press: no word is needed to ask why.
    private static func ask(
        _ entry: AccessHistory.Entry, rights: [AskedRight], found: CaseInHand, _ visit: Visit, _ h: inout HTMLWriter
    ) {
        let texts = visit.texts
        guard !rights.contains(where: { $0.request.about == entry.source }) else {
            return h.p(texts.askedWhy, .class("soft"))
        }
        h.form(.method(.post), .action(visit.caseAddress(found.case.id, "/access"))) { h in
            h.put(visit.formToken)
            h.put(HiddenValue(name: "about", value: entry.source.code))
            h.put(HiddenValue(name: "seen", value: String(rights.count)))
            h.put(
                Button(
                    label: texts.askWhy, act: .submit(), style: .quiet, busy: texts.sending,
                    context: ", \(LocalTime(zone: found.zone, texts: texts).dateAndTime(entry.at))"))
        }
    }

    static func askWhy(_ visit: Visit) async throws -> Reply {
        guard let about = visit.form["about"].flatMap({ AccessSource(code: $0) }) else { throw SiteFailure.notFound }
        let found = try await visit.loadCase()
        // What is told later can't be asked about yet, and what is another's never.
        guard let entry = try await AccessHistory.find(about, of: found.case, store: visit.site.store),
            entry.delayed.map({ $0.until <= visit.now }) ?? true
        else { throw SiteFailure.notFound }
        let seen = visit.form["seen"].flatMap(Int.init) ?? 0
        switch try await visit.perform(.ask(.question, about: about, text: "", seen: seen)).outcome {
        case .success: break
        case .failure(.tooMany):
            return visit.overPage(visit.texts.whoLookedTitle, visit.texts.rightsTooMany, for: found)
        case .failure: throw SiteFailure.notFound
        }
        return .redirect(to: visit.caseAddress(found.case.id, "/access").adding("asked", "1").description)
    }
}

/// One reading, in words.
struct AccessCard: Component {
    let entry: AccessHistory.Entry
    let words: AccessWords
    let found: CaseInHand
    /// The level of its heading.
    var level = 2

    func write(to h: inout HTMLWriter) {
        let (texts, time) = (words.texts, LocalTime(zone: found.zone, texts: words.texts))
        let heading: (inout HTMLWriter) -> Void = { h in
            h.time(time.dateAndTime(entry.at), .datetime(found.date(entry.at).description))
        }
        if level == 2 {
            h.h2(.class("card-title"), content: heading)
        } else {
            h.h3(.class("card-title"), content: heading)
        }
        var facts = [FactsList.Fact(term: texts.seenHow, lines: [words.who(entry)])]
        if let why = words.why(entry) { facts.append(FactsList.Fact(term: texts.seenWhy, lines: [why])) }
        facts.append(
            FactsList.Fact(
                term: texts.seenWhat,
                lines: [words.what(entry, definition: found.definition), words.how(entry).uppercasedFirst]))
        h.put(FactsList(facts: facts))
        if let delayed = entry.delayed { h.p(texts.disclosedLater(delayed.reference), .class("soft")) }
    }
}
