public import Services

/// A breach of personal data as its entries tell it. Pure: entries are only ever added.
public struct Breach: Sendable, Hashable {
    /// The most entries of a breach: they are read together.
    public static let mostEntries = 200

    /// An entry with who made it and when.
    public struct Line: Sendable, Hashable {
        /// When it was written down.
        public let at: Instant
        /// The agent who did.
        public let author: Identifier
        /// What was.
        public let entry: BreachEntry

        /// A line.
        public init(at: Instant, author: Identifier, entry: BreachEntry) {
            self.at = at
            self.author = author
            self.entry = entry
        }
    }

    /// Where telling the authority stands.
    public enum Authority: Sendable, Hashable {
        /// It has to be told.
        case due
        /// It was told at a moment.
        case told(at: Instant)
        /// It need not be.
        case notNeeded(reason: String)
    }

    /// Where telling the people concerned stands.
    public enum People: Sendable, Hashable {
        /// They have to be told.
        case due
        /// They were told at a moment.
        case told(at: Instant)
        /// They need not be, and why; no reason where the risk is not high.
        case notNeeded(reason: String?)
    }

    /// Identifier.
    public let id: Identifier
    /// What was written down, in order; never empty.
    public let lines: [Line]
    /// The latest description.
    public let description: BreachDescription

    /// The breach that entries tell; nil when none of them describes it.
    public init?(id: Identifier, lines: [Line]) {
        let descriptions = lines.compactMap { line in
            if case .described(let description) = line.entry { description } else { nil }
        }
        guard let latest = descriptions.last else { return nil }
        self.id = id
        self.lines = lines
        description = latest
    }

    /// The clock of the latest description.
    public var clock: BreachClock { description.clock }

    /// Where telling the authority stands. That it need not be told holds no longer once harm is not unlikely.
    public var authority: Authority {
        for line in lines.reversed() {
            switch line.entry {
            case .authorityTold(let moment, _, _): return .told(at: Instant(milliseconds: moment))
            case .authorityNotTold(let reason) where description.risk == .unlikely: return .notNeeded(reason: reason)
            default: continue
            }
        }
        return .due
    }

    /// Where telling the people concerned stands.
    public var people: People {
        for line in lines.reversed() {
            switch line.entry {
            case .peopleTold(let moment, _): return .told(at: Instant(milliseconds: moment))
            case .peopleNotTold(let reason): return .notNeeded(reason: reason)
            default: continue
            }
        }
        return description.risk == .high ? .due : .notNeeded(reason: nil)
    }

    /// Whether something is left to do.
    public var isOpen: Bool { authority == .due || people == .due }

    /// Why an entry can't be added now; nil when it can.
    public func refusal(of entry: BreachEntry, now: Instant) -> BreachRefusal? {
        guard lines.count < Self.mostEntries else { return .tooMany }
        switch entry {
        case .described, .note, .peopleNotTold: return Self.refusal(ofFirst: entry, now: now, isFirst: false)
        case .authorityTold(let at, _, let delay):
            let moment = Instant(milliseconds: at)
            if let refusal = refusal(of: moment, now: now) { return refusal }
            return clock.isPast(moment) && delay.isEmpty ? .delayUnexplained : nil
        case .authorityNotTold: return description.risk == .unlikely ? nil : .authorityMustBeTold
        case .peopleTold(let at, _): return refusal(of: Instant(milliseconds: at), now: now)
        }
    }

    /// Why a breach can't begin with an entry; nil when it can.
    public static func refusal(ofFirst entry: BreachEntry, now: Instant) -> BreachRefusal? {
        refusal(ofFirst: entry, now: now, isFirst: true)
    }

    private static func refusal(ofFirst entry: BreachEntry, now: Instant, isFirst: Bool) -> BreachRefusal? {
        guard case .described(let description) = entry else { return isFirst ? .notDescribed : nil }
        return description.clock.knownAt > now ? .inTheFuture : nil
    }

    private func refusal(of moment: Instant, now: Instant) -> BreachRefusal? {
        if moment > now { return .inTheFuture }
        return moment < clock.knownAt ? .beforeKnown : nil
    }
}
