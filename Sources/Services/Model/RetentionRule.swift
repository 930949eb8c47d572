/// How long data are kept, and what happens then.
public struct RetentionRule: Sendable, Hashable {
    /// What the service does once the active period is over.
    public enum Fate: String, Sendable, CaseIterable {
        case destroy
        /// A public body destroys only with the archives' visa (code du patrimoine, L. 212-2).
        case archivesVisa = "archives_visa"
        case keep
    }

    /// What becomes of the cases of a service in the end: the final fate of an archives' management table.
    public enum FinalFate: Sendable, Hashable {
        /// All are destroyed.
        case destroy
        /// All are kept, by the archives.
        case keep
        /// One in so many is kept, drawn by lot; the others are destroyed.
        case sample(oneIn: Int)
    }

    /// The period during which the case may be needed by the service (durée d'utilité administrative), counted from its end.
    public let active: Period
    /// What happens then.
    public let then: Fate
    /// How long before its end the person is told.
    public let notice: Period
    /// For how long after its end the person may still take their copy, while the service has the case no more.
    public let grace: Period
    /// One case in so many is kept when the archives have given their visa; nil when none is.
    public let sampleOneIn: Int?

    /// The notice, and the grace, of a service that says nothing of them.
    public static let usualNotice = Period(30, .day)

    /// The most cases of which one is kept.
    public static let maximumSample = 10_000

    /// A rule.
    public init(
        active: Period, then: Fate, notice: Period = usualNotice, grace: Period = usualNotice, sampleOneIn: Int? = nil
    ) {
        self.active = active
        self.then = then
        self.notice = notice
        self.grace = grace
        self.sampleOneIn = sampleOneIn
    }

    /// Whether nothing is destroyed before the archives have seen the list.
    public var needsArchives: Bool { then != .destroy }

    /// What becomes of the cases.
    public var finalFate: FinalFate {
        switch then {
        case .destroy: .destroy
        case .keep: .keep
        case .archivesVisa: sampleOneIn.map { .sample(oneIn: $0) } ?? .destroy
        }
    }
}
