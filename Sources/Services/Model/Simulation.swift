/// That a service only tells what others decide: nothing is asked for, nothing is kept, nobody of the town decides.
public struct Simulation: Sendable {
    /// Who decides, in words.
    public let decidedBy: LocalizedText
    /// Where it is really asked for.
    public let apply: Link
}
