internal import HTML

/// How to reach a human being, at the end of every page.
struct HumanBand: Component, Sendable {
    /// A way to reach someone.
    struct Way: Sendable {
        let label: String
        let reference: URLReference
        let icon: Icon
    }

    /// "Vous préférez parler à quelqu'un ?"
    let title: String
    /// Who answers, and when: "Guichet de l'état civil, jusqu'à 17 h 30 aujourd'hui."
    let text: String
    let ways: [Way]

    func write(to h: inout HTMLWriter) {
        h.section(.class("human-band"), .ariaLabelledBy("human-band-title")) { h in
            h.div(.class("wrap")) { h in
                h.div(.class("human-band-words")) { h in
                    h.h2(title, .id("human-band-title"))
                    h.p(text)
                }
                h.ul(.class("human-band-ways"), .role(.list)) { h in
                    for way in ways {
                        h.li { h in
                            h.put(Button(label: way.label, act: .go(way.reference), style: .quiet, icon: way.icon))
                        }
                    }
                }
            }
        }
    }
}
