/// A model somewhere, to which a conversation is sent.
public protocol ChatEndpoint: Sendable {
    /// The text that the model answers. It stops when its task is cancelled, and reads no more than it needs.
    ///
    /// - Throws: whatever kept it from answering.
    func reply(to messages: [RephrasingRequest.Message]) async throws -> String
}

/// How much a model may cost those who wait.
public struct RephrasingLimits: Sendable, Hashable {
    /// How long it is waited for.
    public var time: Duration = .seconds(8)
    /// Requests at once; the next ones get the plain answer at once, and never wait in a line.
    public var atOnce = 2
    /// Failures in a row after which the model is left alone.
    public var failures = 3
    /// How long it is left alone.
    public var pause: Duration = .seconds(60)

    /// The usual limits.
    public init() {}
}

/// A rephraser that can only help: what it returns was checked, and it returns nil rather than be late or fail.
public struct GuardedRephraser<Time: Clock>: Rephraser where Time.Duration == Duration {
    private let endpoint: any ChatEndpoint
    private let limits: RephrasingLimits
    private let clock: Time
    private let gate: Gate

    /// A guard around an endpoint; `clock` tells how long it takes, and when it is tried again.
    public init(_ endpoint: any ChatEndpoint, limits: RephrasingLimits = RephrasingLimits(), clock: Time) {
        self.endpoint = endpoint
        self.limits = limits
        self.clock = clock
        gate = Gate(limits: limits)
    }

    /// The passages in other words, or nil: busy, left alone, late, failed, or not supported by the passages.
    public func rephrase(_ request: RephrasingRequest) async -> RephrasedAnswer? {
        guard !request.passages.isEmpty, await gate.enter(at: clock.now) else { return nil }
        let reply = await reply(to: request.messages)
        await gate.leave(at: clock.now, hasFailed: reply == nil && !Task.isCancelled)
        return reply.flatMap { RephrasingCheck(request).accept($0) }
    }

    /// The reply, or nil once the time is over, even if the endpoint doesn't stop when it is told to.
    private func reply(to messages: [RephrasingRequest.Message]) async -> String? {
        let (replies, continuation) = AsyncStream<String?>.makeStream(bufferingPolicy: .bufferingOldest(1))
        let (endpoint, clock, time) = (endpoint, clock, limits.time)
        let asking = Task {
            let reply = try? await endpoint.reply(to: messages)
            continuation.yield(reply)
        }
        let waiting = Task {
            try? await clock.sleep(for: time)
            continuation.yield(nil)
        }
        defer {
            asking.cancel()
            waiting.cancel()
        }
        for await reply in replies { return reply }
        return nil
    }

    /// Counts those inside, and failures.
    private actor Gate {
        private let limits: RephrasingLimits
        private var inside = 0
        private var failures = 0
        private var closedUntil: Time.Instant?

        init(limits: RephrasingLimits) { self.limits = limits }

        func enter(at now: Time.Instant) -> Bool {
            if let closedUntil, now < closedUntil { return false }
            // After a pause one request tries; the others are let in once it succeeded.
            guard inside < (failures >= limits.failures ? 1 : limits.atOnce) else { return false }
            inside += 1
            return true
        }

        func leave(at now: Time.Instant, hasFailed: Bool) {
            inside -= 1
            failures = hasFailed ? failures + 1 : 0
            closedUntil = failures >= limits.failures ? now.advanced(by: limits.pause) : nil
        }
    }
}
