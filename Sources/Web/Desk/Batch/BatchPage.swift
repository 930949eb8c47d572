import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// What becomes of a batch: until when it can be undone, then what was done to each case. Its author's alone.
enum BatchPage {
    static func show(_ visit: Visit) async throws -> Reply {
        let batch = try await batch(visit)
        let (store, desk) = (visit.site.store, try visit.agentDesk())
        let (items, counts) = try await store.database.read { connection in
            (try store.batches.items(of: batch.id, in: connection), try desk.counts(in: connection))
        }
        return try view(batch, items, counts, visit)
    }

    /// Undoes it, while nobody has been told.
    static func undo(_ visit: Visit) async throws -> Reply {
        let batch = try await batch(visit)
        let store = visit.site.store
        let isUndone = try await store.database.write { try store.batches.cancel(batch.id, in: $0) }
        let address = BatchPages.address(of: batch.id, visit)
        return .redirect(to: (isUndone ? address : address.adding("done", "late")).description)
    }

    /// Does it now, without waiting.
    static func hasten(_ visit: Visit) async throws -> Reply {
        let batch = try await batch(visit)
        let (store, now) = (visit.site.store, visit.now)
        try await store.database.write { try store.batches.hasten(batch.id, now: now, in: $0) }
        try await visit.site.doBatch(batch.id, at: now)
        return .redirect(to: BatchPages.address(of: batch.id, visit).description)
    }

    private static func batch(_ visit: Visit) async throws -> StoredBatch {
        let (store, agent) = (visit.site.store, try visit.signedInAgent())
        guard let id = Identifier(try visit.parameter("batch")),
            let batch = try await store.database.read({ try store.batches.find(id, in: $0) }), batch.agent == agent.id
        else { throw SiteFailure.notFound }
        return batch
    }

    private static func view(
        _ batch: StoredBatch, _ items: [BatchItem], _ counts: CaseCounts, _ visit: Visit
    ) throws -> Reply {
        let texts = visit.texts
        let address = BatchPages.address(of: batch.id, visit)
        let time = LocalTime(zone: visit.site.zone(of: try visit.agentOrganisation()), texts: texts)
        let done = items.count { $0.outcome == BatchItem.done }
        return try visit.deskPage(texts.batchOf(items.count), counts: counts) { h in
            h.put(BackLink(label: texts.toDo, reference: visit.address("/desk")))
            h.h1(texts.batchOf(items.count))
            if visit.query["done"] == "late", batch.state != .cancelled {
                h.put(Notice(body: Prose(texts.batchTooLate), tone: .bad, isAnnounced: true))
            }
            switch batch.state {
            case .waiting:
                h.put(
                    Notice(
                        title: texts.batchNotYet, body: Prose(texts.batchUntil(time.dateAndTime(batch.runsAt))),
                        tone: .wait, isAnnounced: true))
                h.div(.class("button-row")) { h in
                    button("/undo", texts.batchUndo, .primary, address, visit, &h)
                    button("/now", texts.batchNow, .quiet, address, visit, &h)
                }
            case .running:
                h.put(Notice(body: Prose(texts.batchRunning), tone: .wait, isAnnounced: true))
                h.p { h in h.a(texts.batchSeeAgain, .href(address)) }
            case .cancelled:
                h.put(Notice(body: Prose(texts.batchUndone), tone: .good, isAnnounced: true))
            case .done:
                let tone: Tone = done == items.count ? .good : .bad
                h.put(
                    Notice(body: Prose(texts.batchEnded(done: done, of: items.count)), tone: tone, isAnnounced: true))
            }
            h.ul(.class("plain-list"), .role(.list)) { h in
                for item in items {
                    h.li { h in
                        h.a(item.reference, .class("reference"), .href(visit.deskAddress(item.case)))
                        h.text("\u{A0}: ")
                        h.text(item.outcome.map(texts.batchOutcome) ?? texts.batchState(batch.state))
                    }
                }
            }
        }
    }

    private static func button(
        _ path: URLReference, _ label: String, _ style: Button.Style, _ address: URLReference, _ visit: Visit,
        _ h: inout HTMLWriter
    ) {
        h.form(.method(.post), .action("\(address)\(path)")) { h in
            h.put(visit.formToken)
            h.put(Button(label: label, act: .submit(), style: style, busy: visit.texts.oneMoment))
        }
    }
}
