internal import HTML

/// What happened, what happens next: a case told in words.
struct Timeline: Component, Sendable {
    /// Where an event stands in time.
    enum Place: Sendable {
        case past, now, ahead

        var name: String {
            switch self {
            case .past: "past"
            case .now: "now"
            case .ahead: "ahead"
            }
        }
    }

    /// An event.
    struct Event: Sendable {
        let title: String
        /// "24 novembre 2026 à 9 h 12", "avant le 1er décembre"
        let when: String
        /// The same for machines (ISO 8601), when it is a date.
        var datetime: String?
        var detail: String?
        /// Something to read or do: the letter, a correction.
        var link: Layout.Item?
        var place = Place.past
        /// What `place` means, for those who don't see the drawing: "Fait", "En cours", "À venir".
        let placeName: String
    }

    let events: [Event]

    func write(to h: inout HTMLWriter) {
        h.ol(.class("timeline"), .role(.list)) { h in
            for event in events {
                h.li(.class(event.place.name), .ariaCurrent(event.place == .now ? .step : nil)) { h in write(event, &h)
                }
            }
        }
    }

    private func write(_ event: Event, _ h: inout HTMLWriter) {
        h.p(.class("timeline-title")) { h in
            h.visuallyHidden(event.placeName + " – ")
            h.text(event.title)
        }
        h.p(.class("timeline-when")) { h in
            if let datetime = event.datetime {
                h.time(event.when, .datetime(datetime))
            } else {
                h.text(event.when)
            }
        }
        if let detail = event.detail { h.p(detail) }
        if let link = event.link { h.p { h in h.a(link.label, .href(link.reference)) } }
    }
}
