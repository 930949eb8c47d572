/// What is counted of conversations with agents, by team and day: never by agent, never by person.
public enum ReceptionMeasure: String, Sendable, Hashable, CaseIterable {
    /// Somebody asked for a person.
    case asked
    /// An agent took the conversation.
    case taken
    /// How long it had waited; the detail is a class.
    case waited
    /// How long it lasted; the detail is a class.
    case lasted
    /// It ended; the detail says why.
    case ended
    /// The person left before anybody came.
    case abandoned
    /// It went on to another team.
    case transferred
    /// A call-back was promised.
    case promised
    /// It was made on the day promised or before.
    case kept
    /// It was made later.
    case late
    /// A message held insults or threats; the detail says which.
    case abuse

    /// The upper ends, in minutes, of the classes in which waits and durations are counted; one more class is above.
    public static let classes = [1, 5, 15, 30, 60]

    /// The class of a stretch of time: the minutes that it doesn't exceed, or "more".
    public static func durationClass(of seconds: Int64) -> String {
        classes.first { seconds <= Int64($0) * 60 }.map(String.init) ?? "more"
    }
}

/// Why a conversation with an agent ended.
public enum ReceptionEnd: String, Sendable, Hashable, CaseIterable {
    /// The question has its answer.
    case answered
    /// Another body or office sees to it, and the person knows which.
    case elsewhere
    /// The person did not write any more.
    case silent
    /// Insults or threats.
    case abuse
    /// The person ended it.
    case person
    /// A call-back was made and led nowhere: nobody answered.
    case notReached = "not-reached"
}
