internal import Assistant
internal import HTML

/// Numbers to call at once, each a link that a telephone dials.
struct EmergencyNumbers: Component {
    let numbers: [Conversation.EmergencyNumber]

    func write(to h: inout HTMLWriter) {
        h.ul(.class("emergency-numbers")) { h in
            for number in numbers {
                h.li { h in
                    h.a(number.number, .href(.telephone(number.number)), .class("emergency-number"))
                    h.text(" " + number.label)
                }
            }
        }
    }
}
