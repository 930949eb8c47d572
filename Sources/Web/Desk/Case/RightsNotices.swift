import Cases
import HTML

/// What the person has asked about their data and waits to be answered: whoever deals with the case must know.
struct RightsNotices: Component {
    let current: DeskCase
    let texts: any Texts

    func write(to h: inout HTMLWriter) {
        var told: Set<RightsRequest.Kind> = []
        for asked in current.case.rights where asked.answer == nil && told.insert(asked.request.kind).inserted {
            let tone: Tone = asked.request.kind == .objection ? .bad : .wait
            h.put(
                Notice(
                    title: texts.rightsKind(asked.request.kind), body: Prose(texts.rightsPending(asked.request.kind)),
                    tone: tone))
        }
    }
}
