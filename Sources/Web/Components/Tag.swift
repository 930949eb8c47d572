internal import HTML

/// How something stands. The colour only repeats what the words say.
enum Tone: Sendable {
    case neutral, good, wait, bad, accent

    var name: String {
        switch self {
        case .neutral: "neutral"
        case .good: "good"
        case .wait: "wait"
        case .bad: "bad"
        case .accent: "accent"
        }
    }
}

/// A state in one or two words.
struct Tag: Component, Sendable {
    let text: String
    var tone = Tone.neutral

    func write(to h: inout HTMLWriter) {
        h.span(text, .class("tag tag-" + tone.name))
    }
}

/// Something to know before going on, set apart from the text.
struct Notice: Component, Sendable {
    var title: String?
    let body: Prose
    var tone = Tone.accent
    /// Spoken at once when the page opens: something has just happened.
    var isAnnounced = false

    func write(to h: inout HTMLWriter) {
        h.div(.class("notice notice-" + tone.name), isAnnounced ? .role(.status) : .none) { h in
            h.put(icon)
            h.div(.class("notice-body")) { h in
                if let title { h.p(title, .class("notice-title")) }
                h.put(body)
            }
        }
    }

    private var icon: Icon {
        switch tone {
        case .neutral, .accent: .info
        case .good: .check
        case .wait: .wait
        case .bad: .error
        }
    }
}
