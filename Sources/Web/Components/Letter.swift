internal import HTML

/// A letter as it is read: on screen before it is sent, in the case afterwards, on paper when printed.
struct Letter: Component, Sendable {
    /// What the sheet is, for those who hear it: "Lettre".
    let label: String
    /// The language of the letter, as a BCP 47 tag.
    let language: String
    /// Who writes: name, service, address, one string a line.
    let sender: [String]
    /// To whom.
    let recipient: [String]
    /// "Val-Clair, le 26 novembre 2026"
    let placeAndDate: String
    /// "Référence : VC-7K2-9QF"
    let reference: String
    /// "Objet : votre demande d'acte de naissance"
    let subject: String
    let body: Prose
    /// Name and quality of who signs, one string a line.
    let signature: [String]
    /// Whether the letter is the page: its subject is then the page's heading.
    var headsPage = false

    func write(to h: inout HTMLWriter) {
        h.article(.class("letter"), .lang(language), .ariaLabel(label)) { h in
            h.div(.class("letter-head")) { h in
                lines(sender, "letter-sender", &h)
                lines(recipient, "letter-recipient", &h)
            }
            h.p(placeAndDate, .class("letter-date"))
            h.div(.class("letter-subject")) { h in
                if headsPage { h.h1(subject) } else { h.p { h in h.strong(subject) } }
                h.p(reference, .class("soft"))
            }
            h.put(body)
            lines(signature, "letter-signature", &h)
        }
    }

    private func lines(_ lines: [String], _ name: String, _ h: inout HTMLWriter) {
        guard !lines.isEmpty else { return }
        h.p(.class(name)) { h in
            for (index, line) in lines.enumerated() {
                if index > 0 { h.br() }
                h.bdi(line)
            }
        }
    }
}
