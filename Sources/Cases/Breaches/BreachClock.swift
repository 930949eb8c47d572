public import Services

/// The time within which a breach of personal data is notified to the supervisory authority: 72 hours after the controller
/// became aware of it (GDPR, article 33(1)).
///
/// Hours run through nights, week-ends, public holidays and changes of the local clock: a period of hours is counted in
/// hours (Regulation (EEC, Euratom) 1182/71, article 3). They are counted from the very moment, though that regulation
/// would leave out the hour under way: what is told is never later than what the law allows.
public struct BreachClock: Sendable, Hashable {
    /// How long there is.
    public static let hours: Int64 = 72

    /// When the breach became known.
    public let knownAt: Instant

    /// The clock that starts at a moment.
    public init(knownAt: Instant) { self.knownAt = knownAt }

    /// The last moment.
    public var deadline: Instant { knownAt.adding(seconds: Self.hours * 3600) }

    /// Whether a moment comes too late.
    public func isPast(_ moment: Instant) -> Bool { moment > deadline }

    /// How far the end is at a moment.
    public func standing(at moment: Instant) -> Standing {
        let minutes = Int((deadline.milliseconds - moment.milliseconds) / 60_000)
        return isPast(moment) ? .past(minutes: -minutes) : .left(minutes: minutes)
    }

    /// What remains of the 72 hours, or by how much they have passed, in whole minutes.
    public enum Standing: Sendable, Hashable {
        case left(minutes: Int)
        case past(minutes: Int)
    }
}
