public import FEEL

/// What only people know of the processing of personal data (GDPR, articles 13, 28 and 30), written beside the definitions
/// in `organisation.yaml` under `processing`, with the day on which somebody last made sure of it.
public struct ProcessingFacts: Sendable {
    /// How long a review holds, in months.
    public static let monthsOfReview = 12

    /// Somebody outside, and what they have to do with the data.
    public struct Fact: Sendable, Hashable {
        /// Who.
        public let name: LocalizedText
        /// What they do with the data, or why they receive them.
        public let about: LocalizedText
        /// The services concerned; empty for all that the organisation does.
        public let services: [String]
        /// When somebody last made sure of it.
        public let reviewed: CivilDate

        /// Whether it concerns a service.
        public func concerns(_ service: String) -> Bool { services.isEmpty || services.contains(service) }
    }

    /// Data that leave the European Union (articles 44 to 49).
    public struct Transfer: Sendable, Hashable {
        /// To whom, and why.
        public let fact: Fact
        /// Where.
        public let country: LocalizedText
        /// What protects them there: an adequacy decision, clauses.
        public let safeguard: LocalizedText
    }

    /// When somebody last made sure of the whole.
    public let reviewed: CivilDate
    /// Who did, by their function.
    public let reviewedBy: LocalizedText
    /// Those who decide on the purposes together with the organisation (article 26).
    public let jointControllers: [Fact]
    /// Those who process data on its behalf (article 28).
    public let processors: [Fact]
    /// Those outside who receive data.
    public let recipients: [Fact]
    /// What leaves the European Union.
    public let transfers: [Transfer]
    /// What protects the data besides the platform: locks, training, procedures.
    public let measures: [LocalizedText]

    /// Every fact about somebody outside.
    public var all: [Fact] { jointControllers + processors + recipients + transfers.map(\.fact) }

    /// Whether what was reviewed on a day has to be reviewed again on another.
    public static func isOld(_ reviewed: CivilDate, on today: CivilDate) -> Bool {
        reviewed.adding(months: monthsOfReview) < today
    }

    /// The facts that nobody has made sure of for too long on a day.
    public func old(on today: CivilDate) -> [Fact] { all.filter { Self.isOld($0.reviewed, on: today) } }

    /// Whether the whole, or a fact of it, has to be reviewed.
    public func isOld(on today: CivilDate) -> Bool { Self.isOld(reviewed, on: today) || !old(on: today).isEmpty }
}
