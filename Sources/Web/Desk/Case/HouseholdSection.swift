import Cases
import FEEL
import HTML
import Services
import Storage

/// What else the same household asks of the same office, where the service declares the text that lets agents see it.
struct HouseholdSection {
    let current: DeskCase
    let visit: Visit

    func write(to h: inout HTMLWriter) {
        guard let rule = current.definition.legal.household else { return }
        let texts = visit.texts
        let language = current.definition.language(preferring: visit.language)
        h.h2(texts.householdCases, .id("household"))
        h.p(
            texts.householdWhy(visit.typeset(rule.why, in: language), reference: rule.reference), .class("soft"))
        if current.household.isEmpty { h.p(texts.noHouseholdCase, .class("soft")) }
        h.ul(.class("messages"), .role(.list)) { h in
            for entry in current.household {
                h.li(.class("message")) { h in
                    h.p { h in
                        h.text(title(of: entry.service))
                        h.text(" ")
                        h.a(entry.reference, .href(visit.deskAddress(entry.id)), .class("reference"))
                    }
                    h.p(dates(entry), .class("soft"))
                }
            }
        }
    }

    private func title(of service: String) -> String {
        guard let definition = visit.catalogue.service(service) else { return service }
        return visit.typeset(definition.presentation.title, in: definition.language(preferring: visit.language))
    }

    private func dates(_ entry: CaseEntry) -> String {
        let today = current.found.date(visit.now)
        let received = visit.texts.received(on: current.found.date(entry.submittedAt), today: today)
        guard let decided = entry.decidedAt else { return received }
        let outcome = entry.outcome.flatMap(Outcome.init(rawValue:)).map(visit.texts.outcome)
        let day = visit.texts.decided(on: current.found.date(decided), today: today)
        return [received, day, outcome].compactMap { $0 }.joined(separator: " · ")
    }
}
