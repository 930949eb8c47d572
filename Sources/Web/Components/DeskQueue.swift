internal import HTML

/// Cases to do something about, the most pressing first.
struct DeskQueue: Component, Sendable {
    /// A case.
    struct Item: Sendable {
        let title: String
        let reference: String
        let link: URLReference
        /// How pressing it is, in words: "2 jours de retard".
        let due: Tag
        /// Where it stands: "À l'étude".
        let state: String
        /// The few values that lists show.
        var details: [String] = []
        /// What each of those values is, for those who hear the list.
        var labels: [String] = []
        /// "Échéance le 26 novembre 2026"
        var deadline: String?
        /// "reçue hier"
        let received: String
        /// Who has taken it, if someone.
        var holder: String?
        /// The group that deals with it, if one.
        var group: String?
        /// Something that waits besides: "Message sans réponse".
        var notice: String?
        var isCurrent = false
    }

    /// What the list is, for those who hear it.
    let label: String
    let items: [Item]
    /// In a narrow column beside a case.
    var isNarrow = false

    func write(to h: inout HTMLWriter) {
        h.ol(.class("queue", "queue-narrow", if: isNarrow), .role(.list), .ariaLabel(label)) { h in
            for item in items {
                h.li { h in
                    h.div(.class("queue-main")) { h in
                        h.a(
                            item.title, .class("queue-title"), .href(item.link),
                            .ariaCurrent(item.isCurrent ? .page : nil), .ariaDescribedBy(describedBy(item)))
                        h.p(.class("queue-detail"), .id(describedBy(item))) { h in
                            h.span(item.reference, .class("reference"))
                            for (index, detail) in item.details.enumerated() {
                                let label = item.labels.indices.contains(index) ? item.labels[index] : nil
                                h.span(.dir(.auto)) { h in
                                    if let label { h.visuallyHidden("\(label)\u{A0}: ") }
                                    h.text(detail)
                                }
                            }
                        }
                    }
                    h.p(.class("queue-state")) { h in
                        h.span(item.state)
                        if let group = item.group { h.span(group, .class("soft")) }
                        if let holder = item.holder { h.span(holder, .class("soft")) }
                        if let notice = item.notice { h.put(Tag(text: notice, tone: .accent)) }
                    }
                    h.p(.class("queue-due")) { h in
                        h.put(item.due)
                        if let deadline = item.deadline { h.span(deadline, .class("soft")) }
                        h.span(item.received, .class("soft"))
                    }
                }
            }
        }
    }

    private func describedBy(_ item: Item) -> String { "case-" + item.reference }
}

/// Views of a list, as links with their counts.
struct Filters: Component, Sendable {
    /// One view.
    struct Item: Sendable {
        let label: String
        /// How many cases it shows, in figures.
        var count: String?
        let reference: URLReference
        var isCurrent = false
    }

    /// What the links choose: "Filtrer".
    let label: String
    let items: [Item]

    func write(to h: inout HTMLWriter) {
        h.nav(.class("filters"), .ariaLabel(label)) { h in
            h.ul(.role(.list)) { h in
                for item in items {
                    h.li { h in
                        h.a(.href(item.reference), .ariaCurrent(item.isCurrent ? .page : nil)) { h in
                            h.text(item.label)
                            if let count = item.count {
                                h.text(" ")
                                h.span(.class("count")) { h in h.text(count) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// From one stretch of a list to the next: by place in the list, not by number.
struct Pagination: Component, Sendable {
    /// What the links move through: "Pages de la liste".
    let label: String
    var newer: Layout.Item?
    var older: Layout.Item?

    func write(to h: inout HTMLWriter) {
        guard newer != nil || older != nil else { return }
        h.nav(.class("pagination"), .ariaLabel(label)) { h in
            if let newer {
                h.a(.class("newer"), .href(newer.reference), .rel("prev")) { h in
                    h.put(Icon.back)
                    h.text(newer.label)
                }
            }
            if let older {
                h.a(.class("older"), .href(older.reference), .rel("next")) { h in
                    h.text(older.label)
                    h.put(Icon.arrow)
                }
            }
        }
    }
}
