public import FEEL

/// Who gave an answer, and through what.
public enum Provenance: Sendable, Hashable {
    /// The person concerned.
    case person
    /// Somebody acting under a mandate.
    case helper
    /// An agent of the organisation.
    case agent
    /// A register, by its identifier.
    case register(String)
    /// The person, who corrected what a register said.
    case correction(register: String, said: Value)
    /// The person, who took up what they had answered in an earlier case, by its reference.
    case reused(from: String)
    /// A scanned paper.
    case scan
    /// The assistant, repeating what the person said.
    case assistant
}

/// A value and where it comes from.
public struct Answer: Sendable, Hashable {
    /// The normalised value.
    public let value: Value
    /// Who gave it.
    public let provenance: Provenance

    /// An answer, by the person unless said otherwise.
    public init(_ value: Value, by provenance: Provenance = .person) {
        self.value = value
        self.provenance = provenance
    }
}

/// Answers by path (`AnswerPath`): the identifier of a question asked once; the elements of lists stand under their path
/// (`ElementKeys`).
public typealias Answers = [String: Answer]
