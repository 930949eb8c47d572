/// When a granted request can be renewed, and what is asked again.
public struct RenewalRule: Sendable, Hashable {
    /// How long after the decision.
    public let after: Period
    /// Names of the questions whose answers are not taken from the former request.
    public let askAgain: [String]
}

/// What can be changed of a granted request, and until when.
public struct ChangeRule: Sendable, Hashable {
    /// Identifiers of the pages that can be answered anew.
    public let pages: [String]
    /// How long after the decision.
    public let within: Period
}
