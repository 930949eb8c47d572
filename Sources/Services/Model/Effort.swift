/// How long the steps of dealing with a case take, as the organisation declares it: what figures of agent time and cost are
/// made from. Nobody is watched or timed.
public struct Effort: Sendable, Hashable {
    /// The step of receiving and reading a request.
    public static let receiving = "receive"
    /// The step of writing to the person.
    public static let message = "message"

    /// Seconds by step: `receiving`, `message`, or the identifier of an action of the workflow.
    public let seconds: [String: Int]

    /// Whether anything is declared.
    public var isDeclared: Bool { !seconds.isEmpty }

    /// Declared times of work.
    public init(seconds: [String: Int] = [:]) { self.seconds = seconds }
}
