import HTML
import HTTPTypes
import Services

/// The keyboard shortcuts of the desk: listed here, and in a dialog by `?`. Each is another way to something that has its
/// link or button; the elements themselves say their key (`aria-keyshortcuts`), and the script presses what the page has.
enum Shortcut: String, Sendable, CaseIterable {
    case list = "?"
    case next = "j"
    case previous = "k"
    case open = "o"
    case search = "/"
    case inbox = "g i"
    case take = "t"
    case act = "a"
    case message = "m"
    case note = "n"
}

enum ShortcutsPage {
    static func show(_ visit: Visit) throws -> Reply {
        let texts = visit.texts
        return try visit.deskPage(texts.shortcutsTitle, counts: nil) { h in
            h.put(BackLink(label: texts.backToList, reference: visit.address("/desk")))
            h.h1(texts.shortcutsTitle)
            h.p(texts.shortcutsLead, .class("lede"))
            h.section(.id("shortcuts"), .ariaLabelledBy("shortcuts-title"), .data("name", texts.shortcutsTitle)) { h in
                h.h2(texts.shortcutsList, .id("shortcuts-title"))
                // For the dialog that a script makes of this list.
                h.button(texts.closeDialog, .class("button button-quiet"), .type(.button), .hidden())
                h.dl(.class("facts shortcuts")) { h in
                    for shortcut in Shortcut.allCases {
                        h.div { h in
                            h.dt(texts.shortcut(shortcut))
                            h.dd { h in keys(shortcut, texts, &h) }
                        }
                    }
                }
            }
            h.p(texts.shortcutsOffText)
            h.p { h in
                h.button(
                    .class("button button-quiet"), .type(.button), .hidden(), .data("shortcuts"),
                    .data("on", texts.turnShortcutsOn), .data("off", texts.turnShortcutsOff)
                ) { h in h.span(texts.turnShortcutsOff, .data("label")) }
            }
            h.p(texts.shortcutsNeedScript, .class("soft"))
        }
    }

    private static func keys(_ shortcut: Shortcut, _ texts: any Texts, _ h: inout HTMLWriter) {
        for (index, key) in shortcut.rawValue.split(separator: " ").enumerated() {
            if index > 0 { h.text(" \(texts.thenKey) ") }
            h.code(String(key), .class("key"))
        }
    }
}
