import FEEL
import HTML
import Services

/// That requests are not taken now, from which day they are, and what can be done until then.
struct PeriodNotice: Component {
    let opening: CivilDate
    /// Until when a draft that was begun is kept; nil before one is.
    var keptUntil: CivilDate?
    let visit: Visit

    func write(to h: inout HTMLWriter) {
        let texts = visit.texts
        let day = Formatting.date(opening, in: visit.language)
        let kept = keptUntil.map { texts.keptUntil(Formatting.date($0, in: visit.language)) }
        h.put(
            Notice(
                title: texts.requestsOpen(on: day),
                body: Prose([texts.prepareUntil(day), kept].compactMap { $0 }.joined(separator: " ")), tone: .wait))
    }
}
