import Foundation
import Services
import Synchronization

/// How often one client may do something, and what it is told beyond that.
public struct RateLimit: Sendable, Hashable {
    /// What is limited.
    public enum Kind: String, Sendable, CaseIterable, Hashable {
        /// Any request.
        case general
        /// Starting a form or submitting one.
        case submission
        /// Announcing a file, or sending more of it.
        case upload
        /// Guessing: sign-in, access codes, references.
        case secret
    }

    /// Requests allowed at once.
    public var burst: Int
    /// Requests regained each minute.
    public var perMinute: Int

    /// A limit.
    public init(burst: Int, perMinute: Int) {
        self.burst = burst
        self.perMinute = perMinute
    }

    /// Limits that no person meets and that stop a script.
    public static let defaults: [Kind: RateLimit] = [
        .general: RateLimit(burst: 300, perMinute: 1_200),
        .submission: RateLimit(burst: 20, perMinute: 20),
        .upload: RateLimit(burst: 60, perMinute: 60),
        .secret: RateLimit(burst: 10, perMinute: 10),
    ]
}

/// Token buckets by client and kind, bounded in number.
///
/// Each process counts for itself: behind a balancer the limit is per process, which a town's balancer can lower.
final class RateLimiter: Sendable {
    private struct Key: Hashable {
        let client: String
        let kind: RateLimit.Kind
    }

    private struct Bucket {
        var tokens: Double
        var at: Int64
    }

    /// Beyond this number of clients, those whose bucket is full again are forgotten.
    private static let maximumBuckets = 50_000

    private let limits: [RateLimit.Kind: RateLimit]
    private let buckets = Mutex<[Key: Bucket]>([:])

    init(limits: [RateLimit.Kind: RateLimit]) { self.limits = limits }

    /// Takes one request from the client's allowance.
    ///
    /// - Returns: nil when allowed, else the seconds to wait.
    func take(_ kind: RateLimit.Kind, client: String, at now: Instant) -> Int? {
        guard let limit = limits[kind] else { return nil }
        let perMillisecond = Double(limit.perMinute) / 60_000
        return buckets.withLock { buckets in
            if buckets.count >= Self.maximumBuckets {
                let refill = Int64(Double(limit.burst) / max(perMillisecond, .leastNonzeroMagnitude))
                buckets = buckets.filter { now.milliseconds - $0.value.at < refill }
                if buckets.count >= Self.maximumBuckets { buckets.removeAll(keepingCapacity: true) }
            }
            let key = Key(client: client, kind: kind)
            var bucket = buckets[key] ?? Bucket(tokens: Double(limit.burst), at: now.milliseconds)
            let elapsed = max(0, now.milliseconds - bucket.at)
            bucket.tokens = min(Double(limit.burst), bucket.tokens + Double(elapsed) * perMillisecond)
            bucket.at = now.milliseconds
            defer { buckets[key] = bucket }
            guard bucket.tokens >= 1 else {
                return Int(((1 - bucket.tokens) / perMillisecond / 1000).rounded(.up))
            }
            bucket.tokens -= 1
            return nil
        }
    }
}
