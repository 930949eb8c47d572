/// What everyone can read of a service's cases: a list of where each stands, without anything of who submitted it.
///
/// The compiler publishes only what can't point to someone: answers chosen from a closed list, of cases that an agent
/// has already looked at (GDPR, article 25(2): by default nothing personal is made accessible to everyone).
public struct PublicFollowUp: Sendable, Hashable {
    /// Identifiers of the states in which a case stands in the list; never the first state.
    public let states: [String]
    /// Places, in the service's list columns, of the values shown.
    public let columns: [Int]
}
