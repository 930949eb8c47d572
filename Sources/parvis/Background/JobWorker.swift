import Cases
import Foundation
import Logging
import ServiceLifecycle
import Services
import Storage
import Synchronization
import Web

/// Why a job could not be done this time.
struct JobFailure: Error, Hashable {
    /// A stable code, which operators see; never text from outside.
    let code: String

    init(_ code: String) { self.code = code }
}

/// Something that does one kind of job. Doing a job twice must do no harm.
protocol JobHandler: Sendable {
    /// Does the job.
    func run(_ job: ClaimedJob, at now: Instant) async throws
}

/// Claims the jobs that are due, does them, and records what became of each.
struct JobRunner: Sendable {
    let store: Store
    let handlers: [String: any JobHandler]
    let logger: Logger
    var backOff = BackOff()
    /// How many jobs are claimed, and done, at once.
    var batch = 4
    /// For how long a claimed job is this runner's, unless its handler prolongs that.
    static let usualLeaseSeconds: Int64 = 300
    var leaseSeconds = Self.usualLeaseSeconds

    /// Puts on record what jobs read of people; nil where nothing is shown to anybody.
    var site: Site?
    /// Kinds of jobs that may take minutes.
    var longKinds: Set<String> = []
    /// For how long a job of these kinds is put off when another is under way.
    var postponeSeconds: Int64 = 15

    /// Does what is due, a batch at most.
    ///
    /// - Parameter aside: takes a job that may take long, to be done beside the others; false when it can't now, and the job
    ///   is put off untried. Without it every job is done here.
    /// - Returns: how many jobs were claimed.
    func runDue(at now: Instant, aside: (@Sendable (ClaimedJob) -> Bool)? = nil) async throws -> Int {
        let (store, batch, lease) = (store, batch, now.adding(seconds: leaseSeconds))
        // A read tells whether there is anything, so that an idle server writes nothing.
        guard let due = try await store.database.read({ try store.jobs.nextDue(in: $0) }), due <= now else { return 0 }
        let jobs = try await store.database.write {
            try store.jobs.claim(limit: batch, now: now, leaseUntil: lease, in: $0)
        }
        var short = jobs
        if let aside {
            let long = jobs.filter { longKinds.contains($0.kind) }
            short.removeAll { longKinds.contains($0.kind) }
            let refused = long.filter { !aside($0) }
            if !refused.isEmpty {
                let later = now.adding(seconds: postponeSeconds)
                try await store.database.write { transaction in
                    for job in refused { try store.jobs.postpone(job, until: later, in: transaction) }
                }
            }
        }
        await withTaskGroup(of: Void.self) { group in
            for job in short { group.addTask { await run(job, at: now) } }
        }
        return jobs.count
    }

    func run(_ job: ClaimedJob, at now: Instant) async {
        do {
            guard let handler = handlers[job.kind] else { throw JobFailure("job.unknown-kind") }
            if let site {
                try await site.accounting(for: job, at: now) { try await handler.run(job, at: now) }
            } else {
                try await handler.run(job, at: now)
            }
            try await store.database.write { try store.jobs.complete(job, now: now, in: $0) }
        } catch {
            let code = (error as? JobFailure)?.code ?? (error as? StorageError)?.code ?? "job.\(type(of: error))"
            await fail(job, code: code, at: now)
        }
    }

    private func fail(_ job: ClaimedJob, code: String, at now: Instant) async {
        var random = SystemRandomNumberGenerator()
        let wait = backOff.milliseconds(afterAttempts: job.attempt, using: &random)
        let retryAt = Instant(milliseconds: now.milliseconds + Int64(wait))
        do {
            let state = try await store.database.write {
                try store.jobs.fail(job, error: code, now: now, retryAt: retryAt, in: $0)
            }
            logger.log(
                level: state == .dead ? .error : .warning, state == .dead ? "job given up" : "job failed",
                metadata: ["kind": "\(job.kind)", "error": "\(code)", "attempt": "\(job.attempt)"])
        } catch {
            // Its lease ends and it is claimed again.
            logger.error("job could not be recorded", metadata: ["kind": "\(job.kind)"])
        }
    }
}

/// Does jobs for as long as the server runs. At shutdown, those under way are finished.
struct JobWorker: Service {
    let runner: JobRunner
    let now: @Sendable () -> Instant

    private static let idle = Duration.seconds(1)
    /// How many times longer than it worked the worker waits before it goes on: people who wait for a page come first.
    private static let restraint = 3

    /// The worker of an installation.
    init(installation: Installation, site: Site, configuration: InstallationConfiguration, logger: Logger) {
        let envelope = MailEnvelope(from: configuration.mailFrom)
        let transport: any MailTransport =
            if let sendmail = configuration.sendmail {
                SendmailTransport(program: sendmail, envelope: envelope)
            } else {
                OutboxTransport(folder: "\(installation.data)/outbox", envelope: envelope)
            }
        let retention = RetentionHandler(
            site: site, keys: installation.keys, keyBackupDays: configuration.keyBackupDays)
        runner = JobRunner(
            store: installation.store,
            handlers: [
                JobKind.mail: MailHandler(site: site, transport: transport),
                JobKind.accountMail: AccountMailHandler(site: site, transport: transport),
                JobKind.receptionMail: ReceptionMailHandler(site: site, transport: transport),
                JobKind.correctionOverdue: CorrectionOverdueHandler(site: site),
                JobKind.relateCases: RelateCasesHandler(site: site),
                JobKind.takeUpCase: TakeUpCaseHandler(site: site),
                JobKind.batch: BatchHandler(site: site),
                JobKind.cleanup: CleanupHandler(store: installation.store, site: site),
                JobKind.examineFile: FileHandler(site: site),
                JobKind.exportCases: ExportHandler(site: site), JobKind.retention: retention,
            ], logger: logger, site: site, longKinds: [JobKind.exportCases, JobKind.retention])
        now = site.now
    }

    /// One long job at a time, beside the short ones: messages don't wait for an export to end.
    func run() async throws {
        let hand = LongWork()
        await withDiscardingTaskGroup { group in
            let (jobs, feed) = AsyncStream.makeStream(of: ClaimedJob.self)
            group.addTask(priority: .utility) {
                for await job in jobs {
                    await runner.run(job, at: now())
                    hand.isBusy.store(false, ordering: .releasing)
                }
            }
            await runShort { job in
                guard !hand.isBusy.exchange(true, ordering: .acquiringAndReleasing) else { return false }
                feed.yield(job)
                return true
            }
            feed.finish()
        }
    }

    /// Whether a long job is under way.
    private final class LongWork: Sendable {
        let isBusy = Atomic(false)
    }

    private func runShort(aside: @escaping @Sendable (ClaimedJob) -> Bool) async {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            var wait = Self.idle
            do {
                try await Cleanup.schedule(in: runner.store, at: now())
                try await Retention.schedule(in: runner.store, at: now())
                let begun = ContinuousClock.now
                if try await runner.runDue(at: now(), aside: aside) > 0 {
                    wait = min(begun.duration(to: .now) * Self.restraint, Self.idle)
                }
            } catch {
                runner.logger.error("jobs can't be read", metadata: ["error": "\(type(of: error))"])
            }
            let pause = wait
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: pause) }
        }
    }
}
