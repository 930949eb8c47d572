import Cases
import FEEL
import Foundation
import HTML
import Services
import Storage

/// What agents have asked to be done to several cases and is not done yet: shown where its author, and whoever opens one
/// of the cases, can't miss it.
enum PlannedBatches {
    /// For how long before now a batch that still waits is looked for: longer than any waits.
    static let spanSeconds: Int64 = 86_400

    /// The agent's own, each with the way to undo it, above their list.
    static func lines(_ waiting: [WaitingBatch], zone: Zone, _ visit: Visit, _ h: inout HTMLWriter) {
        for batch in waiting {
            let moment = moment(batch.runsAt, zone: zone, visit)
            let words = visit.texts.batchPlanned(batch.cases, at: moment)
            h.put(Notice(body: prose(words, leadingTo: batch.id, visit), tone: .wait))
        }
    }

    /// What is planned for a case, by whom and when. Only its author may undo it.
    static func notices(on current: DeskCase, _ visit: Visit, _ h: inout HTMLWriter) {
        for batch in current.planned {
            let isOwn = batch.agent == current.agent.id
            let moment = moment(batch.runsAt, zone: current.found.zone, visit)
            let words = visit.texts.batchPlannedHere(
                what(batch, on: current, visit), by: current.names[batch.agent], isOwn: isOwn, at: moment)
            h.put(
                Notice(
                    title: visit.texts.batchPlannedTitle, body: prose(words, leadingTo: isOwn ? batch.id : nil, visit),
                    tone: .wait))
        }
    }

    private static func prose(_ words: String, leadingTo batch: Identifier?, _ visit: Visit) -> Prose {
        let link = batch.map {
            Prose.Inline.link([.text(visit.texts.batchReviewOrUndo)], BatchPages.address(of: $0, visit))
        }
        return Prose([.paragraph([.text(words)] + (link.map { [.text(" "), $0] } ?? []))])
    }

    /// The name of what is to be done, where it is an action of the case's service.
    private static func what(_ batch: StoredBatch, on current: DeskCase, _ visit: Visit) -> String? {
        guard let order = try? JSONDecoder().decode(BatchOrder.self, from: Data(batch.content)),
            case .act(let service, let id)? = BatchOperation(code: order.operation), service == current.definition.id,
            let action = current.definition.workflow.action(id)
        else { return nil }
        return visit.typeset(action.label, in: current.definition.language(preferring: visit.language))
    }

    private static func moment(_ instant: Instant, zone: Zone, _ visit: Visit) -> String {
        visit.texts.moment(
            zone.date(at: instant), minute: zone.minuteOfDay(at: instant), today: zone.date(at: visit.now))
    }
}
