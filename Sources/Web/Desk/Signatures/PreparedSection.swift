import Cases
import HTML
import Services
import Storage

/// A decision that waits for its signature, on the page of its case: what it says, who prepared it, and the ways to sign it
/// or send it back.
struct PreparedSection {
    let current: DeskCase
    let visit: Visit

    private var texts: any Texts { visit.texts }

    func write(to h: inout HTMLWriter) {
        guard let prepared = current.case.prepared else { return }
        if prepared.isStale {
            h.put(Notice(title: texts.preparedIsStaleTitle, body: Prose(texts.preparedIsStale), tone: .wait))
            return
        }
        let time = LocalTime(zone: current.found.zone, texts: texts)
        let who = CaseHistory.who(prepared.author, of: current, texts: texts)
        h.section(.class("action-card"), .ariaLabelledBy("prepared")) { h in
            h.h3(texts.waitsForSignature(title), .id("prepared"))
            h.p(texts.prepared(by: who, on: time.dateAndTime(prepared.at)), .class("soft"))
            Self.decision(prepared, of: current, visit: visit, &h)
            if holds {
                form("/sign", prepared) { h in
                    h.p(texts.signConsequence, .class("consequence"))
                    h.put(Button(label: texts.signDecision, act: .submit(), busy: texts.oneMoment))
                }(&h)
            }
            if holds || prepared.author.agent == current.agent.id || current.agent.role >= .supervisor {
                h.details(.class("disclosure")) { h in
                    h.summary(texts.sendBack)
                    form("/send-back", prepared) { h in
                        let lines = Field.Lines(
                            name: "why", value: (visit.form["why"] ?? "").linesEndedByLineFeeds, rows: 3,
                            spellcheck: true)
                        var field = Field(
                            id: "send-back-why", label: texts.whySentBack, control: .lines(lines),
                            words: visit.fieldWords)
                        field.hint = texts.whySentBackHint
                        h.put(field)
                        h.put(
                            Button(label: texts.sendBack, act: .submit(), style: .quiet, busy: texts.oneMoment))
                    }(&h)
                }
            }
        }
    }

    private var title: String { current.delegation.map { visit.typeset($0.title, in: visit.language) } ?? "" }
    private var holds: Bool { current.held.contains { $0.name == current.delegation?.id } }

    private func form(
        _ path: URLReference, _ prepared: PreparedDecision, _ content: @escaping (inout HTMLWriter) -> Void
    ) -> (inout HTMLWriter) -> Void {
        { h in
            h.form(.method(.post), .action(visit.deskAddress(current.case.id, path)), .novalidate()) { h in
                h.put(visit.formToken)
                h.put(HiddenValue(name: "prepared", value: String(prepared.version)))
                content(&h)
            }
        }
    }

    /// What is decided: where it leads, why, and the letter as it will be read, without its signature.
    static func decision(_ prepared: PreparedDecision, of current: DeskCase, visit: Visit, _ h: inout HTMLWriter) {
        let (act, texts) = (prepared.act, visit.texts)
        let language = current.definition.language(preferring: visit.language)
        h.p { h in h.strong(CaseHistory.stateLabel(act.state, of: current, texts: texts)) }
        if !act.reasons.isEmpty {
            h.ul { h in for reason in act.reasons { h.li(visit.typeset(reason.text, in: language)) } }
        }
        if let explanation = act.explanation { h.p(explanation) }
        if let letter = act.letter {
            h.details(.class("disclosure"), .open(true)) { h in
                h.summary(texts.batchReadLetter(current.case.submission.reference.description))
                h.div(.class("letter-body"), .lang(letter.language.rawValue)) { h in
                    h.p { h in h.strong(letter.subject) }
                    h.put(Prose(RichText(markdown: letter.body).typeset(in: letter.language)))
                }
            }
        }
    }
}
