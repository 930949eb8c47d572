import HTML
import Services

/// What another answer changes, and why: shown above the result that it gave.
struct InterviewChanges: Component {
    let visit: Visit
    let interview: InterviewInHand

    func write(to h: inout HTMLWriter) {
        guard !interview.former.isEmpty, interview.former != interview.given else { return }
        let texts = visit.texts
        let (before, after) = (interview.joint.answers(interview.former), interview.joint.answers(interview.given))
        var (first, others): ([WhatIf], [WhatIf]) = ([], [])
        for definition in interview.joint.definitions {
            let changes = definition.whatIf(
                from: before[definition.id] ?? [:], to: after[definition.id] ?? [:], on: interview.today,
                in: definition.language(preferring: visit.language))
            let goals = Set(Interview.goals(of: definition))
            first += changes.filter { goals.contains($0.rule) }
            others += changes.filter { !goals.contains($0.rule) }
        }
        h.section(.class("notice notice-accent"), .ariaLabelledBy("changes")) { h in
            h.div(.class("notice-body")) { h in
                h.h2(texts.whatIfTitle, .class("notice-title"), .id("changes"))
                if first.isEmpty { h.p(texts.whatIfNothing) }
                list(first, &h)
                guard !others.isEmpty else { return }
                h.details(.class("disclosure")) { h in
                    h.summary(texts.whatIfOthers(others.count))
                    list(others, &h)
                }
            }
        }
    }

    private func list(_ changes: [WhatIf], _ h: inout HTMLWriter) {
        let texts = visit.texts
        guard !changes.isEmpty else { return }
        h.ul { h in
            for change in changes {
                h.li { h in
                    h.strong(
                        texts.whatIfLine(
                            typeset(change.label), before: shown(change.before), after: shown(change.after)))
                    guard !change.because.isEmpty else { return }
                    h.p(texts.whatIfBecause)
                    h.ul { h in
                        for cause in change.because {
                            h.li(
                                texts.whatIfLine(
                                    typeset(cause.label), before: shown(cause.before), after: shown(cause.after)))
                        }
                    }
                }
            }
        }
    }

    private func shown(_ value: String) -> String { value.isEmpty ? visit.texts.noValue : value }

    private func typeset(_ text: String) -> String { Typography.typeset(text, in: interview.language.rawValue) }
}
