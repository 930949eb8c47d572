import Cases
import HTML
import Services
import Storage

/// Work done later: what waits, and what failed too often and needs a look.
enum JobsPage {
    /// How many failed jobs a page shows.
    private static let pageSize = 50

    /// What the page shows.
    struct Model: Sendable {
        let states: [JobState: Int]
        let dead: [DeadJob]
        /// Whether this is not the beginning of the list.
        let isContinued: Bool
        let counts: CaseCounts
        let zone: Zone

        /// Where the next page begins; nil when this is the last.
        var next: Identifier? { dead.count == JobsPage.pageSize ? dead.last?.id : nil }
    }

    static func show(_ visit: Visit) async throws -> Reply {
        try view(try await load(visit), visit: visit)
    }

    static func retry(_ visit: Visit) async throws -> Reply {
        guard let id = Identifier(try visit.parameter("job")) else { throw SiteFailure.notFound }
        let (store, now, organisation) = (visit.site.store, visit.now, try visit.signedInAgent().organisation)
        let isRequeued = try await store.database.write { transaction in
            try store.jobs.requeue(id, organisation: organisation, now: now, in: transaction)
        }
        // Pressed twice, the second finds it already waiting: the list says where things stand.
        let done = isRequeued ? "retried" : "gone"
        return .redirect(to: visit.address("/desk/jobs").adding("done", done).description)
    }

    private static func load(_ visit: Visit) async throws -> Model {
        let agent = try visit.signedInAgent()
        let before = visit.query["before"].flatMap { Identifier($0) }
        let (store, desk) = (visit.site.store, try visit.agentDesk())
        let zone = visit.site.zone(of: try visit.agentOrganisation())
        return try await store.database.read { connection in
            Model(
                states: try store.jobs.counts(in: connection),
                dead: try store.jobs.dead(
                    organisation: agent.organisation, before: before, limit: pageSize, in: connection),
                isContinued: before != nil,
                counts: try desk.counts(in: connection), zone: zone)
        }
    }
}

// MARK: View

extension JobsPage {
    private static func view(_ model: Model, visit: Visit) throws -> Reply {
        let texts = visit.texts
        return try visit.deskPage(texts.jobs, place: .administration, counts: model.counts) { h in
            h.put(BackLink(label: texts.administration, reference: visit.address("/desk/admin")))
            switch visit.query["done"] {
            case "retried": h.put(Notice(body: Prose(texts.jobRetried), tone: .good, isAnnounced: true))
            case "gone": h.put(Notice(body: Prose(texts.jobGone), tone: .neutral, isAnnounced: true))
            default: break
            }
            h.h1(texts.jobs)
            h.p(texts.jobsText, .class("lede"))
            h.put(
                FactsList(
                    facts: [JobState.ready, .running, .done, .dead].map { state in
                        FactsList.Fact(
                            term: texts.jobState(state),
                            lines: [Formatting.integer(model.states[state] ?? 0, in: visit.language)])
                    }))
            h.h2(texts.deadJobs)
            if model.dead.isEmpty { h.p(texts.noDeadJobs) }
            h.ul(.class("queue"), .role(.list)) { h in
                for job in model.dead { h.li { h in row(job, zone: model.zone, visit: visit, &h) } }
            }
            h.put(pagination(model, visit: visit))
        }
    }

    private static func row(_ job: DeadJob, zone: Zone, visit: Visit, _ h: inout HTMLWriter) {
        let texts = visit.texts
        let time = LocalTime(zone: zone, texts: texts)
        h.div(.class("queue-main")) { h in
            h.h3(texts.jobKind(job.kind))
            h.p(.class("queue-detail")) { h in
                h.span(texts.jobError)
                h.code(job.lastError)
                h.span(texts.jobAttempts(job.attempts))
            }
        }
        h.p(.class("queue-state")) { h in h.span(texts.jobGivenUp(at: time.dateAndTime(job.endedAt))) }
        h.form(.method(.post), .action(visit.address("/desk/jobs/\(job.id.description)/retry"))) { h in
            h.put(visit.formToken)
            h.put(
                Button(
                    label: texts.retryJob, act: .submit(), style: .quiet, busy: texts.oneMoment,
                    context: texts.jobKind(job.kind)))
        }
    }

    private static func pagination(_ model: Model, visit: Visit) -> Pagination {
        let start = visit.address("/desk/jobs")
        var pagination = Pagination(label: visit.texts.pagesLabel)
        if model.isContinued { pagination.newer = Layout.Item(label: visit.texts.backToStart, reference: start) }
        if let next = model.next {
            pagination.older = Layout.Item(
                label: visit.texts.nextJobs, reference: start.adding("before", next.description))
        }
        return pagination
    }
}
