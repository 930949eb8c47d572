import Cases
import FEEL
import HTML
import Services

/// Above everything on the page of a request that takes up a granted one: which, and what is answered otherwise; and on
/// that of the one taken up.
struct ContinuationSection {
    let current: DeskCase
    let visit: Visit

    func write(to h: inout HTMLWriter) {
        for continuation in current.case.takenUp { takenUp(continuation, &h) }
        if let continuation = current.case.takesUp { takesUp(continuation, &h) }
    }

    private func takenUp(_ continuation: Continuation, _ h: inout HTMLWriter) {
        h.p { h in
            h.a(
                visit.texts.takenUp(continuation.kind, reference: continuation.other.reference.description),
                .href(visit.deskAddress(continuation.other.id)))
        }
    }

    private func takesUp(_ continuation: Continuation, _ h: inout HTMLWriter) {
        let texts = visit.texts
        let reference = continuation.other.reference.description
        h.section(.class("notice notice-accent"), .ariaLabelledBy("takes-up")) { h in
            h.put(Icon.info)
            h.div(.class("notice-body")) { h in
                h.p(texts.takesUp(continuation.kind, reference: reference), .class("notice-title"), .id("takes-up"))
                if continuation.kind == .change, current.definition.takesFiles {
                    h.p(texts.documentsStay(reference))
                }
                h.p { h in
                    h.a(texts.seeCase(reference), .href(visit.deskAddress(continuation.other.id)))
                }
            }
        }
        guard let former = current.former else { return }
        let changes = current.case.differences(from: former, definition: current.definition)
        h.h2(texts.whatDiffers)
        if changes.isEmpty { h.p(texts.nothingDiffers, .class("soft")) }
        h.put(
            ChangesTable(
                rows: ChangesTable.rows(changes, found: current.found, visit: visit), label: texts.whatDiffers,
                question: texts.questionHeading, before: texts.before, after: texts.after))
    }
}
