import Cases
import FEEL
import HTML
import Services

/// What others did to the case since the agent last looked at it, with where to read it; answers old and new at once.
struct DeskNews {
    let current: DeskCase
    let visit: Visit

    private var texts: any Texts { visit.texts }

    func write(to h: inout HTMLWriter) {
        guard let news = current.case.news(for: current.agent.id) else { return }
        let time = LocalTime(zone: current.found.zone, texts: texts)
        h.section(.class("notice notice-neutral news"), .ariaLabelledBy("news")) { h in
            h.put(Icon.info)
            h.div(.class("notice-body")) { h in
                h.h2(texts.sinceYouLooked(time.dateAndTime(news.since)), .class("notice-title"), .id("news"))
                if news.events.isEmpty { h.p(texts.nothingSinceYouLooked) }
                h.ul { h in
                    for (version, event) in news.events {
                        h.li { h in self.event(event, version: version, time: time, &h) }
                    }
                }
            }
        }
    }

    private func event(_ event: CaseEvent, version: Int, time: LocalTime, _ h: inout HTMLWriter) {
        let title = CaseHistory.title(event, of: current, texts: texts)
        h.text("\(title), \(time.dateAndTime(event.at)). ")
        if let place = Self.place(of: event, version: version, in: current.case) {
            h.a(.href(.fragment(place))) { h in
                h.text(texts.seeIt)
                h.visuallyHidden("\u{A0}: " + title)
            }
        }
        guard let changes = Self.changes(event), !changes.isEmpty else { return }
        let words = ContinuityWords(found: current.found, texts: texts)
        h.ul { h in
            for change in changes {
                h.li(
                    texts.changed(
                        words.label(of: change.question), from: words.printed(change.before, of: change.question),
                        to: words.printed(change.after, of: change.question)))
            }
        }
    }

    private static func changes(_ event: CaseEvent) -> [AnswerChange]? {
        switch event.fact {
        case .correctionAnswered(let answer): answer.changes
        case .answersAmended(let amendment): amendment.changes
        default: nil
        }
    }

    /// Where on the page an event can be read.
    static func place(of event: CaseEvent, version: Int, in current: Case) -> String? {
        switch event.fact {
        case .messageSent: "messages"
        case .noted: "notes"
        case .linked: "links"
        case .opinion: "opinions"
        case .correctionAnswered: "corrections"
        case .answersAmended: "amendments"
        case .acted(let act) where act.letter != nil:
            "letter-\(current.history.prefix(version).count(where: \.sendsLetter))"
        default: nil
        }
    }
}

extension CaseEvent {
    /// Whether a letter went with it.
    fileprivate var sendsLetter: Bool { if case .acted(let act) = fact { act.letter != nil } else { false } }
}
